"""The drawn states: what is committed, what is read, and whether it can be seen."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops

from tray.desktop.icon.pictures import Pictures, Pixmap, icon_folder, picture_name

SIDES = (16, 22, 24, 32, 44, 48, 64)
STATES = ("idle", "soon-5", "soon-12", "now", "attention", "offline")


def render() -> ModuleType:
    """Load `icons/render.py`, which belongs to no package."""
    spec = importlib.util.spec_from_file_location("render_icons", icon_folder() / "render.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def image(pixmap: Pixmap) -> Image.Image:
    alpha, red, green, blue = Image.frombytes("RGBA", (pixmap.side, pixmap.side), pixmap.argb).split()
    return Image.merge("RGBA", (red, green, blue, alpha))


def test_committed_pictures_are_what_the_sources_give() -> None:
    """Whoever changes an SVG runs `icons/render.py`."""
    module = render()
    assert [path.name for path in module.different(module.rendered())] == []


def test_pack_holds_every_state_in_every_size() -> None:
    """Four states and sixty minutes, each at seven sizes with all its pixels."""
    pictures = Pictures()
    assert set(pictures.names) == {"idle", "now", "attention", "offline"} | {f"soon-{n}" for n in range(1, 61)}
    for name in pictures.names:
        picture = pictures.picture(name)
        assert [pixmap.side for pixmap in picture.pixmaps] == list(SIDES)
        assert all(len(pixmap.argb) == pixmap.side**2 * 4 for pixmap in picture.pixmaps)


@pytest.mark.parametrize("state", STATES)
def test_pack_and_png_are_the_same_picture(state: str) -> None:
    """The order of the channels is right: what a panel gets is what the PNG shows."""
    for pixmap in Pictures().picture(state).pixmaps:
        with Image.open(icon_folder() / "png" / "tray" / str(pixmap.side) / f"{state}.png") as png:
            assert image(pixmap).tobytes() == png.convert("RGBA").tobytes()


def test_every_minute_looks_different() -> None:
    """No two minutes share a picture at the smallest size."""
    pictures = Pictures()
    assert len({pictures.picture(f"soon-{n}").pixmaps[0].argb for n in range(1, 61)}) == 60


def test_an_eight_is_no_nought() -> None:
    """Its bar and its waist are seen at every size: 38 and 30 minutes differ by more than a speck."""
    pictures = Pictures()
    for eight, nought in zip(pictures.picture("soon-38").pixmaps, pictures.picture("soon-30").pixmaps, strict=True):
        apart = ImageChops.difference(image(eight).convert("L"), image(nought).convert("L")).histogram()
        assert sum(apart[64:]) >= eight.side**2 * 0.025


@pytest.mark.parametrize("state", STATES)
def test_every_state_carries_its_own_contrast(state: str) -> None:
    """Sign and page differ by 4.5:1, as WCAG 2 asks of text: on a panel of any colour the sign can be read."""
    for pixmap in Pictures().picture(state).pixmaps:
        colors = [(n, color) for n, color in counted(image(pixmap)) if color[3] == 255]
        _, page = max(colors)
        assert sum(n for n, color in colors if contrast(color, page) >= 4.5) >= pixmap.side**2 * 0.04


@pytest.mark.parametrize("grey", [*range(0, 80, 10), *range(220, 256, 5)])
@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_seen_on_light_and_dark_panels(state: str, grey: int) -> None:
    """Something of the size of a sign stands out from the panel by 3:1, WCAG 2's measure for graphics."""
    for pixmap in Pictures().picture(state).pixmaps:
        panel = Image.new("RGBA", (pixmap.side, pixmap.side), (grey, grey, grey, 255))
        panel.alpha_composite(image(pixmap))
        visible = sum(n for n, color in counted(panel) if contrast(color, (grey, grey, grey)) >= 3)
        assert visible >= pixmap.side**2 * 0.05


def counted(picture: Image.Image) -> list[tuple[int, tuple[int, ...]]]:
    """Return each colour of a picture with the number of its pixels."""
    return [(n, color) for n, color in picture.getcolors(1 << 16) or () if isinstance(color, tuple)]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    high, low = sorted((luminance(one[:3]), luminance(other[:3])), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color: tuple[int, ...]) -> float:
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_each_state_names_its_picture() -> None:
    """Minutes beyond what is drawn show the nearest that is; a countdown without minutes is calm."""
    assert picture_name("soon", 7) == "soon-7"
    assert picture_name("soon", 0) == "soon-1"
    assert picture_name("soon", 600) == "soon-60"
    assert picture_name("soon", None) == "idle"
    assert picture_name("offline", 3) == "offline"


def test_broken_pack_is_refused(tmp_path: Path) -> None:
    """A file that is something else is named, not shown as noise."""
    other = tmp_path / "tray.pack"
    other.write_bytes(b"something else")
    with pytest.raises(ValueError, match="not a pack"):
        Pictures(other)
