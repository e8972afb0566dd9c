"""An address on this computer that leads one visitor on.

A link that is a key must not stand in the argument list of the program that opens it, where every user of the computer
can read it (proc(5)): what stands there is the address of a page that is there once and then no more.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Callable

from tray.domain.secret import Secret

PATIENCE = 60.0
"""Seconds until nobody is expected any more."""

_LONGEST = 16 * 1024
_HEAD = "Content-Length: 0\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n"


async def one_visit(target: Secret, seconds: float = PATIENCE) -> tuple[str, Callable[[], None]]:
    """Listen on 127.0.0.1 for one visitor, lead it on to `target`, and be gone; gives the address to visit.

    With it comes what ends the waiting early; it may be called at any time.

    Raises:
        OSError: there is no port to listen on.
    """
    word = secrets.token_urlsafe(32)
    loop = asyncio.get_running_loop()
    waiting: list[Secret] = [target]

    def end() -> None:
        waiting.clear()
        late.cancel()
        server.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
            method, _, rest = head.decode("latin-1").partition(" ")
            path = rest.partition(" ")[0]
            if method == "GET" and waiting and hmac.compare_digest(path.encode(), f"/{word}".encode()):
                answer = f"HTTP/1.1 302 Found\r\nLocation: {waiting[0].reveal()}\r\n{_HEAD}\r\n"
                end()
            else:
                answer = f"HTTP/1.1 404 Not Found\r\n{_HEAD}\r\n"
            writer.write(answer.encode("latin-1"))
            await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # a visitor that breaks off is nobody's failure
        finally:
            writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0, limit=_LONGEST)
    late = loop.call_later(seconds, end)
    return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/{word}", end
