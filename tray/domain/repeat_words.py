"""A repeat rule (RFC 5545 3.3.10) in words."""

from __future__ import annotations

from datetime import date

from tray.domain.date_words import MONTHS, day

WEEKDAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
_WORKDAYS = ["MO", "TU", "WE", "TH", "FR"]


def parts(rrule: str) -> dict[str, str]:
    """The parts of a rule by their names; "RRULE:" in front is no part of it."""
    pairs = (piece.partition("=") for piece in rrule.removeprefix("RRULE:").split(";"))
    return {name.strip().upper(): value.strip().upper() for name, _, value in pairs if value}


def in_words(rrule: str) -> str:
    """Every 2 weeks on Tuesday and Thursday, until Wed 30 Jun 2027. A rule beyond these words is given as written."""
    rule = parts(rrule)
    unit = _UNITS.get(rule.get("FREQ", ""))
    known = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "COUNT", "UNTIL", "WKST"}
    if unit is None or not rule.keys() <= known:
        return f"Repeats: {rrule.removeprefix('RRULE:')}"
    try:
        return _every(rule, unit) + _on(rule, unit) + _end(rule)
    except (ValueError, LookupError):
        return f"Repeats: {rrule.removeprefix('RRULE:')}"


def _every(rule: dict[str, str], unit: str) -> str:
    interval = int(rule.get("INTERVAL", "1"))
    if interval == 1 and rule["FREQ"] in {"WEEKLY", "DAILY"} and rule.get("BYDAY", "").split(",") == _WORKDAYS:
        return "Every weekday"
    return f"Every {unit}" if interval == 1 else f"Every {interval} {unit}s"


def _on(rule: dict[str, str], unit: str) -> str:
    words = ""
    if (days := rule.get("BYDAY", "").split(",")) != [""]:
        position = rule.get("BYSETPOS")
        if position and sorted(days) == sorted(_WORKDAYS):
            words = f" on the {_PLACES[int(position)]} weekday"
        elif position:
            words = f" on the {_PLACES[int(position)]} {_listed([WEEKDAYS[name] for name in days], 'or')}"
        elif not (days == _WORKDAYS and unit in {"week", "day"} and rule.get("INTERVAL", "1") == "1"):
            words = f" on {_listed([_weekday(name) for name in days])}"
    months = [MONTHS[int(number) - 1] for number in rule["BYMONTH"].split(",")] if rule.get("BYMONTH") else []
    numbers = [int(number) for number in rule["BYMONTHDAY"].split(",")] if rule.get("BYMONTHDAY") else []
    if unit == "year" and len(months) == 1 and not words and all(number > 0 for number in numbers) and numbers:
        return f" on {_listed([str(number) for number in numbers])} {months[0]}"
    if numbers:
        words += f" on {_listed(['the last day' if number == -1 else f'day {number}' for number in numbers])}"
    if months:
        words += f" in {_listed(months)}"
    return words


def _weekday(name: str) -> str:
    number = name[:-2]
    return f"the {_PLACES[int(number)]} {WEEKDAYS[name[-2:]]}" if number else WEEKDAYS[name]


def _end(rule: dict[str, str]) -> str:
    if count := rule.get("COUNT"):
        return f", {count} times" if count != "1" else ", once"
    if until := rule.get("UNTIL"):
        return f", until {day(date(int(until[:4]), int(until[4:6]), int(until[6:8])))}"
    return ""


def _listed(words: list[str], joint: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"
