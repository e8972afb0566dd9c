"""What every notifier promises, whichever desktop it speaks to."""

from __future__ import annotations

import queue
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tray.desktop.notices.notice import Capability, DismissReason, Notice, NoticeButton
from tray.desktop.notices.port import NoticeListener, Notifier

PATIENCE = 20.0  # the most an answer of a busy machine may take; none is waited for longer than it takes

HOSTILE = "<b>R&D</b> \u202egnidulcni \x00\x1b[31m %s {} " + "long " * 2000


@dataclass(frozen=True, slots=True)
class Told:
    """What a listener heard: a command with its token, or the end of a notice."""

    command: object = None
    token: str | None = None
    key: str = ""
    reason: DismissReason | None = None


@dataclass
class Ear:
    """Listens to a notifier and keeps what it heard, in order."""

    heard: queue.Queue[Told] = field(default_factory=queue.Queue)
    changes: queue.Queue[None] = field(default_factory=queue.Queue)

    def listener(self) -> NoticeListener:
        """The listener to hand to a notifier."""
        return NoticeListener(
            on_action=lambda command, token: self.heard.put(Told(command=command, token=token)),
            on_dismiss=lambda key, reason: self.heard.put(Told(key=key, reason=reason)),
            on_change=lambda: self.changes.put(None),
        )

    def next(self) -> Told:
        """What is heard next. Raises queue.Empty when nothing comes."""
        return self.heard.get(timeout=PATIENCE)

    def heard_nothing(self) -> bool:
        """Whether nothing is waiting to be told."""
        return self.heard.empty()


class Screen(ABC):
    """A notifier, the desktop it shows things on, and a hand to touch them with."""

    ear: Ear
    notifier: Notifier

    @abstractmethod
    def await_count(self, count: int) -> None:
        """Wait until this many notices are on the screen. Fails when that does not come to be."""

    @abstractmethod
    def press(self, position: int) -> None:
        """Press the button at `position`, counted from 0 as given, of the only notice on the screen."""

    @abstractmethod
    def dismiss(self) -> None:
        """Put the only notice on the screen away, as a person would."""

    @abstractmethod
    def close(self) -> None:
        """Take the notifier and its desktop down."""


JOIN = NoticeButton("join", "Join", ("join", "uid-1"))
SNOOZE = NoticeButton("snooze", "Snooze 5 min", ("snooze", "uid-1"))
REMINDER = Notice(
    key="uid-1",
    title="Weekly planning",
    body="Starts in 5 minutes, at 10:00",
    buttons=(JOIN, SNOOZE),
    timeout_s=0,
    category="x-dainvo.reminder",
    hint="Click the tray icon to join.",
)


