"""com.canonical.dbusmenu as a panel speaks it, message by message."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from dbus_fast import Variant

from tests.desktop.icon.stage import Stage, play, staged
from tray.desktop.bus import BusError
from tray.desktop.icon.port import IconView
from tray.planning.menu_entry import MenuEntry


def event(name: str, title: str = "") -> MenuEntry:
    inside = (MenuEntry("join", "Join", ("join", name)), MenuEntry("copy", "Copy link", ("copy", name)))
    return MenuEntry(name, title or name, children=inside)


def menu(*events: MenuEntry, headline: str = "In 5 min: Standup") -> IconView:
    return IconView(
        menu=(
            MenuEntry("headline", headline, "join the next", default=True),
            MenuEntry("line", "", separator=True),
            MenuEntry("today", "Today", enabled=False),
            *events,
            MenuEntry("quit", "Quit", "quit"),
        )
    )


VIEW = menu(event("a"), event("b"))


def test_layout_holds_the_whole_menu() -> None:
    """GetLayout of the root gives every line with its properties, in order, submenus inside."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            root = await stage.panel.layout()
            assert root.number == 0
            assert root.properties == {"children-display": "submenu"}
            assert [child.properties for child in root.children] == [
                {"label": "In 5 min: Standup"},
                {"type": "separator"},
                {"label": "Today", "enabled": False},
                {"label": "a", "children-display": "submenu"},
                {"label": "b", "children-display": "submenu"},
                {"label": "Quit"},
            ]
            assert [child.label for child in root.find("a").children] == ["Join", "Copy link"]

    play(story)


def test_layout_goes_as_deep_and_tells_as_much_as_asked() -> None:
    """Depth 0 is the line alone, 1 its children; named properties only; a submenu can be asked for by itself."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            assert (await stage.panel.layout(depth=0)).children == []
            level = await stage.panel.layout(depth=1, names=["label"])
            assert [child.children for child in level.children] == [[]] * 6
            assert level.children[3].properties == {"label": "a"}
            part = await stage.panel.layout(parent=level.find("b").number)
            assert [child.label for child in part.children] == ["Join", "Copy link"]
            with pytest.raises(BusError, match="no line 999"):
                await stage.panel.layout(parent=999)

    play(story)


def test_properties_can_be_asked_for_in_groups_and_singly() -> None:
    """GetGroupProperties leaves unknown lines out, none asked means all; GetProperty knows the defaults."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            known = (await stage.panel.layout()).numbers()
            ask = stage.panel.menu_call
            (some,) = await ask("GetGroupProperties", "aias", [[known["Today"], 999], ["enabled"]])
            assert [(number, properties["enabled"].value) for number, properties in some] == [(known["Today"], False)]
            (everything,) = await ask("GetGroupProperties", "aias", [[], []])
            assert len(everything) == 1 + 6 + 4
            for name, value in (("label", "Quit"), ("enabled", True), ("toggle-state", -1)):
                (variant,) = await ask("GetProperty", "is", [known["Quit"], name])
                assert variant.value == value
            for number, name in ((known["Quit"], "nonsense"), (999, "label")):
                with pytest.raises(BusError):
                    await ask("GetProperty", "is", [number, name])

    play(story)


def test_menu_says_what_it_is() -> None:
    """Version 3, left to right, ordinary, without icons of its own; and it introspects."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            from tray.desktop.bus import Peer

            properties = Peer(stage.bus.unique_name, "/MenuBar", "org.freedesktop.DBus.Properties")
            (everything,) = await stage.panel.bus.call(properties, "GetAll", "s", ["com.canonical.dbusmenu"])
            found = {name: variant.value for name, variant in everything.items()}
            assert found == {"Version": 3, "TextDirection": "ltr", "Status": "normal", "IconThemePath": []}
            xml = Peer(stage.bus.unique_name, "/MenuBar", "org.freedesktop.DBus.Introspectable")
            assert "AboutToShowGroup" in (await stage.panel.bus.call(xml, "Introspect"))[0]

    play(story)


def test_click_in_a_group_or_alone_sends_the_command() -> None:
    """EventGroup, which is all a panel sends to version 3, and Event both reach the program, once each."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            root = await stage.panel.layout()
            assert await stage.panel.click(root.find("b", "Join").number) == []
            assert await stage.commands.get() == ("join", "b")
            body: list[Any] = [root.find("Quit").number, "clicked", Variant("i", 0), 12345]
            await stage.panel.menu_call("Event", "isvu", body)
            assert await stage.commands.get() == "quit"
            assert stage.commands.empty()

    play(story)


