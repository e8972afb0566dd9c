"""The tray starts with the desktop when it is wished, and not otherwise."""

from __future__ import annotations

import plistlib
import shlex
import sys
from pathlib import Path

import pytest

from tray.desktop import autostart
from tray.desktop.autostart import agent, entry, is_enabled, set_enabled
from tray.domain.actions import remedies
from tray.domain.command import Command
from tray.domain.problem import ProblemError

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="written for the freedesktop systems")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the entry lies."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "dainvo-tray.desktop"


def keys(text: str) -> dict[str, str]:
    """The keys of a desktop entry."""
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def test_it_is_off_until_it_is_wished(file: Path) -> None:
    """Nothing starts by itself unasked; on and off are what they say, twice too."""
    assert not is_enabled()
    for wished in (True, True, False, False):
        set_enabled(enabled=wished)
        assert is_enabled() is wished
        assert file.exists() is wished
    assert list(file.parent.iterdir()) == []


def test_the_entry_starts_this_program(file: Path) -> None:
    """The command is this installation's own, by an absolute path, and names itself in TryExec."""
    set_enabled(enabled=True)
    written = keys(file.read_text())
    words = shlex.split(written["Exec"])
    assert words == autostart.command()
    assert words[-1] == "run"
    assert Path(words[0]).is_absolute()
    assert written["TryExec"] == words[0]


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_switched_off_elsewhere_counts_as_off(file: Path, line: str) -> None:
    """The desktop's own settings have the last word."""
    set_enabled(enabled=True)
    file.write_text(file.read_text() + line + "\n")
    assert not is_enabled()


def test_a_path_of_odd_letters_is_quoted() -> None:
    """Blanks, dollars, quotes, percents and backslashes of a path reach the program as they are."""
    written = keys(entry(['/home/a b/$x"`\\50%', "run"]))
    assert written["Exec"] == '"/home/a b/\\\\$x\\\\"\\\\`\\\\\\\\50%%" run'
    assert written["TryExec"] == '/home/a b/$x"`\\\\50%'


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem says which file, and nothing is left half done."""
    blocked = tmp_path / "config"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocked))
    with pytest.raises(ProblemError) as raised:
        set_enabled(enabled=True)
    assert raised.value.problem.code == "desktop.autostart_failed"
    assert str(blocked) in raised.value.problem.detail
    again = [command for _, command in remedies(raised.value.problem)]
    assert again == [Command.of("settings_change", start_at_login=True)]
    assert not is_enabled()


def test_the_launch_agent_is_a_property_list() -> None:
    """macOS gets the same command in its own form."""
    assert plistlib.loads(agent(["/x/dainvo-tray", "run"]))["ProgramArguments"] == ["/x/dainvo-tray", "run"]
