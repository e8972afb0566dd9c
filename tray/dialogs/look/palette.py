"""Colours beyond the theme's own, for light and dark."""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours as #rrggbb; `kinds` are the soft backgrounds of understood words and the strong marks beside their rows.

    Every text colour has a contrast of at least 4.5:1 on `back`, and `text` has it on every soft colour
    (https://www.w3.org/TR/WCAG22/#contrast-minimum).
    """

    name: str
    back: str
    text: str
    faint: str
    line: str
    field: str
    accent: str
    good: str
    warning: str
    wrong: str
    notice: str
    chosen: str
    on_chosen: str
    kinds: dict[str, tuple[str, str]]


LIGHT = Palette(
    name="light",
    back="#fafafa",
    text="#1c1c1c",
    faint="#646464",
    line="#dedede",
    field="#ffffff",
    accent="#005fb8",
    good="#0f7b0f",
    warning="#8a4b00",
    wrong="#b3261e",
    notice="#eef3fb",
    chosen="#2f60d8",
    on_chosen="#ffffff",
    kinds={
        "title": ("", "#8a8a8a"),
        "time": ("#d6e7ff", "#2f7de1"),
        "zone": ("#d6e7ff", "#2f7de1"),
        "repeat": ("#e6dcff", "#7a55d8"),
        "place": ("#d5f2dc", "#2a9a50"),
        "link": ("#d5f2dc", "#2a9a50"),
        "guest": ("#ffe6c9", "#d9822b"),
        "calendar": ("#ffe0ea", "#d6457f"),
        "zoom": ("#cfeff3", "#128a99"),
        "reminder": ("#fbf0bd", "#b08900"),
        "description": ("#ebebeb", "#8a8a8a"),
    },
)

DARK = Palette(
    name="dark",
    back="#1c1c1c",
    text="#fafafa",
    faint="#a8a8a8",
    line="#3a3a3a",
    field="#262626",
    accent="#57c8ff",
    good="#6ccb5f",
    warning="#f2b45c",
    wrong="#ff99a4",
    notice="#24303f",
    chosen="#2f60d8",
    on_chosen="#ffffff",
    kinds={
        "title": ("", "#8f8f8f"),
        "time": ("#1d3f6b", "#5aa2f5"),
        "zone": ("#1d3f6b", "#5aa2f5"),
        "repeat": ("#40317a", "#a98bf5"),
        "place": ("#1c4a2c", "#5cc47f"),
        "link": ("#1c4a2c", "#5cc47f"),
        "guest": ("#5a3a14", "#eba55c"),
        "calendar": ("#5c2340", "#ee7fac"),
        "zoom": ("#124a52", "#4fc3d2"),
        "reminder": ("#4e4310", "#dcb93a"),
        "description": ("#383838", "#8f8f8f"),
    },
)


def palette(theme: str) -> Palette:
    """The palette of "light" or "dark"; light for anything else."""
    return DARK if theme == "dark" else LIGHT
