"""A sign-in ends in an account, or in words and a way on; nothing is replaced before somebody has decided."""

from __future__ import annotations

import urllib.request
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.service.kit import ANN, BEN, World
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.registry import SLOW
from tray.zoom.kept_secrets import MemorySecrets


class MoodyKeyring(MemorySecrets):
    """A keyring that refuses with a code of the catalogue until it is opened."""

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self.code = code
        self.opens = True

    def _refuse(self) -> None:
        if self.code:
            raise ProblemError(problem(self.code))

    def get(self, name):
        self._refuse()
        return super().get(name)

    def set(self, name, value):
        self._refuse()
        super().set(name, value)

    def delete(self, name):
        self._refuse()
        super().delete(name)

    def unlock(self) -> None:
        if self.opens:
            self.code = ""
        self._refuse()


@pytest.fixture
def world(tmp_path):
    with World(tmp_path / "home") as world:
        yield world


@pytest.fixture
def moody(tmp_path):
    with World(tmp_path / "home") as world:
        world.machine.die()
        world.secrets = MoodyKeyring()
        world.machine = world.start()
        yield world


def refused(world, name, **arguments):
    with pytest.raises(ProblemError) as caught:
        world.ask(name, **arguments)
    return caught.value.problem


def account(world):
    (found,) = world.store.accounts.all()
    return found


def signs_in_instead(world, person):
    """Reconnect the account, and sign in as somebody else; nothing is decided yet."""
    world.browser = world.person(person)
    assert refused(world, "zoom_connect", account=account(world).id).code == "zoom.other_user"


def test_connect_lists_the_account_with_its_address_and_what_was_not_granted(world):
    world.sandbox.user(ANN).granted_scopes = ("user:read:user", "meeting:write:meeting", "meeting:read:meeting")

    shown = world.connect()

    assert shown["email"] == ANN
    missing = {one["scope"]: one["text"] for one in shown["missing"]}
    assert missing["meeting:delete:meeting"] == "Zoom meetings stay when an event is deleted"
    assert "meeting:write:meeting" not in missing


def test_reconnect_keeps_events_links_and_wishes_and_waiting_ones_are_fulfilled_by_themselves(world):
    world.connect()
    made = world.ask("add", text="Review 2027-03-03 15:00 zoom")
    world.quiet()
    world.sandbox.portal.remove_app(ANN)
    world.sandbox.clock.advance(hours=2)
    waiting = world.ask("add", text="Demo 2027-03-04 15:00 zoom")
    world.quiet()
    assert account(world).state == "sign_in_again"
    assert world.told() == ["zoom.sign_in_expired"]
    calls = len(world.sandbox.calls())
    world.quiet(hours=48)
    assert len(world.sandbox.calls()) == calls, "it asks a sign-in that is dead"
    link = world.ask("show", uid=made["uid"])["join_url"]

    world.browser = world.person(ANN)
    world.ask("zoom_connect", account=account(world).id)
    world.quiet()

    assert world.ask("show", uid=made["uid"])["join_url"] == link
    assert world.ask("show", uid=waiting["uid"])["meeting"]["state"] == "ready"
    assert world.disagreements() == []
    assert world.told() == ["zoom.sign_in_expired"]


@pytest.mark.parametrize("end", ["superseded", "withdrawn", "expired"])
def test_a_sign_in_ended_elsewhere_is_said_once_and_keeps_everything(world, end):
    world.connect()
    uid = world.ask("add", text="Review 2027-03-03 15:00 zoom")["uid"]
    world.quiet()
    if end == "superseded":
        world.sandbox.sign_in(ANN)
    elif end == "withdrawn":
        world.sandbox.portal.withdraw(ANN)
    else:
        world.sandbox.clock.advance(days=91)
    world.restart()

    world.ask("edit", uid=uid, changes={"title": "Design review"})
    world.quiet()
    world.quiet(hours=30)

    assert account(world).state == "sign_in_again"
    assert world.told().count("zoom.sign_in_expired") == 1
    world.sandbox.portal.approve(ANN)
    world.connect()
    world.quiet()
    if end != "expired":  # a meeting that is long over is kept in step no more
        assert world.disagreements() == []


def test_another_user_is_noticed_and_the_old_account_stays_until_it_is_decided(world):
    world.connect()
    world.ask("add", text="Review 2027-03-03 15:00 zoom")
    world.quiet()
    old = account(world)
    world.browser = world.person(BEN)

    found = refused(world, "zoom_connect", account=old.id)

    assert found.code == "zoom.other_user"
    assert (ANN in found.remedy, BEN in found.remedy, "1 coming meeting stays" in found.remedy) == (True, True, True)
    assert found.action.kind == "switch_user"
    assert account(world) == old
    world.ask("add", text="Demo 2027-03-04 15:00 zoom")
    world.quiet()
    assert world.disagreements() == []
    assert world.machine.slow.zoom.decision_until() > world.clock.timestamp()


