"""Dialogs are dark where the desktop is."""

from __future__ import annotations

import pytest

from tests.desktop.test_session import play
from tray.desktop.appearance import color_scheme
from tray.desktop.bus import DAEMON, SessionBus
from tray.desktop.exports import Interface, Method


async def portal(bus: SessionBus, preference: int) -> None:
    """Be a desktop's settings portal, which wraps its answer twice as the real ones do."""
    from dbus_fast import Variant

    def read(namespace: str, key: str) -> list[Variant]:
        assert (namespace, key) == ("org.freedesktop.appearance", "color-scheme")
        return [Variant("v", Variant("u", preference))]

    bus.export(
        "/org/freedesktop/portal/desktop",
        Interface("org.freedesktop.portal.Settings", {"Read": Method("ss", "v", read)}),
    )
    await bus.call(DAEMON, "RequestName", "su", ["org.freedesktop.portal.Desktop", 0])


@pytest.mark.parametrize(("preference", "expected"), [(0, ""), (1, "dark"), (2, "light")])
def test_the_desktop_is_asked_what_it_prefers(preference: int, expected: str) -> None:
    async def story(ours: SessionBus, theirs: SessionBus, _: str) -> None:
        await portal(theirs, preference)
        assert await color_scheme(ours) == expected

    play(story)


def test_a_desktop_without_a_portal_prefers_nothing() -> None:
    async def story(ours: SessionBus, _: SessionBus, __: str) -> None:
        assert await color_scheme(ours) == ""

    play(story)


@pytest.mark.parametrize(("theme", "expected"), [("Greybird-dark", "dark"), ("Adwaita", "light")])
def test_xfce_is_asked_for_its_theme(monkeypatch: pytest.MonkeyPatch, theme: str, expected: str) -> None:
    """Xfce says nothing to the portal, but its theme's name does."""
    from dbus_fast import Variant

    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")

    async def story(ours: SessionBus, theirs: SessionBus, _: str) -> None:
        told = Method("ss", "v", lambda channel, name: [Variant("s", theme)])
        theirs.export("/org/xfce/Xfconf", Interface("org.xfce.Xfconf", {"GetProperty": told}))
        await theirs.call(DAEMON, "RequestName", "su", ["org.xfce.Xfconf", 0])
        assert await color_scheme(ours) == expected

    play(story)
