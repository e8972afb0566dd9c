"""Which part of a long text is read: its beginning, and where that says no time, the words around the next time."""

from __future__ import annotations

import re
from typing import NamedTuple

from tray.language.lexicon import Lexicon
from tray.language.text import Token, composed, tokenize

REST = "r"
"""The kind of a token that stands for all the text that is not read."""

_READ = 128
_LETTERS = 1200
_FAR = 12_000
_BEFORE, _AFTER, _NEAR = 80, 240, 48
_TELLING = frozenset({"weekday", "day", "part_day", "clock", "weekday_part", "day_part"})
_HALVES = frozenset({"mer", "oclock"})
_MONTHS = frozenset({"month"})
_SIGNED = _HALVES | _MONTHS
_WORD = re.compile(r"([0-9]+|[^\W\d_]+)(?=([:/.][0-9]|\s*[0-9])?)(?=\s*([^\W\d_]+)?)")


class Window(NamedTuple):
    """The tokens that are read; what stands before and after them is one token each, or none."""

    before: list[Token]
    tokens: list[Token]
    after: list[Token]


def beginning(text: str, book: Lexicon) -> Window:
    """The whole text, or as much of its beginning as is read."""
    tokens = split(tokenize(text[:_LETTERS]), book)
    if len(text) <= _LETTERS and len(tokens) <= _READ:
        return Window([], tokens, [])
    if len(text) > _LETTERS and not text[_LETTERS].isspace() and tokens:
        tokens.pop()  # the last word may be cut in two
    tokens = tokens[:_READ]
    return Window([], tokens, _rest(text, tokens[-1].end if tokens else 0, len(text)))


def later(text: str, start: int, book: Lexicon) -> Window | None:
    """The words around the first after `start` that tells of a time, as in a pasted mail; None where none does."""
    folded, origin = composed(text[start : start + _FAR])
    dull: set[tuple[str | None, ...]] = set()  # most of a long text is said again and again
    for found in _WORD.finditer(folded):
        said = found.groups()
        if said in dull:
            continue
        if _tells(*said, book=book):
            at = found.start() if origin is None else origin[found.start()]
            return _around(text, start, start + at, book)
        dull.add(said)
    return None


def _around(text: str, start: int, hit: int, book: Lexicon) -> Window | None:
    """The window of the sentence in which `hit` stands, and of the next few."""
    first = max(start, hit - _BEFORE)
    ends = [text.rfind(sign, first, hit) + 2 for sign in (". ", "! ", "? ")]
    first = min(hit, max(first, text.rfind("\n", first, hit), *ends))
    while start < first < hit and not text[first].isspace() and not text[first - 1].isspace():
        first += 1
    end = _word_end(text, min(hit + _AFTER, len(text)))
    found = tokenize(text[first:end])[:_NEAR]
    tokens = [t._replace(start=t.start + first, end=t.end + first) for t in found]
    if not tokens:
        return None
    chosen = split(tokens, book)
    return Window(_rest(text, 0, chosen[0].start), chosen, _rest(text, chosen[-1].end, len(text)))


def _word_end(text: str, end: int) -> int:
    """The end of the word that the place lies in, if it is a word at all."""
    for at in range(end, min(end + 40, len(text))):
        if text[at].isspace():
            return at
    return end if end + 40 < len(text) else len(text)


def _tells(word: str, figure: str | None, after: str | None, *, book: Lexicon) -> bool:
    """Whether a word, the figure right after it or the word after it, tells of a time: Friday, May 3, 16:30, 4 pm."""
    if word[0].isalpha():
        return book.known(word, _TELLING) or (figure is not None and book.known(word, _MONTHS))
    if len(word) > 2:
        return False
    return (figure or " ")[0] in ":/." or (after is not None and book.known(after, _SIGNED))


def _rest(text: str, start: int, end: int) -> list[Token]:
    """What is not read, as one token without the spaces around it; none where there are only spaces."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return [Token(text[start:end], "", start, end, REST, glued=False)] if end > start else []


def split(tokens: list[Token], book: Lexicon) -> list[Token]:
    """The tokens with run-together words taken apart ("pmtomorrow")."""
    out: list[Token] = []
    for token in tokens:
        accented = len(token.text) != len(token.low)  # loose accents: its places are not those of its folded spelling
        if token.kind != "w" or accented or len(token.low) < 5 or book.entries(token.low):
            out.append(token)
            continue
        at = 0
        for cut in (*book.split(token.low), len(token.low)):
            out.append(
                Token(
                    token.text[at:cut],
                    token.low[at:cut],
                    token.start + at,
                    token.start + cut,
                    "w",
                    token.glued if not at else False,
                )
            )
            at = cut
    return out
