"""Sign-ins as faces see them: one at a time is open, and what the last one ended in stands until it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem

if TYPE_CHECKING:
    from tray.service.conversation import Conversation
    from tray.service.host import FaceHandler, Host
    from tray.service.wire import Message

TO_BE_DECIDED = frozenset({"zoom.other_user", "keyring.locked", "keyring.missing"})
"""Problems after which the worker still holds the sign-in, so that a decision can finish it."""


class SigningIn:
    """Answers the commands about signing in, on the host's loop.

    `trouble` is what the last sign-in ended in where it did not work; None where it did, where it was given up, or
    where somebody has answered since. `page` is the address of the page that was opened last.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._open = 0
        self.trouble: Problem | None = None
        self.page = ""

    @property
    def is_open(self) -> bool:
        """Whether a sign-in page waits in the browser."""
        return self._open > 0

    @property
    def to_be_decided(self) -> Problem | None:
        """The trouble, where only a decision is missing."""
        return self.trouble if self.trouble is not None and self.trouble.code in TO_BE_DECIDED else None

    def handlers(self) -> dict[str, FaceHandler]:
        """The commands by name."""
        return {
            "zoom_connect": self._connect,
            "zoom_reconnect": self._reconnect,
            "zoom_cancel": self._cancel,
            "zoom_switch": self._switch,
            "open_sign_in_page": self._open_page,
            "copy_sign_in_page": self._copy_page,
            "keep_for_this_run": self._keep,
            "unlock_keyring": self._unlock,
        }

    def worker_ended(self) -> None:
        """A sign-in that was held for a decision is gone with the worker."""
        if self.to_be_decided is not None:
            self.trouble = None

    async def _connect(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        if not self._host.settings()[0].zoom_client_id:
            raise ProblemError(problem("zoom.no_client_id"))
        self._open += 1
        self.trouble = None
        self._tell()
        try:
            return await self._carry_out("zoom_connect", arguments)
        finally:
            self._open -= 1
            self._tell()

    async def _reconnect(self, arguments: dict[str, Any], face: Conversation | None) -> Message:
        """Without a name, the account that needs it."""
        if not arguments.get("account"):
            accounts = sorted(self._host.store.accounts.all(), key=lambda account: account.state == "ready")
            arguments = {**arguments, "account": accounts[0].id if accounts else ""}
        return await self._connect(arguments, face)

    async def _cancel(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        self.trouble = None
        result = await self._host.worker.request("zoom_cancel", arguments) if self._host.worker.running else {}
        self._tell()
        return result

    async def _open_page(self, arguments: dict[str, Any], face: Conversation | None) -> Message:
        """Once more, where it was closed or never came."""
        return await self._host.handle("open_link", {**arguments, "url": self._page_of_open_one()}, face)

    async def _copy_page(self, _: dict[str, Any], face: Conversation | None) -> Message:
        return await self._host.handle("copy_text", {"text": self._page_of_open_one()}, face)

    def _page_of_open_one(self) -> str:
        if not self.is_open:
            raise ProblemError(problem("zoom.sign_in_cancelled"))
        return self.page

    async def _switch(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        return await self._decide("zoom_switch", arguments)

    async def _keep(self, arguments: dict[str, Any], face: Conversation | None) -> Message:
        if self.to_be_decided is None:
            # What was kept for an earlier run is gone: what is to be kept for this one has to be made first.
            return await self._reconnect(arguments, face)
        return await self._decide("keep_for_this_run", arguments)

    async def _unlock(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        return await self._decide("unlock_keyring", arguments)

    async def _decide(self, name: str, arguments: dict[str, Any]) -> Message:
        try:
            return await self._carry_out(name, arguments)
        finally:
            self._tell()

    async def _carry_out(self, name: str, arguments: dict[str, Any]) -> Message:
        try:
            result = await self._host.worker.request(name, arguments)
        except ProblemError as error:
            # One that was given up, or gave way to a newer one, leaves nothing to say.
            if error.problem.code != "zoom.sign_in_cancelled":
                self.trouble = error.problem
            raise
        self.trouble = None
        return result

    def _tell(self) -> None:
        self._host.emit({"event": "changed", "uids": []})
