"""Requests to calendar servers, within bounds of size, time and place."""

from __future__ import annotations

import ipaddress
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem

if TYPE_CHECKING:
    import niquests

MOST_BYTES = 64 * 1024 * 1024
LONGEST = 120.0
PATIENCE = 30.0
_MOST_REDIRECTS = 5
_COUNTRY = 2
"""Letters of a country's name in an address."""
_SHARED = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})
"""Names below a country's under which everybody may have one."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NotNow(ProblemError):  # noqa: N818 - no failure of its own: the server only asks for a pause
    """The server asks for a pause of so many seconds."""

    def __init__(self, trouble: Problem, seconds: float) -> None:
        super().__init__(trouble)
        self.seconds = seconds


def session(*, most_bytes: int = MOST_BYTES, trusted: str = "") -> niquests.Session:
    """A session that keeps its connections, follows redirects to safe places only, and reads no endless answers.

    `trusted` is the SHA-256 fingerprint of the one certificate to accept, "" for those the system knows.

    Raises (on use):
        ProblemError: `calendar.unreachable`, `calendar.certificate`, `calendar.not_a_calendar`.
    """
    import niquests

    class Bounded(niquests.Session):
        """Every request goes through `request`."""

        def request(self, method: str, url: str, **arguments: Any) -> Any:  # type: ignore[override]  # fewer by name
            arguments |= {"stream": True, "allow_redirects": False}
            arguments["timeout"] = arguments.get("timeout") or PATIENCE
            until = time.monotonic() + LONGEST
            for _ in range(_MOST_REDIRECTS):
                checked(url)
                self.trust_env = not near(url)
                try:
                    answer = super().request(method, url, **arguments)
                    target = answer.headers.get("Location")
                    if answer.status_code not in _REDIRECTS or not target:
                        _read(answer, most_bytes, until)
                        return answer
                    answer.close()
                except niquests.exceptions.SSLError:
                    raise ProblemError(problem("calendar.certificate", _host(url), target=url)) from None
                except (niquests.exceptions.RequestException, OSError) as error:
                    raise ProblemError(problem("calendar.unreachable", f"{_host(url)}: {_words(error)}")) from None
                target = urljoin(url, str(target))
                if not related(url, target):
                    # A password is for the server it was given for.
                    arguments["auth"] = None
                    arguments["headers"] = {
                        name: value
                        for name, value in dict(arguments.get("headers") or {}).items()
                        if name.lower() != "authorization"
                    }
                url = target
            raise ProblemError(problem("calendar.unreachable", f"{_host(url)}: it sends us from place to place"))

    made = Bounded(disable_http3=True)
    made.headers["User-Agent"] = "dainvo-tray"
    if trusted:
        made.verify = f"sha256_{trusted}"
    return made


def checked(url: str) -> str:
    """The URL, where it is one that may be asked: https, or http within the person's own network.

    Raises:
        ProblemError: `calendar.not_a_calendar`.
    """
    try:
        parts = urlsplit(url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and near(url))
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        safe = named = False
    if not (safe and named):
        raise ProblemError(
            problem("calendar.not_a_calendar", f"{_host(url)}: only https is spoken beyond your own network")
        )
    return url


def near(url: str) -> bool:
    """Whether the address lies in this computer or its own network."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith((".localhost", ".local", ".lan", ".home.arpa")):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private or address.is_link_local


def related(url: str, target: str) -> bool:
    """Whether two URLs are of one owner: the same server, or https hosts under one name, as big providers have them."""
    one, other = urlsplit(url), urlsplit(target)
    if (one.scheme, one.hostname, one.port) == (other.scheme, other.hostname, other.port):
        return True
    names = [_owner(parts.hostname or "") for parts in (one, other)]
    return other.scheme == "https" and names[0] == names[1] and bool(names[0])


def _owner(host: str) -> str:
    """The name under which a host's owner has it: icloud.com of p7.icloud.com, example.co.uk of dav.example.co.uk."""
    labels = host.split(".")
    public = 2 if len(labels) > 1 and len(labels[-1]) == _COUNTRY and labels[-2] in _SHARED else 1
    return "" if labels[-1].isdigit() else ".".join(labels[-public - 1 :]) if len(labels) > public else ""


def _read(answer: Any, most_bytes: int, until: float) -> None:
    body = bytearray()
    for piece in answer.iter_content(64 * 1024):
        body += piece
        if len(body) > most_bytes:
            answer.close()
            raise OSError(f"its answer is larger than {most_bytes // 1024 // 1024} MB")
        if time.monotonic() > until:
            answer.close()
            raise OSError("its answer never ends")
    answer._content = bytes(body)  # noqa: SLF001 - the library has no other way to read within bounds
    answer._content_consumed = True  # noqa: SLF001 - as above


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url[:60]
    except ValueError:
        return url[:60]


def _words(error: Exception) -> str:
    name = type(error).__name__
    if "Timeout" in name:
        return "no answer in time"
    if "ChunkedEncoding" in name or "ContentDecoding" in name or "Protocol" in name:
        return "it broke off in the middle of its answer"
    if isinstance(error, OSError) and error.args and type(error) is OSError:
        return str(error.args[0])
    return "no connection" if "Connection" in name else name
