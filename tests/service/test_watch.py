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


def following(folder, *steps):
    """What is told of a folder after each step, and of a file that is put there in the end."""

    async def run():
        told: list[object] = []
        watched = FolderWatch(asyncio.get_running_loop(), told.append)
        watched.watch([folder])
        try:
            for step in steps:
                step()
                await until(lambda: told and told[-1] == {folder: None})
                told.clear()
                await asyncio.sleep(watch.SETTLE)
            (folder / "new.ics").write_text("x")
            await until(lambda: told)
        finally:
            watched.close()
        return told

    async def until(ready):
        for _ in range(100):
            if ready():
                return
            await asyncio.sleep(0.05)
        raise AssertionError("nothing was told")

    return asyncio.run(run())


def test_a_folder_that_is_deleted_and_made_again_is_watched_again(tmp_path):
    folder = tmp_path / "calendar"
    folder.mkdir()

    assert following(folder, folder.rmdir, folder.mkdir) == [{folder: frozenset({"new.ics"})}]


def test_a_folder_that_is_not_there_yet_is_watched_when_it_comes(tmp_path):
    folder = tmp_path / "disk" / "calendars" / "home"

    assert following(folder, lambda: folder.mkdir(parents=True)) == [{folder: frozenset({"new.ics"})}]


def test_a_folder_that_takes_the_place_of_another_is_watched(tmp_path):
    folder, other = tmp_path / "calendar", tmp_path / "other"
    folder.mkdir()
    other.mkdir()

    def exchange():
        folder.rename(tmp_path / "old")
        other.rename(folder)

    assert following(folder, exchange) == [{folder: frozenset({"new.ics"})}]


def test_a_link_that_leads_elsewhere_is_followed(tmp_path):
    first, second, link = tmp_path / "first", tmp_path / "second", tmp_path / "link"
    for folder in (first, second):
        (folder / "home").mkdir(parents=True)
    link.symlink_to(first)

    def point():
        (tmp_path / "new").symlink_to(second)
        (tmp_path / "new").rename(link)

    assert following(link / "home", point) == [{link / "home": frozenset({"new.ics"})}]


def test_a_folder_is_watched_again_when_one_above_it_was_moved_away_and_made_anew(tmp_path):
    folder = tmp_path / "above" / "inner" / "calendar"
    folder.mkdir(parents=True)

    assert following(
        folder, lambda: (tmp_path / "above").rename(tmp_path / "away"), lambda: folder.mkdir(parents=True)
    ) == [{folder: frozenset({"new.ics"})}]


def test_a_disk_that_is_mounted_some_moments_later_is_noticed(tmp_path, monkeypatch):
    folder = tmp_path / "disk"
    identity = watch._identity
    mounted: list[bool] = []
    monkeypatch.setattr(watch, "_identity", lambda path: (7, 7) if mounted else identity(path))

    async def run():
        told: list[object] = []
        watched = FolderWatch(asyncio.get_running_loop(), told.append)
        watched.watch([folder])
        folder.mkdir()
        await asyncio.sleep(0.5)
        first = list(told)
        mounted.append(True)
        await asyncio.sleep(watch.LOOK_AGAIN[0])
        watched.close()
        return first, told[len(first) :]

    assert asyncio.run(run()) == ([{folder: None}], [{folder: None}])
