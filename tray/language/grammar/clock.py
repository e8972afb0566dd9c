"""Times of day in figures: "3pm", "15h30", "0645"; and the named ones: "noon"."""

from __future__ import annotations

from tray.language.grammar.hours import BARE, LIKELY, SURE, Found, finish
from tray.language.grammar.numbers import whole
from tray.language.grammar.reader import Reader
from tray.language.grammar.spoken import spoken
from tray.language.values import Clock


def clocks(r: Reader, i: int) -> list[Found]:
    """The times of day that begin there, longest first."""
    return r.memo("clocks", i, _clocks)


def _clocks(r: Reader, i: int) -> list[Found]:
    if not 0 <= i < r.n:
        return []
    out: list[Found] = []
    for sense in r.get(i, "clock"):
        hour, _, minute = sense.value.partition(":")
        end = r.after(sense.end, "ish", "roughly")
        for phrase, minutes in (("and_half", 30), ("and_a_half", 30), ("and_quarter", 15), ("minus_quarter", -15)):
            stop = r.after(end, phrase)
            if stop > end:  # "midi et demi", "mezzanotte meno un quarto"
                out.append(Found(stop, _moved(int(hour), minutes), SURE))
        for phrase, sign in (("minus", -1), ("and_minutes", 1)):
            small = whole(r, r.after(end, phrase)) if r.after(end, phrase) > end else None
            if small and small[0] in (5, 10, 20, 25):  # "midi moins dix"
                out.append(Found(r.after(small[1], "minutes"), _moved(int(hour), sign * small[0]), SURE))
        out.append(Found(end, Clock(int(hour), int(minute), fixed=True), LIKELY if sense.weak else SURE))
    if r.is_number(i):
        _figures(r, i, out)
    spoken(r, i, out)
    out.sort(key=lambda f: (-f.end, -f.strength))
    return out


def _moved(hour: int, minutes: int) -> Clock:
    """So many minutes after or before noon or midnight."""
    total = (hour * 60 + minutes) % 1440
    return Clock(total // 60, total % 60, fixed=True)


def _figures(r: Reader, i: int, out: list[Found]) -> None:
    text = r.low(i)
    if len(text) <= 2:
        hour = int(text)
        if hour > 24:
            return
        sign = r.low(i + 1)
        two = r.is_number(i + 2) and r.glued(i + 2) and len(r.low(i + 2)) == 2 and int(r.low(i + 2)) < 60
        comma = sign == "," and r.h24 and r.plainly_before(i, "at")  # "alle 10,30"
        if (two and r.glued(i + 1) and (sign in (":", ".") or comma or r.is_a(i + 1, "hour_mark"))) or (
            two and sign == ":" and r.glued(i + 2)
        ):
            _with_minutes(r, i, hour, out)
        if (
            r.is_a(i + 1, "hour_mark")
            and r.is_number(i + 2)
            and not r.glued(i + 2)
            and len(r.low(i + 2)) == 2
            and int(r.low(i + 2)) < 60
        ):
            finish(
                r, i + 3, hour, int(r.low(i + 2)), leading=len(text) == 2, out=out, strength=SURE, written=True
            )  # "8 h 30"
        if (
            r.is_number(i + 1)
            and len(r.low(i + 1)) == 2
            and int(r.low(i + 1)) < 60
            and r.is_a(i + 2, "mer")
            and not r.get(i + 2, "mer")[0].weak
        ):
            finish(r, i + 2, hour, int(r.low(i + 1)), leading=False, out=out, strength=BARE)  # "7 30 pm"
        if not (two and sign == ":" and r.glued(i + 1)):
            finish(r, i + 1, hour, None, leading=text[0] == "0" and len(text) == 2, out=out, strength=BARE)
    elif len(text) in (4, 6) and r.low(i - 1) == "t" and r.glued(i) and r.is_number(i - 2):
        if int(text[:2]) < 24 and int(text[2:4]) < 60:
            second = int(text[4:] or 0) % 60
            out.append(Found(i + 1, Clock(int(text[:2]), int(text[2:4]), fixed=True, second=second), SURE))
    elif len(text) in (3, 4):
        hour, minute = int(text[:-2]), int(text[-2:])
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            return
        leading = text[0] == "0"
        military = r.after(i + 1, "military")
        if military > i + 1 and len(text) == 4:
            out.append(Found(military, Clock(hour, minute, fixed=True), SURE))
        before = len(out)
        finish(r, i + 1, hour, minute, leading=leading, out=out, strength=BARE)
        if len(text) == 3 or not leading:
            # 1530 is a time only where something says so; 0645 is one beside a date
            out[before:] = [f._replace(strength=f.strength if f.strength == SURE else BARE) for f in out[before:]]


def _with_minutes(r: Reader, i: int, hour: int, out: list[Found]) -> None:
    minute, end = int(r.low(i + 2)), i + 3
    end = r.after(end, "military") if r.low(i + 1) == ":" and r.low(end) in ("hrs", "hours") else end
    sign = r.low(i + 1)
    if sign == ":" and r.glued(end) and r.is_a(end, "hour_mark") and not r.glued(end + 1):
        end += 1  # "15:00h"
    second = 0
    marked = r.is_a(i + 1, "hour_mark")
    if r.glued(end) and (r.low(end) == ":" or (marked and r.low(end) in ("m", "min", "mn"))):
        if r.is_number(end + 1) and r.glued(end + 1) and len(r.low(end + 1)) == 2 and int(r.low(end + 1)) < 60:
            second, end = int(r.low(end + 1)), end + 2
            if r.glued(end) and r.low(end) in (".", ",") and r.is_number(end + 1) and r.glued(end + 1):
                end += 2
            elif r.glued(end) and r.low(end) == "s":
                end += 1
        elif marked:
            end += 1
    elif sign == "." and r.glued(end) and r.low(end) == "." and r.is_number(end + 1) and r.glued(end + 1):
        return  # 15.12.2026
    if hour == 24 and minute:
        return
    strength = SURE if sign != "." else BARE
    if sign == "." and (r.after(end, "oclock") > end or r.after(end, "zone") > end):
        strength = SURE
    if r.glued(end) and r.low(end) in ("%", "$", "€", "£", "°"):
        return
    finish(
        r,
        end,
        hour,
        minute,
        leading=len(r.low(i)) == 2 and r.low(i)[0] == "0",
        out=out,
        strength=strength,
        second=second,
        written=True,
    )
