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
        ("design", ["review", "lunch"]),
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
    assert [row.uid for row in store.occurrences.containing(words, 0, 10)] == found


def test_only_the_time_asked_for_is_searched(store: Store) -> None:
    assert [row.uid for row in store.occurrences.containing("design", 1, 10)] == ["lunch"]
    assert [row.uid for row in store.occurrences.containing("design", 0, 10, most=1)] == ["review"]
