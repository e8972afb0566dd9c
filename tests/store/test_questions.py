"""Questions that are asked all the time cost the same among very many events."""

from __future__ import annotations

import pytest

from tray.store.store import Store


@pytest.mark.parametrize("asked", ["unindexed", "with_mark", "wishes", "next_wish", "at", "find", "get", "waiting"])
def test_no_question_walks_through_all_events(tmp_path, asked):
    arguments = {
        "unindexed": (1.0,),
        "with_mark": ("m",),
        "wishes": (1.0,),
        "next_wish": (),
        "at": ("c", "a.ics"),
        "find": ("u",),
        "get": ("c", "u"),
        "waiting": ("u",),
    }
    store = Store(tmp_path / "store.db")
    said: list[str] = []
    store.db.set_trace_callback(said.append)
    getattr(store.items, asked)(*arguments[asked])
    store.db.set_trace_callback(None)
    assert said
    for statement in said:
        plan = [row["detail"] for row in store.db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not [step for step in plan if step.startswith("SCAN")], statement
    store.close()
