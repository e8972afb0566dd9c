"""What no source says of Zoom may be either way: the whole story ends well under each answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.zoom.kit import ANN, World, an_event
from tests.zoom_sandbox import Switches
from tray.domain.problem_json import problem_from_json
from tray.zoom import wishes

OTHERWISE: list[dict[str, Any]] = [
    {},
    {"decline": "stay"},
    {"accept_ipv6_loopback": True},
    {"accept_plain_challenge": False},
    {"supersede": False},
    {"rotation_grace_seconds": 60},
    {"refresh_extends_life": False},
    {"old_access_survives_refresh": False},
    {"access_seconds": 60},
    {"access_seconds": 3599},
    {"token_api_url": ""},
    {"token_api_url": "http://evil.example"},
    {"bad_refresh_error": "invalid_request"},
    {"bad_code_error": "invalid_request", "bad_code_status": 401, "bad_code_names_code": True},
    {"withdrawn_body": "code_4738"},
    {"public_revoke_needs_client_id": False},
    {"past_start_on_create": "refuse"},
    {"past_start_on_create": "now"},
    {"odd_start_time": "ignore"},
    {"unknown_timezone": "ignore"},
    {"long_topic": "cut", "long_agenda": "cut"},
    {"series_time_without_recurrence": "ignore"},
    {"series_time_without_recurrence": "apply"},
    {"timezone_alone": "keep_wall_clock"},
    {"occurrence_ids": "kept"},
    {"missing_recurrence_end": "endless"},
    {"max_occurrences": 10},
    {"month_overflow": "last_day"},
    {"series_has_start_time": False},
    {"series_rows": "per_occurrence"},
    {"list_delay_seconds": 15},
    {"delete_started": "refuse"},
    {"default_schedule_for_reminder": False},
    {"extra_fields": True},
    {"plan": "free", "limit_clock": "sandbox"},
    {"link_base": "https://vanity.zoom.com.cn"},
]
STORY: list[dict[str, Any]] = [
    {"title": "Ä" * 300, "description": "long " * 1000},
    {"hours": -0.5},
    {"rrule": "FREQ=WEEKLY;COUNT=4"},
    {"rrule": "FREQ=WEEKLY;COUNT=4", "hours": 26, "minutes": 45},
    {"rrule": "FREQ=MONTHLY;COUNT=30"},
    {"rrule": "FREQ=DAILY"},
    {"rrule": "FREQ=YEARLY"},
    {"hours": 50},
]


@pytest.mark.parametrize(
    "switches", OTHERWISE, ids=lambda one: ", ".join(f"{name}={value}" for name, value in one.items())
)
def test_the_whole_story_ends_well(switches: dict[str, Any], tmp_path: Path) -> None:
    """Connect, make with a lost answer, change in every way, sign in again, delete, make again, remove."""
    with World(tmp_path, switches=replace(Switches(), **switches)) as world:
        account = world.connect().id
        world.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
        world.wish(an_event())
        world.quiet()
        for number, event in enumerate(STORY):
            world.clock.sleep(3700)
            titled: dict[str, Any] = {"title": f"Step {number}"}
            world.wish(an_event(**(titled | event)))
            world.quiet()
            record = world.record()
            assert record is not None
            assert (record.pending, record.state) == (False, "ready"), event
            told = problem_from_json(record.problem)
            assert (told.code if told else "") == ("zoom.time_not_taken" if "-0.5" in str(event) else ""), event
            (meeting,) = world.sandbox.meetings(ANN)
            assert world.shown()["id"] == str(meeting.id)
            assert world.room.runner.check(record).problem is None or "-0.5" in str(event), event
        world.sandbox.portal.remove_app(ANN)
        world.wish(an_event("Waiting"))
        world.quiet()
        assert world.account.state == "sign_in_again"
        world.connect(reconnect=account)
        world.quiet()
        assert [meeting.topic for meeting in world.sandbox.meetings(ANN)] == ["Waiting"]
        wishes.want_gone(world.store, "m1")
        world.quiet()
        assert world.sandbox.meetings(ANN) == []
        assert world.sandbox.mails() == []
        world.wish(an_event(), mark="m2")
        world.quiet()
        assert world.room.runner.remove_account(account, delete_meetings=True).done
        assert world.sandbox.meetings(ANN) == []
        assert world.sandbox.grants(ANN) == []
        assert world.store.accounts.all() == ()
