"""The hours that parts of the day stand for: "morning", "after lunch"."""

# ruff: noqa: E501 - one line an entry in the table

from __future__ import annotations

from tray.language.settings import LanguageSettings
from tray.language.values import Clock


def part_hour(part: str, settings: LanguageSettings) -> Clock:
    """The hour a part of the day stands for."""
    hours = {
        "morning": settings.morning, "early": settings.morning, "late morning": settings.morning + 2, "afternoon": settings.afternoon,
        "early afternoon": settings.afternoon - 1, "late afternoon": settings.afternoon + 1, "evening": settings.evening, "early evening": settings.evening - 1, "late evening": settings.evening + 2,
        "night": settings.night, "late": settings.night + 1, "lunch": 12, "after lunch": 13.5, "after work": 18, "after school": 15.5, "breakfast": 8, "dinner": settings.evening,
        "teatime": 16, "daybreak": 6, "dusk": 18, "noon": 12,
    }  # fmt: skip
    hour = hours.get(part, settings.morning)
    return Clock(int(hour), round(hour % 1 * 60), fixed=True)
