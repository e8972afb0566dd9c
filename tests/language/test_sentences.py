"""The tables of sentences, judged whole."""

from __future__ import annotations

import pytest

from tests.language.scoring import LANGUAGES, cases, judge, ours, score


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_working_part_is_read_as_its_table_says(language: str) -> None:
    wrong = []
    for case in cases(language, "work"):
        draft = ours(case)
        verdict = judge(case, draft)
        if not all(verdict.values()):
            wrong.append((case.text, [name for name, right in verdict.items() if not right], str(draft.start)))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_the_open_part_that_has_come_right_moves_to_the_working_part(language: str) -> None:
    assert [case.text for case in cases(language, "open") if all(judge(case, ours(case)).values())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_the_part_held_out_at_least_nine_starts_in_ten_are_right(language: str) -> None:
    lines, starts, _ = score(language, "held_out")["all"]
    assert starts >= 0.9 * lines


def test_where_there_is_no_time_hardly_ever_one_is_found() -> None:
    lines, right, _ = score("en")["none"]
    assert lines > 200
    assert lines - right <= 0.03 * lines


def test_no_sentence_stands_twice_in_a_table() -> None:
    for language in LANGUAGES:
        texts = [case.text for case in cases(language)]
        assert len(texts) == len(set(texts))


def test_the_tables_are_as_long_as_promised() -> None:
    assert sum(1 for _ in cases("en")) >= 1500
    for language in LANGUAGES[1:]:
        assert sum(1 for _ in cases(language)) >= 150
