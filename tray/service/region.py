"""The person's language and formats, as the system has them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tray.domain import clock_words
from tray.domain.settings import Settings


def system_locale(environment: Mapping[str, str] | None = None) -> str:
    """The locale of times as a BCP 47 name (locale(7): LC_ALL, LC_TIME, LANG); en-US where none is set."""
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        value = variables.get(name, "").partition(".")[0].partition("@")[0]
        if value and value not in {"C", "POSIX"}:
            return value.replace("_", "-")
    return "en-US"


def system_language(environment: Mapping[str, str] | None = None) -> str:
    """The language messages are wanted in, two letters."""
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = variables.get(name, "")
        if value and value.partition(".")[0] not in {"C", "POSIX"}:
            return value[:2].lower()
    return "en"


def locale_of(settings: Settings) -> str:
    """The locale in force."""
    return settings.locale or system_locale()


def languages_of(settings: Settings) -> tuple[str, ...]:
    """The languages a sentence is read in: the person's own, and English."""
    return tuple(dict.fromkeys((settings.language or system_language(), "en")))


def hours24(settings: Settings) -> bool:
    """Whether times are written 15:00."""
    return clock_words.hours24(settings.time_format, locale_of(settings))
