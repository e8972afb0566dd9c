"""What Zoom answers, as values; fields we do not know are ignored, fields that change their type are borne.

Source: https://developers.zoom.us/docs/api/ (meetings, users).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import msgspec

from tray.domain.meeting import MeetingSpec, Recurrence
from tray.domain.secret import Secret
from tray.planning.meeting.occurrences import Amendment, ListedOccurrence
from tray.planning.meeting.plan import Field

Answer = TypeVar("Answer", bound=msgspec.Struct)

_LONGEST_NUMBER = 19
"""Digits of the largest number of 64 bits."""


@dataclass(frozen=True, slots=True)
class TokenAnswer:
    """The token endpoint's good answer.

    `access_token` is empty where it cannot be read, `refresh_token` None where the old one goes on.
    """

    access_token: Secret
    refresh_token: Secret | None = None
    expires_in: float = 3600
    scope: str = ""
    api_url: str = ""


class Me(msgspec.Struct):
    """GET /users/me; an account without a number is told apart by its user alone."""

    id: str
    account_id: str = ""
    email: str = ""
    display_name: str = ""
    first_name: str = ""
    last_name: str = ""
    timezone: str = ""

    @property
    def name(self) -> str:
        """The name as shown to others."""
        return self.display_name or f"{self.first_name} {self.last_name}".strip() or self.email


class OccurrenceAnswer(msgspec.Struct):
    """One occurrence of a type 8 series; its id may be another one after the series has changed."""

    occurrence_id: int | str = ""
    start_time: str | None = None
    duration: float | None = None
    status: str | None = None


class ListRow(msgspec.Struct):
    """A meeting as the list names it, as far as we look at it there."""

    id: int | str
    agenda: str = ""

    def __post_init__(self) -> None:
        _check_number(self.id)

    @property
    def meeting_id(self) -> str:
        """The number as text."""
        return str(self.id)


class MeetingAnswer(msgspec.Struct):
    """A meeting, whole as GET and POST answer it."""

    id: int | str
    join_url: str = ""
    host_id: str = ""
    topic: str = ""
    type: int = 0
    start_time: str | None = None
    duration: float = 0
    timezone: str = ""
    agenda: str = ""
    password: int | str | None = None
    start_url: Secret | None = None
    recurrence: dict[str, Any] | None = None
    occurrences: list[OccurrenceAnswer] = []

    def __post_init__(self) -> None:
        _check_number(self.id)

    @property
    def meeting_id(self) -> str:
        """The number as text."""
        return str(self.id)

    @property
    def link(self) -> str:
        """The join link, "" where the answer has none that a browser could open."""
        return self.join_url if self.join_url.startswith(("https://", "http://")) else ""


class ListAnswer(msgspec.Struct):
    """One page of GET /users/me/meetings."""

    meetings: list[ListRow]
    next_page_token: str = ""


class InvitationAnswer(msgspec.Struct):
    """GET /meetings/{id}/invitation."""

    invitation: str


def read(body: bytes, kind: type[Answer]) -> Answer:
    """The value in a JSON body.

    Raises:
        ValueError: it is not JSON, or not of that shape.
    """
    try:
        raw = _without_nulls(msgspec.json.decode(body))
        return msgspec.convert(raw, kind, strict=False, dec_hook=_secret)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("the answer is not what it should be") from error


def read_tokens(body: bytes) -> TokenAnswer:
    """The tokens in an answer; what is odd beside them is as if it were left out, as it may be the only copy of one.

    Raises:
        ValueError: there is no token in it.
    """
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("the answer is not what it should be") from error
    said = raw if isinstance(raw, dict) else {}
    access, refresh = _token(said.get("access_token")), _token(said.get("refresh_token"))
    if access is None and refresh is None:
        raise ValueError("the answer has no token")
    scope, address = said.get("scope"), said.get("api_url")
    scopes = [one for one in scope if isinstance(one, str)] if isinstance(scope, list) else []
    return TokenAnswer(
        access or Secret(""),
        refresh,
        expires_in=_seconds(said.get("expires_in")),
        scope=scope if isinstance(scope, str) else " ".join(scopes),
        api_url=address if isinstance(address, str) else "",
    )


def _token(found: object) -> Secret | None:
    """A token as it may stand in a header."""
    usable = isinstance(found, str) and found.isascii() and found.isprintable() and " " not in found
    return Secret(str(found)) if found and usable else None


def _seconds(found: object) -> float:
    try:
        seconds = float(str(found))
    except ValueError:
        return 3600.0
    return seconds if math.isfinite(seconds) else 3600.0


def _without_nulls(raw: Any) -> Any:
    """The same without fields that are null, which say what fields say that are not there."""
    if isinstance(raw, dict):
        return {name: _without_nulls(value) for name, value in raw.items() if value is not None}
    return [_without_nulls(one) for one in raw] if isinstance(raw, list) else raw


def _check_number(found: int | str) -> None:
    text = str(found)
    if not (text.isascii() and text.isdecimal() and text.strip("0") and len(text) <= _LONGEST_NUMBER):
        raise ValueError("that is no meeting's number")


def _secret(kind: type, value: Any) -> Secret:
    if kind is not Secret or not isinstance(value, str) or not value:
        raise ValueError("not a secret")
    return Secret(value)


def spec_of_answer(answer: MeetingAnswer, ours: MeetingSpec) -> MeetingSpec:
    """What Zoom says of a meeting, its times as local time in the zone it names; as `ours` where it says nothing.

    Raises:
        ValueError: a time or zone cannot be read.
    """
    zone = answer.timezone or "UTC"
    begins = (one.start_time for one in answer.occurrences if one.start_time and one.status != "deleted")
    start = answer.start_time or next(begins, None)
    kind = cast("Any", answer.type or ours.type)  # 1, 4 and 10 are never ours; they differ from what is wanted
    recurrence = _recurrence(answer.recurrence) if kind == 8 and answer.recurrence else None
    said = MeetingSpec(
        topic=answer.topic or ours.topic,
        agenda=answer.agenda,
        type=kind,
        start_time=None if kind == 3 or not start else _local(start, zone),
        timezone=zone,
        duration=max(1, round(answer.duration)) if answer.duration else ours.duration,
        recurrence=recurrence,
    )
    if kind != ours.type:
        return said
    if said.start_time is None:
        said = replace(said, start_time=ours.start_time, timezone=ours.timezone)
    return replace(said, recurrence=recurrence or ours.recurrence)


def listed_of(answer: MeetingAnswer) -> tuple[ListedOccurrence, ...]:
    """The occurrences Zoom lists; none where one cannot be read or named, as a list with a gap would mislead."""
    found = []
    for one in answer.occurrences:
        try:
            start = datetime.fromisoformat(one.start_time or "")
        except ValueError:
            return ()
        if start.tzinfo is None or not one.occurrence_id:
            return ()
        minutes = max(1, round(answer.duration if one.duration is None else one.duration))
        found.append(ListedOccurrence(str(one.occurrence_id), start.astimezone(UTC), minutes, one.status == "deleted"))
    return tuple(found)


def body_of(spec: MeetingSpec, fields: frozenset[Field] | None = None) -> bytes:
    """The JSON body that asks for `spec`; only `fields` of it where they are given."""
    body: dict[str, Any] = {"topic": spec.topic, "agenda": spec.agenda, "type": spec.type, "duration": spec.duration}
    body["timezone"] = spec.timezone
    if spec.start_time is not None:
        body["start_time"] = spec.start_time
    if spec.recurrence is not None:
        rule = spec.recurrence
        pairs = {name: getattr(rule, name) for name in Recurrence.__slots__}
        body["recurrence"] = {name: value for name, value in pairs.items() if value is not None}
    if fields is not None:
        body = {name: value for name, value in body.items() if name in fields}
    return msgspec.json.encode(body)


def body_of_amendment(amendment: Amendment) -> bytes:
    """The JSON body that changes one occurrence: its own fields alone, a title is not among them."""
    fields = {name: getattr(amendment, name) for name in ("start_time", "duration", "agenda")}
    return msgspec.json.encode({name: value for name, value in fields.items() if value is not None})


def _local(start: str, zone: str) -> str:
    try:
        moment = datetime.fromisoformat(start)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (KeyError, OSError, OverflowError) as error:
        raise ValueError("a time in the answer cannot be read") from error
    return moment.isoformat(timespec="seconds")


def _recurrence(raw: dict[str, Any]) -> Recurrence | None:
    names = Recurrence.__slots__
    known = {name: value for name, value in raw.items() if name in names and value not in (None, "")}
    try:
        figures = {name: int(value) for name, value in known.items() if name not in {"weekly_days", "end_date_time"}}
        return Recurrence(**(known | figures))
    except (TypeError, ValueError):
        return None
