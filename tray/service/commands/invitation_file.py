"""The invitation as a file for guests' own calendars, where no server sends it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

from tray.domain.display_text import one_line
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.work import Work
from tray.service.disk import disk_problem
from tray.store.items import Item

SUFFIX = ".ics"
ORGANIZER_FACT = "organizer"
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\Z")
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


def invitation_file(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """The event `uid` as iCalendar text with METHOD:REQUEST: name and text of the file, guests, subject.

    Its organizer is who the event names, else `from` (an e-mail address, which is remembered), else the one remembered,
    else the calendar's user or the Zoom account, whichever is an address. `sent_by_server` says that the calendar's
    server sends it by itself.

    Raises:
        ProblemError: `event.not_found`, `event.no_organizer` where no address is known, `usage.bad_value`.
    """
    from tray.domain.ics.invitation import request

    item = work.item(str(arguments.get("uid", "")))
    main = work.series(item).main
    organizer = main.organizer or _organizer(work, item, str(arguments.get("from") or ""))
    calendar = work.store.calendars.get(item.calendar)
    return {
        "name": _file_name(main.title),
        "text": request(item.wanted or "", item.uid, organizer, work.clock.now()),
        "organizer": organizer,
        "to": [guest.email for guest in main.attendees],
        "subject": one_line(main.title, empty="Invitation"),
        "sent_by_server": bool(calendar and calendar.options.get("invites")),
    }


def save_invitation(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Write the invitation of `uid` to `path`, a file or a folder; gives its path.

    With `overwrite` it takes the place of a file that is there.

    Raises:
        ProblemError: as `invitation_file`; `usage.bad_value` where there is such a file or no such folder; `disk.…`.
    """
    made = invitation_file(work, arguments)
    path = Path(str(arguments.get("path") or "")).expanduser()
    if not path.is_absolute():
        raise ProblemError(problem("usage.bad_value", f"{path} does not say where on this computer it lies"))
    if path.is_dir():
        path /= made["name"]
    if path.exists() and not arguments.get("overwrite"):
        raise ProblemError(problem("usage.bad_value", f"{path} is there already"))
    _write(path, made["text"])
    return {"path": str(path), "sent_by_server": made["sent_by_server"]}


def invitation_to_mail(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """The same as `invitation_file`, with the file written where a mail program finds it (`path`)."""
    made = invitation_file(work, arguments)
    folder = work.paths.cache / "invitations"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / made["name"]
    _write(path, made["text"])
    return made | {"path": str(path)}


def _write(path: Path, text: str) -> None:
    """Whole or not at all, for nobody but the person to read."""
    temporary = path.with_name(f".{uuid4().hex}.tmp")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode("utf-8"))
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ProblemError(disk_problem(error) or problem("usage.bad_value", f"{path}: {error.strerror}")) from None


def _organizer(work: Work, item: Item, given: str) -> str:
    """The address that invites."""
    if given:
        address = given.strip().lower().removeprefix("mailto:")
        if not _ADDRESS.match(address):
            raise ProblemError(problem("usage.bad_value", f"{given} is no e-mail address"))
        with work.store.transaction():
            work.store.facts.put(ORGANIZER_FACT, address)
        return address
    calendar = work.store.calendars.get(item.calendar)
    known = [calendar.options.get("invites", "") if calendar else "", work.store.facts.get(ORGANIZER_FACT)]
    known += [calendar.user] if calendar else []
    known += [account.email for account in work.store.accounts.all()]
    found = next((one for one in known if _ADDRESS.match(one)), "")
    if not found:
        raise ProblemError(problem("event.no_organizer", target=item.uid))
    return found


def _file_name(title: str) -> str:
    """The title as a file's name on any system."""
    name = one_line(_UNFIT.sub(" ", title), 80).strip(" .")
    return (name or "Invitation") + SUFFIX
