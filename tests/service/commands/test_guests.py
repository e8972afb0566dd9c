"""Who was invited before is known."""

from __future__ import annotations

from datetime import timedelta

from tray.service.commands.add import add
from tray.service.commands.delete import delete
from tray.service.commands.guests import guests


def test_guests_are_known_by_address_and_name_the_last_met_first(work):
    add(work, {"text": "Lunch tomorrow 12:30 with ann@example.org"})
    add(work, {"text": "Dinner in 3 days at 19:00 with bo@example.org and Ann@Example.org"})
    add(work, {"text": "Walk in 2 days at 9:00 with cleo@example.org"})

    assert [one["email"] for one in guests(work, {})["guests"]] == [
        "ann@example.org",
        "bo@example.org",
        "cleo@example.org",
    ]


def test_who_was_met_long_ago_or_is_not_invited_any_more_is_forgotten(work, clock):
    kept = add(work, {"text": "Lunch tomorrow 12:30 with ann@example.org"})
    delete(work, {"uid": kept["uid"]})
    assert guests(work, {}) == {"guests": []}

    add(work, {"text": "Lunch tomorrow 12:30 with bo@example.org"})
    clock.at += timedelta(days=500)
    assert guests(work, {}) == {"guests": []}


def test_odd_addresses_do_no_harm(work):
    add(
        work,
        {
            "draft": {
                "title": "Odd",
                "start": "2026-11-25T10:00:00+01:00",
                "end": "2026-11-25T11:00:00+01:00",
                "timezone": "Europe/Berlin",
                "attendees": ["nobody", "%@%", "x@y.org"],
            }
        },
    )

    assert "x@y.org" in [one["email"] for one in guests(work, {})["guests"]]
    assert "nobody" not in [one["email"] for one in guests(work, {})["guests"]]
