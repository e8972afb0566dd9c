"""What every test of this room may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.zoom.kit import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Give a world with nobody connected."""
    with World(tmp_path) as world:
        yield world


@pytest.fixture
def connected(world: World) -> World:
    """Give a world in which Ann is connected."""
    world.sign_in()
    world.sandbox.clear_calls()
    return world
