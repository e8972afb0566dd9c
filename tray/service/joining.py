"""Join: the link opened where the person wants it, and for one's own meeting, where that is wished, as its host.

Joining goes by the join link unless the person chose otherwise. That link works without Zoom being asked anything, and
whoever is signed in to Zoom's app or website as the host is let in as the host by it. A start link makes one the host
in any browser, but it has to be fetched at that moment, and it is a key to the account: it is opened and forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.secret import Secret
from tray.service.one_visit import one_visit

if TYPE_CHECKING:
    from tray.planning.agenda import Entry
    from tray.service.conversation import Conversation
    from tray.service.host import Host
    from tray.service.wire import Message

START_SECONDS = 2.0
"""How long a person is kept waiting for a start link; then the join link has to do."""

LOOK_SECONDS = 5.0
"""How long a service that ends waits for a look at the meeting just joined: a shell's own ends right after joining."""


class Joining:
    """Answers `join`, on the host's loop."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._end: Callable[[], None] = _nothing
        self._looking: asyncio.Task[None] | None = None

    async def close(self) -> None:
        """Let the last look come to its end, and expect no visitor any more."""
        if self._looking is not None:
            await asyncio.wait({self._looking}, timeout=LOOK_SECONDS)
        self._end()

    async def join(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        """Open the meeting of an event, or of the one on now or next; with `print` only tell its link.

        `as_host` says whether to start it as its host; left out, the setting decides.
        """
        uid, occurrence = str(arguments.get("uid", "")), str(arguments.get("occurrence", ""))
        entry = self._host.queries.find_to_join(uid, occurrence)
        shown = {"uid": entry.uid, "title": entry.title, "join_url": entry.join_url}
        if arguments.get("print"):
            return shown
        settings = self._host.settings()[0]
        wished = arguments.get("as_host")
        as_host = entry.may_start and (settings.join_as_host if wished is None else bool(wished))
        token = arguments.get("token")
        if not (as_host and await self._start(entry, token)):
            as_host = False
            in_app = settings.open_zoom_in == "app"
            trouble = await self._host.outside.join(entry.join_url, token=token, in_app=in_app)
            if trouble is not None:
                raise ProblemError(trouble)
        if entry.may_start:
            self._looking = asyncio.ensure_future(self.look(entry.uid))
            self._host.run_soon(self._looking)
        return shown | {"as_host": as_host}

    async def look(self, uid: str) -> None:
        """Have the meeting of an event looked at in Zoom. Never raises."""
        with contextlib.suppress(ProblemError):
            await self._host.worker.request("check_meeting", {"uid": uid})

    async def _start(self, entry: Entry, token: str | None) -> bool:
        """Open the start link; False where it cannot be had in time or opened."""
        asked = asyncio.ensure_future(
            self._host.worker.request("start_link", {"calendar": entry.calendar, "uid": entry.uid})
        )
        # Not cancelled with the waiting: a worker that is just being started is not to be left half started.
        done, _ = await asyncio.wait({asked}, timeout=START_SECONDS)
        if not done:
            self._host.run_soon(_forgotten(asked))
            return False
        try:
            address, end = await one_visit(Secret(str(asked.result()["url"])))
        except (ProblemError, OSError):
            return False
        self._end()  # of two clicks the second counts
        self._end = end
        trouble: Problem | None = await self._host.outside.open_link(address, token=token)
        return trouble is None


def _nothing() -> None:
    """Nobody is expected."""


async def _forgotten(asked: asyncio.Future[Message]) -> None:
    """Let an answer come that nobody waits for any more."""
    with contextlib.suppress(ProblemError):
        await asked
