"""The words of the Desktop Notifications Specification 1.2, as values."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from tray.desktop.bus_values import Peer
from tray.desktop.notices.notice import Capability, Notice
from tray.desktop.notices.port import APP_NAME
from tray.domain.display_text import escaped

SERVER = Peer("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")

DESKTOP_ENTRY = "dainvo-tray"
_DEFAULT = "default"
_BUTTON = "button-"
_URGENCIES = {"low": 0, "normal": 1, "critical": 2}
_ALWAYS = frozenset({Capability.REPLACE, Capability.WITHDRAW, Capability.ANSWERS})
_NAMED = {
    "actions": frozenset({Capability.BUTTONS, Capability.DEFAULT_ACTION}),
    "body-markup": frozenset({Capability.BODY_MARKUP}),
    "persistence": frozenset({Capability.PERSISTENCE}),
    "sound": frozenset({Capability.SOUND}),
}
# Servers that announce "actions" and yet draw a part of them only: Xfce shows the default action as one more button,
# dunst and mako show no button but "(A)" or a menu, and take a click on the notice as the default action.
_MISSING = {
    "xfce notify daemon": frozenset({Capability.DEFAULT_ACTION}),
    "dunst": frozenset({Capability.BUTTONS}),
    "mako": frozenset({Capability.BUTTONS}),
}


def capabilities_of(names: Iterable[str], server: str, specification: str) -> frozenset[Capability]:
    """What a server can do that answered GetCapabilities with `names`, and its name and specification's version."""
    can = _ALWAYS.union(*(_NAMED.get(name, frozenset()) for name in names))
    numbers = tuple(int(part) for part in specification.split(".") if part.isdecimal())
    can = can | {Capability.ACTIVATION_TOKEN} if numbers >= (1, 2) else can
    return can - _MISSING.get(server.lower(), frozenset())


def notify_arguments(
    notice: Notice, capabilities: AbstractSet[Capability], replaces: int, icon: str
) -> tuple[str, int, str, str, str, list[str], dict[str, Any], int]:
    """The arguments of Notify (signature `susssasa{sv}i`) for a notice in its final words."""
    from dbus_fast import Variant

    actions = [_DEFAULT, "Open"] if notice.default is not None else []
    for position, button in enumerate(notice.buttons):
        actions += [f"{_BUTTON}{position}", button.label]
    hints = {
        "urgency": Variant("y", _URGENCIES[notice.urgency]),
        "desktop-entry": Variant("s", DESKTOP_ENTRY),
    }
    if notice.category:
        hints["category"] = Variant("s", notice.category)
    if notice.resident:
        hints["resident"] = Variant("b", True)
    if notice.urgency == "low":
        hints["transient"] = Variant("b", True)  # news of the moment need not be kept in a list
    if notice.sound is not None and Capability.SOUND in capabilities:
        hints["sound-name"] = Variant("s", notice.sound)
    body = escaped(notice.body) if Capability.BODY_MARKUP in capabilities else notice.body
    return (APP_NAME, replaces, icon, notice.title, body, actions, hints, _milliseconds(notice))


def button_command(notice: Notice, action: str) -> object | None:
    """The command behind an action that the server says was invoked; None for one that was never offered."""
    if action == _DEFAULT:
        return notice.default
    position = action.removeprefix(_BUTTON)
    if action.startswith(_BUTTON) and position.isdecimal() and int(position) < len(notice.buttons):
        return notice.buttons[int(position)].command
    return None


def _milliseconds(notice: Notice) -> int:
    """-1 leaves the time to the server, 0 means never; what is critical does not expire by itself."""
    if notice.urgency == "critical":
        return 0
    return -1 if notice.timeout_s is None else notice.timeout_s * 1000
