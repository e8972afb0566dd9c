"""Languages without a table, and what the import of the room brings with it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from tray.language import parse

NOW = datetime(2026, 9, 16, 10, 20)


def test_a_date_in_a_language_without_a_table_is_read_by_dateparser() -> None:
    draft = parse("Möte med Anna imorgon", now=NOW, zone="UTC", languages=("sv", "en"), locale="sv-SE")
    assert (draft.title, draft.start) == ("Möte med Anna", date(2026, 9, 17))


def test_its_time_is_read_by_the_grammar() -> None:
    draft = parse("Spotkanie w piątek o 15:00", now=NOW, zone="UTC", languages=("pl", "en"), locale="pl-PL")
    assert draft.start is not None
    assert draft.start.isoformat() == "2026-09-18T15:00:00+00:00"


@pytest.mark.parametrize(
    ("language", "text", "begin"),
    [
        ("sv", "Tandläkare på fredag kl 8.30", "2026-09-18T08:30"),
        ("da", "Møde 3. december kl. 19", "2026-12-03T19:00"),
        ("nb", "Tannlege i morgen kl. 15", "2026-09-17T15:00"),
        ("pl", "Spotkanie w czwartek o 10", "2026-09-17T10:00"),
        ("cs", "Schůzka ve čtvrtek v 10", "2026-09-17T10:00"),
        ("ru", "Встреча в четверг в 10 с Анной", "2026-09-17T10:00"),  # noqa: RUF001
        ("tr", "Dişçi yarın saat 15", "2026-09-17T15:00"),  # noqa: RUF001
    ],
)
def test_a_bare_hour_after_the_word_of_that_language_is_a_time(language: str, text: str, begin: str) -> None:
    draft = parse(text, now=NOW, zone="UTC", languages=(language, "en"), locale=language)
    assert draft.start == datetime.fromisoformat(begin).replace(tzinfo=UTC)


def test_a_number_after_that_word_that_counts_something_is_no_hour() -> None:
    for language, text in (("pl", "Rozmowa o 10 projektach"), ("ru", "Билеты в 10 ряду"), ("sv", "Klubb 15")):
        assert parse(text, now=NOW, zone="UTC", languages=(language, "en"), locale=language).start is None


def test_the_grammar_is_there_without_any_heavy_library() -> None:
    heavy = ("dateparser", "icalendar", "dateutil", "holidays", "tkinter", "httpx")
    code = (
        "import sys, datetime, tray.language as language\n"
        "language.parse('Sail tomorrow 3pm', now=datetime.datetime(2026, 9, 16), zone='UTC')\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
