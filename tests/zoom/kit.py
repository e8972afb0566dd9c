"""A Zoom room over a real store, a sandbox behind real HTTP, and one clock for both."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from tests.zoom.room import ZoomRoom
from tests.zoom_sandbox import Sandbox
from tray.domain.account import Account
from tray.domain.event import Event, Series
from tray.domain.meeting import Meeting, MeetingSpec
from tray.domain.problem import Problem
from tray.planning.meeting.spec import spec_of
from tray.store.meetings import MeetingRecord
from tray.store.store import Store
from tray.zoom import wishes
from tray.zoom.answers import read_tokens
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.http import Http, Limits
from tray.zoom.kept_secrets import MemorySecrets
from tray.zoom.secrets import SecretStore
from tray.zoom.sign_in.flow import Connected, Held

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
HOME = "Europe/Berlin"
ANN = "ann@example.com"
BEN = "ben@example.com"


class SandboxClock:
    """The sandbox's clock, as the room is given it: whoever sleeps moves it on."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._clock = sandbox.clock
        self.slept = 0.0

    def timestamp(self) -> float:
        return self._clock.now().timestamp()

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self._clock.advance(seconds=seconds)


class World:
    """A sandbox, a store on disk and a keyring in memory; rooms over them come and go like processes."""

    def __init__(self, folder: Path, *, secrets: SecretStore | None = None, **sandbox: Any) -> None:
        self.limits = sandbox.pop("limits", Limits(connect=2, read=2, total=5))
        self.sandbox = Sandbox(now=sandbox.pop("now", NOW), **sandbox)
        self.clock = SandboxClock(self.sandbox)
        self.secrets: SecretStore = secrets or MemorySecrets()
        self.path = folder / "store.db"
        self.items: dict[str, str] = {}
        self.reports: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self.store = Store(self.path)

    def __enter__(self) -> Self:
        self.sandbox.__enter__()
        self.room = self.open(self.store)
        return self

    def __exit__(self, *error: object) -> None:
        self.room.close()
        self.store.close()
        self.sandbox.__exit__(None, None, None)

    def endpoints(self, **changes: Any) -> ZoomEndpoints:
        start = ZoomEndpoints(self.sandbox.client_id, self.sandbox.oauth_url, self.sandbox.api_url)
        return replace(start, **changes)

    def open(self, store: Store, *, secrets: SecretStore | None = None, http: Http | None = None) -> ZoomRoom:
        """Put a room over the store, as a new process does."""

        def attach(record: MeetingRecord) -> None:
            shown = {"id": record.meeting_id, "join_url": record.join_url, "passcode": record.passcode}
            store.facts.put(f"event {record.uid}", json.dumps(shown))

        def detach(record: MeetingRecord) -> None:
            store.facts.put(f"event {record.uid}", "")

        def report(found: Problem, uid: str) -> None:
            self.reports.append((found.code, uid))
            self.problems.append(found)

        return ZoomRoom(
            store,
            self.endpoints(),
            clock=self.clock,
            attach=attach,
            detach=detach,
            report=report,
            secrets=secrets or self.secrets,
            http=http or Http(self.limits),
        )

    def restart(self) -> None:
        """End the process and start another one: only store and keyring remain."""
        self.room.close()
        self.store.close()
        self.store = Store(self.path)
        self.room = self.open(self.store)

    def connect(self, user: str = ANN, *, reconnect: str = "", room: ZoomRoom | None = None) -> Account:
        """Sign in through the sandbox's own pages."""
        result = (room or self.room).sign_in.run(self.browser(user), reconnect=reconnect)
        assert isinstance(result, Connected), result
        return result.account

    def sign_in(self, user: str = ANN, *, room: ZoomRoom | None = None) -> Account:
        """Sign in without a browser, for tests that are about what comes after."""
        answer = read_tokens(json.dumps(self.sandbox.sign_in(user)).encode())
        person = self.sandbox.user(user)
        account = Account(
            id=f"{person.account_id}/{person.id}",
            email=user,
            name=person.name,
            scopes=frozenset(answer.scope.split()),
            client_id=self.sandbox.client_id,
            connected_at="2027-03-01T09:00:00+00:00",
            timezone=person.timezone,
        )
        result = (room or self.room).sign_in.keep(Held(account, answer))
        assert isinstance(result, Connected), result
        return result.account

    def browser(self, user: str = ANN, decision: Any = "allow") -> Callable[[str], None]:
        def open_page(url: str) -> None:
            self.sandbox.authorise(url, user=user, decision=decision)

        return open_page

    @property
    def account(self) -> Account:
        (account,) = self.store.accounts.all()
        return account

    def wish(
        self,
        event: Event,
        *exceptions: Event,
        mark: str = "m1",
        account: str = "",
        meeting_id: str = "",
    ) -> MeetingSpec:
        """Save an event with a Zoom meeting, as a command does."""
        spec = spec_of(Series(event, exceptions), mark=mark, home_zone=HOME)
        meeting = Meeting(account or self.store.accounts.all()[0].id, mark, meeting_id)
        wishes.want_meeting(self.store, meeting, spec, calendar="c", uid=event.uid, now=self.clock.timestamp())
        return spec

    def quiet(self, hours: float = 1.0, room: ZoomRoom | None = None) -> None:
        """Let it work until nothing is due within so many hours; the clock runs on to each next time."""
        until = self.clock.timestamp() + hours * 3600
        for _ in range(400):
            wake = (room or self.room).runner.settle()
            if wake is None or wake > until:
                return
            if wake > self.clock.timestamp():
                self.clock.sleep(wake - self.clock.timestamp() + 0.001)
        raise AssertionError("it never came to rest")

    def record(self, mark: str = "m1") -> MeetingRecord | None:
        return self.store.meetings.get(mark)

    def shown(self, uid: str = "e1") -> dict[str, str]:
        """What the event carries."""
        text = self.store.facts.get(f"event {uid}")
        return dict(json.loads(text)) if text else {}

    def writes(self) -> int:
        return len(self.sandbox.calls("POST", "/v2/users/me/meetings")) + len(
            self.sandbox.calls("PATCH", "/v2/meetings/{id}")
        )

    def api_calls(self) -> list[str]:
        return [f"{call.method} {call.path}" for call in self.sandbox.calls() if call.path.startswith("/v2")]


def an_event(title: str = "Design review", *, hours: float = 24, minutes: float = 30, **more: Any) -> Event:
    """An event some hours after NOW, in Berlin."""
    from zoneinfo import ZoneInfo

    start = (NOW + timedelta(hours=hours)).astimezone(ZoneInfo(HOME))
    fields: dict[str, Any] = {
        "uid": "e1",
        "title": title,
        "start": start,
        "end": start + timedelta(minutes=minutes),
        "timezone": HOME,
    }
    return Event(**(fields | more))
