"""What is left over is the title, in the person's own spelling; and every word has one owner."""

from __future__ import annotations

import re

from tray.domain.draft import Span, SpanKind
from tray.language.grammar.reader import Reader
from tray.language.text import Token

_EDGES = " \t\r\n,;:-|/@.&+~·∙•⋅\u2013\u2014"
_OPEN = {"(": ")", "[": "]", "{": "}"}


def absorb(r: Reader, start: int, kind: str, owners: list[SpanKind | None]) -> int:
    """Where a phrase begins with the small words that introduce it ("on the", "at", "from")."""
    ending = start
    if start == 1 and kind == "clock" and r.low(0) == "t" and r.glued(1):
        return 0  # "T16:30"
    for _ in range(3):
        j = (
            r.before(
                start, "at", "on", "in_part", "in_month", "between", "on_the", "starting", "the", "about", "week_of"
            )
            if kind != "length"
            else r.before(start, "for", "of", "the", "about")
        )
        if kind == "length" and j < start and (r.low(j) == "of" or r.before(start, "lead_in") == 0):
            j = start
        if kind in ("times", "until", "repeat"):
            j = min(j, r.before(start, "for", "until"))
        if j == start and kind in ("day", "clock"):
            j = r.before(start, "for", "moved_to")
        adverb = r.is_a(j, "place_in", "place_near") or (r.is_a(j, "about") and r.is_a(j, "at"))
        if j + 1 == start < ending and adverb and not r.is_a(start, "the"):
            return start  # "Check in at 3", "Are you around on Monday"
        if j < start and r.glued(j) and (r.low(j - 1) == "-" or r.is_number(j - 1)):
            return start  # the "in" of "check-in", the A of "bus 46A at 8:20"
        if 0 < j < start and r.is_a(j, "happens") and owners[j - 1] is None and kind != "clock":
            j += 1  # "School starts on", but "Game starts at 7" is a game
        if j == start or any(owners[k] is not None for k in range(j, start)):
            return start
        start = j
    return start


def title_text(text: str, tokens: list[Token], owners: list[SpanKind | None]) -> str:
    """The words that are the title's, joined as they were written."""
    pieces: list[str] = []
    last = -1
    end = 0
    for i, token in enumerate(tokens):
        if owners[i] is not None and owners[i] != "title":
            continue
        word = text[token.start : token.end]
        if last == i - 1 and pieces:
            pieces.append(text[end : token.start] + word)
        else:
            pieces.append((" " if pieces else "") + word)
        last, end = i, token.end
    return tidy("".join(pieces))


def tidy(title: str) -> str:
    """The title without the punctuation that what was taken out left behind."""
    title = re.sub(r"[(\[{]\s*[,;:-]*\s*[)\]}]", " ", title)
    title = re.sub(r"\s+", " ", title)
    title = re.sub(r"\s+([,;:!?)\]}])", r"\1", title)
    title = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", title)
    before = ""
    while title != before:
        before = title
        title = title.strip(_EDGES)
        if title and title[0] in _OPEN and _OPEN[title[0]] not in title:
            title = title[1:]
        if title and title[-1] in _OPEN:
            title = title[:-1]
        if title and title[-1] in ")]}" and not any(o in title for o in _OPEN):
            title = title[:-1]
    if (
        len(title) > 2
        and title[0] in '"\u201c\u201e\u00ab'
        and title[-1] in '"\u201d\u201c\u00bb'
        and not any(q in title[1:-1] for q in '"\u201c\u201d')
    ):
        title = title[1:-1].strip()
    return title


def spans(tokens: list[Token], owners: list[SpanKind | None]) -> tuple[Span, ...]:
    """One owner for every word: stretches of neighbours with the same owner."""
    out: list[Span] = []
    for token, owner in zip(tokens, owners, strict=True):
        kind: SpanKind = owner or "title"
        if out and out[-1].kind == kind:
            out[-1] = Span(out[-1].start, token.end, kind)
        else:
            out.append(Span(token.start, token.end, kind))
    return tuple(out)
