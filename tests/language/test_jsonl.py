"""One line in, one answer out, as the shell command speaks."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from tray.language import answer_line

KEYS = {
    "title", "start", "end", "all_day", "timezone", "rrule", "location", "attendees", "calendar", "zoom", "reminders",
    "description", "spans", "notes",
}  # fmt: skip


def test_an_answer_has_every_key_and_can_be_printed() -> None:
    answer = answer_line({"text": "Sail Friday 8pm", "reference": "2026-09-16T10:20:00", "timezone": "Europe/Berlin"})
    assert set(answer) == KEYS
    assert json.loads(json.dumps(answer)) == answer
    assert answer["start"] == "2026-09-18T20:00:00+02:00"
    assert answer["all_day"] is False


def test_an_all_day_answer_ends_on_the_day_after_its_last() -> None:
    answer = answer_line({"text": "Sail Friday to Sunday", "reference": "2026-09-16T10:20:00"})
    assert (answer["start"], answer["end"], answer["all_day"]) == ("2026-09-18", "2026-09-21", True)


def test_without_a_time_start_is_null() -> None:
    answer = answer_line({"text": "Buy rope", "reference": "2026-09-16T10:20:00"})
    assert (answer["start"], answer["end"], answer["notes"]) == (None, None, ["There is no day or time in it."])


def test_the_language_and_locale_of_the_line_are_used() -> None:
    line = {
        "text": "Segeln übermorgen um halb vier",
        "reference": "2026-09-16T10:20:00",
        "lang": "de",
        "locale": "de-DE",
    }
    assert answer_line(line)["start"] == "2026-09-18T15:30:00+00:00"


def test_spans_count_characters_of_the_line() -> None:
    text = "🎉 Sail Friday"
    spans = answer_line({"text": text, "reference": "2026-09-16T10:20:00"})["spans"]
    assert [(text[s["from"] : s["to"]], s["kind"]) for s in spans] == [("🎉 Sail", "title"), ("Friday", "time")]


def test_a_line_without_a_reference_is_read_at_the_moment_given() -> None:
    assert answer_line({"text": "Sail tomorrow"}, now=datetime(2026, 9, 16))["start"] == "2026-09-17"
    with pytest.raises(ValueError, match="reference"):
        answer_line({"text": "Sail tomorrow"})
