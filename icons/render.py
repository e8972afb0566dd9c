# ruff: noqa: INP001 - a script beside its sources, no package
"""Draws everything in this folder that is made from its SVG sources.

    python icons/render.py          write the pictures
    python icons/render.py --check  say what differs, and fail where something does

Sources: `dainvo-tray.svg`, the application's icon; `tray/16/` and `tray/24/`, the states of the tray icon on the two
pixel grids; `digits.svg` beside them, set into `soon.svg` as the minutes left. Made: `png/`, for launchers and the
documentation, and `tray.pack`, which the program reads (`tray/desktop/icon/pictures.py` says how it is laid out).
Needs resvg-py, which the program itself does not.
"""

from __future__ import annotations

import copy
import io
import struct
import sys
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import resvg_py
from PIL import Image

HERE = Path(__file__).resolve().parent
SVG = "http://www.w3.org/2000/svg"
APP_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
TRAY_SIZES = (16, 22, 24, 32, 44, 48, 64)
STATES = ("idle", "now", "attention", "offline")
MINUTES = range(1, 61)
SAMPLES = (5, 12)  # minutes that are kept as PNG too, for the documentation


def main() -> int:
    """Write or check the made files; the exit code is 1 where a check found a difference."""
    made = rendered()
    if "--check" not in sys.argv:
        for path, content in made.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        print(f"{len(made)} files written to {HERE}")
        return 0
    differing = different(made)
    for path in differing:
        print(f"{path.relative_to(HERE)} is not what its source gives; run icons/render.py")
    return 1 if differing else 0


def rendered() -> dict[Path, bytes]:
    """Return the content of every made file by its path."""
    made: dict[Path, bytes] = {}
    app = (HERE / "dainvo-tray.svg").read_text(encoding="utf-8")
    for size in APP_SIZES:
        made[HERE / "png" / "app" / f"{size}.png"] = _png(app, size)
    pictures: dict[str, dict[int, bytes]] = {}
    for state in STATES:
        pictures[state] = {size: _png(_state(state, size), size) for size in TRAY_SIZES}
    for minutes in MINUTES:
        pictures[f"soon-{minutes}"] = {size: _png(_soon(minutes, size), size) for size in TRAY_SIZES}
    for name in (*STATES, *(f"soon-{minutes}" for minutes in SAMPLES)):
        for size, content in pictures[name].items():
            made[HERE / "png" / "tray" / str(size) / f"{name}.png"] = content
    made[HERE / "tray.pack"] = _pack(pictures)
    return made


def different(made: dict[Path, bytes]) -> list[Path]:
    """Return the files whose pixels on disk are not those of `made`; how they are compressed does not count."""
    return [
        path for path, content in made.items() if not path.is_file() or _pixels(path.read_bytes()) != _pixels(content)
    ]


def _state(name: str, size: int) -> str:
    """Return the SVG of a state: 24 is drawn for itself, 22 is that without its empty rim, 44 and 48 are doubles."""
    grid = 24 if size in (22, 24, 44, 48) else 16
    text = (HERE / "tray" / str(grid) / f"{name}.svg").read_text(encoding="utf-8")
    if size in (22, 44):
        text = text.replace('viewBox="0 0 24 24" width="24" height="24"', 'viewBox="1 1 22 22" width="22" height="22"')
    return text


def _soon(minutes: int, size: int) -> str:
    """Set the digits of `minutes` side by side into the middle of the page."""
    ET.register_namespace("", SVG)
    page = ET.fromstring(_state("soon", size))  # noqa: S314 - a file of ours
    sheet = ET.fromstring(_state("digits", size))  # noqa: S314 - a file of ours
    group = sheet.find(f"{{{SVG}}}g")
    place = page.find(".//*[@id='minutes']")
    assert group is not None
    assert place is not None
    place.attrib.update(group.attrib)
    gap = 2
    width = int(sheet.attrib["width"]) // 10 - gap
    digits = str(minutes)
    left = -(len(digits) * width + (len(digits) - 1) * gap) / 2
    for index, digit in enumerate(digits):
        found = group.find(f"*[@id='digit-{digit}']")
        assert found is not None
        shape = copy.deepcopy(found)
        shape.set("transform", f"translate({left + index * (width + gap):g} 0)")
        place.append(shape)
    return ET.tostring(page, encoding="unicode")


def _png(svg: str, size: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True))


def _argb(png: bytes) -> bytes:
    """Return the pixels of a PNG as StatusNotifierItem wants them: alpha, red, green, blue, not premultiplied."""
    red, green, blue, alpha = Image.open(io.BytesIO(png)).convert("RGBA").split()
    return Image.merge("RGBA", (alpha, red, green, blue)).tobytes()


def _pack(pictures: dict[str, dict[int, bytes]]) -> bytes:
    blobs = {
        name: zlib.compress(b"".join(_argb(sizes[size]) for size in TRAY_SIZES), 9) for name, sizes in pictures.items()
    }
    head = b"DTI1" + struct.pack(">B", len(TRAY_SIZES)) + bytes(TRAY_SIZES) + struct.pack(">H", len(blobs))
    index = b"".join(
        struct.pack(">B", len(name)) + name.encode() + struct.pack(">I", len(blobs[name])) for name in blobs
    )
    return head + index + b"".join(blobs.values())


def _pixels(content: bytes) -> object:
    """Return what of a made file counts: the pixels, for the pack with their names."""
    if content.startswith(b"\x89PNG"):
        return Image.open(io.BytesIO(content)).convert("RGBA").tobytes()
    stream = io.BytesIO(content)
    head = stream.read(4 + 1 + content[4])
    (count,) = struct.unpack(">H", stream.read(2))
    index = [(stream.read(stream.read(1)[0]), struct.unpack(">I", stream.read(4))[0]) for _ in range(count)]
    return head, [(name, zlib.decompress(stream.read(length))) for name, length in index]


if __name__ == "__main__":
    sys.exit(main())
