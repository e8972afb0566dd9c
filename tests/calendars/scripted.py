"""A CalDAV server on loopback that answers whatever a test says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, dict[str, str], bytes]
Script = Callable[[str, str, str, dict[str, str]], Reply]

MULTISTATUS = (
    '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">{}</d:multistatus>'
)


def parts(*responses: str, token: str = "t1") -> bytes:
    return MULTISTATUS.format("".join(responses) + f"<d:sync-token>{token}</d:sync-token>").encode()


def part(name: str, etag: str = '"1"', text: str = "") -> str:
    data = f"<c:calendar-data>{text}</c:calendar-data>" if text else ""
    return (
        f"<d:response><d:href>/cal/{name}</d:href><d:propstat><d:prop><d:getetag>{etag}</d:getetag>{data}</d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
    )


class ScriptedServer:
    """Answers as a script says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.script: Script = lambda method, path, body, headers: (404, {}, b"")
        self.asked: list[tuple[str, str, str, dict[str, str]]] = []
        self.connections = 0
        self._open: list[socket.socket] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                outer.connections += 1
                outer._open.append(self.connection)

            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length).decode()
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append((self.command, self.path, body, headers))
                status, sent, data = outer.script(self.command, self.path, body, headers)
                self.send_response_only(status)
                for name, value in ({"Content-Type": "text/xml", "Date": self.date_time_string()} | sent).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                try:
                    self.wfile.write(data)
                except ConnectionError:
                    self.close_connection = True

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        for verb in ("GET", "PUT", "DELETE", "PROPFIND", "REPORT", "OPTIONS"):
            setattr(Handler, f"do_{verb}", Handler.answer)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/cal/"

    def hang_up(self) -> None:
        """End every connection that waits for more, as servers do after a while."""
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
