"""The service's work without its processes: commands and the slow thread's rounds, one after another on one clock.

Store, calendar folder and Zoom are real (a sandbox behind real HTTP); the keyring is a dictionary. A machine is a
process: it comes and goes, and only what is outside of it remains.
"""

from __future__ import annotations

import copy
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from tests.zoom_sandbox import Meeting, Sandbox
from tests.zoom_sandbox.limits import Limits as SandboxLimits
from tray.domain.ics import read_one
from tray.domain.ics.occurrences import occurrences
from tray.domain.moment import Moment
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret
from tray.service.commands.calendars import folder_calendar
from tray.service.commands.registry import LOCAL, SLOW, carry_out
from tray.service.commands.work import Work
from tray.service.paths import Paths
from tray.service.settings_file import save
from tray.service.slow_work import SlowWork
from tray.service.tools import Tools
from tray.service.wire import Message
from tray.store.store import Store
from tray.zoom.http import Http, Limits, Response
from tray.zoom.kept_secrets import MemorySecrets
from tray.zoom.secrets import SecretStore

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ANN = "ann@example.com"
BEN = "ben@example.com"


class WorldClock:
    """The sandbox's clock; whoever sleeps moves it on."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._clock = sandbox.clock
        self.place = BERLIN
        self.ahead = timedelta()
        """By how much this computer's clock is wrong."""

    def now(self) -> datetime:
        return self._clock.now() + self.ahead

    def timestamp(self) -> float:
        return self.now().timestamp()

    def zone(self) -> ZoneInfo:
        return self.place

    def sleep(self, seconds: float) -> None:
        self._clock.advance(seconds=seconds)

    def wake(self) -> None:
        """Nobody sleeps for real."""


class BusyHttp(Http):
    """A network on which something may happen here while a request is under way."""

    def __init__(self, meanwhile: list[Callable[[], object]]) -> None:
        super().__init__(Limits(connect=2, read=2, total=5))
        self._meanwhile = meanwhile

    def send(self, method: str, url: str, **more: Any) -> Response:
        response = super().send(method, url, **more)
        if self._meanwhile:
            self._meanwhile.pop(0)()
        return response


class WorldTools(Tools):
    """Real stores and folders, a quick network, and the keyring of the world."""

    def __init__(self, secrets: SecretStore, meanwhile: list[Callable[[], object]] | None = None) -> None:
        self._secrets = secrets
        self._meanwhile = [] if meanwhile is None else meanwhile

    def store(self, path: Path) -> Store:
        return hasty(Store(path))

    def http(self) -> Http:
        return BusyHttp(self._meanwhile)

    def keyring(self) -> SecretStore:
        return self._secrets


def hasty(store: Store) -> Store:
    """The store without its waiting for the disk: processes end in these tests, the computer does not."""
    store.db.execute("PRAGMA synchronous=OFF")
    return store


class Machine:
    """One process of the service: the commands and the slow work over the same files."""

    def __init__(self, world: World, tools: Tools, kept: str = "") -> None:
        self.world = world
        clock: Any = world.clock
        self.slow = SlowWork(world.paths, clock, self._hear, kept, tools)
        self.slow.open()
        self.work = Work(tools.store(world.paths.store), clock, world.paths)

    def _hear(self, message: Message) -> None:
        self.world.heard.append(message)
        if message["event"] == "open_page" and self.world.browser is not None:
            self.world.browser(message["url"])

    def ask(self, name: str, **arguments: Any) -> dict[str, Any]:
        """Carry out a command to its end; raises `ProblemError`."""
        if name in LOCAL:
            return carry_out(self.work, name, arguments)
        told: list[Future[dict[str, Any]]] = []
        SLOW[name](self.slow, {**arguments, "number": 1}, told.append)
        while not told:
            self._next_job()
        return told[0].result()

    def _next_job(self) -> None:
        entry = self.slow._jobs.get(timeout=20)
        assert entry is not None
        self.slow._carry_out(*entry)

    def settle(self) -> float | None:
        """One round of the slow thread; gives when it wants to come again."""
        self.slow.settle()
        self.slow._settled_at = self.slow.clock.timestamp()
        return self.slow.next_wake()

    def quiet(self, hours: float = 1.0, rounds: int = 600) -> None:
        """Let it work until nothing is due within so many hours; the clock runs on to each next time."""
        clock = self.world.clock
        until = clock.timestamp() + hours * 3600
        for _ in range(rounds):
            wake = self.settle()
            if wake is None or wake > until:
                return
            if wake > clock.timestamp():
                clock.sleep(wake - clock.timestamp() + 0.001)
        raise AssertionError("it never came to rest")

    def end(self) -> str:
        """End the process in good order; gives what it leaves to the next in memory."""
        kept = self.slow.zoom.kept()
        self.die()
        return kept

    def die(self) -> None:
        """End it without a word."""
        self.slow.zoom.close()
        for store in (self.work.store, self.slow.store):
            getattr(store, "end", store.close)()


