"""Files lie where the system's conventions put them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray.service.paths import Paths, system_paths

pytestmark = pytest.mark.skipif("not sys.platform.startswith('linux')", reason="XDG is Linux's convention")


def test_xdg_variables_are_honoured(monkeypatch):
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", f"/x/{name.lower()}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/x/run")

    paths = system_paths()

    assert paths.settings == Path("/x/config/dainvo-tray/settings.toml")
    assert paths.calendar == Path("/x/data/dainvo-tray/calendars/personal")
    assert paths.store == Path("/x/state/dainvo-tray/store.sqlite3")
    assert paths.socket == Path("/x/run/dainvo-tray/service.sock")


def test_relative_xdg_variables_are_ignored_as_the_specification_asks(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("HOME", "/h")

    assert system_paths().config == Path("/h/.config/dainvo-tray")


def test_a_socket_whose_path_would_be_too_long_gets_a_short_one():
    deep = Path("/" + "deep/" * 40)
    paths = Paths(deep, deep, deep, deep, deep)

    assert len(str(paths.socket)) <= 107
