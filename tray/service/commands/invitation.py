"""The text one pastes into a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tray.domain.problem import ProblemError
from tray.service.commands.shown import best_link
from tray.service.commands.work import Work
from tray.service.region import hours24

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork


def invitation(slow: SlowWork, uid: str) -> dict[str, Any]:
    """Zoom's own text with the dial-in numbers where it can be had, else one of ours from what the event holds.

    Raises:
        ProblemError: `event.not_found`.
    """
    work = Work(slow.store, slow.clock, slow.paths)
    item = work.item(uid)
    record = slow.store.meetings.of_event(item.calendar, item.uid)
    trouble = None
    if record is not None and record.meeting_id and slow.store.accounts.get(record.account) is not None:
        try:
            return {"text": slow.zoom.invitation(record).replace("\r\n", "\n"), "source": "zoom"}
        except ProblemError as error:
            trouble = error.problem
    from tray.domain.problem_json import problem_to_dict
    from tray.planning.time_words import when

    main = work.series(item).main
    now, zone = slow.clock.now(), slow.clock.zone()
    start, end = main.start, main.end
    line = when(start, end, now=now, zone=zone, hours24=hours24(work.settings()))
    lines = [main.title, line[0].upper() + line[1:] + f" ({zone.key})"]
    if main.location:
        lines.append(main.location)
    link = (main.meeting.join_url if main.meeting else "") or best_link(main)
    if link:
        lines += ["", f"Join: {link}"]
    if main.meeting and main.meeting.id:
        lines.append(f"Meeting ID: {main.meeting.id}")
    if main.meeting and main.meeting.passcode:
        lines.append(f"Passcode: {main.meeting.passcode}")
    if not link and trouble is not None:
        raise ProblemError(trouble)
    return {
        "text": "\n".join(lines) + "\n",
        "source": "event",
        "problem": problem_to_dict(trouble) if trouble else None,
    }
