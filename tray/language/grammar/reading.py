"""One reading of a sentence: what its phrases say together, and which of them had to stay out."""

from __future__ import annotations

from dataclasses import dataclass, field

from tray.language.grammar.choose import reach, unites
from tray.language.grammar.reader import Reader
from tray.language.values import WEEKDAYS, Atom, Clock, Day, Length, Moment, Rule, Span2


@dataclass(slots=True)
class Reading:
    """What a sentence says about time; `used` are the phrases it rests on."""

    day: Day | None = None
    also: Day | None = None
    clock: Clock | None = None
    part: str | None = None
    offset: Length | None = None
    day2: Day | None = None
    clock2: Clock | None = None
    part2: str | None = None
    length: Length | None = None
    rule: Rule | None = None
    until: Day | None = None
    start: Day | None = None
    times: int | None = None
    zone: str | None = None
    all_day: bool = False
    used: list[Atom] = field(default_factory=list)

    @property
    def says_when(self) -> bool:
        """Whether there is a day or a time in it, not a mere length or zone."""
        return bool(self.day or self.clock or self.part or self.offset or self.rule)


def read(r: Reader, clusters: list[list[Atom]]) -> Reading:
    """The clusters as one reading; the heaviest speaks first, what contradicts it stays out."""
    reading = Reading()
    weights = {id(c): sum(a.weight for a in c) + 0.5 * _placed(r, c) for c in clusters}
    firm = [c for c in clusters if any(a.anchor for a in c)]
    loose = [c for c in clusters if c not in firm]
    for cluster in sorted(firm, key=lambda c: -weights[id(c)]):
        _take(r, cluster, reading)
    if reading.says_when:
        for cluster in loose:
            if cluster[0].kind in (
                "length",
                "repeat",
                "times",
                "until",
                "starting",
                "allday",
                "zone",
                "part",
                "feast",
                "clocks",
            ):
                _take_loose(r, cluster, reading)
    if not reading.says_when:
        for atom in (a for c in loose for a in c if a.kind == "length"):
            weakly = any(s.end == atom.start and s.weak for s in r.get(r.before(atom.start, "in"), "in"))
            if weakly and isinstance(atom.value, tuple):
                reading.offset = atom.value  # "un minuteur de 5 minutes"
                reading.used.append(atom)
                break
    reading.used.sort(key=lambda a: a.start)
    return reading


def _placed(r: Reader, cluster: list[Atom]) -> int:
    """Points for standing where times stand: after a preposition, at an end of the sentence."""
    start, end = cluster[0].start, cluster[-1].end
    tail = end == r.n or (r.low(end) in ".,!?" and end + 1 == r.n)
    return (
        (r.before(start, "on", "at", "in", "starting", "between", "for") < start)
        + tail
        + len({a.kind for a in cluster})
    )


def _take(r: Reader, cluster: list[Atom], reading: Reading) -> None:
    side = 1
    left = {"day": False, "clock": False, "moment": False, "part": False}
    before: Atom | None = None
    for atom in cluster:
        ranged = before is not None and reach(r, before.end).get(atom.start, False)
        if ranged and side == 1 and atom.kind in ("day", "clock", "moment", "part") and before is not None:
            sign = r.low(before.end) == "-"
            plain = r.plainly_before(atom.start, "at")
            if atom.kind == "clock" and not left["clock"] and (plain or not (left["moment"] or left["part"])):
                pass  # "Friday - 3pm" is no range, nor is "esta noche a las 8"
            elif sign and atom.kind == "part" and not left["part"]:
                pass
            elif any(left.values()):
                side = 2
        if _put(reading, atom, side):
            reading.used.append(atom)
            if atom.kind in left and side == 1:
                left[atom.kind] = True
        before = atom


def _take_loose(r: Reader, cluster: list[Atom], reading: Reading) -> None:
    for atom in cluster:
        if atom.kind == "length" and not _length_belongs(r, atom, reading):
            continue
        if atom.kind == "repeat":
            _adjective(r, atom, reading)
            continue
        if atom.kind == "feast":
            if reading.clock and not reading.day and not reading.rule and isinstance(atom.value, Day):
                reading.day = atom.value  # "Thanksgiving dinner at 4" keeps its name
            continue
        if atom.kind == "clocks" and (reading.day is None or reading.clock):
            continue
        if atom.kind == "part" and (reading.part or (reading.clock and reading.clock.fixed)):
            continue
        if atom.kind == "part" and r.before(atom.start, "in_part", "in", "on_the") == atom.start:
            continue
        if _put(reading, atom, 1):
            reading.used.append(atom)


