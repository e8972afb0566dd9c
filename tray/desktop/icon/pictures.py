"""The drawn states of the icon, read from the pack that `icons/render.py` makes.

Raw pixels instead of PNG keep the imaging library, 4 MB, out of the idle process. Layout of the pack, big-endian:
`DTI1`, a byte with the number of sizes, a byte for each size, two bytes with the number of pictures; for each picture a
byte with the length of its name, the name and four bytes with the length of its pixels; then the pixels of each
picture, all sizes one after another as ARGB32, deflated.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tray.planning.icon import IconState


@dataclass(frozen=True, slots=True)
class Pixmap:
    """A square picture: its side in pixels and its pixels as alpha, red, green, blue, not premultiplied."""

    side: int
    argb: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing in all the sizes there are."""

    name: str
    pixmaps: tuple[Pixmap, ...]


def icon_folder() -> Path:
    """Return the folder with the pictures: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "icons"
    return inside if (inside / "tray.pack").is_file() else package.parent / "icons"


def picture_name(state: IconState, minutes: int | None) -> str:
    """Return the name of the picture for a state; minutes beyond what is drawn show the nearest that is."""
    if state != "soon":
        return state
    return "idle" if minutes is None else f"soon-{min(max(minutes, 1), 60)}"


class Pictures:
    """Reads pictures out of a pack, one at a time: the process keeps only what it shows."""

    def __init__(self, pack: Path | None = None) -> None:
        """Read the index; raises OSError or ValueError where the installed files are not whole."""
        self._pack = pack or icon_folder() / "tray.pack"
        with self._pack.open("rb") as stream:
            if stream.read(4) != b"DTI1":
                raise ValueError(f"{self._pack} is not a pack of icons.")
            self._sizes = tuple(stream.read(stream.read(1)[0]))
            lengths = {}
            for _ in range(int.from_bytes(stream.read(2))):
                name = stream.read(stream.read(1)[0]).decode("ascii")
                lengths[name] = int.from_bytes(stream.read(4))
            offset = stream.tell()
        self._places: dict[str, tuple[int, int]] = {}
        for name, length in lengths.items():
            self._places[name] = (offset, length)
            offset += length

    @property
    def names(self) -> tuple[str, ...]:
        """Every picture there is."""
        return tuple(self._places)

    def picture(self, name: str) -> Picture:
        """Return a picture; raises KeyError where there is none of that name."""
        offset, length = self._places[name]
        with self._pack.open("rb") as stream:
            stream.seek(offset)
            pixels = zlib.decompress(stream.read(length))
        pixmaps = []
        start = 0
        for side in self._sizes:
            end = start + side * side * 4
            pixmaps.append(Pixmap(side, pixels[start:end]))
            start = end
        return Picture(name, tuple(pixmaps))
