"""A server may lie, stop in the middle or send what it likes: each is bounded, named, and harms no event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendars.room import Room
from tests.calendars.scripted import Reply, ScriptedServer, part, parts
from tests.calendars.texts import item
from tray.calendars import dav, web
from tray.calendars.dav import DavCalendar
from tray.calendars.dav_discovery import offered_calendars
from tray.calendars.dav_requests import DavServer
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><d:multistatus xmlns:d="DAV:"><d:sync-token>&j;</d:sync-token></d:multistatus>'
)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    made = ScriptedServer()
    yield made
    made.close()


@pytest.fixture
def room(tmp_path: Path, server: ScriptedServer) -> Iterator[Room]:
    port = DavCalendar(DavServer(server.url, "ann", Secret("pw")), server.url)
    made = Room(tmp_path, port, kind="caldav")
    yield made
    port.close()
    made.store.close()


ICS = {"Content-Type": "text/calendar"}


def one_event(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
    """A well-behaved server with one event."""
    if method == "REPORT" and "sync-collection" in body:
        return 207, {}, parts(part("one.ics"))
    if method in {"REPORT", "GET"}:
        return 200, {"Content-Type": "text/calendar", "ETag": '"1"'}, item().encode()
    return 207, {}, parts()


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ((500, {}, b""), "calendar.unreachable"),
        ((502, {}, b"<html>"), "calendar.unreachable"),
        ((423, {}, b""), "calendar.unreachable"),
        ((207, {}, b"<d:multistatus"), "calendar.unreachable"),
        ((207, {}, BOMB.encode()), "calendar.unreachable"),
        (
            (207, {}, b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + parts(part("&e;"))),
            "calendar.unreachable",
        ),
        ((200, {"Content-Type": "text/html"}, b"<html>Please sign in</html>"), "calendar.unreachable"),
        ((401, {"WWW-Authenticate": "Basic"}, b""), "calendar.sign_in"),
        ((404, {}, b""), "calendar.not_a_calendar"),
        ((302, {"Location": "http://example.org/"}, b""), "calendar.not_a_calendar"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "calendar.not_a_calendar"),
    ],
)
def test_whatever_it_answers_what_was_known_is_kept_and_the_answer_is_named(
    room: Room, server: ScriptedServer, reply: Reply, code: str
) -> None:
    server.script = one_event
    room.sync()
    assert room.titles() == ["Standup"]
    server.script = lambda method, path, body, headers: reply
    room.sync()
    assert room.titles() == ["Standup"]
    assert room.problem() == code


@pytest.mark.parametrize(
    "told",
    [
        "<d:propstat><d:prop><d:getetag/></d:prop><d:status>HTTP/1.1 500 Broken</d:status></d:propstat>",
        "<d:status>HTTP/1.1 503 Busy</d:status>",
        "",
    ],
    ids=["a property that fails", "an object that fails", "nothing at all"],
)
def test_an_event_of_which_a_list_tells_nothing_is_not_taken_for_gone(
    room: Room, server: ScriptedServer, told: str
) -> None:
    server.script = one_event
    room.sync()
    room.store.calendars.set_sync_state("c", {})

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "sync-collection" in body:
            return 207, {}, parts(f"<d:response><d:href>/cal/one.ics</d:href>{told}</d:response>")
        return one_event(method, path, body, headers)

    server.script = script
    room.sync()
    assert (room.titles(), room.problem()) == (["Standup"], "")


@pytest.mark.parametrize(
    "answer", [(500, {}, b""), (200, {"Content-Type": "text/xml"}, item("two@example.org", "Two").encode())]
)
def test_one_event_that_the_server_cannot_give_holds_up_no_other_and_is_tried_again(
    room: Room, server: ScriptedServer, answer: Reply
) -> None:
    broken = [True]

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "sync-collection" in body:
            whole = "<d:sync-token></" in body
            return 207, {}, parts(*([part("one.ics"), part("two.ics")] if whole else []))
        if method == "GET" and path.endswith("two.ics"):
            return answer if broken else (200, ICS | {"ETag": '"1"'}, item("two@example.org", "Two").encode())
        return one_event(method, path, body, headers)

    server.script = script
    room.sync()
    assert (room.titles(), room.problem()) == (["Standup"], "calendar.broken_file")
    broken.clear()
    room.sync()
    assert (room.titles(), room.problem()) == (["Standup", "Two"], "")


def test_a_server_without_etags_is_read_and_written_all_the_same(room: Room, server: ScriptedServer) -> None:
    held = [item()]

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if method == "PUT":
            held[0] = body
            return 204, {}, b""
        if "sync-collection" in body:
            return 207, {}, parts(part("one.ics", etag=""))
        if method == "GET":
            return 200, ICS, held[0].encode()
        return 404, {}, b""

    server.script = script
    room.sync()
    room.change(title="Ours")
    room.reconciler.settle()
    room.sync()
    assert room.titles() == ["Ours"]
    assert "SUMMARY:Ours" in held[0]


def test_an_answer_of_no_events_is_believed_when_it_is_given_a_while_later_too(
    room: Room, server: ScriptedServer
) -> None:
    held = [part("one.ics")]

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "sync-collection" in body:
            return (207, {}, parts(*held)) if "<d:sync-token></" in body else (403, {}, b"")
        return one_event(method, path, body, headers)

    server.script = script
    room.sync()
    held.clear()
    room.sync()
    room.sync()
    assert (room.titles(), room.problem()) == (["Standup"], "calendar.empty")
    held.append(part("one.ics"))
    room.clock.later(seconds=61)
    room.sync()
    assert (room.titles(), room.problem()) == (["Standup"], "")
    held.clear()
    room.sync()
    assert (room.titles(), room.problem()) == (["Standup"], "calendar.empty")
    room.clock.later(seconds=61)
    assert (room.reconciler.next_wake() or 1e12) <= room.clock.now().timestamp()
    room.reconciler.settle()
    assert (room.titles(), room.problem()) == ([], "")


def test_a_pause_it_asks_for_is_kept(room: Room, server: ScriptedServer) -> None:
    server.script = lambda method, path, body, headers: (503, {"Retry-After": "777"}, b"")
    room.add()
    room.reconciler.settle()
    kept = room.item()
    assert kept is not None
    assert kept.not_before == room.clock.now().timestamp() + 777
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "code"),
    [(507, "calendar.server_full"), (403, "calendar.read_only"), (400, "calendar.refused"), (415, "calendar.refused")],
)
def test_a_write_that_is_refused_is_a_problem_of_its_event(
    room: Room, server: ScriptedServer, status: int, code: str
) -> None:
    server.script = lambda method, path, body, headers: (status, {}, b"") if method == "PUT" else (207, {}, parts())
    room.add()
    room.reconciler.settle()
    kept = room.item()
    assert kept is not None
    assert kept.pending
    assert code in kept.problem
    assert room.titles() == ["Standup"]


def test_a_server_that_always_says_changed_is_given_up_for_now(room: Room, server: ScriptedServer) -> None:
    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if method == "PUT":
            return 412, {}, b""
        return one_event(method, path, body, headers)

    server.script = script
    room.sync()
    room.change(title="New")
    room.reconciler.settle()
    kept = room.item()
    assert kept is not None
    assert kept.pending
    assert sum(1 for method, *_ in server.asked if method == "PUT") <= 4


def test_every_write_asks_for_the_state_it_was_made_for(room: Room, server: ScriptedServer) -> None:
    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if method in {"PUT", "DELETE"}:
            return 204, {"ETag": '"2"'}, b""
        return one_event(method, path, body, headers)

    server.script = script
    room.sync()
    room.change(title="New")
    room.reconciler.settle()
    room.delete()
    room.reconciler.settle()
    room.add("Other", "other@example.org")
    room.reconciler.settle()
    writes = [
        (method, headers.get("if-match"), headers.get("if-none-match"))
        for method, _, _, headers in server.asked
        if method in {"PUT", "DELETE"}
    ]
    assert writes == [("PUT", '"1"', None), ("DELETE", '"2"', None), ("PUT", None, "*")]


def test_pages_without_end_are_bounded(room: Room, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dav, "MOST_PAGES", 10)
    numbers = iter(range(10**6))
    more = "<d:response><d:href>/cal/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>"

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "sync-collection" in body:
            return 207, {}, parts(more, token=f"t{next(numbers)}")
        return 207, {}, parts()

    server.script = script
    room.sync()
    assert len(server.asked) < 20


def test_names_that_lead_elsewhere_are_taken_as_names(room: Room, server: ScriptedServer) -> None:
    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "sync-collection" in body:
            return 207, {}, parts(part("..%2F..%2Fetc%2Fpasswd"), part("//example.org/x.ics"), part(""))
        return 404, {}, b""

    server.script = script
    room.sync()
    assert all(path.startswith("/cal/") for _, path, _, _ in server.asked)
    assert room.titles() == []


def test_an_answer_without_end_is_cut_off(room: Room, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LONGEST", -1.0)
    server.script = one_event
    room.sync()
    assert room.problem() == "calendar.unreachable"


def test_the_password_is_not_told_to_another_server(server: ScriptedServer) -> None:
    other = ScriptedServer()
    other.script = lambda method, path, body, headers: (404, {}, b"")

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "authorization" not in headers:
            return 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""
        return 307, {"Location": other.url}, b""

    server.script = script
    with pytest.raises(ProblemError):
        offered_calendars(server.url, "ann", Secret("pw"))
    assert other.asked
    assert all("authorization" not in headers for _, _, _, headers in other.asked)
    other.close()


def test_the_password_does_not_go_where_an_answer_says_that_the_calendars_are(server: ScriptedServer) -> None:
    other = ScriptedServer()
    other.script = lambda method, path, body, headers: (207, {}, parts())
    home = f"<d:href>{other.url.replace('127.0.0.1', 'localhost')}home/</d:href>"
    named = f"<d:current-user-principal>{home}</d:current-user-principal>"
    answer = (
        '<d:multistatus xmlns:d="DAV:"><d:response><d:href>/</d:href><d:propstat><d:prop>'
        f"{named}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>"
    )
    server.script = lambda method, path, body, headers: (207, {}, answer.encode())
    try:
        with pytest.raises(ProblemError) as refused:
            offered_calendars(server.url, "ann", Secret("pw"))
    finally:
        other.close()
    assert refused.value.problem.code == "calendar.not_a_calendar"
    assert "sends us on to localhost" in refused.value.problem.detail
    assert other.asked == []


@pytest.mark.parametrize(
    ("url", "target", "same"),
    [
        ("https://caldav.icloud.com/", "https://p34-caldav.icloud.com/1/", True),
        ("https://example.org/", "https://dav.example.org/", True),
        ("https://dav.example.co.uk/", "https://example.co.uk/", True),
        ("https://web.de/", "https://caldav.web.de/", True),
        ("https://ann.co.uk/", "https://evil.co.uk/", False),
        ("https://example.org/", "https://example.net/", False),
        ("https://example.org/", "http://example.org/", False),
        ("https://example.org/", "https://example.org:8443/", True),
        ("http://10.0.0.1/", "http://10.0.0.2/", False),
        ("https://10.0.0.1/", "https://10.1.0.1/", False),
        ("http://localhost:1/", "http://localhost:2/", False),
    ],
)
def test_two_addresses_are_of_one_owner_or_are_not(url: str, target: str, *, same: bool) -> None:
    assert web.related(url, target) is same


def test_an_etag_that_is_a_lie_loses_no_change(room: Room, server: ScriptedServer) -> None:
    """The server says that nothing was altered, but keeps a text of its own: the next look reads it."""
    held = {"text": item(), "etag": '"1"'}

    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if method == "PUT":
            held["text"] = body.replace("SUMMARY:Ours", "SUMMARY:Ours\r\nX-SERVER:was here")
            held["etag"] = '"3"'
            return 204, {"ETag": '"2"'}, b""
        if "sync-collection" in body:
            return 207, {}, parts(part("one.ics", held["etag"]), token=held["etag"])
        if method == "PROPFIND":
            return 207, {}, parts()
        return 200, {"Content-Type": "text/calendar", "ETag": held["etag"]}, held["text"].encode()

    server.script = script
    room.sync()
    room.change(title="Ours")
    room.reconciler.settle()
    room.sync()
    kept = room.item()
    assert kept is not None
    assert kept.wanted is not None
    assert "X-SERVER:was here" in kept.wanted
    room.change(location="Room")
    room.reconciler.settle()
    assert "LOCATION:Room" in held["text"]
