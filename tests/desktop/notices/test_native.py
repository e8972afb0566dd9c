"""desktop-notifier behind our port: run on Linux, whose daemons it speaks to as well."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_notifier.backends import dummy

from tests.contracts.notices import REMINDER, Ear, NoticesContract, Screen
from tests.desktop.notices.real_daemon import DesktopScreen, LoopThread
from tray.desktop.notices.native import NativeNotifier
from tray.desktop.notices.notice import Capability
from tray.desktop.notices.plain import PlainNotifier
from virtual_desktop import VirtualDesktop


class NativeScreen(DesktopScreen):
    """A screen on which desktop-notifier shows our notices."""

    def make_notifier(self, thread: LoopThread) -> NativeNotifier:
        """The notifier, on the loop."""

        async def make() -> NativeNotifier:
            return NativeNotifier(thread.loop, self.ear.listener(), icon=Path("/usr/share/pixmaps/none.png"))

        return thread.run(make())

    def leave(self) -> None:
        """Close the connection that desktop-notifier leaves open for the life of its program."""
        assert isinstance(self.notifier, NativeNotifier)
        assert self.notifier._centre is not None
        bus = getattr(self.notifier._centre._backend, "bus")  # noqa: B009 - its Linux part alone has one

        async def disconnect() -> None:
            bus.disconnect()
            await bus.wait_for_disconnect()

        self.thread.run(disconnect())


@pytest.fixture(scope="module")
def xfce() -> Iterator[VirtualDesktop]:
    """A desktop with a notification daemon."""
    with VirtualDesktop(size=(800, 600), panel=False, keyring=None, browser=False) as desktop:
        yield desktop


@pytest.mark.desktop
class TestNativeNotifier(NoticesContract):
    """The contract, through desktop-notifier."""

    desktop: VirtualDesktop

    @pytest.fixture(autouse=True)
    def _on_xfce(self, xfce: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desktop = xfce
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", xfce.env["DBUS_SESSION_BUS_ADDRESS"])

    def make_screen(self) -> Screen:
        """A notifier on the running daemon."""
        return NativeScreen(self.desktop, "xfce4-notifyd")

    def test_a_notice_that_runs_out_is_reported(self, screen: Screen) -> None:
        """It does not say why a notice ended, and does not claim to."""
        screen.notifier.show(REMINDER)
        screen.await_count(1)
        assert Capability.ANSWERS not in screen.notifier.capabilities()


def test_where_the_system_has_no_centre_for_us_plain_text_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unsigned program on macOS gets plyer's text instead of nothing."""
    shown: list[str] = []
    monkeypatch.setattr("desktop_notifier.main.get_backend_class", lambda: dummy.DummyNotificationCenter)
    monkeypatch.setattr(PlainNotifier, "_show", lambda self, notice: shown.append(self.worded(notice).body))
    ear = Ear()

    async def story() -> None:
        notifier = NativeNotifier(asyncio.get_running_loop(), ear.listener())
        notifier.show(REMINDER)
        await notifier.settled()
        assert notifier.capabilities() == frozenset()

    asyncio.run(story())
    assert shown == ["Starts in 5 minutes, at 10:00\nClick the tray icon to join."]