class NoticesContract(ABC):
    """One class of behaviour, run on memory and on real notification daemons."""

    @abstractmethod
    def make_screen(self) -> Screen:
        """A fresh notifier on a clear screen."""

    @pytest.fixture
    def screen(self) -> Iterator[Screen]:
        """The screen under test, taken down afterwards."""
        screen = self.make_screen()
        try:
            yield screen
        finally:
            screen.close()

    def test_it_says_what_the_desktop_can_do(self, screen: Screen) -> None:
        """Buttons, replacing and withdrawing are there, and are told."""
        screen.notifier.show(REMINDER)
        screen.await_count(1)
        assert {Capability.BUTTONS, Capability.REPLACE, Capability.WITHDRAW} <= screen.notifier.capabilities()
        assert screen.notifier.problem is None

    def test_a_pressed_button_gives_its_command_and_ends_the_notice(self, screen: Screen) -> None:
        """Join joins: the command comes back as it was given, once, and the notice leaves."""
        screen.notifier.show(REMINDER)
        screen.await_count(1)
        screen.press(0)
        assert screen.ear.next().command == JOIN.command
        screen.await_count(0)
        assert screen.ear.heard_nothing()

    def test_buttons_are_told_apart(self, screen: Screen) -> None:
        """Snooze is not Join."""
        screen.notifier.show(REMINDER)
        screen.await_count(1)
        screen.press(1)
        assert screen.ear.next().command == SNOOZE.command

    def test_a_notice_of_the_same_key_takes_the_place_of_the_first(self, screen: Screen) -> None:
        """One notice a key: the second's button answers, and nothing is heard of the first."""
        screen.notifier.show(REMINDER)
        screen.await_count(1)
        later = NoticeButton("join", "Join now", ("join", "later"))
        screen.notifier.show(Notice(key="uid-1", title="Weekly planning", body="Now", buttons=(later,), timeout_s=0))
        screen.notifier.show(Notice(key="uid-1", title="Weekly planning", body="Still", buttons=(later,), timeout_s=0))
        screen.notifier.show(Notice(key="uid-2", title="Other", timeout_s=0))
        screen.await_count(2)
        screen.notifier.withdraw("uid-2")
        screen.await_count(1)
        screen.press(0)
        assert screen.ear.next().command == ("join", "later")
        screen.await_count(0)
        assert screen.ear.heard_nothing()

    def test_a_withdrawn_notice_leaves_without_a_word(self, screen: Screen) -> None:
        """What the program takes back itself is not reported to it."""
        screen.notifier.show(REMINDER)
        screen.await_count(1)
        screen.notifier.withdraw("uid-1")
        screen.notifier.withdraw("never shown")
        screen.await_count(0)
        screen.notifier.show(Notice(key="probe", title="Probe", timeout_s=0))
        screen.await_count(1)
        assert screen.ear.heard_nothing()

    def test_shown_and_withdrawn_in_one_breath_is_not_seen(self, screen: Screen) -> None:
        """Orders are carried out in the order in which they were given."""
        screen.notifier.show(REMINDER)
        screen.notifier.withdraw("uid-1")
        screen.notifier.show(Notice(key="probe", title="Probe", timeout_s=0))
        screen.await_count(1)
        screen.notifier.withdraw("probe")
        screen.await_count(0)

    def test_a_dismissed_notice_is_reported(self, screen: Screen) -> None:
        """Putting a notice away is an answer of its own."""
        screen.notifier.show(Notice(key="uid-1", title="Weekly planning", body="Starts now", timeout_s=0))
        screen.await_count(1)
        screen.dismiss()
        told = screen.ear.next()
        assert (told.key, told.reason) == ("uid-1", "dismissed")
        screen.await_count(0)

    def test_a_notice_that_runs_out_is_reported(self, screen: Screen) -> None:
        """A notice that nobody answered says so when it leaves."""
        screen.notifier.show(Notice(key="uid-1", title="Saved", body="The meeting is ready.", timeout_s=1))
        self.let_it_expire(screen)
        told = screen.ear.next()
        assert (told.key, told.reason) == ("uid-1", "expired")

    def let_it_expire(self, screen: Screen) -> None:
        """Bring the end of a notice about, where no real time passes; elsewhere its time simply runs out."""
        assert screen.notifier is not None

    def test_hostile_text_is_shown_and_its_button_still_works(self, screen: Screen) -> None:
        """Markup, controls, overrides and ten thousand characters break neither the notice nor the desktop."""
        join = NoticeButton("join", "Join", "joined")
        screen.notifier.show(Notice(key="bad", title=HOSTILE, body=HOSTILE, buttons=(join,), timeout_s=0))
        screen.await_count(1)
        screen.press(0)
        assert screen.ear.next().command == "joined"

    def test_closing_clears_the_screen(self, screen: Screen) -> None:
        """A program that leaves takes the notices along whose buttons it would have answered."""
        screen.notifier.show(REMINDER)
        screen.notifier.show(Notice(key="uid-2", title="Other", timeout_s=0))
        screen.await_count(2)
        screen.notifier.close()
        screen.await_count(0)
        assert screen.ear.heard_nothing()
