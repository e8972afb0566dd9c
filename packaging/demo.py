"""Shows the whole job without a Zoom account: connect, add, be reminded, join (``make demo``).

Our Zoom sandbox stands in for Zoom; everything else is real: tray, browser, keyring, notices. On a desktop the person
clicks; on a private virtual one, where nobody can, a person is played with pointer and keys.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from demo_person import PlayedPerson
from virtual_desktop import PartFailed, PartMissing, VirtualDesktop

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "demo"
COMMAND = str(Path(sys.executable).with_name("dainvo-tray"))
PATIENCE = 900.0
"""Seconds a person may take for one step."""


class DemoFailed(RuntimeError):  # noqa: N818  # it reads as the sentence it prints
    """A step was not reached; the message says which."""


class Stage:
    """What the demo plays on: the sandbox, the tray, and where each of them is."""

    def __init__(self, env: dict[str, str], sandbox: dict[str, Any], tray: subprocess.Popen[bytes]) -> None:
        self.env = env
        self._control = sandbox["control_url"]
        self._tray = tray

    def sandbox(self, what: str) -> Any:
        """Look into the sandbox: "grants", "meetings", "visits"."""
        with urllib.request.urlopen(f"{self._control}/{what}", timeout=10) as answer:  # noqa: S310  # our own, on loopback
            return json.load(answer)

    def shell(self, *arguments: str) -> dict[str, Any]:
        """Run a shell command of ours and give its JSON answer, or an empty one where it has none yet."""
        command = [COMMAND, *arguments, "--json"]
        answer = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False, timeout=60)
        try:
            result: dict[str, Any] = json.loads(answer.stdout)
        except ValueError:
            return {}
        return result

    def wait(self, what: str, reached: Callable[[], object], limit: float) -> None:
        """Return when a step is reached; raise `DemoFailed` when it is not, or when the tray ended."""
        until = time.monotonic() + limit
        while not reached():
            if self._tray.poll() is not None:
                raise DemoFailed(f"The tray ended (code {self._tray.returncode}) before this was reached: {what}")
            if time.monotonic() > until:
                raise DemoFailed(f"Not reached within {limit:g} seconds: {what}")
            time.sleep(0.3)


def say(text: str) -> None:
    """Tell the terminal what happens, with the time."""
    print(f"{datetime.now().astimezone():%H:%M:%S}  {text}", flush=True)


def sentence() -> str:
    """Give a sentence for an event that starts in two minutes, to the full minute."""
    start = datetime.now().astimezone() + timedelta(minutes=2, seconds=30)
    return f"Demo call today at {start:%H:%M} for 15 minutes on Zoom"


def own_folders() -> dict[str, str]:
    """Make empty XDG folders that belong to the demo alone, and give the environment that names them."""
    shutil.rmtree(PLACE / "home", ignore_errors=True)
    names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
    env = {name: str(PLACE / "home" / folder) for name, folder in names.items()}
    for folder in env.values():
        Path(folder).mkdir(parents=True)
    return env


@contextmanager
def running_sandbox() -> Iterator[dict[str, Any]]:
    """Start the sandbox with join links that point at itself; it ends with us, whatever happens."""
    command = [sys.executable, "-m", "tests.zoom_sandbox", "--port", "0", "--local-links", "--until-eof"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise DemoFailed("The Zoom sandbox did not start")
        try:
            yield json.loads(line)
        finally:
            process.terminate()


@contextmanager
def running_tray(env: dict[str, str], desktop: VirtualDesktop | None) -> Iterator[subprocess.Popen[bytes]]:
    """Start the tray; afterwards end it and wait for it."""
    log = PLACE / "tray.log"
    with log.open("wb") as output:
        if desktop is not None:
            process = desktop.start([COMMAND, "run"], name="tray", env=env, stdout=output, stderr=output)
        else:
            process = subprocess.Popen([COMMAND, "run"], env=env, stdout=output, stderr=output)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def real_desktop_env() -> dict[str, str]:
    """Give the person's environment with a runtime folder of the demo's own, so that a tray already running stays."""
    env = dict(os.environ)
    runtime = env.get("XDG_RUNTIME_DIR", "")
    if runtime:
        if (wayland := env.get("WAYLAND_DISPLAY", "")) and not wayland.startswith("/"):
            env["WAYLAND_DISPLAY"] = f"{runtime}/{wayland}"
        env.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime}/bus")
    own = PLACE / "home" / "runtime"
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    env["XDG_RUNTIME_DIR"] = str(own)
    return env


def asked_to_go_on() -> bool:
    """Say whether the person pressed Enter in the terminal since we last looked."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    if not select.select([sys.stdin], [], [], 0)[0]:
        return False
    sys.stdin.readline()
    return True


