"""Dates in figures: 2026-11-20, 20/11/2026, 11/20, 20.11., 2026.11.20."""

from __future__ import annotations

from calendar import monthrange

from tray.language.grammar.reader import Reader
from tray.language.values import Day

SURE, LIKELY, WEAK = 3, 2, 1
_PARTS = frozenset(
    {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (1, 8), (3, 8), (5, 8), (7, 8), (1, 10), (24, 7)}
)


def dates(r: Reader, i: int) -> list[tuple[int, Day, int]]:
    """The dates in figures that begin there: where they end, what they are, and how sure that is."""
    text = r.low(i)
    last = i - 3 if r.low(i - 2) == "." else i - 2  # 3.12.-5.12.
    ranged = r.low(i - 1) == "-" and r.is_number(last)
    ranged = ranged and (r.low(last - 1) in ("/", ".") or (last == i - 3 and r.has_flag("dots")))  # 9.-13.5.
    if r.inside(i) and not ranged and not (r.low(i - 1) in ("/", ":") and not r.glued(i - 1)):
        return []
    if len(text) == 8 and text[:2] in ("19", "20"):
        return _packed(r, i)
    sign = r.low(i + 1)
    if len(text) == 4 and text[:2] in ("19", "20"):
        if sign in ("-", "/", ".") and r.glued(i + 1):
            return _year_first(r, i, sign)
        if (
            r.is_number(i + 1)
            and r.is_number(i + 2)
            and len(r.low(i + 1)) == 2
            and len(r.low(i + 2)) == 2
            and not r.glued(i + 1)
            and r.low(i + 3) != ":"
        ):
            return _valid(i + 3, int(text), int(r.low(i + 1)), int(r.low(i + 2)), LIKELY)
        return _year_month_words(r, i)
    if len(text) > 2:
        return []
    if sign in ("/", "-", ".") and r.glued(i + 1) and r.is_number(i + 2) and r.glued(i + 2):
        return _short_first(r, i, sign)
    if sign == "." and r.glued(i + 1) and r.is_number(i + 2) and r.low(i + 3) == "." and r.glued(i + 3):
        return _spaced(r, i) if r.has_flag("dots") else []
    return []


def _spaced(r: Reader, i: int) -> list[tuple[int, Day, int]]:
    """10. 8., 10. 8. 2027."""
    a, b, year = int(r.low(i)), int(r.low(i + 2)), r.low(i + 4)
    if r.is_number(i + 4) and len(year) == 4 and year[:2] in ("19", "20"):
        return _valid(i + 5, int(year), b, a, SURE)
    return _valid(i + 4, None, b, a, LIKELY)


def _valid(end: int, year: int | None, month: int, day: int, strength: int) -> list[tuple[int, Day, int]]:
    if not 1 <= month <= 12 or day < 1:
        return []
    last = monthrange(year, month)[1] if year else (29 if month == 2 else monthrange(2001, month)[1])
    if day > last:
        return []
    return [(end, Day("ymd", month, day, year), strength)]


def _packed(r: Reader, i: int) -> list[tuple[int, Day, int]]:
    text = r.low(i)
    end = i + 1
    strength = LIKELY if r.n == 1 else WEAK
    if r.low(end) == "t" and r.glued(end) and r.is_number(end + 1):
        strength = SURE
        end += 1
    return _valid(end, int(text[:4]), int(text[4:6]), int(text[6:]), strength)


def _year_first(r: Reader, i: int, sign: str) -> list[tuple[int, Day, int]]:
    year, month, day = int(r.low(i)), r.low(i + 2), r.low(i + 4)
    if sign == "-" and month == "w" and r.is_number(i + 3) and r.glued(i + 3) and len(r.low(i + 3)) == 2:
        return [(i + 4, Day("week", int(r.low(i + 3)), c=year), SURE)]  # 2027-W32
    if sign == "-" and r.n == 3 and len(month) == 2 and "01" <= month <= "12":
        return [(i + 3, Day("month", int(month), c=year), LIKELY)]  # "2027-08" and nothing else
    if r.is_a(i + 2, "month"):
        month = r.get(i + 2, "month")[0].value
    elif not r.is_number(i + 2) or len(month) > 2:
        return []
    if not (r.low(i + 3) == sign and r.is_number(i + 4) and r.glued(i + 4) and len(day) <= 2):
        return []
    end = i + 5
    if r.low(end) == sign and r.glued(end) and r.is_number(end + 1):
        return []
    found = _valid(end, year, int(month), int(day), SURE)
    if not found and sign in "-/" and int(month) > 12 and int(day) <= 12 and len(month) == 2:
        found = (
            _valid(end, year, int(day), int(month), SURE)
            if len(day) <= 2 and int(month) <= 31 and int(day) == 1
            else []
        )
    if found and r.low(end) == "t" and r.glued(end) and r.is_number(end + 1):
        found = [(end + 1, found[0][1], SURE)]
    return found


