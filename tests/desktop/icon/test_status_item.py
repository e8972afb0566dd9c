"""org.kde.StatusNotifierItem as a panel reads it."""

from __future__ import annotations

import pytest

from tests.desktop.icon.stage import play, staged
from tray.desktop.bus import BusError, Peer
from tray.desktop.icon.port import IconView
from tray.planning.menu_entry import MenuEntry

JOIN = MenuEntry("headline", "Standup", "join", default=True)
VIEW = IconView("soon", 12, "In 12 min: <b>Standup</b>\nthen R&D", "12 min", (JOIN,))


def test_icon_says_all_that_panels_read() -> None:
    """Every property of the interface has its type and a sensible value."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            peer = Peer(stage.bus.unique_name, "/StatusNotifierItem", "org.freedesktop.DBus.Properties")
            (everything,) = await stage.panel.bus.call(peer, "GetAll", "s", ["org.kde.StatusNotifierItem"])
            found = {name: variant.value for name, variant in everything.items()}
            pixmaps = found.pop("IconPixmap")
            assert found.pop("AttentionIconPixmap") == pixmaps
            assert {(width, height, len(pixels)) for width, height, pixels in pixmaps} == {
                (side, side, side * side * 4) for side in (16, 22, 24, 32, 44, 48, 64)
            }
            assert found == {
                "Category": "ApplicationStatus",
                "Id": "dainvo-tray",
                "Title": "Dainvo tray",
                "Status": "Active",
                "WindowId": 0,
                "IconThemePath": "",
                "Menu": "/MenuBar",
                "ItemIsMenu": True,
                "IconName": "",
                "OverlayIconName": "",
                "OverlayIconPixmap": [],
                "AttentionIconName": "",
                "AttentionMovieName": "",
                "ToolTip": ("", [], "In 12 min: <b>Standup</b>", "then R&amp;D"),
                "XAyatanaLabel": "12 min",
                "XAyatanaLabelGuide": "00 min",
                "XAyatanaOrderingIndex": 0,
            }

    play(story)


@pytest.mark.parametrize(
    ("view", "signals"),
    [
        (IconView("soon", 11, VIEW.tooltip, VIEW.label, VIEW.menu), [("NewIcon", [])]),
        (IconView("soon", 12, "other words", VIEW.label, VIEW.menu), [("NewToolTip", [])]),
        (IconView("soon", 12, VIEW.tooltip, "3 min", VIEW.menu), [("XAyatanaNewLabel", ["3 min", "00 min"])]),
        (IconView("soon", 12, VIEW.tooltip, "", VIEW.menu), [("XAyatanaNewLabel", ["", ""])]),
        (
            IconView("attention", None, VIEW.tooltip, VIEW.label, VIEW.menu),
            [("NewIcon", []), ("NewStatus", ["NeedsAttention"]), ("NewAttentionIcon", [])],
        ),
        (VIEW, []),
    ],
)
def test_each_difference_is_one_signal(view: IconView, signals: list[object]) -> None:
    """What changes is announced, what does not is not."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            stage.tray.show(view)
            heard = await stage.panel.heard()
            assert sorted(heard, key=str) == sorted(signals, key=str)

    play(story)


@pytest.mark.parametrize("member", ["Activate", "SecondaryActivate"])
def test_plain_click_does_the_default(member: str) -> None:
    """A host that sends a click instead of opening the menu joins the next event."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            await stage.panel.item_call(member, "ii", [10, 10])
            assert await stage.commands.get() == "join"

    play(story)


def test_click_without_a_default_makes_the_host_open_the_menu() -> None:
    """Where there is nothing to do the call is refused, which Plasma answers with the menu."""

    async def story() -> None:
        async with staged(IconView(menu=(MenuEntry("quit", "Quit", "quit"),))) as stage:
            with pytest.raises(BusError, match="open the menu"):
                await stage.panel.item_call("Activate", "ii", [0, 0])

    play(story)


def test_other_gestures_do_no_harm() -> None:
    """Scrolling, the context menu and activation tokens are answered; the context menu refreshes the words."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            await stage.panel.item_call("Scroll", "is", [120, "vertical"])
            await stage.panel.item_call("ProvideXdgActivationToken", "s", ["token"])
            await stage.panel.item_call("ContextMenu", "ii", [0, 0])
            await stage.panel.item_call("XAyatanaSecondaryActivate", "u", [0])
            assert await stage.commands.get() == "join"
            assert len(stage.openings) == 1

    play(story)


@pytest.mark.parametrize("tooltip", ["", "\x00\n\n", "<img src=x>" * 500, "\u202eabc\nd\ne"])
def test_hostile_tooltip_can_be_read(tooltip: str) -> None:
    """Any text gives a heading, and what is shown as markup holds none of it."""

    async def story() -> None:
        async with staged(IconView(tooltip=tooltip)) as stage:
            _, _, heading, text = await stage.panel.item_property("ToolTip")
            assert heading
            assert len(heading) <= 200
            assert "<" not in text
            assert "\u202e" not in heading

    play(story)
