"""A calendar as listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as listed: where it lies and how it is doing.

    `kind` is folder, caldav or feed; `place` a path or URL without credentials; `fresh_at` an RFC 3339 instant of the
    last good look, "" for never; `problem` a code of the catalogue, "" for none.
    """

    id: str
    kind: Literal["folder", "caldav", "feed"]
    name: str
    place: str
    color: str = ""
    user: str = ""
    shown: bool = True
    writable: bool = True
    default: bool = False
    fresh_at: str = ""
    problem: str = ""
    options: dict[str, str] = field(default_factory=dict)
