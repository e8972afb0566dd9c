"""Writes down every notice that programs show, one JSON object a line; a program of its own beside the desktop."""

from __future__ import annotations

import asyncio
import json
import sys

NOTIFICATIONS = "org.freedesktop.Notifications"


async def listen(address: str) -> None:
    """Become a monitor of the bus (D-Bus specification, "BecomeMonitor") and print notices until ended."""
    from dbus_fast import Message, MessageType
    from dbus_fast.aio import MessageBus

    bus = await MessageBus(bus_address=address).connect()

    def hear(message: Message) -> bool:
        if message.message_type is MessageType.METHOD_CALL and message.member == "Notify":
            _, replaces, _, title, body, actions, _, _ = message.body
            labels = actions[1::2]  # Xfce draws a button for the default action too
            print(json.dumps({"title": title, "body": body, "buttons": labels, "replaces": replaces}), flush=True)
        return message.message_type is MessageType.METHOD_CALL  # taken: a monitor must answer nothing

    bus.add_message_handler(hear)
    rule = f"interface='{NOTIFICATIONS}'"
    await bus.call(
        Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus.Monitoring",
            member="BecomeMonitor",
            signature="asu",
            body=[[rule], 0],
        )
    )
    print("{}", flush=True)
    await asyncio.get_running_loop().create_future()  # until ended


if __name__ == "__main__":
    asyncio.run(listen(sys.argv[1]))
