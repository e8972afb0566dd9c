"""The HTTP side: one thread a connection, answers in one write, and connections that can be made to break."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.zoom_sandbox.messages import Request
from tests.zoom_sandbox.router import Delivery

HOST = "127.0.0.1"
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 and knows its open connections, so that stopping leaves none."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, answer: Callable[[Request], Delivery], now: Callable[[], datetime]) -> None:
        self.answer = answer
        self.now = now
        self._open: set[socket.socket] = set()
        self._resetting: set[socket.socket] = set()
        self._changed = threading.Condition()
        super().__init__((HOST, port), _Handler)
        self._ending = False
        self._thread = threading.Thread(target=self._accept, name="zoom-sandbox", daemon=True)
        self._thread.start()

    def server_bind(self) -> None:
        """Bind without asking a name server who we are."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def close(self, wait_seconds: float = 5.0) -> None:
        """Stop listening, cut every connection, and wait until their threads are through."""
        self._ending = True
        socket.create_connection((HOST, self.server_port)).close()  # wakes the thread that waits for the next visitor
        self._thread.join()
        self.server_close()
        with self._changed:
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
            self._changed.wait_for(lambda: not self._open, wait_seconds)

    def reset(self, connection: socket.socket) -> None:
        """Make the connection end with a reset in place of a proper end."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._resetting.add(connection)

    def _accept(self) -> None:
        while not self._ending:
            self.handle_request()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        return not self._ending

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        if request in self._resetting:
            self._resetting.discard(request)
            self.close_request(request)
        else:
            super().shutdown_request(request)
        with self._changed:
            self._open.discard(request)
            self._changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away; let every other error be seen."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ZOOM"
    sys_version = ""
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Server

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdecimal():
            self.close_connection = True
            self.send_error(411)
            return
        parts = urlsplit(self.path)
        query: dict[str, str] = {}
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            query.setdefault(name, value)
        request = Request(
            self.command,
            unquote(parts.path),
            query,
            {name.lower(): value for name, value in self.headers.items()},
            self.rfile.read(int(length)),
        )
        self._deliver(self.server.answer(request))

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve  # noqa: N815 - the names http.server looks for

    def _deliver(self, delivery: Delivery) -> None:
        response = delivery.response
        if delivery.ending != "whole":
            self.close_connection = True
        if delivery.ending in {"reset", "half"}:
            self.server.reset(self.connection)
        if delivery.ending in {"drop", "reset"}:
            return
        self.send_response(response.status)
        self.send_header("x-zm-trackingid", delivery.tracking_id)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.body:
            self.send_header("Content-Type", response.content_type)
        if response.status != 204:
            self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        body = response.body
        self.wfile.write(body[: len(body) // 2] if delivery.ending == "half" else body)
        self.wfile.flush()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Write the Date header by the sandbox's clock, as every other time it tells."""
        return format_datetime(self.server.now(), usegmt=True)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Write nothing: calls are kept in the sandbox's own log."""
