"""A folder that another program changes is noticed at once, and once for a burst."""

from __future__ import annotations

import asyncio

from tray.service.watch import FolderWatch


def watching(folder, change):
    async def run():
        loop = asyncio.get_running_loop()
        told = asyncio.Event()
        count: list[None] = []

        def changed() -> None:
            count.append(None)
            told.set()

        watch = FolderWatch(loop, changed)
        watch.watch([folder])
        change()
        try:
            await asyncio.wait_for(told.wait(), 5)
            await asyncio.sleep(0.5)
        finally:
            watch.close()
        return len(count)

    return asyncio.run(run())


def test_a_burst_of_new_files_is_told_once(tmp_path):
    assert watching(tmp_path, lambda: [(tmp_path / f"{n}.ics").write_text("x") for n in range(50)]) == 1


def test_a_file_put_in_place_by_a_rename_is_told(tmp_path):
    folder = tmp_path / "calendar"
    folder.mkdir()
    (tmp_path / "new").write_text("x")

    assert watching(folder, lambda: (tmp_path / "new").rename(folder / "a.ics")) == 1


def test_a_deletion_is_told(tmp_path):
    (tmp_path / "a.ics").write_text("x")

    assert watching(tmp_path, (tmp_path / "a.ics").unlink) == 1


def test_a_folder_that_is_not_there_is_no_mistake(tmp_path):
    async def run():
        watch = FolderWatch(asyncio.get_running_loop(), lambda: None)
        watch.watch([tmp_path / "missing"])
        watch.close()

    asyncio.run(run())
