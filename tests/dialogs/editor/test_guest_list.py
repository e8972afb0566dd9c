"""What is said of guests."""

from __future__ import annotations

from tray.dialogs.editor.guest_list import told

ANN = {"email": "ann@example.org", "name": "Ann Lee", "status": "accepted"}
BO = {"email": "bo@example.org", "name": "", "status": "declined"}


def test_each_guest_is_told_with_the_answer() -> None:
    assert told([ANN, BO], ["ann@example.org", "bo@example.org"]) == (
        "2 guests: Ann Lee accepted, bo@example.org declined"
    )
    assert told([ANN], ["ANN@example.org", "x@y.org"]) == "2 guests: Ann Lee accepted, x@y.org new"


def test_new_guests_are_only_counted_and_many_are_cut_short() -> None:
    assert told([], ["x@y.org"]) == "1 guest: x@y.org"
    assert told([], [f"g{number}@y.org" for number in range(6)]).endswith("g3@y.org and 2 more")
    assert told([ANN], []) == ""
