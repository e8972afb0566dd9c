"""An alarm that goes by the clock on the wall, so that sleep and clock changes cannot make it late."""

from __future__ import annotations

import asyncio
import ctypes
import os
import struct
import sys
from collections.abc import Callable

CLOCK_REALTIME = 0
TFD_TIMER_ABSTIME = 1
TFD_TIMER_CANCEL_ON_SET = 2
LONGEST_NAP = 60.0
"""Seconds between looks at the clock where the system has no such alarm of its own."""


class Alarm:
    """Calls `ring` on the loop once the clock reaches the time set, or jumps.

    On Linux this is a timerfd(2) on the real-time clock, which wakes nothing before its time, rings at once after a
    suspend that slept through it, and is cancelled (which rings too) when the clock is set.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, ring: Callable[[], None], now: Callable[[], float]) -> None:
        self._loop = loop
        self._ring = ring
        self._now = now
        self._at: float | None = None
        self._handle: asyncio.TimerHandle | None = None
        self._fd = _timerfd() if sys.platform.startswith("linux") else None
        if self._fd is not None:
            loop.add_reader(self._fd, self._fired)

    def set(self, at: float | None) -> None:
        """Ring at that many seconds since 1970, or never; replaces what was set."""
        if at == self._at:
            return
        self._at = at
        if self._fd is not None:
            _arm(self._fd, max(at, 1.0) if at is not None else 0.0)
            return
        if self._handle is not None:
            self._handle.cancel()
        if at is not None:
            self._nap()

    def close(self) -> None:
        """Ring no more."""
        self._at = None
        if self._fd is not None:
            self._loop.remove_reader(self._fd)
            os.close(self._fd)
            self._fd = None
        elif self._handle is not None:
            self._handle.cancel()

    def _fired(self) -> None:
        if self._fd is None:
            return
        try:
            os.read(self._fd, 8)
        except BlockingIOError:
            return
        except OSError:  # ECANCELED: the clock was set
            pass
        self._at = None
        self._ring()

    def _nap(self) -> None:
        if self._at is None:
            return
        left = self._at - self._now()
        if left <= 0:
            self._at = None
            self._ring()
        else:
            self._handle = self._loop.call_later(min(left, LONGEST_NAP), self._nap)


def _timerfd() -> int | None:
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        fd: int = libc.timerfd_create(CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, AttributeError):
        return None
    return fd if fd >= 0 else None


def _arm(fd: int, at: float) -> None:
    whole = int(at)
    # struct itimerspec: interval (seconds, nanoseconds), value (seconds, nanoseconds)
    spec = struct.pack("llll", 0, 0, whole, int((at - whole) * 1e9))
    ctypes.CDLL(None).timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, spec, None)
