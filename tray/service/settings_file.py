"""The settings file: read leniently, written with the person's own comments kept."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_type_hints

from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.domain.settings import Settings

ENVIRONMENT = {
    "DAINVO_ZOOM_CLIENT_ID": "zoom_client_id",
    "DAINVO_ZOOM_OAUTH_URL": "zoom_oauth_url",
    "DAINVO_ZOOM_API_URL": "zoom_api_url",
}
RANGES = {
    "default_minutes": (1, 7 * 24 * 60),
    "snooze_minutes": (1, 24 * 60),
    "menu_days": (1, 31),
    "soon_minutes": (1, 24 * 60),
    "sync_minutes": (1, 24 * 60),
}
HEADER = "# Settings of Dainvo tray. Every setting is described in the README.\n"


def load(path: Path, environment: Mapping[str, str] | None = None) -> tuple[Settings, Problem | None]:
    """The settings in force, and what is wrong with the file.

    A file that does not parse is left as it is and the standard settings are used; a single value that makes no sense
    is passed over alone. Variables of the environment win over the file.
    """
    settings, trouble = Settings(), None
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        values = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        values, trouble = {}, problem("settings.broken", f"{path}: {error}", target=str(path))
    wrong = []
    for name, value in values.items():
        try:
            settings = replace(settings, **{name: checked(name, value)})
        except (TypeError, ValueError) as error:
            wrong.append(str(error))
    if wrong:
        trouble = problem("settings.broken", f"{path}: " + "; ".join(wrong), target=str(path))
    given: dict[str, Any] = {
        name: value.strip()
        for variable, name in ENVIRONMENT.items()
        if (value := (os.environ if environment is None else environment).get(variable, ""))
    }
    return replace(settings, **given), trouble


def save(path: Path, changes: Mapping[str, Any]) -> None:
    """Write these settings into the file; comments, order and what we do not know stay.

    A file that does not parse is moved aside beside itself first (`settings.toml.broken`), never overwritten.

    Raises:
        ProblemError: `usage.bad_value` where a value makes no sense.
    """
    import tomlkit

    try:
        good = {name: checked(name, value) for name, value in changes.items()}
    except (TypeError, ValueError) as error:
        raise ProblemError(problem("usage.bad_value", str(error))) from None
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else HEADER
    try:
        document = tomlkit.parse(text)
    except tomlkit.exceptions.ParseError:
        kept = (path.with_name(f"{path.name}.broken{number or ''}") for number in count())
        path.rename(next(place for place in kept if not place.exists()))
        document = tomlkit.parse(HEADER)
    for name, value in good.items():
        document[name] = list(value) if isinstance(value, tuple) else value
    draft = path.with_name(path.name + ".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def checked(name: str, value: Any) -> Any:
    """`value` as the setting wants it.

    Raises:
        TypeError, ValueError: there is no such setting, or the value makes no sense for it.
    """
    if name not in {field.name for field in fields(Settings)}:
        raise ValueError(f"there is no setting {name!r}")
    kind = get_type_hints(Settings)[name]
    if name == "reminder_minutes":
        minutes = tuple(value)
        if not all(type(entry) is int and 0 <= entry <= 4 * 7 * 24 * 60 for entry in minutes):
            raise ValueError(f"{name} wants whole minutes before the start, such as [10, 0]")
        return tuple(sorted(set(minutes), reverse=True))
    choices = get_args(kind)
    if choices and value not in choices:
        raise ValueError(f"{name} wants one of {', '.join(choices)}")
    if not choices and type(value) is not kind:
        raise TypeError(f"{name} wants a value of another kind than {value!r}")
    low, high = RANGES.get(name, (0, 0))
    if name in RANGES and not low <= value <= high:
        raise ValueError(f"{name} wants a number from {low} to {high}")
    return value
