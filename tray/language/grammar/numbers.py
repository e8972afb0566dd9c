"""Numbers, ordinals and lengths: "21", "twenty-one", "the 3rd", "an hour and a half"."""

from __future__ import annotations

from tray.language.grammar.reader import Reader
from tray.language.values import Length


def whole(r: Reader, i: int) -> tuple[int, int] | None:
    """A whole number in figures or words, and where it ends."""
    token = r.at(i)
    if token.kind == "n":
        return (int(token.low), i + 1) if len(token.low) <= 6 else None
    return r.memo("word", i, _in_words)


def _in_words(r: Reader, i: int) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    for sense in r.get(i, "num"):
        value, end = int(sense.value), sense.end
        if value >= 20 and value % 10 == 0:
            j = end + 1 if r.low(end) == "-" else r.after(end, "num_and")
            for unit in r.get(j, "num"):
                if 1 <= int(unit.value) <= 9:
                    value, end = value + int(unit.value), unit.end
                    break
        if best is None or end > best[1]:
            best = (value, end)
    return best


def ordinal(r: Reader, i: int) -> tuple[int, int] | None:
    """An ordinal in figures or words, and where it ends; -1 is the last."""
    token = r.at(i)
    if token.kind == "n":
        if len(token.low) > 2:
            return None
        for sense in r.get(i + 1, "ord_suffix"):
            dotted = r.low(i + 1) == "." and r.is_number(sense.end) and r.glued(sense.end)  # 13.00
            if r.glued(i + 1) and not dotted:
                return int(token.low), sense.end
        return None
    for sense in r.get(i, "ord_weekday"):  # "segunda sexta do mês"
        if any(r.is_a(w.end, "of", "of_month") for w in r.get(sense.end, "weekday")):
            return int(sense.value), sense.end
    best: tuple[int, int] | None = None
    for sense in r.get(i, "ord"):
        if best is None or sense.end > best[1]:
            best = (int(sense.value), sense.end)
    if best and best[0] in (20, 30):
        j = best[1]
        j += r.low(j) == "-"
        for sense in r.get(j, "ord"):
            if 1 <= int(sense.value) <= 9:
                return best[0] + int(sense.value), sense.end
    if best is None:
        number = _in_words(r, i)
        if number and number[0] in (20, 30) and number[1] == i + 1:
            j = i + 2 if r.low(i + 1) == "-" else i + 1
            for sense in r.get(j, "ord"):
                if 1 <= int(sense.value) <= 9:
                    return number[0] + int(sense.value), sense.end
    return best


def amount(r: Reader, i: int) -> tuple[float, int, bool] | None:
    """How many, as lengths have it ("2", "1.5", "two and a half", "a few"); true at the end where it is in figures."""
    token = r.at(i)
    if token.kind == "n":
        if len(token.low) > 5:
            return None
        value, end = float(token.low), i + 1
        if r.low(end) in (".", ",") and r.glued(end) and r.is_number(end + 1) and r.glued(end + 1):
            value += float("0." + r.low(end + 1)) if len(r.low(end + 1)) < 8 else 0
            end += 2
        elif r.low(end) == "/" and r.glued(end) and r.low(end + 1) in ("2", "4") and r.glued(end + 1):
            value /= float(r.low(end + 1))
            end += 2
        elif r.low(end) == ":" and len(r.low(end + 1)) == 2 and r.glued(end + 1) and r.before(i, "for", "in") < i:
            value += int(r.low(end + 1)) / 60  # "for 1:15 hours"
            end += 2
        elif r.low(end) in ("½", "¼", "¾"):
            value += {"½": 0.5, "¼": 0.25, "¾": 0.75}[r.low(end)]
            end += 1
        elif r.is_number(end) and r.low(end + 1) == "/" and r.low(end + 2) in ("2", "4") and r.glued(end + 2):
            value += float(r.low(end)) / float(r.low(end + 2))
            end += 3
        j = r.after(end, "and_a_half")
        return (value + 0.5, j, True) if j > end else (value, r.after(end, "more"), True)
    if token.low == "." and r.is_number(i + 1) and r.glued(i + 1) and len(r.low(i + 1)) <= 2:
        return float("0." + r.low(i + 1)), i + 2, True  # ".5 hours"
    if token.low in ("½", "¼", "¾"):
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[token.low], i + 1, False
    best: tuple[float, int, bool] | None = None
    for sense in r.get(i, "some"):
        if best is None or sense.end > best[1]:
            best = (float(sense.value), sense.end, False)
    words = _in_words(r, i)
    if words and (best is None or words[1] > best[1]):
        best = (float(words[0]), words[1], False)
    if best:
        j = r.after(best[1], "and_a_half")
        if j > best[1]:
            return best[0] + 0.5, j, False
        more = r.after(best[1], "more")
        return best[0], more, False
    return None


