"""Options that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

LONGEST_WAIT = 24 * 3600.0
"""Seconds."""


def add_json(parser: ArgumentParser) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def add_wait(parser: ArgumentParser, default: float = 10.0) -> None:
    """`--wait SECONDS`."""
    parser.add_argument(
        "--wait", type=_seconds, default=default, metavar="SECONDS", help=f"wait so long at most (default {default:g})"
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_WAIT:
        raise ArgumentTypeError(f"{text!r} is no number of seconds from 0 to {LONGEST_WAIT:g}")
    return seconds


def add_yes(parser: ArgumentParser) -> None:
    """`--yes`."""
    parser.add_argument("--yes", action="store_true", help="do not ask")


def add_event(parser: ArgumentParser, *, optional: bool = False) -> None:
    """EVENT."""
    parser.add_argument(
        "event", metavar="EVENT", nargs="?" if optional else None, default="", help="a UID or its beginning"
    )


def add_occurrence(parser: ArgumentParser) -> None:
    """`--occurrence START [--following]`."""
    parser.add_argument("--occurrence", metavar="START", default="", help="only the occurrence that starts then")
    parser.add_argument("--following", action="store_true", help="that one and all that follow")


def add_switch(parser: ArgumentParser, name: str, about: str, about_no: str) -> None:
    """`--name` and `--no-name`: True, False, and None where neither is said."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(f"--{name}", action="store_const", const=True, default=None, help=about)
    group.add_argument(f"--no-{name}", dest=name, action="store_const", const=False, help=about_no)
