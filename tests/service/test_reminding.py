"""A reminder on the screen is right for as long as it is there."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from tests.planning.entries import BERLIN, NOW, at, timed
from tray.desktop.notices.memory import MemoryNotifier
from tray.desktop.notices.port import NoticeListener
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.planning.snapshot import Snapshot
from tray.service.reminding import Reminding
from tray.store.store import Store

LINK = "https://us02web.zoom.us/j/85551112222?pwd=x.1"


class Screen:
    """A notifier in memory, and reminders on it."""

    def __init__(self, store):
        self.pressed: list[object] = []
        self.now = NOW
        listener = NoticeListener(on_action=self._act, on_dismiss=self._dismiss)
        self.notifier = MemoryNotifier(listener)
        self.reminding = Reminding(store.reminders, self.notifier)

    def _act(self, command, _):
        self.pressed.append(self.reminding.answered(command, self.now))

    def _dismiss(self, key, reason):
        self.reminding.dismissed(key, reason, self.now)

    def refresh(self, *entries, now=NOW):
        self.now = now
        snapshot = Snapshot(tuple(entries), (), (), Settings(), hours24=True)
        return self.reminding.refresh(snapshot, now, BERLIN)

    @property
    def up(self):
        return list(self.notifier.on_screen.values())


@pytest.fixture
def screen(tmp_path):
    store = Store(tmp_path / "store")
    yield Screen(store)
    store.close()


def labels(notice):
    return [button.label for button in notice.buttons]


def test_it_says_what_and_how_soon_and_offers_to_join(screen):
    screen.refresh(timed("Review", "10:05", join_url=LINK, location="Room 9"))

    (notice,) = screen.up
    assert (notice.title, notice.body) == ("Review", "Starts in 5 min · 10:05–11:05\nRoom 9")
    assert labels(notice) == ["Join", "Snooze 5 min"]


def test_join_comes_onto_the_notice_that_is_up_when_the_meeting_is_ready(screen):
    pending = timed("Review", "10:05", meeting="pending")
    screen.refresh(pending)
    before = labels(screen.up[0])

    screen.refresh(replace(pending, meeting="ready", join_url=LINK))

    assert (before[0], labels(screen.up[0])[0]) == ("Show", "Join")
    assert len(screen.up) == 1


def test_a_notice_is_not_drawn_again_while_nothing_of_it_changes(screen):
    review = timed("Review", "10:05", join_url=LINK)
    screen.refresh(review)
    screen.refresh(review, now=at("10:02"))

    assert len(screen.notifier.history) == 1


def test_the_notice_of_the_start_takes_the_place_of_the_one_before(screen):
    review = timed("Review", "10:05", join_url=LINK)
    screen.refresh(review)
    screen.refresh(review, now=at("10:05"))

    (notice,) = screen.up
    assert notice.body.startswith("Starts now")


def test_an_answered_reminder_does_not_come_back_when_its_event_changes(screen):
    review = timed("Review", "10:05", join_url=LINK)
    screen.refresh(review)
    screen.notifier.press(screen.up[0].key, "join")

    screen.refresh(replace(review, title="Final review"))

    assert screen.up == []
    assert screen.pressed[0].name == "join"


def test_a_cancelled_event_takes_its_notice_along(screen):
    review = timed("Review", "10:05")
    screen.refresh(review)

    screen.refresh(replace(review, cancelled=True))

    assert screen.up == []


def test_a_moved_event_takes_its_notice_along_and_is_told_at_its_new_time(screen):
    screen.refresh(timed("Review", "10:05"))
    moved = timed("Review", "11:00")

    screen.refresh(moved)
    assert screen.up == []
    screen.refresh(moved, now=at("10:55"))

    assert screen.up[0].body.startswith("Starts in 5 min · 11:00")


def test_a_snoozed_reminder_comes_back_when_it_was_asked_to(screen):
    review = timed("Review", "10:30", reminders=(30,), join_url=LINK)
    screen.refresh(review)
    screen.notifier.press(screen.up[0].key, "snooze")
    key = screen.pressed[0].arguments["key"]
    screen.reminding.snooze(key, NOW, 5)

    assert screen.refresh(review, now=at("10:01")) == at("10:05")
    assert screen.up == []
    screen.refresh(review, now=at("10:05"))
    assert len(screen.up) == 1


def test_what_nobody_saw_is_shown_as_soon_as_notices_can_be_shown(screen):
    review = timed("Review", "10:05")
    screen.notifier.break_down(problem("notices.unavailable"))
    screen.refresh(review)
    screen.notifier.break_down(None)

    screen.reminding.show_unseen()
    screen.refresh(review, now=at("10:01"))

    assert [notice.title for notice in screen.up] == ["Review"]


def test_a_reminder_put_away_stays_away(screen):
    review = timed("Review", "10:05", reminders=(5,))
    screen.refresh(review)
    screen.notifier.end(screen.up[0].key, "dismissed")

    screen.refresh(review, now=at("10:02"))

    assert screen.up == []


def test_a_store_that_takes_nothing_keeps_no_reminder_from_coming_and_none_comes_twice(screen, monkeypatch):
    review = timed("Review", "10:05", join_url=LINK)
    memory = screen.reminding._memory

    def locked(_):
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(memory, "put", locked)
        screen.refresh(review)
        screen.refresh(review, now=at("10:01"))
        assert len(screen.notifier.history) == 1

    screen.refresh(review, now=at("10:05"))
    assert len(screen.notifier.history) == 2
    assert len(memory.all()) == 2
