"""Single occurrences of a series: what Zoom says of each, and the calls that bring each to what is wanted.

Zoom names occurrences by ids that it may change with the series. They are taken from its last answer for the calls made
right after it, and never kept or worked out; what is kept is the start the series' rule gives the occurrence.
Source: https://developers.zoom.us/docs/api/ (meetings, `occurrences`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from zoneinfo import ZoneInfo

from tray.domain.meeting import MeetingSpec, OccurrenceChange
from tray.planning.meeting.rule import starts

MOST = 10
"""Amendments sent in one go."""


@dataclass(frozen=True, slots=True)
class ListedOccurrence:
    """An occurrence as Zoom lists it: the id it has at this moment, start in UTC, minutes."""

    id: str
    start: datetime
    duration: int
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Amendment:
    """One call about one occurrence: `start_time` (UTC, `…Z`), `duration` and `agenda` as far as they are sent."""

    change: OccurrenceChange
    id: str
    cancel: bool = False
    start_time: str | None = None
    duration: int | None = None
    agenda: str | None = None


def as_listed(
    listed: tuple[ListedOccurrence, ...], known: MeetingSpec, desired: MeetingSpec, now: float
) -> MeetingSpec:
    """`known` with what Zoom's list says of single occurrences of the series `desired`; `now` is seconds since 1970.

    An empty list says nothing. `listed_until` of `known` counts only where it is of the same rule.
    """
    if not listed:
        return known
    until = _listed_until(listed, known, desired)
    matched = _matched(listed, known, desired, now)
    found = {
        original: _seen(original, matched.get(original), known, desired)
        for original in _originals(desired, until)
        if original in matched or _utc(original, desired) > _moment(now)
    }
    kept = {one.original: one for one in known.changes if one.original > until}
    changes = tuple(change for _, change in sorted((kept | found).items()) if change is not None)
    return replace(known, changes=changes, listed_until=until)


def differing(observed: MeetingSpec, desired: MeetingSpec, now: float) -> tuple[OccurrenceChange, ...]:
    """The changes to make, each as it should be in the end; one that should be as its rule says is written out.

    What is over, what Zoom has not listed yet, and a start that would be over is left out: Zoom would not take it.
    """
    if desired.type != 8 or observed.type != 8:
        return ()
    theirs = {one.original: one for one in observed.changes}
    ours = {one.original: one for one in desired.changes}
    found = []
    for original in sorted(theirs.keys() | ours.keys()):
        if observed.listed_until is not None and original > observed.listed_until and original not in theirs:
            continue
        has = theirs.get(original) or _as_rule(original, desired)
        want = ours.get(original) or _as_rule(original, desired)
        if not _takes(has, want, desired, now):
            continue
        if want.start_time is not None and not _is_coming(want, desired, now):
            want = replace(want, start_time=has.start_time)
        if has != want:
            found.append(want)
    return tuple(found)


def cancelled(observed: MeetingSpec, original: str) -> bool:
    """Whether Zoom has cancelled the occurrence."""
    return any(one.original == original and one.start_time is None for one in observed.changes)


def amendments(
    listed: tuple[ListedOccurrence, ...], known: MeetingSpec, desired: MeetingSpec, now: float
) -> tuple[Amendment, ...]:
    """The calls to make right after Zoom's answer, at most `MOST`; `known` is what `as_listed` gave for it."""
    matched = _matched(listed, known, desired, now)
    theirs = {one.original: one for one in known.changes}
    found = []
    for want in differing(known, desired, now):
        there = matched.get(want.original)
        if there is None or there.cancelled or not there.id:
            continue
        has = theirs.get(want.original) or _as_rule(want.original, desired)
        if want.start_time is None:
            found.append(Amendment(want, there.id, cancel=True))
            continue
        moved = want.start_time != has.start_time
        agenda = desired.agenda if want.agenda is None else want.agenda
        found.append(
            Amendment(
                want,
                there.id,
                start_time=_utc(want.start_time, desired).strftime("%Y-%m-%dT%H:%M:%SZ") if moved else None,
                duration=want.duration if want.duration != has.duration else None,
                agenda=agenda if want.agenda != has.agenda else None,
            )
        )
    return tuple(found[:MOST])


def with_change(observed: MeetingSpec, change: OccurrenceChange) -> MeetingSpec:
    """`observed` after Zoom has taken a change."""
    others = {one.original: one for one in observed.changes if one.original != change.original}
    if change != _as_rule(change.original, observed):
        others[change.original] = change
    return replace(observed, changes=tuple(change for _, change in sorted(others.items())))


def all_starts(spec: MeetingSpec, until: datetime) -> frozenset[str]:
    """Every start the series has up to `until` (naive, in its zone): by its rule, or as changed."""
    by_rule = {one.isoformat(timespec="seconds") for one in _by_rule(spec, until)}
    return frozenset(by_rule | {one.start_time for one in spec.changes if one.start_time is not None})


