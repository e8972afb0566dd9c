"""The same promises on a real Secret Service: open, locked, and not there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import keyring.core
import pytest
import secretstorage

from tests.conftest import MakeDesktop
from tests.contracts.secrets import SecretStoreContract
from tests.zoom.kit import World
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret
from tray.zoom.secrets import KeyringSecrets, SecretStore

NO_FACES: dict[str, Any] = {"panel": False, "notices": False, "browser": False}


@pytest.fixture(autouse=True)
def fresh_choice() -> Iterator[None]:
    """Let keyring choose its backend anew, and forget the choice afterwards."""
    core: Any = keyring.core
    core._keyring_backend = None
    yield
    core._keyring_backend = None


class TestGnomeKeyring(SecretStoreContract):
    @pytest.fixture
    def secrets(self, make_desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch) -> SecretStore:
        desktop = make_desktop(**NO_FACES)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])
        return KeyringSecrets()

    def again(self, secrets: SecretStore) -> SecretStore:
        return KeyringSecrets()


def test_a_sign_in_leaves_one_item_and_a_removal_none(
    make_desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The refresh token is all that is kept, it serves another process, and nothing of it outlives the account."""
    desktop = make_desktop(**NO_FACES)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])

    def held() -> list[str]:
        with closing(secretstorage.dbus_init()) as bus:
            items = secretstorage.get_default_collection(bus).get_all_items()
            return [item.get_secret().decode() for item in items]

    with World(tmp_path, secrets=KeyringSecrets()) as world:
        account = world.connect().id
        world.clock.sleep(7200)
        world.restart()
        world.room.tokens.access(account)
        (grant,) = world.sandbox.grants()
        assert held() == [f"={grant.refresh_token}"]
        assert world.room.runner.remove_account(account, delete_meetings=False).done
        assert held() == []


def test_a_locked_keyring_is_named_and_serves_again_when_it_is_opened(
    make_desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own question is on the screen; nobody waits for it longer than allowed, and the answer mends all."""
    desktop = make_desktop(**NO_FACES, keyring="locked")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    secrets = KeyringSecrets(seconds=1)
    with pytest.raises(ProblemError) as caught:
        secrets.set("zoom a/b", Secret("value"))
    assert caught.value.problem.code == "keyring.locked"
    hanging = next(thread for thread in threading.enumerate() if thread.name == "keyring")
    while hanging.is_alive():  # the question comes when the prompter has started, and has no title to wait for
        desktop.type(desktop.keyring_password)
        desktop.key("Return")
        hanging.join(1)
    assert secrets.get("zoom a/b") == Secret("value")


def test_no_secret_service_is_named(make_desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop without a keyring is told apart from one that is locked."""
    desktop = make_desktop(**NO_FACES, keyring=None)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    for call in (lambda secrets: secrets.get("x"), lambda secrets: secrets.delete("x")):
        with pytest.raises(ProblemError) as caught:
            call(KeyringSecrets())
        assert caught.value.problem.code == "keyring.missing", caught.value.problem.detail


def test_no_session_bus_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is a machine without any session bus."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    with pytest.raises(ProblemError) as caught:
        KeyringSecrets().get("x")
    assert caught.value.problem.code == "keyring.missing"
