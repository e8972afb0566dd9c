"""Each of Zoom's ways to say no becomes one failure with one problem."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tray.zoom.failures import MeetingGone, OutcomeNotKnown, PermissionMissing, RateLimited, Refused, TokenRefused
from tray.zoom.http import Response
from tray.zoom.refusals import api_refusal

NOW = datetime(2027, 3, 1, 22, 0, tzinfo=UTC).timestamp()
DAILY = (
    "You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this"
    " particular user. You may resume these requests at GMT 00:00:00."
)


def refusal(status: int, code: int, message: str, headers: dict[str, str] | None = None, **more: object) -> Exception:
    body = json.dumps({"code": code, "message": message} | more).encode()
    return api_refusal(Response(status, body, {"x-zm-trackingid": "t"} | (headers or {})), "a/b", NOW)


@pytest.mark.parametrize(
    ("status", "code", "message", "kind", "problem"),
    [
        (401, 124, "Invalid access token.", TokenRefused, "zoom.sign_in_expired"),
        (400, 124, "Access token is expired.", TokenRefused, "zoom.sign_in_expired"),
        (404, 3001, "Meeting does not exist: 1.", MeetingGone, "zoom.meeting_gone"),
        (400, 3001, "Meeting does not exist: 1.", MeetingGone, "zoom.meeting_gone"),
        (
            400,
            4711,
            "Invalid access token, does not contain scopes:[meeting:write:meeting].",
            PermissionMissing,
            "zoom.permission_missing",
        ),
        (
            400,
            4700,
            "Token cannot be empty, does not contain scopes:[a, b].",
            PermissionMissing,
            "zoom.permission_missing",
        ),
        (401, 124, "Invalid access token, does not contain scopes:[a].", PermissionMissing, "zoom.permission_missing"),
        (400, 3161, "Your user account is not allowed meeting hosting.", Refused, "zoom.host_refused"),
        (400, 3000, "Cannot access webinar info.", Refused, "zoom.meeting_refused"),
        (404, 1001, "User does not exist.", Refused, "zoom.meeting_refused"),
        (500, 500, "Internal error", OutcomeNotKnown, "zoom.unreachable"),
        (302, 0, "", OutcomeNotKnown, "zoom.unexpected"),
    ],
)
def test_codes(status: int, code: int, message: str, kind: type, problem: str) -> None:
    """The code decides, whatever the status beside it; the tracking id is kept."""
    failure = refusal(status, code, message)
    assert isinstance(failure, kind)
    assert failure.problem.code == problem  # type: ignore[attr-defined]
    assert failure.tracking_id == "t"  # type: ignore[attr-defined]


def test_a_body_that_is_no_json_is_read_for_its_code() -> None:
    """Zoom forgets to escape quotes in the message about scopes."""
    body = b'{"code":4711,"message":"Invalid access token, does not contain scopes:["meeting:read:meeting"]."}'
    failure = api_refusal(Response(400, body), "a/b", NOW)
    assert isinstance(failure, PermissionMissing)
    assert failure.scopes == ("meeting:read:meeting",)


def test_a_failure_under_status_200_may_pass_unless_its_code_is_zooms_last_word() -> None:
    """Zoom reports failures under 200: an inner error of its own is no refusal of the event."""
    assert isinstance(refusal(200, 500, "Internal error"), OutcomeNotKnown)
    assert isinstance(refusal(200, 300, "Validation Failed."), Refused)


def test_a_field_zoom_does_not_like_is_named() -> None:
    """The person reads which."""
    failure = refusal(400, 300, "Validation Failed.", errors=[{"field": "start_time", "message": "Too late."}, 7])
    assert isinstance(failure, Refused)
    assert failure.fields == ("start_time",)
    assert "start_time: Too late." in failure.problem.detail


@pytest.mark.parametrize(
    ("message", "headers", "kind", "seconds"),
    [
        ("You have reached the maximum per-second rate limit for this API. Try again later.", {}, "second", 2),
        ("You have reached the maximum per-second rate limit.", {"retry-after": "7"}, "second", 7),
        ("You have reached the maximum daily rate limit for this API.", {}, "day", 7205),
        (
            "You have reached the maximum daily rate limit for this API.",
            {"retry-after": "2027-03-02T00:00:00Z"},
            "day",
            7205,
        ),
        (DAILY, {}, "writes", 7205),
        (DAILY, {"x-ratelimit-type": "Daily-limit", "x-ratelimit-remaining": "5893"}, "writes", 7205),
        (DAILY, {"date": "Mon, 01 Mar 2027 23:59:50 GMT"}, "writes", 15),
        ("Too many concurrent requests. A request to disassociate this user has already been made.", {}, "lock", 5),
        ("Something new", {"retry-after": "rubbish"}, "second", 2),
        ("Something new", {"retry-after": "Mon, 01 Mar 2027 22:00:20 GMT"}, "second", 25),
    ],
)
def test_limits_of_four_kinds(message: str, headers: dict[str, str], kind: str, seconds: float) -> None:
    """Each says when it goes on: a few seconds, the instant Zoom names, or midnight UTC by Zoom's own clock."""
    failure = refusal(429, 429, message, headers)
    assert isinstance(failure, RateLimited)
    assert (failure.kind, failure.seconds) == (kind, seconds)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"\xff\xfe", b"<html>", b'{"code": {}}', b"[" * 100000, b'{"code": "\xd9\xa3"}']
)
@pytest.mark.parametrize("status", [200, 400, 404, 429, 500])
def test_whatever_comes_is_one_of_our_failures(status: int, body: bytes) -> None:
    """No body at all is one that raises something else."""
    assert api_refusal(Response(status, body), "a/b", NOW).problem.title
