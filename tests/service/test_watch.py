"""A folder that another program changes is noticed at once, and once for a burst."""

from __future__ import annotations

import asyncio

from tray.service import watch
from tray.service.watch import FolderWatch


def watching(folder, change):
    async def run():
        loop = asyncio.get_running_loop()
        told = asyncio.Event()
        words: list[object] = []

        def changed(names) -> None:
            words.append(names)
            told.set()

        watched = FolderWatch(loop, changed)
        watched.watch([folder])
        change()
        try:
            await asyncio.wait_for(told.wait(), 5)
            await asyncio.sleep(0.5)
        finally:
            watched.close()
        return words

    return asyncio.run(run())


def test_a_burst_of_new_files_is_told_once(tmp_path):
    assert watching(tmp_path, lambda: [(tmp_path / f"{n}.ics").write_text("x") for n in range(50)]) == [
        {tmp_path: frozenset(f"{n}.ics" for n in range(50))}
    ]


def test_a_file_put_in_place_by_a_rename_is_told(tmp_path):
    folder = tmp_path / "calendar"
    folder.mkdir()
    (tmp_path / "new").write_text("x")

    assert watching(folder, lambda: (tmp_path / "new").rename(folder / "a.ics")) == [{folder: frozenset({"a.ics"})}]


def test_a_file_linked_to_its_name_is_told_and_the_one_it_was_written_under_is_not(tmp_path):
    def change():
        (tmp_path / ".new.tmp").write_text("x")
        (tmp_path / "a.ics").hardlink_to(tmp_path / ".new.tmp")
        (tmp_path / ".new.tmp").unlink()

    assert watching(tmp_path, change) == [{tmp_path: frozenset({"a.ics"})}]


def test_both_names_of_a_file_are_told_when_it_is_renamed(tmp_path):
    (tmp_path / "a.ics").write_text("x")

    assert watching(tmp_path, lambda: (tmp_path / "a.ics").rename(tmp_path / "b.ics")) == [
        {tmp_path: frozenset({"a.ics", "b.ics"})}
    ]


def test_a_folder_is_told_as_a_whole_where_changes_were_too_many_to_be_named(tmp_path, monkeypatch):
    overflow = watch.HEAD.pack(-1, watch.IN_Q_OVERFLOW, 0, 0)
    monkeypatch.setattr("os.read", lambda fd, size: overflow)

    assert watching(tmp_path, lambda: (tmp_path / "a.ics").write_text("x"))[0] == {tmp_path: None}


def test_a_folder_that_is_taken_away_is_told_as_a_whole(tmp_path):
    folder = tmp_path / "calendar"
    folder.mkdir()

    assert watching(folder, folder.rmdir) == [{folder: None}]


def test_a_deletion_is_told(tmp_path):
    (tmp_path / "a.ics").write_text("x")

    assert watching(tmp_path, (tmp_path / "a.ics").unlink) == [{tmp_path: frozenset({"a.ics"})}]


def test_a_folder_that_is_not_there_is_no_mistake(tmp_path):
    async def run():
        watched = FolderWatch(asyncio.get_running_loop(), lambda names: None)
        watched.watch([tmp_path / "missing"])
        watched.close()

    asyncio.run(run())
