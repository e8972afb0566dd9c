"""The tables of words: one line an entry, as their guide says."""

from __future__ import annotations

import importlib

import pytest

from tray.language.holidays import holiday
from tray.language.lexicon import LANGUAGES, lexicon
from tray.language.text import tokenize

NEEDED = {
    "weekday",
    "month",
    "day",
    "part",
    "unit",
    "num",
    "ord",
    "next",
    "this",
    "at",
    "on",
    "in",
    "to",
    "every",
    "freq",
    "zoom_on",
}


def lines(code: str) -> list[tuple[str, str]]:
    table = importlib.import_module(f"tray.language.tables.{code}").TABLE
    found = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            head, colon, tail = line.partition(": ")
            assert colon, line
            found.append((head, tail))
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_line_names_a_category_and_at_least_one_phrase(code: str) -> None:
    for head, tail in lines(code):
        assert head.split()[0].replace("_", "").isalpha(), head
        assert all(phrase.strip() for phrase in tail.split(",")), head


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_words_the_grammar_cannot_do_without(code: str) -> None:
    assert {head.split()[0] for head, _ in lines(code)} >= NEEDED


@pytest.mark.parametrize("code", LANGUAGES)
def test_weekdays_and_months_are_complete(code: str) -> None:
    heads = {head for head, _ in lines(code)}
    assert {f"weekday {n}" for n in range(7)} <= heads
    assert {f"month {n}" for n in range(1, 13)} <= heads


@pytest.mark.parametrize("word", ["tomorow", "wensday", "febuary", "thurdsay", "septmber", "tommorrow", "saterday"])
def test_a_letter_out_of_place_is_forgiven(word: str) -> None:
    senses = lexicon(("en",)).senses(tokenize(word))[0]
    assert senses.keys() & {"day", "weekday", "month"}


@pytest.mark.parametrize("word", ["sundae", "marsh", "monitor", "mourning", "daytona", "satire", "mayor"])
def test_a_word_that_is_another_word_is_left_alone(word: str) -> None:
    senses = lexicon(("en",)).senses(tokenize(word))[0]
    assert not senses.keys() & {"day", "weekday", "month", "part"}


def test_words_run_together_fall_apart() -> None:
    assert lexicon(("en",)).split("pmtomorrow") == (2,)
    assert lexicon(("en",)).split("nextweek") == (4,)
    assert lexicon(("en",)).split("parliament") == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_phrases_are_parted_by_a_comma_and_one_space(code: str) -> None:
    for head, tail in lines(code):
        assert all(phrase and phrase == phrase.strip() and "," not in phrase for phrase in tail.split(", ")), head


def test_every_holiday_of_the_tables_has_a_rule_or_a_date() -> None:
    for code in LANGUAGES:
        for head, _ in lines(code):
            category, _, name = head.partition(" ")
            if category == "holiday":
                assert any(holiday(name, year) for year in (2027, 2028)), name
