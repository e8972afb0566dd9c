"""The session bus connection, against real dbus-daemons."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from tests.desktop.private_bus import PrivateBus
from tray.desktop.bus import DAEMON, BusError, Peer, SessionBus, SignalFilter
from tray.desktop.exports import Interface, Method, Property
from tray.domain.problem import Problem, ProblemError

ECHO = Interface(
    "org.dainvo.Echo",
    methods={"Say": Method("s", "s", lambda text: [text]), "Fail": Method("", "", lambda: [int("none")])},
    properties={"Mood": Property("s", lambda: "calm")},
    signals={"Said": "s"},
)


@pytest.fixture
def daemon() -> Iterator[PrivateBus]:
    with PrivateBus() as bus:
        yield bus


def run(daemon: PrivateBus, story: Callable[[SessionBus, SessionBus], object]) -> None:
    """Run a story with two connections to one bus."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        one, two = SessionBus(loop, address=daemon.address), SessionBus(loop, address=daemon.address)
        try:
            await one.connect()
            await two.connect()
            await asyncio.wait_for(story(one, two), 20)  # type: ignore[arg-type]  # every story is a coroutine function
        finally:
            await one.close()
            await two.close()

    asyncio.run(main())


def test_call_reaches_an_exported_object(daemon: PrivateBus) -> None:
    """A call gets the values the handler gave."""

    async def story(one: SessionBus, two: SessionBus) -> None:
        one.export("/echo", ECHO)
        peer = Peer(one.unique_name, "/echo", "org.dainvo.Echo")
        assert await two.call(peer, "Say", "s", ["grüß"]) == ["grüß"]

    run(daemon, story)


def test_mistakes_come_back_as_named_errors(daemon: PrivateBus) -> None:
    """A wrong method, wrong arguments and a failing handler are errors with a D-Bus name, and no crash."""

    async def story(one: SessionBus, two: SessionBus) -> None:
        one.export("/echo", ECHO)
        peer = Peer(one.unique_name, "/echo", "org.dainvo.Echo")
        expected = {
            ("Nope", ""): "org.freedesktop.DBus.Error.UnknownMethod",
            ("Say", "u"): "org.freedesktop.DBus.Error.InvalidArgs",
            ("Fail", ""): "com.dubstepdish.dbus.next.InternalError",
        }
        for (member, signature), name in expected.items():
            with pytest.raises(BusError) as caught:
                await two.call(peer, member, signature, [1] if signature else [])
            assert caught.value.name == name

    run(daemon, story)


def test_properties_are_read_and_never_written(daemon: PrivateBus) -> None:
    """Get and GetAll answer, Set is refused, an unknown property is named."""

    async def story(one: SessionBus, two: SessionBus) -> None:
        one.export("/echo", ECHO)
        peer = Peer(one.unique_name, "/echo", "org.freedesktop.DBus.Properties")
        assert (await two.call(peer, "Get", "ss", ["org.dainvo.Echo", "Mood"]))[0].value == "calm"
        (everything,) = await two.call(peer, "GetAll", "s", ["org.dainvo.Echo"])
        assert {key: variant.value for key, variant in everything.items()} == {"Mood": "calm"}
        with pytest.raises(BusError, match="Nope"):
            await two.call(peer, "Get", "ss", ["org.dainvo.Echo", "Nope"])

    run(daemon, story)


def test_introspection_is_what_dbus_fast_can_parse(daemon: PrivateBus) -> None:
    """The XML names methods, properties and signals with their types."""
    from dbus_fast.introspection import Node

    async def story(one: SessionBus, two: SessionBus) -> None:
        one.export("/echo", ECHO)
        peer = Peer(one.unique_name, "/echo", "org.freedesktop.DBus.Introspectable")
        node = Node.parse((await two.call(peer, "Introspect"))[0])
        (interface,) = node.interfaces
        assert [method.name for method in interface.methods] == ["Say", "Fail"]
        assert interface.methods[0].in_signature == interface.methods[0].out_signature == "s"
        assert [entry.name for entry in interface.properties] == ["Mood"]
        assert [entry.signature for entry in interface.signals] == ["s"]

    run(daemon, story)


