"""The clipboard, filled so that the text is still there when we are gone."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys

from tray.desktop.programs import collect, environment
from tray.domain.problem import Problem
from tray.domain.problems import problem

READY = b"ready\n"
_SECONDS = 10.0

# Programs that take the text on standard input, stay in the background as its owner, and leave the terminal alone.
_WAYLAND = ("wl-copy", "--type", "text/plain;charset=utf-8")
_X11 = (("xclip", "-selection", "clipboard", "-in"), ("xsel", "--clipboard", "--input"))


def copy_text(text: str) -> Problem | None:
    """Put `text` on the clipboard; the problem where that cannot be done. May take a moment.

    The text never stands in an argument list. On X11 a small process of ours owns it until something else is copied.
    """
    if sys.platform == "win32":
        from tray.desktop.windows_clipboard import set_text

        return None if set_text(text) else _problem("Windows did not let go of the clipboard.")
    if sys.platform == "darwin":
        return None if _feed(("pbcopy",), text, {"LC_CTYPE": "UTF-8"}) else _problem("pbcopy failed.")
    if os.environ.get("WAYLAND_DISPLAY") and shutil.which(_WAYLAND[0]) and _feed(_WAYLAND, text):
        return None
    if not os.environ.get("DISPLAY"):
        return _problem("There is no display, or it is Wayland's own and wl-clipboard is not installed.")
    if _own(text) or any(shutil.which(command[0]) and _feed(command, text) for command in _X11):
        return None
    return _problem("The display did not take the text.")


def _feed(command: tuple[str, ...], text: str, extra: dict[str, str] | None = None) -> bool:
    """Give the text to a program that goes into the background when it has it."""
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**environment(), **(extra or {})},
            start_new_session=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _own(text: str) -> bool:
    """Start the process that owns the text; True once other programs can paste it."""
    if getattr(sys, "frozen", False):
        return False  # a bundle has no interpreter to start a module with
    try:
        owner = subprocess.Popen(
            [sys.executable, "-m", "tray.desktop.clipboard_owner"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
        )
    except OSError:
        return False
    assert owner.stdin is not None
    assert owner.stdout is not None
    with owner.stdin, owner.stdout:
        try:
            owner.stdin.write(text.encode("utf-8", "replace"))
            owner.stdin.close()
            readable, _, _ = select.select([owner.stdout], [], [], _SECONDS)
            ready = bool(readable) and owner.stdout.readline() == READY
        except OSError:
            ready = False
    if not ready:
        owner.kill()
    collect(owner)
    return ready


def _problem(detail: str) -> Problem:
    return problem("desktop.no_clipboard", detail)
