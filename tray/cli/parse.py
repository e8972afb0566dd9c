"""`dainvo-tray parse`: a sentence becomes a draft, and nothing is saved."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from typing import Any

from tray.cli.main import DONE, USAGE
from tray.cli.options import add_json
from tray.language import answer_line


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    parser.add_argument("text", nargs="?")
    parser.add_argument("--jsonl", action="store_true", help="read one JSON object a line from standard input")
    parser.add_argument("--now", metavar="ISO", help="the local time it is read at")
    add_json(parser)


def run(options: Namespace) -> int:
    """Parse one sentence, or one a line with `--jsonl`, each answered before the next is read."""
    if options.jsonl:
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(_answer(line), ensure_ascii=False), flush=True)
        return DONE
    if options.text is None:
        print("parse wants a sentence, or --jsonl with sentences on standard input", file=sys.stderr)
        return USAGE
    from tray.service.clock import SystemClock
    from tray.service.paths import system_paths
    from tray.service.region import languages_of, locale_of
    from tray.service.settings_file import load

    clock = SystemClock()
    settings, _ = load(system_paths().settings)
    draft = answer_line(
        {
            "text": options.text,
            "reference": options.now or clock.now().astimezone(clock.zone()).replace(tzinfo=None).isoformat(),
            "timezone": clock.zone().key,
            "lang": languages_of(settings)[0],
            "locale": locale_of(settings),
        }
    )
    print(json.dumps(draft, ensure_ascii=False, indent=None if options.json else 2))
    return DONE


def _answer(line: str) -> dict[str, Any]:
    try:
        question = json.loads(line)
        began = time.perf_counter()
        draft = answer_line(question)
    except (ValueError, KeyError, TypeError) as error:
        return {"problem": {"code": "usage.bad_value", "title": "That line cannot be read", "detail": str(error)}}
    return {**draft, "ms": round((time.perf_counter() - began) * 1000, 3)}
