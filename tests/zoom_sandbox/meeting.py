"""A meeting as the sandbox keeps it, and as the API writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.zoom_sandbox.times import stamp

Json = dict[str, Any]

INSTANT, SCHEDULED, FLOATING, PERSONAL, SERIES, SCREEN = 1, 2, 3, 4, 8, 10


@dataclass(slots=True)
class Occurrence:
    """One date of a type-8 series, with what was changed for it alone."""

    id: str
    start: datetime
    duration: int
    status: str = "available"
    agenda: str | None = None
    settings: Json = field(default_factory=dict)


@dataclass(slots=True)
class Meeting:
    """One meeting; times are aware UTC, `duration` is minutes, `deleted_at` is set once it was deleted."""

    id: int
    uuid: str
    host_id: str
    host_email: str
    topic: str
    type: int
    start: datetime | None
    timezone: str
    duration: int
    agenda: str
    created_at: datetime
    password: str
    encrypted_password: str
    settings: Json
    recurrence: Json | None = None
    occurrences: list[Occurrence] = field(default_factory=list)
    tracking_fields: list[Json] = field(default_factory=list)
    status: str = "waiting"
    pmi: int | None = None
    creation_source: str = "open_api"
    webinar: bool = False
    last_used_at: datetime | None = None
    ended_at: datetime | None = None
    deleted_at: datetime | None = None
    updates: int = 0
    """How often a PATCH or the portal changed it."""

    @property
    def invitees(self) -> list[str]:
        return [str(one.get("email", "")) for one in self.settings.get("meeting_invitees", [])]

    def last_start(self) -> datetime:
        starts = [one.start for one in self.occurrences] or ([self.start] if self.start else [])
        return max([*starts, self.created_at])

    def expires_at(self) -> datetime | None:
        """Return when the id lapses: 30 days after date or use, 365 for recurring, at its end for instant."""
        if self.type == PERSONAL:
            return None
        if self.type == INSTANT and self.ended_at is not None:
            return self.ended_at
        days = 365 if self.type in {FLOATING, SERIES} else 30
        return max(self.last_start(), self.last_used_at or self.created_at) + timedelta(days=days)

    def exists(self, now: datetime) -> bool:
        end = self.expires_at()
        return self.deleted_at is None and (end is None or now < end)

    def join_url(self, base: str, *, embed_passcode: bool) -> str:
        query = f"?pwd={self.encrypted_password}" if embed_passcode and self.password else ""
        return f"{base}/j/{self.id}{query}"

    def as_json(
        self,
        base: str,
        *,
        embed_passcode: bool,
        start_url: str,
        series_start: bool,
        since: datetime,
        with_deleted: bool = True,
    ) -> Json:
        """Write the whole meeting as create and get answer it, occurrences from `since` on."""
        out: Json = {
            "uuid": self.uuid,
            "id": self.id,
            "host_id": self.host_id,
            "host_email": self.host_email,
            "topic": self.topic,
            "type": self.type,
            "status": self.status,
            "duration": self.duration,
            "timezone": self.timezone,
            "agenda": self.agenda,
            "created_at": stamp(self.created_at),
            "start_url": start_url,
            "join_url": self.join_url(base, embed_passcode=embed_passcode),
            "password": self.password,
            "encrypted_password": self.encrypted_password,
            "pstn_password": str(self.id)[:6] if self.password else "",
            "h323_password": str(self.id)[:6] if self.password else "",
            "chat_join_url": f"{base}/launch/jc/{self.id}",
            "settings": {**self.settings, "global_dial_in_numbers": DIAL_IN},
            "creation_source": self.creation_source,
            "pre_schedule": False,
        }
        if not self.password:
            del out["encrypted_password"]
        if self.pmi is not None:
            out["pmi"] = str(self.pmi)
        if self.tracking_fields:
            out["tracking_fields"] = self.tracking_fields
        if self.start is not None and (self.type in {SCHEDULED, SCREEN} or (self.type == SERIES and series_start)):
            out["start_time"] = stamp(self.start)
        if self.recurrence is not None:
            out["recurrence"] = dict(self.recurrence)
        if self.type == SERIES:
            out["occurrences"] = [
                {
                    "occurrence_id": one.id,
                    "start_time": stamp(one.start),
                    "duration": one.duration,
                    "status": one.status,
                }
                for one in self.occurrences
                if one.start + timedelta(minutes=one.duration) >= since and (with_deleted or one.status != "deleted")
            ]
        return out


DIAL_IN = [
    {"country": "DE", "country_name": "Germany", "city": "Frankfurt", "number": "+49 69 3807 9883", "type": "toll"},
    {"country": "US", "country_name": "US", "city": "New York", "number": "+1 646 558 8656", "type": "toll"},
]