def _adjective(r: Reader, atom: Atom, reading: Reading) -> None:
    """As in "Weekly sync Mondays at 10": the word stays in the title, the rule counts where a time of day is said."""
    named = r.at(atom.end).text[:1].isupper() and r.at(atom.start).text[:1].isupper()
    if named or reading.rule or not isinstance(atom.value, Rule):
        return
    if reading.clock is None and (reading.day is None or reading.day.name):
        return
    if reading.day is not None and reading.day.kind not in ("wd", "dom"):
        return
    rule = atom.value
    day = reading.day
    if day is not None and day.kind == "wd" and rule.freq == "WEEKLY":
        rule = rule._replace(byday=(WEEKDAYS[day.a],))
    elif day is not None and day.kind == "dom" and rule.freq == "MONTHLY":
        rule = rule._replace(bymonthday=(day.a,))
    elif day is not None:
        return
    reading.rule, reading.day = rule, None


def _length_belongs(r: Reader, atom: Atom, reading: Reading) -> bool:
    """Whether a length away from the time is the event's ("1h focus time tomorrow at 2pm")."""
    if r.before(atom.start, "for") < atom.start:
        return True
    units = [unit for _, unit in atom.value] if isinstance(atom.value, tuple) else []
    if r.low(atom.start - 1) in ("(", ",") or atom.start == 0 or atom.end == r.n:
        return bool(units) and units[0] in ("hour", "minute") and (reading.clock is not None or reading.day is not None)
    return units[:1] in (["hour"], ["minute"]) and reading.clock is not None and r.low(atom.start + 1) == "-"


def _put(reading: Reading, atom: Atom, side: int) -> bool:
    value = atom.value
    match atom.kind:
        case "day" if isinstance(value, Day):
            return _put_day(reading, value, side)
        case "days" if isinstance(value, Span2):
            if reading.day is not None and (reading.day.kind != "wd" or reading.day2):
                return False
            reading.day, reading.day2 = value.first.day, value.second.day
            return True
        case "clock" if isinstance(value, Clock):
            if side == 2:
                if reading.clock2:
                    return False
                reading.clock2 = value
                return True
            if reading.clock or reading.offset:
                return False
            reading.clock = value
            return True
        case "clocks" if isinstance(value, Span2):
            if reading.clock or reading.offset:
                return False
            reading.clock, reading.clock2 = value.first.clock, value.second.clock
            return True
        case "moment" if isinstance(value, Moment):
            return _put_moment(reading, value, side)
        case "part" if isinstance(value, str):
            if side == 2:
                reading.part2 = value
                return True
            if reading.part:
                return False
            reading.part = value
            return True
        case "length" if isinstance(value, tuple):
            if reading.length:
                return False
            reading.length = value
            return True
        case "repeat" if isinstance(value, Rule):
            if reading.rule:
                return False
            if reading.day is not None and reading.day.kind == "rel":
                return False
            reading.rule = value
            if value.part and not reading.part:
                reading.part = value.part
            return True
        case "until" if isinstance(value, Day):
            if reading.until or reading.day2:
                return False
            if reading.rule is None and reading.day is None and reading.clock is None:
                return _put_day(reading, value, 1)
            reading.until = value
            return True
        case "starting" if isinstance(value, Day):
            if reading.start or (reading.rule is None and reading.day is not None):
                return False
            reading.start = value
            return True
        case "times" if isinstance(value, int):
            if reading.times or not reading.rule:
                return False
            reading.times = value
            return True
        case "zone" if isinstance(value, str):
            if reading.zone:
                return False
            reading.zone = value
            return True
        case "year" if isinstance(value, int):
            if reading.day is None or reading.day.kind != "ymd" or reading.day.c is not None:
                return False
            reading.day = reading.day._replace(c=value)
            return True
        case "filler":
            return True
        case "allday":
            reading.all_day = True
            return True
    return False


def _put_day(reading: Reading, day: Day, side: int) -> bool:
    if side == 2:
        if reading.day2:
            return False
        reading.day2 = day
        return True
    if reading.offset:
        return False
    if reading.day is None:
        reading.day = day
        return True
    if reading.also is None and unites(reading.day, day):
        joined = _joined(reading.day, day) or _joined(day, reading.day)
        if joined:
            reading.day = joined
            return True
        if reading.day.kind == "wd":
            reading.day, reading.also = day, reading.day
        else:
            reading.also = day
        return True
    return False


def _joined(period: Day, day: Day) -> Day | None:
    """Next month and the 3rd are one day."""
    if day.kind != "dom":
        return None
    if period.kind == "ahead":
        return day._replace(c=period.a)
    if period.kind == "month":
        return Day("ymd", period.a, day.a, period.c)
    return None


def _put_moment(reading: Reading, moment: Moment, side: int) -> bool:
    if side == 2:
        reading.day2 = reading.day2 or moment.day
        reading.part2 = moment.part
        return True
    if moment.offset:
        if reading.offset or reading.clock or (reading.day and moment.day):
            return False
        reading.offset = moment.offset
        reading.day = reading.day or moment.day
        return True
    if reading.day is not None and moment.day is not None:
        if moment.day.kind == "rel" and reading.day.kind in ("wd", "ymd") and reading.part is None:
            reading.part = moment.part
            return True
        return False
    if reading.part:
        return False
    reading.day, reading.part = moment.day, moment.part
    return True
