"""A feed behind a certificate that nobody knows."""

from __future__ import annotations

import hashlib
import ssl
import subprocess
import threading
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Self

from tests.calendars.answering import OneCalendar
from tests.calendars.texts import item


class SecureFeed:
    """Serves one event over https; `renew` gives it another certificate at the same address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: ThreadingHTTPServer
        self._thread: threading.Thread
        self._port = 0
        self.fingerprint = ""

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self._port}/days.ics"

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop()

    def renew(self) -> None:
        """Go on with another key and certificate."""
        self._stop()
        self._start()

    def _start(self) -> None:
        key, certificate = self._folder / "key.pem", self._folder / "certificate.pem"
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
                *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"),
                *("-keyout", str(key), "-out", str(certificate)),
            ],
            check=True,
            capture_output=True,
        )
        der = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate.read_text())).hexdigest().upper()
        self.fingerprint = ":".join(der[place : place + 2] for place in range(0, len(der), 2))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), _Feed)
        # The handshake is each connection's own thread's: one that is refused keeps nobody else waiting.
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def _stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Feed(OneCalendar):
    text = item()

    def handle(self) -> None:
        with suppress(OSError):  # of a visitor that does not like our certificate
            super().handle()
