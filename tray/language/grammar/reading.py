"""One reading of a sentence: what its phrases say together, and which of them had to stay out."""

from __future__ import annotations

from tray.language.grammar.alternatives import alternatives, take_the_other
from tray.language.grammar.choose import reach
from tray.language.grammar.doubts import timely
from tray.language.grammar.events import closing_hour
from tray.language.grammar.names import as_one, is_about, kept, name_of, names_a_thing
from tray.language.grammar.numbers import opens
from tray.language.grammar.reader import Reader
from tray.language.grammar.repeat_days import nth_rule
from tray.language.grammar.slots import Reading, one_rule, put
from tray.language.grammar.works import is_a_title
from tray.language.values import WEEKDAYS, Atom, Clock, Day, Rule, Span2


def read(r: Reader, clusters: list[list[Atom]]) -> Reading:
    """The clusters as one reading; the heaviest speaks first, what contradicts it stays out."""
    reading = Reading()
    weights = {id(c): sum(a.weight for a in c) + 0.5 * _placed(r, c) for c in clusters}
    firm = [c for c in clusters if any(a.anchor for a in c)]
    name = _only_name(r, firm)
    if name is not None:
        reading.hint, reading.titled = name_of(name), True
        return reading
    loose = [c for c in clusters if c not in firm]
    choices = [(a, b) for a, b in alternatives(r, clusters) if a in firm]
    firm = [c for c in firm if not any(c is second for _, second in choices)]
    limits = ("until", "starting", "times", "except")  # heard after what they limit
    for cluster in sorted(firm, key=lambda c: (all(a.kind in limits for a in c), -weights[id(c)])):
        _take(r, cluster, reading)
    if reading.says_when:
        for cluster in loose:
            if cluster[0].kind in (
                "length",
                "repeat",
                "times",
                "except",
                "until",
                "starting",
                "allday",
                "zone",
                "part",
                "feast",
                "clocks",
            ):
                _take_loose(r, cluster, reading)
    for cluster in clusters:
        for atom in cluster:
            if atom.kind == "repeat" and not atom.anchor and reading.says_when:
                _adjective(r, atom, reading)
    for atom in (a for c in clusters for a in c if r.is_a(a.start, "weekday_name")):
        if reading.clock and not reading.day and not reading.rule and isinstance(atom.value, Day):
            reading.day = atom.value
    for first, second in choices:
        if any(a in reading.used for a in first):
            take_the_other(r, second, reading, _take)
        else:
            _take(r, second, reading)
    _ranged_rule(reading)
    if not reading.says_when:
        feasts = [a.value for c in loose for a in c if a.kind == "feast" and isinstance(a.value, Day)]
        reading.hint = feasts[0] if feasts else None  # "Good Friday brunch" may be on Good Friday
        reading.day = next((a.value for c in loose for a in c if kept(r, a) and isinstance(a.value, Day)), None)
        for atom in (a for c in loose for a in c if a.kind == "length"):
            weakly = any(s.end == atom.start and s.weak for s in r.get(r.before(atom.start, "in"), "in"))
            if weakly and isinstance(atom.value, tuple):
                reading.offset = atom.value  # "un minuteur de 5 minutes"
                reading.used.append(atom)
                break
    reading.used.sort(key=lambda a: a.start)
    reading.unsure = _is_a_mere_figure(r, reading.used)
    return reading


def _is_a_mere_figure(r: Reader, used: list[Atom]) -> bool:
    """As in "Yoga 6": a figure that ends the line and that nothing but the event before it makes an hour."""
    if len(used) != 1 or used[0].kind != "clock":
        return False
    only = used[0]
    return only.end == only.start + 1 and r.is_number(only.start) and closing_hour(r, only.start, only.end)


def _only_name(r: Reader, firm: list[list[Atom]]) -> Atom | None:
    """The phrase that tells a time, or the first of several, where it is the name of a thing or in that of a work."""
    only = as_one(r, firm[0]) if len(firm) == 1 else None
    if only is not None and names_a_thing(r, only):
        return only
    every = [atom for cluster in firm for atom in cluster]
    return every[0] if is_a_title(r, every) else None


