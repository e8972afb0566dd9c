"""The control API under /_sandbox/: everything a test can do to the sandbox, as JSON over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.zoom_sandbox.messages import Json, Request, Response, json_answer

if TYPE_CHECKING:
    from tests.zoom_sandbox.sandbox import Sandbox

_PORTAL = frozenset(
    {
        "create",
        "rename",
        "move",
        "edit",
        "delete",
        "recover",
        "delete_occurrence",
        "transfer",
        "start",
        "end",
        "make_webinar",
        "remove_app",
        "withdraw",
        "approve",
        "change_user",
    }
)


class Control:
    """Answers /_sandbox/ requests; a mistake in one is answered 400 with its reason."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._handlers: dict[tuple[str, str], Callable[[Json], Any]] = {
            ("GET", "ready"): lambda wish: addresses(sandbox),
            ("GET", "clock"): lambda wish: self._time(),
            ("POST", "clock"): self._set_clock,
            ("GET", "switches"): lambda wish: asdict(sandbox.switches),
            ("PATCH", "switches"): self._set_switches,
            ("GET", "faults"): lambda wish: [rule.as_json() for rule in sandbox.faults()],
            ("POST", "faults"): self._add_fault,
            ("DELETE", "faults"): self._remove_faults,
            ("POST", "release"): self._release,
            ("GET", "calls"): self._calls,
            ("DELETE", "calls"): lambda wish: sandbox.clear_calls(),
            ("GET", "counters"): lambda wish: dict(sandbox.counters()),
            ("GET", "users"): lambda wish: [asdict(user) for user in sandbox.users()],
            ("GET", "meetings"): self._meetings,
            ("GET", "grants"): self._grants,
            ("GET", "visits"): lambda wish: [asdict(visit) for visit in sandbox.visits()],
            ("GET", "secrets"): lambda wish: sandbox.secrets(),
            ("GET", "mails"): lambda wish: [asdict(mail) for mail in sandbox.mails()],
            ("POST", "sign_in"): lambda wish: sandbox.sign_in(**wish),
            ("POST", "reset"): lambda wish: sandbox.reset(),
        }

    def answer(self, request: Request) -> Response:
        """Do what the request says: its JSON body or its query are the arguments."""
        words = request.path.removeprefix("/_sandbox/").strip("/").split("/")
        try:
            wish: Json = json.loads(request.body) if request.body else dict(request.query)
            if request.method == "POST" and len(words) == 2 and words[0] == "portal" and words[1] in _PORTAL:
                result = self._portal(words[1], wish)
            elif (request.method, words[0]) in self._handlers and len(words) == 1:
                result = self._handlers[request.method, words[0]](wish)
            else:
                return json_answer(404, {"error": f"no control {request.method} {request.path}"})
        except (KeyError, TypeError, ValueError) as error:
            return json_answer(400, {"error": f"{type(error).__name__}: {error}"})
        return json_answer(200, json.loads(json.dumps(result, default=_plain)))

    def _time(self) -> Json:
        return {"now": self._sandbox.clock.now().isoformat()}

    def _set_clock(self, wish: Json) -> Json:
        clock = self._sandbox.clock
        if "set" in wish:
            clock.set(datetime.fromisoformat(wish["set"]))
        if "advance" in wish:
            clock.advance(**wish["advance"])
        if "frozen" in wish:
            if wish["frozen"]:
                clock.freeze()
            else:
                clock.run()
        return self._time()

    def _set_switches(self, wish: Json) -> Json:
        lists = {name: tuple(value) if isinstance(value, list) else value for name, value in wish.items()}
        self._sandbox.switch(**lists)
        return asdict(self._sandbox.switches)

    def _add_fault(self, wish: Json) -> Json:
        if "fields" in wish:
            wish["fields"] = tuple(wish["fields"])
        return self._sandbox.fault(**wish).as_json()

    def _remove_faults(self, wish: Json) -> None:
        if "id" in wish:
            self._sandbox.remove_fault(int(wish["id"]))
        else:
            self._sandbox.clear_faults()

    def _release(self, wish: Json) -> None:
        for rule in self._sandbox.faults():
            if wish.get("id") in {None, rule.id}:
                rule.release()

    def _calls(self, wish: Json) -> list[Json]:
        figures: dict[str, Any] = {name: int(wish.pop(name)) for name in ("status", "after") if name in wish}
        return [call.as_json() for call in self._sandbox.calls(**wish, **figures)]

    def _meetings(self, wish: Json) -> list[Json]:
        deleted = str(wish.get("deleted", "")).lower() in {"1", "true"}
        return [asdict(meeting) for meeting in self._sandbox.meetings(wish.get("user"), deleted=deleted)]

    def _grants(self, wish: Json) -> list[Json]:
        dead = str(wish.get("dead", "")).lower() in {"1", "true"}
        now = self._sandbox.clock.now()
        return [
            {
                "user": self._sandbox.state.user_by_id(grant.user_id).email,
                "state": grant.state,
                "scopes": sorted(grant.scopes),
                "created_at": grant.created_at,
                "refreshes": grant.refreshes,
                "live_access_tokens": sum(1 for end in grant.access.values() if end > now and grant.state == "live"),
                "refresh_expires_at": grant.refresh_expires_at,
            }
            for grant in self._sandbox.grants(wish.get("user"), dead=dead)
        ]

    def _portal(self, action: str, wish: Json) -> Any:
        if isinstance(wish.get("start"), str):
            wish["start"] = datetime.fromisoformat(wish["start"])
        return getattr(self._sandbox.portal, action)(**wish)


def addresses(sandbox: Sandbox) -> Json:
    """Return what a client must know to reach the sandbox; the line the program prints when it is ready."""
    return {
        "ready": True,
        "base_url": sandbox.base_url,
        "oauth_url": sandbox.oauth_url,
        "api_url": sandbox.api_url,
        "control_url": f"{sandbox.base_url}/_sandbox",
        "client_id": sandbox.client_id,
        "users": [user.email for user in sandbox.users()],
        "env": sandbox.environment(),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
