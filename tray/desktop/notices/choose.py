"""The notifier of this system."""

from __future__ import annotations

import asyncio
import platform
from pathlib import Path
from typing import TYPE_CHECKING

from tray.desktop.notices.port import NoticeListener, Notifier

if TYPE_CHECKING:
    from tray.desktop.bus import SessionBus


def notifier_for(
    loop: asyncio.AbstractEventLoop, bus: SessionBus | None, listener: NoticeListener, *, icon: Path | None = None
) -> Notifier:
    """The best notifier for this system, not started yet; to be called on `loop`.

    `bus` is needed on Linux and the BSDs. `icon` is the picture beside the text, the program's own where it is None.
    """
    picture = icon or _own_icon()
    if platform.system() in {"Windows", "Darwin"}:
        try:
            import desktop_notifier  # noqa: F401 - only asks whether it is there and loads here
        except Exception:  # noqa: BLE001 - what loads a system's library fails in the system's ways
            from tray.desktop.notices.plain import PlainNotifier

            return PlainNotifier(listener)
        from tray.desktop.notices.native import NativeNotifier

        return NativeNotifier(loop, listener, icon=picture)
    if bus is None:
        from tray.desktop.notices.plain import PlainNotifier

        return PlainNotifier(listener)
    from tray.desktop.notices.linux import DBusNotifier

    return DBusNotifier(bus, listener, icon=str(picture) if picture is not None else "dainvo-tray")


def _own_icon() -> Path | None:
    from tray.desktop.icon.pictures import icon_folder

    picture = icon_folder() / "png" / "app" / "64.png"
    return picture if picture.is_file() else None
