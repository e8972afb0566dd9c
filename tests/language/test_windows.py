"""Long texts: where their time is found, and that nothing of them is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from tray.language import parse

NOW = datetime(2026, 9, 16, 10, 20)
PROSE = "Hello, we have gone through the plans for the new boat house and some points about paint are open. "


def draft(text: str):
    return parse(text, now=NOW, zone="UTC")


def test_a_time_at_the_end_of_a_long_mail_is_found() -> None:
    for many in (20, 100):
        text = PROSE * many + "Shall we meet Thursday at 4pm? Best, Ann"
        assert draft(text).start == datetime(2026, 9, 17, 16, tzinfo=UTC)


def test_a_time_in_the_middle_of_a_long_mail_is_found() -> None:
    text = PROSE * 20 + "The paint comes on 24 October at 9:30. " + PROSE * 20
    assert draft(text).start == datetime(2026, 10, 24, 9, 30, tzinfo=UTC)


def test_a_time_at_the_beginning_is_the_one_that_counts() -> None:
    text = "Sail tomorrow 8am. " + PROSE * 20 + "Dinner Friday 7pm."
    assert draft(text).start == datetime(2026, 9, 17, 8, tzinfo=UTC)


def test_a_long_mail_without_a_time_has_none_and_is_all_title() -> None:
    found = draft(PROSE * 40)
    assert found.start is None
    assert [span.kind for span in found.spans] == ["title"]


def test_every_word_of_a_long_mail_is_in_exactly_one_span() -> None:
    text = PROSE * 30 + "Shall we meet Thursday at 4pm? Best, Ann " + PROSE * 30
    spans = draft(text).spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(text[span.start : span.end] for span in spans)
    assert covered.replace(" ", "") == text.replace(" ", "")
    assert [text[s.start : s.end] for s in spans if s.kind == "time"] == ["Thursday at 4pm"]


def test_a_long_text_without_spaces_becomes_a_draft() -> None:
    for text in ("rope," * 600 + "friday,8pm," + "rope," * 900, "rope. " * 300 + "x" * 5000 + "9:30" + "x" * 3000):
        spans = draft(text).spans
        assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(" ", "").strip()