def test_what_cannot_be_clicked_sends_nothing() -> None:
    """Headings, separators, submenus and other events are heard without a command."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            root = await stage.panel.layout()
            for child in (root.find("Today"), root.children[1], root.find("a")):
                await stage.panel.click(child.number)
            number = root.find("Quit").number
            group = [[number, kind, Variant("s", ""), 0] for kind in ("hovered", "opened", "closed", "x-vendor-thing")]
            await stage.panel.menu_call("EventGroup", "a(isvu)", [group])
            await stage.panel.heard()
            assert stage.commands.empty()

    play(story)


def test_late_click_on_a_line_that_is_gone_is_named_and_harmless() -> None:
    """Unknown numbers come back; a group of nothing else is an error."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            root = await stage.panel.layout()
            gone = root.find("a", "Join").number
            stage.tray.show(menu(event("b")))
            group = [[gone, "clicked", Variant("s", ""), 0], [root.find("Quit").number, "clicked", Variant("s", ""), 0]]
            assert await stage.panel.menu_call("EventGroup", "a(isvu)", [group]) == [[gone]]
            assert await stage.commands.get() == "quit"
            with pytest.raises(BusError):
                await stage.panel.click(gone)
            with pytest.raises(BusError):
                await stage.panel.menu_call("Event", "isvu", [gone, "clicked", Variant("s", ""), 0])
            assert stage.commands.empty()

    play(story)


def test_countdown_is_fresh_when_the_menu_opens() -> None:
    """The program is asked before a panel gets its answer, and what it shows then is already on its way."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            number = (await stage.panel.layout()).find("In 5 min: Standup").number
            stage.on_open.append(lambda: stage.tray.show(menu(event("a"), event("b"), headline="In 4 min: Standup")))
            assert await stage.panel.menu_call("AboutToShow", "i", [0]) == [False]
            (heard,) = await stage.panel.heard()
            assert heard[0] == "ItemsPropertiesUpdated"
            assert [(each[0], each[1]["label"].value) for each in heard[1][0]] == [(number, "In 4 min: Standup")]

    play(story)


def test_panel_is_told_to_look_again_when_opening_changed_the_lines() -> None:
    """AboutToShow and its group say "needs an update" exactly when there are other lines now."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            views = [menu(event("a")), menu(event("a"))]
            stage.on_open.append(lambda: stage.tray.show(views.pop()))
            assert await stage.panel.menu_call("AboutToShowGroup", "ai", [[0, 999]]) == [[0], [999]]
            assert await stage.panel.menu_call("AboutToShowGroup", "ai", [[0]]) == [[], []]
            sub = (await stage.panel.layout()).find("a").number
            assert await stage.panel.menu_call("AboutToShow", "i", [sub]) == [False]
            assert len(stage.openings) == 2
            with pytest.raises(BusError):
                await stage.panel.menu_call("AboutToShow", "i", [999])
            with pytest.raises(BusError):
                await stage.panel.menu_call("AboutToShowGroup", "ai", [[999]])

    play(story)


