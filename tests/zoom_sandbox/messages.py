"""What comes in and what goes out, as plain values, and the refusals a handler may raise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request; header names are lower case, of a repeated query name the first value counts."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer."""

    status: int
    body: bytes = b""
    content_type: str = "application/json;charset=UTF-8"
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):  # noqa: N818 - it is a refusal, spoken of as such everywhere in this folder
    """A handler's "no", carrying the answer to send."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status)
        self.response = response


def json_answer(status: int, content: object, headers: Mapping[str, str] | None = None) -> Response:
    return Response(status, json.dumps(content, ensure_ascii=False).encode(), headers=headers or {})


def html_answer(status: int, html: str) -> Response:
    return Response(status, html.encode(), "text/html;charset=UTF-8")


def redirect_answer(location: str) -> Response:
    return Response(302, b"", "text/html;charset=UTF-8", {"Location": location})


def api_error(
    status: int, code: int, message: str, errors: list[Json] | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Build an API error body; the code is independent of the status (zoom.md 3.1)."""
    content: Json = {"code": code, "message": message}
    if errors:
        content["errors"] = errors
    return json_answer(status, content, headers)


def refused(status: int, code: int, message: str, headers: Mapping[str, str] | None = None) -> Refusal:
    return Refusal(api_error(status, code, message, headers=headers))


def invalid(*faults: tuple[str, str]) -> Refusal:
    """Build the 400/300 refusal that names each (field, message)."""
    return Refusal(
        api_error(400, 300, "Validation Failed.", [{"field": name, "message": message} for name, message in faults])
    )


def oauth_error(status: int, reason: str, error: str) -> Refusal:
    """Build a refusal of the token endpoint (zoom.md 1.7)."""
    return Refusal(json_answer(status, {"reason": reason, "error": error}))
