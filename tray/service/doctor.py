"""The report for support: what is needed to help, and nothing secret."""

from __future__ import annotations

import platform
import re
import sys
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tray import __version__
from tray.domain.permissions import missing_permissions
from tray.service.clock_check import clock_problem
from tray.service.paths import Paths
from tray.service.queries import Queries
from tray.service.region import languages_of, locale_of

TOKEN = re.compile(r"[A-Za-z0-9_\-+/=.]{32,}")
PASSCODE = re.compile(r"(?i)\b(pwd|pass(?:code|word)?|token|code|secret|zak|tk)\b(\s*[=:]\s*)\S+")


def masked(text: str) -> str:
    """The text without what could be a secret: long runs of token letters, and the values of telling names."""
    return TOKEN.sub("•••", PASSCODE.sub(r"\1\2•••", text))


def report(queries: Queries, paths: Paths) -> str:
    """The whole report as plain text."""
    store = queries.store
    settings, trouble = queries.settings()
    lines = [
        f"Dainvo tray {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()} ({platform.machine()})",
        f"Desktop: {_variables('XDG_CURRENT_DESKTOP', 'XDG_SESSION_TYPE', 'DISPLAY', 'WAYLAND_DISPLAY')}",
        f"Frozen bundle: {bool(getattr(sys, 'frozen', False))}",
        f"Zone {queries.clock.zone().key}, locale {locale_of(settings)}, languages {', '.join(languages_of(settings))}",
        f"Clock: {found.detail if (found := clock_problem(store.facts)) else 'as Zoom tells it, where it was asked'}",
        f"Settings: {paths.settings} ({'broken' if trouble else 'fine'})",
        f"Zoom client ID: {'set' if settings.zoom_client_id else 'not set'}",
        f"Sign-in at {urlsplit(settings.zoom_oauth_url).hostname}, API at {urlsplit(settings.zoom_api_url).hostname}",
        "",
        "Accounts",
    ]
    for account in store.accounts.all():
        missing = ", ".join(missing_permissions(account.scopes)) or "none"
        lines.append(f"  {account.email}: {account.state} {account.problem}; missing permissions: {missing}")
    lines += ["", "Calendars"]
    for calendar in store.calendars.all():
        count = len(store.items.of_calendar(calendar.id))
        state = f"fresh {calendar.fresh_at or 'never'}{', has a problem' if calendar.problem else ''}"
        lines.append(f"  {calendar.kind}, {count} events, {'writable' if calendar.writable else 'read-only'}, {state}")
    waiting = [record for record in store.meetings.all() if record.pending]
    lines += [
        "",
        f"Meetings: {len(store.meetings.all())}, waiting: {len(waiting)}",
        f"Calendar changes waiting: {len(store.items.wishes(float('inf')))}",
        f"Last action: {store.facts.get('last_action', 'none')}",
        "",
        "Last problems",
    ]
    for past in store.facts.problems()[:20]:
        at = datetime.fromtimestamp(past.at, UTC).isoformat(timespec="seconds")
        tracking = f" [Zoom tracking ID {past.tracking_id}]" if past.tracking_id else ""
        lines.append(f"  {at} {past.code}: {masked(past.detail)}{tracking}")
    return "\n".join(lines) + "\n"


def _variables(*names: str) -> str:
    import os

    return ", ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name)) or "none"
