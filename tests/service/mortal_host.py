"""A shell command that hosts the service and is killed at one of its points: `python -m tests.service.mortal_host`.

A point is passed before and after every line to and from the worker and the faces, every write to the store by the host
itself, every start of a worker, and every taking and letting go of the lock. What is told: `DAINVO_DIE_AT`, the number
of the point at which the process kills itself as `kill -9` does (0: never), and `DAINVO_POINTS`, a file that gets
the number of points passed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

_lock = threading.Lock()
_passed: list[None] = []
_die_at = int(os.environ.get("DAINVO_DIE_AT", "0"))


def point() -> None:
    """Pass a point; the process may end here."""
    with _lock:
        _passed.append(None)
        if len(_passed) == _die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _around(function: Callable[..., Any]) -> Callable[..., Any]:
    def mortal(*arguments: Any, **more: Any) -> Any:
        point()
        result = function(*arguments, **more)
        point()
        return result

    return mortal


class _MortalDb:
    """The host's own connection, whose writes are points."""

    def __init__(self, db: Any) -> None:
        self._db = db

    def execute(self, sql: str, *values: Any) -> Any:
        run = self._db.execute
        return run(sql, *values) if sql.lstrip()[:6].upper() in {"SELECT", "PRAGMA"} else _around(run)(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)


def main() -> int:
    """Run the shell command, mortal."""
    from tray.service import conversation, lock, worker_process
    from tray.store import store

    for module in (conversation, worker_process):
        for name in ("encode", "decode"):
            setattr(module, name, _around(getattr(module, name)))
    for_worker: Any = worker_process
    for_worker.start_child = _around(for_worker.start_child)
    for name in ("acquire", "release"):
        setattr(lock.Lock, name, _around(getattr(lock.Lock, name)))
    opened = store.Store.__init__

    def opening(self: Any, *arguments: Any, **more: Any) -> None:
        opened(self, *arguments, **more)
        mortal = _MortalDb(self.db)
        for room in vars(self).values():
            if hasattr(room, "db"):
                room.db = mortal
        self.db = mortal

    store.Store.__init__ = opening  # type: ignore[method-assign]
    from tray.cli.main import main as shell

    code = shell(sys.argv[1:])
    Path(os.environ["DAINVO_POINTS"]).write_text(str(len(_passed)), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
