"""A time zone is found by what a person calls it."""

from __future__ import annotations

import pytest

from tray.dialogs.editor.zones import offered, zone_named


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        (" new york ", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("São Paulo", "America/Sao_Paulo"),
        ("utc", "UTC"),
        ("Reykj", "Atlantic/Reykjavik"),
        ("San", ""),
        ("Atlantis", ""),
        ("", ""),
        ("../etc/passwd", ""),
    ],
)
def test_a_zone_is_named_by_its_city(typed: str, zone: str) -> None:
    """Whatever the letter case and the accents; a beginning that several cities have is none."""
    assert zone_named(typed) == zone


def test_what_is_offered_are_places_and_utc() -> None:
    """No zone whose sign is the other way round."""
    assert {"Europe/Berlin", "UTC"} <= set(offered())
    assert not [zone for zone in offered() if zone.startswith("Etc/")]
