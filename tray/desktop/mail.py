"""Mails, begun in the person's own mail program and sent by nobody but them."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from tray.desktop.browser import open_link
from tray.desktop.programs import start
from tray.domain.problem import Problem

_ADDRESS = re.compile(r"[^\s@,;<>\"'\\-][^\s@,;<>\"'\\]*@[^\s@,;<>\"'\\]+\Z")
_LONGEST = 1500
"""Characters of a mailto link's body: some programs take no more than 2,000 in all."""


def compose(to: Sequence[str], subject: str, body: str, attachment: Path) -> tuple[Problem | None, bool]:
    """Begin a mail; gives the problem, None where a mail program opens, and whether the file was handed to it.

    On Linux `xdg-email` hands the file over, in so far as the mail program takes files; where it is not there, and on
    other systems, a mailto link (RFC 6068) opens the mail program without it. May take a second.
    """
    addresses = [address for address in to if _ADDRESS.match(address)]
    if sys.platform not in {"win32", "darwin"} and shutil.which("xdg-email"):
        command = ["xdg-email", "--utf8", "--subject", subject, "--body", body, "--attach", str(attachment)]
        # Without an address it wants at least an empty link.
        if start([*command, *(addresses or ["mailto:"])]):
            return None, True
    return open_link(mail_link(addresses, subject, body)), False


def mail_link(to: Sequence[str], subject: str, body: str) -> str:
    """The mailto link of a mail (RFC 6068 2); a long body is cut."""
    cut = body if len(body) <= _LONGEST else body[:_LONGEST] + "…"
    lines = quote(cut.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
    return f"mailto:{','.join(quote(one, safe='@') for one in to)}?subject={quote(subject, safe='')}&body={lines}"
