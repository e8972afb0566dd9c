"""The difference between two menus."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tray.desktop.icon.linux.menu_lines import Line
from tray.desktop.icon.linux.menu_tree import ROOT, Change, MenuTree


def line(key: str, text: str = "", *children: Line, **properties: Any) -> Line:
    return Line(key, {"label": text or key, **properties}, children)


def numbers(tree: MenuTree, number: int = ROOT) -> dict[str, int]:
    node = tree.get(number)
    assert node is not None
    found = dict(node.children)
    for child in node.children.values():
        found |= numbers(tree, child)
    return found


def test_first_menu_is_a_new_layout_of_the_root() -> None:
    """A host that asked too early hears that there is something now."""
    tree = MenuTree()
    change = tree.replace([line("a"), line("b")])
    assert change == Change(parents=[ROOT])
    assert tree.revision == 2


def test_equal_menu_is_no_change() -> None:
    """The same menu again says nothing."""
    tree = MenuTree()
    tree.replace([line("a", "A", line("b"))])
    assert not tree.replace([line("a", "A", line("b"))])
    assert tree.revision == 2


def test_changed_words_touch_that_line_only() -> None:
    """A countdown that moves is a property update and no new layout."""
    tree = MenuTree()
    tree.replace([line("headline", "In 5 min"), line("quit")])
    before = numbers(tree)
    change = tree.replace([line("headline", "In 4 min"), line("quit")])
    assert change == Change(updated={before["headline"]: {"label": "In 4 min"}})
    assert numbers(tree) == before
    assert tree.revision == 2


def test_property_at_its_default_again_is_dropped() -> None:
    """A line that is enabled again loses the property that said otherwise."""
    tree = MenuTree()
    tree.replace([line("a", enabled=False)])
    assert tree.replace([line("a")]) == Change(dropped={numbers(tree)["a"]: ["enabled"]})


def test_new_line_in_a_submenu_concerns_that_submenu() -> None:
    """The smallest parent that differs is named, and everybody keeps the number."""
    tree = MenuTree()
    tree.replace([line("day", "Day", line("a")), line("zoom", "Zoom", line("connect"))])
    before = numbers(tree)
    change = tree.replace([line("day", "Day", line("a"), line("b")), line("zoom", "Zoom", line("connect"))])
    assert change == Change(parents=[before["day"]])
    assert {key: number for key, number in numbers(tree).items() if key in before} == before


def test_moved_line_keeps_its_number() -> None:
    """Another order is a new layout of the parent with the old numbers."""
    tree = MenuTree()
    tree.replace([line("a"), line("b")])
    before = numbers(tree)
    assert tree.replace([line("b"), line("a")]) == Change(parents=[ROOT])
    assert numbers(tree) == before


def test_number_is_never_given_twice() -> None:
    """A line that was away comes back as a new one: a late click on the old number cannot hit it."""
    tree = MenuTree()
    tree.replace([line("a", "A", line("deep"))])
    gone = numbers(tree)
    tree.replace([])
    assert [tree.get(number) for number in gone.values()] == [None, None]
    tree.replace([line("a", "A", line("deep"))])
    assert not set(numbers(tree).values()) & set(gone.values())


def test_separator_and_line_are_never_the_same() -> None:
    """A separator that becomes a line is another line, since hosts cannot turn one into the other."""
    tree = MenuTree()
    tree.replace([Line("x", {"type": "separator"})])
    before = numbers(tree)["x"]
    assert tree.replace([line("x")]).parents == [ROOT]
    assert numbers(tree)["x"] != before


PROPERTIES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"label": st.sampled_from(["x", "y"])},
    optional={"enabled": st.just(False), "toggle-state": st.sampled_from([0, 1]), "type": st.just("separator")},
)


def level(children: st.SearchStrategy[list[Line]]) -> st.SearchStrategy[list[Line]]:
    """Draw some lines, each with lines below it, known by different keys."""
    drawn_line = st.tuples(st.sampled_from("abcd"), PROPERTIES, children)
    lines = st.lists(drawn_line, max_size=4, unique_by=lambda each: each[0])
    return lines.map(lambda each: [Line(key, properties, tuple(below)) for key, properties, below in each])


MENUS = level(level(level(st.just([]))))


class Host:
    """What a panel keeps: a picture of the menu, refreshed only where it is told to."""

    def __init__(self, tree: MenuTree) -> None:
        self.lines: dict[int, tuple[dict[str, Any], list[int]]] = {}
        self.fetch(tree, ROOT)

    def fetch(self, tree: MenuTree, number: int) -> None:
        node = tree.get(number)
        assert node is not None
        known, _ = self.lines.get(number, (dict(node.properties), []))
        self.lines[number] = (known, list(node.children.values()))
        for child in node.children.values():
            if child not in self.lines:
                self.fetch(tree, child)

    def hear(self, tree: MenuTree, change: Change) -> None:
        for number, properties in change.updated.items():
            self.lines[number][0].update(properties)
        for number, names in change.dropped.items():
            for name in names:
                del self.lines[number][0][name]
        for parent in change.parents:
            self.fetch(tree, parent)

    def picture(self, number: int = ROOT) -> Any:
        properties, children = self.lines[number]
        return [copy.copy(properties), [self.picture(child) for child in children]]


@settings(deadline=None, max_examples=60)
@given(st.lists(MENUS, min_size=1, max_size=4))
def test_a_host_that_follows_the_changes_shows_the_menu(steps: list[list[Line]]) -> None:
    """Whatever changes, a host that applies exactly what it is told ends with the menu as it is."""
    tree = MenuTree()
    host = Host(tree)
    for menu in steps:
        host.hear(tree, tree.replace(menu))
        assert host.picture() == [{"children-display": "submenu"}, [drawn(line) for line in menu]]
        assert not tree.replace(menu)


def drawn(line: Line) -> Any:
    return [dict(line.properties), [drawn(child) for child in line.children]]
