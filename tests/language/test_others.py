"""Languages without a table, and what the import of the room brings with it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

from tray.language import parse

NOW = datetime(2026, 9, 16, 10, 20)


def test_a_date_in_a_language_without_a_table_is_read_by_dateparser() -> None:
    draft = parse("Möte med Anna imorgon", now=NOW, zone="UTC", languages=("sv", "en"), locale="sv-SE")
    assert (draft.title, draft.start) == ("Möte med Anna", date(2026, 9, 17))


def test_its_time_is_read_by_the_grammar() -> None:
    draft = parse("Spotkanie w piątek o 15:00", now=NOW, zone="UTC", languages=("pl", "en"), locale="pl-PL")
    assert draft.start is not None
    assert draft.start.isoformat() == "2026-09-18T15:00:00+00:00"


def test_the_grammar_is_there_without_any_heavy_library() -> None:
    heavy = ("dateparser", "icalendar", "dateutil", "holidays", "tkinter", "httpx")
    code = (
        "import sys, datetime, tray.language as language\n"
        "language.parse('Sail tomorrow 3pm', now=datetime.datetime(2026, 9, 16), zone='UTC')\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