def changes_of(spec: MeetingSpec, changes: Iterable[OccurrenceChange]) -> tuple[OccurrenceChange, ...]:
    """Those of the changes that are of occurrences the rule of `spec` has, and that change something; in order."""
    wanted = {one.original: one for one in changes}
    if not wanted:
        return ()
    last = datetime.fromisoformat(max(wanted))
    by_rule = {one.isoformat(timespec="seconds") for one in _by_rule(spec, last)}
    return tuple(
        change
        for original, change in sorted(wanted.items())
        if original in by_rule and change != _as_rule(original, spec)
    )


def _matched(
    listed: tuple[ListedOccurrence, ...], known: MeetingSpec, desired: MeetingSpec, now: float
) -> dict[str, ListedOccurrence]:
    """Which occurrence of the rule each listed one is: where it is known to have been moved, else by its start.

    What is left over was moved by somebody else, and is taken for the nearest of those that are missing.
    """
    free = sorted(listed, key=lambda one: (one.cancelled, one.start))
    found: dict[str, ListedOccurrence] = {}

    def take(original: str, start: datetime) -> None:
        there = next((one for one in free if one.start == start), None)
        if original not in found and there is not None:
            found[original] = there
            free.remove(there)

    at_rule = {one.start for one in listed if not one.cancelled}
    # Where a wish was carried out and nobody heard of it, the place by the rule is empty.
    perhaps = (one for one in desired.changes if _utc(one.original, desired) not in at_rule)
    for change in (*known.changes, *perhaps):
        if change.start_time is not None:
            take(change.original, _utc(change.start_time, desired))
    originals = _originals(desired, _listed_until(listed, known, desired))
    for original in originals:
        take(original, _utc(original, desired))
    missing = [one for one in originals if one not in found and _utc(one, desired) > _moment(now)]
    for there in [one for one in free if not one.cancelled]:
        if missing:
            nearest = min(missing, key=lambda one: abs(_utc(one, desired) - there.start))
            missing.remove(nearest)
            found[nearest] = there
    return found


def _seen(
    original: str, there: ListedOccurrence | None, known: MeetingSpec, desired: MeetingSpec
) -> OccurrenceChange | None:
    if there is None or there.cancelled:
        return OccurrenceChange(original)
    meant = {_utc(one.start_time, desired) for one in desired.changes if one.original == original and one.start_time}
    if not _is_sure(original, desired) and there.start not in meant:
        return None
    start = there.start.astimezone(ZoneInfo(desired.timezone)).replace(tzinfo=None).isoformat(timespec="seconds")
    agenda = next((one.agenda for one in known.changes if one.original == original), None)
    change = OccurrenceChange(original, start, there.duration, agenda)
    return change if change != _as_rule(original, desired) else None


def _originals(desired: MeetingSpec, until: str) -> tuple[str, ...]:
    """The starts the rule gives, up to the last that Zoom's list is whole to."""
    return tuple(one.isoformat(timespec="seconds") for one in _by_rule(desired, datetime.fromisoformat(until)))


def _listed_until(listed: tuple[ListedOccurrence, ...], known: MeetingSpec, desired: MeetingSpec) -> str:
    """Up to which original start Zoom's list is whole: it may leave out what is far away, and what is cancelled.

    What it listed once under the same rule it does not leave out for being far away any more, and dates known to be
    cancelled do not count as left out.
    """
    zone = ZoneInfo(desired.timezone)
    last = max(one.start for one in listed).astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds")
    if not _is_endless(desired):
        gone = {one.original for one in known.changes if one.start_time is None}
        beyond = [one.isoformat(timespec="seconds") for one in _by_rule(desired, datetime.max)]  # noqa: DTZ901 - naive
        if all(one in gone for one in beyond if one > last):
            last = max(last, *beyond)
    return max(last, known.listed_until or "")


def _is_endless(spec: MeetingSpec) -> bool:
    rule = spec.recurrence
    return rule is not None and not rule.end_times and rule.end_date_time is None


def _by_rule(spec: MeetingSpec, until: datetime) -> Iterable[datetime]:
    if spec.recurrence is None or spec.start_time is None:
        return ()
    first = datetime.fromisoformat(spec.start_time)
    return takewhile(lambda one: one <= until, starts(spec.recurrence, first, spec.timezone))


def _takes(has: OccurrenceChange, want: OccurrenceChange, spec: MeetingSpec, now: float) -> bool:
    """Whether Zoom can still be told: what it has, or would have to make again, is to come."""
    if has.start_time is not None:
        return _is_coming(has, spec, now)
    return _utc(has.original, spec) > _moment(now) and (want.start_time is None or _is_coming(want, spec, now))


def _is_coming(change: OccurrenceChange, spec: MeetingSpec, now: float) -> bool:
    return change.start_time is not None and _utc(change.start_time, spec) > _moment(now)


def _is_sure(original: str, spec: MeetingSpec) -> bool:
    """Whether a clock change neither skips nor repeats the local time: Zoom does not say what it makes of those."""
    local, zone = datetime.fromisoformat(original), ZoneInfo(spec.timezone)
    return local.replace(tzinfo=zone).utcoffset() == local.replace(tzinfo=zone, fold=1).utcoffset()


def _as_rule(original: str, spec: MeetingSpec) -> OccurrenceChange:
    return OccurrenceChange(original, original, spec.duration)


def _utc(local: str, spec: MeetingSpec) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(spec.timezone)).astimezone(UTC)


def _moment(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC)
