"""`dainvo-tray run`: the tray."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.main import DONE


def configure(_: ArgumentParser) -> None:
    """Nothing: what can be set is in the settings."""


def run(_: Namespace) -> int:
    """Show the tray until it is quit; where it is there already, hand over to it."""
    from tray.cli.client import CommandFailed
    from tray.domain.problem import ProblemError
    from tray.domain.problem_json import problem_to_dict
    from tray.service.tray_program import run_tray

    try:
        run_tray()
    except ProblemError as error:
        raise CommandFailed(problem_to_dict(error.problem)) from None
    return DONE
