"""What the service hands over when quick add opens."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tray.domain.clock_words import hours24
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_from_dict


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """A calendar an event can be put into."""

    id: str
    name: str
    writable: bool = True
    default: bool = False


@dataclass(frozen=True, slots=True)
class ZoomState:
    """Whether a Zoom meeting can be made now, as whom, and if not, why."""

    available: bool = False
    default: bool = False
    account: str = ""
    reason: Problem | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The initial values: `kept` says that `text` was left here last time; `now` is None for the real clock."""

    text: str = ""
    kept: bool = False
    zone: str = "UTC"
    locale: str = ""
    languages: tuple[str, ...] = ("en",)
    now: datetime | None = None
    calendars: tuple[CalendarChoice, ...] = ()
    zoom: ZoomState = field(default_factory=ZoomState)
    default_minutes: int = 60
    hours24: bool = True
    settings: dict[str, Any] = field(default_factory=dict)
    theme: str = "system"

    @property
    def writable(self) -> tuple[CalendarChoice, ...]:
        """The calendars that can be chosen, the default one first of all."""
        return tuple(sorted((c for c in self.calendars if c.writable), key=lambda c: not c.default))

    def with_zoom(self, zoom: ZoomState) -> Opened:
        """The same with Zoom as it is by now."""
        return replace(self, zoom=zoom)


def opened_from_json(value: dict[str, Any]) -> Opened:
    """The initial values in this object; what is missing has its default."""
    settings = value.get("settings") or {}
    now = value.get("now")
    return Opened(
        text=str(value.get("text") or ""),
        kept=bool(value.get("kept")),
        zone=str(value.get("zone") or "UTC"),
        locale=str(value.get("locale") or ""),
        languages=tuple(value.get("languages") or ("en",)),
        now=datetime.fromisoformat(now) if now else None,
        calendars=calendars_from_json(value.get("calendars") or []),
        zoom=zoom_from_json(value.get("zoom") or {}),
        default_minutes=int(settings.get("default_minutes") or 60),
        hours24=bool(value["hours24"])
        if "hours24" in value
        else hours24(str(settings.get("time_format") or "system"), str(value.get("locale") or "")),
        settings=settings,
        theme=str(value.get("theme") or "system"),
    )


def calendars_from_json(values: list[dict[str, Any]]) -> tuple[CalendarChoice, ...]:
    """The calendars of this list."""
    return tuple(
        CalendarChoice(
            id=str(value.get("id", "")),
            name=str(value.get("name") or value.get("id", "")),
            writable=bool(value.get("writable", True)),
            default=bool(value.get("default", False)),
        )
        for value in values
    )


def zoom_from_json(value: dict[str, Any]) -> ZoomState:
    """Zoom's state, from initial values or from the answer to `zoom_status`."""
    reason = value.get("reason")
    accounts = value.get("accounts") or []
    return ZoomState(
        available=bool(value.get("available")),
        default=bool(value.get("default")),
        account=str(value.get("account") or (accounts[0].get("email", "") if accounts else "")),
        reason=problem_from_dict(reason) if isinstance(reason, dict) else None,
    )
