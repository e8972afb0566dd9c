"""From a request to its answer: route, token, fault, limits, permission, handler, log."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

from tests.zoom_sandbox import consent, faults, links, listing, meetings, profile, tokens
from tests.zoom_sandbox.calls import CallLog, LoggedCall, readable_body, readable_query
from tests.zoom_sandbox.faults import Ending, Faults, Spoiled
from tests.zoom_sandbox.limits import Label, Limits
from tests.zoom_sandbox.messages import Refusal, Request, Response, api_error, html_answer, refused
from tests.zoom_sandbox.scopes import allows
from tests.zoom_sandbox.state import Call, Caller, State

Handler = Callable[[Call], Response]


@dataclass(frozen=True, slots=True)
class Route:
    """One API call: where it lies, what it costs and what it needs (zoom.md 2 and 4)."""

    method: str
    path: str
    scope: str
    label: Label
    handler: Handler
    counts_as_write: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


API = (
    Route("GET", "/v2/users/me", "user:read:user", "Light", profile.me),
    Route("GET", "/v2/users/me/settings", "user:read:settings", "Medium", profile.settings),
    Route("GET", "/v2/users/me/meetings", "meeting:read:list_meetings", "Medium", listing.meetings),
    Route("POST", "/v2/users/me/meetings", "meeting:write:meeting", "Medium", meetings.create, counts_as_write=True),
    Route("GET", "/v2/users/me/upcoming_meetings", "meeting:read:list_upcoming_meetings", "Medium", listing.upcoming),
    Route("GET", "/v2/meetings/{id}", "meeting:read:meeting", "Light", meetings.read),
    Route("PATCH", "/v2/meetings/{id}", "meeting:update:meeting", "Light", meetings.update, counts_as_write=True),
    Route("DELETE", "/v2/meetings/{id}", "meeting:delete:meeting", "Light", meetings.delete),
    Route("GET", "/v2/meetings/{id}/invitation", "meeting:read:invitation", "Light", profile.invitation),
    Route("PUT", "/v2/meetings/{id}/status", "meeting:update:status", "Light", meetings.end_or_recover),
)
_PAGES: dict[tuple[str, str], Callable[[State, Request], Response]] = {
    ("GET", "/oauth/authorize"): consent.authorize,
    ("GET", "/oauth/account"): consent.account,
    ("POST", "/oauth/decide"): consent.decide,
    ("POST", "/oauth/token"): tokens.token,
    ("POST", "/oauth/revoke"): tokens.revoke,
}
_LINK = re.compile(r"/(j|s)/(\d{9,12})", re.ASCII)
_OTHER_USER = re.compile(r"/v2/users/(?!me(?:/|$))[^/]+(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Delivery:
    """An answer and how its connection ends."""

    response: Response
    ending: Ending
    tracking_id: str


class Router:
    """Answers every request that is not for the control API."""

    def __init__(self, state: State, calls: CallLog, rules: Faults, stopping: threading.Event) -> None:
        self._state = state
        self._calls = calls
        self._rules = rules
        self._stopping = stopping
        self.limits = Limits(state)

    def answer(self, request: Request) -> Delivery:
        """Handle one request, spoil it where a rule says so, and log it."""
        number = self._calls.next_number()
        route, arguments = _route(request)
        with self._state.lock:
            tracking_id = f"v=2.0;clid=us02;rid=WEB_{self._state.random.getrandbits(128):032x}"
            user = self._user(request)
        name = route.name if route else f"{request.method} {_generic(request.path)}"

        def handle() -> Response:
            with self._state.lock:
                try:
                    return self._handle(request, route, arguments)
                except Refusal as refusal:
                    return refusal.response

        rule = self._rules.take(request.method, request.path, name, user)
        ending: Ending = "whole"
        handled: Response | None
        if rule is None:
            handled = answer = handle()
        else:
            spoiled = Spoiled(request, self._state.clock, route.scope if route else "", rule)
            handled, answer, ending = faults.perform(rule, spoiled, handle, self._stopping.wait)
        if self._state.switches.extra_fields:
            answer = faults.with_unknown_fields(answer)
        self._calls.add(
            LoggedCall(
                number,
                self._state.clock.now(),
                request.method,
                request.path,
                name,
                readable_query(request),
                readable_body(request),
                user,
                answer.status if ending == "whole" else None,
                handled.status if handled else None,
                rule.kind if rule else None,
                tracking_id,
            )
        )
        return Delivery(answer, ending, tracking_id)

    def _handle(self, request: Request, route: Route | None, arguments: tuple[str, ...]) -> Response:
        page = _PAGES.get((request.method, request.path))
        if page is not None:
            return page(self._state, request)
        link = _LINK.fullmatch(request.path)
        if link is not None and request.method == "GET":
            return links.visit(self._state, request, "join" if link[1] == "j" else "start", link[2])
        if not request.path.startswith("/v2/"):
            return html_answer(404, "<h1>404</h1>")
        caller = tokens.bearer(self._state, request)
        if _OTHER_USER.fullmatch(request.path):
            raise refused(401, 124, "Invalid access token.")
        if route is None:
            return api_error(404, 2300, "This API endpoint is not recognized.")
        return self._api(request, route, caller, arguments)

    def _api(self, request: Request, route: Route, caller: Caller, arguments: tuple[str, ...]) -> Response:
        headers = self.limits.pass_call(caller.user, route.label)
        if not allows(caller.grant.scopes, route.scope):
            if self._state.switches.missing_scope_body == "malformed":
                return faults.scope_missing_malformed(route.scope)
            return faults.scope_missing(route.scope)
        if route.counts_as_write:
            self.limits.pass_write(caller.user)
        response = route.handler(Call(self._state, request, caller, arguments))
        return Response(response.status, response.body, response.content_type, headers | dict(response.headers))

    def _user(self, request: Request) -> str | None:
        word = request.headers.get("authorization", "").partition(" ")[2]
        for grant in self._state.grants:
            if word and word in grant.access:
                return self._state.user_by_id(grant.user_id).email
        return None


def _route(request: Request) -> tuple[Route | None, tuple[str, ...]]:
    for route in API:
        pattern = re.escape(route.path).replace(r"\{id\}", "([^/]+)")
        found = re.fullmatch(pattern, request.path)
        if found is not None and route.method == request.method:
            return route, found.groups()
    return None, ()


def _generic(path: str) -> str:
    return re.sub(r"(?<=/)\d+(?=/|$)", "{id}", path)
