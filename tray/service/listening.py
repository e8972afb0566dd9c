"""The service's end of the local socket; only the same user can reach it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

Meet = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


if sys.platform == "win32":  # pragma: no cover - asyncio has no named sockets there
    # A loopback port whose number and key stand in a file in the user's own profile, which others cannot read.

    async def listen(path: Path, meet: Meet, *, limit: int) -> asyncio.AbstractServer:
        """Listen; raises OSError where the place cannot be used."""
        key = secrets.token_hex(32)

        async def check(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            said = (await reader.readline()).strip().decode("ascii", "replace")
            if secrets.compare_digest(said, key):
                await meet(reader, writer)
            else:
                writer.close()

        server = await asyncio.start_server(check, "127.0.0.1", 0, limit=limit)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(f"{server.sockets[0].getsockname()[1]} {key}", encoding="ascii")
        return server

else:

    async def listen(path: Path, meet: Meet, *, limit: int) -> asyncio.AbstractServer:
        """Listen; raises OSError where the place cannot be used. The caller holds the service's lock."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.parent.stat().st_uid != os.getuid():
            raise PermissionError(errno.EACCES, "it belongs to somebody else", os.fspath(path.parent))
        path.parent.chmod(0o700)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        old = os.umask(0o177)
        try:
            server = await asyncio.start_unix_server(meet, path, limit=limit)
        finally:
            os.umask(old)
        return server
