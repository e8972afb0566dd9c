"""The pipe to the service: one JSON object a line, in on stdin, out on stdout."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import queue
    import threading
    import tkinter as tk

Message = dict[str, Any]

_PIECE = 65536
_FLUSH_SECONDS = 2.0


class Lines:
    """Pieces of bytes as they come, messages as they are whole; what is not a JSON object is left out."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> list[Message]:
        """Give the messages that this piece completed."""
        *whole, self._rest = (self._rest + piece).split(b"\n")
        messages = []
        for line in whole:
            with suppress(ValueError):
                message = json.loads(line)
                if isinstance(message, dict):
                    messages.append(message)
        return messages


class Wire:
    """Reads and writes without ever holding up the window."""

    def __init__(self, reading: int = 0, writing: int = 1) -> None:
        self._reading, self._writing = reading, writing
        self._lines = Lines()
        self._early: list[Message] = []
        self._out: queue.SimpleQueue[bytes | None] | None = None
        self._writer: threading.Thread | None = None

    def first(self) -> Message | None:
        """Wait for the first message; None where the pipe closed before one came."""
        while not self._early:
            piece = os.read(self._reading, _PIECE)
            if not piece:
                return None
            self._early += self._lines.feed(piece)
        return self._early.pop(0)

    def attach(self, root: tk.Tk, heard: Callable[[Message], None], ended: Callable[[], None]) -> None:
        """From now on call `heard` with each message, and `ended` once when the pipe closes, on Tk's own thread."""
        for message in self._early:
            root.after_idle(heard, message)
        self._early.clear()
        watch = getattr(root.tk, "createfilehandler", None)
        if watch is None:
            self._read_in_thread(root, heard, ended)
            return

        def readable(*_: object) -> None:
            try:
                piece = os.read(self._reading, _PIECE)
            except OSError:
                piece = b""
            if not piece:
                root.tk.deletefilehandler(self._reading)
                ended()
                return
            for message in self._lines.feed(piece):
                heard(message)

        import tkinter as tk

        watch(self._reading, tk.READABLE, readable)

    def _read_in_thread(
        self, root: tk.Tk, heard: Callable[[Message], None], ended: Callable[[], None]
    ) -> None:  # pragma: no cover - Windows, where Tk cannot watch a pipe
        import queue
        import threading

        arrived: queue.SimpleQueue[bytes] = queue.SimpleQueue()

        def read() -> None:
            piece = b"\n"
            while piece:
                try:
                    piece = os.read(self._reading, _PIECE)
                except OSError:
                    piece = b""
                arrived.put(piece)
                with suppress(RuntimeError):  # the window is gone
                    root.event_generate("<<PipeReadable>>", when="tail")

        def readable(_: object) -> None:
            while not arrived.empty():
                piece = arrived.get()
                if not piece:
                    ended()
                    return
                for message in self._lines.feed(piece):
                    heard(message)

        root.bind("<<PipeReadable>>", readable)
        threading.Thread(target=read, name="pipe-reader", daemon=True).start()

    def send(self, message: Message) -> None:
        """Hand a message to the writer; a pipe that nobody reads any more swallows it."""
        if self._out is None:
            import queue  # not before the window is painted
            import threading

            self._out = queue.SimpleQueue()
            self._writer = threading.Thread(target=self._write, name="pipe-writer", daemon=True)
            self._writer.start()
        self._out.put(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")

    def _write(self) -> None:
        assert self._out is not None
        while (line := self._out.get()) is not None:
            try:
                while line:
                    line = line[os.write(self._writing, line) :]
            except OSError:
                return

    def close(self) -> None:
        """Let what was sent go out, for a short while at most."""
        if self._writer is not None and self._out is not None:
            self._out.put(None)
            self._writer.join(_FLUSH_SECONDS)
