"""What the service asks of the desktop beyond icon and notices: open a link, join, fill the clipboard."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tray.domain.problem import Problem


class Outside(Protocol):
    """The desktop; every method gives the problem, None where it worked."""

    async def open_link(self, url: str, *, token: str | None = None) -> Problem | None:
        """Open a page in the browser; `token` lets it come to the front."""

    async def join(self, url: str, *, token: str | None = None, in_app: bool = True) -> Problem | None:
        """Open a join link, in Zoom's own app where that is wished and there."""

    async def copy(self, text: str) -> Problem | None:
        """Put text on the clipboard, where it stays after we end."""

    async def mail(self, to: Sequence[str], subject: str, body: str, attachment: Path) -> tuple[Problem | None, bool]:
        """Begin a mail in the person's mail program; tells also whether the file was handed to it."""


class Desktop:
    """The person's own desktop. What may block is done in threads."""

    async def open_link(self, url: str, *, token: str | None = None) -> Problem | None:
        """Open a page in the browser."""
        from tray.desktop.browser import open_link

        return await asyncio.to_thread(open_link, url, token)

    async def join(self, url: str, *, token: str | None = None, in_app: bool = True) -> Problem | None:
        """Open a join link."""
        from tray.desktop.browser import open_join_link

        return await asyncio.to_thread(open_join_link, url, token, in_app=in_app)

    async def copy(self, text: str) -> Problem | None:
        """Put text on the clipboard."""
        from tray.desktop.clipboard import copy_text

        return await asyncio.to_thread(copy_text, text)

    async def mail(self, to: Sequence[str], subject: str, body: str, attachment: Path) -> tuple[Problem | None, bool]:
        """Begin a mail."""
        from tray.desktop.mail import compose

        return await asyncio.to_thread(compose, to, subject, body, attachment)
