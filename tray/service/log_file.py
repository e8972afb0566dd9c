"""Where the program writes down what it does."""

from __future__ import annotations

import logging

from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.disk import disk_problem
from tray.service.paths import Paths

LARGEST_LOG = 1_000_000


def start_log(paths: Paths, level: str) -> None:
    """Send what is logged to the log file, which begins anew when it has grown large.

    Raises:
        ProblemError: the file cannot be opened.
    """
    # What the log cannot take, for want of space, is not worth a word on the terminal each time.
    logging.raiseExceptions = False
    try:
        paths.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        if paths.log.exists() and paths.log.stat().st_size > LARGEST_LOG:
            paths.log.replace(paths.log.with_suffix(".old.txt"))
        handler = logging.FileHandler(paths.log, encoding="utf-8")
    except OSError as error:
        raise ProblemError(disk_problem(error) or problem("service.failed", str(error))) from None
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level.upper())
    # Both of these would put addresses with sign-in codes into the log.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
