"""Values of the session bus connection: peers, errors, subscriptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dbus_fast import Message

SignalHandler = Callable[[Sequence[Any]], None]
OwnerHandler = Callable[[str], None]

DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected"
NO_REPLY = "org.freedesktop.DBus.Error.NoReply"
SERVICE_UNKNOWN = "org.freedesktop.DBus.Error.ServiceUnknown"


class BusError(Exception):
    """A peer answered a call with an error, or there was no answer; `name` is the D-Bus error name."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name}: {text}")
        self.name = name
        self.text = text


@dataclass(frozen=True, slots=True)
class Peer:
    """One interface of one object of one program on the bus."""

    destination: str
    path: str
    interface: str


DAEMON = Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")

OWNER_RULE = (
    "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{}'"
)


@dataclass(frozen=True, slots=True)
class SignalFilter:
    """Which signals are wanted; None stands for any. A well-known `sender` is followed to its present owner."""

    sender: str | None = None
    path: str | None = None
    interface: str | None = None
    member: str | None = None
    arg0: str | None = None

    @property
    def rule(self) -> str:
        """The match rule of it, as the D-Bus specification writes them ("Match Rules")."""
        parts = [
            ("sender", self.sender),
            ("path", self.path),
            ("interface", self.interface),
            ("member", self.member),
            ("arg0", self.arg0),
        ]
        return ",".join(["type='signal'", *(f"{key}='{value}'" for key, value in parts if value is not None)])

    def admits(self, signal: Message, owner: str | None) -> bool:
        """Whether a signal is wanted, `owner` being the unique name that stands for `sender` now."""
        return (
            owner in (None, signal.sender)
            and self.path in (None, signal.path)
            and self.interface in (None, signal.interface)
            and self.member in (None, signal.member)
            and (self.arg0 is None or bool(signal.body and signal.body[0] == self.arg0))
        )


@dataclass(eq=False, frozen=True, slots=True)
class Listener:
    """A filter and who hears what passes it; each is itself only."""

    wanted: SignalFilter
    handler: SignalHandler


class Subscription:
    """Something that lasts until `close` is called; closing twice does nothing."""

    def __init__(self, on_close: Callable[[], object]) -> None:
        self._on_close: Callable[[], object] | None = on_close

    def close(self) -> None:
        """End it, at once on this side."""
        on_close, self._on_close = self._on_close, None
        if on_close is not None:
            on_close()
