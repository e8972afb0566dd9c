"""What a reading depends on beside the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """How long an event is that does not say so, when the parts of the day are, and on which day a week begins.

    Hours are local, as fractions (18.5 is 18:30); `first_weekday` is 0 for Monday to 6 for Sunday, None for the
    habit of the locale. `notes24` says whether notes write 15:00, None for the habit of the language; it has no part
    in the reading.
    """

    default_minutes: int = 60
    morning: float = 9
    afternoon: float = 15
    evening: float = 19
    night: float = 21
    first_weekday: int | None = None
    notes24: bool | None = None


class Habits(NamedTuple):
    """What a locale decides: the order of day, month and year, the clock of 24 hours, the first day of a week."""

    order: str = "MDY"
    h24: bool = False
    first_weekday: int = 6
    region: str = "US"


class Choices(NamedTuple):
    """Where a sentence can be read two ways, which way this time; the other reading turns one of them round."""

    flip_hour: bool = False
    next_is_nearest: bool = False
    week_is_monday: bool = False
    today_counts: bool = False
    days_otherwise: bool = False
    midnight_begins: bool = False


_SUNDAY = frozenset(
    [
        "US",
        "CA",
        "MX",
        "BR",
        "JP",
        "KR",
        "TW",
        "HK",
        "IL",
        "IN",
        "ZA",
        "PH",
        "CO",
        "PE",
        "VE",
        "AR",
        "CL",
        "SA",
        "TH",
        "SG",
        "PT",
    ]
) - {"AR", "CL"}


def habits(locale: str, lang: str = "en") -> Habits:
    """The habits of a locale such as "en-US" or "de_DE"; of its language where no region is named."""
    parts = locale.replace("_", "-").split(".")[0].split("-")
    code = (parts[0] or lang).lower()
    region = next(
        (p.upper() for p in parts[1:] if len(p) == 2),
        "US" if code == "en" else {"pt": "PT", "ja": "JP", "zh": "CN"}.get(code, code.upper()),
    )
    if region == "US" or (code == "en" and region == "PH"):
        order = "MDY"
    elif (
        region in ("CN", "JP", "KR", "TW", "HU", "LT")
        or locale.lower().startswith(("zh", "ja", "ko", "hu"))
        or (region == "CA" and code == "en")
    ):
        order = "YMD"
    else:
        order = "DMY"
    return Habits(order, code != "en", 6 if region in _SUNDAY else 0, region)
