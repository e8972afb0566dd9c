"""Text of others is made fit to be shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.domain.display_text import ELLIPSIS, escaped, isolated, one_line, paragraphs, within_utf16

PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
HEBREW = "\u05e9\u05dc\u05d5\u05dd"
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Standup", "Standup"),
        ("  Weekly\tplan\n with\r\nAnna ", "Weekly plan with Anna"),
        ("Beep\a\x1b[31mred\x7f", "Beep[31mred"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2067abc\u2069\ufeff\u200b", "abc"),
        ("one\u2028two\u2029three", "one two three"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("<b>Lunch</b> & tea", "<b>Lunch</b> & tea"),
        (PERSIAN, PERSIAN),
        ("👩\u200d👩\u200d👧 evening", "👩\u200d👩\u200d👧 evening"),
        ("🏴\U000e0067\U000e0062\U000e007f flag", "🏴\U000e0067\U000e0062\U000e007f flag"),
        ("hidden\U000e0041\U000e0042", "hidden"),
    ],
)
def test_a_title_is_shown_as_one_clean_line(written: str, shown: str) -> None:
    """A title keeps its words and loses what would break, colour or turn the line."""
    assert shown == one_line(written)


def test_a_tower_of_accents_is_lowered() -> None:
    """Letters keep the accents a language needs, and no more."""
    assert unicodedata.normalize("NFD", "ệ") == one_line(unicodedata.normalize("NFD", "ệ"))
    assert len(one_line("a" + "\u0301" * 500)) == 5


def test_nothing_readable_is_shown_as_the_stand_in() -> None:
    """A title of blanks and controls becomes the caller's words."""
    assert one_line(" \u202e\x00 ", empty="Untitled") == "Untitled"
    assert one_line("   ", empty="Untitled") == "Untitled"


def test_a_long_title_ends_in_an_ellipsis() -> None:
    """Ten thousand characters become as many as were asked for, the last saying that there is more."""
    shown = one_line("word " * 2000, 40)
    assert len(shown) <= 40
    assert shown.endswith("word" + ELLIPSIS)


def test_a_cut_does_not_part_an_emoji_or_an_accent() -> None:
    """A family is cut off whole, and a letter is not left without its accent."""
    assert one_line("abc👩\u200d👩\u200d👧 more text", 7) == "abc" + ELLIPSIS
    assert one_line("abc\u0301defgh", 4) == "ab" + ELLIPSIS


def test_a_body_keeps_its_lines() -> None:
    """Line breaks of every kind stay, but never two blank lines in a row."""
    assert paragraphs("one\r\n two \u2028\n\n\n\nthree\n") == "one\ntwo\n\nthree"
    assert paragraphs("one\ntwo\nthree", lines=2) == "one\ntwo" + ELLIPSIS


def test_right_to_left_text_is_wrapped_and_other_text_is_not() -> None:
    """Only text that could turn its neighbours is isolated."""
    assert isolated("Standup") == "Standup"
    assert isolated("Käse 🧀") == "Käse 🧀"
    assert f"\u2068{HEBREW}\u2069" == isolated(HEBREW)


def test_markup_is_escaped() -> None:
    """Nothing of a title is read as markup."""
    assert escaped("<b>R&D</b> \"x\" 'y'") == "&lt;b&gt;R&amp;D&lt;/b&gt; &quot;x&quot; &#39;y&#39;"


@given(st.text(st.characters(), max_size=400), st.integers(min_value=1, max_value=80))
def test_any_text_is_shown_safely_within_the_limit(written: str, limit: int) -> None:
    """Whatever was written, one line comes out, short enough, encodable, with nothing that controls or reorders."""
    shown = one_line(written, limit)
    assert len(shown) <= limit
    shown.encode()
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in shown)
    assert not set(shown) & set(REORDERING)
    assert shown == one_line(shown, limit)


@given(st.text(st.characters(), max_size=400), st.integers(min_value=1, max_value=80))
def test_any_body_is_shown_safely_within_the_limit(written: str, limit: int) -> None:
    """The same holds for paragraphs, line breaks excepted."""
    shown = paragraphs(written, limit)
    assert len(shown) <= limit
    shown.encode()
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in shown if letter != "\n")
    assert "\n\n\n" not in shown


@given(st.text(max_size=80), st.integers(min_value=1, max_value=64))
def test_text_fits_the_limits_of_windows(written: str, units: int) -> None:
    """Letters that Windows counts as two are counted as two, and text that fits is left alone."""
    shown = within_utf16(written, units)
    assert len(shown.encode("utf-16-le")) <= 2 * units
    assert shown == written or shown.endswith(ELLIPSIS)
    assert shown == written or len(written.encode("utf-16-le")) > 2 * units
