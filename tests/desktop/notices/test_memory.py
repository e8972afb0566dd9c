"""The notifier without a desktop keeps every promise of the port."""

from __future__ import annotations

import pytest

from tests.contracts.notices import JOIN, REMINDER, Ear, NoticesContract, Screen
from tray.desktop.notices.memory import EVERYTHING, MemoryNotifier
from tray.desktop.notices.notice import Capability, Notice
from tray.domain.problem import Problem

BROKEN = Problem("notices.unavailable", "Broken", "", "")


class MemoryScreen(Screen):
    """Touches the notices in memory."""

    notifier: MemoryNotifier

    def __init__(self, *without: Capability) -> None:
        self.ear = Ear()
        self.notifier = MemoryNotifier(self.ear.listener(), EVERYTHING - set(without))

    @property
    def only(self) -> Notice:
        """The one notice on the screen."""
        (notice,) = self.notifier.on_screen.values()
        return notice

    def await_count(self, count: int) -> None:
        """See that there are as many as wanted."""
        assert len(self.notifier.on_screen) == count

    def press(self, position: int) -> None:
        """Press by position."""
        self.notifier.press(self.only.key, self.only.buttons[position].key)

    def dismiss(self) -> None:
        """Put away."""
        self.notifier.end(self.only.key, "dismissed")

    def close(self) -> None:
        """Nothing to take down."""


class TestMemoryNotifier(NoticesContract):
    """The contract, in memory."""

    def make_screen(self) -> Screen:
        """A clear screen in memory."""
        return MemoryScreen()

    def let_it_expire(self, screen: Screen) -> None:
        """No time passes in memory."""
        assert isinstance(screen, MemoryScreen)
        screen.notifier.end("uid-1", "expired")


def test_without_buttons_the_text_says_where_join_is() -> None:
    """Where buttons cannot be shown, the body ends in the hint, however long it is."""
    screen = MemoryScreen(Capability.BUTTONS)
    screen.notifier.show(
        Notice(key="k", title="Planning", body="word " * 1000, buttons=(JOIN,), hint="Click the icon.")
    )
    assert screen.only.buttons == ()
    assert screen.only.body.endswith("…\nClick the icon.")


def test_without_buttons_and_without_a_hint_the_text_names_the_menu() -> None:
    """A caller who forgot the hint does not leave the person without a way."""
    screen = MemoryScreen(Capability.BUTTONS)
    screen.notifier.show(Notice(key="k", title="Planning", buttons=(JOIN,)))
    assert screen.only.body == "Open the menu of the tray icon to answer."


def test_a_click_on_the_notice_is_its_default_command() -> None:
    """The command of a click comes back with the token that was given."""
    screen = MemoryScreen()
    screen.notifier.show(Notice(key="k", title="Planning", default="open"))
    screen.notifier.click("k", token="token-1")
    told = screen.ear.next()
    assert (told.command, told.token) == ("open", "token-1")


def test_a_resident_notice_stays_when_a_button_is_pressed() -> None:
    """Only others leave with the answer."""
    screen = MemoryScreen()
    screen.notifier.show(Notice(key="k", title="Planning", buttons=(JOIN,), resident=True))
    screen.press(0)
    screen.await_count(1)


def test_a_broken_desktop_is_told_and_nothing_is_shown() -> None:
    """A notice that cannot be shown ends as not shown, and what was on the screen is lost."""
    screen = MemoryScreen()
    screen.notifier.show(REMINDER)
    screen.notifier.break_down(BROKEN)
    assert screen.ear.next().reason == "lost"
    assert screen.notifier.capabilities() == frozenset()
    screen.notifier.show(REMINDER)
    assert screen.ear.next().reason == "not_shown"
    screen.notifier.break_down(None)
    assert screen.ear.changes.qsize() == 2
    screen.notifier.show(REMINDER)
    screen.await_count(1)


def test_it_stands_where_plyers_facade_is_expected() -> None:
    """A call of plyer's own kind shows a notice."""
    screen = MemoryScreen()
    screen.notifier.notify(title="Hello", message="World")
    assert (screen.only.title, screen.only.body) == ("Hello", "World")


def test_a_listener_that_fails_does_not_break_the_notifier(caplog: pytest.LogCaptureFixture) -> None:
    """A mistake on the other side is logged and the next answer still comes."""
    screen = MemoryScreen()
    heard: list[object] = []

    def listen(command: object, token: str | None) -> None:
        heard.append(command)
        raise RuntimeError("boom")

    object.__setattr__(screen.notifier.listener, "on_action", listen)
    for _ in range(2):
        screen.notifier.show(REMINDER)
        screen.press(0)
    assert heard == [JOIN.command, JOIN.command]
    assert "boom" in caplog.text
