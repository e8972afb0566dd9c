"""The local socket by which other processes of the same user reach the service; see `listening` for its other end."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover - see `listening`

    def connect(path: Path, timeout: float) -> socket.socket:
        """Reach the service; raises OSError where none listens."""
        port, _, key = path.read_text(encoding="ascii").partition(" ")
        connection = socket.create_connection(("127.0.0.1", int(port)), timeout)
        connection.sendall(key.encode("ascii") + b"\n")
        return connection

else:

    def connect(path: Path, timeout: float) -> socket.socket:
        """Reach the service; raises OSError where none of ours listens."""
        if path.parent.stat().st_uid != os.getuid():
            # Where the path had to be shortened it lies in a folder that anybody may have made before us.
            raise PermissionError(errno.EACCES, "it belongs to somebody else", os.fspath(path.parent))
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        try:
            connection.connect(os.fspath(path))
        except OSError:
            connection.close()
            raise
        return connection
