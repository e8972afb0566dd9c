"""The menu as hosts know it: numbered lines, and what differs when a new menu takes its place.

Numbers belong to lines, not to places. A host that has the menu open keeps what it shows as long as the numbers stay,
so a line keeps its number for as long as its key is there, and a number is never given twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tray.desktop.icon.linux.menu_lines import Line, Value
from tray.desktop.icon.pystray_parts import MenuItem

ROOT = 0


@dataclass(slots=True)
class Node:
    """A line with its number in the tree; `children` holds the numbers by key, in order."""

    number: int
    properties: Mapping[str, Value]
    item: MenuItem | None = None
    children: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Change:
    """What a host has to be told: properties set and dropped by number, and the parents whose lines differ."""

    updated: dict[int, dict[str, Value]] = field(default_factory=dict)
    dropped: dict[int, list[str]] = field(default_factory=dict)
    parents: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.updated or self.dropped or self.parents)


class MenuTree:
    """The numbered lines of one menu; `revision` grows with each change of structure, as dbusmenu wants it."""

    def __init__(self) -> None:
        self.revision = 1
        self._nodes = {ROOT: Node(ROOT, {"children-display": "submenu"})}
        self._next = ROOT + 1

    def get(self, number: int) -> Node | None:
        """Return the line with that number, None where it is gone."""
        return self._nodes.get(number)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def replace(self, lines: Sequence[Line]) -> Change:
        """Take `lines` as the whole menu and return the difference, which is empty where nothing differs."""
        change = Change()
        self._merge(self._nodes[ROOT], lines, change)
        if change.parents:
            self.revision += 1
        return change

    def _merge(self, parent: Node, lines: Sequence[Line], change: Change) -> None:
        before = parent.children
        parent.children = {}
        for line in lines:
            node = self._nodes.get(before.get(line.key, -1))
            # Hosts make another kind of widget for a separator and do not change one into the other.
            if node is None or ("type" in node.properties) != ("type" in line.properties):
                parent.children[line.key] = self._add(line)
            else:
                parent.children[line.key] = node.number
                _compare(node, line, change)
                node.item = line.item
                self._merge(node, line.children, change)
        if list(before.values()) != list(parent.children.values()):
            change.parents.append(parent.number)
            for number in set(before.values()) - set(parent.children.values()):
                self._remove(number)

    def _add(self, line: Line) -> int:
        node = Node(self._next, line.properties, line.item)
        self._next += 1
        self._nodes[node.number] = node
        node.children = {child.key: self._add(child) for child in line.children}
        return node.number

    def _remove(self, number: int) -> None:
        for child in self._nodes.pop(number).children.values():
            self._remove(child)


def _compare(node: Node, line: Line, change: Change) -> None:
    updated = {name: value for name, value in line.properties.items() if node.properties.get(name) != value}
    dropped = [name for name in node.properties if name not in line.properties]
    if updated:
        change.updated[node.number] = updated
    if dropped:
        change.dropped[node.number] = dropped
    node.properties = line.properties
