"""The local socket by which other processes of the same user reach the service; see `listening` for its other end."""

from __future__ import annotations

import errno
import os
import socket
import sys

if sys.platform == "win32":  # pragma: no cover - see `listening`

    def connect(path: str, timeout: float) -> socket.socket:
        """Reach the service; raises OSError where none listens."""
        with open(path, encoding="ascii") as file:  # noqa: PTH123 - see below
            port, _, key = file.read().partition(" ")
        connection = socket.create_connection(("127.0.0.1", int(port)), timeout)
        connection.sendall(key.encode("ascii") + b"\n")
        return connection

else:

    def connect(path: str, timeout: float) -> socket.socket:
        """Reach the service; raises OSError where none of ours listens."""
        folder = os.path.dirname(path)  # noqa: PTH120 - pathlib takes longer to load than all else here
        if os.stat(folder).st_uid != os.getuid():  # noqa: PTH116
            # Where the path had to be shortened it lies in a folder that anybody may have made before us.
            raise PermissionError(errno.EACCES, "it belongs to somebody else", folder)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        try:
            connection.connect(path)
        except OSError:
            connection.close()
            raise
        return connection
