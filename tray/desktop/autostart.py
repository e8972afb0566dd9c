"""Starting with the desktop: one verb, three systems."""

from __future__ import annotations

import os
import plistlib
import shutil
import sys
from pathlib import Path

from tray.domain.problem import ProblemError
from tray.domain.problems import problem

_NAME = "dainvo-tray"
_LABEL = "app.dainvo.tray"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_RUN_VALUE = "Dainvo tray"

# What an Exec key must not hold bare, and what is escaped inside quotes
# (https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html).
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
_ESCAPED = frozenset('"`$\\')


def is_enabled() -> bool:
    """Whether the tray starts with the desktop; an entry that the desktop's own settings switched off does not."""
    if sys.platform == "win32":
        return _windows_value() is not None
    try:
        if sys.platform == "darwin":
            return bool(plistlib.loads(_agent().read_bytes()).get("RunAtLoad"))
        return _is_live(_entry().read_text(encoding="utf-8", errors="replace"))
    except (OSError, plistlib.InvalidFileException):
        return False


def set_enabled(*, enabled: bool) -> None:
    """Have the tray start with the desktop, or not; doing it twice changes nothing.

    Raises:
        ProblemError: `desktop.autostart_failed`, naming the file that could not be written.
    """
    place = "the registry" if sys.platform == "win32" else str(_agent() if sys.platform == "darwin" else _entry())
    try:
        if sys.platform == "win32":
            _set_windows_value(_command_line(command()) if enabled else None)
        elif sys.platform == "darwin":
            _write(_agent(), agent(command()) if enabled else None)
        else:
            _write(_entry(), entry(command()).encode() if enabled else None)
    except OSError as error:
        failed = f"{place}: {error.strerror or error}"
        wanted = "on" if enabled else "off"
        raise ProblemError(problem("desktop.autostart_failed", failed, target=wanted)) from error


def command() -> list[str]:
    """The command that starts this very program again, by absolute paths: a login has a short PATH."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "run"]
    beside = Path(sys.executable).with_name(_NAME)  # of the virtual environment we run in
    installed = str(beside) if beside.is_file() else shutil.which(_NAME)
    return [installed, "run"] if installed else [sys.executable, "-m", "tray.cli.main", "run"]


def entry(words: list[str]) -> str:
    """The autostart entry of the freedesktop systems; a program that was removed starts nothing (TryExec)."""
    return "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.5",
            "Name=Dainvo tray",
            "Comment=A calendar in the system tray whose events carry Zoom meetings",
            f"TryExec={_string(words[0])}",
            f"Exec={_string(' '.join(_quoted(word) for word in words))}",
            f"Icon={_NAME}",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-UsesNotifications=true",
            "",
        ]
    )


def agent(words: list[str]) -> bytes:
    """The launch agent of macOS; it belongs to sessions with a screen and is not restarted when it is quit."""
    return plistlib.dumps(
        {
            "Label": _LABEL,
            "ProgramArguments": words,
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
    )


def _entry() -> Path:
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(configured) if configured.startswith("/") else Path.home() / ".config"
    return folder / "autostart" / f"{_NAME}.desktop"


def _agent() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"


def _is_live(text: str) -> bool:
    keys = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    keys = {key.strip(): value.strip().lower() for key, value in keys.items()}
    return keys.get("Hidden") != "true" and keys.get("X-GNOME-Autostart-enabled") != "false" and "Exec" in keys


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")  # a lone % begins a field code
    if word and not set(word) & _RESERVED:
        return word
    return '"' + "".join(f"\\{letter}" if letter in _ESCAPED else letter for letter in word) + '"'


def _string(value: str) -> str:
    """A value of type string: its own escapes come on top of those of Exec."""
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def _write(path: Path, content: bytes | None) -> None:
    """Replace the file whole, or remove it."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _command_line(words: list[str]) -> str:
    import subprocess

    return subprocess.list2cmdline(words)


def _windows_value() -> str | None:
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            return str(winreg.QueryValueEx(key, _RUN_VALUE)[0])
    except FileNotFoundError:
        return None


def _set_windows_value(value: str | None) -> None:
    if sys.platform != "win32":
        return
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
        if value is not None:
            winreg.SetValueEx(key, _RUN_VALUE, 0, winreg.REG_SZ, value)
        elif _windows_value() is not None:
            winreg.DeleteValue(key, _RUN_VALUE)
