"""Links, opened where they belong: the person's browser, or the Zoom app."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

from tray.desktop.programs import environment, start
from tray.domain.problem import Problem
from tray.domain.problems import problem
from tray.planning.join_link import native_link

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_APP_SCHEMES = frozenset({"zoommtg", "zoomus"})
_ASK_SECONDS = 5.0

# What opens a link on a desktop, the desktop's own choice first; the last are for window managers without one.
_OPENERS = (("xdg-open",), ("gio", "open"), ("exo-open",), ("kde-open",))
_BROWSERS = ("x-www-browser", "firefox", "chromium", "chromium-browser", "google-chrome", "epiphany", "falkon")


def open_link(url: str, token: str | None = None) -> Problem | None:
    """Open a link in the program that is meant for it; the problem where that cannot be done.

    Web links must be https (http to this computer only); mail links and those of the Zoom app are opened too, nothing
    else is. `$BROWSER` is obeyed as Python's webbrowser does (names or command lines, the first that works); where it
    is set, no other browser is tried. `token` lets the window come to the front (XDG activation). May take a second.
    """
    if (reason := refusal(url)) is not None:
        return problem("desktop.link_refused", reason, target=url)
    if sys.platform == "win32":
        return _open_on_windows(url)
    if sys.platform == "darwin":
        return None if start(["open", url]) else _no_browser(url)
    scheme = urlsplit(url).scheme.lower()
    for command in _commands(url, for_app=scheme in _APP_SCHEMES or scheme == "mailto"):
        if shutil.which(command[0]) is not None and start(command, token):
            return None
    return _no_browser(url)


def open_join_link(url: str, token: str | None = None, *, in_app: bool = True) -> Problem | None:
    """Join by this link: in the Zoom app where that is wished, there, and can carry the link, else in the browser."""
    native = native_link(url) if in_app else None
    if native is not None and has_handler("zoommtg") and open_link(native, token) is None:
        return None
    return open_link(url, token)


def refusal(url: str) -> str | None:
    """Why this link is not opened, None where it is."""
    if not url.isprintable() or " " in url:
        return "It holds characters that no link has."
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "It is not a link."
    scheme = parts.scheme.lower()
    if scheme == "https" and host:
        return None
    if scheme == "http" and host:
        return None if host in _LOOPBACK else "It is not encrypted: it begins with http instead of https."
    if (scheme in _APP_SCHEMES and host) or (scheme == "mailto" and parts.path):
        return None
    return f"Links that begin with “{scheme}:” are not opened." if scheme else "It is not a link."


def has_handler(scheme: str) -> bool:
    """Whether a program of this system opens links of `scheme`; False too where the system cannot be asked."""
    if sys.platform == "win32":
        return _windows_handler(scheme)
    if sys.platform == "darwin":
        return _mac_handler(scheme)
    try:
        asked = subprocess.run(
            ["xdg-mime", "query", "default", f"x-scheme-handler/{scheme}"],
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_ASK_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.stdout.strip().endswith(".desktop")


def _commands(url: str, *, for_app: bool) -> list[list[str]]:
    openers = [[*opener, url] for opener in _OPENERS]
    if for_app:
        return openers
    if chosen := [choice for choice in os.environ.get("BROWSER", "").split(os.pathsep) if choice.strip()]:
        return [command for choice in chosen if (command := _chosen(choice, url))]
    return [*openers, *([browser, url] for browser in _BROWSERS)]


def _chosen(choice: str, url: str) -> list[str]:
    """The command of one entry of $BROWSER: a name, or a command line with %s for the link and & at its end."""
    try:
        words = shlex.split(choice.strip().removesuffix("&"))
    except ValueError:
        return []
    if not any("%s" in word for word in words):
        return [*words, url] if words else []
    return [word.replace("%s", url) for word in words]


def _no_browser(url: str) -> Problem:
    return problem("desktop.no_browser", "No program here opened the link.", target=url)


def _open_on_windows(url: str) -> Problem | None:
    if sys.platform != "win32":
        return _no_browser(url)
    try:
        os.startfile(url)  # noqa: S606 - the schemes were checked above
    except OSError:
        return _no_browser(url)
    return None


def _windows_handler(scheme: str) -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{scheme}\shell\open\command"):
            return True
    except OSError:
        return False


def _mac_handler(scheme: str) -> bool:
    try:
        from AppKit import NSWorkspace  # part of what pystray needs on macOS
        from Foundation import NSURL
    except ImportError:
        return False
    address = NSURL.URLWithString_(f"{scheme}://zoom.us/join")
    return NSWorkspace.sharedWorkspace().URLForApplicationToOpenURL_(address) is not None
