"""Everything the sandbox remembers, in one place behind one lock."""

from __future__ import annotations

import random
import string
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tests.zoom_sandbox.clock import Clock
from tests.zoom_sandbox.meeting import Meeting
from tests.zoom_sandbox.messages import Request
from tests.zoom_sandbox.people import User, seeded_users
from tests.zoom_sandbox.scopes import DECLARED
from tests.zoom_sandbox.switches import Switches

GrantState = Literal["live", "superseded", "revoked", "removed", "withdrawn"]
_TOKEN_ALPHABET = string.ascii_letters + string.digits + "-_"


@dataclass(slots=True)
class App:
    """The one registered app: a user-managed General app with a public client."""

    name: str = "Dainvo tray"
    public_client_id: str = "SandboxPublic_9dQ2x"
    redirect_path: str = "/callback"
    scopes: tuple[str, ...] = DECLARED


@dataclass(slots=True)
class Grant:
    """What one sign-in gave the app: who, what, and the tokens that came of it."""

    user_id: str
    scopes: frozenset[str]
    created_at: datetime
    refresh_token: str
    refresh_expires_at: datetime
    state: GrantState = "live"
    access: dict[str, datetime] = field(default_factory=dict)
    """Access token to the moment it ends."""
    spent: dict[str, datetime] = field(default_factory=dict)
    """Refresh token that was rotated out to the moment it was used."""
    refreshes: int = 0


@dataclass(slots=True)
class Code:
    """An authorisation code on its way from the consent page to the token call."""

    user_id: str
    redirect_uri: str
    challenge: str
    method: str
    scopes: frozenset[str]
    expires_at: datetime
    used: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """An authorise request that stands on the consent page."""

    redirect_uri: str
    state: str | None
    challenge: str
    method: str
    scopes: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser that came to a join or start page; `result` is what it was shown."""

    time: datetime
    kind: Literal["join", "start"]
    meeting_id: int
    result: Literal["joined", "started", "passcode", "gone", "expired"]


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail Zoom would have sent."""

    time: datetime
    to: str
    about: str
    meeting_id: int | None


@dataclass(frozen=True, slots=True)
class PageToken:
    """Where a list goes on, for whom and until when."""

    user_id: str
    question: tuple[str, ...]
    offset: int
    expires_at: datetime


class State:
    """The sandbox's memory; whoever reads or changes it holds `lock`."""

    def __init__(self, clock: Clock, switches: Switches, seed: int | None = None) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.switches = switches
        self.random = random.Random(seed)
        self.base_url = ""
        self.app = App()
        self.users: list[User] = []
        self.forget()

    def forget(self) -> None:
        """Begin again: seeded users only, no grants, meetings, visits or mails."""
        self.users[:] = seeded_users()
        self.grants: list[Grant] = []
        self.codes: dict[str, Code] = {}
        self.consents: dict[str, Consent] = {}
        self.meetings: dict[int, Meeting] = {}
        self.host_keys: dict[str, tuple[int, datetime]] = {}
        self.page_tokens: dict[str, PageToken] = {}
        self.writes: dict[tuple[str, str], int] = {}
        self.visits: list[Visit] = []
        self.mails: list[Mail] = []

    def user_by_id(self, user_id: str) -> User:
        return next(user for user in self.users if user.id == user_id)

    def user_by_email(self, email: str) -> User:
        for user in self.users:
            if user.email == email:
                return user
        raise KeyError(f"no user {email} in this sandbox; there are {', '.join(user.email for user in self.users)}")

    def word(self, length: int) -> str:
        """Return random URL-safe characters."""
        return "".join(self.random.choices(_TOKEN_ALPHABET, k=length))

    def link_base(self) -> str:
        return self.base_url if self.switches.local_links else self.switches.link_base

    def mail(self, to: str, about: str, meeting_id: int | None = None) -> None:
        self.mails.append(Mail(self.clock.now(), to, about, meeting_id))


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes an API call, after the token was looked at."""

    user: User
    grant: Grant


@dataclass(frozen=True, slots=True)
class Call:
    """One API call as its handler sees it."""

    state: State
    request: Request
    caller: Caller
    arguments: tuple[str, ...]

    @property
    def user(self) -> User:
        return self.caller.user
