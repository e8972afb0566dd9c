"""Writes docs/troubleshooting.md from the one catalogue of problems, so that page and program say the same."""

from __future__ import annotations

from pathlib import Path

from tray.cli.main import WAYS_OUT
from tray.domain.problems import CATALOGUE, buttons, problem

PAGE = Path(__file__).parents[1] / "docs" / "troubleshooting.md"

FAMILIES = {
    "zoom": "Zoom",
    "keyring": "The keyring",
    "clock": "The clock",
    "calendar": "Calendars",
    "event": "Events",
    "draft": "Sentences",
    "notices": "Notices",
    "tray": "The tray icon",
    "desktop": "The desktop",
    "settings": "Settings",
    "disk": "The disk",
    "service": "The program itself",
    "command": "The shell command",
    "usage": "Values",
}
"""The beginnings of codes, in the order of the page."""

HEAD = """# Troubleshooting

Every problem Dainvo tray can have, as it is told in dialogs, notices, the menu and on the shell: what it is called,
what to do, and the button that does it. The code stands in what `--json` prints and in the report for support.

The report is made by `dainvo-tray doctor`, or by “Copy report” where a problem offers it. It names versions, the kinds
of your calendars, your Zoom account by its e-mail address, what was done last, and the last problems with Zoom's
tracking IDs. It holds no title, no link, no passcode and no token.

This page is made by `python packaging/troubleshooting.py`; change the catalogue in `tray/domain/problems.py` instead.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for family, title in FAMILIES.items():
        codes = [code for code in sorted(CATALOGUE) if code.partition(".")[0] == family]
        if codes:
            parts.append(f"## {title}\n")
            parts += [section(code) for code in codes]
    return "\n".join(parts)


def section(code: str) -> str:
    """One problem."""
    told = problem(code)
    offered = buttons(told)
    lines = [f"### {told.title}", "", f"`{code}`", "", told.remedy]
    if offered:
        labels = " · ".join(f"**{button.label}**" for button in offered)
        lines += ["", f"Button{'s' if len(offered) > 1 else ''}: {labels}"]
    ways = [WAYS_OUT[button.kind].replace("{}", "EVENT") for button in offered if button.kind in WAYS_OUT]
    if ways:
        lines += ["", "On the shell: " + ", ".join(f"`dainvo-tray {way}`" for way in ways)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