def _year_month_words(r: Reader, i: int) -> list[tuple[int, Day, int]]:
    """2018 March 18, 2024 Aug."""
    for sense in r.get(i + 1, "month"):
        if r.is_number(sense.end) and len(r.low(sense.end)) <= 2:
            return _valid(sense.end + 1, int(r.low(i)), int(sense.value), int(r.low(sense.end)), SURE)
        return [(sense.end, Day("month", int(sense.value), c=int(r.low(i))), LIKELY)]
    return []


def _short_first(r: Reader, i: int, sign: str) -> list[tuple[int, Day, int]]:
    a, b = int(r.low(i)), r.low(i + 2)
    third = r.low(i + 4) if r.low(i + 3) == sign and r.glued(i + 3) and r.is_number(i + 4) and r.glued(i + 4) else ""
    if len(b) == 4 and not third and sign in "/-." and 1 <= a <= 12 and b[:2] in ("19", "20"):
        return [(i + 3, Day("month", a, c=int(b)), LIKELY)] if sign in "/-" else []
    if len(b) > 2:
        return []
    month, day = (a, int(b)) if r.order == "MDY" else (int(b), a)
    if third:
        end = i + 5
        if r.low(end) == sign and r.glued(end) and r.is_number(end + 1):
            return []
        if len(third) == 4:
            year = int(third)
        elif len(third) == 2:
            year = 1900 + int(third) if int(third) >= 50 else 2000 + int(third)
        else:
            return []
        if (
            len(third) == 2
            and sign in "-."
            and not (sign == "-" and (r.has_flag("dashes") or _is_late_date(r, i, end)))
            and not (len(r.low(i)) == 2 and len(b) == 2)
            and (sign == "-" or not r.has_flag("dots"))
        ):
            return []
        if r.order == "YMD" and len(third) == 2 and sign == "-":
            return _valid(end, 2000 + a, int(b), int(third), LIKELY)
        return _valid(end, year, month, day, SURE) or (
            _valid(end, year, day, month, SURE) if a > 12 or r.order != "MDY" else []
        )
    if sign == ".":
        return _dotted(r, i, a, int(b))
    if sign == "-":
        timed = r.is_a(i + 3, "clock") or (r.is_number(i + 3) and r.is_a(i + 4, "mer"))
        asked = r.before(i, "on") < i or (i == 0 and max(a, int(b)) > 12 and timed)  # "7-17 noon"
        asked = asked or (len(b) == 2 and len(r.low(i)) == 2 and (i == 0 or r.before(i, "until", "starting") < i))
        return (
            _valid(i + 3, None, month, day, LIKELY if r.before(i, "on") < i else WEAK) if asked and len(b) == 2 else []
        )
    end = i + 3
    if r.low(end) == "-" and r.low(end + 2) == "/" and r.glued(end + 2) and r.is_number(end + 3):
        pass  # 9/3-9/5
    elif i == 0 and r.low(end) == "-" and r.glued(end) and end + 2 == r.n and len(r.low(end + 1)) <= 2 and int(b) < 32:
        pass  # "4/3-5" and nothing else
    elif (r.low(end) in ("/", "-") and r.glued(end) and r.is_number(end + 1)) or r.low(end) == "%":
        return []
    if (a, int(b)) == (24, 7):
        return []
    part = (a, int(b)) in _PARTS
    if part and r.is_number(i - 1):
        return []  # 9 3/4
    strength = LIKELY
    if (
        part
        and r.before(i, "on") == i
        and r.at(end).kind == "w"
        and not (r.senses[end].keys() & {"at", "to", "for", "with", "part", "clock", "on", "from", "num", "between"})
    ):
        strength = WEAK
    if r.at(end).glued and r.at(end).kind == "w":
        return []
    return _valid(end, None, month, day, strength) or _valid(end, None, day, month, strength)


def _is_late_date(r: Reader, i: int, end: int) -> bool:
    """Whether 7-2-27 is a date: first in the line or after "on", with a year that is near."""
    return (i == 0 or r.before(i, "on") < i) and 20 <= int(r.low(end - 1)) <= 40


def _dotted(r: Reader, i: int, a: int, b: int) -> list[tuple[int, Day, int]]:
    """20.11. and, where that is the habit, 20.11."""
    if not r.has_flag("dots"):
        return []
    end = i + 3
    closed = r.low(end) == "." and r.glued(end)
    if closed and r.is_number(end + 1) and r.glued(end + 1):
        return []
    found = _valid(end + closed, None, b, a, LIKELY if closed else WEAK)
    if not closed and (r.before(i, "on") < i) and not r.is_a(end, "oclock"):
        found = [(e, d, LIKELY) for e, d, _ in found]
    return found
