from __future__ import annotations

import json
import os

from hypothesis import given
from hypothesis import strategies as st

from tray.dialogs.calls import Answer, Calls
from tray.dialogs.wire import Lines, Wire
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9)), max_size=6), st.data())
def test_messages_arrive_whole_however_they_are_cut(messages: list[dict[str, str]], data: st.DataObject) -> None:
    """Pieces may end anywhere, within a character even."""
    stream = b"".join(json.dumps(message, ensure_ascii=False).encode() + b"\n" for message in messages)
    lines, seen, at = Lines(), [], 0
    while at < len(stream):
        step = data.draw(st.integers(1, len(stream)))
        seen += lines.feed(stream[at : at + step])
        at += step
    assert messages == seen


def test_what_is_no_message_is_passed_over() -> None:
    """A broken line costs nothing but itself."""
    assert Lines().feed(b'\n{"broken\n[1]\n\xff\xfe\n{"a": 1}\n') == [{"a": 1}]


def test_the_first_message_is_waited_for_and_the_next_are_kept() -> None:
    """The opening line may come together with what follows it, and may never come."""
    reading, writing = os.pipe()
    os.write(writing, b'{"open": {}}\n{"event": "changed"}\n')
    os.close(writing)
    wire = Wire(reading)
    assert wire.first() == {"open": {}}
    assert wire.first() == {"event": "changed"}
    assert wire.first() is None
    os.close(reading)


def test_what_was_sent_goes_out_before_the_end() -> None:
    """Closing lets the writer finish, so that an Enter followed by an Escape is still saved."""
    reading, writing = os.pipe()
    wire = Wire(reading, writing)
    for number in range(100):
        wire.send({"id": number, "text": "Café 🎉"})
    wire.close()
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        assert [{"id": number, "text": "Café 🎉"} for number in range(100)] == [json.loads(line) for line in pipe]


def test_a_pipe_nobody_reads_is_no_error() -> None:
    """The service may be gone already."""
    reading, writing = os.pipe()
    os.close(reading)
    wire = Wire(0, writing)
    wire.send({"id": 1})
    wire.close()
    os.close(writing)


def test_answers_find_who_asked() -> None:
    """Whatever the order of answers, each goes to the one that asked, once."""
    sent: list[dict[str, object]] = []
    heard: list[tuple[str, Answer]] = []
    calls = Calls(sent.append)
    calls.ask("show", lambda answer: heard.append(("show", answer)), uid="u")
    calls.ask("add", lambda answer: heard.append(("add", answer)))
    trouble = problem("disk.full")
    calls.receive({"id": 2, "problem": problem_to_dict(trouble)})
    calls.receive({"id": 1, "result": {"uid": "u"}})
    calls.receive({"id": 1, "result": {}})
    calls.receive({"id": 77, "result": {}})
    assert sent == [{"id": 1, "command": "show", "uid": "u"}, {"id": 2, "command": "add"}]
    assert [("add", Answer({}, trouble)), ("show", Answer({"uid": "u"}))] == heard


def test_events_go_to_all_who_listen() -> None:
    """What the service tells by itself is no answer to anybody."""
    calls = Calls(lambda _: None)
    heard: list[object] = []
    calls.listen("changed", lambda message: heard.append(message["uids"]))
    calls.receive({"event": "changed", "uids": ["u"]})
    calls.receive({"event": "other"})
    assert heard == [["u"]]
