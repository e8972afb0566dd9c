"""Where words of time are not about time: names, counts, versions, rooms."""

from __future__ import annotations

from tray.language.grammar.reader import Reader
from tray.language.values import Day

_TIMELY = frozenset(
    {
        "at",
        "on",
        "to",
        "for",
        "with",
        "from",
        "between",
        "part",
        "clock",
        "of",
        "and",
        "in",
        "month",
        "weekday",
        "day",
        "the",
        "next",
        "this",
        "coming",
        "last",
        "zone",
        "invite",
        "zoom_on",
        "zoom_off",
        "until",
        "starting",
        "every",
        "num",
        "ord",
        "place_at",
        "part_day",
        "allday",
        "reminder",
        "unit",
        "half",
        "quarter",
        "hence",
        "freq",
        "mer",
        "weekdays",
        "but_before",
        "or",
    }
)


def doubtful_clock(r: Reader, i: int, end: int) -> bool:
    """Whether a time of day is a verse or the beginning of a name ("John 3:16", "Midnight Oil")."""
    if _is_of_a_book(r, i, end):
        return True
    if r.at(i).text[:1].isupper() and _of_a_company(r, end):
        return True
    if r.low(i + 1) == ":" and r.is_number(end - 1) and r.before(i, "ratio") < i:
        return True  # "Scale 1:50"
    follows = r.at(end)
    if r.low(end - 2) == ":" and _goes_on(r, end):
        return True
    if follows.low == "'" and follows.glued and r.low(end + 1) == "s":
        return True  # "Midnight's Children"
    if i == 0 and r.is_a(i, "titled") and follows.kind == "w":
        event = r.is_a(end, "feast_noun") and follows.text.islower()  # "Midnight launch party"
        return not event and not r.is_a(end, "on", "to", "at", "day", "weekday", "part_day", "of", "zone")
    named = follows.kind == "w" and follows.text[:1].isupper() and not timely(r, end) and not shouted(r)
    return named and r.is_a(i, "clock") and r.at(i).text[:1].isupper() and not r.plainly_before(i, "at")


def _is_of_a_book(r: Reader, i: int, end: int) -> bool:
    """As in "Luke 15:11", "Romans 8:28", "2 Timothy 1:7"; "lunch with Luke 1:30" and "Ruth 10:45 gym" are times."""
    if end != i + 3 or r.low(i + 1) != ":" or not r.is_number(i) or int(r.low(i + 2)) == 0:
        return False
    for sense in r.get(i - 1, "verse"):
        named = i == 1 and not r.is_a(end, "hour_noun", "appointment", "timed_noun")
        known = sense.value == "book" and r.at(i - 1).text[:1].isupper()
        if named or known or r.low(i - 2) in ("1", "2", "3"):
            return True
    return False


def _goes_on(r: Reader, i: int) -> bool:
    """Whether figures go on there to be a lap of 1:19.3, a pace of 4:30/km, a docket's 9:21-cv-113."""
    if not (r.glued(i) and r.glued(i + 1)):
        return False
    if r.low(i) == "-" and r.at(i + 1).kind == "w" and r.low(i + 2) == "-":
        return not timely(r, i + 1)
    return (r.low(i) == "." and r.is_number(i + 1)) or (r.low(i) == "/" and r.is_a(i + 1, "count_noun"))


def timely(r: Reader, i: int) -> bool:
    """Whether what stands there belongs to a phrase of time, or nothing does."""
    token = r.at(i)
    if token.kind == "n" or token.kind in "leq" or not token.text:
        return True
    if token.kind == "s":
        return True
    return bool(r.senses[i].keys() & _TIMELY)


