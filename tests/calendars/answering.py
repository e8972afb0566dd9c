"""A server's part that gives everybody the same calendar."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler


class OneCalendar(BaseHTTPRequestHandler):
    """Answers every GET with `text`."""

    text = ""

    def do_GET(self) -> None:
        body = self.text.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""
