"""A server on loopback that says of itself whether it sends invitations."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OUTBOX = "<c:schedule-outbox-URL><d:href>/outbox/</d:href></c:schedule-outbox-URL>"
ADDRESSES = (
    "<c:calendar-user-address-set><d:href>/principal/</d:href><d:href>mailto:ann@old.example.org</d:href>"
    '<d:href preferred="1">mailto:Ann@example.org</d:href></c:calendar-user-address-set>'
)


class Scheduling:
    """A server of one calendar that may send invitations; it answers PROPFIND and OPTIONS alone."""

    def __init__(self, dav: str, principal: str) -> None:
        self.dav, self.principal = dav, principal
        self.status, self.asked = 200, 0  # of OPTIONS, and how often that was asked
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self, status: int, body: str) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                self.send_response(status)
                self.send_header("DAV", outer.dav)
                self.send_header("Content-Type", "application/xml")
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def do_OPTIONS(self) -> None:
                outer.asked += 1
                self._answer(outer.status, "")

            def do_PROPFIND(self) -> None:
                if self.path == "/principal/":
                    found = "<c:calendar-home-set><d:href>/home/</d:href></c:calendar-home-set>" + outer.principal
                elif self.path == "/home/":
                    found = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
                else:
                    found = "<d:current-user-principal><d:href>/principal/</d:href></d:current-user-principal>"
                self._answer(
                    207,
                    '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response>'
                    f"<d:href>{self.path}</d:href><d:propstat><d:prop>{found}</d:prop>"
                    "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>",
                )

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
