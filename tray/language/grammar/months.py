"""Days with a month: "December 3", "the 3rd of December 2027", "15Sep"."""

from __future__ import annotations

from tray.language.grammar.numbers import ordinal, whole
from tray.language.grammar.periods import LIKELY, SURE, WEAK, Named, post_modifier, year_at
from tray.language.grammar.reader import Reader
from tray.language.values import Day


def month_first(r: Reader, i: int, out: list[Named]) -> None:
    """December 3, Dec. 3rd 2027, March the 15th, December 2027, December."""
    for sense in r.get(i, "month"):
        month, j = int(sense.value), sense.end
        if r.low(j) == "." and r.glued(j):
            j += 1
        k = j
        if r.low(k) in ("-", "/", ","):
            k += 1
        k = r.after(k, "the")
        number = ordinal(r, k) or whole(r, k)
        if (
            number
            and 1 <= number[0] <= 31
            and not _clock_like(r, k, number[1])
            and not (r.is_number(k) and len(r.low(k)) > 2)
        ):
            year = year_at(r, number[1], dashed=r.low(j) in ("-", "/"))
            if year:
                out.append(Named(year[1], Day("ymd", month, number[0], year[0]), SURE))
            named = LIKELY if sense.weak and r.is_number(k) is False else SURE
            if not (r.is_number(k) and r.tail_is_measured(number[1]) and r.low(number[1]) != "-"):
                out.append(Named(number[1], Day("ymd", month, number[0]), named))
        year = year_at(r, j, short=False)
        if year:
            out.append(Named(year[1], Day("month", month, c=year[0]), LIKELY))
        end, shift = post_modifier(r, j)
        out.append(Named(end, Day("month", month), LIKELY if shift is not None else WEAK))


def _clock_like(r: Reader, k: int, end: int) -> bool:
    if not r.is_number(k):
        return False
    if r.low(end) == ":" and r.glued(end):
        return True
    if r.is_a(end, "mer") and not r.get(end, "mer")[0].weak and not r.is_a(end, "weekday", "on"):
        return True
    return r.is_a(end, "oclock", "hour_mark") and r.glued(end)


def day_month(r: Reader, i: int, out: list[Named]) -> None:
    """3 December, the 3rd of December 2027, 15Sep, 1er août."""
    if r.inside(i) and r.low(i - 1) != "-":
        return
    number = ordinal(r, i) or whole(r, i)
    if not number or not 1 <= number[0] <= 31 or (r.is_number(i) and len(r.low(i)) > 2):
        return
    j = number[1]
    if r.low(j) in ("-", "/", "."):
        j += 1
    j = r.after(j, "of_month", "of")
    for sense in r.get(j, "month"):
        month, end = int(sense.value), sense.end
        if r.low(end) == "." and r.glued(end) and not r.is_number(end + 1):
            end += 1
        said, shift = post_modifier(r, end)
        if shift in (0, 1):  # "9 februari a.s."
            out.append(Named(said, Day("ymd", month, number[0]), SURE))
        year = year_at(r, end, dashed=r.low(number[1]) in ("-", "/", "."))
        if year:
            out.append(Named(year[1], Day("ymd", month, number[0], year[0]), SURE))
        spoken = not r.is_number(i) and (ordinal(r, i) is None or (sense.weak and number[0] <= 2))
        out.append(
            Named(
                end,
                Day("ymd", month, number[0]),
                WEAK if spoken and j == number[1] and r.before(i, "on") == i else SURE,
            )
        )