def test_subscription_hears_only_what_it_asked_for(daemon: PrivateBus) -> None:
    """Path, member and the first argument are matched; after close nothing is heard."""

    async def story(one: SessionBus, two: SessionBus) -> None:
        heard: asyncio.Queue[str] = asyncio.Queue()
        wanted = SignalFilter(one.unique_name, "/echo", "org.dainvo.Echo", "Said", "yes")
        subscription = await two.subscribe(wanted, lambda body: heard.put_nowait(body[0]))
        end = await two.subscribe(SignalFilter(member="End"), lambda body: heard.put_nowait("end"))
        one.emit("/echo", "org.dainvo.Echo", "Said", "s", ["no"])
        one.emit("/other", "org.dainvo.Echo", "Said", "s", ["yes"])
        one.emit("/echo", "org.dainvo.Echo", "Said", "s", ["yes"])
        one.emit("/echo", "org.dainvo.Echo", "End")
        assert [await heard.get(), await heard.get()] == ["yes", "end"]
        subscription.close()
        one.emit("/echo", "org.dainvo.Echo", "Said", "s", ["yes"])
        one.emit("/echo", "org.dainvo.Echo", "End")
        assert await heard.get() == "end"
        end.close()

    run(daemon, story)


def test_well_known_sender_is_followed_to_its_owner(daemon: PrivateBus) -> None:
    """A signal of a stranger does not pass for one of the named service."""

    async def story(one: SessionBus, two: SessionBus) -> None:
        heard: asyncio.Queue[str] = asyncio.Queue()
        await two.subscribe(SignalFilter(member="End"), lambda body: heard.put_nowait("end"))
        await two.subscribe(SignalFilter("org.dainvo.Named", member="Said"), lambda body: heard.put_nowait(body[0]))
        two_says = SignalFilter(member="Said")
        await two.subscribe(two_says, lambda body: None)
        one.emit("/echo", "org.dainvo.Echo", "Said", "s", ["stranger"])
        await one.call(DAEMON, "RequestName", "su", ["org.dainvo.Named", 0])
        one.emit("/echo", "org.dainvo.Echo", "Said", "s", ["named"])
        one.emit("/echo", "org.dainvo.Echo", "End")
        assert [await heard.get(), await heard.get()] == ["named", "end"]

    run(daemon, story)


def test_watched_name_is_told_now_and_at_each_change(daemon: PrivateBus) -> None:
    """Nobody, an owner, nobody again: three words, and late watchers hear the present one."""

    async def story(one: SessionBus, two: SessionBus) -> None:
        owners: asyncio.Queue[str] = asyncio.Queue()
        watch = await two.watch_name("org.dainvo.Named", owners.put_nowait)
        assert await owners.get() == ""
        await one.call(DAEMON, "RequestName", "su", ["org.dainvo.Named", 0])
        assert await owners.get() == one.unique_name
        late: list[str] = []
        (await two.watch_name("org.dainvo.Named", late.append)).close()
        assert late == [one.unique_name]
        await one.call(DAEMON, "ReleaseName", "s", ["org.dainvo.Named"])
        assert await owners.get() == ""
        watch.close()

    run(daemon, story)


def test_no_bus_is_a_problem_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without a session bus, connect says so in words."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))

    async def main() -> None:
        bus = SessionBus(asyncio.get_running_loop())
        with pytest.raises(ProblemError) as caught:
            await bus.connect()
        assert caught.value.problem.code == "desktop.no_session_bus"
        assert caught.value.problem.remedy
        await bus.close()

    asyncio.run(main())


def test_lost_bus_is_told_once_and_everything_is_restored() -> None:
    """After the bus died and came back, exports, subscriptions and watched names work again."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        problems: asyncio.Queue[Problem] = asyncio.Queue()
        owners: asyncio.Queue[str] = asyncio.Queue()
        heard: asyncio.Queue[str] = asyncio.Queue()
        with PrivateBus() as first:
            bus = SessionBus(loop, address=first.address, on_problem=problems.put_nowait, reconnect_seconds=(0.02,))
            await bus.connect()
            bus.export("/echo", ECHO)
            await bus.watch_name("org.dainvo.Named", owners.put_nowait)
            await bus.subscribe(SignalFilter(member="Said"), lambda body: heard.put_nowait(body[0]))
            assert await owners.get() == ""
            first.stop()
            assert (await asyncio.wait_for(problems.get(), 10)).code == "desktop.session_bus_lost"
            with pytest.raises((BusError, ProblemError)):
                await bus.call(DAEMON, "GetId")
            first.start()
            peer = SessionBus(loop, address=first.address)
            await peer.call(DAEMON, "RequestName", "su", ["org.dainvo.Named", 0])
            assert await asyncio.wait_for(owners.get(), 10) == peer.unique_name
            target = Peer(bus.unique_name, "/echo", "org.dainvo.Echo")
            assert await peer.call(target, "Say", "s", ["back"]) == ["back"]
            peer.emit("/echo", "org.dainvo.Echo", "Said", "s", ["heard"])
            assert await asyncio.wait_for(heard.get(), 10) == "heard"
            assert problems.empty()
            await peer.close()
            await bus.close()

    asyncio.run(main())
