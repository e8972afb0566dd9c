"""Killed between any two lines, a sync does no harm: what was under way is found out and finished."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.calendars.room import Room
from tests.calendars.servers import Server, radicale
from tests.calendars.texts import item
from tray.calendars.folder import FolderCalendar
from tray.domain.ics import read_one

STRIDE = int(os.environ.get("DAINVO_STRIDE", "0"))
"""Every so many lines of a sync with a server are tried; 1 tries them all, 0 as many as there is time for."""
TRIED = 12


def killed_after(lines: int, work: Callable[[], Any]) -> bool:
    """Run `work` in a process that dies without a word after so many lines of the calendars' room; whether it died."""
    child = os.fork()
    if child == 0:
        left = lines

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal left
            if "/tray/calendars/" not in frame.f_code.co_filename:
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        try:
            sys.settrace(trace)
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def scenario(room: Room, folder: Path) -> None:
    """One event of each kind is waiting: new here, changed here, deleted here, and the same three outside."""
    (folder / "new there.ics").write_text(item("new there", "New there"), newline="")
    (folder / "changed there.ics").write_text(item("changed there", "Changed there"), newline="")
    (folder / "deleted there.ics").unlink()
    room.add("New here", "new here")
    room.change("changed-here", title="Changed here")
    room.delete("deleted-here")
    (folder / "both.ics").write_text(item("both", "Both", "LOCATION:There"), newline="")
    room.change("both", description="Here")


STEP = 36


def run(place: Path, folder: Path) -> None:
    room = Room(place, FolderCalendar(folder))
    room.sync()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied in the middle of a test, which Windows cannot")
@pytest.mark.parametrize("start", [0, 12, 24])
def test_nothing_is_lost_or_doubled_wherever_a_sync_is_killed(tmp_path: Path, start: int) -> None:
    for number in range(300):
        place = tmp_path / str(number)
        folder = place / "folder"
        folder.mkdir(parents=True)
        for uid in ("changed there", "deleted there", "changed-here", "deleted-here", "both"):
            (folder / f"{uid}.ics").write_text(item(uid, uid), newline="")
        room = Room(place, FolderCalendar(folder))
        room.sync()
        scenario(room, folder)
        room.store.close()
        killed = killed_after(start + number * STEP, partial(run, place, folder))

        after = Room(place, FolderCalendar(folder))
        after.sync()
        after.sync()
        assert after.titles() == ["Both", "Changed here", "Changed there", "New here", "New there"], number
        assert after.store.items.wishes(9e12) == ()
        assert (after.event("both").location, after.event("both").description) == ("There", "Here")
        assert len([name for name in folder.iterdir() if name.suffix == ".ics"]) == 5
        assert [name for name in folder.iterdir() if name.suffix == ".tmp"] == []
        for uid in ("new here", "changed-here", "new there", "changed there", "both"):
            kept = after.item(uid)
            assert kept is not None
            assert (folder / kept.href).read_bytes().decode() == kept.wanted == kept.seen
        after.store.close()
        if not killed:
            return
    pytest.fail("the sync never came to its end")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with radicale() as running:
        yield running


class Pair:
    """A computer and what others do, on one calendar of a server."""

    def __init__(self, server: Server, place: Path, name: str) -> None:
        self._server, self._place = server, place
        place.mkdir()
        self.url = server.collection(name)

    def start(self) -> Room:
        return Room(self._place, self._server.open(self.url), kind="caldav")

    def sync(self) -> None:
        self.start().sync()

    def prepare(self) -> None:
        """One event of each kind is waiting: new here, changed here, deleted here, and the same three outside."""
        outside = self._server.open(self.url)
        known = {}
        for uid in ("changed there", "deleted there", "changed-here", "deleted-here", "both"):
            known[uid] = outside.put("", uid, item(uid, uid), "")
        room = self.start()
        room.sync()
        outside.put("", "new there", item("new there", "New there"), "")
        outside.put(
            known["changed there"][0],
            "changed there",
            item("changed there", "Changed there"),
            known["changed there"][1],
        )
        outside.delete(*known["deleted there"])
        outside.put(known["both"][0], "both", item("both", "Both", "LOCATION:There"), known["both"][1])
        room.add("New here", "new here")
        room.change("changed-here", title="Changed here")
        room.delete("deleted-here")
        room.change("both", description="Here")
        outside.close()
        self.end(room)

    def end(self, room: Room) -> None:
        room.port.close()  # type: ignore[attr-defined]  # a DavCalendar
        room.store.close()

    def check(self) -> None:
        """All has arrived on both sides, once."""
        after = self.start()
        for _ in range(3):
            after.sync()
            after.clock.later(hours=1)
        assert after.titles() == ["Both", "Changed here", "Changed there", "New here", "New there"]
        assert after.store.items.wishes(9e12) == ()
        assert (after.event("both").location, after.event("both").description) == ("There", "Here")
        there = {one.href: one.text for one in after.port.get(after.port.look({}).etags)}
        assert len(there) == 5
        for one in after.store.items.of_calendar("c"):
            assert read_one(there[one.href] or "") == read_one(one.wanted or "")
        self.end(after)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied in the middle of a test, which Windows cannot")
def test_nothing_is_lost_or_doubled_wherever_a_sync_with_a_server_is_killed(server: Server, tmp_path: Path) -> None:
    whole = Pair(server, tmp_path / "whole", "whole")
    whole.prepare()
    points = lines_of(whole.sync)
    whole.check()
    stride = STRIDE or points // TRIED + 1
    print(f"a sync with a server: {points} points, one of {stride} is tried")
    for number in range(0, points, stride):
        pair = Pair(server, tmp_path / str(number), f"killed{number}")
        pair.prepare()
        killed = killed_after(number, pair.sync)
        pair.check()
        # A few lines more or less are a matter of the order in which a server lists its events.
        assert killed or number > 0.95 * points


def lines_of(work: Callable[[], Any]) -> int:
    """How many lines of the calendars' room some work has."""
    found = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal found
        if "/tray/calendars/" not in frame.f_code.co_filename:
            return None
        found += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return found