def _dates(text: str, there: Meeting, now: datetime) -> str:
    """Where the coming dates of a series, or their lengths, differ from those in Zoom; "" where they do not."""
    if there.type != 8:
        return ""
    happens = occurrences(text, "c", now, max(one.start for one in there.occurrences) + timedelta(days=2), BERLIN)
    ours = {(_utc(one.start), (_utc(one.end) - _utc(one.start)).total_seconds() / 60) for one in happens}
    theirs = {(one.start, one.duration) for one in there.occurrences if one.status == "available" and one.start > now}
    coming = {one for one in ours if one[0] > now}
    return "" if coming == theirs else f"happens {sorted(coming)}, in Zoom {sorted(theirs)}"


def _utc(moment: Moment) -> datetime:
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)


class World:
    """Everything that outlives a process of ours: files, keyring, Zoom, the clock."""

    def __init__(self, folder: Path, **sandbox: Any) -> None:
        self.folder = folder
        self.sandbox = Sandbox(now=sandbox.pop("now", NOW), **sandbox)
        self.clock = WorldClock(self.sandbox)
        self.paths = Paths(*(folder / name for name in ("config", "data", "state", "cache", "run")))
        self.secrets: Any = MemorySecrets()
        self.heard: list[Message] = []
        self.meanwhile: list[Callable[[], object]] = []
        """What happens here while the next requests are under way, one each."""
        self.browser: Callable[[str], object] | None = self.person(ANN)
        self.machine: Machine

    def __enter__(self) -> Self:
        self.sandbox.__enter__()
        self._begin()
        return self

    @contextmanager
    def other_computer(self, folder: Path) -> Iterator[World]:
        """A second computer of the same person: the same Zoom and the same time, and all else its own."""
        other = World(folder)
        other.sandbox, other.clock = self.sandbox, WorldClock(self.sandbox)
        other._begin()
        try:
            yield other
        finally:
            other.machine.die()

    def _begin(self) -> None:
        box = self.sandbox
        zoom = {"zoom_client_id": box.client_id, "zoom_oauth_url": box.oauth_url, "zoom_api_url": box.api_url}
        save(self.paths.settings, zoom)
        store = Store(self.paths.store)
        folder = self.paths.calendar
        folder.mkdir(parents=True)
        with store.transaction():
            store.calendars.append(folder_calendar(folder, "Personal"))
        store.close()
        self.machine = self.start()

    def __exit__(self, *error: object) -> None:
        self.machine.die()
        self.sandbox.__exit__(None, None, None)

    def start(self, tools: Tools | None = None, kept: str = "") -> Machine:
        """Start a process."""
        return Machine(self, tools or WorldTools(self.secrets, self.meanwhile), kept)

    def restart(self) -> None:
        """End the process without a word and start another one."""
        self.machine.die()
        self.machine = self.start()

    def person(self, user: str, decision: Any = "allow") -> Callable[[str], object]:
        """A browser, with that person before it."""
        return lambda url: self.sandbox.authorise(url, user=user, decision=decision)

    def connect(self, user: str = ANN) -> dict[str, Any]:
        self.browser = self.person(user)
        account: dict[str, Any] = self.machine.ask("zoom_connect")["account"]
        return account

    def ask(self, name: str, **arguments: Any) -> dict[str, Any]:
        return self.machine.ask(name, **arguments)

    def problem(self, name: str, **arguments: Any) -> str:
        """The code of the problem a command ends in, "" where it works."""
        try:
            self.ask(name, **arguments)
        except ProblemError as error:
            return error.problem.code
        return ""

    def quiet(self, hours: float = 1.0) -> None:
        self.machine.quiet(hours)

    def told(self) -> list[str]:
        """The codes of the problems faces were told of, in order."""
        return [message["problem"]["code"] for message in self.heard if message["event"] == "problem"]

    @property
    def store(self) -> Store:
        return self.machine.work.store

    def record(self, uid: str) -> Any:
        return self.store.meetings.of_event(self.machine.work.item(uid).calendar, uid)

    def api_calls(self) -> list[str]:
        return [f"{call.method} {call.path}" for call in self.sandbox.calls() if call.path.startswith("/v2")]

    # --- the promise ----------------------------------------------------------------------------------------

    def disagreements(self) -> list[str]:
        """Where events, files and Zoom say different things; empty is what every test ends with."""
        found: list[str] = []
        events, texts = {}, {}
        for item in self.store.items.of_calendar(self.store.calendars.all()[0].id):
            if item.pending or item.wanted != item.seen or item.wanted is None:
                found.append(f"{item.uid}: not as wanted in its calendar ({item.problem})")
                continue
            events[item.uid], texts[item.uid] = read_one(item.wanted), item.wanted
            file = self.paths.calendar / item.href
            if file.read_bytes().decode() != item.wanted:
                found.append(f"{item.uid}: its file says something else")
        files = {path.name for path in self.paths.calendar.iterdir()}
        if len(files) != len(events):
            found.append(f"{len(events)} events in {sorted(files)}")
        living = {str(meeting.id): meeting for meeting in self.sandbox.meetings()}
        carried = []
        for uid, series in events.items():
            meeting = series.main.meeting
            if meeting is None:
                continue
            carried.append(meeting.id)
            there = living.get(meeting.id)
            if there is None:
                found.append(f"{uid}: its meeting {meeting.id or '(none)'} is not in Zoom")
            elif there.topic != series.main.title:
                found.append(f"{uid}: “{series.main.title}” is “{there.topic}” in Zoom")
            elif there.type == 2 and there.start != series.main.start:
                found.append(f"{uid}: at {series.main.start}, in Zoom at {there.start}")
            elif says := _dates(texts[uid], there, self.clock.now()):
                found.append(f"{uid}: {says}")
            elif there.password != meeting.passcode:
                found.append(f"{uid}: another passcode")
        found += [f"nobody's meeting {number} {living[number].topic}" for number in living.keys() - set(carried)]
        found += [f"two events carry {number}" for number in set(carried) if carried.count(number) > 1]
        for record in self.store.meetings.all():
            if record.pending or record.intent or record.want != "present":
                found.append(f"{record.uid}: still {record.want} {record.intent} {record.problem}")
        return found

    # --- copies ---------------------------------------------------------------------------------------------

    def snapshot(self) -> Callable[[], None]:
        """Remember everything outside of the process, which must have ended; gives what puts it back."""
        state, kept = self.sandbox.state, self.folder.with_name(f"{self.folder.name} kept")
        names = ("users", "grants", "codes", "consents", "meetings", "host_keys", "page_tokens", "writes")
        frozen = {name: copy.deepcopy(getattr(state, name)) for name in names}
        now, secrets = self.clock.now(), self.items()
        shutil.copytree(self.folder, kept)
        turns = itertools.count(1)

        def restore() -> None:
            with state.lock:
                for name in names:
                    setattr(state, name, copy.deepcopy(frozen[name]))
                self.sandbox._router.limits = SandboxLimits(state)
            self.sandbox.clear_faults()
            self.sandbox.clear_calls()
            self.sandbox.clock.set(now)
            self.put_items(secrets)
            self.heard.clear()
            shutil.rmtree(self.folder)
            shutil.copytree(kept, self.folder)
            for number, path in enumerate(sorted(self.paths.calendar.iterdir())):
                # Files that come back are new ones; by their numbers alone that depends on which the disk gives out.
                at = path.stat().st_mtime_ns + next(turns) * 1000 + number
                os.utime(path, ns=(at, at))

        return restore

    def items(self) -> dict[str, str]:
        """All the keyring holds."""
        held: dict[str, str] | None = getattr(self.secrets, "_items", None)
        return {name: secret.reveal() for name, secret in self.secrets.all().items()} if held is None else dict(held)

    def put_items(self, items: dict[str, str]) -> None:
        held: dict[str, str] | None = getattr(self.secrets, "_items", None)
        if held is None:
            self.secrets = MemorySecrets({name: Secret(value) for name, value in items.items()})
        else:
            held.clear()
            held.update(items)


def problem_of(record: Any) -> str:
    """The code of what is wrong with a meeting."""
    return str(json.loads(record.problem)["code"]) if record.problem else ""