def test_panel_that_only_says_opened_gets_a_fresh_menu_too() -> None:
    """Asking first and then opening is one refresh; opening without asking is one as well."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            opened = [[0, "opened", Variant("s", ""), 0]]
            await stage.panel.menu_call("AboutToShow", "i", [0])
            await stage.panel.menu_call("EventGroup", "a(isvu)", [opened])
            assert len(stage.openings) == 1
            await stage.panel.menu_call("EventGroup", "a(isvu)", [opened])
            assert len(stage.openings) == 2

    play(story)


def test_open_menu_is_never_torn_away() -> None:
    """While lines come and go, those that stay keep their number, and only parents that differ are laid out again."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            before = await stage.panel.layout()
            stage.tray.show(menu(event("a", "A, renamed"), event("new"), event("b")))
            heard = await stage.panel.heard()
            assert [member for member, _ in heard] == ["ItemsPropertiesUpdated", "LayoutUpdated"]
            after = await stage.panel.layout()
            assert heard[1][1] == [after.revision, 0]
            assert after.revision == before.revision + 1
            old = before.numbers()
            expected = {**old, "A, renamed": old["a"]}
            found = after.numbers()
            assert {label: found[label] for label in ("Quit", "b", "A, renamed")} == {
                label: expected[label] for label in ("Quit", "b", "A, renamed")
            }

    play(story)


def test_change_inside_a_submenu_leaves_the_rest_alone() -> None:
    """The layout update names the submenu, not the root."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            number = (await stage.panel.layout()).find("a").number
            more = replace(event("a"), children=(*event("a").children, MenuEntry("x", "Delete…", "delete")))
            stage.tray.show(menu(more, event("b")))
            ((member, body),) = await stage.panel.heard()
            assert (member, body[1]) == ("LayoutUpdated", number)

    play(story)


def test_same_view_again_sends_nothing() -> None:
    """An icon that is told the same thing sixty times an hour does not wake the panel."""

    async def story() -> None:
        async with staged(VIEW) as stage:
            for _ in range(5):
                stage.tray.show(menu(event("a"), event("b")))
            assert await stage.panel.heard() == []

    play(story)


def test_day_of_sixty_events_arrives_whole() -> None:
    """Sixty submenus, five hundred lines, come in one layout in order, and each can be clicked."""

    async def story() -> None:
        async with staged(menu(*(event(f"event {number}") for number in range(60)))) as stage:
            root = await stage.panel.layout()
            assert [child.label for child in root.children[3:63]] == [f"event {number}" for number in range(60)]
            await stage.panel.click(root.find("event 59", "Join").number)
            assert await stage.commands.get() == ("join", "event 59")

    play(story)


@pytest.mark.parametrize("title", ["<b>&amp;</b>", "\x00\x1b[31m", "\u202egnp.exe", "x" * 10_000, "\ud800", "__", ""])
def test_hostile_title_does_not_break_the_menu(title: str) -> None:
    """Whatever a title holds, the menu arrives and the lines around it work."""

    async def story() -> None:
        async with staged(menu(event("bad", title), headline=title)) as stage:
            root = await stage.panel.layout()
            assert max(len(child.label) for child in root.children) <= 202
            await stage.panel.click(root.children[3].children[0].number)
            assert await stage.commands.get() == ("join", "bad")

    play(story)


def test_two_changes_at_once_from_another_thread_end_with_the_newer() -> None:
    """Views shown from any thread come in order, and the last one is what a panel sees."""

    async def story() -> None:
        async with staged(VIEW) as stage:

            def hurry() -> None:
                for number in range(50):
                    stage.tray.show(menu(event("a"), headline=f"In {number} min"))

            await asyncio.gather(*(asyncio.to_thread(hurry) for _ in range(3)))
            await asyncio.to_thread(stage.tray.show, menu(headline="the last"))
            await settled(stage)
            root = await stage.panel.layout()
            assert [child.label for child in root.children] == ["the last", "", "Today", "Quit"]

    play(story)


async def settled(stage: Stage) -> None:
    """Let the loop do what other threads asked of it before."""
    done = asyncio.Event()
    stage.bus.loop.call_soon_threadsafe(done.set)
    await done.wait()
