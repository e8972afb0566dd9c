"""What the browser shows at the end of a sign-in: one sentence of what happened, one of what to do next."""

from __future__ import annotations

from html import escape

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 17px/1.5 system-ui, sans-serif; margin: 18vh auto 0; max-width: 26rem; padding: 0 1.5rem; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .6rem; }}
p {{ margin: 0; }}
</style></head>
<body><main><h1>{title}</h1><p>{text}</p></main></body></html>
"""


def page(title: str, text: str) -> bytes:
    """A page that loads nothing and runs nothing."""
    return _PAGE.format(title=escape(title), text=escape(text)).encode()


ALLOWED = page(
    "Zoom has answered",
    "You can close this tab. Dainvo tray is finishing the sign-in and tells you when your account is connected.",
)
DECLINED = page(
    "Zoom was not connected",
    "Nothing was changed. You can close this tab, and connect from Dainvo tray whenever you like.",
)
FAILED = page(
    "Signing in did not work",
    "You can close this tab. Dainvo tray says what went wrong and lets you try again.",
)
ALREADY = page("This sign-in is already over", "You can close this tab and go back to Dainvo tray.")
STRANGE = page(
    "This page does not belong to the sign-in",
    "Dainvo tray is still waiting for Zoom. Go back to Zoom's page, or start again with “Connect…” in the tray.",
)
NOT_HERE = page("There is nothing here", "This address only waits for Zoom's answer. You can close this tab.")
