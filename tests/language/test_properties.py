"""What holds for any text whatever."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import vRecur

from tests.language.scoring import LANGUAGES, cases
from tray.domain.draft_json import draft_to_json
from tray.language import parse
from tray.language.lexicon import lexicon

NOW = datetime(2026, 9, 16, 10, 20)
BOOK = lexicon(("en", "de", "fr"))
WORDS = sorted({" ".join(entry.words) for word in BOOK.words() for entry in BOOK.entries(word)})
FIGURES = ("3", "12", "15", "31", "0645", "1530", "2026", "3:30", "9/10", "-", "/", ",", ".", "@", '"', "(", ")", "#4")
LOCALES = st.sampled_from(("en-US", "en-GB", "de-DE", "fr-FR", "", "xx", "ja-JP"))
SPEECH = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(FIGURES)), max_size=14)


def draft_of(text: str, locale: str = "en-US", languages: tuple[str, ...] = ("en",)):
    return parse(text, now=NOW, zone="America/New_York", languages=languages, locale=locale)


def check(text: str, locale: str = "en-US", languages: tuple[str, ...] = ("en",)) -> None:
    draft = draft_of(text, locale, languages)
    last = 0
    for span in draft.spans:
        assert last <= span.start < span.end <= len(text)
        assert not text[last : span.start].strip()
        last = span.end
    assert not text[last:].strip()
    assert (draft.start is None) == (draft.end is None)
    if draft.start is not None and draft.end is not None:
        assert draft.end > draft.start
        assert isinstance(draft.start, datetime) == isinstance(draft.end, datetime)
        assert not isinstance(draft.start, datetime) or draft.start.tzinfo is not None
    else:
        assert draft.rrule is None
        assert draft.notes
    if draft.rrule:
        vRecur.from_ical(draft.rrule)
    draft_to_json(draft)


@given(st.text(max_size=200), LOCALES)
def test_any_text_becomes_a_draft_whose_words_each_have_one_owner(text: str, locale: str) -> None:
    check(text, locale)


@given(SPEECH, LOCALES, st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_any_heap_of_words_of_time_becomes_a_draft(words: list[str], locale: str, language: str) -> None:
    check(" ".join(words), locale, (language, "en"))


@given(SPEECH)
@settings(deadline=None)
def test_words_without_a_space_between_them_become_a_draft(words: list[str]) -> None:
    check("".join(words))


def test_every_sentence_of_the_tables_has_one_owner_for_each_word() -> None:
    for language in LANGUAGES:
        for case in cases(language):
            check(case.text, case.locale, (language, "en"))


ODD = (
    *("9", "1 ", "1-", "1-1-1-1 ", "1.1.1 ", "1/2 ", "1:1:"),
    *("00 ", "3rd ", "३ ", "#4 ", "$1.5 ", "T12 ", "2026 "),
    *('"', '"a" ', 'a "', "“a", "((", "[", "()", ", , ,", ". ", "-", "--", " -- ", "!", "'s ", "~"),
    *(
        "a ",
        "a",
        "the ",
        "in the ",
        "at at at ",
        "every every ",
        "every monday ",
        "to to ",
        "and ",
        "next ",
        "until june ",
    ),
    *(
        "mon ",
        "monday ",
        "wensday ",
        "mon,",
        "mon-fri ",
        "may june ",
        "dec 3, 4, ",
        "3-5 dec ",
        "3pm to ",
        "two hundred ",
    ),
    *(
        "a@",
        "@ @ @",
        "a@b.c ",
        "a@b.c,",
        "a+b@c.d",
        "a.",
        "http://",
        "http://a.b ",
        "www.",
        "/a/a/a ",
        "/a",
        "invite a@b.c ",
    ),
    *(
        "\u0301",
        "a\u0301",
        "🎂",
        "🎂 ",
        "\u200b",
        "\u202e",
        "\x00",
        " ",
        "\n",
        "十",
        "月",
        "İ",
        "ﬁ",
        "\ue000",
        "\U0001d7ce",
    ),
    *("alert 10 min ", "zoom ", "place: ", "at Café "),
    *("utc+2 ", "Berlin time ", "for 2 hours ", "in 2 ", "3 times "),
)


def test_very_long_and_very_odd_texts_become_drafts() -> None:
    for piece in ODD:
        check(piece * (10_000 // len(piece)))


@pytest.mark.parametrize("languages", [("en",), ("de", "en")])
def test_however_odd_ten_thousand_characters_are_the_steps_to_a_draft_are_bounded(languages: tuple[str, ...]) -> None:
    taken = {piece: steps(piece * (10_000 // len(piece)), languages) for piece in ODD}
    assert {piece: many for piece, many in taken.items() if many > 150_000} == {}


def steps(text: str, languages: tuple[str, ...]) -> int:
    """How many functions are called while a text is read: as good as its time, and the same on a busy machine."""
    many = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal many
        many += event in ("call", "c_call")

    draft_of(text, languages=languages)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        draft_of(text, languages=languages)
    finally:
        sys.setprofile(before)
    return many


@given(st.dates(date(2026, 9, 17), date(2027, 9, 15)))
@settings(deadline=None)
def test_a_date_written_out_and_read_again_is_the_same_date(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%B %d, %Y}",
        f"{day:%m/%d/%Y}",
        f"{day:%d %b}",
        f"{day:%a %b %d}",
    ):
        assert draft_of(f"Sail {text}").start == day


@given(st.times())
@settings(deadline=None)
def test_a_time_written_out_and_read_again_is_the_same_time(time) -> None:
    spoken = f"{time.hour % 12 or 12}:{time.minute:02}{'am' if time.hour < 12 else 'pm'}"
    for text in (f"{time:%H:%M}", spoken) if time.hour >= 10 or time.hour == 0 else (spoken,):
        start = draft_of(f"Sail 2026-10-05 {text}").start
        fixed = time.hour > 12 or time.hour == 0 or text == spoken or time.hour >= 7
        assert not fixed or (isinstance(start, datetime) and (start.hour, start.minute) == (time.hour, time.minute))


@given(st.integers(1, 400), st.sampled_from(("day", "week")))
@settings(deadline=None)
def test_so_many_days_or_weeks_from_now_are_so_many(many: int, unit: str) -> None:
    days = many * (7 if unit == "week" else 1)
    assert draft_of(f"Sail in {many} {unit}s").start == NOW.date() + timedelta(days=days)


def test_loose_accents_lose_no_letter_of_a_long_word() -> None:
    check("\u305a\u3055\u30db\u309a\u30cb\u30cb")


def test_a_length_of_nothing_or_of_half_a_year_still_ends_after_it_began() -> None:
    check("lunch Friday 3pm 0 minutes")
    check("Sabbatical May 1 noon for half a year")
