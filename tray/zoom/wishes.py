"""What a command writes of a meeting, inside its own transaction; each function reads the record it changes there.

Nothing here speaks to Zoom: the runner reads these wishes and fulfils them.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from tray.domain.meeting import Meeting, MeetingSpec
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem
from tray.planning.meeting.text import Intent, intent_from_text, intent_to_text, spec_from_text, spec_to_text
from tray.store.meetings import MeetingRecord
from tray.store.store import Store
from tray.zoom.doubts import Doubts

QUIET_SECONDS = 1.0
"""How long a change waits for the next one, so that a burst of edits is one call."""


def new_mark() -> str:
    """A word nobody else has for their meeting."""
    return secrets.token_hex(8)


def want_meeting(
    store: Store, meeting: Meeting, spec: MeetingSpec, *, calendar: str, uid: str, now: float
) -> MeetingRecord:
    """Wish that the event's meeting be as `spec` says, made where there is none. A wish already fulfilled is none.

    Where the event came with the id of a meeting we have no record of (another computer made it), what Zoom says of it
    is looked at before anything is sent. For an event that came with a mark and no id yet see `adopt_wish`.
    """
    with store.transaction():
        record = store.meetings.get(meeting.mark)
        text = spec_to_text(spec)
        if record is None:
            record = _new_record(meeting, text, calendar=calendar, uid=uid)
        else:
            changed = record.desired != text or record.want != "present"
            waits = bool(record.meeting_id) and changed
            settled = not record.pending and not changed
            record = replace(
                record,
                calendar=calendar,
                uid=uid,
                want="present",
                desired=text,
                pending=not settled,
                tries=0,
                not_before=record.not_before if settled else (now + QUIET_SECONDS if waits else 0),
                problem=record.problem if settled else "",
            )
        store.meetings.put(record)
        return record


def adopt_wish(store: Store, meeting: Meeting, spec: MeetingSpec, *, calendar: str, uid: str, now: float) -> None:
    """Take over the wish of another computer: an event that came with a mark and no id is looked for, not made anew."""
    with store.transaction():
        if store.meetings.get(meeting.mark) is None:
            record = want_meeting(store, meeting, spec, calendar=calendar, uid=uid, now=now)
            if not meeting.id:
                store.meetings.put(replace(record, intent=intent_to_text(Intent("create", now))))


def know_meeting(store: Store, meeting: Meeting, spec: MeetingSpec, *, calendar: str, uid: str) -> None:
    """Keep a record of a meeting that another computer made, without wishing anything of it."""
    with store.transaction():
        if store.meetings.get(meeting.mark) is None and meeting.id:
            text = spec_to_text(spec)
            store.meetings.put(
                replace(_new_record(meeting, text, calendar=calendar, uid=uid), observed=text, pending=False)
            )


def _new_record(meeting: Meeting, desired: str, *, calendar: str, uid: str) -> MeetingRecord:
    return MeetingRecord(
        mark=meeting.mark,
        account=meeting.account,
        calendar=calendar,
        uid=uid,
        want="present",
        meeting_id=meeting.id,
        join_url=meeting.join_url,
        passcode=meeting.passcode,
        desired=desired,
        state="ready" if meeting.id else "pending",
    )


def want_gone(store: Store, mark: str) -> MeetingRecord | None:
    """Wish the meeting deleted in Zoom; one that was never begun is forgotten at once. Gives what was there."""
    with store.transaction():
        record = store.meetings.get(mark)
        if record is None:
            return None
        if not record.meeting_id and not record.intent:
            store.meetings.forget(mark)
        else:
            store.meetings.put(replace(record, want="absent", pending=True, tries=0, not_before=0, problem=""))
        return record


def want_back(store: Store, record: MeetingRecord, now: float) -> str:
    """Take back `want_gone`; gives the mark: the same where the meeting is still there, else that of a new one.

    The event has then to be given the new mark, without id and link, in the same transaction.
    """
    with store.transaction():
        current = store.meetings.get(record.mark)
        if current is not None:
            restored = replace(current, want="present", desired=record.desired, pending=True, tries=0, not_before=now)
            begun = intent_from_text(current.intent)
            if current.want == "absent" and begun is not None and begun.call == "gone":
                restored = replace(restored, intent=intent_to_text(replace(begun, call="delete", looked=1)))
            store.meetings.put(restored)
            return record.mark
        return _anew(store, record)


def recreate(store: Store, mark: str) -> str | None:
    """Wish a new meeting in place of another; gives its mark, None where there is no such record.

    The old one is wished gone where it is still ours; one that is gone or foreign is left. The event has to be given
    the new mark, without id and link, in the same transaction.
    """
    with store.transaction():
        record = store.meetings.get(mark)
        if record is None:
            return None
        if record.state == "ready" and record.meeting_id and store.accounts.get(record.account) is not None:
            want_gone(store, mark)
        else:
            store.meetings.forget(mark)
        return _anew(store, record)


def set_aside(store: Store, record: MeetingRecord) -> None:
    """Keep the record of a meeting whose account is not connected here, without wishing anything of it.

    One that is gone from Zoom stays gone, whoever made it.
    """
    if record.state == "gone":
        store.meetings.put(replace(record, pending=False, problem=_told("zoom.meeting_gone", record)))
    else:
        told = _told("zoom.meeting_foreign", record)
        store.meetings.put(replace(record, state="foreign", intent="", pending=False, problem=told))


def take_up(store: Store, account: str) -> None:
    """Go on with the meetings of an account that is connected: what Zoom says of those it made is looked at first.

    What was wished for before any account was there is made with this one.
    """
    with store.transaction():
        for record in store.meetings.of_account(""):
            store.meetings.put(replace(record, account=account, pending=True, tries=0, not_before=0, problem=""))
        for record in store.meetings.of_account(account):
            if record.state == "foreign" and record.want == "present" and record.meeting_id:
                again = replace(record, state="ready", observed="", pending=True, tries=0, not_before=0, problem="")
                store.meetings.put(again)


def send_ours(store: Store, mark: str) -> None:
    """Wish that Zoom be told once more what the event says, after somebody changed it there."""
    with store.transaction():
        record = store.meetings.get(mark)
        if record is not None:
            store.meetings.put(replace(record, pending=True, tries=0, not_before=0, problem=""))


def take_theirs(store: Store, mark: str) -> MeetingSpec | None:
    """Let what Zoom says be what is wanted; gives it, for the event to follow in the same transaction."""
    with store.transaction():
        record = store.meetings.get(mark)
        if record is None or not record.observed:
            return None
        theirs = spec_from_text(record.observed)
        assert theirs is not None
        theirs = replace(theirs, listed_until=None)
        store.meetings.put(replace(record, desired=spec_to_text(theirs), pending=False, problem=""))
        return theirs


def drop(store: Store, mark: str) -> None:
    """Forget the meeting and leave it to Zoom as it is."""
    with store.transaction():
        store.meetings.forget(mark)
        Doubts(store.facts).forget(mark)


def _told(code: str, record: MeetingRecord) -> str:
    return problem_to_json(problem(code, target=record.uid))


def _anew(store: Store, record: MeetingRecord) -> str:
    mark = new_mark()
    spec = spec_from_text(record.desired)
    desired = record.desired
    if spec is not None:
        desired = spec_to_text(replace(spec, agenda=spec.agenda.replace(record.mark, mark)))
    store.meetings.put(
        MeetingRecord(
            mark=mark, account=record.account, calendar=record.calendar, uid=record.uid, want="present", desired=desired
        )
    )
    return mark
