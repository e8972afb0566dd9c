"""The one connection to the session bus, shared by the icon and the notices.

Everything here runs on the service loop. Messages are written by hand instead of through introspection proxies: a proxy
costs a round trip and an XML parse for each peer before the first call.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tray.desktop.bus_problems import no_session_bus, session_bus_address, session_bus_lost
from tray.desktop.bus_values import (
    DAEMON,
    DISCONNECTED,
    NO_REPLY,
    OWNER_RULE,
    BusError,
    Listener,
    OwnerHandler,
    Peer,
    SignalFilter,
    SignalHandler,
    Subscription,
)
from tray.domain.problem import Problem, ProblemError

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

    from tray.desktop.exports import ExportedObject, Interface

__all__ = ["DAEMON", "DISCONNECTED", "NO_REPLY", "BusError", "Peer", "SessionBus", "SignalFilter", "Subscription"]

_LOG = logging.getLogger(__name__)
_RECONNECT_SECONDS = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)


class SessionBus:
    """A lazily made connection to the session bus that comes back by itself and restores what was set up on it.

    Subscriptions, watched names and exported objects outlive a lost connection. `on_problem` hears once of each loss.
    Every method is to be called on `loop`; `address` is for tests, the environment says it otherwise.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        *,
        address: str | None = None,
        on_problem: Callable[[Problem], None] | None = None,
        reconnect_seconds: Sequence[float] = _RECONNECT_SECONDS,
    ) -> None:
        self.loop = loop
        self._address = address
        self._on_problem = on_problem
        self._pauses = tuple(reconnect_seconds)
        self._bus: MessageBus | None = None
        self._connecting = asyncio.Lock()
        self._closed = False
        self._listeners: list[Listener] = []
        self._rules: dict[str, int] = {}
        self._watches: dict[str, list[OwnerHandler]] = {}
        self._owners: dict[str, str] = {}
        self._objects: dict[str, ExportedObject] = {}
        self._keeper: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        """Whether messages can be sent now."""
        return self._bus is not None and self._bus.connected

    @property
    def unique_name(self) -> str:
        """The name the bus gave this connection, such as `:1.42`; empty while not connected."""
        return (self._bus.unique_name or "") if self._bus is not None else ""

    async def connect(self) -> None:
        """Be connected; quick where it already is.

        Raises ProblemError `desktop.no_session_bus` where there is no bus to connect to.
        """
        async with self._connecting:
            if self._closed or self.connected:
                return
            try:
                # Imported here: it costs 50 ms and 4 MB that a process without an icon need not pay.
                from dbus_fast.aio import MessageBus

                bus = MessageBus(self._address or session_bus_address())
                await bus.connect()
            except Exception as error:  # parsing an address and opening a socket fail in many ways, all meaning one
                raise ProblemError(no_session_bus(error)) from error
            bus.add_message_handler(self._on_message)
            self._bus = bus
            self._keeper = self.loop.create_task(self._keep(bus))
            for rule in self._rules:
                await self._ask(DAEMON, "AddMatch", "s", [rule])
            for name in list(self._watches):
                self._set_owner(name, await self._owner(name))

    async def call(
        self, peer: Peer, member: str, signature: str = "", body: Sequence[Any] = (), *, seconds: float = 25.0
    ) -> list[Any]:
        """Call a method of a peer and return the values of its answer; `seconds` bounds the wait.

        Variants inside the answer stay `dbus_fast.Variant`. Raises BusError, and ProblemError where there is no bus.
        """
        await self.connect()
        return await self._ask(peer, member, signature, body, seconds)

    def emit(self, path: str, interface: str, member: str, signature: str = "", body: Sequence[Any] = ()) -> None:
        """Send a signal to whoever listens; dropped while there is no connection."""
        from dbus_fast import Message

        self._send(Message.new_signal(path, interface, member, signature, list(body)))

    def export(self, path: str, *interfaces: Interface) -> Subscription:
        """Answer calls to `path` from now on, also after a reconnect; one object a path."""
        from tray.desktop.exports import ExportedObject

        if path in self._objects:
            raise ValueError(f"Something is exported at {path} already.")
        self._objects[path] = ExportedObject(path, interfaces)
        return Subscription(lambda: self._objects.pop(path, None))

    async def subscribe(self, wanted: SignalFilter, handler: SignalHandler) -> Subscription:
        """Call `handler` with the list of values of each signal that `wanted` admits."""
        await self.connect()
        sender = wanted.sender
        follow = None
        if sender is not None and sender != DAEMON.destination and not sender.startswith(":"):
            follow = await self.watch_name(sender, _nothing)
        listener = Listener(wanted, handler)
        self._listeners.append(listener)
        await self._add_rule(wanted.rule)

        def close() -> None:
            self._listeners.remove(listener)
            self._drop_rule(wanted.rule)
            if follow is not None:
                follow.close()

        return Subscription(close)

    async def watch_name(self, name: str, handler: OwnerHandler) -> Subscription:
        """Call `handler` with the unique name of the owner of `name` now and at each change; "" says nobody owns it."""
        await self.connect()
        handlers = self._watches.setdefault(name, [])
        handlers.append(handler)
        rule = OWNER_RULE.format(name)
        await self._add_rule(rule)
        if name in self._owners:
            handler(self._owners[name])
        else:
            self._set_owner(name, await self._owner(name))

        def close() -> None:
            handlers.remove(handler)
            self._drop_rule(rule)
            if not handlers:
                self._watches.pop(name, None)
                self._owners.pop(name, None)

        return Subscription(close)

    async def close(self) -> None:
        """Leave the bus for good."""
        self._closed = True
        bus, self._bus = self._bus, None
        if bus is not None and bus.connected:
            bus.disconnect()
        elif self._keeper is not None:
            self._keeper.cancel()
        if self._keeper is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeper

    async def _keep(self, bus: MessageBus) -> None:
        """Wait until the bus is lost, say so, and connect again with growing pauses."""
        try:
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast leaves it unannotated
        except Exception as error:  # noqa: BLE001 - whatever ended the connection, what follows is the same
            _LOG.warning("The session bus went away: %s", error)
        if self._closed:
            return
        self._bus = None
        for name in list(self._watches):
            self._set_owner(name, "")
        if self._on_problem is not None:
            self._on_problem(session_bus_lost())
        for attempt in itertools.count():
            await asyncio.sleep(self._pauses[min(attempt, len(self._pauses) - 1)])
            try:
                await self.connect()  # starts a keeper of its own
            except ProblemError as error:
                _LOG.debug("The session bus is still away: %s", error)
            except BusError:
                return  # lost again while restoring: the keeper of that connection goes on
            else:
                return

    def _on_message(self, message: Message) -> Message | bool | None:
        from dbus_fast import MessageFlag, MessageType

        if message.message_type is MessageType.METHOD_CALL:
            target = self._objects.get(message.path or "")
            reply = target.answer(message) if target is not None else None
            if reply is not None and message.flags.value & MessageFlag.NO_REPLY_EXPECTED.value:
                return True
            return reply
        if message.message_type is MessageType.SIGNAL:
            self._on_signal(message)
        return None

    def _on_signal(self, signal: Message) -> None:
        if signal.sender == DAEMON.destination and signal.member == "NameOwnerChanged":
            name, _, owner = signal.body
            if name in self._watches:
                self._set_owner(name, owner)
        for listener in list(self._listeners):
            sender = listener.wanted.sender
            if listener.wanted.admits(signal, self._owners.get(sender or "", sender)):
                _tell(listener.handler, signal.body)

    def _set_owner(self, name: str, owner: str) -> None:
        if self._owners.get(name) == owner:
            return
        self._owners[name] = owner
        for handler in list(self._watches.get(name, ())):
            _tell(handler, owner)

    async def _owner(self, name: str) -> str:
        try:
            return str((await self._ask(DAEMON, "GetNameOwner", "s", [name]))[0])
        except BusError:
            return ""

    async def _add_rule(self, rule: str) -> None:
        self._rules[rule] = self._rules.get(rule, 0) + 1
        if self._rules[rule] == 1:
            with contextlib.suppress(BusError):  # lost meanwhile: the reconnect adds every rule again
                await self._ask(DAEMON, "AddMatch", "s", [rule])

    def _drop_rule(self, rule: str) -> None:
        from dbus_fast import MessageFlag

        self._rules[rule] -= 1
        if self._rules[rule] == 0:
            del self._rules[rule]
            message = _message(DAEMON, "RemoveMatch", "s", [rule])
            message.flags = MessageFlag.NO_REPLY_EXPECTED
            self._send(message)

    async def _ask(
        self, peer: Peer, member: str, signature: str, body: Sequence[Any], seconds: float = 25.0
    ) -> list[Any]:
        from dbus_fast import MessageType

        if self._bus is None:
            raise BusError(DISCONNECTED, "There is no connection to the session bus.")
        try:
            async with asyncio.timeout(seconds):
                reply: Message | None = await self._bus.call(_message(peer, member, signature, body))
        except TimeoutError as error:
            raise BusError(NO_REPLY, f"{peer.destination} did not answer {member} within {seconds:g} s.") from error
        except (OSError, EOFError) as error:
            raise BusError(DISCONNECTED, str(error)) from error
        if reply is None:
            raise BusError(DISCONNECTED, "The connection was closed before the answer came.")
        if reply.message_type is MessageType.ERROR:
            text = reply.body[0] if reply.body and isinstance(reply.body[0], str) else ""
            raise BusError(reply.error_name or "", text)
        return reply.body

    def _send(self, message: Message) -> None:
        if self._bus is not None and self._bus.connected:
            sent = self._bus.send(message)
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())  # the keeper tells of a loss


def _message(peer: Peer, member: str, signature: str, body: Sequence[Any]) -> Message:
    from dbus_fast import Message

    return Message(peer.destination, peer.path, peer.interface, member, signature=signature, body=list(body))


def _tell(handler: Callable[[Any], None], value: object) -> None:
    try:
        handler(value)
    except Exception:  # noqa: BLE001 - one listener's mistake must not silence the others
        _LOG.exception("A listener on the session bus failed")


def _nothing(owner: str) -> None:
    """Watch a name only to know its owner."""
