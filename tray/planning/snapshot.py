"""All that the faces show, taken at one instant."""

from __future__ import annotations

from dataclasses import dataclass

from tray.domain.account import Account
from tray.domain.problem import Problem
from tray.domain.settings import Settings
from tray.planning.agenda import Entry


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known. `zoom_reason` says why Zoom cannot be used, None where it can.

    `problems` are those that stand now, the most pressing first; `undo` names what the last delete or move can be
    taken back for, "" for nothing; `signing_in` is true while a sign-in page is open in the browser; `sign_in` is what
    the last sign-in ended in where it did not work, until it is answered.
    """

    entries: tuple[Entry, ...]
    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]
    settings: Settings
    hours24: bool
    zoom_reason: Problem | None = None
    signing_in: bool = False
    undo: str = ""
    sign_in: Problem | None = None