def test_the_old_account_is_kept_by_letting_the_sign_in_be(world):
    world.connect()
    signs_in_instead(world, BEN)

    world.ask("zoom_cancel")

    assert refused(world, "zoom_switch").code == "zoom.not_connected"
    assert account(world).email == ANN
    assert world.machine.slow.zoom.decision_until() == 0


def test_switching_takes_the_new_user_and_gives_it_what_was_still_to_be_made(world):
    world.connect()
    made = world.ask("add", text="Review 2027-03-03 15:00 zoom")["uid"]
    world.quiet()
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="rate_user", times=1)
    waiting = world.ask("add", text="Demo 2027-03-04 15:00 zoom")["uid"]
    world.machine.settle()
    signs_in_instead(world, BEN)

    world.ask("zoom_switch")
    world.quiet()

    assert account(world).email == BEN
    assert [found.topic for found in world.sandbox.meetings(BEN)] == ["Demo"]
    shown = world.ask("show", uid=waiting)
    assert (shown["meeting"]["account"], shown["meeting"]["state"]) == (account(world).id, "ready")
    kept = world.ask("show", uid=made)
    assert kept["join_url"]
    assert kept["meeting"]["id"] == str(world.sandbox.meetings(ANN)[0].id)
    assert world.sandbox.grants(ANN) == []
    assert len(world.items()) == 1


def test_what_stays_with_the_old_user_is_foreign_at_once_and_never_asked_about(world):
    world.connect()
    made = world.ask("add", text="Review 2027-03-03 15:00 zoom")["uid"]
    over = world.ask("add", text="Kick-off 2027-03-01 09:30-09:40 zoom")["uid"]
    world.quiet(hours=2)
    signs_in_instead(world, BEN)
    world.heard.clear()

    world.ask("zoom_switch")

    shown = world.ask("show", uid=made)["meeting"]
    assert (shown["state"], shown["problem"]["code"]) == ("foreign", "zoom.meeting_foreign")
    assert shown["problem"]["action"] | {"label": ""} == {"kind": "recreate_meeting", "label": "", "target": made}
    assert world.ask("show", uid=over)["meeting"]["problem"] is None
    assert world.told() == []
    world.sandbox.clear_calls()
    world.quiet(hours=48)
    assert world.api_calls() == []
    assert world.store.meetings.wishes(9e12) == ()
    world.ask("repair_meeting", uid=made, how="recreate")
    world.quiet()
    assert [found.topic for found in world.sandbox.meetings(BEN)] == ["Review"]
    assert world.ask("show", uid=made)["meeting"]["state"] == "ready"


def test_the_old_user_back_again_takes_its_meetings_up(world):
    world.connect()
    made = world.ask("add", text="Review 2027-03-03 15:00 zoom")["uid"]
    world.quiet()
    for person in (BEN, ANN):
        signs_in_instead(world, person)
        world.ask("zoom_switch")
        world.quiet()

    shown = world.ask("show", uid=made)["meeting"]
    assert (shown["state"], shown["problem"]) == ("ready", None)
    assert world.disagreements() == []


def test_a_meeting_nobody_knows_to_be_made_is_made_with_the_new_user(world):
    world.connect()
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="reset_after", times=1)
    uid = world.ask("add", text="Demo 2027-03-04 15:00 zoom")["uid"]
    world.machine.settle()
    signs_in_instead(world, BEN)

    world.ask("zoom_switch")
    world.quiet()

    assert [found.topic for found in world.sandbox.meetings(BEN)] == ["Demo"]
    assert world.ask("show", uid=uid)["meeting"]["id"] == str(world.sandbox.meetings(BEN)[0].id)


def test_a_switch_that_waited_for_the_keyring_lets_the_old_user_go_once_it_is_open(moody):
    moody.connect()
    moody.ask("add", text="Review 2027-03-03 15:00 zoom")
    moody.quiet()
    signs_in_instead(moody, BEN)
    moody.secrets.code, moody.secrets.opens = "keyring.locked", True
    assert refused(moody, "zoom_switch").code == "keyring.locked"
    assert ANN in {one.email for one in moody.store.accounts.all()}

    moody.ask("unlock_keyring")
    moody.quiet()

    assert account(moody).email == BEN
    assert len(moody.items()) == 1


def test_whoever_signs_in_to_the_old_account_while_the_switch_waits_keeps_it(moody):
    moody.connect()
    signs_in_instead(moody, BEN)
    moody.secrets.code = "keyring.locked"
    assert refused(moody, "zoom_switch").code == "keyring.locked"
    moody.secrets.code = ""

    moody.connect(ANN)
    moody.connect(BEN)
    moody.quiet()

    assert sorted(one.email for one in moody.store.accounts.all()) == [ANN, BEN]


