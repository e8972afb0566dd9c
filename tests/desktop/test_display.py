"""A window is not even tried where no display answers."""

from __future__ import annotations

from tests.conftest import MakeDesktop
from tray.desktop.display import display_trouble


def test_no_display_and_a_dead_one_are_named() -> None:
    assert "DISPLAY is not set" in str(display_trouble({}))
    assert ":59999.0 does not answer" in str(display_trouble({"DISPLAY": ":59999.0"}))


def test_a_living_display_and_one_far_away_are_trusted(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(panel=False, notices=False, keyring=None, browser=False)
    assert display_trouble(desktop.env) is None
    assert display_trouble({"DISPLAY": f"{desktop.env['DISPLAY']}.0"}) is None
    assert display_trouble({"DISPLAY": "far.example.org:1"}) is None
