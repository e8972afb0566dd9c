"""The alarm rings by the clock on the wall, and only when there is something to ring for."""

from __future__ import annotations

import asyncio
import time

from tray.service import alarm as alarm_module
from tray.service.alarm import Alarm


def ring_after(seconds, *, timerfd=True, monkeypatch=None):
    """How long the alarm took, None where it did not ring in time."""

    async def wait():
        rang = asyncio.Event()
        alarm = Alarm(asyncio.get_running_loop(), rang.set, time.time)
        began = time.monotonic()
        alarm.set(time.time() + seconds)
        try:
            await asyncio.wait_for(rang.wait(), 5)
        finally:
            alarm.close()
        return time.monotonic() - began

    if not timerfd:
        monkeypatch.setattr(alarm_module, "_timerfd", lambda: None)
    return asyncio.run(wait())


def test_it_rings_at_its_time_and_not_before():
    assert ring_after(0.2) >= 0.19


def test_a_time_that_has_passed_rings_at_once():
    assert ring_after(-3600) < 5


def test_it_works_the_same_where_the_system_has_no_such_timer(monkeypatch):
    assert ring_after(0.2, timerfd=False, monkeypatch=monkeypatch) >= 0.19


def test_a_changed_alarm_forgets_the_old_time():
    async def wait():
        rang = []
        alarm = Alarm(asyncio.get_running_loop(), lambda: rang.append(time.monotonic()), time.time)
        alarm.set(time.time() + 0.05)
        alarm.set(None)
        await asyncio.sleep(0.2)
        alarm.close()
        return rang

    assert asyncio.run(wait()) == []


def test_a_long_wait_looks_at_the_clock_now_and_then_where_it_must(monkeypatch):
    """A computer that slept through the alarm rings within one nap of waking."""
    clock = [1000.0]

    async def wait():
        rang = asyncio.Event()
        monkeypatch.setattr(alarm_module, "_timerfd", lambda: None)
        monkeypatch.setattr(alarm_module, "LONGEST_NAP", 0.01)
        alarm = Alarm(asyncio.get_running_loop(), rang.set, lambda: clock[0])
        alarm.set(5000.0)
        await asyncio.sleep(0.03)
        assert not rang.is_set()
        clock[0] = 6000.0
        await asyncio.wait_for(rang.wait(), 5)
        alarm.close()

    asyncio.run(wait())
