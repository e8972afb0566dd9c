"""A desktop with our tray on it, and a Zoom of our own behind it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeDesktop
from tests.zoom_sandbox.process import RemoteSandbox, sandbox_process
from virtual_desktop import PartFailed, Person, VirtualDesktop

COMMAND = [sys.executable, "-m", "tray.cli.main"]


@dataclass
class TrayOnDesktop:
    """Our program on a private desktop: the tray itself, the shell command beside it, and the person in front of it.

    `env` is added to the desktop's environment for everything of ours that is started; change it before `start`.
    """

    desktop: VirtualDesktop
    sandbox: RemoteSandbox
    env: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.env |= self.sandbox.environment()
        self.person = Person(self.desktop, "tray")

    @property
    def settings(self) -> Path:
        """The settings file, not yet there."""
        return self.desktop.home / ".config" / "dainvo-tray" / "settings.toml"

    @property
    def calendar(self) -> Path:
        """The folder of the local calendar."""
        return self.desktop.home / ".local" / "share" / "dainvo-tray" / "calendars" / "personal"

    @property
    def log(self) -> str:
        """What the program wrote into its log so far."""
        path = self.desktop.home / ".local" / "state" / "dainvo-tray" / "log.txt"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def set(self, **settings: object) -> None:
        """Write a settings file, before the start."""
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{name} = {json.dumps(value)}\n" for name, value in settings.items()]
        self.settings.write_text("".join(lines), encoding="utf-8")

    def start(self) -> None:
        """Start the tray and return when its icon is in the panel."""
        self.process = self.desktop.start([*COMMAND, "run"], name="tray", env=self.env)
        try:
            self.person.wait_for_icon()
        except PartFailed as failure:
            raise PartFailed(f"{failure}\nIts log:\n{self.log[-2000:]}") from None

    def stop(self) -> int:
        """Ask the tray to end and give its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(20)

    def shell(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run the shell command to its end."""
        env = {**self.desktop.env, **self.env}
        command = [*COMMAND, *arguments]
        return subprocess.run(command, env=env, input=text, capture_output=True, text=True, check=False, timeout=120)

    def json(self, *arguments: str) -> dict[str, Any]:
        """Run the shell command with ``--json`` and give its one object."""
        answer: dict[str, Any] = json.loads(self.shell(*arguments, "--json").stdout)
        return answer

    def wait_until(self, what: str, ready: Callable[[], Any], limit: float = 60.0) -> Any:
        """Give the first answer that is not false; fail early when the tray ended."""
        return self.desktop.wait_until(what, ready, limit, part="tray")

    def connect_by_shell(self) -> None:
        """Connect Zoom through the shell command and the browser."""
        connect = self.desktop.start([*COMMAND, "zoom", "connect"], name="connect", env=self.env)
        self.desktop.wait_for_window("requesting access")
        self.person.press_colour(0x0B5CFF)
        assert connect.wait(60) == 0, self.desktop.log("connect")


MakeTray = Callable[..., TrayOnDesktop]


@pytest.fixture
def make_tray(make_desktop: MakeDesktop) -> Iterator[MakeTray]:
    """Give a maker of trays, each on a desktop with the parts asked for and a sandbox of its own, not yet started."""
    with ExitStack() as stack:

        def make(**parts: Any) -> TrayOnDesktop:
            sandbox = stack.enter_context(sandbox_process("--local-links"))
            return TrayOnDesktop(make_desktop(**parts), sandbox)

        yield make


@pytest.fixture
def tray(make_tray: MakeTray) -> TrayOnDesktop:
    """Give a running tray on a desktop with all its parts."""
    made = make_tray()
    made.start()
    return made
