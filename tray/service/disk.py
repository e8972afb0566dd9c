"""Failures of the disk, told apart by what a person can do about them."""

from __future__ import annotations

import errno
import sqlite3

from tray.domain.problem import Problem
from tray.domain.problems import problem

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CANNOT_WRITE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
FAILURES = (OSError, sqlite3.Error)
"""How disk and store fail."""


def disk_problem(error: BaseException) -> Problem | None:
    """The problem where `error` says that something could not be written here; None where it says something else.

    SQLite tells of a full disk as SQLITE_FULL, or as SQLITE_IOERR and SQLITE_CANTOPEN where not even its journal could
    be made (https://sqlite.org/rescode.html).
    """
    if isinstance(error, sqlite3.Error):
        return _store_problem(error)
    if isinstance(error, OSError):
        if error.errno in FULL:
            return problem("disk.full", _place(error))
        if error.errno in CANNOT_WRITE:
            return problem("disk.no_access", _place(error))
    return None


def _store_problem(error: sqlite3.Error) -> Problem | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or "disk is full" in str(error):
        return problem("disk.full")
    if code == sqlite3.SQLITE_IOERR:
        return problem("disk.full", str(error))
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return problem("disk.no_access", str(error))
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return problem("disk.broken_store", str(error))
    return None


def _place(error: OSError) -> str:
    return str(error.filename or "")
