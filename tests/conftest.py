"""What every test may rely on: nobody's own data in reach, and a private desktop for the asking."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from virtual_desktop import VirtualDesktop

# A busy machine makes no promise false: how long an example takes is nobody's concern.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

DESKTOP_FIXTURES = {"desktop", "make_desktop"}

MakeDesktop = Callable[..., VirtualDesktop]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a desktop, and keep those tests in one worker: two browsers at once starve a small machine."""
    for item in items:
        if DESKTOP_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.desktop)
            item.add_marker(pytest.mark.xdist_group("desktop"))


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test away from the files, the bus, the screen and the Zoom account of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("XDG_", "DAINVO_ZOOM_", "DBUS_")):
                patch.delenv(name)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
            patch.delenv(name, raising=False)
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield home


@pytest.fixture
def make_desktop() -> Iterator[MakeDesktop]:
    """Give a maker of virtual desktops, each with the parts asked for; all are closed with the test."""
    with ExitStack() as open_desktops:
        yield lambda **parts: open_desktops.enter_context(VirtualDesktop(**parts))


@pytest.fixture
def desktop(make_desktop: MakeDesktop) -> VirtualDesktop:
    """Give a private desktop with all its parts, started in about half a second and used by this test alone."""
    return make_desktop()


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path:
    """Give the folder for pictures: docs/pictures in ``make pictures``, else one in build/."""
    root: Any = request.config.rootpath
    folder = Path(root) / os.environ.get("DAINVO_PICTURES", "build/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
