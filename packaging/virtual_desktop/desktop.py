"""The virtual desktop as a whole."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar

from virtual_desktop.browser import write_opener
from virtual_desktop.display import Display
from virtual_desktop.keyring_part import Keyring, start_keyring
from virtual_desktop.panel import write_configuration
from virtual_desktop.processes import Household, PartFailed, program
from virtual_desktop.session_bus import SessionBus

T = TypeVar("T")

WATCHER = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFYD = ("/usr/lib/{}-linux-gnu/xfce4/notifyd/xfce4-notifyd", "/usr/lib/xfce4/notifyd/xfce4-notifyd")

INHERITED = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TZ",
    "USER",
    "LOGNAME",
    "SHELL",
    "TERM",
    "VIRTUAL_ENV",
    "COVERAGE_PROCESS_START",
)
"""What a desktop of its own takes over from outside: enough to find programs, nothing that points back."""


class VirtualDesktop:
    """Real programs on a screen of their own; everything is gone after the ``with`` block, whatever happened.

    Args:
        size: width and height of the screen in pixels.
        dark: dark panel, menus and notices instead of light ones.
        own_home: programs get an empty HOME and XDG folders. False: they keep the caller's, and only display, bus and
            keyring are private (``make run``).
        panel: xfce4-panel with a tray and a clock.
        notices: xfce4-notifyd.
        keyring: gnome-keyring, "unlocked" or "locked"; None for no Secret Service at all.
        browser: `$BROWSER` opens Chromium; without it `$BROWSER` is a program that fails.
        loopback_only: the browser reaches no other machine.

    Attributes:
        env: the whole environment for a program that is to run on this desktop.
        home: its HOME.
        keyring_password: what a person would type to unlock the keyring.
        folder: the temporary folder; logs lie there as ``NAME.log``.

    Raises:
        PartMissing: a program is not installed; names its Debian package.
        PartFailed: a part did not come up; holds what it said.
    """

    def __init__(
        self,
        *,
        size: tuple[int, int] = (1280, 800),
        dark: bool = False,
        own_home: bool = True,
        panel: bool = True,
        notices: bool = True,
        keyring: Keyring | None = "unlocked",
        browser: bool = True,
        loopback_only: bool = True,
    ) -> None:
        self._household = Household()
        try:
            self.folder = self._household.folder
            self.size = size
            self._opened = self.folder / "opened"
            parts = self._prepare(dark=dark, own_home=own_home)
            self.display = Display(self._household, size)
            self.display.paint_backdrop(0x2B3A4A if dark else 0x5B7C99)
            shown = {"DISPLAY": self.display.name, "XAUTHORITY": str(self.display.authority)}
            parts.update(shown)
            services = ["org.xfce.Xfconf", "org.gnome.keyring.SystemPrompter"]
            self.bus = SessionBus(self._household, parts, self.folder / "runtime", services)
            shown["DBUS_SESSION_BUS_ADDRESS"] = parts["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
            opener, self.browser = write_opener(
                self.folder, (size[0] - 160, size[1] - 80), loopback_only=loopback_only, record=self._opened
            )
            shown["BROWSER"] = str(opener) if browser else "false"
            self.env.update(shown)
            self._parts = parts
            self._household.start("openbox", [program("openbox", "openbox"), "--sm-disable"], parts)
            if panel:
                self.start_panel()
            if notices:
                self.start_notices()
            if keyring is not None:
                self.keyring_password = start_keyring(self._household, self.bus, parts, keyring)
            if panel:
                self.wait_for_tray_host()
            if notices:
                self.wait_for_name(NOTIFICATIONS, part="xfce4-notifyd")
        except BaseException:
            self.close()
            raise

    def _prepare(self, *, dark: bool, own_home: bool) -> dict[str, str]:
        """Lay the folders; set `env` for guests and give the environment of the desktop's own parts."""
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        temporary = self.folder / "tmp"
        temporary.mkdir()
        parts_home = self.folder / "parts"
        write_configuration(parts_home, dark=dark)
        base = {name: value for name in INHERITED if (value := os.environ.get(name))}
        base.setdefault("LANG", "C.UTF-8")
        base |= {
            "TMPDIR": str(temporary),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CURRENT_DESKTOP": "XFCE",
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
            "GIO_USE_VFS": "local",
            "NO_AT_BRIDGE": "1",
            "GTK_A11Y": "none",
        }
        if own_home:
            self.home = self.folder / "home"
            self.home.mkdir()
            self.env = {**base, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(runtime)}
        else:
            self.home = Path.home()
            gone = {"WAYLAND_DISPLAY", "SESSION_MANAGER", "XDG_SESSION_ID"}
            self.env = {name: value for name, value in os.environ.items() if name not in gone} | base
        self.env[self._household.mark.partition("=")[0]] = self._household.token
        return {**base, "HOME": str(parts_home), "XDG_RUNTIME_DIR": str(runtime)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every process that was started on this desktop, by whom ever, and remove its folder."""
        self._household.close()

    def start(
        self,
        command: Sequence[str],
        *,
        name: str = "guest",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        stdin: int | IO[bytes] = subprocess.DEVNULL,
        stdout: int | IO[bytes] | None = None,
        stderr: int | IO[bytes] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; what it prints goes to the log called `name` unless pipes are given.

        What is in `env` is added to the desktop's own environment.
        """
        return self._household.start(
            name, command, {**self.env, **(env or {})}, cwd=cwd, stdin=stdin, stdout=stdout, stderr=stderr
        )

    def log(self, name: str = "guest") -> str:
        """Give what a program printed so far: "guest", "xfce4-panel", "xfce4-notifyd", "openbox", "browser", …."""
        return self._household.log(name)

    def start_panel(self) -> subprocess.Popen[bytes]:
        """Start the panel; a second time, after it was ended, for a panel that comes late or again."""
        command = [program("xfce4-panel", "xfce4-panel"), "--disable-wm-check", "--sm-client-disable"]
        return self._household.start("xfce4-panel", command, self._parts)

    def start_notices(self) -> subprocess.Popen[bytes]:
        """Start the notification daemon."""
        candidates = [path.format(os.uname().machine) for path in NOTIFYD]
        command = [program(candidates[0], "xfce4-notifyd", *candidates[1:])]
        return self._household.start("xfce4-notifyd", command, self._parts)

    def wait_for_name(self, name: str, *, part: str = "dbus-daemon", limit: float = 30.0) -> None:
        """Return when somebody owns a name on the session bus."""
        self._household.wait_for(name, lambda: self.bus.has_owner(name), part, limit)

    def wait_for_tray_host(self, limit: float = 30.0) -> None:
        """Return when a tray icon would be shown: a watcher is there and a host is registered with it."""
        get = "org.freedesktop.DBus.Properties.Get"
        asked = (WATCHER, "/StatusNotifierWatcher", get, f"string:{WATCHER}", "string:IsStatusNotifierHostRegistered")
        self._household.wait_for("The tray", lambda: "true" in self.bus.ask(*asked), "xfce4-panel", limit)

    def focused(self) -> int:
        """Give the id of the window that has the keyboard, as a person would name it: its top-level window."""
        return int(self.xdo("getactivewindow"))

    def focused_or_none(self) -> int | None:
        """Give the window that has the keyboard, or None while none has."""
        try:
            return self.focused()
        except PartFailed:
            return None

    def settle(self, still: float = 0.4, limit: float = 10.0) -> None:
        """Return when the screen has not changed for `still` seconds, or after `limit` at the latest."""
        until = time.monotonic() + limit
        last, since = self.display.pixels(), time.monotonic()
        while time.monotonic() - since < still and time.monotonic() < until:
            time.sleep(0.05)
            now = self.display.pixels()
            if now != last:
                last, since = now, time.monotonic()

    def screenshot(self, path: str | os.PathLike[str]) -> Path:
        """Write the screen as a PNG file, making its folder, and give its path."""
        return self.display.screenshot(path)

    def xdo(self, *arguments: str | int) -> str:
        """Run xdotool with these arguments and give what it printed; raise `PartFailed` where it fails."""
        command = [program("xdotool", "xdotool"), *map(str, arguments)]
        answer = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        if answer.returncode:
            raise PartFailed(f"xdotool {' '.join(map(str, arguments))}: {answer.stderr.strip() or answer.returncode}")
        return answer.stdout.strip()

    def windows(self, title: str) -> list[int]:
        """Give the ids of the visible windows whose title matches a regular expression (as POSIX writes them)."""
        return self.search("--name", title)

    def search(self, *criteria: str) -> list[int]:
        """Give the ids of the visible windows that xdotool finds by criteria such as ``--class NAME``."""
        command = [program("xdotool", "xdotool"), "search", "--onlyvisible", *criteria]
        answer = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        return [int(word) for word in answer.stdout.split()]

    def wait_until(self, what: str, ready: Callable[[], T], limit: float = 30.0, *, part: str = "guest") -> T:
        """Give the first answer that is not false.

        Raises `PartFailed`, naming what was waited for, when none comes in time or the program called `part` failed.
        """
        return self._household.wait_for(what, ready, part, limit)

    def wait_for_window(self, title: str, limit: float = 30.0) -> int:
        """Give the id of the first visible window whose title matches a regular expression."""
        return self.wait_until(f"A window “{title}”", lambda: self.windows(title), limit)[0]

    def wait_for_no_window(self, title: str, limit: float = 30.0) -> None:
        """Return when no visible window has a title that matches."""
        self.wait_until(f"The end of “{title}”", lambda: not self.windows(title), limit)

    def geometry(self, window: int) -> tuple[int, int, int, int]:
        """Give x, y, width and height of a window on the screen."""
        answer = dict(line.split("=") for line in self.xdo("getwindowgeometry", "--shell", window).splitlines())
        return int(answer["X"]), int(answer["Y"]), int(answer["WIDTH"]), int(answer["HEIGHT"])

    def geometry_or_none(self, window: int) -> tuple[int, int, int, int] | None:
        """Give the place of a window that may be gone by now."""
        try:
            return self.geometry(window)
        except PartFailed:
            return None

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move the pointer to a place, a little on, and press: panel menus ignore a press without a move before it."""
        self.xdo("mousemove", x - 3, y - 2, "mousemove", x, y)
        time.sleep(0.1)  # a menu item lights up on the next frame; there is no event to wait for
        self.xdo("click", button)

    def type(self, text: str) -> None:
        """Type a text into the window that has the focus."""
        self.xdo("type", "--delay", 12, "--", text)

    def key(self, *keys: str) -> None:
        """Press keys by their X names, such as "Return" or "ctrl+a"."""
        self.xdo("key", "--delay", 12, *keys)

    def opened(self) -> list[str]:
        """Give the addresses that programs asked the browser to open, in their order."""
        try:
            return self._opened.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