def doubtful_day(r: Reader, i: int, end: int, day: Day, strength: int) -> int:
    """How sure a day may be taken at most, given its neighbours; -1 where it is none."""
    if r.low(end) == "-" and r.glued(end) and r.at(end + 1).kind == "w" and r.glued(end + 1) and not timely(r, end + 1):
        return -1  # "Dec 10-K filing"
    if r.at(i).text[:1].isupper() and _of_a_company(r, end):
        return -1  # "Invoice from Monday Coffee Co."
    if day.kind in ("ymd", "month", "hol") and _are_other_figures(r, i, end):
        return -1
    if strength >= 3 and day.kind not in ("rel", "ymd"):
        return strength
    if strength >= 3 and day.kind == "ymd":
        return -1 if r.before(i, "coded") < i else strength
    before, after = r.at(i - 1), r.at(end)
    if r.before(i, "coded") < i:
        return -1  # "Promo code MAY20"
    if r.before(i, "honorific") < i and r.at(i).text[:1].isupper():
        return -1  # "Ask Mrs Monday about the fence"
    if day.kind == "rel" and r.is_a(i, "part") and r.before(i, "weekday", "day") < i:
        return -1  # "Montag Morgen" is no tomorrow
    if day.kind == "hol" and r.after(i, "holiday") > end and day.c is None:
        return -1  # the Easter of Easter Monday
    if day.kind == "wd" and r.before(end, "holiday") < i:
        return -1  # the Friday of Good Friday
    if after.low == "." and after.glued and r.at(end + 1).kind == "w" and r.glued(end + 1):
        return -1  # Monday.com
    if day.kind == "wd" and r.is_a(i, "ord") and after.kind == "w" and not timely(r, end) and not _introduced(r, i):
        return 0  # "Segunda opinião" is a second one
    if after.low == "'" and after.glued and day.kind != "rel":
        return -1
    if after.glued and after.kind in "wn" and not timely(r, end):
        return -1
    if before.kind == "w" and r.tokens[i].glued and not timely(r, i - 1):
        return -1
    if day.kind == "wd" and i == 1 and r.at(0).text == "The" and after.kind == "w" and not timely(r, end):
        return strength if any(token.kind == "n" for token in r.tokens) else 0  # "The Friday club"
    if day.kind in ("wd", "hol") and not _introduced(r, i) and i > 0:
        name = after.kind == "w" and after.text[:1].isupper() and not timely(r, end) and not shouted(r)
        if name and r.tokens[i].text[:1].isupper() and day.kind == "wd":
            return 0
    if day.kind == "hol" and not _introduced(r, i) and after.kind == "w" and not timely(r, end):
        return 0
    return strength


def _are_other_figures(r: Reader, i: int, end: int) -> bool:
    """Whether the figures of a date are an address, a fraction or a number of another kind."""
    if r.is_number(i) and r.is_a(end, "street") and r.at(end).text[:1].isupper():
        return True  # "Inspection at 12 March Lane"
    named = i - r.is_number(i - 1) if r.is_a(i, "month") else i
    named = r.before(named, "of", "the", "on_the")
    if r.before(named, "street_before") < named:
        return True  # "Piazza 25 Aprile", "avenue du 11 Novembre", "Via 4 Novembre 12"
    if not r.is_number(i):
        return False
    if r.low(i + 1) == "/" and end == i + 3 and r.is_a(end, "genitive"):
        return True  # "Pay 1/3 of the bill"
    return r.low(end) == "/" and r.glued(end) and r.glued(end + 1)  # "Policy 10/11/B"


def _of_a_company(r: Reader, i: int) -> bool:
    """Whether a name goes on from there to what a company ends in: "Ltd", "Inc"."""
    while r.at(i).kind == "w" and r.at(i).text[:1].isupper() and not r.is_a(i, "company"):
        i += 1
    return r.is_a(i, "company") and r.at(i).text[:1].isupper()


_EVENTS = ("evening_noun", "morning_noun", "timed_noun")
WHAT_TAKES_PLACE = ("hour_noun", "appointment", "feast_noun", *_EVENTS)
"""The categories of the tables that name what takes place at some time."""


def is_owner(r: Reader, end: int) -> bool:
    """Whether a phrase of time ends in 's and something else than an event follows: "last week's minutes"."""
    k = end + 2 if r.low(end) == "'" and r.glued(end) and r.low(end + 1) == "s" else end
    owner = r.low(k - 1) == "s" and r.low(k - 2) == "'"
    return (
        owner and r.at(k).kind == "w" and (r.is_a(k, "unit") or not timely(r, k)) and not r.is_a(k, *WHAT_TAKES_PLACE)
    )


def is_attribute(r: Reader, i: int, end: int) -> bool:
    """Whether a weekday or a part of the day says which thing is meant: "Reply to the Friday email"."""
    if not r.is_a(i - 1, "the") or r.before(i, "on", "in_part", "at", "for", "between", "starting", "until") < i - 1:
        return False
    follows = r.at(end)
    return follows.kind == "w" and follows.text.islower() and not timely(r, end) and not r.is_a(end, *WHAT_TAKES_PLACE)


