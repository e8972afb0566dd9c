"""Events are found by what stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tray.domain.calendar import Calendar
from tray.store.items import Item
from tray.store.occurrences import OccurrenceRow
from tray.store.store import Store

FACTS = {
    "review": {
        "title": "Design Review",
        "location": "Café Zürich",
        "description": 'Bring the "drafts"',
        "attendees": [],
    },
    "lunch": {
        "title": "Lunch",
        "location": "",
        "description": "design of the menu",
        "attendees": [{"name": "Zoë Ångström", "email": "zoe@example.org", "status": "accepted"}],
    },
}


def beginning_only(row: OccurrenceRow) -> str:
    raise AssertionError(f"all of the notes of {row.uid} is in its row")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "store.db")
    opened.calendars.append(Calendar("c", "folder", "Home", "/home"))
    for number, (uid, facts) in enumerate(FACTS.items()):
        opened.items.want(Item("c", uid, "text"), 0)
        row = OccurrenceRow("c", uid, "", number, number + 1, False, json.dumps(facts, ensure_ascii=False))
        opened.occurrences.replace("c", uid, [row], 9e12)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("design", ["lunch", "review"]),
        ("REVIEW design", ["review"]),
        ("cafe zurich", ["review"]),
        ("Café", ["review"]),
        ("zoe angstrom", ["lunch"]),
        ("zoe@example.org", ["lunch"]),
        ("drafts lunch", []),
        ("attendees", []),
        ("accepted", []),
        ("", []),
        ("%", []),
        ('"drafts"', ["review"]),
    ],
)
def test_events_are_found_by_all_of_the_words(store: Store, words: str, found: list[str]) -> None:
    assert [row.uid for row in store.occurrences.containing(words, beginning_only)] == found


def test_a_hidden_calendar_is_not_searched(store: Store) -> None:
    store.calendars.put(Calendar("c", "folder", "Home", "/home", shown=False))
    assert list(store.occurrences.containing("design", beginning_only)) == []


def test_an_occurrence_that_is_called_otherwise_is_told_from_the_rest_of_its_series(store: Store) -> None:
    store.items.want(Item("c", "weekly", "text"), 0)
    titles = {"1": "Standup", "2": "Standup with Bo", "3": "Standup"}
    rows = [
        OccurrenceRow("c", "weekly", day, int(day), int(day) + 1, False, json.dumps({"uid": "weekly", "title": title}))
        for day, title in titles.items()
    ]
    store.occurrences.replace("c", "weekly", rows, 9e12)
    assert [row.original_start for row in store.occurrences.containing("standup bo", beginning_only)] == ["2"]
    assert [row.original_start for row in store.occurrences.containing("standup", beginning_only)] == ["1", "2", "3"]
