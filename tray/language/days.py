"""Days as they are named: figures, months, weekdays, "the 3rd", "first Monday of May", "end of next month"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from typing import NamedTuple

from tray.language import figures
from tray.language.numbers import length, ordinal, whole
from tray.language.reader import Reader
from tray.language.values import Day

SURE, LIKELY, WEAK = 3, 2, 1


class Named(NamedTuple):
    """A day that ends at `end`; WEAK where the words are as often something else."""

    end: int
    day: Day
    strength: int


def days(r: Reader, i: int) -> list[Named]:
    """The days that begin there, longest first."""
    return r.memo("days", i, _days)


def _days(r: Reader, i: int) -> list[Named]:
    if not 0 <= i < r.n:
        return []
    out: list[Named] = []
    senses = r.senses[i]
    if r.is_number(i):
        out += [Named(*f) for f in figures.dates(r, i)]
        _day_month(r, i, out)
    if "month" in senses:
        _month_first(r, i, out)
    for sense in r.get(i, "day"):
        out.append(Named(sense.end, Day("rel", int(sense.value)), WEAK if sense.weak else SURE))
    if "weekday" in senses:
        _weekday(r, i, out)
    if "holiday" in senses:
        _holiday(r, i, out)
    _modified(r, i, out)
    if "ord" in senses or "num" in senses or r.is_number(i):
        _ordinal(r, i, out)
        _day_month(r, i, out) if not r.is_number(i) else None
    if "weekend" in senses:
        for sense in r.get(i, "weekend"):
            end, shift = _post(r, sense.end)
            out.append(Named(end, Day("weekend", shift or 0), LIKELY if shift is not None else WEAK))
    if "edge" in senses:
        for sense in r.get(i, "edge"):
            for end, base in periods(r, r.after(sense.end, "the")):
                out.append(Named(end, Day("edge", name=sense.value, base=base), SURE))
    for sense in r.get(i, "eom"):
        out.append(Named(sense.end, Day("edge", name="end", base=Day("ahead", 0, name=sense.value)), LIKELY))
    if "this" in senses or "the" in senses:
        _the(r, i, out)
    out.sort(key=lambda d: (-d.end, -d.strength))
    return out


def _post(r: Reader, i: int) -> tuple[int, int | None]:
    """What follows a noun in some languages: next, this, last, after next; and how many that is."""
    j = r.after(i, "next_post")
    if j > i:
        return j, 1
    j = r.after(i, "this_post")
    if j > i:
        return j, 0
    j = r.after(i, "last_post")
    if j > i:
        return j, -1
    j = r.after(i, "after_next")
    if j > i:
        return j, 2
    return i, None


def year_at(r: Reader, i: int, *, short: bool = True, dashed: bool = False) -> tuple[int, int] | None:
    """A year after a day and a month ("2027", "'27", "96"), and where it ends."""
    j = i
    sign = r.low(j)
    if sign in (",", "-", "/", ".") and (r.is_number(j + 1) or r.low(j + 1) == "'"):
        j += 1
    else:
        j = r.after(j, "year_of")
    apostrophe = r.low(j) == "'" and r.is_number(j + 1) and r.glued(j + 1)
    if apostrophe:
        j += 1
    if not r.is_number(j):
        return None
    text, end = r.low(j), j + 1
    if len(text) == 4 and "1000" <= text < "2700":
        era = r.after(end, "era")
        if era > end:
            return int(text) - 543, era
        if text >= "2200" or (r.is_a(end, "mer") and r.glued(end)):
            return None
        return int(text), end
    if len(text) == 2 and short:
        follows = r.low(end) in (":", "/", "-", ".", "%") and r.glued(end) and r.is_number(end + 1)
        if follows or r.is_a(end, "mer", "oclock", "hour_mark", "unit", "month", "to", "ord_suffix", "clock_past"):
            return None
        if apostrophe:
            return century(int(text)), end
        if j > i and sign in ("-", "/", "."):
            return (century(int(text)), end) if dashed and r.glued(j) else None
        closes = end == r.n and int(text) > 0 and (int(text) > 12 or j > i or r.has_flag("short_years"))
        if int(text) > 31 or closes:
            return century(int(text)), end
    return None


def century(short: int) -> int:
    """The year two figures stand for."""
    return 1900 + short if short >= 50 else 2000 + short


def _month_first(r: Reader, i: int, out: list[Named]) -> None:
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
        end, shift = _post(r, j)
        out.append(Named(end, Day("month", month), LIKELY if shift is not None else WEAK))


def _clock_like(r: Reader, k: int, end: int) -> bool:
    if not r.is_number(k):
        return False
    if r.low(end) == ":" and r.glued(end):
        return True
    if r.is_a(end, "mer") and not r.get(end, "mer")[0].weak and not r.is_a(end, "weekday", "on"):
        return True
    return r.is_a(end, "oclock", "hour_mark") and r.glued(end)


def _day_month(r: Reader, i: int, out: list[Named]) -> None:
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
        year = year_at(r, end, dashed=r.low(number[1]) in ("-", "/", "."))
        if year:
            out.append(Named(year[1], Day("ymd", month, number[0], year[0]), SURE))
        spoken = not r.is_number(i) and (ordinal(r, i) is None or (sense.weak and number[0] <= 2))
        out.append(Named(end, Day("ymd", month, number[0]), WEAK if spoken and j == number[1] else SURE))


def _weekday(r: Reader, i: int, out: list[Named]) -> None:
    for sense in r.get(i, "weekday"):
        weekday, end = int(sense.value), sense.end
        if r.low(end) == "'" and r.low(end + 1) == "s" and r.glued(end):
            out.append(Named(end + 2, Day("wd", weekday), WEAK))
            continue
        if r.low(end) == "." and r.glued(end) and r.low(end + 1) in (",", ""):
            end += 1
        named = r.before(i, "on", "until", "starting") < i or (r.at(i).text[:1].isupper() and i > 0 and end == r.n)
        strength = WEAK if sense.weak and not named else LIKELY
        out.append(Named(end, Day("wd", weekday), strength))
        post, shift = _post(r, end)
        if shift is not None:
            name = {1: "next", 0: "this", -1: "last"}.get(shift, "")
            out.append(Named(post, Day("wd", weekday, name=name) if shift < 2 else Day("wd", weekday, c=2), SURE))
        j = r.after(end, "of", "on", "in") if r.low(end) != "," else end + 1
        for stop, shift in _weeks(r, j):
            out.append(Named(stop, Day("wd", weekday, c=shift), SURE))
        # "Friday week": a week after Friday
        for unit in r.get(end, "unit"):
            if (
                unit.value == "week"
                and r.low(end) in ("week", "in")
                and not r.is_a(unit.end, "of", "num")
                and not r.is_number(unit.end)
            ):
                out.append(Named(unit.end, Day("shift", 1, name="week", base=Day("wd", weekday)), SURE))
        ahead = r.after(end, "in")
        weeks = length(r, ahead) if ahead > end else None
        if weeks and len(weeks[0]) == 1 and weeks[0][0][1] in ("week", "fortnight"):
            shift_by = Day("shift", int(weeks[0][0][0]), name=weeks[0][0][1], base=Day("wd", weekday))
            out.append(Named(weeks[1], shift_by, SURE))  # "Friday in two weeks"
        k = r.after(end, "fortnight_on")
        if k > end:
            out.append(Named(k, Day("shift", 2, name="week", base=Day("wd", weekday)), SURE))
        # "Friday the 27th", "Tuesday 19th", "Friday 27"
        k = end + (r.low(end) == ",")
        k = r.after(k, "the", "on_the", "on")
        number = ordinal(r, k)
        if number is None and r.is_number(k) and len(r.low(k)) <= 2 and 13 <= int(r.low(k)) <= 31:
            stop = k + 1
            if not r.is_a(
                stop, "mer", "oclock", "hour_mark", "month", "unit", "minutes", "count_noun", "of_month"
            ) and not (r.low(stop) in (":", "/", ".", "-", "%") and r.glued(stop)):
                number = (int(r.low(k)), stop)
        if number and 1 <= number[0] <= 31 and not r.is_a(r.after(number[1], "of_month", "of"), "month"):
            stop, shift = of_month(r, number[1])
            out.append(Named(stop, Day("dom", number[0], c=shift, b=weekday + 1), SURE))


def _weeks(r: Reader, i: int) -> list[tuple[int, int]]:
    """As in "next week", "this week", "la semaine prochaine": where it ends and how many weeks ahead it is."""
    out: list[tuple[int, int]] = []
    j = r.after(i, "the")
    for phrase, shift in (("next", 1), ("coming", 1), ("this", 0), ("last", -1)):
        for sense in r.get(j, phrase) or r.get(i, phrase):
            out += [
                (_after_next(r, u.end)[0], shift + _after_next(r, u.end)[1])
                for u in r.get(sense.end, "unit")
                if u.value == "week"
            ]
    for unit in r.get(j, "unit"):
        if unit.value == "week":
            end, ahead = _post(r, unit.end)
            if ahead is not None:
                out.append((end, ahead))
    for sense in r.get(j, "week_after_next"):
        out.append((sense.end, 2))
    return out


def _after_next(r: Reader, i: int) -> tuple[int, int]:
    j = r.after(i, "after_next_tail")
    return (j, 1) if j > i else (i, 0)


def of_month(r: Reader, i: int) -> tuple[int, int | None]:
    """Reads "of next month" after a day of the month: where it ends and how many months ahead, None where unsaid."""
    j = r.after(i, "of", "of_month", "in")
    k = r.after(j, "the")
    for end, base in periods(r, j):
        if base.kind == "ahead" and base.name == "month":
            return end, base.a
    for unit in r.get(k, "unit"):
        if unit.value == "month" and k > j:
            return unit.end, 0
    return i, None


def periods(r: Reader, i: int) -> list[tuple[int, Day]]:
    """Weeks, months, quarters and years: "next month", "the month", "May 2027", "2027"."""
    out: list[tuple[int, Day]] = []
    j = r.after(i, "the")
    for phrase, shift in (("next", 1), ("coming", 1), ("this", 0), ("last", -1)):
        for start in {i, j}:
            for sense in r.get(start, phrase):
                for unit in r.get(sense.end, "unit"):
                    if unit.value in ("week", "month", "quarter", "year", "weekend", "day", "decade", "workday"):
                        out.append((unit.end, Day("ahead", shift, name=unit.value)))
                for month in r.get(sense.end, "month"):
                    out.append((month.end, Day("month", int(month.value))))
    for unit in r.get(j, "unit"):
        if unit.value in ("week", "month", "quarter", "year", "day"):
            end, ahead = _post(r, unit.end)
            out.append((end, Day("ahead", ahead or 0, name=unit.value)))
    for month in r.get(j, "month"):
        year = year_at(r, month.end, short=False)
        if year:
            out.append((year[1], Day("month", int(month.value), c=year[0])))
        out.append((month.end, Day("month", int(month.value))))
    if r.is_number(j) and len(r.low(j)) == 4 and r.low(j)[:2] in ("19", "20"):
        out.append((j + 1, Day("year", c=int(r.low(j)))))
    out.sort(key=lambda p: -p[0])
    return out


def _modified(r: Reader, i: int, out: list[Named]) -> None:
    """Next Tuesday, this Friday, coming weekend, next week, next week Friday."""
    start = r.after(i, "the") if r.is_a(i, "the") else i
    for phrase, shift in (("next", 1), ("coming", 1), ("this", 0), ("last", -1)):
        for begin in {i, start}:
            for sense in r.get(begin, phrase):
                j = sense.end
                for weekday in r.get(j, "weekday"):
                    name = "coming" if phrase == "coming" else phrase
                    stop = weekday.end
                    if phrase == "this" and r.is_a(i, "last"):
                        continue
                    out.append(Named(stop, Day("wd", int(weekday.value), name=name), SURE))
                for word in ("weekend",):
                    for w in r.get(j, word):
                        out.append(Named(w.end, Day("weekend", shift if phrase != "coming" else 0), SURE))
                for month in r.get(j, "month"):
                    out.append(Named(month.end, Day("month", int(month.value), name=phrase), LIKELY))
                for unit in r.get(j, "unit"):
                    if unit.weak or unit.value in ("minute", "second", "hour"):
                        continue
                    more = _after_next(r, unit.end)
                    out.append(
                        Named(
                            more[0],
                            Day("ahead", shift + more[1], name=unit.value),
                            LIKELY,
                        )
                    )
                    if unit.value == "week":
                        _week_then_day(r, more[0], shift + more[1], out)
    for unit in r.get(start, "unit"):
        end, ahead = _post(r, unit.end)
        if ahead is not None and not unit.weak:
            out.append(Named(end, Day("ahead", ahead, name=unit.value), LIKELY))
            if unit.value == "week":
                _week_then_day(r, end, ahead, out)
    for sense in r.get(start, "week_after_next") or r.get(i, "week_after_next"):
        out.append(Named(sense.end, Day("ahead", 2, name="week"), LIKELY))
        _week_then_day(r, sense.end, 2, out)


def _week_then_day(r: Reader, i: int, shift: int, out: list[Named]) -> None:
    j = i + (r.low(i) == ",")
    j = r.after(j, "on", "of", "the")
    for weekday in r.get(j, "weekday"):
        out.append(Named(weekday.end, Day("wd", int(weekday.value), c=shift), SURE))


def _ordinal(r: Reader, i: int, out: list[Named]) -> None:
    """The 3rd, first Monday of May, last day of the month, 3rd Friday."""
    if r.inside(i) and r.low(i - 1) != "-":
        return
    number = ordinal(r, i)
    if number is None:
        _bare_day(r, i, out)
        return
    value, end = number
    if -2 <= value <= 5:
        kinds: list[tuple[int, int]] = [(w.end, int(w.value)) for w in r.get(end, "weekday")]
        kinds += [
            (u.end, 8 if u.value == "workday" else 7 if u.value == "day" else 9)
            for u in r.get(end, "unit")
            if u.value in ("day", "workday", "week")
        ]
        kinds += [(w.end, 10) for w in r.get(end, "weekend")]
        for stop, weekday in kinds:
            j = r.after(stop, "of", "of_month", "in")
            for finish, base in periods(r, j):
                if (
                    base.kind == "ahead"
                    and base.name not in ("month", "year", "quarter")
                    and not (base.name == "week" and weekday == 7)
                ):
                    continue
                if finish > j and (j > stop or base.kind == "month" or base.a):
                    out.append(Named(finish, Day("nth", value, weekday, base=base), SURE))
            year = year_at(r, stop, short=False)
            if value > 0 and weekday < 7 and r.before(i, "the", "on", "of", "this") < i and j == stop and not year:
                out.append(Named(stop, Day("nth", value, weekday), WEAK))
    if value < 1 or value > 31:
        return
    stop, shift = of_month(r, end)
    before = r.before(i, "on", "the", "on_the", "to", "day_word") < i
    if shift is not None:
        out.append(Named(stop, Day("dom", value, c=shift), SURE))
    if before:
        out.append(Named(end, Day("dom", value), LIKELY if _ends_phrase(r, end) else WEAK))


def _bare_day(r: Reader, i: int, out: list[Named]) -> None:
    """As in "back on 15": a mere number after "on"."""
    if not (r.is_number(i) and 1 <= len(r.low(i)) <= 2 and 1 <= int(r.low(i)) <= 31):
        return
    start = r.before(i, "on_bare", "day_word")
    token = r.at(i + 1)
    if (
        start < i
        and (token.kind not in "wn" or r.is_a(i + 1, "at", "from", "between", "part"))
        and not (token.glued and token.low not in (",", ".", "!", "?"))
    ):
        out.append(Named(i + 1, Day("dom", int(r.low(i))), LIKELY))


def _ends_phrase(r: Reader, end: int) -> bool:
    """Whether nothing follows that the ordinal would count ("the 2nd draft")."""
    token = r.at(end)
    if token.kind != "w":
        return token.low not in ("'", "%") or not token.glued
    return bool(
        r.senses[end].keys()
        & {
            "at",
            "to",
            "for",
            "on",
            "with",
            "from",
            "starting",
            "until",
            "part",
            "clock",
            "invite",
            "place_at",
            "zoom_on",
            "of_month",
            "of",
            "and",
            "reminder",
            "part_day",
            "between",
            "num",
            "zone",
            "allday",
            "but_before",
            "or",
        }
    )


def _the(r: Reader, i: int, out: list[Named]) -> None:
    """As in "this week", "the weekend", "the first"."""
    j = r.after(i, "the")
    if j == i:
        return
    for sense in r.get(j, "weekend"):
        end, shift = _post(r, sense.end)
        out.append(Named(end, Day("weekend", shift or 0), LIKELY))


def _holiday(r: Reader, i: int, out: list[Named]) -> None:
    for sense in r.get(i, "holiday"):
        end = sense.end
        if r.low(end) == "'" and r.low(end + 1) == "s" and r.glued(end):
            end += 2
        year = year_at(r, end, short=False)
        if year:
            out.append(Named(year[1], Day("hol", name=sense.value, c=year[0]), SURE))
        post, shift = _post(r, end)
        if shift is not None:
            out.append(Named(post, Day("hol", name=sense.value), SURE))
        out.append(Named(end, Day("hol", name=sense.value), WEAK if sense.weak else LIKELY))
        for weekend in r.get(end, "weekend"):
            out.append(Named(weekend.end, Day("weekend", base=Day("hol", name=sense.value)), SURE))
