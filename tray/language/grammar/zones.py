"""Time zones as people name them: "PST", "ET", "UTC+2", "Berlin time", "Europe/Berlin"."""

# ruff: noqa: E501 - one line an entry, however many words

from __future__ import annotations

from tray.language.grammar.doubts import timely
from tray.language.grammar.reader import Reader

SHORT = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC", "zulu": "UTC",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "hst": "Pacific/Honolulu",
    "ast": "America/Halifax", "adt": "America/Halifax", "nst": "America/St_Johns",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires",
    "bst": "Europe/London", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "msk": "Europe/Moscow", "trt": "Europe/Istanbul",
    "ist": "Asia/Kolkata", "pkt": "Asia/Karachi", "gst": "Asia/Dubai", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "wib": "Asia/Jakarta", "ict": "Asia/Bangkok", "pht": "Asia/Manila",
    "awst": "Australia/Perth", "acst": "Australia/Adelaide", "acdt": "Australia/Adelaide",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
    "sast": "Africa/Johannesburg", "cat": "Africa/Maputo", "eat": "Africa/Nairobi", "wat": "Africa/Lagos",
}  # fmt: skip
# Short names that are also words stand for a zone only in capitals.
_WORDS = frozenset(
    {
        "et",
        "ct",
        "mt",
        "pt",
        "art",
        "cat",
        "eat",
        "wet",
        "west",
        "ist",
        "est",
        "z",
        "ast",
        "wat",
        "mst",
        "gst",
        "nst",
        "bst",
        "cst",
        "ict",
    }
)

PLACES = {
    "new york": "America/New_York", "nyc": "America/New_York", "boston": "America/New_York", "toronto": "America/Toronto",
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver", "pacific": "America/Los_Angeles",
    "chicago": "America/Chicago", "denver": "America/Denver", "phoenix": "America/Phoenix", "dallas": "America/Chicago", "austin": "America/Chicago",
    "los angeles": "America/Los_Angeles", "la": "America/Los_Angeles", "san francisco": "America/Los_Angeles", "sf": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "vancouver": "America/Vancouver", "mexico city": "America/Mexico_City", "miami": "America/New_York", "atlanta": "America/New_York",
    "washington": "America/New_York", "montreal": "America/Toronto", "sao paulo": "America/Sao_Paulo", "são paulo": "America/Sao_Paulo",
    "buenos aires": "America/Argentina/Buenos_Aires", "bogota": "America/Bogota", "lima": "America/Lima", "santiago": "America/Santiago",
    "london": "Europe/London", "uk": "Europe/London", "dublin": "Europe/Dublin", "lisbon": "Europe/Lisbon", "madrid": "Europe/Madrid", "barcelona": "Europe/Madrid",
    "paris": "Europe/Paris", "brussels": "Europe/Brussels", "amsterdam": "Europe/Amsterdam", "berlin": "Europe/Berlin", "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin", "frankfurt": "Europe/Berlin", "german": "Europe/Berlin", "zurich": "Europe/Zurich", "zürich": "Europe/Zurich", "vienna": "Europe/Vienna", "rome": "Europe/Rome",
    "milan": "Europe/Rome", "prague": "Europe/Prague", "warsaw": "Europe/Warsaw", "budapest": "Europe/Budapest", "copenhagen": "Europe/Copenhagen",
    "oslo": "Europe/Oslo", "stockholm": "Europe/Stockholm", "helsinki": "Europe/Helsinki", "athens": "Europe/Athens", "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv",
    "bucharest": "Europe/Bucharest", "sofia": "Europe/Sofia", "istanbul": "Europe/Istanbul", "moscow": "Europe/Moscow", "central european": "Europe/Berlin",
    "tel aviv": "Asia/Jerusalem", "israel": "Asia/Jerusalem", "cairo": "Africa/Cairo", "nairobi": "Africa/Nairobi", "lagos": "Africa/Lagos", "johannesburg": "Africa/Johannesburg", "cape town": "Africa/Johannesburg",
    "dubai": "Asia/Dubai", "karachi": "Asia/Karachi", "india": "Asia/Kolkata", "indian": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "bangalore": "Asia/Kolkata",
    "dhaka": "Asia/Dhaka", "bangkok": "Asia/Bangkok", "jakarta": "Asia/Jakarta", "singapore": "Asia/Singapore", "hong kong": "Asia/Hong_Kong", "manila": "Asia/Manila",
    "beijing": "Asia/Shanghai", "shanghai": "Asia/Shanghai", "china": "Asia/Shanghai", "taipei": "Asia/Taipei", "tokyo": "Asia/Tokyo", "japan": "Asia/Tokyo", "seoul": "Asia/Seoul",
    "perth": "Australia/Perth", "sydney": "Australia/Sydney", "melbourne": "Australia/Melbourne", "brisbane": "Australia/Brisbane", "auckland": "Pacific/Auckland",
    "hawaii": "Pacific/Honolulu", "honolulu": "Pacific/Honolulu", "anchorage": "America/Anchorage",
}  # fmt: skip
_HALVES = {
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    270: "Asia/Kabul",
    210: "Asia/Tehran",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
    525: "Australia/Eucla",
    -210: "America/St_Johns",
    -570: "Pacific/Marquesas",
    630: "Australia/Lord_Howe",
    765: "Pacific/Chatham",
}
_REGIONS = frozenset(
    {"africa", "america", "antarctica", "asia", "atlantic", "australia", "europe", "indian", "pacific", "etc"}
)


