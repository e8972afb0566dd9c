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


def test_a_commit_that_fails_leaves_nothing_open_that_would_swallow_later_writes(tmp_path):
    store = Store(tmp_path / "store")
    real = store.db

    class Failing:
        """A connection whose first commit fails without a rollback of its own."""

        failures = 1

        def __getattr__(self, name):
            return getattr(real, name)

        def execute(self, statement, *values):
            if statement == "COMMIT" and self.failures:
                self.failures -= 1
                raise sqlite3.OperationalError("disk I/O error")
            return real.execute(statement, *values)

    store.db = Failing()
    with pytest.raises(sqlite3.OperationalError), store.transaction():
        store.facts.put("first", "lost")
    with store.transaction():
        store.facts.put("second", "kept")
    store.close()

    again = Store(tmp_path / "store")
    assert (again.facts.get("first"), again.facts.get("second")) == ("", "kept")
    again.close()


def test_an_up_to_date_store_opens_while_another_program_writes(tmp_path):
    first = Store(tmp_path / "store")
    with first.transaction():
        first.facts.put("name", "value")
        second = Store(tmp_path / "store")
        second.close()
    first.close()
