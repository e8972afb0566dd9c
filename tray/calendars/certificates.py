"""Certificates that this system does not know: shown to the person, and trusted only by their fingerprint."""

from __future__ import annotations

import hashlib
import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

from tray.domain.problem import ProblemError
from tray.domain.problems import problem

_PATIENCE = 10.0
_DIGITS = 64


@dataclass(frozen=True, slots=True)
class ShownCertificate:
    """What a server shows: `fingerprint` is SHA-256 as browsers write it, `why` says what the system has against it."""

    host: str
    port: int
    fingerprint: str
    why: str


def shown_certificate(url: str) -> ShownCertificate:
    """The certificate of the server at an https URL, to be compared by the person; nothing else is sent.

    Raises:
        ProblemError: `calendar.unreachable`, `calendar.not_a_calendar` (no https URL).
    """
    host, port = _address(url)
    blind = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    blind.check_hostname = False
    blind.verify_mode = ssl.CERT_NONE
    try:
        shown = _shown(host, port, blind)
    except OSError as error:
        words = error.strerror or "no connection"
        raise ProblemError(problem("calendar.unreachable", f"{host}: {words}")) from None
    why = ""
    try:
        _shown(host, port, ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        why = error.verify_message.strip().rstrip(".")
    except OSError:
        why = "it cannot be checked"
    return ShownCertificate(host, port, spelt(hashlib.sha256(shown).hexdigest()), why)


def fingerprint_of(text: str) -> str:
    """A SHA-256 fingerprint as 64 small hexadecimal digits, however it is written; "" stays "".

    Raises:
        ProblemError: `usage.bad_value` where it is none.
    """
    digits = "".join(letter for letter in text.lower().removeprefix("sha256_") if letter not in ": \t-")
    if digits and (len(digits) != _DIGITS or any(letter not in "0123456789abcdef" for letter in digits)):
        raise ProblemError(problem("usage.bad_value", "a SHA-256 fingerprint has 64 hexadecimal digits"))
    return digits


def spelt(fingerprint: str) -> str:
    """A fingerprint as browsers and openssl write it, in pairs."""
    return ":".join(fingerprint[place : place + 2] for place in range(0, len(fingerprint), 2)).upper()


def server_of(url: str) -> tuple[str, int]:
    """Host and port for which a certificate is trusted; the port is the usual one of https where none is named."""
    parts = urlsplit(url)
    return (parts.hostname or "", parts.port or 443)


def _address(url: str) -> tuple[str, int]:
    try:
        host, port = server_of(url)
        https = urlsplit(url).scheme == "https"
    except ValueError:
        host, port, https = "", 0, False
    if not host or not https:
        raise ProblemError(problem("calendar.not_a_calendar", f"{url[:80]}: only an https address has a certificate"))
    return host, port


def _shown(host: str, port: int, context: ssl.SSLContext) -> bytes:
    with (
        closing(socket.create_connection((host, port), timeout=_PATIENCE)) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        return secure.getpeercert(binary_form=True) or b""