def guide(stage: Stage) -> None:
    """Lead a person at a real desktop through the job; Enter in the terminal does a step for them."""
    say("1. The tray has started: look for its icon in your panel, and open its menu.")
    say("2. Choose “Connect Zoom…” there (under “Zoom”), and press Allow in the browser.")
    say("   (Or press Enter here, and the shell command does it: dainvo-tray zoom connect.)")
    helpers: list[subprocess.Popen[bytes]] = []

    def connected() -> bool:
        if asked_to_go_on() and not helpers:
            helpers.append(subprocess.Popen([COMMAND, "zoom", "connect"], env=stage.env, stdout=subprocess.DEVNULL))
        return bool(stage.sandbox("grants"))

    stage.wait("a connection to the sandbox", connected, PATIENCE)
    say("   Connected.")
    say(f"3. Choose “Quick add…” and type:   {sentence()}")
    say("   (Or press Enter here, and the shell command does it: dainvo-tray add.)")

    def added() -> bool:
        if asked_to_go_on():
            stage.shell("add", sentence(), "--zoom", "--wait", "20")
        return bool(stage.sandbox("meetings"))

    stage.wait("an event with a Zoom meeting", added, PATIENCE)
    say("   It is in the menu now, with a meeting in the sandbox.")
    say("4. Wait for the reminder and press its Join (or Join in the menu).")
    stage.wait("a browser at the join link", lambda: stage.sandbox("visits"), PATIENCE)


def play(stage: Stage, person: PlayedPerson) -> None:
    """Do the whole job with pointer and keys, and keep a picture of every step."""
    say("1. The tray starts; its icon comes into the panel.")
    person.sees_the_icon()
    say("2. Zoom is connected from the menu; Allow is pressed in the browser.")
    person.connects_zoom()
    stage.wait("a connection to the sandbox", lambda: stage.sandbox("grants"), 60)
    person.closes_the_consent_page()
    line = sentence()
    say(f"3. Quick add: {line}")
    person.adds(line)
    stage.wait("an event with a Zoom meeting", lambda: stage.sandbox("meetings"), 60)
    person.sees_the_result()
    say("   It is in the menu, with a meeting in the sandbox.")
    person.finds_it_in_the_menu("Demo call")
    say("4. Waiting for the reminder …")
    person.joins_from_the_reminder(limit=300)
    stage.wait("a browser at the join link", lambda: stage.sandbox("visits"), 60)
    person.arrives()
    say(f"   Pictures of every step: {PLACE.relative_to(ROOT)}/*.png")


def main() -> int:
    """Run the demo; 0 when the join page was reached, 1 with words when not."""

    def leave(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    PLACE.mkdir(parents=True, exist_ok=True)
    for old in PLACE.glob("*.png"):
        old.unlink()
    own = own_folders()
    virtual = sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    try:
        with ExitStack() as stack:
            desktop = stack.enter_context(VirtualDesktop()) if virtual else None
            env = (desktop.env if desktop else real_desktop_env()) | own
            if desktop:
                say("There is no desktop here: a private virtual one was started, and a person is played on it.")
            sandbox = stack.enter_context(running_sandbox())
            say(f"Our Zoom sandbox runs at {sandbox['base_url']}. No real account is touched.")
            env |= sandbox["env"]
            tray = stack.enter_context(running_tray(env, desktop))
            stage = Stage(env, sandbox, tray)
            # Whatever the demo put into the keyring leaves it again.
            stack.callback(stage.shell, "zoom", "remove", "--yes")
            if desktop:
                play(stage, PlayedPerson(desktop, PLACE))
            else:
                guide(stage)
            say("Joined. That is the whole job: one sentence, one meeting, one click.")
        return 0
    except KeyboardInterrupt:
        say("Stopped; everything the demo started is closed.")
        return 130
    except (DemoFailed, PartFailed, PartMissing) as problem:
        say(f"The demo did not get through: {problem}")
        log = PLACE / "tray.log"
        if log.exists() and log.stat().st_size:
            print(f"The tray said:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
