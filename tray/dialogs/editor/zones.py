"""Time zones by the names people give them. Made without a window."""

from __future__ import annotations

from zoneinfo import available_timezones

from tray.dialogs.completion import plain


def offered() -> list[str]:
    """The zones of places, and UTC, by name."""
    return [*(zone for zone in sorted(available_timezones()) if "/" in zone and not zone.startswith("Etc/")), "UTC"]


def zone_named(text: str) -> str:
    """The zone that is called so, by its whole name or that of its city: “Europe/Berlin”, “berlin”, “new york”.

    A beginning will do where only one city begins so; "" where none does.
    """
    wanted = _spelt(text.strip())
    if not wanted:
        return ""
    every = sorted(available_timezones())
    named = {_spelt(zone): zone for zone in every}
    if wanted in named:
        return named[wanted]
    cities = {_spelt(zone.rpartition("/")[2]): zone for zone in every if "/" in zone and not zone.startswith("Etc/")}
    begin = [zone for city, zone in cities.items() if city.startswith(wanted)]
    return cities.get(wanted) or (begin[0] if len(begin) == 1 else "")


def _spelt(name: str) -> str:
    return plain(name).replace("_", " ")