def _ranged_rule(reading: Reading) -> None:
    """A rule beside a range of days: "every day from Dec 1 to Dec 24" begins and ends with it."""
    rule, first, last = reading.rule, reading.day, reading.day2
    if rule is None or first is None:
        return
    if last is None and rule.freq == "MONTHLY" and not (rule.byday or rule.bymonthday):
        if first.kind == "dom" and first.c is None:
            reading.rule, reading.day = rule._replace(bymonthday=(first.a,)), None
        elif first.kind == "nth" and first.b <= 8 and (first.base is None or first.base.name == "month"):
            reading.rule, reading.day = nth_rule(rule.freq, rule.interval, first.a, first.b), None
        return
    if last is None:
        plain = first.kind == "wd" and not first.name and first.c is None and not (rule.byday or rule.bymonthday)
        if plain and rule.freq == "WEEKLY":  # "weekly … Mon 9am"
            reading.rule, reading.day = rule._replace(byday=(WEEKDAYS[first.a],)), None
        return
    if first.kind == "wd" and rule.freq == "WEEKLY" and not rule.byday:
        if last.kind == "wd":
            days = [WEEKDAYS[(first.a + k) % 7] for k in range((last.a - first.a) % 7 + 1)]
            reading.rule, reading.day, reading.day2 = rule._replace(byday=tuple(days)), None, None
            return
        reading.rule = rule._replace(byday=(WEEKDAYS[first.a],))
    reading.start = reading.start or first
    reading.until = reading.until or last
    reading.day = reading.day2 = None


def _placed(r: Reader, cluster: list[Atom]) -> int:
    """Points for standing where times stand: after a preposition, at an end of the sentence."""
    start, end = cluster[0].start, cluster[-1].end
    tail = end == r.n or (r.low(end) in ".,!?" and end + 1 == r.n)
    return (
        (r.before(start, "on", "at", "in", "starting", "between", "for") < start)
        + tail
        + 8 * r.is_a(end, "or")  # of "Monday or Tuesday" the first
        + len({a.kind for a in cluster})
    )


def _take(r: Reader, cluster: list[Atom], reading: Reading) -> None:
    side = 1
    left = {"day": False, "clock": False, "moment": False, "part": False}
    before: Atom | None = None
    told = [a.weight for a in cluster if a.kind in ("clock", "clocks") and a.weight > 0]
    dated = any(a.kind == "day" and a.anchor and isinstance(a.value, Day) and a.value.kind != "dom" for a in cluster)
    weekday = any(a.anchor and isinstance(a.value, Day) and a.value.kind == "wd" for a in cluster)
    for atom in sorted(cluster, key=lambda a: a.kind in ("times", "except")):  # "10 times every Monday"
        if (atom.kind == "repeat" and not atom.anchor) or r.is_a(atom.start, "weekday_name"):
            continue  # an adjective, heard last; "Sunday school", which keeps its name
        if weekday and atom.kind == "feast":
            continue  # "Friday Christmas party" is on Friday
        ranged = before is not None and reach(r, before.end).get(atom.start, False)
        if told and atom.kind == "clock" and atom.weight <= 0 and not ranged:
            continue  # the 12 of "RFC 12 tomorrow 11am"
        if atom.kind == "part" and _of_a_name(r, atom, cluster):
            continue  # "Turno di notte venerdì 22-6"
        if dated and isinstance(atom.value, Day) and atom.value.kind == "month" and not atom.anchor:
            continue  # "Meet April at noon on Friday"
        if ranged and side == 1 and atom.kind in ("day", "clock", "moment", "part") and before is not None:
            sign = r.low(before.end) == "-"
            plain = r.plainly_before(atom.start, "at")
            if atom.kind == "clock" and not left["clock"] and (plain or not (left["moment"] or left["part"])):
                pass  # "Friday - 3pm" is no range, nor is "esta noche a las 8"
            elif atom.kind == "part" and not left["part"] and (sign or r.before(atom.start, "in_part") < atom.start):
                pass  # "le 14 février au soir"
            elif any(left.values()):
                side = 2
        if put(reading, atom, side):
            reading.used.append(atom)
            if atom.kind in left and side == 1:
                left[atom.kind] = True
        before = atom


