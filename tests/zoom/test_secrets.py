"""Secrets are kept in the keyring or in memory, and a keyring that cannot be used is named."""

from __future__ import annotations

import threading

import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from tests.contracts.secrets import LONG, SecretStoreContract
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret
from tray.zoom.kept_secrets import MemorySecrets, RunOnlySecrets
from tray.zoom.parts import LONGEST, read_parts, remove_parts, write_parts
from tray.zoom.secrets import KeyringSecrets, SecretStore


class DictKeyring(KeyringBackend):
    """A keyring in memory that takes short values only, as Windows does."""

    priority = -1  # never chosen by itself

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._pass()
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._pass()
        if len(password) > 1280:
            raise OSError(1783, "CredWrite", "The stub received bad data")
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._pass()
        del self.items[service, username]

    def _pass(self) -> None:
        self.gate.wait(10)
        if self.failure is not None:
            raise self.failure


class TestMemorySecrets(SecretStoreContract):
    @pytest.fixture
    def secrets(self) -> SecretStore:
        return MemorySecrets()


class TestRunOnlySecrets(SecretStoreContract):
    @pytest.fixture
    def secrets(self) -> SecretStore:
        return RunOnlySecrets(MemorySecrets())


class TestKeyringThatTakesShortValues(SecretStoreContract):
    @pytest.fixture
    def secrets(self) -> SecretStore:
        self.backend = DictKeyring()
        return KeyringSecrets(backend=self.backend)

    def again(self, secrets: SecretStore) -> SecretStore:
        return KeyringSecrets(backend=self.backend)

    def test_nothing_is_left_of_what_was_deleted(self, secrets: SecretStore) -> None:
        """No part of a long secret stays behind."""
        secrets.set("zoom a/b", Secret(LONG))
        secrets.set("zoom a/b", Secret(LONG * 2))
        secrets.delete("zoom a/b")
        assert self.backend.items == {}


def code_of(secrets: KeyringSecrets, value: str = "x") -> str:
    with pytest.raises(ProblemError) as caught:
        secrets.set("zoom a/b", Secret(value))
    assert value not in caught.value.problem.detail
    assert caught.value.__cause__ is None
    return caught.value.problem.code


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (keyring.errors.KeyringLocked("dismissed"), "keyring.locked"),
        (keyring.errors.NoKeyringError("none"), "keyring.missing"),
        (keyring.errors.InitError("no daemon"), "keyring.missing"),
        (keyring.errors.InitError("Failed to create the collection: Prompt dismissed.."), "keyring.locked"),
        (keyring.errors.PasswordSetError("secret-word"), "keyring.locked"),
        (OSError(1783, "CredWrite", "The stub received bad data"), "keyring.locked"),
        (RuntimeError("secret-word"), "keyring.locked"),
    ],
)
def test_whatever_a_keyring_raises_is_a_problem_without_the_secret(failure: Exception, code: str) -> None:
    """Locked or missing, in words; what the keyring said may quote what it was given, and is not repeated."""
    backend = DictKeyring()
    backend.failure = failure
    assert code_of(KeyringSecrets(backend=backend), "secret-word") == code


def test_a_keyring_that_asks_a_question_counts_as_locked() -> None:
    """It does not hang us; as long as it hangs nobody calls it again, and afterwards it is used as before."""
    backend = DictKeyring()
    backend.gate.clear()
    secrets = KeyringSecrets(backend=backend, seconds=0.05)
    assert code_of(secrets, "first") == "keyring.locked"
    hanging = next(thread for thread in threading.enumerate() if thread.name == "keyring")
    assert code_of(secrets, "second") == "keyring.locked"
    backend.gate.set()
    hanging.join(10)
    assert secrets.get("zoom a/b") == Secret("first")  # it was answered in the end, and the second never overtook it


@pytest.mark.parametrize("module", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file"])
def test_a_keyring_that_keeps_nothing_or_writes_plain_files_is_no_keyring(module: str) -> None:
    """A secret is never written where anybody can read it."""
    backend = type("Keyring", (DictKeyring,), {"__module__": module})()
    assert code_of(KeyringSecrets(backend=backend)) == "keyring.missing"
    assert backend.items == {}


def test_a_keyring_that_gives_back_something_else_has_not_kept_it() -> None:
    """Every value is read back before it counts as kept."""
    backend = DictKeyring()
    backend.get_password = lambda service, username: "=other"  # type: ignore[method-assign]
    assert code_of(KeyringSecrets(backend=backend)) == "keyring.locked"


def test_for_this_run_only_nothing_reaches_the_keyring() -> None:
    """It is kept in memory until the person lets the keyring have it."""
    below = MemorySecrets()
    secrets = RunOnlySecrets(below)
    secrets.set_for_this_run("zoom a/b", Secret("one"))
    secrets.set("zoom a/b", Secret("two"))
    assert (secrets.get("zoom a/b"), below.all()) == (Secret("two"), {})
    secrets.keep_again("zoom a/b")
    assert (secrets.this_run.all(), below.all()) == ({}, {"zoom a/b": Secret("two")})


class Shelf:
    """A shelf that dies at a count of writes."""

    def __init__(self, die_at: int) -> None:
        self.items: dict[str, str] = {}
        self.left = die_at

    def _touch(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt

    def get(self, key: str) -> str | None:
        return self.items.get(key)

    def set(self, key: str, value: str) -> None:
        self._touch()
        self.items[key] = value

    def delete(self, key: str) -> None:
        self._touch()
        del self.items[key]


@pytest.mark.parametrize("old", ["short", "a" * 2 * LONGEST, "a" * 4 * LONGEST])
@pytest.mark.parametrize("new", ["other", "b" * 2 * LONGEST, "b" * 4 * LONGEST])
def test_death_between_parts_leaves_the_old_value_or_the_new_one(old: str, new: str) -> None:
    """And whatever it leaves, removing removes all of it."""
    for die_at in range(20):
        shelf = Shelf(1000)
        write_parts(shelf, "n", "c" * 3 * LONGEST)
        write_parts(shelf, "n", old)
        shelf.left = die_at
        try:
            write_parts(shelf, "n", new)
        except KeyboardInterrupt:
            assert read_parts(shelf, "n") in {old, new}
        else:
            assert read_parts(shelf, "n") == new
        shelf.left = 1000
        remove_parts(shelf, "n")
        assert shelf.items == {}
