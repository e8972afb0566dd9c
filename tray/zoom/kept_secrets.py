"""Secrets that live as long as the program: for this run only, and for tests."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from tray.domain.problem import ProblemError
from tray.domain.secret import Secret
from tray.zoom.secrets import SecretStore


class MemorySecrets:
    """Secrets in memory alone."""

    def __init__(self, kept: Mapping[str, Secret] | None = None) -> None:
        self._kept = dict(kept or {})

    def get(self, name: str) -> Secret | None:
        """The secret of that name."""
        return self._kept.get(name)

    def set(self, name: str, value: Secret) -> None:
        """Keep it under that name."""
        self._kept[name] = value

    def delete(self, name: str) -> None:
        """Forget it."""
        self._kept.pop(name, None)

    def all(self) -> dict[str, Secret]:
        """Everything there is."""
        return dict(self._kept)


class RunOnlySecrets:
    """The keyring, with room beside it for what the person wants kept for this run only.

    A name that was set for this run is not looked up in the keyring; setting it anew for this run replaces it in
    memory, `keep_again` gives it back to the keyring.
    """

    def __init__(self, keyring: SecretStore, kept: Mapping[str, Secret] | None = None) -> None:
        self._keyring = keyring
        self.this_run = MemorySecrets(kept)

    def get(self, name: str) -> Secret | None:
        """The secret of that name, this run's first."""
        return self.this_run.get(name) or self._keyring.get(name)

    def set(self, name: str, value: Secret) -> None:
        """Keep it where it is kept so far; new ones go to the keyring."""
        if self.this_run.get(name) is not None:
            self.this_run.set(name, value)
        else:
            self._keyring.set(name, value)

    def set_for_this_run(self, name: str, value: Secret) -> None:
        """Keep it in memory alone."""
        self.this_run.set(name, value)

    def set_in_keyring(self, name: str, value: Secret) -> None:
        """Keep it in the keyring, wherever it was kept so far."""
        self._keyring.set(name, value)
        self.this_run.delete(name)

    def keep_again(self, name: str) -> None:
        """Move it from memory to the keyring, which may be open by now."""
        value = self.this_run.get(name)
        if value is not None:
            self._keyring.set(name, value)
            self.this_run.delete(name)

    def delete(self, name: str) -> None:
        """Forget it in both places; a keyring that cannot be used is no hindrance where it was not used."""
        if self.this_run.get(name) is None:
            self._keyring.delete(name)
            return
        self.this_run.delete(name)
        with suppress(ProblemError):
            self._keyring.delete(name)
