"""An hour as it is written: figures with o'clock, a.m. and p.m., -ish."""

from __future__ import annotations

from typing import NamedTuple

from tray.language.grammar.reader import Reader
from tray.language.values import Clock

SURE, LIKELY, BARE = 3, 2, 0


class Found(NamedTuple):
    """A time of day that ends at `end`: SURE on its own, LIKELY with a word such as "at", BARE a mere number."""

    end: int
    clock: Clock
    strength: int


def finish(
    r: Reader,
    end: int,
    hour: int,
    minute: int | None,
    *,
    leading: bool,
    out: list[Found],
    strength: int,
    second: int = 0,
    written: bool = False,
) -> None:
    """Adds the reading with what follows the figures: o'clock, a.m. or p.m., -ish."""
    bare_end = end
    if r.after(end, "ish") > end and (minute is not None or r.low(end) != "prompt"):
        end, strength = r.after(end, "ish"), SURE
    elif not r.is_a(end, "mer"):
        end = r.after(end, "roughly")
    j = r.after(end, "oclock")
    if j > end and not (minute is not None and not written and r.is_number(j)):  # "2026 ore 15:30"
        strength, end = SURE, r.after(j, "ish", "roughly")
        if (
            minute is None
            and r.is_number(end)
            and len(r.low(end)) <= 2
            and int(r.low(end)) < 60
            and r.h24
            and not r.is_a(end + 1, "oclock", "unit", "month", "ord_suffix")
            and r.low(end + 1) not in (":", ".", "/", "-")
        ):
            minute, end = int(r.low(end)), end + 1  # "17 Uhr 30"
    late = r.after(end, "late_hour")
    if (
        late > end
        and r.glued(end)
        and minute is None
        and (13 <= hour <= 23 or (r.low(late) == "-" and r.is_a(late + 2, "hour_mark")))
        and (not r.glued(late) or r.low(late) == "-")
    ):
        out.append(Found(late, Clock(hour, 0, fixed=True), LIKELY))  # "14h" in a language that has other words for it
    for sense in r.get(end, "mer"):
        if sense.weak and not (r.glued(end) and not (r.glued(sense.end) and r.at(sense.end).kind in "wn")):
            continue
        if (
            not sense.weak
            and r.glued(sense.end)
            and r.at(sense.end).kind == "w"
            and not r.is_a(sense.end, "day", "weekday", "part", "to")
        ):
            continue
        if sense.weak and minute is not None and not written and (minute % 5 or hour > 12):
            continue  # "409A report", "1440p panel"
        if hour > 12 and minute is None:
            return
        if hour == 0 and sense.value == "pm":
            return
        h = hour if hour > 12 else hour % 12 + (12 if sense.value == "pm" else 0)
        stop = r.after(sense.end, "ish", "roughly")
        sure = BARE if sense.weak and sense.value == "am" and minute is None else SURE  # "4a" may be a flat
        out.append(Found(stop, Clock(h, minute or 0, fixed=True, second=second), sure))
        if not r.has_flag("am_is_a_word"):
            return
    fixed = leading or hour == 0 or hour > 12 or (r.h24 and written) or second > 0
    measured = minute is None and strength == BARE and r.tail_is_measured(bare_end)
    if measured or (minute is not None and not written and strength == BARE and r.tail_is_measured(bare_end)):
        return
    if strength == BARE and written and r.tail_is_measured(bare_end):
        return
    out.append(Found(end, Clock(hour, minute or 0, fixed=fixed, second=second), strength))
