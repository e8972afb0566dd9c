"""`dainvo-tray calendars …`: the list of calendars."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from tray.cli.client import Client, service
from tray.cli.confirm import agreed, confirm
from tray.cli.failed import CommandFailed
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
            sub.add_argument("--user", default="", metavar="NAME", help="may be left out for an e-mail address")
            sub.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
            sub.add_argument("--only", nargs="+", default=[], metavar="NAME", help="take only these of the server's")
        if kind != "folder":
            sub.add_argument("--trust", default="", metavar="SHA256", help="trust the certificate if it is this one")
        add_json(sub)
    _configure_changes(actions)
    remove = actions.add_parser("remove", help="forget a calendar; the calendar itself is untouched")
    remove.add_argument("name")
    add_yes(remove)
    add_json(remove)


def _configure_changes(actions: Any) -> None:
    change = actions.add_parser("change", help="change how a calendar is listed, shown and asked")
    change.add_argument("name")
    change.add_argument("--name", dest="new_name", metavar="NAME", help="what it is called here")
    change.add_argument("--color", metavar="#RRGGBB", help='its colour, "" for none')
    shown = change.add_mutually_exclusive_group()
    shown.add_argument("--shown", action="store_const", const=True, default=None, help="show its events")
    shown.add_argument("--hidden", dest="shown", action="store_const", const=False, help="show them no more")
    change.add_argument("--default", action="store_const", const=True, default=None, help="put new events here")
    change.add_argument("--every", type=int, metavar="MINUTES", help="ask it so often, 0 for as the settings say")
    add_json(change)
    order = actions.add_parser("order", help="put calendars in this order, those not named behind them")
    order.add_argument("names", nargs="+", metavar="NAME")
    add_json(order)
    certificate = actions.add_parser("certificate", help="show the certificate of a calendar's server")
    certificate.add_argument("name", metavar="NAME|URL")
    add_json(certificate)
    trust = actions.add_parser("trust", help="trust the certificate that a calendar's server shows, after a look at it")
    trust.add_argument("name")
    trust.add_argument("fingerprint", nargs="?", default=None, metavar="SHA256", help="do not ask if it is this one")
    trust.add_argument("--no-longer", action="store_true", help="trust only what the system knows")
    add_json(trust)
    password = actions.add_parser("password", help="enter the password of a calendar's server again")
    password.add_argument("name")
    password.add_argument("--password-stdin", action="store_true", help="read it from standard input")
    add_json(password)


def run(options: Namespace) -> int:
    """Carry out one of the actions and tell of it."""
    with service() as client:
        result, words = _ACTIONS[options.action](client, options)
    if options.json:
        print_json(result)
        return DONE
    for line in words:
        print(line)
    return DONE


Told = tuple[dict[str, Any], list[str]]
"""An answer, and the same in words."""


def _list(client: Client, _: Namespace) -> Told:
    result = client.ask("calendars")
    return result, [_line(calendar) for calendar in result["calendars"]]


def _line(calendar: dict[str, Any]) -> str:
    marks = [] if calendar["writable"] else ["read-only"]
    marks += ["default"] if calendar["default"] else []
    marks += [] if calendar["shown"] else ["hidden"]
    marks += [f"asked every {calendar['every']} min"] if calendar["every"] else []
    if trouble := calendar["problem"]:
        since = f" since {calendar['fresh_at']}" if calendar["fresh_at"] else ""
        whole = trouble["code"] not in {"calendar.broken_file", "calendar.odd_rule"}
        marks.append(f"stale{since}: {trouble['title']}" if whole else trouble["title"])
    words = [one_line(calendar["name"]), calendar["kind"], one_line(calendar["place"], 2000), ", ".join(marks)]
    return "  ".join(filter(None, words))


def _add(client: Client, options: Namespace) -> Told:
    wanted = _wanted(options)
    try:
        result = client.ask("calendar_add", **wanted)
    except CommandFailed as error:
        fingerprint = _confirmed(client, options, error)
        result = client.ask("calendar_add", **wanted | {"trusted": fingerprint})
    return result, [f"Added {one_line(calendar['name'])}" for calendar in result["added"]]


def _confirmed(client: Client, options: Namespace, error: CommandFailed) -> str:
    """The fingerprint of a certificate that the person has looked at; raises `error` where there is none."""
    action = error.problem.get("action") or {}
    if error.problem["code"] != "calendar.certificate" or not action.get("target") or options.trust:
        raise error
    shown = client.ask("calendar_certificate", place=action["target"])
    if options.json or not agreed(_question(shown)):
        raise CommandFailed(error.problem | {"detail": f"{shown['host']} shows SHA-256 {shown['fingerprint']}"})
    return str(shown["fingerprint"])


def _question(shown: dict[str, Any]) -> str:
    why = f" ({one_line(shown['why'])})" if shown["why"] else ""
    return (
        f"{one_line(shown['host'])}:{shown['port']} shows a certificate that this system does not know{why}.\n"
        f"SHA-256 {shown['fingerprint']}\nIs it the one that whoever runs the server has told you?"
    )


def _change(client: Client, options: Namespace) -> Told:
    given = {"name": options.new_name, "color": options.color, "shown": options.shown}
    given |= {"default": options.default, "every": options.every}
    calendar = _named(client, options.name)
    client.ask("calendar_change", calendar=calendar["id"], **{k: v for k, v in given.items() if v is not None})
    listed = client.ask("calendars")["calendars"]
    changed = next(one for one in listed if one["id"] == calendar["id"])
    return changed, [_line(changed)]


def _order(client: Client, options: Namespace) -> Told:
    client.ask("calendars_order", calendars=options.names)
    return _list(client, options)


def _certificate(client: Client, options: Namespace) -> Told:
    place = {"place": options.name} if "://" in options.name else {"calendar": options.name}
    shown = client.ask("calendar_certificate", **place)
    trust = f"not known to this system: {shown['why']}" if shown["why"] else "known to this system"
    return shown, [f"{shown['host']}:{shown['port']}  {one_line(trust)}", f"SHA-256 {shown['fingerprint']}"]


def _trust(client: Client, options: Namespace) -> Told:
    calendar = _named(client, options.name)
    fingerprint = options.fingerprint or ""
    if not fingerprint and not options.no_longer:
        shown = client.ask("calendar_certificate", calendar=calendar["id"])
        confirm(_question(shown), yes=False)
        fingerprint = shown["fingerprint"]
    result = client.ask("calendar_trust", calendar=calendar["id"], fingerprint=fingerprint)
    host = one_line(calendar["place"], 200)
    return result, [f"Trusted for {host}" if fingerprint else f"No certificate of its own is trusted for {host}"]


def _password(client: Client, options: Namespace) -> Told:
    calendar = _named(client, options.name)
    result = client.ask("calendar_password", calendar=calendar["id"], password=_asked(options))
    return result, ["The password is kept in the keyring; the calendar is looked at again."]


def _remove(client: Client, options: Namespace) -> Told:
    calendar = _named(client, options.name)
    name = one_line(calendar["name"])
    confirm(f"Forget “{name}”? The calendar itself is untouched.", yes=options.yes)
    result = client.ask("calendar_remove", calendar=calendar["id"])
    return result, [f"Forgot {name}; the calendar itself is as it was."]


_ACTIONS = {
    "list": _list,
    "add": _add,
    "change": _change,
    "order": _order,
    "certificate": _certificate,
    "trust": _trust,
    "password": _password,
    "remove": _remove,
}


def _named(client: Client, name: str) -> dict[str, Any]:
    """The calendar of that id or name; where several have the name, they are told apart by their ids."""
    listed = client.ask("calendars")["calendars"]
    for found in (
        [one for one in listed if name in {one["id"], one["name"]}],
        [one for one in listed if one["name"].casefold() == name.casefold()],
    ):
        if len(found) == 1:
            calendar: dict[str, Any] = found[0]
            return calendar
        if found:
            raise _not_found(f"several are called {name}, say which: {', '.join(one['id'] for one in found)}")
    raise _not_found(name)


def _not_found(detail: str) -> CommandFailed:
    from tray.domain.problem_json import problem_to_dict
    from tray.domain.problems import problem

    return CommandFailed(problem_to_dict(problem("calendar.not_found", detail)))


def _wanted(options: Namespace) -> dict[str, Any]:
    place = str(Path(options.place).expanduser().absolute()) if options.kind == "folder" else options.place
    wanted: dict[str, Any] = {"kind": options.kind, "place": place, "name": options.name}
    if options.kind != "folder":
        wanted["trusted"] = options.trust
    if options.kind == "caldav":
        wanted |= {"user": options.user, "password": _asked(options), "only": options.only}
    return wanted


def _asked(options: Namespace) -> str:
    """A password; it never stands in an argument list, where every process can read it."""
    import getpass

    return sys.stdin.readline().rstrip("\n") if options.password_stdin else getpass.getpass()
