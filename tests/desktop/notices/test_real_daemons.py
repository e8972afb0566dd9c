"""Reminders work on the notification daemons that people have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.notices import NoticesContract, Screen
from tests.desktop.notices.real_daemon import DaemonScreen
from virtual_desktop import VirtualDesktop

pytestmark = pytest.mark.desktop


@pytest.fixture(scope="module")
def xfce() -> Iterator[VirtualDesktop]:
    """A desktop with Xfce's notification daemon and nothing else in the way."""
    with VirtualDesktop(size=(800, 600), panel=False, keyring=None, browser=False) as desktop:
        yield desktop


class TestXfceNotifyd(NoticesContract):
    """The contract, on xfce4-notifyd, with a real pointer."""

    desktop: VirtualDesktop

    @pytest.fixture(autouse=True)
    def _on_xfce(self, xfce: VirtualDesktop) -> None:
        self.desktop = xfce

    def make_screen(self) -> Screen:
        """A notifier on the running daemon."""
        return DaemonScreen(self.desktop, "xfce4-notifyd")
