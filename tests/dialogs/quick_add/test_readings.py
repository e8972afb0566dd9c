from __future__ import annotations

from dataclasses import replace

from tray.dialogs.quick_add.readings import Readings
from tray.domain.draft import Draft, Note

OTHER = Draft(text="x 3/4", title="other", timezone="UTC")
THIRD = Draft(text="x 3/4", title="third", timezone="UTC")
FIRST = Draft(
    text="x 3/4", title="first", timezone="UTC", notes=(Note("day first", OTHER), Note("a remark"), Note("am", THIRD))
)


def test_one_key_goes_round_the_readings() -> None:
    """After the last other reading comes the first one again."""
    readings = Readings(FIRST)
    titles = []
    for _ in range(4):
        titles.append(readings.draft.title)
        readings = readings.turn()
    assert titles == ["first", "other", "third", "first"]


def test_a_chosen_reading_holds_while_typing_on() -> None:
    """As long as the same doubt is there, what was chosen stays chosen; when it goes, so does the choice."""
    turned = Readings(FIRST).turn()
    longer = replace(FIRST, text="x 3/4 y", notes=(Note("day first", replace(OTHER, title="other y")),))
    assert turned.follow(longer).draft.title == "other y"
    assert not turned.follow(replace(FIRST, notes=())).turned


def test_without_doubt_the_key_does_nothing() -> None:
    """A sentence of one reading stays as it is."""
    plain = replace(FIRST, notes=(Note("a remark"),))
    assert plain is Readings(plain).turn().draft
