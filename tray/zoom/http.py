"""The one door to the network: requests out, plain answers in, failures that say whether anything can have arrived."""

from __future__ import annotations

import logging
import re
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tray.zoom.endpoints import is_loopback

logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)  # at its chattiest it writes down every header, tokens too

_ERRNO = re.compile(r"^\[Errno -?\d+\] ")

MOST_BYTES = 4 * 1024 * 1024
TRACKING_HEADER = "x-zm-trackingid"


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: header names in lower case; `body` whole."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def tracking_id(self) -> str:
        """Zoom's name for this very call, which its support asks for; "" where there is none."""
        return self.headers.get(TRACKING_HEADER, "")

    @property
    def text(self) -> str:
        """The body as text; what is not UTF-8 is replaced."""
        return self.body.decode("utf-8", "replace")


class NetworkError(Exception):
    """No answer; the text says why and holds nothing secret."""


class NotSent(NetworkError):  # noqa: N818 - it is what happened, and reads so where it is caught
    """The request cannot have reached the other side."""


class OutOfDate(NotSent):
    """The other side's certificate is not valid yet or any more, by this computer's clock."""


class OutcomeUnknown(NetworkError):  # noqa: N818
    """The request may have arrived and may have been carried out."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a call may take: until connected, between two pieces of an answer, and in all."""

    connect: float = 10
    read: float = 20
    total: float = 60


class Http:
    """A client that keeps its connections; it follows no redirects and takes no bodies over four megabytes."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._clients: dict[bool, httpx.Client] = {}
        self.watch: Callable[[Response], None] = _nobody
        """Shown every answer."""

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Response:
        """Make one request; every answer is an answer, whatever its status.

        Raises:
            NotSent: it cannot have arrived.
            OutOfDate: nor can it, before somebody has set the clock or the certificate right.
            OutcomeUnknown: nobody knows.
            ValueError: the address is neither https nor http to this very computer.
        """
        parts = urlsplit(url)
        loopback = is_loopback(parts.hostname or "")
        if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
            raise ValueError("only https is spoken beyond this computer")
        try:
            with self._client(loopback=loopback).stream(method, url, headers=headers, content=body) as answer:
                response = Response(answer.status_code, self._read(answer), _lower(answer.headers))
        except httpx.ConnectError as error:
            raise (OutOfDate if _is_out_of_date(error) else NotSent)(_words(error)) from error
        except (httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
            raise NotSent(_words(error)) from error
        except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise NotSent(_words(error)) from error
        except httpx.LocalProtocolError:
            raise NotSent("the request cannot be written") from None  # its words name the header, and so the token
        except httpx.HTTPError as error:
            raise OutcomeUnknown(_words(error)) from error
        self.watch(response)
        return response

    def close(self) -> None:
        """Let go of every connection."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _client(self, *, loopback: bool) -> httpx.Client:
        client = self._clients.get(loopback)
        if client is None:
            limits = self._limits
            client = self._clients[loopback] = httpx.Client(
                verify=_certificates(),
                timeout=httpx.Timeout(limits.read, connect=limits.connect),
                limits=httpx.Limits(max_connections=4, max_keepalive_connections=2, keepalive_expiry=20),
                follow_redirects=False,
                trust_env=not loopback,  # proxies are for the world outside
                headers={"User-Agent": "dainvo-tray", "Accept": "application/json"},
            )
        return client

    def _read(self, answer: httpx.Response) -> bytes:
        until = time.monotonic() + self._limits.total
        body = bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                raise httpx.ReadError("the answer is too long")
            if time.monotonic() > until:
                raise httpx.ReadTimeout("the answer never ends")
        return bytes(body)


def _nobody(_: Response) -> None:
    """Nobody looks."""


_CERTIFICATE_NOT_YET, _CERTIFICATE_EXPIRED = 9, 10
"""Source: https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/ ."""


def _is_out_of_date(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_code in {_CERTIFICATE_NOT_YET, _CERTIFICATE_EXPIRED}
        error = error.__cause__ or error.__context__
    return False


def _certificates() -> ssl.SSLContext:
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _words(error: Exception) -> str:
    """What went wrong, in the error's own words; the request is never part of them."""
    name = {
        "ConnectTimeout": "no connection in time",
        "ReadTimeout": "no answer in time",
        "WriteTimeout": "sending took too long",
        "RemoteProtocolError": "the connection ended in the middle",
    }.get(type(error).__name__)
    return name or _ERRNO.sub("", str(error))[:200] or type(error).__name__
