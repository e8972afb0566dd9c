"""Where it is: "at Café Luna", "in Room B", "@ HQ", told from "at 3"."""

from __future__ import annotations

from typing import NamedTuple

from tray.language.grammar.reader import Reader


class Place(NamedTuple):
    """Tokens `start` to `end`, the words of the place from `words` on."""

    start: int
    words: int
    end: int


def find_place(r: Reader, free: list[bool], *, timed: bool) -> Place | None:
    """The place in the tokens nobody owns, the surest first; None where there is none."""
    for i in range(r.n):
        if not free[i]:
            continue
        for category in ("place_mark", "place_at", "place_in", "place_near"):
            for sense in r.get(i, category):
                start = sense.end
                if category == "place_at" and r.is_a(i, "place_mark"):
                    continue  # a place is said with a colon: "Thai place w/ Mo"
                if category == "place_mark":
                    if r.low(start) != ":":
                        continue
                    start += 1
                if start >= r.n or not free[start] or (i and r.is_a(i - 1, "place_not")):
                    continue
                if r.glued(i) and r.low(i) != "@":
                    continue
                if r.is_a(start, "place_never"):
                    continue  # "Bonjour à tous", "are you free at all"
                beside = timed and i > 0 and not free[i - 1] and r.tokens[start].text[:1].isupper()
                if category == "place_near" and not (r.is_a(start, "place_noun") or beside):
                    continue  # "8-10 marzo a Lisbona", but "parlare a Marco lunedì"
                end = _extent(r, free, start)
                if end > start and (
                    category == "place_mark"
                    or _is_place(r, i, start, end, free, loose=category == "place_in", timed=timed)
                ):
                    return Place(i, start, end)
    return None


def _extent(r: Reader, free: list[bool], start: int) -> int:
    end = start
    numbered = r.is_number(start)
    while end < r.n and free[end] and end - start < 12:
        token = r.tokens[end]
        if token.low == ",":
            following = r.at(end + 1)
            if not (
                end + 1 < r.n
                and free[end + 1]
                and (numbered or (following.text[:1].isupper() and r.tokens[start].text[:1].isupper()))
                and (following.text[:1].isupper() or following.kind == "n")
            ):
                break
        elif (
            (token.kind == "s" and token.low in ";:()|!?" and not token.glued)
            or token.low in ";|!?"
            or token.low == ":"
            or (token.low == "." and not r.glued(end + 1) and len(r.tokens[end - 1].text) > 3)
            or (token.low == "-" and not token.glued)
            or (end > start and token.kind == "w" and token.text[:1].islower() and r.is_a(end, "place_stop"))
        ):
            break
        end += 1
    while end > start and r.tokens[end - 1].low in (",", ".", "-", "the", "and"):
        end -= 1
    return end


def _is_place(r: Reader, at: int, start: int, end: int, free: list[bool], *, loose: bool, timed: bool) -> bool:
    first = r.tokens[start]
    closed = end == r.n or not free[end] or r.tokens[end].kind != "w"
    capital = first.text[:1].isupper() and first.kind == "w"
    if r.is_number(start):
        return any(r.is_a(k, "street") for k in range(start + 1, min(end, start + 6)))
    if first.kind == "q":
        return not loose
    if r.is_a(start, "place_noun"):
        return not loose or timed
    if r.is_a(start, "the_place"):
        last = r.tokens[end - 1]
        if any(r.is_a(k, "place_noun") for k in range(start + 1, end)) or any(
            r.tokens[k].text[:1].isupper() for k in range(start + 1, end)
        ):
            return True
        return not loose and end - start <= 4 and last.kind == "w"
    if capital:
        return timed or not loose
    if loose or first.kind != "w":
        return False
    return timed and closed and end - start <= 3 and at > 0
