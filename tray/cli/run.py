"""`dainvo-tray run`: the tray."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace

from tray.cli.main import DONE


def configure(_: ArgumentParser) -> None:
    """Nothing: what can be set is in the settings."""


def run(_: Namespace) -> int:
    """Show the tray until it is quit; where it is there already, hand over to it."""
    gc.enable()
    load_asyncio_without_tls()
    from tray.cli.failed import CommandFailed
    from tray.domain.problem import ProblemError
    from tray.domain.problem_json import problem_to_dict
    from tray.service.tray_program import run_tray

    try:
        run_tray()
    except ProblemError as error:
        raise CommandFailed(problem_to_dict(error.problem)) from None
    return DONE


def load_asyncio_without_tls() -> None:
    """Load asyncio as on a Python without the ssl module, which it is made to do without.

    The tray's own process speaks to local sockets only; OpenSSL would cost it 5 MB and a tenth of its start. Whoever
    imports ssl afterwards gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # marks a module that is not there
    try:
        import asyncio  # noqa: F401 - loaded for what it leaves in sys.modules
    finally:
        del sys.modules["ssl"]
