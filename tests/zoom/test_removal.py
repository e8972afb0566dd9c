"""Removing an account leaves nothing of it here, and in Zoom what the person chose."""

from __future__ import annotations

import pytest

from tests.zoom.kit import ANN, World, an_event
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.zoom.kept_secrets import MemorySecrets
from tray.zoom.removal import RemovalResult
from tray.zoom.tokens import secret_name


def with_meetings(world: World) -> None:
    """One that is over, two to come, one a wish."""
    for number, hours in enumerate((-48, 24, 48)):
        world.wish(an_event(uid=f"e{number}", hours=hours), mark=f"m{number}")
    world.quiet()
    world.wish(an_event(uid="e9", hours=99), mark="m9")
    world.sandbox.clear_calls()


def nothing_left(world: World) -> None:
    assert world.store.accounts.all() == ()
    assert world.store.meetings.all() == ()
    assert isinstance(world.secrets, MemorySecrets)
    assert world.secrets.all() == {}
    assert world.room.kept().reveal() == '{"access": {}, "unsaved": {}, "run": {}}'
    assert world.room.runner.settle() is None
    files = "".join(path.read_bytes().decode("latin-1") for path in world.path.parent.iterdir())
    assert not [word for word in world.sandbox.secrets() if word in files]


def test_meetings_stay_unless_asked_for(connected: World) -> None:
    """The grant is revoked, secret and record are gone, no wish remains; links in events stay readable."""
    with_meetings(connected)
    shown = connected.shown("e1")
    result = connected.room.runner.remove_account(connected.account.id, delete_meetings=False)
    assert (result.done, result.revoked, result.left) == (True, True, 0)
    assert len(connected.sandbox.meetings(ANN)) == 3
    assert connected.sandbox.grants(ANN) == []
    assert connected.shown("e1") == shown
    nothing_left(connected)


def test_coming_meetings_go_first_with_progress(connected: World) -> None:
    """Those to come are deleted, the one that is over stays."""
    with_meetings(connected)
    steps: list[tuple[int, int]] = []
    result = connected.room.runner.remove_account(
        connected.account.id, delete_meetings=True, progress=lambda done, total: steps.append((done, total))
    )
    assert (result.done, result.deleted) == (True, 2)
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert len(connected.sandbox.meetings(ANN)) == 1
    assert [call.method for call in connected.sandbox.calls()][-1] == "POST"  # revoked last
    nothing_left(connected)


def test_while_zoom_is_out_of_reach_the_account_goes_here(connected: World) -> None:
    """Without meetings to delete nothing has to be asked of Zoom."""
    with_meetings(connected)
    with connected.sandbox.offline():
        result = connected.room.runner.remove_account(connected.account.id, delete_meetings=False)
    assert (result.done, result.revoked) == (True, False)
    nothing_left(connected)


def test_deleting_goes_on_by_itself_when_zoom_is_back(connected: World) -> None:
    """What is left is told, nothing is sent for the account meanwhile, and it ends as wished."""
    with_meetings(connected)
    with connected.sandbox.offline():
        result = connected.room.runner.remove_account(connected.account.id, delete_meetings=True)
        assert (result.done, result.left) == (False, 2)
        assert result.problem is not None
        assert result.problem.code == "zoom.unreachable"
        connected.quiet()
        assert connected.account.state == "removing"
    connected.restart()
    connected.quiet(hours=2)
    assert len(connected.sandbox.meetings(ANN)) == 1
    nothing_left(connected)


def test_asked_for_once_more_the_meetings_still_go(connected: World) -> None:
    """“Try again” while it goes on takes nothing back, tries at once, and counts on from where it was."""
    with_meetings(connected)
    steps: list[tuple[int, int]] = []

    def remove() -> RemovalResult:
        steps.clear()
        return connected.room.runner.remove_account(
            connected.account.id, delete_meetings=True, progress=lambda done, total: steps.append((done, total))
        )

    connected.sandbox.fault("DELETE", "/v2/meetings/{id}", kind="status_503", skip=1, times=None)
    assert not remove().done
    assert steps == [(0, 2), (1, 2)]
    connected.sandbox.clear_faults()
    assert remove().done
    assert steps == [(1, 2), (2, 2)]
    assert len(connected.sandbox.meetings(ANN)) == 1
    nothing_left(connected)


def test_a_dead_sign_in_cannot_delete_meetings_and_says_so(connected: World) -> None:
    """The account stays to be signed in to, or to be removed without its meetings."""
    with_meetings(connected)
    connected.sandbox.portal.remove_app(ANN)
    result = connected.room.runner.remove_account(connected.account.id, delete_meetings=True)
    assert (result.done, result.left) == (False, 2)
    assert result.problem is not None
    assert result.problem.code == "zoom.sign_in_expired"
    assert connected.account.state == "sign_in_again"
    assert connected.room.runner.remove_account(connected.account.id, delete_meetings=False).done
    nothing_left(connected)


class Stuck(MemorySecrets):
    """A keyring that can be locked for deleting."""

    locked = False

    def delete(self, name: str) -> None:
        if self.locked:
            raise ProblemError(problem("keyring.locked"))
        super().delete(name)


def test_a_locked_keyring_holds_it_up_until_it_is_open(connected: World) -> None:
    """A secret is never left behind by an account that is gone."""
    keyring = Stuck()
    kept = connected.secrets.get(secret_name(connected.account.id))
    assert kept is not None
    keyring.set(secret_name(connected.account.id), kept)
    connected.secrets = keyring
    connected.restart()
    keyring.locked = True
    result = connected.room.runner.remove_account(connected.account.id, delete_meetings=False)
    assert not result.done
    assert result.problem is not None
    assert result.problem.code == "keyring.locked"
    assert connected.account.state == "removing"
    keyring.locked = False
    connected.quiet(hours=2)
    nothing_left(connected)


@pytest.mark.parametrize("delete_meetings", [True, False])
def test_removing_what_is_not_there_is_done(world: World, delete_meetings: bool) -> None:
    """Two faces may press it at once."""
    assert world.room.runner.remove_account("a/b", delete_meetings=delete_meetings).done