@pytest.mark.parametrize("how", ["send_ours", "take_theirs"])
def test_nothing_is_sent_to_or_taken_from_a_meeting_of_a_user_who_is_not_connected(world, how):
    world.connect()
    made = world.ask("add", text="Review 2027-03-03 15:00 zoom")["uid"]
    world.quiet()
    signs_in_instead(world, BEN)
    world.ask("zoom_switch")

    assert world.problem("repair_meeting", uid=made, how=how) == "zoom.meeting_foreign"

    world.quiet()
    assert world.ask("show", uid=made)["meeting"]["state"] == "foreign"
    assert world.store.meetings.wishes(9e12) == ()


def test_decline_says_that_nothing_was_connected(world):
    world.browser = world.person(ANN, "decline")

    found = refused(world, "zoom_connect")

    assert (found.code, found.action.kind) == ("zoom.declined", "connect")
    assert world.store.accounts.all() == ()


def test_a_page_that_was_closed_is_given_up_by_the_person(world):
    """Nobody calls back: the sign-in waits until Cancel, and says so."""
    page = []

    def browser(url):
        page.append(url)
        world.machine.slow.zoom.cancel()

    world.browser = browser

    assert refused(world, "zoom_connect").code == "zoom.sign_in_cancelled"
    with pytest.raises(OSError), urllib.request.urlopen(_redirect(page[0]), timeout=2):
        pass


def test_a_page_nobody_answers_times_out_with_a_hint_at_the_administrator(world, monkeypatch):
    monkeypatch.setattr("tray.service.commands.sign_in.PATIENCE", 0.05)
    world.browser = world.person("carla@corp.example", "request")

    found = refused(world, "zoom_connect")

    assert found.code == "zoom.sign_in_timed_out"
    assert "administrator" in found.remedy


def test_a_stray_visitor_with_a_wrong_state_changes_nothing(world):
    def browser(url):
        with suppress(OSError):
            urllib.request.urlopen(f"{_redirect(url)}?code=stolen&state=wrong", timeout=5)
        world.sandbox.authorise(url, user=ANN)

    world.browser = browser

    assert world.ask("zoom_connect")["account"]["email"] == ANN
    assert len(world.sandbox.calls("POST", "/oauth/token")) == 1


def test_a_second_sign_in_takes_the_place_of_the_one_that_is_open(world):
    pages = []
    first: list[Any] = []

    def browser(url):
        pages.append(url)
        if len(pages) == 2:
            with suppress(OSError):  # nobody listens at the first page's address any more
                world.sandbox.authorise(pages[0], user=BEN)
            world.sandbox.authorise(pages[1], user=ANN)

    world.browser = browser
    SLOW["zoom_connect"](world.machine.slow, {"number": 1}, first.append)
    world.machine._next_job()
    world.ask("zoom_connect")

    assert first[0].exception().problem.code == "zoom.sign_in_cancelled"
    assert account(world).email == ANN


@pytest.mark.parametrize("code", ["keyring.locked", "keyring.missing"])
def test_a_keyring_that_keeps_nothing_offers_this_run_and_writes_nothing(moody, code):
    moody.secrets.code = code

    found = refused(moody, "zoom_connect")
    assert found.code == code
    moody.ask("keep_for_this_run")

    assert account(moody).state == "ready"
    moody.ask("add", text="Review 2027-03-03 15:00 zoom")
    moody.quiet()
    assert moody.disagreements() == []
    assert moody.secrets.all() == {}
    kept = moody.machine.end()
    moody.machine = moody.start(kept=kept)
    moody.sandbox.clock.advance(hours=2)
    moody.ask("add", text="Demo 2027-03-04 15:00 zoom")
    moody.quiet()
    assert moody.disagreements() == []


def test_a_keyring_that_is_unlocked_goes_on_with_the_same_sign_in(moody):
    moody.secrets.code = "keyring.locked"
    assert refused(moody, "zoom_connect").code == "keyring.locked"
    moody.secrets.opens = False
    assert refused(moody, "unlock_keyring").code == "keyring.locked"
    moody.secrets.opens = True

    assert moody.ask("unlock_keyring")["account"]["email"] == ANN

    assert account(moody).state == "ready"
    assert len(moody.secrets.all()) == 1
    assert len(moody.sandbox.calls("GET", "/oauth/authorize")) == 1


def test_a_keyring_locked_later_keeps_the_wish_and_unlocking_fulfils_it(moody):
    moody.connect()
    moody.restart()
    moody.secrets.code = "keyring.locked"
    moody.ask("add", text="Review 2027-03-03 15:00 zoom")
    moody.machine.settle()
    assert moody.told() == ["keyring.locked"]

    moody.ask("unlock_keyring")
    moody.quiet()

    assert moody.disagreements() == []


def _redirect(url: str) -> str:
    return parse_qs(urlsplit(url).query)["redirect_uri"][0]
