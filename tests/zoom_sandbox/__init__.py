"""A Zoom of our own for tests and the demo: sign-in, API and join pages on 127.0.0.1; see README.md here."""

from __future__ import annotations

from tests.zoom_sandbox.browser import Outcome, authorise
from tests.zoom_sandbox.calls import LoggedCall
from tests.zoom_sandbox.clock import Clock
from tests.zoom_sandbox.faults import KINDS, Rule
from tests.zoom_sandbox.meeting import Meeting, Occurrence
from tests.zoom_sandbox.people import User, UserSettings
from tests.zoom_sandbox.process import RemoteSandbox, sandbox_process
from tests.zoom_sandbox.sandbox import Sandbox
from tests.zoom_sandbox.switches import Switches

__all__ = [
    "KINDS",
    "Clock",
    "LoggedCall",
    "Meeting",
    "Occurrence",
    "Outcome",
    "RemoteSandbox",
    "Rule",
    "Sandbox",
    "Switches",
    "User",
    "UserSettings",
    "authorise",
    "sandbox_process",
]
