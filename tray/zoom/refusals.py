"""Answers that say no, translated to failures.

Source: https://developers.zoom.us/docs/api/errors/ , https://developers.zoom.us/docs/api/rate-limits/ and
https://developers.zoom.us/docs/integrations/oauth-error-messages/ .
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from tray.domain.display_text import one_line
from tray.domain.problems import problem
from tray.zoom.failures import (
    ClientRefused,
    MeetingGone,
    OutcomeNotKnown,
    PermissionMissing,
    RateLimited,
    Refused,
    SignInExpired,
    TokenRefused,
    Unreachable,
    ZoomFailure,
)
from tray.zoom.http import Response

_CODE = re.compile(r'"code"\s*:\s*"?(\d+)')
_SCOPES = re.compile(r"does not contain scopes:\s*\[([^\]]*)\]", re.IGNORECASE)
_DEAD = "invalid token!"
_LAST_WORDS = {200, 300, 1001, 1010, 3000, 3001, 3003, 3018, 3037, 3161}
"""Codes by which Zoom refuses for good; any other one in an answer of status 200 may pass."""

_MARGIN = 5.0
"""Seconds to stay on the far side of midnight."""

_CLIENT_CODES = {4702, 4704, 4717}
_DEAD_CODES = {4735, 4737, 4738, 4740, 4741}


def api_refusal(response: Response, account: str, now: float) -> ZoomFailure:
    """The failure an API answer tells of that is not the success it should be; `now` is seconds since 1970.

    An answer that cannot be read says nothing about what was done, whatever its status.
    """
    body = _body(response)
    code, message = _number(body, response), one_line(str(body.get("message") or ""), 300)
    tracking = response.tracking_id
    status = response.status
    if status == 429 or code == 429:
        return _limit(response, message, now)
    scopes = _SCOPES.search(response.text[:2000])
    if scopes is not None or code == 4711:
        names = tuple(name.strip(" \"'") for name in (scopes[1] if scopes else "").split(",") if name.strip())
        return PermissionMissing(account, names, f"Missing: {', '.join(names)}." if names else message, tracking)
    if status == 401 or code == 124:
        return TokenRefused(account, message, tracking)
    if status >= 500 or not body or (status < 400 and code not in _LAST_WORDS):
        detail = f"Zoom answered with status {status}" + (f": {message}" if message else ".")
        return OutcomeNotKnown(detail, tracking, code="zoom.unexpected" if status < 500 else "zoom.unreachable")
    if code == 3001 or (status == 404 and code not in {1001, 300}):
        return MeetingGone(message, tracking)
    if code == 3161:
        return Refused(problem("zoom.host_refused", message, target=account), code, tracking_id=tracking)
    fields = _fields(body)
    named = "; ".join(f"{name}: {words}" if words else name for name, words in fields)
    found = problem("zoom.meeting_refused", one_line(f"{message} {named}".strip(), 300))
    return Refused(found, code, tuple(name for name, _ in fields), tracking)


def token_refusal(response: Response, account: str) -> ZoomFailure:
    """The failure a token answer tells of: dead grant, wrong client, or something that passes."""
    body = _body(response)
    error = str(body.get("error") or "").strip().lower()
    reason = one_line(str(body.get("reason") or body.get("message") or ""), 200)
    code, tracking = _number(body, response), response.tracking_id
    if response.status == 429:
        return Unreachable("Zoom asks us to slow down.", tracking)
    if error in {"invalid_client", "unauthorized_client"} or code in _CLIENT_CODES:
        return ClientRefused(reason, tracking)
    if error == "invalid_grant" or reason.lower().startswith(_DEAD) or code in _DEAD_CODES:
        return SignInExpired(account, reason, tracking)
    return OutcomeNotKnown(f"Zoom's sign-in answered with status {response.status}.", tracking)


def seconds_to_midnight(response: Response | None, now: float) -> float:
    """Seconds until the next 00:00 UTC, by Zoom's own clock where its answer tells the time."""
    here = datetime.fromtimestamp(now, UTC)
    if response is not None:
        here = _date(response.headers.get("date", "")) or here
    midnight = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - here).total_seconds() + _MARGIN


def seconds_ahead(response: Response, now: float) -> float | None:
    """How far `now` is ahead of the time the answer tells, negative where it is behind; None where it tells none."""
    there = _date(response.headers.get("date", ""))
    return now - there.timestamp() if there is not None else None


def _limit(response: Response, message: str, now: float) -> RateLimited:
    words, headers, tracking = message.lower(), response.headers, response.tracking_id
    if "create/update" in words or ("daily" in words and "particular user" in words):
        return RateLimited("writes", seconds_to_midnight(response, now), tracking)
    if "concurrent" in words:
        return RateLimited("lock", 5, tracking)
    wait = _retry_after(response, now)
    if "daily" in words or "daily" in headers.get("x-ratelimit-type", "").lower():
        return RateLimited("day", wait or seconds_to_midnight(response, now), tracking)
    return RateLimited("second", min(wait, 60) if wait else 2, tracking)


def _retry_after(response: Response, now: float) -> float | None:
    """Zoom writes an instant (ISO 8601) where the standard has seconds; both are read, and an HTTP date."""
    text = response.headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isascii() and text.isdecimal():
        return float(text[:6])
    until = _instant(text) or _date(text)
    if until is None:
        return None
    here = _date(response.headers.get("date", "")) or datetime.fromtimestamp(now, UTC)
    return min(max((until - here).total_seconds(), 0) + _MARGIN, 2 * 86400)


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _body(response: Response) -> dict[str, Any]:
    try:
        body = msgspec.json.decode(response.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _number(body: dict[str, Any], response: Response) -> int:
    """The error's number; of a body that is no JSON (quotes that should be escaped) it is read all the same."""
    code = body.get("code")
    if code is None:
        found = _CODE.search(response.text[:2000])
        code = found[1] if found and not body else ""
    return int(code) if str(code).isdecimal() else 0


def _fields(body: dict[str, Any]) -> list[tuple[str, str]]:
    errors = body.get("errors")
    rows = [one for one in errors if isinstance(one, dict)] if isinstance(errors, list) else []
    return [(str(one.get("field", ""))[:60], str(one.get("message", ""))[:120]) for one in rows]
