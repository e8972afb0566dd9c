"""Answers sentences with one Python parser: a line of JSON in, a line of JSON out, after one that says it is ready.

In: `{"text", "now", "locale", "zone"}`, `now` local without an offset. Out: `{"start", "end", "rule", "ms"}`, local as
well, null where nothing was found; `ms` is the time of the parse alone, `import_ms` of the first line the processor
time until the parser has read its first sentence. Runs in whatever environment has the parser.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import Any

Found = tuple[Any, Any, str | None]
Question = dict[str, str]
Parser = Callable[[Question, datetime], Found]
NOTHING: Found = (None, None, None)


def ours() -> Parser:
    """Give our own parser."""
    parse = import_module("tray.language").parse

    def ask(question: Question, now: datetime) -> Found:
        locale = question["locale"]
        draft = parse(question["text"], now=now, zone=question["zone"], languages=(locale[:2],), locale=locale)
        return draft.start, draft.end, draft.rrule

    return ask


def dateparser() -> Parser:
    """Give the search of dateparser, told to look ahead."""
    search = import_module("dateparser.search").search_dates

    def ask(question: Question, now: datetime) -> Found:
        locale = question["locale"]
        order = "MDY" if locale.endswith("US") else "DMY"
        wishes = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future", "DATE_ORDER": order}
        found = search(question["text"], languages=[locale[:2]], settings=wishes)
        return (found[0][1], None, None) if found else NOTHING

    return ask


def parsedatetime() -> Parser:
    """Give the search of parsedatetime."""
    calendar = import_module("parsedatetime").Calendar()

    def ask(question: Question, now: datetime) -> Found:
        found = calendar.nlp(question["text"], sourceTime=now)
        return (found[0][0], None, None) if found else NOTHING

    return ask


def recurrent() -> Parser:
    """Give recurrent, whose speciality is rules."""
    event = import_module("recurrent").RecurringEvent

    def ask(question: Question, now: datetime) -> Found:
        found = event(now_date=now).parse(question["text"])
        if isinstance(found, str):
            rule = next((x.removeprefix("RRULE:") for x in found.splitlines() if x.startswith("RRULE:")), None)
            begin = next((x.removeprefix("DTSTART:") for x in found.splitlines() if x.startswith("DTSTART:")), None)
            return (datetime.fromisoformat(begin) if begin else None), None, rule
        return found, None, None

    return ask


def timefhuman() -> Parser:
    """Give timefhuman."""
    module = import_module("timefhuman")

    def ask(question: Question, now: datetime) -> Found:
        found = module.timefhuman(question["text"], module.tfhConfig(now=now))
        first = found[0] if isinstance(found, list) and found else found
        if isinstance(first, tuple):
            return first[0], first[-1], None
        return (first, None, None) if isinstance(first, date) else NOTHING

    return ask


PARSERS = {f.__name__: f for f in (ours, dateparser, parsedatetime, recurrent, timefhuman)}


def _text(moment: Any) -> str | None:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None).isoformat(timespec="minutes")
    return moment.isoformat() if isinstance(moment, date) else None


def main(name: str) -> None:
    """Answer until the input ends; a parser that raises has found nothing."""
    began = time.process_time()
    ask = PARSERS[name]()
    ask({"text": "Sail tomorrow at 8am", "locale": "en-US", "zone": "UTC"}, datetime(2026, 9, 16, 10, 20))
    print(json.dumps({"import_ms": (time.process_time() - began) * 1e3}), flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        now = datetime.fromisoformat(question["now"])
        sent = time.perf_counter()
        try:
            start, end, rule = ask(question, now)
        except Exception:  # noqa: BLE001  # whatever a peer raises, it is an answer not given
            start, end, rule = NOTHING
        took = (time.perf_counter() - sent) * 1e3
        print(json.dumps({"start": _text(start), "end": _text(end), "rule": rule, "ms": took}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
