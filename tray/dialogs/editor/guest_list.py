"""What is known of the guests, in words: made without a window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tray.domain.display_text import isolated, one_line

_ANSWERS = {"accepted": "accepted", "declined": "declined", "tentative": "maybe"}
_NAMED = 4


def told(attendees: Sequence[dict[str, Any]], addresses: Sequence[str]) -> str:
    """“2 guests: Ann Lee accepted, bo@example.org no answer yet” for the addresses that stand in the field now.

    A guest who is new is not said to have answered; without guests it is "".
    """
    if not addresses:
        return ""
    known = {str(one.get("email") or "").casefold(): one for one in attendees}
    words = []
    for address in addresses[:_NAMED]:
        guest = known.get(address.casefold())
        name = one_line(str((guest or {}).get("name") or "") or address, 40)
        answer = "new" if guest is None else _ANSWERS.get(str(guest.get("status")), "no answer yet")
        words.append(f"{isolated(name)} {answer}" if known else isolated(name))
    more = f" and {len(addresses) - _NAMED} more" if len(addresses) > _NAMED else ""
    count = "1 guest" if len(addresses) == 1 else f"{len(addresses)} guests"
    return f"{count}: {', '.join(words)}{more}"
