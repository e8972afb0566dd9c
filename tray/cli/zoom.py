"""`dainvo-tray zoom …`: the account."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from tray.cli.client import Client, service
from tray.cli.confirm import agreed, confirm
from tray.cli.failed import CommandFailed
from tray.cli.main import DONE, tell_problem
from tray.cli.options import add_json, add_yes
from tray.cli.output import print_json

if TYPE_CHECKING:
    from tray.cli.client import Event

ACTIONS = {
    "connect": "sign in to Zoom in the browser",
    "reconnect": "sign in again; events, links and waiting changes are kept",
    "switch": "sign in as another Zoom user in place of the one that is connected",
    "remove": "sign out and forget the account; meetings and links stay",
    "status": "show the account and what it may",
}


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", prog=parser.prog)
    for name, about in ACTIONS.items():
        action = actions.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        if name in {"reconnect", "switch", "remove"}:
            action.add_argument("--account", metavar="EMAIL", default="", help="which, where there are several")
        if name == "reconnect":
            other = action.add_mutually_exclusive_group()
            other.add_argument("--switch", action="store_true", help="take another user who signs in")
            other.add_argument("--keep", action="store_true", help="change nothing if another user signs in")
        if name == "remove":
            action.add_argument("--delete-meetings", action="store_true", help="delete the coming meetings made here")
            add_yes(action)
        add_json(action)


def run(options: Namespace) -> int:
    """Connect, reconnect, switch, remove, or tell how the account is."""
    with service() as client:
        if options.action == "status":
            return _status(client, options)
        if options.action == "remove":
            return _remove(client, options)
        arguments = {}
        if options.action != "connect":
            arguments = {"account": _account(client, options.account, to_sign_in=options.action == "reconnect")["id"]}
        command = "zoom_connect" if options.action == "connect" else "zoom_reconnect"
        try:
            result = client.ask(command, on_event=_tell_page, **arguments)
        except CommandFailed as failed:
            result = _decided(client, failed, options)
        except KeyboardInterrupt:
            client.ask("zoom_cancel")
            raise
    if options.json:
        print_json(result)
    else:
        print(f"Connected as {result['account']['email']}")
        if result.get("left_meetings"):
            print(f"  {meetings_of(result['left_meetings'])} stay in Zoom with {result['switched_from']}")
        for missing in result["account"]["missing"]:
            print(f"  not granted: {missing['scope']}: {missing['text']}")
    return DONE


def _decided(client: Client, failed: CommandFailed, options: Namespace) -> dict[str, Any]:
    """The sign-in that only a decision keeps from being finished, where the person makes it now or has made it."""
    found = failed.problem
    if found["code"] == "zoom.other_user":
        if options.action == "switch" or getattr(options, "switch", False):
            print(f"{found['title']}. {found['remedy']}", file=sys.stderr)
            return client.ask("zoom_switch")
        if getattr(options, "keep", False):
            client.ask("zoom_cancel")
            raise failed
    ways = {
        "zoom.other_user": ("zoom_switch", "Switch to {detail}?"),
        "keyring.locked": ("unlock_keyring", "Unlock the keyring now?"),
    }
    if not client.hosted:
        # The sign-in lives on in the tray; what this command would host ends with it.
        ways["keyring.missing"] = ("keep_for_this_run", "Keep the sign-in until the tray is quit?")
    if found["code"] not in ways or not sys.stdin.isatty():
        if client.hosted:
            client.ask("zoom_cancel")
        if found["code"] == "zoom.other_user":
            print("In a script, say what to do with --switch or --keep.", file=sys.stderr)
        raise failed
    command, question = ways[found["code"]]
    print(f"{found['title']}. {found['remedy']}", file=sys.stderr)
    if not agreed(question.format(detail=found["detail"])):
        client.ask("zoom_cancel")
        raise failed
    return client.ask(command)


def _status(client: Client, options: Namespace) -> int:
    status = client.ask("zoom_status")
    if options.json:
        print_json(status)
        return DONE
    for account in status["accounts"]:
        state = account["problem"]["title"] if account["problem"] else "ready"
        print(f"{account['email']}: {state}")
        for missing in account["missing"]:
            print(f"  not granted: {missing['scope']}: {missing['text']}")
    if status["reason"]:
        print(f"{status['reason']['title']}. {status['reason']['remedy']}")
    return DONE


def _remove(client: Client, options: Namespace) -> int:
    account = _account(client, options.account)
    coming = account["coming_meetings"]
    fate = _deleting(coming) if options.delete_meetings and coming else f"{_staying(coming)}; links in events stay."
    others = "Zoom signs out this app on your other computers too."
    question = f"Remove {account['email']}? {fate} {others}"
    confirm(question, yes=options.yes)
    result = client.ask(
        "zoom_remove", account=account["id"], delete_meetings=options.delete_meetings, on_event=_tell_page
    )
    if options.json:
        print_json(result)
    else:
        deleted = f"; deleted {meetings_of(result['deleted_meetings'])}" if options.delete_meetings else ""
        print(f"Removed {account['email']}{deleted}")
    return DONE


def meetings_of(number: int) -> str:
    """So many coming meetings in words."""
    return "1 coming meeting" if number == 1 else f"{number} coming meetings"


def _deleting(coming: int) -> str:
    what = "is deleted, and its link goes from its event" if coming == 1 else "are deleted, and their links go too"
    return f"Your {meetings_of(coming)} made here {what}; past meetings and their links stay."


def _staying(coming: int) -> str:
    if not coming:
        return "Meetings stay in Zoom"
    return f"Meetings stay in Zoom, {coming} coming {'one' if coming == 1 else 'ones'} among them (--delete-meetings)"


def _account(client: Client, email: str, *, to_sign_in: bool = False) -> dict[str, Any]:
    """The account that is named; of several, where none is, the one that needs the sign-in it is wanted for."""
    accounts: list[dict[str, Any]] = client.ask("zoom_status")["accounts"]
    fitting = [account for account in accounts if not email or account["email"].casefold() == email.casefold()]
    if to_sign_in and len(fitting) > 1:
        fitting = [account for account in fitting if account["problem"]] or fitting
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise CommandFailed(
            {
                "code": "zoom.not_connected",
                "title": "Zoom is not connected",
                "detail": email,
                "remedy": "Connect it first: dainvo-tray zoom connect",
                "action": None,
            }
        )
    raise CommandFailed(
        {
            "code": "usage.bad_value",
            "title": "There are several accounts",
            "detail": ", ".join(account["email"] for account in fitting),
            "remedy": "Say which with --account EMAIL.",
            "action": None,
        }
    )


def _tell_page(event: Event) -> None:
    if event["event"] == "sign_in_page":
        if event["problem"]:
            print(f"{event['problem']['title']}. Open this page yourself:\n{event['url']}", file=sys.stderr)
        else:
            print("Go on in your browser; Ctrl-C cancels.", file=sys.stderr)
    elif event["event"] == "progress":
        print(event["text"], file=sys.stderr)
    elif event["event"] == "problem" and event["problem"]["code"] == "clock.wrong":
        tell_problem(event["problem"], as_json=False)
