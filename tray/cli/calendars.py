"""`dainvo-tray calendars …`: the list of calendars."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from tray.cli.client import CommandFailed, service
from tray.cli.confirm import confirm
from tray.cli.main import DONE
from tray.cli.options import add_json, add_yes
from tray.cli.output import print_json
from tray.domain.display_text import one_line


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", prog=parser.prog)
    add_json(actions.add_parser("list", help="list the calendars"))
    kinds = actions.add_parser("add", help="add a calendar").add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, place in (("folder", "PATH"), ("caldav", "URL"), ("feed", "URL")):
        sub = kinds.add_parser(kind)
        sub.add_argument("place", metavar=place)
        sub.add_argument("--name", default="", help="what it is called here")
        if kind == "caldav":
            sub.add_argument("--user", required=True, metavar="NAME")
            sub.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
            sub.add_argument("--only", nargs="+", default=[], metavar="NAME", help="take only these of the server's")
        add_json(sub)
    remove = actions.add_parser("remove", help="forget a calendar; the calendar itself is untouched")
    remove.add_argument("name")
    add_yes(remove)
    add_json(remove)


def run(options: Namespace) -> int:
    """List, add or remove."""
    with service() as client:
        if options.action == "add":
            result = client.ask("calendar_add", **_wanted(options))
        elif options.action == "remove":
            listed = client.ask("calendars")["calendars"]
            named = [calendar for calendar in listed if options.name in {calendar["name"], calendar["id"]}]
            if not named:
                raise CommandFailed(
                    {
                        "code": "calendar.not_found",
                        "title": "There is no such calendar",
                        "detail": options.name,
                        "remedy": "dainvo-tray calendars list shows the names.",
                        "action": None,
                    }
                )
            confirm(f"Forget “{options.name}”? The calendar itself is untouched.", yes=options.yes)
            result = client.ask("calendar_remove", calendar=named[0]["id"])
        else:
            result = client.ask("calendars")
    if options.json:
        print_json(result)
        return DONE
    for calendar in result.get("added", []):
        print(f"Added {one_line(calendar['name'])}")
    if options.action == "remove":
        print(f"Forgot {one_line(options.name)}; the calendar itself is as it was.")
    for calendar in result.get("calendars", []):
        marks = [] if calendar["writable"] else ["read-only"]
        marks += ["default"] if calendar["default"] else []
        marks += [calendar["problem"]["title"]] if calendar["problem"] else []
        print(
            "  ".join(
                [one_line(calendar["name"]), calendar["kind"], calendar["place"], *filter(None, [", ".join(marks)])]
            )
        )
    return DONE


def _wanted(options: Namespace) -> dict[str, Any]:
    place = str(Path(options.place).expanduser().absolute()) if options.kind == "folder" else options.place
    wanted: dict[str, Any] = {"kind": options.kind, "place": place, "name": options.name}
    if options.kind == "caldav":
        import getpass

        # A password never stands in an argument list, where every process can read it.
        password = sys.stdin.readline().rstrip("\n") if options.password_stdin else getpass.getpass()
        wanted |= {"user": options.user, "password": password, "only": options.only}
    return wanted
