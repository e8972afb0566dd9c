"""Objects of ours on the session bus, as tables instead of decorated classes.

A table costs nothing to build and is checked by the type checker, which reads dbus-fast's string annotations as names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dbus_fast import DBusError, ErrorType, Message, Variant
from dbus_fast.signature import SignatureTree

PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"


@dataclass(frozen=True, slots=True)
class Method:
    """A method: D-Bus signatures of what it takes and gives, and the handler that runs on the service loop.

    The handler receives the arguments and returns the values of the reply in order.
    """

    takes: str
    gives: str
    handler: Callable[..., Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Property:
    """A readable property: its D-Bus signature and the function that reads it now."""

    signature: str
    read: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Interface:
    """An interface of an exported object; `signals` maps names to signatures."""

    name: str
    methods: Mapping[str, Method] = field(default_factory=dict)
    properties: Mapping[str, Property] = field(default_factory=dict)
    signals: Mapping[str, str] = field(default_factory=dict)


class ExportedObject:
    """Answers the method calls made to one object path."""

    def __init__(self, path: str, interfaces: Sequence[Interface]) -> None:
        self.path = path
        self._interfaces = {interface.name: interface for interface in interfaces}

    def answer(self, call: Message) -> Message | None:
        """Reply to a method call; None where the call is not for this object's interfaces.

        Raises DBusError for what the caller did wrong.
        """
        member = call.member or ""
        if call.interface == PROPERTIES:
            return self._answer_properties(call, member)
        if call.interface == INTROSPECTABLE and member == "Introspect":
            return Message.new_method_return(call, "s", [self.introspection()])
        for interface in self._interfaces.values():
            method = interface.methods.get(member)
            if method is None or (call.interface and call.interface != interface.name):
                continue
            if call.signature != method.takes:
                raise DBusError(ErrorType.INVALID_ARGS, f"{member} takes '{method.takes}', not '{call.signature}'.")
            return Message.new_method_return(call, method.gives, list(method.handler(*call.body)))
        return None

    def _answer_properties(self, call: Message, member: str) -> Message | None:
        if member == "GetAll" and call.signature == "s":
            interface = self._interfaces.get(call.body[0])
            found = interface.properties if interface else {}
            values = {name: Variant(entry.signature, entry.read()) for name, entry in found.items()}
            return Message.new_method_return(call, "a{sv}", [values])
        if member == "Get" and call.signature == "ss":
            interface = self._interfaces.get(call.body[0])
            entry = interface.properties.get(call.body[1]) if interface else None
            if entry is None:
                raise DBusError(ErrorType.UNKNOWN_PROPERTY, f"There is no property {call.body[0]}.{call.body[1]}.")
            return Message.new_method_return(call, "v", [Variant(entry.signature, entry.read())])
        if member == "Set":
            raise DBusError(ErrorType.PROPERTY_READ_ONLY, "The properties of this object are read-only.")
        return None

    def introspection(self) -> str:
        """Describe the object in the XML of the D-Bus specification, "Introspection Data Format".

        Names and signatures hold nothing that XML minds; the library's quoting would load half of urllib.
        """
        lines = ["<node>"]
        for interface in self._interfaces.values():
            lines.append(f"<interface name='{interface.name}'>")
            for name, method in interface.methods.items():
                lines.append(f"<method name='{name}'>")
                lines += _arguments(method.takes, ' direction="in"')
                lines += _arguments(method.gives, ' direction="out"')
                lines.append("</method>")
            for name, signature in interface.signals.items():
                lines += [f"<signal name='{name}'>", *_arguments(signature), "</signal>"]
            lines += [
                f"<property name='{name}' type='{entry.signature}' access='read'/>"
                for name, entry in interface.properties.items()
            ]
            lines.append("</interface>")
        lines.append("</node>")
        return "\n".join(lines)


def _arguments(signature: str, direction: str = "") -> list[str]:
    return [f"<arg type='{kind.signature}'{direction}/>" for kind in SignatureTree(signature).types]
