"""The person of the demo and of the tests that go the whole way: what they do, step by step, with a picture of each."""

from __future__ import annotations

from pathlib import Path

from virtual_desktop import Entry, PartFailed, Person, VirtualDesktop

ALLOW_BUTTON = 0x0B5CFF
"""The colour of the main button on the sandbox's pages."""


class PlayedPerson:
    """Goes through the job with real pointer and keys; every step leaves a numbered picture."""

    def __init__(self, desktop: VirtualDesktop, pictures: Path, prefix: str = "") -> None:
        self.desktop = desktop
        self.person = Person(desktop, "tray")
        self._pictures = pictures
        self._prefix = prefix
        self._count = 0

    def picture(self, name: str) -> Path:
        """Keep the screen as the next numbered picture."""
        self._count += 1
        return self.person.look(self._pictures / f"{self._prefix}{self._count}-{name}.png")

    def sees_the_icon(self) -> None:
        """Wait for the icon, and look at the first menu."""
        self.person.wait_for_icon()
        self.person.open_menu()
        self.picture("first-menu")
        self.person.leave_menu()

    def connects_zoom(self) -> None:
        """Choose Connect Zoom… wherever it stands in the menu, and press Allow in the browser."""
        self.person.choose(*path_to("Connect", self.person.menu()))
        self.desktop.wait_for_window("requesting access")
        self.desktop.wait_until("The consent page", lambda: self.person.find_colour(ALLOW_BUTTON))
        self.picture("consent")
        self.person.press_colour(ALLOW_BUTTON)

    def closes_the_consent_page(self) -> None:
        """Look at what the browser says after Allow, and close the page."""
        self.desktop.wait_for_no_window("requesting access")
        self.picture("connected")
        self.desktop.key("ctrl+w")

    def adds(self, sentence: str) -> None:
        """Choose Quick add…, type a sentence and press Enter."""
        self.person.choose("Quick add")
        window = self.desktop.wait_for_window("Quick add")
        self.desktop.wait_until("The focus in the dialog", lambda: self.desktop.focused_or_none() == window)
        self.person.rest()
        self.desktop.type(sentence)
        self.desktop.settle()
        self.picture("quick-add")
        self.desktop.key("Return")

    def sees_the_result(self) -> None:
        """Look at the dialog once more, and leave it."""
        self.desktop.settle()
        self.picture("added")
        if self.desktop.windows("Quick add"):
            self.desktop.key("Escape")
        self.desktop.wait_for_no_window("Quick add")

    def finds_it_in_the_menu(self, title: str) -> None:
        """Open the menu, find the event there, and open its submenu."""

        def there() -> tuple[str, ...]:
            try:
                return path_to(title, self.person.menu(), anywhere=True)
            except PartFailed:
                return ()

        self.desktop.wait_until(f"“{title}” in the menu", there)
        self.person.open_menu()
        self.picture("menu")
        self.person.leave_menu()

    def joins_from_the_reminder(self, limit: float) -> None:
        """Wait for a reminder that can be joined, and press its Join."""
        self.person.rest()
        self.person.wait_for_notice("Join", limit)
        self.picture("reminder")
        self.person.press_notice("Join")

    def arrives(self) -> None:
        """Look at the page behind the join link."""
        self.desktop.wait_for_window("joined")
        self.person.rest()
        self.desktop.settle()
        self.picture("joined")


def path_to(label: str, entries: tuple[Entry, ...], *, anywhere: bool = False) -> tuple[str, ...]:
    """Give the labels on the way to the first entry that begins with a label (or has it anywhere)."""
    for entry in entries:
        if entry.label and (entry.label.startswith(label) or (anywhere and label in entry.label)):
            return (entry.label,)
    for entry in entries:
        try:
            return (entry.label, *path_to(label, entry.children, anywhere=anywhere))
        except PartFailed:
            continue
    raise PartFailed(f"The menu has no “{label}”")
