"""Starts the tray on this desktop, or on a private virtual one where there is none (``make run``)."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "build" / "desktop.png"
EVERY = 2.0
"""Seconds between two pictures of the screen."""


def main() -> int:
    """Run the tray until it is quit or interrupted, and give its exit code."""
    command = [str(Path(sys.executable).with_name("dainvo-tray")), "run", *sys.argv[1:]]
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        if sys.platform == "win32":
            return subprocess.call(command)
        print("Starting the tray on this desktop. Its icon is in the panel; Quit is in its menu.", flush=True)
        os.execv(command[0], command)  # noqa: S606  # the tray takes this process over; no shell is wanted
    return run_virtually(command)


def run_virtually(command: list[str]) -> int:
    """Run a command on a private desktop, with a fresh picture of the screen in a file, until Ctrl-C."""
    from virtual_desktop import PartFailed, PartMissing, VirtualDesktop

    def leave(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    try:
        with VirtualDesktop(own_home=False, loopback_only=False) as desktop:
            print(
                "There is no desktop here (no DISPLAY, no WAYLAND_DISPLAY), so a private virtual one was started.\n"
                f"  its screen:   {PICTURE.relative_to(ROOT)}, taken anew every {EVERY:g} seconds\n"
                f"  its display:  DISPLAY={desktop.env['DISPLAY']} XAUTHORITY={desktop.env['XAUTHORITY']}\n"
                "  its keyring:  for this run only; a sign-in ends with it\n"
                f"  its browser:  {desktop.browser or 'none found'}\n"
                "Your own events and settings are used. Ctrl-C ends the tray and the desktop.",
                flush=True,
            )
            tray = desktop.start(command, name="tray", stdout=sys.stdout.buffer, stderr=sys.stderr.buffer)
            while True:
                desktop.screenshot(PICTURE)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    code = tray.wait(EVERY)
                    print(f"The tray ended with code {code}.", flush=True)
                    return code
    except KeyboardInterrupt:
        print("\nThe tray and its desktop are closed.", flush=True)
        return 0
    except (PartMissing, PartFailed) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
