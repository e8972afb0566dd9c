"""`dainvo-tray agenda`: what is coming."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tray.cli.client import look
from tray.cli.main import DONE
from tray.cli.options import add_json
from tray.cli.output import print_json, print_lines

TYPE_CHECKING = False  # see tray/cli/main.py
if TYPE_CHECKING:
    from typing import Any

LONGEST_GLANCE = 366


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    parser.add_argument("--from", dest="start", metavar="ISO", help="from this day or instant on; today where left out")
    parser.add_argument("--days", type=int, default=7, metavar="N")
    add_json(parser)


def run(options: Namespace) -> int:
    """Print the events, each with the beginning of its UID; a calendar that is not fresh is named on standard error."""
    agenda = look(
        lambda: _glance(options), "agenda", days=options.days, **({"from": options.start} if options.start else {})
    )
    if options.json:
        print_json(agenda)
        return DONE
    print_lines(agenda["events"])
    if not agenda["events"]:
        days = "1 day" if options.days == 1 else f"{options.days} days"
        print(f"Nothing in {days} from {options.start or 'today'}.", file=sys.stderr)
    for source in agenda["sources"]:
        if source["problem"]:
            print(f"⚠ {source['calendar']}: {source['problem']['title']}", file=sys.stderr)
    return DONE


def _glance(options: Namespace) -> dict[str, Any] | None:
    from tray.service.glance import agenda

    return agenda(options.days) if not options.start and 0 < options.days <= LONGEST_GLANCE else None
