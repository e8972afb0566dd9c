"""The browser of a virtual desktop: a small program that `$BROWSER` names and that returns at once."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

from virtual_desktop.sweeper import SESSIONS

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OTHERS = ("firefox", "firefox-esr", "x-www-browser")

QUIET = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-session-crashed-bubble",
    "--disable-search-engine-choice-screen",
    "--disable-features=Translate,MediaRouter,OptimizationHints,GlobalMediaControls,DialMediaRouteProvider",
    "--password-store=basic",
    "--no-pings",
    "--test-type",  # keeps the bar about --no-sandbox away
)

LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


def write_opener(
    folder: Path, size: tuple[int, int], *, loopback_only: bool, record: Path | None
) -> tuple[Path, str | None]:
    """Write the program that opens a page, and give its path and the browser it starts.

    Args:
        folder: where program and browser profile go.
        size: of the browser's window, in pixels.
        loopback_only: whether the browser is kept from every other machine.
        record: a file that gets one opened address a line; the test's evidence. None: nothing is recorded.
    """
    browser = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    home = folder / "browser"
    home.mkdir()
    if browser is not None:
        flags = [*QUIET, f"--user-data-dir={home}/profile"]
        flags += [f"--window-size={size[0]},{size[1]}", "--window-position=30,45"]
        flags += ["--no-sandbox"] if os.geteuid() == 0 else []
        flags += [LOOPBACK_ONLY] if loopback_only else []
        command = shlex.join([browser, *flags])
    else:
        browser = next((path for name in OTHERS if (path := shutil.which(name))), None)
        command = shlex.quote(browser) if browser else "false"
    lines = ["#!/bin/sh"]
    lines += [f'printf "%s\\n" "$@" >> {shlex.quote(str(record))}'] if record else []
    # A browser writes below HOME whatever its profile folder is; it has one of its own.
    lines += [f"export HOME={shlex.quote(str(home))}", "unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME"]
    lines += [f'setsid {command} "$@" </dev/null >>{shlex.quote(str(folder / "browser.log"))} 2>&1 &']
    lines += [f"echo $! >> {shlex.quote(str(folder / SESSIONS))}", ""]
    opener = folder / "open-page"
    opener.write_text("\n".join(lines), encoding="utf-8")
    opener.chmod(0o700)
    return opener, browser
