"""Which function carries out which command of the worker."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.add import add
from tray.service.commands.calendars import calendar_add, calendar_remove, calendars_offered
from tray.service.commands.delete import delete
from tray.service.commands.edit import edit
from tray.service.commands.guests import guests
from tray.service.commands.invitation_file import invitation_file, invitation_to_mail, save_invitation
from tray.service.commands.listed import calendar_change, calendars_order
from tray.service.commands.meetings import remove_meeting, repair_meeting
from tray.service.commands.search import search
from tray.service.commands.settings import settings_change
from tray.service.commands.shown import agenda, show
from tray.service.commands.sign_in import sign_in
from tray.service.commands.trust import calendar_certificate, calendar_password, calendar_trust
from tray.service.commands.undo import undo
from tray.service.strays import let_meetings_go

if TYPE_CHECKING:
    from tray.service.commands.work import Work
    from tray.service.slow_work import SlowWork

Finish = Callable[["Future[dict[str, Any]]"], None]
SlowCommand = Callable[["SlowWork", dict[str, Any], Finish], None]

LOCAL: dict[str, Callable[[Work, dict[str, Any]], dict[str, Any]]] = {
    "add": add,
    "agenda": agenda,
    "calendar_change": calendar_change,
    "calendars_order": calendars_order,
    "delete": delete,
    "edit": edit,
    "guests": guests,
    "invitation_file": invitation_file,
    "invitation_to_mail": invitation_to_mail,
    "remove_meeting": remove_meeting,
    "let_meetings_go": let_meetings_go,
    "repair_meeting": repair_meeting,
    "save_invitation": save_invitation,
    "search": search,
    "settings_change": settings_change,
    "show": show,
    "undo": undo,
}
"""Commands that touch only what is here: carried out and answered at once."""

LOOKS = frozenset({"agenda", "invitation_file", "invitation_to_mail", "save_invitation", "search", "show"})
"""Those that change no event and no wish."""

TOGETHER = frozenset(
    {"calendar_change", "calendars_order", "delete", "edit", "remove_meeting", "repair_meeting", "undo"}
)
"""Those that read what they then write: all in one transaction, since the slow thread writes events too."""


def carry_out(work: Work, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The result of a local command; raises `ProblemError`, and then nothing is changed."""
    if name not in TOGETHER:
        return LOCAL[name](work, arguments)
    with work.store.transaction():
        return LOCAL[name](work, arguments)


def _as_job(work: Callable[[SlowWork, dict[str, Any]], dict[str, Any]]) -> SlowCommand:
    def submit(slow: SlowWork, arguments: dict[str, Any], finish: Finish) -> None:
        slow.submit(lambda there: work(there, arguments)).add_done_callback(finish)

    return submit


def _settle(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments.get("look_again"):
        slow.look_again()
    if hints := arguments.get("hints"):
        slow.look_at(hints)
    if arguments.get("at_once") or arguments.get("clock_set"):
        slow.zoom.retry()
        slow.retry_calendars()
    if arguments.get("whole"):
        slow.settle()
    return {}


def _invitation(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    from tray.service.commands.invitation import invitation

    return invitation(slow, str(arguments["uid"]))


def _check(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Look at the meeting of an event."""
    for item in slow.store.items.find(str(arguments["uid"])):
        record = slow.store.meetings.of_event(item.calendar, item.uid)
        if record is not None and slow.store.accounts.get(record.account) is not None:
            slow.checks.look(record)
    return {}


def _start_link(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """For the host alone, which opens it and forgets it."""
    record = slow.store.meetings.of_event(str(arguments["calendar"]), str(arguments["uid"]))
    if record is None or not record.meeting_id:
        raise ProblemError(problem("event.no_link", target=str(arguments["uid"])))
    return {"url": slow.zoom.start_link(record).reveal()}


def _remove(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    return slow.zoom.remove(
        str(arguments.get("account", "")),
        delete_meetings=bool(arguments.get("delete_meetings")),
        number=arguments["number"],
    )


def _cancel(slow: SlowWork, _: dict[str, Any], finish: Finish) -> None:
    # At once and from this thread: the slow one may be at something that takes its time.
    slow.zoom.cancel()
    done: Future[dict[str, Any]] = Future()
    done.set_result({})
    finish(done)


SLOW: dict[str, SlowCommand] = {
    "calendar_add": _as_job(calendar_add),
    "calendar_certificate": _as_job(calendar_certificate),
    "calendar_password": _as_job(calendar_password),
    "calendar_remove": _as_job(calendar_remove),
    "calendar_trust": _as_job(calendar_trust),
    "calendars_offered": _as_job(calendars_offered),
    "check_meeting": _as_job(_check),
    "invitation": _as_job(_invitation),
    "keep_for_this_run": _as_job(lambda slow, _: slow.zoom.keep_for_this_run()),
    "settle": _as_job(_settle),
    "start_link": _as_job(_start_link),
    "unlock_keyring": _as_job(lambda slow, _: slow.zoom.unlock_keyring()),
    "zoom_cancel": _cancel,
    "zoom_connect": sign_in,
    "zoom_remove": _as_job(_remove),
    "zoom_switch": _as_job(lambda slow, _: slow.zoom.switch_user()),
}
"""Commands that speak to the world: answered when the slow thread has carried them out."""
