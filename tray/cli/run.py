"""`dainvo-tray run`: the tray."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.main import DONE


def configure(_: ArgumentParser) -> None:
    """Nothing: what can be set is in the settings."""


def run(_: Namespace) -> int:
    """Show the tray until it is quit; where it is there already, hand over to it."""
    from tray.service.tray_program import run_tray

    run_tray()
    return DONE
