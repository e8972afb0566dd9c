"""A sentence as tokens: small stretches of text that remember where they stand."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"') | dict.fromkeys(
    "\u2018\u2019\u02bc\u00b4`\uff07", "'"
)
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\S")
# Whole or not at all (RFC 5321 4.5.3.1): a part of an address is somebody else's. "o'brien" is a name, "'ann" a quote.
_ADDRESS = re.compile(
    r"(?<![\w.+%-])(?<!\w')[\w.+%-](?:[\w.+%&=-]|(?<=\w)'(?=\w)){0,63}"
    r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,126}(?!\.?[\w-])"
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_QUOTED = re.compile(r'(?<![^\s(\[])"(?=\S)([^"\n]{1,300}+)(?<=\S)"(?![\w"])')


class Token(NamedTuple):
    """A stretch of the sentence: `kind` is w(ord), n(umber), s(ign), l(ink), e(-mail address) or q(uoted).

    `low` is its folded spelling; `start` and `end` count characters of the sentence; `glued` says that no space
    stands before it.
    """

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool


class _Folding(dict[int, str]):
    """One character to one character: lower case, plain digits, plain quotes, plain dashes."""

    def __missing__(self, code: int) -> str:
        if len(self) > 4096:  # the whole of Unicode may be typed at us
            self.clear()
        char = chr(code)
        folded = char
        if char.isspace():
            folded = " "
        elif char.isdecimal():
            folded = str(unicodedata.decimal(char))
        elif 0xFF00 <= code <= 0xFFEF:
            folded = unicodedata.normalize("NFKC", char).lower()
        else:
            folded = _QUOTES.get(char) or _DASHES.get(char) or char.lower()
        if len(folded) != 1:
            folded = char
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case with plain digits, quotes and dashes, character for character."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def plain(word: str) -> str:
    """The word without its accents ("mañana" is "manana")."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _composed(text: str) -> tuple[str, list[int]]:
    """The text with letters and their loose accents joined, and where each character of it came from."""
    out: list[str] = []
    origin: list[int] = []
    for i, char in enumerate(text):
        if out and unicodedata.combining(char):
            joined = unicodedata.normalize("NFC", out[-1] + char)
            if len(joined) == 1:
                out[-1] = joined
                continue
        out.append(char)
        origin.append(i)
    origin.append(len(text))
    return "".join(out), origin


def _opaque(folded: str) -> list[tuple[int, int, str]]:
    """Stretches no rule looks into: links, addresses and quoted words."""
    found: list[tuple[int, int, str]] = []
    if '"' in folded:
        found += [(m.start(), m.end(), "q") for m in _QUOTED.finditer(folded)]
    if "://" in folded or "www." in folded:
        found += [(m.start(), m.start() + len(m.group().rstrip(".,;:!?)'")), "l") for m in _LINK.finditer(folded)]
    if "@" in folded:
        found += [(m.start(), m.end(), "e") for m in _ADDRESS.finditer(folded)]
    found.sort()
    clear: list[tuple[int, int, str]] = []
    for piece in found:
        if not clear or piece[0] >= clear[-1][1]:
            clear.append(piece)
    return clear


def composed(text: str) -> tuple[str, list[int] | None]:
    """The folded text with loose accents joined, and where each character of it came from if that is not its place."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return fold(text), None
    joined, origin = _composed(text)
    return fold(joined), origin


def tokenize(text: str) -> list[Token]:
    """The tokens of a sentence in order; every character that is not a space is in exactly one."""
    folded, origin = composed(text)
    tokens: list[Token] = []
    last = -1  # where the token before ended

    def take(start: int, end: int, kind: str) -> None:
        nonlocal last
        a, b = (start, end) if origin is None else (origin[start], origin[end])
        tokens.append(Token(text[a:b], folded[start:end], a, b, kind, start == last))
        last = end

    def words(start: int, end: int) -> None:
        for m in _TOKEN.finditer(folded, start, end):
            low = m.group()
            kind = "n" if "0" <= low[0] <= "9" else "w" if low[0].isalpha() else "s"
            take(m.start(), m.end(), kind)

    at = 0
    for start, end, kind in _opaque(folded):
        words(at, start)
        take(start, end, kind)
        at = end
    words(at, len(folded))
    return tokens