def _of_a_name(r: Reader, atom: Atom, cluster: list[Atom]) -> bool:
    """Whether a part of the day says what it is, not when: after a noun and "of", beside a time that needs no part."""
    of = atom.start if r.is_a(atom.start, "of") else r.before(atom.start, "of")
    clocks = [a.value.first.clock if isinstance(a.value, Span2) else a.value for a in cluster]
    fixed = any(isinstance(c, Clock) and c.hour > 12 for c in clocks)
    said = of < atom.start or atom.end > atom.start + 1
    return of > 0 and said and fixed and r.at(of - 1).kind == "w" and not timely(r, of - 1)


def _take_loose(r: Reader, cluster: list[Atom], reading: Reading) -> None:
    for atom in cluster:
        if atom.kind == "length" and not _length_belongs(r, atom, reading):
            continue
        if atom.kind == "repeat":
            continue
        if atom.kind == "zone" and r.at(atom.end).kind == "w" and not timely(r, atom.end):
            continue  # "Call with the PST team at 10"
        if atom.kind == "feast":
            if is_about(r, atom.end):
                continue  # "Christmas party planning 4pm"
            if reading.clock and not reading.day and not reading.rule and isinstance(atom.value, Day):
                reading.day = atom.value  # "Thanksgiving dinner at 4" keeps its name
            continue
        if atom.kind == "clocks" and (reading.day is None or reading.clock):
            continue
        if atom.kind == "part" and (reading.part or (reading.clock and reading.clock.fixed)):
            continue
        if atom.kind == "part" and r.before(atom.start, "in_part", "in", "on_the") == atom.start:
            continue
        if put(reading, atom, 1):
            reading.used.append(atom)


def _adjective(r: Reader, atom: Atom, reading: Reading) -> None:
    """As in "Weekly sync Mondays at 10": the word stays in the title, the rule counts where a time of day is said."""
    named = r.at(atom.end).text[:1].isupper() and r.at(atom.start).text[:1].isupper()
    if not isinstance(atom.value, Rule):
        return
    if reading.rule:
        reading.rule = one_rule(atom.value, reading.rule) or reading.rule
        return
    if named:
        return
    if reading.clock is None and (reading.day is None or reading.day.name):
        return
    if reading.day is not None and reading.day.kind not in ("wd", "dom"):
        return
    rule = atom.value
    day = reading.day
    if day is not None and day.kind == "wd" and rule.freq == "MONTHLY" and day.name == "last":
        rule = rule._replace(byday=(f"-1{WEEKDAYS[day.a]}",))
    elif day is not None and day.kind == "wd" and rule.freq == "WEEKLY":
        rule = rule._replace(byday=(WEEKDAYS[day.a],))
    elif day is not None and day.kind == "dom" and rule.freq == "MONTHLY":
        rule = rule._replace(bymonthday=(day.a,))
    elif day is not None:
        return
    reading.rule, reading.day = rule, None


def _length_belongs(r: Reader, atom: Atom, reading: Reading) -> bool:
    """Whether a length away from the time is the event's ("1h focus time tomorrow at 2pm")."""
    if r.before(atom.start, "for") < atom.start or (opens(r, atom.start) and reading.clock):
        return True  # "a two hour workshop on Friday at 9"
    units = [unit for _, unit in atom.value] if isinstance(atom.value, tuple) else []
    first = atom.start == 0 or opens(r, atom.start)
    if first and units[:1] in (["day"], ["week"], ["hour"]) and reading.clock is None:
        return any(a.kind == "day" and r.before(a.start, "starting") < a.start for a in reading.used)
    if r.low(atom.start - 1) in ("(", ",") or atom.start == 0 or atom.end == r.n:
        return bool(units) and units[0] in ("hour", "minute") and reading.clock is not None
    return units[:1] in (["hour"], ["minute"]) and reading.clock is not None and r.low(atom.start + 1) == "-"
