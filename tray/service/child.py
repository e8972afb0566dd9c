"""A process of ours that speaks to the host over its pipes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from tray.service.wire import LONGEST_LINE


async def start_child(command: Sequence[str], log_path: Path) -> asyncio.subprocess.Process:
    """Start it with pipes for what it hears and says; what it complains of goes to the log.

    Raises:
        OSError: it cannot be started, or the log cannot be opened.
    """
    with log_path.open("ab") as errors:
        return await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=errors, limit=LONGEST_LINE
        )
