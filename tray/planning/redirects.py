"""Links that mail programs and gateways wrap around links, and what is inside them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

_MOST_LAYERS = 8  # a link wrapped more often than this was made to keep someone busy


@dataclass(frozen=True, slots=True)
class Redirector:
    """A host (with everything below it where it begins with a dot), the path it redirects at, and how it hides a link.

    `fields` are the query fields that may hold the link; `unpack` finds it where it is no plain field.
    """

    host: str
    path: str = "/"
    fields: tuple[str, ...] = ("url",)
    unpack: Callable[[str], str | None] | None = None


def unwrapped(address: str) -> str:
    """The link inside all the wrappers around `address`, which itself comes back where it is no wrapper."""
    for _layer in range(_MOST_LAYERS):
        inner = _inner(address)
        if inner is None or inner == address:
            return address
        address = inner
    return address


def _inner(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for redirector in REDIRECTORS:
        name = redirector.host
        if (host == name or (name.startswith(".") and host.endswith(name))) and parts.path.startswith(redirector.path):
            inner = redirector.unpack(address) if redirector.unpack is not None else _field(address, redirector.fields)
            if inner is not None and re.match(r"https?://[^/\s]", inner, re.IGNORECASE):
                return inner.strip()
    return None


def _field(address: str, names: tuple[str, ...]) -> str | None:
    fields = dict(parse_qsl(urlsplit(address).query))
    return next((fields[name] for name in names if name in fields), None)


def _proofpoint_2(address: str) -> str | None:
    """Version 2 writes - for %, and _ for /."""
    value = _field(address, ("u",))
    return unquote(value.translate(str.maketrans("-_", "%/"))) if value else None


def _proofpoint_3(address: str) -> str | None:
    """Version 3 writes * for a letter taken out, and the letters in base64 behind the link; **A stands for two more."""
    match = re.search(r"/v3/__(.+?)__;([^!]*)!", address)
    if match is None:
        return None
    taken = iter(_base64(match[2]))
    lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    def put_back(hole: re.Match[str]) -> str:
        count = lengths.find(hole[1]) + 2 if hole[1] else 1
        return "".join(letter for _number in range(count) if (letter := next(taken, "")))

    link = re.sub(r"\*(?:\*(.))?", put_back, match[1])
    return re.sub(r"^(https?:)/(?!/)", r"\1//", link)


def _in_last_part(address: str) -> str | None:
    """The link is the last part of the path, percent-encoded."""
    return unquote(urlsplit(address).path.rsplit("/", 1)[-1])


def _sophos(address: str) -> str | None:
    value = _field(address, ("u",))
    return _base64(value) if value else None


def _base64(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""


REDIRECTORS: tuple[Redirector, ...] = (
    Redirector(".safelinks.protection.outlook.com"),
    Redirector(".safelinks.o365filtering.com"),
    Redirector("statics.teams.cdn.office.net", "/evergreen-assets/safelinks/"),
    Redirector("www.google.com", "/url", ("q", "url")),
    Redirector("google.com", "/url", ("q", "url")),
    Redirector("meet.google.com", "/linkredirect", ("dest",)),
    Redirector("urldefense.proofpoint.com", "/v2/", unpack=_proofpoint_2),
    Redirector("urldefense.com", "/v3/", unpack=_proofpoint_3),
    Redirector("urldefense.us", "/v3/", unpack=_proofpoint_3),
    Redirector("linkprotect.cudasvc.com", "/url", ("a",)),
    Redirector("secure-web.cisco.com", "/", unpack=_in_last_part),
    Redirector(".protection.sophos.com", "/", unpack=_sophos),
    Redirector(".fireeye.com", "/", ("u",)),
    Redirector(".trendmicro.com", "/", ("url",)),
    Redirector("slack-redir.net", "/link"),
    Redirector("l.facebook.com", "/l.php", ("u",)),
    Redirector("www.linkedin.com", "/safety/go"),
    Redirector("www.linkedin.com", "/redir/"),
    Redirector("vk.com", "/away.php", ("to",)),
)
