"""What every place for secrets promises, whatever stands behind it."""

from __future__ import annotations

from abc import ABC, abstractmethod

import pytest

from tray.domain.secret import Secret
from tray.zoom.secrets import SecretStore

LONG = "".join(f"{number:04}." for number in range(1200))
"""Six thousand characters, more than any keyring promises to take in one piece."""


class SecretStoreContract(ABC):
    """Inherit and say where the secrets are kept."""

    @pytest.fixture
    @abstractmethod
    def secrets(self) -> SecretStore:
        """An empty place."""

    def again(self, secrets: SecretStore) -> SecretStore:
        """The same place as another process sees it."""
        return secrets

    def test_what_was_never_kept_is_not_there(self, secrets: SecretStore) -> None:
        """Asking for it is no error."""
        assert secrets.get("zoom a/b") is None

    @pytest.mark.parametrize("value", ["short", "x" * 999, "x" * 1000, LONG, "ünïcødé \n ☃ " * 200, "=", "#a 1 0"])
    def test_what_was_kept_is_there_for_another_process(self, secrets: SecretStore, value: str) -> None:
        """Byte for byte, whatever its length and letters."""
        secrets.set("zoom a/b", Secret(value))
        assert self.again(secrets).get("zoom a/b") == Secret(value)

    def test_the_last_value_counts(self, secrets: SecretStore) -> None:
        """From short to long, from long to longer and back."""
        for value in ("one", LONG, LONG * 2, LONG + "x", "two", LONG):
            secrets.set("zoom a/b", Secret(value))
            assert self.again(secrets).get("zoom a/b") == Secret(value)

    def test_names_do_not_mix(self, secrets: SecretStore) -> None:
        """Not even those that look alike, or like parts of each other."""
        names = ("zoom a/b", "zoom a/b a1", "zoom a/B", "caldav a/b")
        for name in names:
            secrets.set(name, Secret(name))
        assert [secrets.get(name) for name in names] == [Secret(name) for name in names]

    @pytest.mark.parametrize("value", ["short", LONG])
    def test_what_was_deleted_is_gone(self, secrets: SecretStore, value: str) -> None:
        """Another secret stays, and deleting again is no error."""
        secrets.set("zoom a/b", Secret(value))
        secrets.set("zoom c/d", Secret("other"))
        secrets.delete("zoom a/b")
        secrets.delete("zoom a/b")
        assert self.again(secrets).get("zoom a/b") is None
        assert self.again(secrets).get("zoom c/d") == Secret("other")
