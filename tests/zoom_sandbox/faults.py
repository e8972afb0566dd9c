"""Bad days by request: rules that spoil calls before, instead of, or after they are handled."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.zoom_sandbox import limits
from tests.zoom_sandbox.calls import matches
from tests.zoom_sandbox.clock import Clock
from tests.zoom_sandbox.messages import Json, Request, Response, api_error, html_answer

Ending = Literal["whole", "drop", "reset", "half"]


@dataclass(frozen=True, slots=True)
class Spoiled:
    """What an answering fault may need to know."""

    request: Request
    clock: Clock
    scope: str
    rule: Rule


@dataclass(slots=True, eq=False)
class Rule:
    """One fault; keep the value to see its hits, wait for it, release what it holds, or take it back."""

    kind: str
    method: str = "*"
    path: str = "*"
    times: int | None = 1
    """How many calls it spoils; None = for ever."""
    skip: int = 0
    """How many matching calls go by unspoiled first."""
    user: str | None = None
    """E-mail of the only user it is for."""
    seconds: float = 0.0
    """Waiting time of `delay` and `delay_after`; any other kind waits so long before it strikes."""
    status: int | None = None
    body: str | None = None
    """Status and body of the kinds `status` and `html`."""
    fields: tuple[str, ...] = ()
    """Which fields `wrong_types` bends; none named = all."""
    commit: bool | None = None
    """Whether the call is handled although its answer is spoiled; None = as the kind's table says."""
    id: int = 0
    hits: int = 0
    _seen: int = 0
    _struck: threading.Condition = field(default_factory=threading.Condition)
    _gate: threading.Event = field(default_factory=threading.Event)

    def wait_hit(self, count: int = 1, seconds: float = 10.0) -> bool:
        """Wait until it struck `count` times; False when time ran out."""
        with self._struck:
            return self._struck.wait_for(lambda: self.hits >= count, seconds)

    def release(self) -> None:
        """Let go of every call that `hold` or `hold_after` keeps waiting, and of later ones."""
        self._gate.set()

    def hold(self) -> None:
        self._gate.wait()

    def struck(self) -> None:
        with self._struck:
            self.hits += 1
            self._struck.notify_all()

    def take(self) -> bool:
        """Count one matching call; say whether it is to be spoiled."""
        self._seen += 1
        return self._seen > self.skip and (self.times is None or self._seen <= self.skip + self.times)

    def as_json(self) -> Json:
        names = ("id", "kind", "method", "path", "times", "skip", "user", "seconds", "status", "commit", "hits")
        return {name: getattr(self, name) for name in names}


