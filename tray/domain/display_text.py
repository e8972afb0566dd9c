"""Text that others wrote, made fit to stand in a menu, a notice or a dialog."""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"

TITLE_LIMIT = 200
BODY_LIMIT = 1000

# Characters that draw nothing themselves go. Controls break a line where none is expected; embeddings, overrides and
# isolates can turn the words around them (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
# Kept are the joiners that emoji and Persian need, and the three marks that only settle the side of a neighbour.
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
_FLAG_TAGS = range(0xE0020, 0xE0080)  # England, Scotland and Wales are a black flag followed by these
_BLACK_FLAG = "\U0001f3f4"
_COMBINING = frozenset({"Mn", "Me"})
_MOST_COMBINING = 4  # Vietnamese and pointed Hebrew need three on one letter; towers of them paint over other lines

_BLANKS = re.compile(r"\s+")
_BLANKS_IN_LINE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_MANY_LINE_ENDS = re.compile(r"\n{3,}")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def one_line(text: str, limit: int = TITLE_LIMIT, *, empty: str = "") -> str:
    """Give `text` as one line of at most `limit` characters, the last being "…" where something was cut off.

    Control characters and everything that reorders its neighbours are gone, runs of blanks are one space. `empty`
    stands in where nothing readable is left.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return " ".join(text.split()) or empty
    text = _BLANKS.sub(" ", _visible(_bounded(text, limit), keep="\t\n\r\v\f\x85")).strip()
    return _cut(text, limit) or empty


def paragraphs(text: str, limit: int = BODY_LIMIT, *, lines: int | None = None) -> str:
    """Give `text` with its line breaks, at most one blank in a row, cut at `limit` characters and `lines` lines."""
    text = _LINE_ENDS.sub("\n", _bounded(text, limit))
    text = _BLANKS_IN_LINE.sub(" ", _visible(text, keep="\t\n"))
    text = "\n".join(line.strip() for line in text.split("\n"))
    text = _MANY_LINE_ENDS.sub("\n\n", text).strip()
    if lines is not None and text.count("\n") >= lines:
        text = "\n".join(text.split("\n")[:lines]).rstrip() + ELLIPSIS
    return _cut(text, limit)


def isolated(text: str) -> str:
    """Give `text` so that words written around it keep their places, whichever way it is read.

    Only text with right-to-left letters is wrapped (first strong isolate, https://www.unicode.org/reports/tr9/ 2.4.2),
    as old renderers draw the two marks as boxes.
    """
    if text.isascii() or not any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text):
        return text
    return f"\u2068{text}\u2069"


def within_utf16(text: str, units: int) -> str:
    """Give `text` in at most `units` UTF-16 units, as Windows counts its limits, with "…" where something was cut."""
    if len(text.encode("utf-16-le", "replace")) <= 2 * units:
        return text
    limit = min(len(text), units)
    while len((shown := _cut(text, limit)).encode("utf-16-le", "replace")) > 2 * units or shown == text:
        limit -= 1
    return shown


def escaped(text: str) -> str:
    """Give `text` with the five characters escaped that mean something to Pango, HTML and XML."""
    return text.translate(_MARKUP)


def _bounded(text: str, limit: int) -> str:
    """Give the beginning of `text` that can matter, so that a title of a megabyte costs no more than a long one."""
    return text[: 8 * limit + 256]


def _visible(text: str, keep: str) -> str:
    if text.isprintable() and _COMBINING.isdisjoint(map(unicodedata.category, text)):
        return text
    kept: list[str] = []
    combining = 0
    in_flag = False
    for letter in text:
        if letter in keep:
            kept.append(letter)
            combining, in_flag = 0, False
            continue
        in_flag = letter == _BLACK_FLAG or (in_flag and ord(letter) in _FLAG_TAGS)
        category = unicodedata.category(letter)
        if category in _COMBINING:
            combining += 1
            if combining > _MOST_COMBINING:
                continue
        elif category == "Cs":
            letter = "\ufffd"  # noqa: PLW2901 - half a surrogate pair cannot be sent to anyone
        elif category in {"Zl", "Zp"}:
            letter = " "  # noqa: PLW2901 - a line break of Unicode's own
        elif category == "Cc" or (category == "Cf" and not in_flag and letter not in _JOINERS + _MARKS):
            continue
        if category not in _COMBINING:
            combining = 0
        kept.append(letter)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    end = max(limit - len(ELLIPSIS), 0)
    # A letter is not parted from its accents, nor a family emoji from its members.
    while end and (unicodedata.combining(text[end]) or text[end] in _VARIANTS or text[end - 1] in _JOINERS):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


_VARIANTS = frozenset("\ufe0e\ufe0f\u200c\u200d") | frozenset(map(chr, range(0x1F3FB, 0x1F400)))
