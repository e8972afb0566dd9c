"""`settings_change`."""

from __future__ import annotations

from typing import Any

from tray.service.commands.work import Work
from tray.service.settings_file import save


def settings_change(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Write settings into their file; `start_at_login` is the system's own and is set there.

    Raises:
        ProblemError: `usage.bad_value`, `disk.full`.
    """
    changes = {name: value for name, value in arguments.items() if name != "start_at_login"}
    if changes:
        save(work.paths.settings, changes)
    if "start_at_login" in arguments:
        from tray.desktop.autostart import set_enabled

        set_enabled(enabled=bool(arguments["start_at_login"]))
    work.note("change settings")
    return {}
