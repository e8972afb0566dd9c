"""What the browser shows at the end of a sign-in: one sentence of what happened, one of what to do next."""

from __future__ import annotations

from html import escape

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} – Dainvo tray</title>
<style>
:root {{ color-scheme: light dark; --card: #fff; --back: #eef1f5; --quiet: #5b6673; --line: {line}; }}
@media (prefers-color-scheme: dark) {{ :root {{ --card: #23282f; --back: #171b20; --quiet: #a3adb9; }} }}
body {{ background: var(--back); font: 17px/1.5 system-ui, sans-serif; margin: 0; padding: 16vh 1.5rem 0; }}
main {{ background: var(--card); border-radius: 12px; border-top: 6px solid var(--line); margin: 0 auto;
  max-width: 27rem; padding: 1.6rem 2rem 2rem; box-shadow: 0 1px 4px #0003; }}
small {{ color: var(--quiet); }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: .3rem 0 .6rem; }}
p {{ margin: 0; }}
</style></head>
<body><main><small>Dainvo tray</small><h1>{title}</h1><p>{text}</p></main></body></html>
"""
_GOOD, _PLAIN, _BAD = "#2e9e5b", "#7d8794", "#d9822b"


def page(title: str, text: str, line: str = _PLAIN) -> bytes:
    """A page that loads nothing and runs nothing; `line` is the colour above it."""
    return _PAGE.format(title=escape(title), text=escape(text), line=line).encode()


ALLOWED = page(
    "Zoom has answered",
    "You can close this tab. Dainvo tray is finishing the sign-in and tells you when your account is connected.",
    _GOOD,
)
DECLINED = page(
    "Zoom was not connected",
    "Nothing was changed. You can close this tab, and connect from Dainvo tray whenever you like.",
)
FAILED = page(
    "Signing in did not work",
    "You can close this tab. Dainvo tray says what went wrong and lets you try again.",
    _BAD,
)
ALREADY = page("This sign-in is already over", "You can close this tab and go back to Dainvo tray.")
STRANGE = page(
    "This page does not belong to the sign-in",
    "Dainvo tray is still waiting for Zoom. Go back to Zoom's page, or start again with “Connect…” in the tray.",
)
NOT_HERE = page("There is nothing here", "This address only waits for Zoom's answer. You can close this tab.")
