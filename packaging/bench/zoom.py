"""A tray that is connected to the sandbox and has made a meeting there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.place import COMMAND, ROOT, MeasuringPlace
from virtual_desktop import PartFailed, Person

ALLOW_BUTTON = 0x0B5CFF


@contextmanager
def connected_tray(
    place: MeasuringPlace, name: str, events: int
) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, str]]]:
    """Give a running tray with so many events, connected to a sandbox of its own, and its environment."""
    command = [sys.executable, "-m", "tests.zoom_sandbox", "--port", "0", "--until-eof"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as sandbox:
        assert sandbox.stdout is not None
        ready = json.loads(sandbox.stdout.readline())
        env = place.folders(name, events) | ready["env"]
        _, tray = place.start_tray(env, name)
        try:
            with place.ended(tray):
                _connect(place, env)
                saved = place.shell(env, "add", "Bench call in 5 days at 10", "--zoom", "--wait", "30")
                if saved.returncode:
                    raise PartFailed(f"add ended with {saved.returncode}: {saved.stderr}{saved.stdout}")
                yield tray, env
        finally:
            sandbox.terminate()


def _connect(place: MeasuringPlace, env: dict[str, str]) -> None:
    with subprocess.Popen([COMMAND, "zoom", "connect"], env={**place.desktop.env, **env}, stdout=sys.stderr) as connect:
        place.desktop.wait_for_window("requesting access")
        Person(place.desktop).press_colour(ALLOW_BUTTON)
        if connect.wait(60):
            raise PartFailed("zoom connect failed")
    place.desktop.key("ctrl+shift+w")  # the browser goes, so that it does not compete with what is measured
