"""Specs and journal entries as the text the store keeps."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from tray.domain.meeting import MeetingSpec, OccurrenceChange, Recurrence

IntentCall = Literal["create", "patch", "amend", "delete", "gone", "late"]


@dataclass(frozen=True, slots=True)
class Intent:
    """The journal of one meeting: what was about to be done, or seen, at `at` (seconds since 1970).

    create, patch, delete: the call was about to be made, its outcome is unknown; `looked` counts the looks since, for
    the mark or for the meeting. amend: the same of a call about one occurrence of a series. gone: Zoom said at `at`
    that there is no such meeting. late: Zoom refused to make a meeting that begins in the past.
    """

    call: IntentCall
    at: float
    looked: int = 0


def spec_to_text(spec: MeetingSpec) -> str:
    """The spec as JSON; equal specs give equal texts. What is said of no occurrence is left out."""
    fields = asdict(spec)
    for name in ("changes", "listed_until"):
        if not fields[name]:
            del fields[name]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def spec_from_text(text: str) -> MeetingSpec | None:
    """The spec of `spec_to_text`, None for "".

    Raises:
        ValueError: the text is no spec.
    """
    if not text:
        return None
    try:
        fields = json.loads(text)
        recurrence = fields.pop("recurrence", None)
        changes = tuple(OccurrenceChange(**one) for one in fields.pop("changes", ()))
        return MeetingSpec(
            **fields, recurrence=None if recurrence is None else Recurrence(**recurrence), changes=changes
        )
    except (TypeError, AttributeError) as error:
        raise ValueError(f"not a meeting spec: {error}") from error


def intent_to_text(intent: Intent | None) -> str:
    """The journal entry as JSON, "" for none."""
    return "" if intent is None else json.dumps(asdict(intent), separators=(",", ":"), sort_keys=True)


def intent_from_text(text: str) -> Intent | None:
    """The entry of `intent_to_text`, None for ""."""
    return Intent(**json.loads(text)) if text else None
