"""The shell command: does everything the menu does."""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module

TYPE_CHECKING = False  # as in typing, which takes longer to load than all of this command
if TYPE_CHECKING:
    from typing import Any, NoReturn

LONGEST_DETAIL = 2000

DONE, PROBLEM, USAGE, PENDING = 0, 1, 2, 3
"""Exit codes: done, a problem, wrong usage, saved but the rest is still pending."""

COMMANDS = {
    "run": "show the tray icon; a second start hands over to the first",
    "quick-add": "open the quick add dialog",
    "add": "make an event from a sentence",
    "parse": "show how a sentence is understood, saving nothing",
    "agenda": "list what is coming",
    "search": "find events by title, place, notes or guests",
    "show": "show one event",
    "edit": "change an event; without a change, open the editor",
    "undo": "take the last delete or move back, for an hour",
    "delete": "delete an event, and its Zoom meeting with it",
    "repair": "mend the meeting of an event that was changed or deleted in Zoom",
    "join": "join a meeting: the one named, else the one on now or next",
    "copy": "copy the link, ID, passcode or whole invitation of a meeting",
    "invitation": "save, mail, copy or print an event as an invitation file",
    "zoom": "connect, reconnect or remove a Zoom account, or see how it is",
    "calendars": "list, add, change, order or remove calendars",
    "sync": "fulfil what is pending and refresh every calendar",
    "doctor": "print a report for support, with nothing secret in it",
}


WAYS_OUT = {
    "connect": "zoom connect",
    "reconnect": "zoom reconnect",
    "retry": "sync",
    "copy_report": "doctor",
    "edit": "edit {}",
    "recreate_meeting": "repair {} recreate",
    "take_theirs": "repair {} take-theirs",
    "send_ours": "repair {} send-ours",
    "drop_meeting": "repair {} drop",
}
"""What to type instead of pressing a problem's button, `{}` for what it is about."""


def command() -> NoReturn:
    """What the installed command runs: `main`, and out.

    A command that only asked another process is over in the time Python takes to clear away its modules, so it leaves
    without that; one that hosted something has threads, files and locks to let go of.
    """
    gc.disable()
    code = main()
    if "threading" not in sys.modules:
        sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and give its exit code; a problem is told on standard error in words."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--worker"]:
        from tray.service.worker import main as work

        return work()
    if words[:1] == ["--dialog"]:
        from tray.dialogs.__main__ import main as show

        return show(words[1:])
    # What a narrow terminal cannot show is no reason to show nothing; JSON is written in ASCII there.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    options = parser(words).parse_args(words)
    from tray.cli.failed import CommandFailed

    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except CommandFailed as error:
        return tell_problem(error.problem, as_json=getattr(options, "json", False))
    except BrokenPipeError:
        # Whoever read our output has seen enough (SIGPIPE in other programs); what is still buffered goes nowhere.
        _drop_output()
        return PROBLEM
    except ConnectionError as error:
        from tray.domain.problem_json import problem_to_dict
        from tray.domain.problems import problem

        found = problem("service.failed", f"the service ended early: {error}")
        return tell_problem(problem_to_dict(found), as_json=getattr(options, "json", False))
    except OSError as error:
        # Our own files are the service's; what is left is the output.
        _drop_output()
        print(f"The answer could not be written: {error.strerror}", file=sys.stderr)
        return PROBLEM
    except KeyboardInterrupt:
        return 130
    return code


def _drop_output() -> None:
    """Let what is still buffered go nowhere, so that the end of Python does not stumble over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_json(value: dict[str, Any]) -> None:
    """One JSON object on standard output."""
    wide = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not wide))


def tell_problem(problem: dict[str, Any], *, as_json: bool) -> int:
    """Print a problem: words on standard error, with `--json` its object on standard output."""
    if as_json:
        write_json({"problem": problem})
    from tray.domain.display_text import one_line

    # Details quote what others wrote.
    detail = f" ({one_line(problem['detail'], LONGEST_DETAIL)})" if problem["detail"] else ""
    print(f"{problem['title']}{detail}\n{problem['remedy']}", file=sys.stderr)
    for line in ways_out(problem):
        print(line, file=sys.stderr)
    return USAGE if problem["code"].startswith("usage.") else PROBLEM


def ways_out(problem: dict[str, Any]) -> list[str]:
    """The commands behind a problem's buttons, as a person types them."""
    from tray.domain.display_text import one_line
    from tray.domain.problem_json import problem_from_dict
    from tray.domain.problems import buttons

    lines = []
    for action in buttons(problem_from_dict(problem)):
        if action.kind == "copy_link" and action.target:
            lines.append(f"  {one_line(action.target, LONGEST_DETAIL)}")
        words = WAYS_OUT.get(action.kind, "")
        if words and (action.target or "{}" not in words):
            lines.append(f"  {action.label.rstrip('…')}: dainvo-tray {words.format(action.target)}")
    return lines


def parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The grammar of the shell command.

    Only the module of the command that `words` names is loaded and spelt out, so that a look at the agenda costs no
    more than it must. Each module offers `configure(parser)` and `run(options)`.
    """
    top = _Parser(
        prog="dainvo-tray",
        description="A calendar in the system tray whose events carry Zoom meetings.",
        epilog="Exit codes: 0 done, 1 a problem, 2 wrong usage, 3 saved but the rest is still pending.",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = top.add_subparsers(metavar="COMMAND", prog="dainvo-tray")
    named = next((word for word in words if not word.startswith("-")), "run")
    # The others are needed only to be listed: in the help, or where no command is called so.
    alone = words[:1] == [named] and named in COMMANDS
    for name, about in COMMANDS.items():
        if alone and name != named:
            continue
        sub = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        if name == named:
            module = import_module(f"tray.cli.{name.replace('-', '_')}")
            module.configure(sub)
            sub.set_defaults(run=module.run)
            if name == "run":
                top.set_defaults(run=module.run)
    return top


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line; with `--json` as an object on standard output too."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        # Told the width, it does not load what finds it out, which every option added would make it do.
        width = os.environ.get("COLUMNS", "")
        if not width.isdecimal() and sys.stdout.isatty():
            width = str(os.get_terminal_size(sys.stdout.fileno()).columns)
        return argparse.HelpFormatter(self.prog, width=int(width or 80) - 2, max_help_position=28)

    def error(self, message: str) -> NoReturn:
        if "--json" in sys.argv:
            from tray.domain.problem_json import problem_to_dict
            from tray.domain.problems import problem

            write_json({"problem": problem_to_dict(problem("usage.bad_value", message))})
        super().error(message)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from tray import __version__

        print(f"dainvo-tray {__version__}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
