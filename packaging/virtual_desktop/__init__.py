"""A private desktop of real programs, on a screen that is not there.

Used by the desktop tests, by ``make demo``, and by ``make run`` on a machine without a desktop::

    from virtual_desktop import VirtualDesktop

    with VirtualDesktop() as desktop:
        desktop.start([sys.executable, "-m", "tray.cli.main", "run"])
        person = Person(desktop)
        person.wait_for_icon()
        person.choose("Quick add")
        desktop.wait_for_window("Quick add")
        desktop.type("Lunch on Friday at 12")
        desktop.screenshot("build/pictures/quick-add.png")

Only the standard library is needed; pytest finds the package through ``pythonpath`` in pyproject.toml.
"""

from __future__ import annotations

from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.person import Notice, Person
from virtual_desktop.processes import PartFailed, PartMissing
from virtual_desktop.tray_menu import Entry

__all__ = ["Entry", "Notice", "PartFailed", "PartMissing", "Person", "VirtualDesktop"]
