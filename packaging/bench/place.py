"""Where everything is measured: one desktop, one sandbox, our tray and the program it is measured against."""

from __future__ import annotations

import asyncio
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from bench.reading import family
from virtual_desktop import PartFailed, VirtualDesktop

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bench"
PROGRAMS = Path(__file__).with_name("programs")
COMMAND = str(Path(sys.executable).with_name("dainvo-tray"))
WATCHER = "org.kde.StatusNotifierWatcher"

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Dainvo//bench//EN
BEGIN:VEVENT
UID:bench-{number}@example.com
DTSTAMP:20260101T000000Z
DTSTART:{start:%Y%m%dT%H%M%SZ}
DTEND:{end:%Y%m%dT%H%M%SZ}
SUMMARY:Planning round {number}
LOCATION:Room {number}
DESCRIPTION:Agenda of the planning round number {number}.
END:VEVENT
END:VCALENDAR
"""


class MeasuringPlace:
    """Starts programs on one private desktop and tells when they are there."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self.desktop = desktop

    @cached_property
    def reference(self) -> list[str]:
        """Build the bare program's own environment once, and give the command that starts it."""
        wanted = (PROGRAMS / "requirements.txt").read_bytes()
        venv, stamp = BUILD / "venv", BUILD / "venv" / "stamp"
        digest = hashlib.sha256(wanted).hexdigest()
        if not stamp.exists() or stamp.read_text() != digest:
            say("Building the bare pystray program's environment (once) …")
            subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
            install = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
            subprocess.run([*install, "-r", str(PROGRAMS / "requirements.txt")], check=True, stdout=sys.stderr)
            stamp.write_text(digest)
        return [str(venv / "bin" / "python"), str(PROGRAMS / "bare_pystray.py")]

    def folders(self, name: str, events: int = 0) -> dict[str, str]:
        """Make a home of its own with so many events, none of them within the next three days."""
        home = self.desktop.folder / name
        env = {"HOME": str(home)}
        for variable, folder in (("CONFIG", "config"), ("DATA", "data"), ("STATE", "state"), ("CACHE", "cache")):
            (home / folder).mkdir(parents=True)
            env[f"XDG_{variable}_HOME"] = str(home / folder)
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        env["XDG_RUNTIME_DIR"] = str(runtime)
        calendar = home / "data" / "dainvo-tray" / "calendars" / "personal"
        calendar.mkdir(parents=True)
        first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
        for number in range(events):
            start = first + timedelta(hours=3 * number)
            text = EVENT.format(number=number, start=start, end=start + timedelta(hours=1))
            (calendar / f"bench-{number}.ics").write_text(text.replace("\n", "\r\n"), encoding="utf-8")
        return env

    def start_until_icon(
        self, command: Sequence[str], env: dict[str, str], name: str
    ) -> tuple[float, subprocess.Popen[bytes]]:
        """Start a program and give the seconds until its icon was registered, and the program."""
        return asyncio.run(self._start_until_icon(command, env, name))

    async def _start_until_icon(
        self, command: Sequence[str], env: dict[str, str], name: str
    ) -> tuple[float, subprocess.Popen[bytes]]:
        from dbus_fast import Message, MessageType
        from dbus_fast.aio import MessageBus

        bus = await MessageBus(bus_address=self.desktop.bus.address).connect()
        loop = asyncio.get_running_loop()
        registered: asyncio.Future[float] = loop.create_future()

        def hear(message: Message) -> None:
            heard = message.message_type is MessageType.SIGNAL and message.member == "StatusNotifierItemRegistered"
            if heard and not registered.done():
                registered.set_result(time.monotonic())

        bus.add_message_handler(hear)
        rule = f"type='signal',interface='{WATCHER}',member='StatusNotifierItemRegistered'"
        to_bus = {"destination": "org.freedesktop.DBus", "path": "/org/freedesktop/DBus"}
        await bus.call(
            Message(interface="org.freedesktop.DBus", member="AddMatch", signature="s", body=[rule], **to_bus)  # type: ignore[arg-type]  # two strings
        )
        began = time.monotonic()
        process = self.desktop.start(command, env=env, name=name)
        try:
            while not registered.done() and process.poll() is None and time.monotonic() < began + 60:
                await asyncio.wait([registered], timeout=1)
        finally:
            bus.disconnect()
        if not registered.done():
            how = f"ended with {process.poll()}" if process.poll() is not None else "runs"
            raise PartFailed(f"{name} showed no icon, it {how}: {self.desktop.log(name)[-2000:]}")
        return registered.result() - began, process

    def start_tray(self, env: dict[str, str], name: str = "tray") -> tuple[float, subprocess.Popen[bytes]]:
        """Start our tray; as `start_until_icon`."""
        return self.start_until_icon([COMMAND, "run"], env, name)

    def shell(self, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a shell command of ours to its end."""
        command = [COMMAND, *arguments]
        return subprocess.run(
            command, env={**self.desktop.env, **env}, capture_output=True, text=True, check=False, timeout=120
        )

    @contextmanager
    def ended(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """End a program after the block, and wait until its icon has left the tray."""
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def wait_until_alone(self, process: subprocess.Popen[bytes], limit: float = 60) -> None:
        """Return when a program's helpers have ended, so that only what idles is measured."""
        self.desktop.wait_until("The end of the tray's helpers", lambda: len(family(process.pid)) == 1, limit)


def say(text: str) -> None:
    """Tell what goes on, beside the table."""
    print(text, file=sys.stderr, flush=True)
