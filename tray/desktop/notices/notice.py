"""What a notice says and offers, and what a desktop can do with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Urgency = Literal["low", "normal", "critical"]

DismissReason = Literal[
    "dismissed",  # the person put it away
    "expired",  # its time ran out unanswered
    "lost",  # what showed it went away and could not be brought back
    "not_shown",  # nothing here could show it
]


class Capability(Enum):
    """One thing a notifier can do on this desktop, now."""

    BUTTONS = "buttons"
    DEFAULT_ACTION = "default action"  # a click on the notice itself
    REPLACE = "replace"
    WITHDRAW = "withdraw"
    BODY_MARKUP = "body markup"  # the body is read as markup; the notifier escapes it
    PERSISTENCE = "persistence"  # kept in a list after it left the screen
    ACTIVATION_TOKEN = "activation token"  # noqa: S105 - names a right to raise a window, no secret
    SOUND = "sound"
    ANSWERS = "answers"  # says whether a notice was dismissed or ran out


@dataclass(frozen=True, slots=True)
class NoticeButton:
    """A button: `key` is unique in its notice, `command` is handed back when it is pressed."""

    key: str
    label: str
    command: object


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it is to be seen now; another of the same `key` takes its place.

    Texts are plain and may come from anywhere: the notifier cleans, escapes and cuts them. `default` is the command of
    a click on the notice itself. `timeout_s` is seconds on screen: None leaves it to the desktop, 0 means until
    answered. A `resident` notice stays when a button is pressed. `category` and `sound` are names of the freedesktop
    specifications. `hint` is added to the body where buttons cannot be shown, and says where their commands are.
    """

    key: str
    title: str
    body: str = ""
    buttons: tuple[NoticeButton, ...] = ()
    default: object | None = None
    urgency: Urgency = "normal"
    timeout_s: int | None = None
    resident: bool = False
    category: str = ""
    sound: str | None = None
    hint: str = ""
