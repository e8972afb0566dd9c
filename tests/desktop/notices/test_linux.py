"""The D-Bus notifier, against servers that do what real ones rarely do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from tests.contracts.notices import HOSTILE, JOIN, REMINDER, Ear, Told
from tests.desktop.notices.played_server import PlayedServer, told
from tests.desktop.private_bus import PrivateBus
from tray.desktop.bus import DAEMON, SessionBus
from tray.desktop.notices import linux
from tray.desktop.notices.linux import DBusNotifier
from tray.desktop.notices.notice import Capability, Notice

Story = Callable[[DBusNotifier, PlayedServer, Ear], Awaitable[None]]


def play(story: Story, *, appear: bool = True) -> None:
    """Run a story of a notifier and a server on a bus of their own."""

    async def main(address: str) -> None:
        loop = asyncio.get_running_loop()
        ours, theirs = SessionBus(loop, address=address), SessionBus(loop, address=address)
        ear = Ear()
        server = PlayedServer(theirs)
        if appear:
            await server.appear()
        notifier = DBusNotifier(ours, ear.listener(), icon="icon-1")
        try:
            async with asyncio.timeout(30):
                await story(notifier, server, ear)
        finally:
            await ours.close()
            await theirs.close()

    with PrivateBus() as bus:
        asyncio.run(main(bus.address))


def test_a_reminder_is_said_in_the_words_of_the_specification() -> None:
    """Texts, buttons, hints and the time on screen arrive as the specification has them."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(replace(REMINDER, default="open", resident=True, sound="alarm-clock-elapsed"))
        await notifier.settled()
        app, replaces, icon, title, body, actions, hints, timeout = server.only
        assert (app, replaces, icon, title, body) == (
            "Dainvo tray",
            0,
            "icon-1",
            "Weekly planning",
            "Starts in 5 minutes, at 10:00",
        )
        assert actions == ["default", "Open", "button-0", "Join", "button-1", "Snooze 5 min"]
        assert {name: hint.value for name, hint in hints.items()} == {
            "urgency": 1,
            "desktop-entry": "dainvo-tray",
            "category": "x-dainvo.reminder",
            "resident": True,
        }
        assert timeout == 0

    play(story)


def test_markup_is_escaped_only_for_who_reads_it() -> None:
    """A body is escaped where it is read as markup, a title never; hostile text is clean and short."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(Notice(key="k", title=HOSTILE, body=HOSTILE))
        await notifier.settled()
        title, body = server.only[3:5]
        assert title.startswith("<b>R&D</b> gnidulcni [31m %s {} long")
        assert len(title) == 120
        assert body.startswith("&lt;b&gt;R&amp;D&lt;/b&gt; gnidulcni")

    async def plain(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        server.names = ["body"]
        notifier.show(Notice(key="k", title="T", body="<R&D>"))
        await notifier.settled()
        assert server.only[4] == "<R&D>"

    play(story)
    play(plain)


@pytest.mark.parametrize(
    ("urgency", "timeout_s", "milliseconds"), [("critical", 5, 0), ("low", 5, 5000), ("normal", None, -1)]
)
def test_time_on_screen_follows_urgency(urgency: str, timeout_s: int | None, milliseconds: int) -> None:
    """What is critical does not expire; nothing said leaves it to the desktop."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(Notice(key="k", title="T", urgency=urgency, timeout_s=timeout_s))  # type: ignore[arg-type]  # table
        await notifier.settled()
        assert server.only[7] == milliseconds

    play(story)


def test_the_activation_token_comes_with_the_action() -> None:
    """The token that was said before the action belongs to it, and to no later one."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(replace(REMINDER, resident=True))
        await notifier.settled()
        server.say("ActivationToken", "us", server.number, "token-1")
        server.say("ActionInvoked", "us", server.number, "button-0")
        server.say("ActionInvoked", "us", server.number, "button-1")
        assert await told(ear) == Told(command=("join", "uid-1"), token="token-1")
        assert await told(ear) == Told(command=("snooze", "uid-1"), token=None)
        server.say("NotificationClosed", "uu", server.number, 2)
        assert await told(ear) == Told(key="uid-1", reason="dismissed")

    play(story)


def test_an_answer_that_comes_with_the_number_is_heard() -> None:
    """A press that arrives in one read with the answer to Notify is not lost."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        server.press_at_once = "button-0"
        notifier.show(REMINDER)
        assert await told(ear) == Told(command=JOIN.command, token="token-1")
        await notifier.settled()
        assert ear.heard_nothing()

    play(story)


