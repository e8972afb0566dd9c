"""`dainvo-tray quick-add`: the dialog."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    parser.add_argument("text", nargs="?", default="", help="what the line begins with")


def run(options: Namespace) -> int:
    """Open the dialog; where this command hosts the service itself, stay until it is closed."""
    with service() as client:
        client.ask("open", dialog="quick-add", text=options.text)
        if client.hosted:
            client.ask("wait_for_dialogs")
    return DONE
