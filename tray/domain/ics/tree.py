"""Components of iCalendar text: a tree whose leaves are lines as they stand, so that nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import MOST_CHARACTERS, Line, line, lines

MOST_DEPTH = 12

_IN_CALENDAR = 2
"""Components that are open where a time zone belongs: the root and the calendar."""
_LONGEST_SHARED = 20_000
_ZONE = re.compile(
    r"^BEGIN:VTIMEZONE(?:\r\n?|\n)(?:(?!BEGIN:V|END:V).*(?:\r\n?|\n))*+END:VTIMEZONE(?:\r\n?|\n)++(?![ \t])",
    re.MULTILINE,
)
"""A whole time zone, its inner components included, which are called STANDARD and DAYLIGHT."""


@dataclass(slots=True)
class Component:
    """A component between its BEGIN and END; the root of a text has the name "" and neither.

    `parts` holds lines and components in their order. It is the one value here that changes while a text is rewritten.
    """

    name: str
    begin: Line | None = None
    end: Line | None = None
    parts: list[Line | Component] = field(default_factory=list)

    @property
    def lines(self) -> Iterator[Line]:
        """The properties of this component itself."""
        return (part for part in self.parts if isinstance(part, Line))

    def components(self, name: str) -> Iterator[Component]:
        """The components of that name directly in this one."""
        return (part for part in self.parts if isinstance(part, Component) and part.name == name)

    def first(self, name: str) -> Line | None:
        """The first property of that name."""
        return next((one for one in self.lines if one.name == name), None)

    def all(self, name: str) -> tuple[Line, ...]:
        """Every property of that name."""
        return tuple(one for one in self.lines if one.name == name)

    def text(self) -> str:
        """The component as text."""
        pieces: list[str] = []
        self._collect(pieces)
        return "".join(pieces)

    def copy(self) -> Component:
        """A component that can be changed without this one."""
        parts = [part if isinstance(part, Line) else part.copy() for part in self.parts]
        return Component(self.name, self.begin, self.end, parts)

    @property
    def line_end(self) -> str:
        """The line end in use here."""
        return self.begin.end if self.begin else "\r\n"

    def put(self, new: Line, *, after: tuple[str, ...] = ()) -> None:
        """Set the only property of its name: in the place of the old one, else behind `after`, else last."""
        places = [index for index, part in enumerate(self.parts) if isinstance(part, Line) and part.name == new.name]
        if places:
            self.parts[places[0]] = new
            for index in reversed(places[1:]):
                del self.parts[index]
        else:
            self.add(new, after=after)

    def add(self, new: Line, *, after: tuple[str, ...] = ()) -> None:
        """Add a property behind the last one of its name or of `after`, else behind the last property."""
        same = [i for i, part in enumerate(self.parts) if isinstance(part, Line) and part.name in (new.name, *after)]
        if not same:
            same = [i for i, part in enumerate(self.parts) if isinstance(part, Line)]
        self.parts.insert(same[-1] + 1 if same else 0, new)

    def replace(self, old: Line, new: Line | None) -> None:
        """Put `new` in the place of one line, or take the line away."""
        index = next(i for i, part in enumerate(self.parts) if part is old)
        if new is None:
            del self.parts[index]
        else:
            self.parts[index] = new

    def remove(self, *names: str) -> None:
        """Take away every property of these names."""
        self.parts = [part for part in self.parts if not (isinstance(part, Line) and part.name in names)]

    def _collect(self, pieces: list[str]) -> None:
        if self.begin:
            pieces.append(self.begin.raw)
        for part in self.parts:
            if isinstance(part, Line):
                pieces.append(part.raw)
            else:
                part._collect(pieces)  # noqa: SLF001 - the same class
        if self.end:
            pieces.append(self.end.raw)


def tree(text: str) -> Component:
    """Read `text` as components; those of time zones are not to be changed, as texts with the same ones share them.

    Raises:
        IcsError: it is no iCalendar text, is cut off, or is nested deeper than anything real.
    """
    if len(text) > MOST_CHARACTERS:
        raise IcsError(f"it is larger than {MOST_CHARACTERS // 1024 // 1024} MB")
    text = text.removeprefix("\ufeff")
    root = Component("")
    open_ones = [root]
    done = 0
    for zone in _ZONE.finditer(text) if "BEGIN:VTIMEZONE" in text else ():
        _read(text[done : zone.start()], open_ones)
        done = zone.end()
        if len(open_ones) == _IN_CALENDAR and zone.end() - zone.start() <= _LONGEST_SHARED:
            open_ones[-1].parts += _shared(zone.group())
        else:
            _read(zone.group(), open_ones)
    _read(text[done:], open_ones)
    if len(open_ones) > 1:
        raise IcsError(f"it is cut off: END:{open_ones[-1].name[:40]} is missing")
    if not any(root.components("VCALENDAR")):
        raise IcsError("there is no calendar in it (BEGIN:VCALENDAR is missing)")
    return root


@lru_cache(maxsize=128)
def _shared(text: str) -> tuple[Line | Component, ...]:
    """The time zone that stands in a text: a calendar's files say the same of theirs ten thousand times."""
    around = [Component(""), Component("VCALENDAR")]
    _read(text, around)
    return tuple(around[-1].parts)


def _read(text: str, open_ones: list[Component]) -> None:
    """Read whole lines into the innermost of the components that are open."""
    for one in lines(text):
        if one.name == "BEGIN":
            if len(open_ones) > MOST_DEPTH:
                raise IcsError("its components are nested too deeply")
            inner = Component(one.value.strip().upper(), one)
            open_ones[-1].parts.append(inner)
            open_ones.append(inner)
        elif one.name == "END":
            ended = open_ones.pop()
            if not open_ones or ended.name != one.value.strip().upper():
                raise IcsError(f"END:{one.value.strip()[:40]} closes nothing that is open")
            ended.end = one
        else:
            open_ones[-1].parts.append(one)


def component(name: str, *parts: Line | Component, end: str = "\r\n") -> Component:
    """Make a component."""
    return Component(name, line(f"BEGIN:{name}", end=end), line(f"END:{name}", end=end), list(parts))
