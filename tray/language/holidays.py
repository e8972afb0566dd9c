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
    "st_david": (3, 1), "st_george": (4, 23), "st_andrew": (11, 30), "emancipation": (4, 16), "flag_day": (6, 14), "siblings": (4, 10), "kwanzaa": (12, 26), "bloomsday": (6, 16), "vegan_day": (11, 1),
    "india_republic": (1, 26), "india_independence": (8, 15), "gandhi": (10, 2), "lohri": (1, 13), "nowruz": (3, 20), "orthodox_christmas": (1, 7), "st_lucia": (12, 13), "waitangi": (2, 6),
    "republic_it": (6, 2), "liberation_it": (4, 25), "tiradentes": (4, 21), "brazil_independence": (9, 7), "portugal_day": (6, 10), "carnation": (4, 25), "constitution_es": (12, 6), "victory_fr": (5, 8), "tax_day": (4, 15),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "good_friday": -2, "easter_monday": 1, "palm_sunday": -7, "ash_wednesday": -46, "ash_monday": -48, "maundy_thursday": -3, "mardi_gras": -47,
    "rose_monday": -48, "ascension": 39, "pentecost": 49, "whit_monday": 50, "corpus_christi": 60, "holy_saturday": -1, "trinity": 56, "lazarus": -8, "shrove_monday": -48, "holy_monday": -6, "holy_tuesday": -5, "holy_wednesday": -4, "quasimodo": 7,
}  # fmt: skip
# month, which, weekday
_NTH = {
    "family_day": (2, 3, 0), "earth_hour": (3, -1, 5), "arbor_day": (4, -1, 4), "take_child": (4, 4, 3), "early_may": (5, 1, 0), "spring_bank": (5, -1, 0), "parents_day": (7, 4, 6), "sysadmin": (7, -1, 4),
    "civic": (8, 1, 0), "summer_bank": (8, -1, 0), "sweetest": (10, 3, 5), "thanksgiving_ca": (10, 2, 0), "melbourne_cup": (11, 1, 1),
    "mlk": (1, 3, 0), "presidents": (2, 3, 0), "mothers_day": (5, 2, 6), "memorial_day": (5, -1, 0), "fathers_day": (6, 3, 6), "labor_day": (9, 1, 0),
    "grandparents": (9, 2, 6), "columbus": (10, 2, 0), "thanksgiving": (11, 4, 3), "admin": (4, -1, 2), "mothers_day_fr": (5, -1, 6),
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by our calendar (Meeus's Julian algorithm; good for 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    month, day = divmod(d + (2 * a + 4 * b - d + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


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
    if name == "leap_day":
        return date(year, 2, 29) if monthrange(year, 2)[1] == 29 else None
    if name == "valentine" and region == "BR":
        return date(year, 6, 12)
    if name == "mothers_day" and region in ("ES", "PT"):
        return nth_weekday(year, 5, 1, 6)
    if name == "fathers_day" and region == "BR":
        return nth_weekday(year, 8, 2, 6)
    if name == "fathers_day" and region in ("PT", "ES", "IT"):
        return date(year, 3, 19)
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "mothering_sunday" or (name == "mothers_day" and region == "GB"):
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
    if name == "victoria":
        return date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday())
    if name.startswith("orthodox_"):
        return orthodox_easter(year) + timedelta(days=_FROM_EASTER[name.removeprefix("orthodox_")])
    if name == "military_spouse":
        sunday = nth_weekday(year, 5, 2, 6)
        return sunday - timedelta(days=2) if sunday else None
    if name == "boss":
        return date(year, 10, 16)
    if name.startswith("advent"):
        fourth = date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7)
        return fourth - timedelta(days=7 * (4 - int(name[-1])))
    from tray.language.feasts import feast

    return feast(name, year)
