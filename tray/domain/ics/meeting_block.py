"""The meeting inside an event: its own properties, and the block of the description that guests read."""

from __future__ import annotations

import re

from tray.domain.ics.lines import Line, escaped, prop, unescaped
from tray.domain.ics.tree import Component
from tray.domain.meeting import Meeting

BEGIN_MARK = "----- Zoom meeting (kept up to date by Dainvo) -----"
END_MARK = "----- end of the Zoom meeting -----"

_ACCOUNT = "X-DAINVO-ZOOM-ACCOUNT"
_MARK = "X-DAINVO-ZOOM-MARK"
_ID = "X-DAINVO-ZOOM-ID"
_PASSCODE = "X-DAINVO-ZOOM-PASSCODE"
_JOIN_URL = "X-DAINVO-ZOOM-JOIN-URL"
NAMES = (_ACCOUNT, _MARK, _ID, _PASSCODE, _JOIN_URL)

# Where a person or another program has cut the block short, it ends with the last line that only the block can hold.
_OURS = re.compile(r"\s*(?:Join:? .*|https://\S+|Meeting ID: [\d ]+|Passcode: \S.*)?\s*")
_BEGIN = re.compile(r"[ \t>]*-{2,} *Zoom meeting \(kept up to date by Dainvo\) *-{2,}[ \t]*", re.IGNORECASE)
_END = re.compile(r"[ \t>]*-{2,} *end of the Zoom meeting *-{2,}[ \t]*", re.IGNORECASE)


def read_meeting(component: Component) -> Meeting | None:
    """The meeting that an event's own properties tell of."""
    values = {one.name: unescaped(one.value).strip() for one in component.lines if one.name in NAMES}
    if not values.get(_MARK) and not values.get(_ID):
        return None
    return Meeting(
        account=values.get(_ACCOUNT, ""),
        mark=values.get(_MARK, ""),
        id=values.get(_ID, ""),
        join_url=values.get(_JOIN_URL, ""),
        passcode=values.get(_PASSCODE, ""),
    )


def meeting_lines(meeting: Meeting | None, end: str) -> tuple[Line, ...]:
    """The properties that carry a meeting; what is not known yet is left out."""
    if meeting is None:
        return ()
    values = (meeting.account, meeting.mark, meeting.id, meeting.passcode, meeting.join_url)
    return tuple(prop(name, escaped(value), end=end) for name, value in zip(NAMES, values, strict=True) if value)


def block(meeting: Meeting) -> str:
    """The lines of the description that tell guests how to join; "" until the meeting has a link."""
    if not meeting.join_url:
        return ""
    lines = [BEGIN_MARK, f"Join: {meeting.join_url}"]
    if meeting.id:
        lines.append(f"Meeting ID: {spaced(meeting.id)}")
    if meeting.passcode:
        lines.append(f"Passcode: {meeting.passcode}")
    return "\n".join([*lines, END_MARK])


def spaced(meeting_id: str) -> str:
    """A meeting's number in groups, as Zoom shows it: 3-3-3, 3-3-4 or 3-4-4."""
    if not meeting_id.isdigit() or not 9 <= len(meeting_id) <= 11:
        return meeting_id
    middle = 3 if len(meeting_id) < 11 else 4
    return f"{meeting_id[:3]} {meeting_id[3 : 3 + middle]} {meeting_id[3 + middle :]}"


def own_words(description: str) -> str:
    """The description without the block."""
    before, _, after = parted(description)
    return f"{before}\n\n{after}" if before and after else before or after


def parted(description: str) -> tuple[str, bool, str]:
    """What stands before the block, whether there is one, and what stands after it; blanks around it are its own."""
    if "kept up to date by Dainvo" not in description:
        return description, False, ""
    before: list[str] = []
    after: list[str] = []
    found = inside = False
    for line in description.split("\n"):
        if _BEGIN.fullmatch(line):
            found = inside = True
        elif inside and _END.fullmatch(line):
            inside = False
        elif inside and _OURS.fullmatch(line):
            continue
        else:
            inside = False
            (after if found else before).append(line)
    if not found:
        return description, False, ""
    return "\n".join(before).rstrip(), True, "\n".join(after).strip()


def with_block(words: str, description: str, meeting: Meeting | None) -> str:
    """A description of the person's `words` and the meeting's block, which stays where it stood in `description`."""
    text = block(meeting) if meeting else ""
    before, found, after = parted(description)
    if not text:
        return words
    if found and own_words(description) == words:
        return "\n\n".join(piece for piece in (before, text, after) if piece)
    return f"{words.rstrip()}\n\n{text}" if words.strip() else text
