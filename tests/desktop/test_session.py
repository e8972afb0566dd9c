"""Whether the person is there is asked on demand, and guessed never."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from tests.desktop.private_bus import PrivateBus
from tray.desktop.bus import DAEMON, SessionBus
from tray.desktop.exports import Interface, Method, Property
from tray.desktop.session import LOGIN_SESSION, Presence, presence


def play(story: Callable[[SessionBus, SessionBus, str], Awaitable[None]]) -> None:
    """Run a story of us and of another program on a bus that is session and system bus in one."""

    async def main(address: str) -> None:
        loop = asyncio.get_running_loop()
        ours, theirs = SessionBus(loop, address=address), SessionBus(loop, address=address)
        try:
            await ours.connect()
            await theirs.connect()
            async with asyncio.timeout(30):
                await story(ours, theirs, address)
        finally:
            await ours.close()
            await theirs.close()

    with PrivateBus() as bus:
        asyncio.run(main(bus.address))


async def saver(bus: SessionBus, name: str, path: str, active: Callable[[], bool]) -> None:
    """Be a screen locker."""
    bus.export(path, Interface(name, {"GetActive": Method("", "b", lambda: [active()])}))
    await bus.call(DAEMON, "RequestName", "su", [name, 0])


async def login(bus: SessionBus, hints: dict[str, bool]) -> None:
    """Be the login service."""
    properties = {name: Property("b", partial(hints.__getitem__, name)) for name in hints}
    bus.export(LOGIN_SESSION.path, Interface("org.freedesktop.login1.Session", properties=properties))
    await bus.call(DAEMON, "RequestName", "su", [LOGIN_SESSION.destination, 0])


def test_nothing_known_is_not_away() -> None:
    """A desktop that cannot tell does not count as left."""

    async def story(ours: SessionBus, theirs: SessionBus, address: str) -> None:
        found = await presence(ours, system_bus=address)
        assert found == Presence(None, None)
        assert not found.away

    play(story)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
        ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
        ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ],
)
def test_a_locked_screen_is_known_at_the_moment_of_asking(name: str, path: str) -> None:
    """The answer is that of now, from whichever locker the desktop has."""

    async def story(ours: SessionBus, theirs: SessionBus, address: str) -> None:
        states = iter([False, True])
        await saver(theirs, name, path, lambda: next(states))
        assert (await presence(ours, system_bus=address)).locked is False
        found = await presence(ours, system_bus=address)
        assert found.locked is True
        assert found.away

    play(story)


def test_the_login_service_is_asked_where_no_locker_is() -> None:
    """logind's hints tell what no screen saver told."""

    async def story(ours: SessionBus, theirs: SessionBus, address: str) -> None:
        await login(theirs, {"LockedHint": True, "IdleHint": False})
        assert await presence(ours, system_bus=address) == Presence(locked=True, idle=False)

    play(story)


def test_without_a_session_bus_nothing_is_known() -> None:
    """No bus is no mistake."""
    assert asyncio.run(presence(None)).locked is None
