"""The choice among phrases: the set that explains most and contradicts itself least."""

from __future__ import annotations

from collections.abc import Sequence

from tray.language.grammar.reader import Reader
from tray.language.values import Atom, Day

_BRIDGES = (
    "at",
    "on",
    "the",
    "of",
    "of_month",
    "and",
    "to",
    "for",
    "in",
    "between",
    "in_part",
    "starting",
    "on_the",
    "but_before",
    "day_word",
    "year_of",
    "week_of",
)
_SIGNS = frozenset(",-()':;.@/~|·∙•⋅\"")
_BOND = 3.0
# What counts beside a time, though it is none itself.
_IN_COMPANY = frozenset(
    {"length", "repeat", "feast", "clocks", "times", "except", "until", "starting", "part", "allday", "zone", "clock"}
)
_ONE_OF = {"days": "day", "clocks": "clock", "moment": "moment"}


def reach(r: Reader, i: int) -> dict[int, bool]:
    """Where a phrase may begin that belongs with one ending at `i`; true where a word for "to" lies between."""
    out = {i: False}
    queue = [(i, False)]
    while queue:
        at, ranged = queue.pop()
        if at - i > 5 or at >= r.n:
            continue
        steps = [(s.end, ranged) for c in _BRIDGES if c != "to" for s in r.get(at, c)]
        steps += [(s.end, True) for s in r.get(at, "to")]
        if r.low(at) in _SIGNS:
            steps.append((at + 1, ranged or r.after_interval(at)))
        for end, sep in steps:
            if end not in out or (sep and not out[end]):
                out[end] = sep or out.get(end, False)
                queue.append((end, sep))
    return out


def belongs(a: Atom, b: Atom, ranged: bool) -> bool:
    """Whether two phrases side by side can say one thing."""
    if ranged and a.kind in ("day", "clock", "moment", "part") and b.kind in ("day", "clock", "moment", "part"):
        return True
    if a.kind == "day" and b.kind == "day":
        return unites(a.value, b.value)
    pair = {_ONE_OF.get(a.kind, a.kind), _ONE_OF.get(b.kind, b.kind)}
    if pair == {"day", "clock"} and any(isinstance(x.value, Day) and x.value.kind == "month" for x in (a, b)):
        return False  # "Call June at 5": no hour belongs to a month
    if len(pair) == 1:
        return False
    if pair in ({"moment", "day"}, {"moment", "part"}):
        moment = a.value if a.kind == "moment" else b.value
        return pair == {"moment", "day"} and getattr(moment, "day", None) is None
    return True


def unites(a: object, b: object) -> bool:
    """Whether two days are one day said twice ("Friday" and "27 November")."""
    if not isinstance(a, Day) or not isinstance(b, Day):
        return False
    kinds = {a.kind, b.kind}
    if ("ahead", "month") in ((a.kind, a.name), (b.kind, b.name)) or kinds == {"month", "dom"}:
        return "dom" in kinds
    return ("wd" in kinds and bool(kinds & {"ymd", "dom", "rel", "hol", "nth"})) or kinds in (
        {"rel", "ymd"},
        {"hol", "ymd"},
    )


def choose(r: Reader, atoms: Sequence[Atom]) -> list[list[Atom]]:
    """The chosen phrases in clusters of neighbours, in the order of the sentence."""
    ordered = sorted(atoms, key=lambda a: (a.end, a.start))
    best_total: list[float] = [0.0] * (r.n + 1)
    best_state: list[int] = [-1] * (r.n + 1)
    states: list[tuple[float, Atom, int, bool]] = []  # total, atom, state before, whether bonded to it
    by_reach: dict[int, list[tuple[int, bool]]] = {}
    at = 0
    reaches: dict[int, dict[int, bool]] = {}
    for atom in ordered:
        while at < atom.end:
            at += 1
            best_total[at], best_state[at] = best_total[at - 1], best_state[at - 1]
        total, before, bonded = best_total[atom.start] + atom.weight, best_state[atom.start], False
        for state, ranged in by_reach.get(atom.start, ()):
            other = states[state]
            if other[1].end > atom.start or not belongs(other[1], atom, ranged):
                continue
            joined = other[0] + atom.weight + _BOND
            if joined > total:
                total, before, bonded = joined, state, True
        index = len(states)
        states.append((total, atom, before, bonded))
        if total > best_total[at]:
            best_total[at], best_state[at] = total, index
        if atom.end not in reaches:
            reaches[atom.end] = reach(r, atom.end)
        for start, ranged in reaches[atom.end].items():
            waiting = by_reach.setdefault(start, [])
            waiting.append((index, ranged))
            if len(waiting) > 24:
                waiting.sort(key=lambda w: -states[w[0]][0])
                del waiting[16:]
    final = max(best_state, key=lambda s: states[s][0] if s >= 0 else 0.0) if states else -1
    clusters: list[list[Atom]] = []
    joined_to_next = False
    while final >= 0:
        _, atom, before, bonded = states[final]
        if joined_to_next:
            clusters[-1].insert(0, atom)
        else:
            clusters.append([atom])
        joined_to_next = bonded
        final = before
    clusters.reverse()
    return [c for c in clusters if any(a.anchor or a.kind in _IN_COMPANY for a in c)]
