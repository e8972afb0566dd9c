"""`dainvo-tray invitation`: an event as a file for guests' own calendars, where no server sends it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_event, add_json
from tray.cli.output import print_json

SENT = "The calendar's server sends this invitation to the guests by itself."


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--save", metavar="PATH", help="write the .ics file there, a file or a folder")
    ways.add_argument("--mail", action="store_true", help="begin a mail to the guests in your mail program")
    ways.add_argument("--copy", action="store_true", help="put the .ics text on the clipboard")
    parser.add_argument("--overwrite", action="store_true", help="let --save take a file's place")
    parser.add_argument("--from", dest="organizer", default="", metavar="ADDRESS", help="who invites; it is remembered")
    add_json(parser)


def run(options: Namespace) -> int:
    """Save it, mail it, copy it, or print it where none of these is said."""
    asked = {"uid": options.event, "from": options.organizer}
    with service() as client:
        if options.save:
            path = str(Path(options.save).expanduser().absolute())
            told = client.ask("save_invitation", **asked, path=path, overwrite=options.overwrite)
        elif options.mail:
            told = client.ask("mail_invitation", **asked)
        else:
            told = client.ask("invitation_file", **asked)
            if options.copy:
                client.ask("copy_text", text=told["text"])
    if options.json:
        print_json(told)
        return DONE
    if options.save:
        print(f"Saved as {told['path']}")
    elif options.mail:
        print(f"The mail is open in your mail program; its file is {told['path']}")
    elif not options.copy:
        sys.stdout.write(told["text"].replace("\r\n", "\n"))
    if told["sent_by_server"]:
        print(SENT, file=sys.stderr)
    return DONE
