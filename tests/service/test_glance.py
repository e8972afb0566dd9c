"""The agenda is told without a service where there is nothing for one to do, and then says the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.calendars.texts import calendar, event
from tests.service.processes import SHELL
from tray.service import glance
from tray.service.lock import Lock
from tray.service.paths import system_paths


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with one event tomorrow that nobody has read yet."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    folder = system_paths().calendar
    folder.mkdir(parents=True)
    write(folder, "one")
    return folder


def write(folder, uid):
    start = datetime.now(UTC) + timedelta(days=1)
    stamps = [f"{at:%Y%m%dT%H%M%SZ}" for at in (start, start + timedelta(hours=1))]
    (folder / f"{uid}.ics").write_text(calendar(event(uid, f"Event {uid}", *stamps)), newline="")


def agenda():
    """What the shell command says."""
    done = subprocess.run([*SHELL, "agenda", "--json"], capture_output=True, env=os.environ, check=True, timeout=60)
    return json.loads(done.stdout)


def test_nothing_is_told_where_nobody_has_read_the_calendars(home):
    assert glance.agenda(7) is None


def test_the_same_is_told_as_by_a_service(home):
    told = agenda()
    assert [one["title"] for one in told["events"]] == ["Event one"]
    assert glance.agenda(7) == told
    assert agenda() == told


def test_a_folder_with_a_new_file_is_left_to_a_service(home):
    agenda()
    write(home, "two")
    assert glance.agenda(7) is None
    assert {one["title"] for one in agenda()["events"]} == {"Event one", "Event two"}


def test_nothing_is_told_while_another_holds_the_service(home):
    agenda()
    holder = Lock(system_paths().lock)
    assert holder.acquire()
    try:
        assert glance.agenda(7) is None
    finally:
        holder.release()


def test_a_store_that_cannot_be_read_is_left_to_a_service(home):
    agenda()
    system_paths().store.write_bytes(b"no store at all, but something else" * 100)
    assert glance.agenda(7) is None


def test_no_service_is_loaded_for_it(home):
    agenda()
    code = "import sys; from tray.service import glance; assert glance.agenda(7); print('asyncio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.split() == ["False"]
