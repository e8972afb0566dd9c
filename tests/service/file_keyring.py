"""A keyring for processes under test: one JSON file, named by `DAINVO_TEST_KEYRING`.

Chosen by `PYTHON_KEYRING_BACKEND=tests.service.file_keyring.FileKeyring`. It outlives every process, is written whole
or not at all, and is looked at by tests without any bus.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    """Secrets in a file; only for tests."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return _read().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        _write(_read() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        items = _read()
        del items[f"{service}/{username}"]
        _write(items)


def place() -> Path:
    return Path(os.environ["DAINVO_TEST_KEYRING"])


def _read() -> dict[str, str]:
    path = place()
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _write(items: dict[str, str]) -> None:
    draft = place().with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(items), encoding="utf-8")
    draft.replace(place())
