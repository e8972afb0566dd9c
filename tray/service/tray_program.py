"""`dainvo-tray run`: the service with an icon."""

from __future__ import annotations

import asyncio
import json
import logging
import platform
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

from tray.desktop.icon.port import TrayIcon
from tray.domain.problem import Problem, ProblemError
from tray.service.host import Host
from tray.service.hosting import Hosting, take_lock
from tray.service.local_socket import connect
from tray.service.lock import Lock
from tray.service.log_file import start_log
from tray.service.paths import Paths, system_paths
from tray.service.settings_file import load
from tray.service.wire import encode

log = logging.getLogger(__name__)

HAND_OVER_SECONDS = 10.0


def run_tray() -> None:
    """Show the tray until it is quit; where one is there already, ask it to open quick add instead.

    Raises:
        ProblemError: `service.busy` where the service is held by something that does not answer; what keeps it from
            starting.
    """
    paths = system_paths()
    lock = _wait_for_lock(paths)
    if lock is None:
        print("Dainvo tray is running already; its quick add dialog opens.", file=sys.stderr)
        return
    try:
        start_log(paths, load(paths.settings)[0].log_level)
        _show(paths)
    finally:
        lock.release()


def _wait_for_lock(paths: Paths) -> Lock | None:
    """The service's lock, None where a tray has taken our wish.

    A shell command may host the service for as long as its dialog is open; then the tray comes when that has ended.
    """
    begun, told = time.monotonic(), False
    while True:
        try:
            return take_lock(paths, seconds=1.0, reached=lambda: _handed_over(paths))
        except ProblemError as error:
            if error.problem.code != "service.busy":
                raise
            if _somebody_serves(paths):
                begun = time.monotonic()
                if not told:
                    print("Dainvo tray starts as soon as its open window or command has ended.", file=sys.stderr)
                told = True
            elif time.monotonic() - begun > HAND_OVER_SECONDS:
                raise


def _somebody_serves(paths: Paths) -> bool:
    try:
        connect(str(paths.socket), 2.0).close()
    except (OSError, ValueError):
        return False
    return True


def _show(paths: Paths) -> None:
    made: list[TrayIcon] = []
    ready = threading.Event()

    async def attend(host: Host) -> None:
        try:
            made.append(await _start_face(host))
        finally:
            ready.set()

    with Hosting(paths, attend):
        ready.wait()
        if not made:
            return
        icon = made[0]

        def leave(_: int, __: FrameType | None) -> None:
            icon.stop()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, leave)
        icon.run()


async def _start_face(host: Host) -> TrayIcon:
    from tray.desktop.bus import SessionBus
    from tray.desktop.icon.choose import tray_icon
    from tray.desktop.notices.choose import notifier_for
    from tray.desktop.notices.port import NoticeListener
    from tray.service.alarm import Alarm
    from tray.service.quick_look import prepare
    from tray.service.tray_face import TrayFace
    from tray.service.watch import FolderWatch

    loop = asyncio.get_running_loop()
    home = threading.get_ident()
    faces: list[TrayFace] = []

    def tell(telling: Callable[[TrayFace], None]) -> None:
        """Have the face do something, on its loop, whichever thread asks."""

        def now() -> None:
            for face in faces:
                telling(face)

        # At once where it can be: a menu that is being opened shows what is drawn before this returns.
        if threading.get_ident() == home:
            now()
        else:
            loop.call_soon_threadsafe(now)

    def on_problem(problem: Problem) -> None:
        tell(lambda face: face.on_problem(problem))

    bus = SessionBus(loop, on_problem=on_problem) if platform.system() not in {"Windows", "Darwin"} else None
    icon = tray_icon(
        bus,
        on_command=lambda command: tell(lambda face: face.on_command(command)),
        on_about_to_show=lambda: tell(TrayFace.refresh),
        on_problem=on_problem,
        on_hosted=lambda: tell(TrayFace.on_hosted),
    )
    listener = NoticeListener(
        on_action=lambda command, token: tell(lambda face: face.on_command(command, token)),
        on_dismiss=lambda key, reason: tell(lambda face: face.on_dismiss(key, reason)),
        on_change=lambda: tell(TrayFace.on_notifier_change),
    )
    notifier = notifier_for(loop, bus, listener)
    face = TrayFace(host, icon, notifier)
    faces.append(face)
    face.start(Alarm(loop, face.ring, host.clock.timestamp), FolderWatch(loop, face.look_at, prepare))
    notifier.start()

    async def leave() -> None:
        """Take from the screen what would answer nobody."""
        icon.stop()
        notifier.close()
        await notifier.settled()
        if bus is not None:
            await bus.close()

    async def stop_icon() -> None:
        await host.quitting.wait()
        icon.stop()

    host.on_close.append(leave)
    if bus is not None:
        from tray.desktop.appearance import color_scheme

        host.color_scheme = lambda: color_scheme(bus)
    host.run_soon(stop_icon())
    # The first look at the calendars waits until the icon is on its way: nobody wants to wait for a folder of files.
    loop.call_later(1.0, face.look_again)
    return icon


def _handed_over(paths: Paths) -> bool:
    """Whether a tray is there and has taken our wish; a shell command that hosts the service for a moment has none."""
    try:
        with connect(str(paths.socket), 2.0) as connection, connection.makefile("rb") as lines:
            connection.sendall(encode({"id": 1, "command": "show_yourself"}))
            return "result" in json.loads(lines.readline() or b"{}")
    except (OSError, ValueError):
        return False