_FIRST = frozenset(SHORT) | {name.split()[0] for name in PLACES} | _REGIONS


def may_begin(word: str) -> bool:
    """Whether a zone's name may begin with that word."""
    return word in _FIRST


def by_offset(minutes: int) -> str | None:
    """A zone that is always, or as good as always, that far from UTC."""
    if minutes % 60 == 0 and -14 <= minutes // 60 <= 12:
        hours = minutes // 60
        return "UTC" if not hours else f"Etc/GMT{-hours:+d}"
    if minutes in (780, 840):
        return f"Etc/GMT-{minutes // 60}"
    return _HALVES.get(minutes)


def zone_at(r: Reader, i: int) -> list[tuple[int, str]]:
    """The zones named there, and where each ends."""
    token = r.at(i)
    low = token.low
    out: list[tuple[int, str]] = []
    after_time = i > 0 and (
        r.is_number(i - 1)
        or r.before(i, "mer", "oclock", "clock", "part") < i
        or r.low(i - 1) in ("(", "/")
        or token.glued
    )
    if token.kind == "w":
        if (
            low in SHORT
            and (low not in _WORDS or (token.text.isupper() and after_time))
            and (after_time or token.text.isupper() or low in ("utc", "gmt"))
        ) and not (low == "z" and not token.glued):
            out.append((i + 1, SHORT[low]))
            if low in ("utc", "gmt"):
                offset = _offset(r, i + 1)
                if offset and by_offset(offset[1]):
                    out.append((offset[0], by_offset(offset[1]) or "UTC"))
        if low in _REGIONS and r.low(i + 1) == "/" and r.glued(i + 1) and r.glued(i + 2):
            end = i + 3
            while r.glued(end) and (r.low(end) in ("_", "/", "-") or r.at(end).kind == "w"):
                end += 1
            out.append((end, "".join(t.text for t in r.tokens[i:end])))
        for words in (2, 1):
            name = " ".join(t.low for t in r.tokens[i : i + words])
            if name in PLACES and i + words <= r.n:
                end = r.after(i + words, "zone_word")
                coast = name in ("eastern", "central", "mountain", "pacific") and after_time and _is_last(r, i + 1)
                if end > i + words or coast:
                    out.append((end, PLACES[name]))
                    break
    elif (
        low in ("+", "-")
        and (token.glued or is_offset(r, i))
        and r.is_number(i - 1)
        and r.is_number(i + 1)
        and r.glued(i + 1)
        and len(r.low(i + 1)) in (2, 4)
    ):
        offset = _offset(r, i)
        longer = offset is not None and r.glued(offset[0]) and r.low(offset[0]) in (":", ".", "-", "/")
        if offset and not longer and by_offset(offset[1]) and (r.low(i - 2) in (":", ".")):
            out.append((offset[0], by_offset(offset[1]) or "UTC"))
    if out and r.low(out[-1][0]) == "(" and r.low(out[-1][0] + 1) in SHORT and r.low(out[-1][0] + 2) == ")":
        out[-1] = (out[-1][0] + 3, out[-1][1])
    return out


def _is_last(r: Reader, i: int) -> bool:
    """Whether the word before `i` names nothing with the next ("3pm Central", not "3pm Central Park")."""
    return r.at(i).kind != "w" or timely(r, i)


def ends_with_one(r: Reader, i: int) -> bool:
    """Whether the short name of a zone stands right before `i`."""
    return r.low(i - 1) in SHORT and r.low(i - 1) not in _WORDS


def is_offset(r: Reader, i: int) -> bool:
    """Whether what stands after a time is how far its zone is from UTC: "12:00:00 -0500", "T12:00-08:00"."""
    if r.low(i) not in ("+", "-") or not (r.is_number(i + 1) and r.glued(i + 1) and r.low(i - 2) == ":"):
        return False
    hour = i - 5 if r.low(i - 4) == ":" else i - 3
    if r.low(hour - 1) == "t" and r.glued(hour):
        return r.glued(i)
    return not r.glued(i) and len(r.low(i + 1)) == 4 and (r.low(i) == "+" or r.low(i - 4) == ":")


def _offset(r: Reader, i: int) -> tuple[int, int] | None:
    """As in "+2", "-08:45", "+0530": where it ends and how many minutes it is."""
    sign = r.low(i)
    if sign not in ("+", "-") or not r.is_number(i + 1) or not r.glued(i + 1):
        return None
    text, end = r.low(i + 1), i + 2
    if len(text) <= 2:
        minutes = int(text) * 60
        if r.low(end) == ":" and r.glued(end) and r.is_number(end + 1) and len(r.low(end + 1)) == 2:
            minutes += int(r.low(end + 1))
            end += 2
    elif len(text) in (3, 4):
        minutes = int(text[:-2]) * 60 + int(text[-2:])
    else:
        return None
    return (end, minutes if sign == "+" else -minutes) if minutes <= 14 * 60 else None
