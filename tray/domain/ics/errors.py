"""What goes wrong with iCalendar text."""

from __future__ import annotations


class IcsError(ValueError):
    """iCalendar text that cannot be read or written; its message is in words, without the text itself."""