def opens(r: Reader, i: int) -> bool:
    """Whether a length there is the first thing said of an event: "a two hour workshop", "set up a 30 minute call"."""
    article = r.before(i, "the")
    first = min(article, r.before(article, "lead_in"))
    return i > 0 and (r.before(i, "lead_in") == 0 or (first == 0 and article < i and r.low(article) != "the"))


def length(r: Reader, i: int) -> tuple[Length, int] | None:
    """A length of time and where it ends: "45m", "1h30", "an hour and a half", "2 days 3 hours"."""
    return r.memo("length", i, _length)


def _length(r: Reader, i: int) -> tuple[Length, int] | None:
    parts: list[tuple[float, str]] = []
    end = i
    while len(parts) < 6:
        j = end
        if parts:
            if r.low(j) == ",":
                j += 1
            j = r.after(j, "and")
        piece = _piece(r, j, j if not parts else -1)
        if piece is None:
            break
        value, unit, stop = piece
        if parts and _SIZE[unit] >= _SIZE[parts[-1][1]]:
            break
        parts.append((value, unit))
        end = stop
        half = r.after(end, "and_a_half")
        if half > end:
            parts[-1] = (value + 0.5, unit)
            end = half
            break
        quarter = r.after(end, "and_a_quarter")
        if quarter > end:
            parts[-1] = (value + 0.25, unit)
            end = quarter
            break
        # "1h30": figures right after the hour are minutes
        if unit == "hour" and r.is_number(end) and r.glued(end) and len(r.low(end)) == 2 and int(r.low(end)) < 60:
            follows = r.glued(end + 1) and r.at(end + 1).kind == "w" and not r.is_a(end + 1, "unit")
            if not follows:
                parts.append((float(r.low(end)), "minute"))
                end += 1
                if r.glued(end) and r.low(end) in ("m", "min", "mn"):
                    end += 1
                break
        elif unit == "hour" and r.is_number(end) and len(r.low(end)) == 2 and int(r.low(end)) < 60 and end + 1 == r.n:
            parts.append((float(r.low(end)), "minute"))  # "in 2 hours 30"
            end += 1
    return (tuple(parts), end) if parts else None


_SIZE = {
    "second": 0,
    "minute": 1,
    "hour": 2,
    "day": 3,
    "workday": 3,
    "weekend": 4,
    "week": 4,
    "fortnight": 5,
    "month": 6,
    "quarter": 7,
    "year": 8,
    "decade": 9,
}


def _piece(r: Reader, i: int, first: int) -> tuple[float, str, int] | None:
    token = r.at(i)
    for sense in r.get(i, "length_word"):  # "half an hour" where that is one word
        how_many, _, unit = sense.value.partition(" ")
        return float(how_many), unit, sense.end
    many = amount(r, i)
    if many is None:
        return None
    value, end, figures = many
    if r.low(end) == "-" and r.is_a(end + 1, "unit") and not r.get(end + 1, "unit")[0].weak:
        end += 1  # "a 30-minute call"
    if not figures and value == 0.5:
        end = r.after(end, "the", "of")
    for sense in r.get(end, "unit"):
        if sense.weak and not (token.kind == "n" and (r.glued(end) or (r.low(end) in ("h", "d", "w") and first != i))):
            continue
        if sense.value in ("day", "workday", "week") and r.low(i + 1) in (".", ",") and len(r.low(i + 2)) > 1:
            continue  # "9.30 weekdays"
        counted = r.is_number(sense.end) and not r.is_a(sense.end + 1, "unit")
        if r.is_a(end, "day_word", "on_bare") and token.kind == "n" and counted:
            continue  # "TP 1234 dia 3"
        tail = r.at(sense.end)
        if sense.weak and tail.glued and tail.kind == "w":
            continue
        return value, sense.value, sense.end
    return None
