"""Holidays by the rule that makes them, for any year."""

# ruff: noqa: E501 - one line an entry, however many words

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_FIXED = {
    "new_year": (1, 1), "epiphany": (1, 6), "burns": (1, 25), "australia_day": (1, 26), "groundhog": (2, 2), "candlemas": (2, 2),
    "valentine": (2, 14), "womens_day": (3, 8), "pi_day": (3, 14), "ides": (3, 15), "st_patrick": (3, 17), "april_fools": (4, 1),
    "earth_day": (4, 22), "anzac": (4, 25), "kings_day": (4, 27), "may_day": (5, 1), "star_wars": (5, 4), "liberation_nl": (5, 5), "cinco": (5, 5),
    "juneteenth": (6, 19), "st_john": (6, 24), "canada_day": (7, 1), "independence": (7, 4), "bastille": (7, 14), "assumption": (8, 15), "patriot_day": (9, 11),
    "german_unity": (10, 3), "hispanic_day": (10, 12), "halloween": (10, 31), "reformation": (10, 31), "all_saints": (11, 1), "all_souls": (11, 2), "bonfire": (11, 5), "st_martin": (11, 11),
    "veterans": (11, 11), "nikolaus": (12, 6), "sinterklaas": (12, 5), "immaculate": (12, 8), "christmas_eve": (12, 24), "christmas": (12, 25), "boxing_day": (12, 26), "new_year_eve": (12, 31),
    "republic_it": (6, 2), "liberation_it": (4, 25), "tiradentes": (4, 21), "brazil_independence": (9, 7), "portugal_day": (6, 10), "carnation": (4, 25), "constitution_es": (12, 6), "victory_fr": (5, 8), "tax_day": (4, 15),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "good_friday": -2, "easter_monday": 1, "palm_sunday": -7, "ash_wednesday": -46, "maundy_thursday": -3, "mardi_gras": -47,
    "rose_monday": -48, "ascension": 39, "pentecost": 49, "whit_monday": 50, "corpus_christi": 60, "holy_saturday": -1,
}  # fmt: skip
# month, which, weekday
_NTH = {
    "mlk": (1, 3, 0), "presidents": (2, 3, 0), "mothers_day": (5, 2, 6), "memorial_day": (5, -1, 0), "fathers_day": (6, 3, 6), "labor_day": (9, 1, 0),
    "grandparents": (9, 2, 6), "columbus": (10, 2, 0), "thanksgiving": (11, 4, 3), "admin": (4, -1, 2), "mothers_day_fr": (5, -1, 6),
}  # fmt: skip
# Feasts of moon calendars: the first day, by civil reckoning, year by year.
_MOVING = {
    "chinese_new_year": "2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03",
    "diwali": "2024-11-01 2025-10-20 2026-11-08 2027-10-29 2028-10-17 2029-11-05 2030-10-26",
    "eid_fitr": "2024-04-10 2025-03-30 2026-03-20 2027-03-09 2028-02-26 2029-02-14 2030-02-04",
    "eid_adha": "2024-06-16 2025-06-06 2026-05-27 2027-05-16 2028-05-05 2029-04-24 2030-04-13",
    "ramadan": "2024-03-11 2025-03-01 2026-02-18 2027-02-08 2028-01-28 2029-01-16 2030-01-05",
    "rosh_hashanah": "2024-10-03 2025-09-23 2026-09-12 2027-10-02 2028-09-21 2029-09-10 2030-09-28",
    "yom_kippur": "2024-10-12 2025-10-02 2026-09-21 2027-10-11 2028-09-30 2029-09-19 2030-10-07",
    "hanukkah": "2024-12-26 2025-12-15 2026-12-05 2027-12-25 2028-12-13 2029-12-02 2030-12-21",
    "passover": "2024-04-23 2025-04-13 2026-04-02 2027-04-22 2028-04-11 2029-03-31 2030-04-18",
    "purim": "2024-03-24 2025-03-14 2026-03-03 2027-03-23 2028-03-12 2029-03-01 2030-03-19",
    "holi": "2024-03-25 2025-03-14 2026-03-04 2027-03-22 2028-03-11 2029-03-01 2030-03-20",
}


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, which: int, weekday: int) -> date | None:
    """The first, second, … (or, below zero, last) such weekday of a month; None where there is none."""
    last = monthrange(year, month)[1]
    if which > 0:
        day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (which - 1)
    else:
        day = last - (date(year, month, last).weekday() - weekday) % 7 + 7 * (which + 1)
    return date(year, month, day) if 1 <= day <= last else None


def nth_of_year(name: str) -> tuple[int, int, int] | None:
    """The month, which and weekday of a holiday that is the n-th weekday of a month."""
    return _NTH.get(name)


def holiday(name: str, year: int, region: str = "US") -> date | None:
    """The day of a holiday in that year; None where no rule or table has it."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "mothers_day" and region == "GB":
        return easter(year) - timedelta(days=21)
    if name == "labor_day" and region not in ("US", "CA"):
        return date(year, 5, 1)
    if name == "thanksgiving" and region == "CA":
        return nth_weekday(year, 10, 2, 0)
    if name in _NTH:
        return nth_weekday(year, *_NTH[name])
    if name in ("black_friday", "cyber_monday"):
        thursday = nth_weekday(year, 11, 4, 3)
        return thursday + timedelta(days=1 if name == "black_friday" else 4) if thursday else None
    if name == "election":
        monday = nth_weekday(year, 11, 1, 0)
        return monday + timedelta(days=1) if monday else None
    if name == "boss":
        return date(year, 10, 16)
    if name.startswith("advent"):
        fourth = date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7)
        return fourth - timedelta(days=7 * (4 - int(name[-1])))
    for text in _MOVING.get(name, "").split():
        if text.startswith(str(year)):
            return date.fromisoformat(text)
    return None
