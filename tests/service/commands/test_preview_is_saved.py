"""What the preview of a sentence says is what is saved, wherever the person lives."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.language.scoring import cases
from tray.dialogs.opened import opened_from_json
from tray.dialogs.quick_add.corrections import Corrections, corrected, zoom_wished
from tray.dialogs.quick_add.outcome import outcome
from tray.dialogs.quick_add.preview import preview
from tray.dialogs.reading import Reader
from tray.domain.draft_json import draft_to_json
from tray.service.commands.add import add

TRIED = 120
"""So many sentences of the table are tried in each place."""


@pytest.mark.parametrize(
    ("language", "locale", "zone"),
    [
        ("en", "en-US", "America/New_York"),
        ("en", "en-AU", "Australia/Lord_Howe"),
        ("de", "de-DE", "Europe/Berlin"),
        ("fr", "fr-FR", "Asia/Kolkata"),
    ],
)
def test_what_the_preview_says_is_what_is_saved(work, clock, language: str, locale: str, zone: str) -> None:
    """Title, time, place, guests and repeat; and the first date of a series is the one that was shown."""
    clock.place = ZoneInfo(zone)
    opened = opened_from_json(
        {
            "zone": zone,
            "locale": locale,
            "languages": [language, "en"],
            "now": clock.now().isoformat(),
            "calendars": [{"id": one.id, "name": one.name} for one in work.store.calendars.all()],
            "zoom": {"available": True},
        }
    )
    reader, saved = Reader(opened), 0
    texts = sorted({case.text for case in cases(language, "work")})
    for text in texts[:: max(len(texts) // TRIED, 1)]:
        draft = reader.read(text)
        shown = preview(draft, Corrections(), opened, reader.style)
        if not shown.ready:
            continue
        final = corrected(draft, Corrections(), opened)
        zoom = zoom_wished(draft, Corrections(), opened)
        event = add(work, {"draft": draft_to_json(final), "calendar": shown.calendar, "zoom": zoom})
        told = outcome(event, reader.style)
        guests = ", ".join(guest["email"] for guest in event["attendees"])
        assert (told.title, told.when, guests) == (shown.title, shown.when, shown.guests.lower()), text
        assert (event["rrule"], event["location"]) == (final.rrule, final.location or ""), text
        item = work.item(event["uid"])
        first = min(row.starts for row in work.store.occurrences.of_event(item.calendar, item.uid))
        assert not isinstance(final.start, datetime) or first == final.start.timestamp(), text
        saved += 1
    assert saved > TRIED / 4
