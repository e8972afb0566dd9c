"""The sandbox as a value in a test: start it, use it, look inside."""

from __future__ import annotations

import copy
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from tests.zoom_sandbox import browser, tokens
from tests.zoom_sandbox.calls import CallLog, LoggedCall
from tests.zoom_sandbox.clock import Clock
from tests.zoom_sandbox.consent import scopes_for
from tests.zoom_sandbox.control import Control
from tests.zoom_sandbox.faults import Faults, Rule
from tests.zoom_sandbox.limits import Limits
from tests.zoom_sandbox.meeting import Meeting
from tests.zoom_sandbox.messages import Json, Request
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.portal import Portal
from tests.zoom_sandbox.router import Delivery, Router
from tests.zoom_sandbox.server import HOST, Server
from tests.zoom_sandbox.state import Grant, Mail, State, Visit
from tests.zoom_sandbox.switches import Switches


class Sandbox:
    """A Zoom of one's own on 127.0.0.1; use it as a context manager, or call start and stop."""

    def __init__(
        self, *, port: int = 0, switches: Switches | None = None, now: datetime | None = None, seed: int | None = None
    ) -> None:
        """`port` 0 takes a free one; `now` (aware) freezes the clock; `seed` makes ids and tokens repeatable."""
        self.clock = Clock(now)
        self.state = State(self.clock, switches or Switches(), seed)
        self.portal = Portal(self.state)
        self._calls = CallLog()
        self._faults = Faults()
        self._stopping = threading.Event()
        self._router = Router(self.state, self._calls, self._faults, self._stopping)
        self._control = Control(self)
        self._port = port
        self._server: Server | None = None
        self._placeholder: socket.socket | None = None

    # --- life -----------------------------------------------------------------------------------------------

    def start(self) -> Self:
        """Listen; returns once requests are answered."""
        self._stopping.clear()
        self._server = Server(self._port, self._answer, self.clock.now)
        self._port = self._server.server_port
        self.state.base_url = f"http://{HOST}:{self._port}"
        return self

    def stop(self) -> None:
        """Stop listening and let go of everything that waits."""
        self._stopping.set()
        self._faults.clear()
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._placeholder is not None:
            self._placeholder.close()
            self._placeholder = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def go_offline(self) -> None:
        """Refuse connections from now on, keeping the port; open ones are cut."""
        if self._server is not None:
            self._server.close(wait_seconds=0)
            self._server = None
            self._placeholder = socket.socket()
            self._placeholder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._placeholder.bind((HOST, self._port))

    def go_online(self) -> None:
        """Answer again at the same address."""
        if self._placeholder is not None:
            self._placeholder.close()
            self._placeholder = None
        if self._server is None:
            self.start()

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Refuse connections inside the block."""
        self.go_offline()
        try:
            yield
        finally:
            self.go_online()

    def reset(self) -> None:
        """Forget users' changes, grants, meetings, calls and faults; switches and clock stay."""
        with self.state.lock:
            self.state.forget()
            self._router.limits = Limits(self.state)
        self._faults.clear()
        self._calls.clear()

    # --- addresses ------------------------------------------------------------------------------------------

    @property
    def base_url(self) -> str:
        return self.state.base_url

    @property
    def oauth_url(self) -> str:
        return f"{self.base_url}/oauth"

    @property
    def api_url(self) -> str:
        return f"{self.base_url}/v2"

    @property
    def client_id(self) -> str:
        return self.state.app.public_client_id

    def environment(self) -> dict[str, str]:
        """Return the variables that point the program at this sandbox."""
        return {
            "DAINVO_ZOOM_OAUTH_URL": self.oauth_url,
            "DAINVO_ZOOM_API_URL": self.api_url,
            "DAINVO_ZOOM_CLIENT_ID": self.client_id,
        }

    # --- behaviour ------------------------------------------------------------------------------------------

    @property
    def switches(self) -> Switches:
        return self.state.switches

    def switch(self, **changes: Any) -> None:
        """Set switches by name, from the next request on."""
        with self.state.lock:
            self.state.switches = replace(self.state.switches, **changes)

    def fault(self, method: str = "*", path: str = "*", *, kind: str, times: int | None = 1, **more: Any) -> Rule:
        """Spoil the next `times` matching calls (None = for ever); see `Rule` for `more` and the README for kinds."""
        return self._faults.add(Rule(kind, method, path, times, **more))

    def faults(self) -> list[Rule]:
        return self._faults.rules()

    def clear_faults(self) -> None:
        self._faults.clear()

    def remove_fault(self, rule_id: int) -> None:
        self._faults.remove(rule_id)

    # --- people and sign-in ---------------------------------------------------------------------------------

    def user(self, email: str) -> User:
        """Return the user itself: what a test changes in it holds from the next request on."""
        return self.state.user_by_email(email)

    def users(self) -> list[User]:
        return list(self.state.users)

    def sign_in(self, user: str = "ann@example.com") -> Json:
        """Grant the app access without any browser; return the body of the token answer."""
        with self.state.lock:
            person = self.user(user)
            return tokens.new_grant(self.state, person, scopes_for(self.state, person))

    def authorise(
        self,
        url: str,
        *,
        user: str = "ann@example.com",
        decision: browser.Decision = "allow",
        follow: bool = True,
    ) -> browser.Outcome:
        """Play a person in a browser at the authorise link: choose the user, decide, follow the redirect."""
        return browser.authorise(url, user=user, decision=decision, follow=follow)

    # --- looking inside -------------------------------------------------------------------------------------

    def meetings(self, user: str | None = None, *, deleted: bool = False) -> list[Meeting]:
        """Return copies of the meetings in order of creation; with `deleted` also those deleted or expired."""
        with self.state.lock:
            now = self.clock.now()
            return [
                copy.deepcopy(meeting)
                for meeting in self.state.meetings.values()
                if user in {None, meeting.host_email} and (deleted or meeting.exists(now))
            ]

    def meeting(self, meeting_id: int | str) -> Meeting:
        """Return a copy of one meeting, deleted or not; KeyError where there never was one."""
        with self.state.lock:
            return copy.deepcopy(self.state.meetings[int(meeting_id)])

    def grants(self, user: str | None = None, *, dead: bool = False) -> list[Grant]:
        """Return copies of the live grants, oldest first; with `dead` all there ever were."""
        with self.state.lock:
            user_id = None if user is None else self.user(user).id
            return [
                copy.deepcopy(grant)
                for grant in self.state.grants
                if user_id in {None, grant.user_id} and (dead or grant.state == "live")
            ]

    def secrets(self) -> set[str]:
        """Return every token, code and start-link key ever handed out: what must be found nowhere."""
        with self.state.lock:
            words = {*self.state.codes, *self.state.host_keys}
            for grant in self.state.grants:
                words |= {*grant.access, *grant.spent, grant.refresh_token}
            return words

    def visits(self) -> list[Visit]:
        with self.state.lock:
            return list(self.state.visits)

    def mails(self) -> list[Mail]:
        with self.state.lock:
            return list(self.state.mails)

    def calls(self, method: str = "*", path: str = "*", **more: Any) -> list[LoggedCall]:
        """Return logged calls that fit; `more`: status, user, after (a call's number)."""
        return self._calls.find(method, path, **more)

    def counters(self) -> Counter[str]:
        """Return how often each kind of call was made, by names such as `POST /v2/users/me/meetings`."""
        return self._calls.counters()

    def clear_calls(self) -> None:
        self._calls.clear()

    def wait_until(self, condition: Callable[[], bool], seconds: float = 10.0) -> bool:
        """Wait until the condition holds, looking after each call; False when time ran out."""
        return self._calls.wait(condition, seconds)

    def wait_for_calls(self, count: int, method: str = "*", path: str = "*", seconds: float = 10.0) -> list[LoggedCall]:
        """Wait until so many matching calls were answered and return them; TimeoutError otherwise."""
        if not self.wait_until(lambda: len(self.calls(method, path)) >= count, seconds):
            raise TimeoutError(f"{len(self.calls(method, path))} of {count} calls {method} {path} came")
        return self.calls(method, path)

    def _answer(self, request: Request) -> Delivery:
        if request.path.startswith("/_sandbox/"):
            return Delivery(self._control.answer(request), "whole", "v=2.0;clid=sandbox;rid=CONTROL")
        return self._router.answer(request)
