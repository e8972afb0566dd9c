"""One line of `parse --jsonl`: a question in, an answer out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tray.domain.draft_json import draft_to_json
from tray.language.sentence import parse


def answer_line(question: Mapping[str, Any], *, now: datetime | None = None) -> dict[str, Any]:
    """The draft of a question `{"text", "reference", "timezone", "lang", "locale"}`, as `parse` prints it.

    `reference` is local ISO time without offset; where it is missing, `now` is. Raises ValueError where neither is
    there or the reference is no time.
    """
    reference = question.get("reference")
    if reference is None and now is None:
        raise ValueError("the line has no reference, and no clock was given")
    zone = str(question.get("timezone") or "UTC")
    lang = str(question.get("lang") or "en")
    locale = str(question.get("locale") or ("en-US" if lang == "en" else lang))
    moment = datetime.fromisoformat(str(reference)) if reference is not None else now
    assert moment is not None
    return draft_to_json(
        parse(str(question.get("text", "")), now=moment, zone=zone, languages=(lang, "en"), locale=locale)
    )
