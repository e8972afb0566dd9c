"""What every calendar promises, whatever it is made of."""

from __future__ import annotations

from abc import ABC, abstractmethod

import pytest

from tests.calendars.texts import item
from tray.calendars.port import CalendarPort, Capability, Changed, Fetched
from tray.domain.ics import read_one


class CalendarContract(ABC):
    """Subclasses give `port`, an empty writable calendar, and `outside`, another program's hand on the same one."""

    @pytest.fixture
    @abstractmethod
    def port(self) -> CalendarPort:
        """The calendar under test."""

    @pytest.fixture
    @abstractmethod
    def outside(self) -> CalendarPort:
        """Another program's hand on the same calendar."""

    def text(self, port: CalendarPort, href: str) -> str:
        """The text at an href."""
        (fetched,) = port.get([href])
        assert fetched.text is not None
        return fetched.text

    def test_an_empty_calendar_holds_nothing(self, port: CalendarPort) -> None:
        look = port.look({})
        assert dict(look.etags) == {}
        assert look.whole

    def test_what_was_put_is_found_by_another_program_as_it_was_written(
        self, port: CalendarPort, outside: CalendarPort
    ) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        assert list(outside.look({}).etags) == [href]
        assert read_one(self.text(outside, href)) == read_one(item())

    def test_the_etag_of_a_put_is_the_one_the_next_look_tells(self, port: CalendarPort) -> None:
        href, etag = port.put("", "one@example.org", item(), "")
        assert etag in ("", port.look({}).etags[href])

    def test_the_name_for_a_new_event_follows_from_its_uid(self, port: CalendarPort) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        with pytest.raises(Changed):
            port.put("", "one@example.org", item(), "")
        assert list(port.look({}).etags) == [href]

    @pytest.mark.parametrize("uid", ["../../etc/passwd", "a b/c", "ümläut@example.org", "x" * 250, ".hidden", "%2F?#&"])
    def test_a_uid_that_is_no_file_name_can_be_kept_all_the_same(self, port: CalendarPort, uid: str) -> None:
        href, _ = port.put("", uid, item(uid), "")
        assert read_one(self.text(port, href)).uid == uid

    def test_a_change_gives_another_etag(self, port: CalendarPort) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        before = port.look({}).etags[href]
        port.put(href, "one@example.org", item(title="Moved"), before)
        assert port.look({}).etags[href] != before
        assert read_one(self.text(port, href)).main.title == "Moved"

    def test_a_change_of_what_somebody_else_has_changed_is_refused(
        self, port: CalendarPort, outside: CalendarPort
    ) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        etag = port.look({}).etags[href]
        outside.put(href, "one@example.org", item(title="Theirs"), outside.look({}).etags[href])
        with pytest.raises(Changed):
            port.put(href, "one@example.org", item(title="Ours"), etag)
        assert read_one(self.text(port, href)).main.title == "Theirs"

    def test_a_change_of_what_somebody_else_has_deleted_is_refused(
        self, port: CalendarPort, outside: CalendarPort
    ) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        etag = port.look({}).etags[href]
        outside.delete(href, outside.look({}).etags[href])
        with pytest.raises(Changed):
            port.put(href, "one@example.org", item(title="Ours"), etag)

    def test_a_deleted_event_is_gone(self, port: CalendarPort) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        port.delete(href, port.look({}).etags[href])
        assert dict(port.look({}).etags) == {}
        assert list(port.get([href])) == [Fetched(href, "", None)]

    def test_deleting_what_is_gone_already_is_no_error(self, port: CalendarPort) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        etag = port.look({}).etags[href]
        port.delete(href, etag)
        port.delete(href, etag)

    def test_deleting_what_somebody_else_has_changed_is_refused(
        self, port: CalendarPort, outside: CalendarPort
    ) -> None:
        href, _ = port.put("", "one@example.org", item(), "")
        etag = port.look({}).etags[href]
        outside.put(href, "one@example.org", item(title="Theirs"), outside.look({}).etags[href])
        with pytest.raises(Changed):
            port.delete(href, etag)
        assert read_one(self.text(port, href)).main.title == "Theirs"

    def test_a_second_look_tells_of_every_change_since_the_first(
        self, port: CalendarPort, outside: CalendarPort
    ) -> None:
        kept, _ = port.put("", "kept@example.org", item("kept@example.org"), "")
        changed, _ = port.put("", "changed@example.org", item("changed@example.org"), "")
        deleted, _ = port.put("", "deleted@example.org", item("deleted@example.org"), "")
        first = port.look({})
        etags = outside.look({}).etags
        outside.put(changed, "changed@example.org", item("changed@example.org", "New"), etags[changed])
        outside.delete(deleted, etags[deleted])
        added, _ = outside.put("", "added@example.org", item("added@example.org"), "")

        second = port.look(first.state)

        known = dict(first.etags)
        told = {href for href, etag in second.etags.items() if known.get(href) != etag}
        gone = (set(known) - set(second.etags)) if second.whole else set(second.gone)
        assert told == {changed, added}
        assert gone == {deleted}
        assert kept not in told | gone

    def test_hints_look_at_nothing_else(self, port: CalendarPort, outside: CalendarPort) -> None:
        href, _ = outside.put("", "one@example.org", item(), "")
        other, _ = outside.put("", "two@example.org", item("two@example.org"), "")
        look = port.look({}, [href, "gone.ics"])
        if not look.whole:
            assert set(look.etags) == {href}
            assert look.gone == {"gone.ics"}
        else:
            assert set(look.etags) == {href, other}

    def test_many_are_read_at_once(self, port: CalendarPort) -> None:
        uids = [f"{number}@example.org" for number in range(30)]
        hrefs = {port.put("", uid, item(uid), "")[0]: uid for uid in uids}
        fetched = list(port.get([*hrefs, "no-such-thing.ics"]))
        texts = {one.href: one.text for one in fetched if one.text is not None}
        assert {href: read_one(text).uid for href, text in texts.items()} == hrefs

    def test_it_can_be_written(self, port: CalendarPort) -> None:
        assert Capability.WRITE in port.capabilities
