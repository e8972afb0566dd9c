"""Every way a call to Zoom fails, each translated once, with the problem a person is shown."""

from __future__ import annotations

from typing import Literal

from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.zoom.http import NotSent, OutOfDate

LimitKind = Literal["second", "day", "writes", "lock"]


class ZoomFailure(ProblemError):  # noqa: N818 - its kinds are named for what happened
    """A call that did not do what it should; `tracking_id` is Zoom's name for it."""

    def __init__(self, problem: Problem, tracking_id: str = "") -> None:
        super().__init__(problem)
        self.tracking_id = tracking_id


class Unreachable(ZoomFailure):
    """Nothing can have reached Zoom, or nothing was done: it may be tried again as it is."""

    def __init__(self, detail: str, tracking_id: str = "", *, code: str = "zoom.unreachable") -> None:
        super().__init__(problem(code, detail), tracking_id)


def unreached(error: NotSent) -> Unreachable:
    """The failure of a request that was not sent."""
    return Unreachable(str(error), code="clock.wrong" if isinstance(error, OutOfDate) else "zoom.unreachable")


class OutcomeNotKnown(ZoomFailure):
    """Zoom may have done it."""

    def __init__(self, detail: str, tracking_id: str = "", *, code: str = "zoom.unreachable") -> None:
        super().__init__(problem(code, detail), tracking_id)


class SignInExpired(ZoomFailure):
    """The grant is dead: only signing in again helps."""

    def __init__(self, account: str, detail: str = "", tracking_id: str = "") -> None:
        super().__init__(problem("zoom.sign_in_expired", detail, target=account), tracking_id)


class TokenRefused(ZoomFailure):
    """The access token is no longer taken (401/124); a fresh one may be."""

    def __init__(self, account: str, detail: str = "", tracking_id: str = "") -> None:
        super().__init__(problem("zoom.sign_in_expired", detail, target=account), tracking_id)


class ClientRefused(ZoomFailure):
    """The client ID is wrong or switched off; no grant is dead because of it."""

    def __init__(self, detail: str = "", tracking_id: str = "") -> None:
        super().__init__(problem("zoom.client_refused", detail), tracking_id)


class PermissionMissing(ZoomFailure):
    """The person did not grant what the call needs; `scopes` as far as Zoom names them."""

    def __init__(self, account: str, scopes: tuple[str, ...], detail: str, tracking_id: str = "") -> None:
        super().__init__(problem("zoom.permission_missing", detail, target=account), tracking_id)
        self.scopes = scopes


class MeetingGone(ZoomFailure):
    """Zoom says there is no such meeting, or not for this user; to be believed when said twice."""

    def __init__(self, detail: str = "", tracking_id: str = "") -> None:
        super().__init__(problem("zoom.meeting_gone", detail), tracking_id)


class Refused(ZoomFailure):
    """Zoom will not, and will not if asked again: `fields` it named, `code` its number."""

    def __init__(self, found: Problem, code: int, fields: tuple[str, ...] = (), tracking_id: str = "") -> None:
        super().__init__(found, tracking_id)
        self.code = code
        self.fields = fields


LIMITS: dict[LimitKind, str] = {
    "second": "There were too many calls in one second.",
    "day": "What Zoom allows this account in a day is used up. All its users and apps share it.",
    "writes": "Zoom allows 100 new or changed meetings a day, on all your computers together.",
    "lock": "Zoom is still busy with another change of this account.",
}
"""Each kind of limit in words."""


class RateLimited(ZoomFailure):
    """Zoom asks to wait `seconds`: per second, for the day, for this user's creates and updates, or for a lock."""

    def __init__(self, kind: LimitKind, seconds: float, tracking_id: str = "") -> None:
        super().__init__(problem("zoom.rate_limited", LIMITS[kind]), tracking_id)
        self.kind = kind
        self.seconds = seconds
