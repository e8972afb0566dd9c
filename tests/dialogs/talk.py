"""The service's end of a dialog's pipe, for tests: answers from a table, and what was asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from virtual_desktop import VirtualDesktop

Message = dict[str, Any]
Reply = Message | Callable[[Message], Message | None]
"""An answer (`{"result": …}` or `{"problem": …}`), or what makes one; None answers nothing."""

ROOT = Path(__file__).resolve().parents[2]


class Talk:
    """One dialog on a desktop; every command it sends is kept in `asked` and answered from `answers`."""

    def __init__(
        self,
        desktop: VirtualDesktop,
        dialog: str,
        opened: Message,
        answers: Mapping[str, Reply] | None = None,
        env: dict[str, str] | None = None,
    ) -> None:
        self.desktop = desktop
        self.answers: dict[str, Reply] = dict(answers or {})
        self.asked: list[Message] = []
        self._news = threading.Condition()
        self.process = desktop.start(
            [sys.executable, "-m", "tray.dialogs", dialog],
            name="dialog",
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
        )
        self.tell({"open": opened})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def tell(self, message: Message) -> None:
        """Send the dialog a message."""
        assert self.process.stdin is not None
        line = json.dumps(message).encode() + b"\n"
        # Past Popen's buffer: what stays in it when the dialog is gone would be an error of whoever closes the pipe.
        while line:
            line = line[os.write(self.process.stdin.fileno(), line) :]

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            message = json.loads(line)
            reply = self.answers.get(message["command"], {"result": {}})
            answer = reply(message) if callable(reply) else reply
            if answer is not None:
                with suppress(BrokenPipeError, ValueError):  # it may close without waiting for the answer
                    self.tell({"id": message["id"], **answer})
            with self._news:
                self.asked.append(message)
                self._news.notify_all()

    def wait_for(self, command: str, count: int = 1, limit: float = 20) -> Message:
        """Give the `count`th command of this name, without its number, as soon as it was sent."""

        def found() -> list[Message]:
            return [message for message in self.asked if message["command"] == command]

        with self._news:
            assert self._news.wait_for(lambda: len(found()) >= count, limit), (
                f"no “{command}” came; asked: {self.asked}; {self.desktop.log('dialog')}"
            )
            return {name: value for name, value in found()[count - 1].items() if name != "id"}

    def commands(self) -> list[str]:
        """The names of the commands so far."""
        with self._news:
            return [message["command"] for message in self.asked]

    def wait_until_active(self, title: str, limit: float = 20) -> int:
        """Give the window of this title once the keyboard is in it."""
        window = self.desktop.wait_for_window(title, limit)
        until = time.monotonic() + limit
        while self.desktop.xdo("getwindowfocus", "getwindowname") != title:
            assert time.monotonic() < until, f"“{title}” never got the keyboard"
            time.sleep(0.02)
        return window

    def picture(self, path: Path) -> None:
        """Take a picture once the window has been painted: when nothing changes any more, or always something does."""
        before = b""
        for _ in range(12):
            self.desktop.screenshot(path)
            if (now := path.read_bytes()) == before:
                return
            before = now
            time.sleep(0.1)  # painting has no event one could wait for

    def wait_for_end(self, limit: float = 20) -> int:
        """Give the exit code."""
        code = self.process.wait(limit)
        self._reader.join(limit)
        return code

    def hang_up(self) -> int:
        """Close the pipe as a service that goes away does; give the exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.wait_for_end()
