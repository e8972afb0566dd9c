"""A folder of .ics files is a calendar that other programs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calendars.texts import calendar, event, item
from tests.contracts.calendars import CalendarContract
from tray.calendars.folder import FolderCalendar, create_folder, folders_in, name_and_color
from tray.domain.problem import ProblemError


class TestFolderCalendar(CalendarContract):
    @pytest.fixture
    def port(self, tmp_path: Path) -> FolderCalendar:
        return FolderCalendar(tmp_path)

    @pytest.fixture
    def outside(self, tmp_path: Path) -> FolderCalendar:
        return FolderCalendar(tmp_path)


@pytest.fixture
def port(tmp_path: Path) -> FolderCalendar:
    return FolderCalendar(tmp_path)


def test_a_file_holds_exactly_the_text_that_was_put(port: FolderCalendar, tmp_path: Path) -> None:
    port.put("", "one@example.org", item(title="Grüße\\, Zoë"), "")
    assert (tmp_path / "one@example.org.ics").read_bytes() == item(title="Grüße\\, Zoë").encode()


def test_only_ics_files_without_a_leading_dot_are_looked_at(port: FolderCalendar, tmp_path: Path) -> None:
    for name in ("a.ics", ".hidden.ics", "notes.txt", "displayname", "b.ics.tmp"):
        (tmp_path / name).write_text(item())
    (tmp_path / "folder.ics").mkdir()
    assert set(port.look({}).etags) == {"a.ics"}


def test_writing_leaves_no_other_file_behind(port: FolderCalendar, tmp_path: Path) -> None:
    href, etag = port.put("", "one@example.org", item(), "")
    port.put(href, "one@example.org", item(title="New"), etag)
    assert [file.name for file in tmp_path.iterdir()] == [href]


def test_what_a_killed_writer_left_behind_is_cleared_away(port: FolderCalendar, tmp_path: Path) -> None:
    (tmp_path / ".dainvo-1-7.tmp").write_text("half")
    (tmp_path / ".other.tmp").write_text("not ours")
    port.look({})
    assert [file.name for file in tmp_path.iterdir()] == [".other.tmp"]


def test_a_file_keeps_its_mode_when_it_is_rewritten(port: FolderCalendar, tmp_path: Path) -> None:
    href, _ = port.put("", "one@example.org", item(), "")
    (tmp_path / href).chmod(0o640)
    port.put(href, "one@example.org", item(title="New"), port.look({}).etags[href])
    assert (tmp_path / href).stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_what_it_leads_to_is_rewritten(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "calendar", tmp_path / "elsewhere.ics"
    folder.mkdir()
    elsewhere.write_text(item())
    (folder / "a.ics").symlink_to(elsewhere)
    port = FolderCalendar(folder)
    port.put("a.ics", "one@example.org", item(title="New"), port.look({}).etags["a.ics"])
    assert (folder / "a.ics").is_symlink()
    assert "SUMMARY:New" in elsewhere.read_text()


@pytest.mark.parametrize("name", ["../outside.ics", "a/b.ics", ".hidden.ics", ""])
def test_a_name_that_leads_out_of_the_folder_is_refused(port: FolderCalendar, name: str) -> None:
    with pytest.raises(ProblemError, match="broken_file"):
        list(port.get([name or ".."]))


def test_a_folder_that_is_not_there_is_a_problem_and_not_an_empty_calendar(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="folder_missing"):
        FolderCalendar(tmp_path / "missing").look({})


def test_the_empty_place_where_a_disk_is_to_be_mounted_is_a_problem_too(port: FolderCalendar, tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="folder_missing"):
        port.look({"device": tmp_path.stat().st_dev + 1})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"BEGIN:VCALENDAR\r\nSUMMARY:\xfc\r\nEND:VCALENDAR\r\n", "UTF-8"),
        (b"\x00" * 100, "no text"),
        (b"A" * (16 * 1024 * 1024 + 1), "larger"),
    ],
)
def test_a_file_that_is_no_text_is_named_with_the_reason(
    port: FolderCalendar, tmp_path: Path, data: bytes, words: str
) -> None:
    (tmp_path / "a.ics").write_bytes(data)
    (fetched,) = port.get(["a.ics"])
    assert fetched.text is None
    assert words in fetched.trouble
    assert fetched.etag == port.look({}).etags["a.ics"]


def test_a_letter_torn_apart_by_a_fold_is_read_whole(port: FolderCalendar, tmp_path: Path) -> None:
    data = (
        calendar(event(title="Gr@"))
        .encode()
        .replace(b"@\r\n", "ü".encode()[:1] + b"\r\n " + "ü".encode()[1:] + b"\r\n")
    )
    (tmp_path / "a.ics").write_bytes(data)
    (fetched,) = port.get(["a.ics"])
    assert fetched.text is not None
    assert "SUMMARY:Grü\r\n" in fetched.text


def test_the_name_and_color_of_a_vdir_are_honoured(tmp_path: Path) -> None:
    (tmp_path / "displayname").write_text("Work ☎\n")
    (tmp_path / "color").write_text("#00ff7f\n")
    assert name_and_color(tmp_path) == ("Work ☎", "#00ff7f")


def test_a_color_that_is_none_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "color").write_text("red; rm -rf")
    assert name_and_color(tmp_path) == ("", "")


def test_a_place_with_folders_of_events_is_as_many_calendars(tmp_path: Path) -> None:
    for name in ("home", "work"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.ics").write_text(item())
    (tmp_path / "empty").mkdir()
    assert [folder.name for folder in folders_in(tmp_path)] == ["home", "work"]
    (tmp_path / "b.ics").write_text(item())
    assert folders_in(tmp_path) == (tmp_path,)


def test_a_new_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    create_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
