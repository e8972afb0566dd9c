from __future__ import annotations

import pytest

from tray.dialogs.look.palette import DARK, LIGHT, Palette


def luminance(colour: str) -> float:
    """Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
def test_every_word_can_be_read(colours: Palette) -> None:
    """Text has a contrast of at least 4.5 to 1 wherever it stands, on marked words too."""
    for text in (colours.text, colours.faint, colours.good, colours.warning, colours.wrong, colours.accent):
        assert contrast(text, colours.back) >= 4.5, text
    for kind, (soft, mark) in colours.kinds.items():
        assert not soft or contrast(colours.text, soft) >= 4.5, kind
        assert contrast(mark, colours.back) >= 3 or kind in {"guest", "reminder"}, kind
