"""Secrets in the system's keyring, and nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.zoom.parts import Shelf, read_parts, remove_parts, write_parts

SERVICE = "Dainvo tray"
SECONDS = 15.0
UNLOCK_SECONDS = 120.0

_NOT_KEPT = ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")
"""Backends that keep nothing, or keep it readable in a file."""

Result = TypeVar("Result")


class SecretStore(Protocol):
    """A few named secrets.

    Every method may raise `ProblemError` with `keyring.locked` or `keyring.missing`; a failed `set` leaves the old
    value or the new one, a value that was set is read back before `set` returns.
    """

    def get(self, name: str) -> Secret | None:
        """The secret of that name."""

    def set(self, name: str, value: Secret) -> None:
        """Keep it under that name."""

    def delete(self, name: str) -> None:
        """Forget it; it is no error where it is not there."""


class KeyringSecrets:
    """Secrets in the keyring of the desktop (Secret Service, KWallet, Keychain, Credential Manager).

    A call that takes longer than `seconds` counts as locked: the keyring is waiting for a person who may not see its
    question. As long as that call hangs no other is begun, so that an old value can never overwrite a newer one.
    """

    def __init__(self, *, service: str = SERVICE, seconds: float = SECONDS, backend: Any = None) -> None:
        """`backend` is a `keyring.backend.KeyringBackend`; None takes the best the system has."""
        self._service = service
        self._seconds = seconds
        self._backend = backend
        self._turn = threading.Lock()
        self._hanging: threading.Thread | None = None

    def get(self, name: str) -> Secret | None:
        """The secret of that name."""
        value = self._call(lambda shelf: read_parts(shelf, name), self._seconds)
        return None if value is None else Secret(value)

    def set(self, name: str, value: Secret) -> None:
        """Keep it, and read it back."""

        def write(shelf: Shelf) -> None:
            write_parts(shelf, name, value.reveal())
            if read_parts(shelf, name) != value.reveal():
                raise RuntimeError("the keyring gave back something else")

        self._call(write, self._seconds)

    def delete(self, name: str) -> None:
        """Forget it."""
        self._call(lambda shelf: remove_parts(shelf, name), self._seconds)

    def unlock(self) -> None:
        """Give the person time to answer the keyring's own question.

        Raises:
            ProblemError: it is still locked, or missing.
        """
        self._call(lambda shelf: shelf.get("unlock"), UNLOCK_SECONDS)

    def _call(self, action: Callable[[Shelf], Result], seconds: float) -> Result:
        with self._turn:
            if self._hanging is not None and self._hanging.is_alive():
                raise _locked("It is waiting for an answer to its own question.")
            self._hanging = None
            outcome: list[Result] = []
            failure: list[BaseException] = []

            def run() -> None:
                try:
                    outcome.append(action(self._shelf()))
                except BaseException as error:  # noqa: BLE001 - keyrings raise anything; all of it is told below
                    failure.append(error)

            thread = threading.Thread(target=run, name="keyring", daemon=True)
            thread.start()
            thread.join(seconds)
            if thread.is_alive():
                self._hanging = thread
                raise _locked("It did not answer in time.")
        if failure:
            raise _told(failure[0]) from None  # the cause may quote what it was given
        return outcome[0]

    def _shelf(self) -> Shelf:
        import keyring.errors

        backend = self._backend or _best_backend()
        if backend is None or _keeps_nothing(backend):
            raise keyring.errors.NoKeyringError
        return _KeyringShelf(backend, self._service)


def _best_backend() -> Any:
    """The system's keyring; where there was none when it was asked first, it is looked for anew."""
    import keyring.backend
    import keyring.core

    for again in (False, True):
        try:
            if again:
                keyring.backend.get_all_keyring.reset()
                keyring.core.init_backend()
            backend = keyring.core.get_keyring()
        except RuntimeError:  # one that was there before has gone
            continue
        if not _keeps_nothing(backend):
            return backend
    return None


class _KeyringShelf:
    def __init__(self, backend: Any, service: str) -> None:
        self._backend = backend
        self._service = service

    def get(self, key: str) -> str | None:
        value: str | None = self._backend.get_password(self._service, key)
        return value

    def set(self, key: str, value: str) -> None:
        self._backend.set_password(self._service, key, value)

    def delete(self, key: str) -> None:
        self._backend.delete_password(self._service, key)


def _keeps_nothing(backend: Any) -> bool:
    return type(backend).__module__.startswith(_NOT_KEPT)


def _told(error: BaseException) -> ProblemError:
    import keyring.errors

    name = type(error).__name__
    if isinstance(error, keyring.errors.NoKeyringError):
        return ProblemError(problem("keyring.missing"))
    if isinstance(error, keyring.errors.KeyringLocked):
        return _locked("")
    # What follows has no name of its own in keyring: nobody owns the name, no bus, or a question that was dismissed.
    nobody = isinstance(error, keyring.errors.InitError) and "dismissed" not in str(error).lower()
    if nobody or isinstance(error, FileNotFoundError | ConnectionError) or name == "SecretServiceNotAvailableException":
        return ProblemError(problem("keyring.missing", f"It could not be reached ({name})."))
    return _locked(f"It refused ({name}).")


def _locked(detail: str) -> ProblemError:
    return ProblemError(problem("keyring.locked", detail))
