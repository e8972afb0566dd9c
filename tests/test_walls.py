"""The rooms of the house import only what their walls allow."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TRAY = ROOT / "tray"

# What each room may import: of our own rooms, and of what others wrote. The standard library is free for all, but for
# the modules in IMPURE.
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    "domain": (set(), {"icalendar"}),
    "language": ({"domain"}, {"dateparser", "holidays"}),
    "planning": ({"domain"}, set()),
    "store": ({"domain"}, set()),
    "calendars": (
        {"domain", "store", "planning"},
        {"icalendar", "recurring_ical_events", "caldav", "niquests", "lxml", "dateutil"},
    ),
    "zoom": ({"domain", "planning", "store"}, {"httpx", "authlib", "keyring", "msgspec", "truststore", "dateutil"}),
    "desktop": (
        {"domain", "planning"},
        {"pystray", "plyer", "dbus_fast", "desktop_notifier", "PIL", "Xlib", "AppKit", "Foundation"},
    ),
    "dialogs": ({"domain", "language"}, {"sv_ttk", "PIL"}),
    # Where all is joined: the tray program puts icon and notices beside the service it hosts.
    "service": (
        {"domain", "language", "planning", "store", "calendars", "zoom", "desktop"},
        {"icalendar", "recurring_ical_events", "platformdirs", "tomlkit", "msgspec", "tzlocal"},
    ),
    "cli": ({"domain", "service"}, set()),
}

DOORS = {
    ("tray/cli/main.py", "dialogs"): "a dialog is the same program started with --dialog, so a bundle needs one binary",
    ("tray/cli/parse.py", "language"): "a sentence is understood without a service; nothing is saved",
}
"""Single files that may look into a room their own may not, each with the reason."""

PURE = ("domain", "language", "planning")
IMPURE = {
    "asyncio", "http", "logging", "multiprocessing", "os", "pathlib", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "tempfile", "threading", "time", "tkinter", "urllib.request", "webbrowser",
}  # fmt: skip
"""Clock, disk, network, environment and processes: what a pure room does not reach for."""

ONE_DOOR = {
    "httpx": "tray/zoom/http.py",
    "keyring": "tray/zoom/secrets.py",
    "tkinter": "tray/dialogs/",
    "sv_ttk": "tray/dialogs/",
    "pystray": "tray/desktop/",
    "plyer": "tray/desktop/",
    "dbus_fast": "tray/desktop/",
    "sqlite3": "tray/store/ tray/service/disk.py",  # the second names what a full disk makes SQLite say
}
"""Each of these has one door into the house."""


def imports(path: Path, source: str | None = None) -> Iterator[tuple[str, int]]:
    """Give each imported module of a file with its line, those inside functions included."""
    source = path.read_text(encoding="utf-8") if source is None else source
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, node.lineno
            for name in node.names:
                yield f"{module}.{name.name}", node.lineno


def files(room: str) -> list[Path]:
    return sorted((TRAY / room).rglob("*.py"))


def breaches(path: Path, room: str, source: str | None = None) -> Iterator[str]:
    ours, theirs = ROOMS[room]
    for module, line in imports(path, source):
        head, _, rest = module.partition(".")
        where = f"{path.relative_to(ROOT)}:{line}"
        if head == "tray":
            neighbour = rest.partition(".")[0]
            opened = (path.relative_to(ROOT).as_posix(), neighbour) in DOORS
            if neighbour in ROOMS and neighbour != room and neighbour not in ours and not opened:
                yield f"{where} imports {module}; {room} may import {sorted(ours) or 'no other room'}"
        elif head in sys.stdlib_module_names:
            if room in PURE and (head in IMPURE or module in IMPURE):
                yield f"{where} imports {module}; {room} is pure"
        elif head not in theirs:
            yield f"{where} imports {module}; {room} may use {sorted(theirs) or 'the standard library alone'}"


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_imports_only_what_its_walls_allow(room: str) -> None:
    found = [breach for path in files(room) for breach in breaches(path, room)]
    assert not found, "\n".join(found)


def test_a_door_that_nobody_uses_is_closed() -> None:
    for file, room in DOORS:
        used = {module.split(".")[1] for module, _ in imports(ROOT / file) if module.startswith("tray.")}
        assert room in used, f"{file} no longer needs {room}"


def test_every_room_has_its_walls() -> None:
    rooms = {path.name for path in TRAY.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert rooms <= set(ROOMS)


@pytest.mark.parametrize("library", sorted(ONE_DOOR))
def test_a_library_with_one_door_comes_in_by_no_other(library: str) -> None:
    doors = {ROOT / door for door in ONE_DOOR[library].split()}
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(TRAY.rglob("*.py"))
        for module, line in imports(path)
        if (module == library or module.startswith(f"{library}.")) and not doors & {path, *path.parents}
    ]
    assert not found, f"{library} belongs in {ONE_DOOR[library]}: {', '.join(found)}"


def test_the_walls_see_an_import_inside_a_function() -> None:
    source = "def f() -> None:\n    from tray.service.clock import now\n    import subprocess\n"
    found = list(breaches(ROOT / "tray/planning/agenda.py", "planning", source))
    assert any("tray.service.clock" in breach for breach in found)
    assert any("planning is pure" in breach for breach in found)


def test_what_is_imported_is_asked_for_by_name() -> None:
    """A library that only another one brings along may be gone with that one's next version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\s<>=!;~\[]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    bringers = packages_distributions()
    for path in sorted(TRAY.rglob("*.py")):
        for module, line in imports(path):
            head = module.partition(".")[0]
            if head in {"tray", *sys.stdlib_module_names} or head not in bringers:
                continue  # what is not installed here belongs to another system
            names = {name.lower().replace("_", "-") for name in bringers[head]}
            assert names & declared, f"{path.relative_to(ROOT)}:{line} uses {head}, which pyproject.toml does not name"
