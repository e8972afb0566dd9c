"""Every problem the program can have is in the catalogue, has a way out, and stands in the docs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tray.domain.actions import action_command
from tray.domain.problem import Action, ActionKind
from tray.domain.problems import CATALOGUE, buttons, problem
from troubleshooting import FAMILIES, PAGE, page

TRAY = Path(__file__).parents[2] / "tray"
ONLY_THE_FACE = {"none"}
"""Kinds of buttons that ask nothing of the service."""


def literals() -> Iterator[tuple[str, str]]:
    """Every code of a problem that stands in the source, with where."""
    for path in sorted(TRAY.rglob("*.py")):
        if path.name == "problems.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                first = node.args[0] if node.args else None
                if name == "problem" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, f"{path.relative_to(TRAY)}:{node.lineno}"


def mentioned() -> set[str]:
    """Every text of the source that is a code of the catalogue."""
    found = set()
    for path in TRAY.rglob("*.py"):
        if path.name != "problems.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and node.value in CATALOGUE:
                    found.add(str(node.value))
    return found


def test_every_problem_that_is_told_has_an_entry() -> None:
    assert [f"{where}: {code}" for code, where in literals() if code not in CATALOGUE] == []


def test_every_entry_is_told_somewhere() -> None:
    assert sorted(CATALOGUE.keys() - mentioned()) == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_problem_can_be_told_and_its_buttons_do_something(code: str) -> None:
    told = problem(code, target="it")
    assert told.title
    assert told.remedy.endswith((".", "?"))
    assert "{" not in told.title + told.remedy
    for button in buttons(told):
        assert button.label
        assert action_command(button) is not None, button


def test_every_kind_of_button_means_something() -> None:
    kinds = set(get_args(ActionKind)) - ONLY_THE_FACE
    assert [kind for kind in sorted(kinds) if action_command(Action(kind, "Do it", "it")) is None] == []


def test_the_page_is_as_the_catalogue_says() -> None:
    assert {code.partition(".")[0] for code in CATALOGUE} <= set(FAMILIES)
    assert PAGE.read_text(encoding="utf-8") == page(), "run python packaging/troubleshooting.py"
