"""Bytes of calendars as text."""

from __future__ import annotations

import re

from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import MOST_CHARACTERS

_FOLD = re.compile(rb"\r?\n[ \t]")


def decoded(data: bytes) -> str:
    """The text of UTF-8 bytes, byte order mark and line ends as they are.

    Raises:
        IcsError: it is too large, or no UTF-8 (RFC 5545 3.1.4), even with its lines unfolded: some programs fold in the
            middle of a letter.
    """
    if len(data) > MOST_CHARACTERS:
        raise IcsError(f"it is larger than {MOST_CHARACTERS // 1024 // 1024} MB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = _FOLD.sub(b"", data).decode("utf-8")
        except UnicodeDecodeError:
            raise IcsError("it is not written in UTF-8") from None
    if "\x00" in text:
        raise IcsError("it is no text")
    return text
