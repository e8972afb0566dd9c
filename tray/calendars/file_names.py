"""Names for the files of events."""

from __future__ import annotations

import hashlib
import re

SUFFIX = ".ics"
_SAFE = re.compile(r"[A-Za-z0-9_@+=-][A-Za-z0-9_.@+=-]{0,150}\Z")
# Windows keeps these names for devices, whatever ending they have.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)


def file_name(uid: str) -> str:
    """The name for the file of a UID, always the same; one that is not fit to be a name is replaced by its hash."""
    if _SAFE.match(uid) and not _DEVICES.match(uid) and not uid.endswith("."):
        return uid + SUFFIX
    return hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()[:40] + SUFFIX
