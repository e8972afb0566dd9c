from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tray.dialogs.editor.fields import Fields
from tray.dialogs.editor.times import read_end, read_start, written
from tray.dialogs.opened import Opened
from tray.dialogs.reading import Reader

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 10, tzinfo=BERLIN)
READER = Reader(Opened(zone="Europe/Berlin", locale="en-GB", now=NOW))


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


FIELDS = Fields("Review", at(1, 15), at(1, 16, 30), "Europe/Berlin")
DAYS = Fields("Trip", date(2026, 12, 1), date(2026, 12, 4), "Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("16:00", at(1, 16), at(1, 17, 30)),
        ("9am", at(1, 9), at(1, 10, 30)),
        ("2 December 2026", at(2, 15), at(2, 16, 30)),
        ("tomorrow 10:00", at(23, 10, month=11), at(23, 11, 30, month=11)),
        ("2 December 2026 10:00-10:45", at(2, 10), at(2, 10, 45)),
    ],
)
def test_a_start_is_read_in_words_or_figures(text: str, start: datetime, end: datetime) -> None:
    """A time alone keeps the day, a day alone the time; the length stays unless the text says another end."""
    fields = read_start(text, FIELDS, READER.read_at, NOW)
    assert fields is not None
    assert (start, end) == (fields.start, fields.end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("17:00", at(1, 17)),
        ("45 min", at(1, 15, 45)),
        ("for 2 hours", at(1, 17)),
        ("2 December 2026 12:00", at(2, 12)),
    ],
)
def test_an_end_is_a_time_after_the_start_or_a_length(text: str, end: datetime) -> None:
    """A clock time is the next one after the start."""
    fields = read_end(text, FIELDS, READER.read_at, NOW)
    assert fields is not None
    assert (at(1, 15), end) == (fields.start, fields.end)


def test_days_are_read_as_days() -> None:
    """The end typed is the last day, and a number of days is a length."""
    moved = read_start("5 December 2026", DAYS, READER.read_at, NOW)
    assert moved is not None
    assert (date(2026, 12, 5), date(2026, 12, 8)) == (moved.start, moved.end)
    longer = read_end("5 December 2026", DAYS, READER.read_at, NOW)
    assert longer is not None
    assert date(2026, 12, 6) == longer.end
    two = read_end("2 days", DAYS, READER.read_at, NOW)
    assert two is not None
    assert date(2026, 12, 3) == two.end


@pytest.mark.parametrize("text", ["banana", "", "soon or later"])
def test_what_is_no_time_is_refused(text: str) -> None:
    """Nothing is guessed."""
    assert read_start(text, FIELDS, READER.read_at, NOW) is None
    assert read_end(text, FIELDS, READER.read_at, NOW) is None


@pytest.mark.parametrize("moment", [at(1, 15), at(31, 9, 5), datetime(2027, 2, 3, 17, 45, tzinfo=BERLIN)])
def test_what_is_written_is_read_back(moment: datetime) -> None:
    """A field that is left as it was says what it said, in 12 and in 24 hours."""
    for hours24 in (True, False):
        fields = read_start(written(moment, hours24=hours24), FIELDS, READER.read_at, NOW)
        assert fields is not None
        assert moment == fields.start
    ended = read_end(written(at(1, 18, 15), hours24=True, beside=FIELDS.start), FIELDS, READER.read_at, NOW)
    assert ended is not None
    assert at(1, 18, 15) == ended.end