def amid_words(r: Reader, i: int, end: int) -> bool:
    """Whether a weekday stands amid a name and what it names ("Meatless Monday recipes", "tomorrow's leaders")."""
    before, after = r.at(i - 1), r.at(end)
    if title_part(r, end):
        return True
    if after.kind != "w" or timely(r, end) or r.is_a(end, "place_stop", *WHAT_TAKES_PLACE):
        return False
    if r.low(end - 1) == "s" and r.low(end - 2) == "'":
        return True
    if before.kind != "w" or timely(r, i - 1) or r.is_a(i - 1, "happens", *_EVENTS) or shouted(r):
        return False
    return before.text[0].isupper() and r.at(i).text[0].isupper() and after.text[0].islower()


def title_part(r: Reader, i: int) -> bool:
    """Whether a part of the day is a name with the weekday before it, as in "Sunday Morning chords"."""
    part, after = r.at(i), r.at(i + 1)
    if not (r.is_a(i, "part") and r.is_a(i - 1, "weekday") and part.text.istitle() and r.at(i - 1).text.istitle()):
        return False
    plain = after.kind == "w" and after.text.islower() and not timely(r, i + 1)
    return plain and not r.is_a(i + 1, "place_stop", *_EVENTS) and not _introduced(r, i - 1)


def _introduced(r: Reader, i: int) -> bool:
    if r.is_a(i - 1, "the") and r.before(i, "on_the") == i:
        return False
    return r.before(i, "on", "at", "in", "to", "between", "until", "starting", "from_base", "every") < i or r.at(
        i - 1
    ).low in (",", ":", "-", "(")


def shouted(r: Reader) -> bool:
    """Whether every word is written with a capital, so that capitals say nothing."""
    words = [t.text for t in r.tokens if t.kind == "w" and len(t.text) >= 4]
    return all(w.isupper() for w in words) or (len(words) >= 5 and all(w[0].isupper() for w in words))


def doubtful_number(r: Reader, i: int, end: int, *, asked: bool) -> bool:
    """Whether a bare number is a count, a house number or a name rather than an hour."""
    if r.tail_is_measured(end) or r.before(i, "coded") < i:
        return True
    if not asked and r.before(i, "numbered") < i and r.is_number(i) and r.low(i)[0] != "0":
        return True  # Room 12 Thursday
    if (
        r.low(end) == "-"
        and r.is_number(end + 1)
        and r.low(end + 2) in (".", ",")
        and r.glued(end + 2)
        and r.is_number(end + 3)
        and len(r.low(end + 3)) != 2
    ):
        return True  # 10 - 10.1
    if r.at(end).text[:1].isupper() and r.is_a(end, "num") and r.is_number(i):
        return True  # 7 Eleven
    if not r.is_number(i) and i > 0 and r.at(i).text[:1].isupper() and not shouted(r):
        return True  # "After Eight"
    token = r.at(end)
    if token.kind == "w" and r.is_number(i):
        if token.text[:1].isupper() and (not timely(r, end) or r.is_a(end + 1, "street")):
            for k in range(end, min(end + 4, r.n)):
                if r.is_a(k, "street"):
                    return True
        repeated = end - i > 1 and r.is_a(end, "weekdays")  # "9.30 weekdays"
        repeated = repeated or (asked and r.is_a(end, "weekday"))  # "às 6 seg qua sex"
        if any(not u.weak for u in r.get(end, "unit")) and not (repeated or r.glued(end) or r.is_a(end, "oclock")):
            return True
    return _counts(r, i, end)


def _counts(r: Reader, i: int, end: int) -> bool:
    """Whether the number, or the one it ranges to, says how many of something: "5 volunteers", "from 3 to 5 people"."""
    asked = r.before(i, "at")
    looked = asked == 0 or r.is_a(asked - 1, "place_not")  # "look at 3 flats"
    if not r.is_number(i) or (r.plainly_before(i, "at") and not looked):
        return False
    other = r.after(end, "to", "and")
    if other > end and r.is_number(other) and (r.is_a(other + 1, "count_noun") or _plural(r, other + 1)):
        return True
    return _plural(r, end)


def _plural(r: Reader, i: int) -> bool:
    word = r.low(i)
    if r.at(i).kind != "w" or len(word) < 4 or word[-1] != "s" or word[-2] in "su" or not r.has_flag("plural_s"):
        return False
    return word == r.at(i).text and not timely(r, i) and not r.is_a(i, "evening_noun", "morning_noun", "timed_noun")
