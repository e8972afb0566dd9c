"""Where only plyer is left, notices are text that says where Join is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from plyer.facades import Notification

from tests.contracts.notices import HOSTILE, REMINDER, Ear
from tray.desktop.notices.notice import Notice
from tray.desktop.notices.plain import PlainNotifier


class Means(Notification):
    """Plyer's means, played: keeps what it was given, or has nothing to show with."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.given: list[dict[str, object]] = []

    def _notify(self, **kwargs: object) -> None:
        if not self.works:
            raise NotImplementedError("No usable implementation found!")
        self.given.append(kwargs)


def test_a_reminder_is_text_that_says_where_join_is() -> None:
    """There are no buttons, so the text ends in the hint."""
    means, ear = Means(), Ear()
    notifier = PlainNotifier(ear.listener(), means)
    notifier.show(REMINDER)
    notifier.settle()
    (given,) = means.given
    assert given["title"] == "Weekly planning"
    assert given["message"] == "Starts in 5 minutes, at 10:00\nClick the tray icon to join."
    assert notifier.capabilities() == frozenset()
    assert ear.heard_nothing()


def test_text_cannot_leave_its_place() -> None:
    """Quotes, markup and a leading dash mean nothing to the programs that plyer hands them to."""
    means = Means()
    notifier = PlainNotifier(Ear().listener(), means)
    notifier.show(Notice(key="k", title="--help'}", body="-x <b>'\\" + HOSTILE))
    notifier.settle()
    (given,) = means.given
    for name in ("title", "message"):
        assert not str(given[name]).startswith("-")
        assert not set(str(given[name])) & set("'\\<>&")


def test_nothing_to_show_with_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without any means is a problem in words, and the notice counts as not shown; it ends when it can."""
    means, ear = Means(works=False), Ear()
    notifier = PlainNotifier(ear.listener(), means)
    notifier.show(REMINDER)
    assert ear.next().reason == "not_shown"
    notifier.settle()
    assert notifier.problem is not None
    assert notifier.problem.code == "notices.unavailable"
    means.works = True
    notifier.show(REMINDER)
    notifier.settle()
    assert notifier.problem is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="plays the means that plyer has on Linux")
def test_plyers_own_means_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without D-Bus bindings for Python the text reaches notify-send, as plyer starts it."""
    record = tmp_path / "record"
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" "$2" > "{record}"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "dbus", None)
    notifier = PlainNotifier(Ear().listener())
    notifier.show(Notice(key="k", title="Weekly planning", body="Starts now"))
    notifier.settle()
    assert notifier.problem is None
    assert record.read_text() == "Weekly planning\nStarts now\n"
