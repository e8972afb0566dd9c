"""The readings of a sentence, and which of them the person wants."""

from __future__ import annotations

from dataclasses import dataclass

from tray.domain.draft import Draft


@dataclass(frozen=True, slots=True)
class Readings:
    """The first reading, and `wanted`: the note whose other reading was asked for ("" for none)."""

    first: Draft
    wanted: str = ""

    @property
    def draft(self) -> Draft:
        """The reading that holds."""
        return self._other(self.wanted) or self.first

    @property
    def turned(self) -> bool:
        """Whether it is another one than the first."""
        return self.draft is not self.first

    def _other(self, wanted: str) -> Draft | None:
        return next((note.other for note in self.first.notes if wanted and note.text == wanted), None)

    def turn(self) -> Readings:
        """On to the next reading; after the last one comes the first again."""
        offered = [note.text for note in self.first.notes if note.other is not None]
        if not offered:
            return Readings(self.first)
        place = offered.index(self.wanted) + 1 if self.wanted in offered else 0
        return Readings(self.first, offered[place] if place < len(offered) else "")

    def follow(self, first: Draft) -> Readings:
        """The sentence was typed on: what was asked for holds for as long as the same doubt is there."""
        return Readings(first, self.wanted if any(note.text == self.wanted for note in first.notes) else "")
