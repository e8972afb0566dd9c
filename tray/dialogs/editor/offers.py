"""The choices the editor offers for repeats and reminders: labels and values, made without a window."""

from __future__ import annotations

from datetime import date

from tray.dialogs.words.moments import before
from tray.domain.repeat_words import in_words

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
OTHER = "Other…"


def repeats(start: date, current: str | None) -> list[tuple[str, str | None]]:
    """Rules that fit a start, in words; the one in force is among them, whatever it is."""
    code = _CODES[start.weekday()]
    place = (start.day - 1) // 7 + 1
    rules = [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        f"FREQ=WEEKLY;BYDAY={code}",
        f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}",
        f"FREQ=MONTHLY;BYMONTHDAY={start.day}",
        f"FREQ=MONTHLY;BYDAY={place if place < 5 else -1}{code}",
        f"FREQ=YEARLY;BYMONTH={start.month};BYMONTHDAY={start.day}",
    ]
    if current is not None and current not in rules:
        rules.append(current)
    return [("Never", None), *((in_words(rule), rule) for rule in rules)]


def reminders(current: tuple[int, ...] | None) -> list[tuple[str, tuple[int, ...] | None]]:
    """Reminders to choose from: the setting's, none, or one before the start; the one in force is among them."""
    offered: list[tuple[str, tuple[int, ...] | None]] = [("As set in Settings", None), ("None", ())]
    offered += [(_upper(before(minutes)), (minutes,)) for minutes in (0, 5, 10, 15, 30, 60, 1440)]
    if current is not None and current not in [value for _, value in offered]:
        offered.append((_upper(", ".join(before(minutes) for minutes in current)), current))
    return offered


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