class Faults:
    """The rules in force; the oldest that fits and is not used up strikes."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._lock = threading.Lock()
        self._ids = itertools.count(1)

    def add(self, rule: Rule) -> Rule:
        if rule.kind not in KINDS:
            raise ValueError(f"no fault of the kind {rule.kind!r}; there are {', '.join(sorted(KINDS))}")
        with self._lock:
            rule.id = next(self._ids)
            self._rules.append(rule)
        return rule

    def rules(self) -> list[Rule]:
        with self._lock:
            return list(self._rules)

    def remove(self, rule_id: int) -> None:
        """Take one rule back; calls it holds go on."""
        self._drop([rule for rule in self.rules() if rule.id == rule_id])

    def clear(self) -> None:
        """Take every rule back; held calls go on."""
        self._drop(self.rules())

    def take(self, method: str, path: str, name: str, user: str | None) -> Rule | None:
        """Return the rule that spoils this call, counting it."""
        with self._lock:
            for rule in self._rules:
                fits = matches(rule.method, rule.path, method, path, name) and rule.user in {None, user}
                if fits and rule.take():
                    return rule
        return None

    def _drop(self, gone: Iterable[Rule]) -> None:
        with self._lock:
            for rule in gone:
                rule.release()
                if rule in self._rules:
                    self._rules.remove(rule)


def _token_invalid(spoiled: Spoiled) -> Response:
    return api_error(401, 124, "Invalid access token.")


def _token_expired(spoiled: Spoiled) -> Response:
    return api_error(401, 124, "Access token is expired.")


def scope_missing(scope: str) -> Response:
    return api_error(400, 4711, f"Invalid access token, does not contain scopes:[{scope}].")


def scope_missing_malformed(scope: str) -> Response:
    """Build the variant with unescaped quotes, which is no JSON."""
    text = f'{{"code":4711,"message":"Invalid access token, does not contain scopes:["{scope}"]."}}'
    return Response(400, text.encode())


def _gone(spoiled: Spoiled) -> Response:
    word = next((part for part in spoiled.request.path.split("/") if part.isdecimal()), "")
    return api_error(404, 3001, f"Meeting does not exist: {word}.")


def _plain(status: int, text: str) -> Callable[[Spoiled], Response]:
    return lambda spoiled: api_error(status, status, text)


def _status(spoiled: Spoiled) -> Response:
    return Response(spoiled.rule.status or 500, (spoiled.rule.body or "").encode())


def _html(spoiled: Spoiled) -> Response:
    page = spoiled.rule.body or "<html><body><h1>Bad gateway</h1><p>zoom-proxy</p></body></html>"
    return html_answer(spoiled.rule.status or 502, page)


_ANSWERS: dict[str, Callable[[Spoiled], Response]] = {
    "token_invalid": _token_invalid,
    "token_expired": _token_expired,
    "scope_missing": lambda spoiled: scope_missing(spoiled.scope),
    "scope_missing_malformed": lambda spoiled: scope_missing_malformed(spoiled.scope),
    "gone": _gone,
    "rate_second": lambda spoiled: limits.second_limit().response,
    "rate_daily": lambda spoiled: limits.day_limit(spoiled.clock.now()).response,
    "rate_user": lambda spoiled: limits.user_limit().response,
    "rate_lock": lambda spoiled: limits.lock_limit().response,
    "status_500": _plain(500, "Internal error"),
    "status_502": _plain(502, "Bad gateway"),
    "status_503": _plain(503, "Service unavailable"),
    "status": _status,
    "html": _html,
}
_ENDINGS: dict[str, tuple[Ending, bool]] = {
    "drop_before": ("drop", False),
    "reset_before": ("reset", False),
    "drop_after": ("drop", True),
    "reset_after": ("reset", True),
    "reset_mid_body": ("half", True),
}


def _replaced(response: Response, body: bytes) -> Response:
    return Response(response.status, body, response.content_type, response.headers)


def _changed(response: Response, change: Callable[[Any], Any]) -> Response:
    if not response.body or not response.content_type.startswith("application/json"):
        return response
    return _replaced(response, json.dumps(change(json.loads(response.body))).encode())


def with_unknown_fields(response: Response) -> Response:
    """Add fields nobody documented, at the top and inside."""
    extra = {"x_new_in_2027": {"level": [1, None]}, "x_note": "ok"}

    def grown(content: Any) -> Any:
        if isinstance(content, dict):
            return {name: grown(value) for name, value in content.items()} | extra
        return [grown(value) for value in content] if isinstance(content, list) else content

    return _changed(response, grown)


def _wrong_types(response: Response, names: tuple[str, ...]) -> Response:
    def bent(value: Any) -> Any:
        if isinstance(value, bool):
            return "yes"
        if isinstance(value, str):
            return [value]
        return {"value": value} if isinstance(value, int) else 7

    def bend(content: Any) -> Any:
        if not isinstance(content, dict):
            return content
        return {name: bent(value) if not names or name in names else value for name, value in content.items()}

    return _changed(response, bend)


_SPOILED: dict[str, Callable[[Response, Rule], Response]] = {
    "cut_json": lambda response, rule: _replaced(response, response.body[: len(response.body) // 2]),
    "invalid_json": lambda response, rule: _replaced(response, b'{"id": 8\'1, "join_url": undefined}'),
    "empty_body": lambda response, rule: _replaced(response, b""),
    "unknown_fields": lambda response, rule: with_unknown_fields(response),
    "wrong_types": lambda response, rule: _wrong_types(response, rule.fields),
}
_PAUSES = frozenset({"delay", "delay_after", "hold", "hold_after"})
KINDS = frozenset({*_ANSWERS, *_ENDINGS, *_SPOILED, *_PAUSES})


def perform(
    rule: Rule, spoiled: Spoiled, handle: Callable[[], Response], pause: Callable[[float], object]
) -> tuple[Response | None, Response, Ending]:
    """Play the rule over a call; return what the handler did (None = not reached), the answer, and how it ends."""
    if rule.kind != "delay_after":
        pause(rule.seconds)
    if rule.kind == "hold":
        rule.struck()
        rule.hold()
    handled: Response | None = None
    if rule.commit if rule.commit is not None else rule.kind not in _ANSWERS and _commits(rule.kind):
        handled = handle()
    if rule.kind != "hold":
        rule.struck()
    if rule.kind == "hold_after":
        rule.hold()
    if rule.kind == "delay_after":
        pause(rule.seconds)
    if rule.kind in _ANSWERS:
        return handled, _ANSWERS[rule.kind](spoiled), "whole"
    answer = handled or Response(204)
    if rule.kind in _ENDINGS:
        return handled, answer, _ENDINGS[rule.kind][0]
    if rule.kind in _SPOILED:
        answer = _SPOILED[rule.kind](answer, rule)
    return handled, answer, "whole"


def _commits(kind: str) -> bool:
    return _ENDINGS[kind][1] if kind in _ENDINGS else True
