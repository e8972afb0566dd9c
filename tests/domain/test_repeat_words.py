from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.domain.repeat_words import in_words


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "Every week on Tuesday and Thursday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270630T220000Z", "Every 2 weeks on Tuesday, until Wed 30 Jun 2027"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every weekday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "Every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "Every month on the first weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "Every month on the last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15;COUNT=8", "Every 3 months on day 1 and day 15, 8 times"),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4", "Every year on 4 Jul"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,31", "Every year on 24 and 31 Dec"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "Every year on the last day in Feb"),
        ("RRULE:FREQ=DAILY;COUNT=1", "Every day, once"),
    ],
)
def test_rules_are_said_in_words(rule: str, expected: str) -> None:
    """The rules that calendars write are read as a sentence."""
    assert expected == in_words(rule)


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,15", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=x"]
)
def test_a_rule_beyond_words_is_shown_as_written(rule: str) -> None:
    """Nothing wrong is said about a rule we have no words for."""
    assert f"Repeats: {rule}" == in_words(rule)


@given(st.text(max_size=60))
def test_no_rule_raises(rule: str) -> None:
    """Whatever a file holds there, the dialog opens."""
    assert in_words(rule)