def test_answers_to_other_programs_are_not_ours() -> None:
    """Numbers and actions that were never ours do nothing."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(REMINDER)
        await notifier.settled()
        server.say("ActionInvoked", "us", 4711, "button-0")
        server.say("NotificationClosed", "uu", 4711, 2)
        server.say("NotificationClosed", "uu", server.number, 1)
        assert await told(ear) == Told(key="uid-1", reason="expired")

    play(story)


def test_only_the_owner_of_the_name_is_believed() -> None:
    """A signal from another program on the bus presses no button."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(REMINDER)
        await notifier.settled()
        stranger = SessionBus(asyncio.get_running_loop(), address=notifier._bus._address)
        await stranger.connect()
        PlayedServer(stranger).say("ActionInvoked", "us", server.number, "button-0")
        await stranger.call(DAEMON, "GetId")
        server.say("ActionInvoked", "us", server.number, "button-1")
        assert (await told(ear)).command == ("snooze", "uid-1")
        await stranger.close()

    play(story)


def test_without_buttons_the_text_says_where_join_is() -> None:
    """A server without actions gets none, and the person gets the hint."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        server.names = ["body"]
        notifier.show(REMINDER)
        await notifier.settled()
        assert server.only[5] == []
        assert server.only[4] == "Starts in 5 minutes, at 10:00\nClick the tray icon to join."
        assert Capability.BUTTONS not in notifier.capabilities()

    play(story)


@pytest.mark.parametrize("name", ["dunst", "mako"])
def test_where_buttons_are_not_drawn_a_click_joins(name: str) -> None:
    """Servers that take actions and draw no buttons join by a click on the notice, and the text names the icon."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        server.server = name
        notifier.show(REMINDER)
        await notifier.settled()
        assert server.only[5] == ["default", "Open"]
        assert server.only[4].endswith("Click the tray icon to join.")
        server.say("ActionInvoked", "us", server.number, "default")
        assert (await told(ear)).command == JOIN.command

    play(story)


def test_no_server_is_a_problem_in_words_until_one_comes() -> None:
    """Nothing shown is said at once; a server that appears ends the problem without being asked."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(REMINDER)
        assert await told(ear) == Told(key="uid-1", reason="not_shown")
        await notifier.settled()
        assert notifier.problem is not None
        assert notifier.problem.code == "notices.unavailable"
        assert notifier.capabilities() == frozenset()
        await asyncio.to_thread(ear.changes.get, timeout=20)
        await server.appear()
        await asyncio.to_thread(ear.changes.get, timeout=20)
        assert notifier.problem is None
        assert Capability.BUTTONS in notifier.capabilities()

    play(story, appear=False)


def test_a_server_that_refuses_is_a_problem_and_is_asked_again() -> None:
    """A refusal is told; the next notice is tried all the same."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        server.refuses = True
        notifier.show(REMINDER)
        assert (await told(ear)).reason == "not_shown"
        server.refuses = False
        notifier.show(REMINDER)
        await notifier.settled()
        assert notifier.problem is None
        assert server.only[3] == "Weekly planning"

    play(story)


def test_open_notices_survive_a_restart_of_the_server() -> None:
    """What was on the screen is shown by the next server, and its buttons work there; the one put away is not."""

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(REMINDER)
        notifier.show(replace(REMINDER, key="away"))
        notifier.withdraw("away")
        await notifier.settled()
        await server.vanish()
        server.shown.clear()
        await server.bus.call(DAEMON, "RequestName", "su", ["org.freedesktop.Notifications", 0])
        await caught_up(notifier)
        await notifier.settled()
        assert server.only[1] == 0
        server.say("ActionInvoked", "us", server.number, "button-0")
        assert (await told(ear)).command == JOIN.command
        assert ear.heard_nothing()

    play(story)


def test_a_notice_whose_server_does_not_come_back_is_lost_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for an answer hears that none will come."""
    monkeypatch.setattr(linux, "_RESTART_SECONDS", 0.05)

    async def story(notifier: DBusNotifier, server: PlayedServer, ear: Ear) -> None:
        notifier.show(REMINDER)
        await notifier.settled()
        await server.vanish()
        assert await told(ear) == Told(key="uid-1", reason="lost")
        assert notifier.problem is not None

    play(story)


async def caught_up(notifier: DBusNotifier) -> None:
    """Return when everything the bus said before has reached the notifier."""
    await notifier._bus.call(DAEMON, "GetId")
