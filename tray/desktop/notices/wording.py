"""The words of a notice, fitted to what a desktop can show."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from tray.desktop.notices.notice import Capability, Notice
from tray.domain.display_text import one_line, paragraphs, within_utf16

UNTITLED = "Reminder"
OPEN_THE_MENU = "Open the menu of the tray icon to answer."


@dataclass(frozen=True, slots=True)
class Limits:
    """How much fits: characters of title, body and a button's label, and buttons. `utf16` counts as Windows does."""

    title: int = 120
    body: int = 600
    label: int = 40
    buttons: int = 3
    utf16: bool = False


PLENTY = Limits()
# A balloon holds 64 and 256 UTF-16 units, a closing zero included; more than that raises.
# https://learn.microsoft.com/en-us/windows/win32/api/shellapi/ns-shellapi-notifyicondataw
WINDOWS_BALLOON = Limits(title=63, body=255, buttons=0, utf16=True)


def worded(notice: Notice, capabilities: AbstractSet[Capability], limits: Limits) -> Notice:
    """Give `notice` clean, short enough, and with only what can be done here.

    Where buttons are wanted and cannot be shown, the body ends in the notice's hint, which is never cut off, and a
    click on the notice does what the first button would have done.
    """
    can_press = Capability.BUTTONS in capabilities and limits.buttons > 0
    title = one_line(notice.title, limits.title, empty=UNTITLED)
    hint = "" if can_press or not notice.buttons else one_line(notice.hint or OPEN_THE_MENU, limits.body)
    room = limits.body - len(hint) - 1 if hint else limits.body
    body = paragraphs(notice.body, max(room, 1), lines=8)
    if limits.utf16:
        title = within_utf16(title, limits.title)
        body = within_utf16(body, room)
    default = notice.default
    if default is None and notice.buttons and not can_press:
        default = notice.buttons[0].command
    body = f"{body}\n{hint}" if body and hint else body or hint
    return replace(
        notice,
        title=title,
        body=body,
        buttons=tuple(
            replace(button, label=one_line(button.label, limits.label, empty=button.key))
            for button in notice.buttons[: limits.buttons]
        )
        if can_press
        else (),
        default=default if Capability.DEFAULT_ACTION in capabilities else None,
    )
