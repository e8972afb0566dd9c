"""Whatever is sent, the sandbox answers; whatever rule it takes, the dates are those of RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule  # type: ignore[import-untyped]  # ships no types
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zoom_sandbox import Sandbox, Switches, recurrence
from tests.zoom_sandbox.conftest import NOW, Client

DAYS = [rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA]
BERLIN = ZoneInfo("Europe/Berlin")

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
times = st.sampled_from(
    [
        "2027-03-28T02:30:00",
        "2027-03-02T10:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-12-24T00:00:00",
        "2020-02-29T00:00:00",
        "2199-12-31T23:59:59",
    ]
)
endings = st.fixed_dictionaries({}, optional={"end_times": st.integers(0, 60)}) | st.fixed_dictionaries(
    {"end_date_time": times}
)
kinds = st.one_of(
    st.fixed_dictionaries({"type": st.just(1), "repeat_interval": st.integers(1, 99)}),
    st.fixed_dictionaries({"type": st.just(2), "weekly_days": st.sampled_from(["1", "1,7", "2,3,4"])}),
    st.fixed_dictionaries({"type": st.just(3), "monthly_day": st.integers(1, 31)}),
    st.fixed_dictionaries(
        {"type": st.just(3), "monthly_week": st.integers(-1, 4), "monthly_week_day": st.integers(1, 7)}
    ),
)
rules = st.builds(lambda kind, ending: kind | ending, kinds, endings)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "topic": st.text(max_size=50),
    "type": st.sampled_from([1, 2, 2, 3, 8, 8, 10]),
    "start_time": times,
    "timezone": st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"]),
    "duration": st.integers(1, 2000),
    "agenda": st.text(max_size=30),
    "password": st.sampled_from(["abc", "1234567890", "", "a!"]),
    "default_password": st.booleans(),
    "recurrence": rules,
    "settings": st.fixed_dictionaries(
        {}, optional={"waiting_room": st.booleans(), "use_pmi": st.booleans(), "alternative_hosts": st.text(max_size=9)}
    ),
}
odd = {
    "timezone": st.sampled_from(["Asia", "../x", "", "localtime"]),
    "duration": st.integers(-5, 10**12),
    "recurrence": rules.flatmap(
        lambda rule: st.sampled_from(sorted(rule)).flatmap(lambda key: junk.map(lambda value: rule | {key: value}))
    ),
    "settings": st.dictionaries(st.sampled_from(["waiting_room", "jbh_time", "meeting_invitees", "audio"]), junk),
}


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """A body that mostly makes sense; now and then one field of it does not."""
    body = draw(st.fixed_dictionaries({}, optional=FIELDS))
    if draw(st.integers(0, 4)) == 0:
        name = draw(st.sampled_from(sorted([*FIELDS, "schedule_for", "tracking_fields", "nonsense"])))
        body[name] = draw(odd.get(name, junk) | junk)
    return body


@pytest.fixture(scope="module")
def long_lived() -> Iterator[Client]:
    with Sandbox(now=NOW, seed=1, switches=Switches(daily_writes_per_user=10**9, plan="high")) as running:
        running.switch(limit_clock="sandbox")
        client = Client(running, "ann@example.com")
        yield client
        client.http.close()


@settings(max_examples=150, deadline=None)
@given(made_of=bodies(), changed_by=bodies())
def test_any_body_is_made_or_refused_and_every_meeting_can_be_read(
    long_lived: Client, made_of: dict[str, Any], changed_by: dict[str, Any]
) -> None:
    long_lived.sandbox.clock.advance(seconds=2)
    long_lived.tokens = long_lived.sandbox.sign_in("ann@example.com")
    before = len(long_lived.sandbox.meetings())
    made = long_lived.call("POST", "/users/me/meetings", made_of)
    assert made.status_code in {201, 400}
    if made.status_code == 400:
        assert made.json()["code"] in {300, 3000}
        assert len(long_lived.sandbox.meetings()) == before
        return
    path = f"/meetings/{made.json()['id']}"
    if long_lived.call("GET", path).status_code == 404:
        return  # a date so long ago that the id has expired
    old = long_lived.sandbox.meeting(made.json()["id"])
    changed = long_lived.call("PATCH", path, changed_by)
    assert changed.status_code in {204, 400}
    if changed.status_code == 400:
        assert long_lived.sandbox.meeting(old.id) == old
    for call in (path, f"{path}/invitation", "/users/me/meetings", "/users/me/upcoming_meetings"):
        assert long_lived.call("GET", call).status_code in {200, 404}
    assert long_lived.call("DELETE", path).status_code in {204, 404}


@st.composite
def sayable(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A rule in Zoom's words, and the same in those of RFC 5545."""
    count = draw(st.integers(1, 20))
    kind = draw(st.sampled_from([1, 2, 3]))
    interval = draw(st.integers(1, {1: 99, 2: 8, 3: 4}[kind]))
    zoom: dict[str, Any] = {"type": kind, "repeat_interval": interval, "end_times": count}
    ical: dict[str, Any] = {"freq": {1: rrule.DAILY, 2: rrule.WEEKLY, 3: rrule.MONTHLY}[kind], "interval": interval}
    ical |= {"count": count, "wkst": rrule.SU}
    if kind == 2:
        days = draw(st.sets(st.integers(1, 7), min_size=1))
        zoom["weekly_days"] = ",".join(map(str, days))
        ical["byweekday"] = [DAYS[day - 1] for day in days]
    elif kind == 3 and draw(st.booleans()):
        zoom["monthly_day"] = ical["bymonthday"] = draw(st.integers(1, 28))
    elif kind == 3:
        zoom["monthly_week"] = draw(st.sampled_from([-1, 1, 2, 3, 4]))
        zoom["monthly_week_day"] = day = draw(st.integers(1, 7))
        ical["byweekday"] = [DAYS[day - 1](zoom["monthly_week"])]
    return zoom, ical


@settings(max_examples=200, deadline=None)
@given(rule=sayable(), first=st.datetimes(datetime(2027, 1, 1), datetime(2029, 1, 1)))
def test_dates_are_those_another_implementation_gives(
    rule: tuple[dict[str, Any], dict[str, Any]], first: datetime
) -> None:
    zoom, ical = rule
    first = first.replace(microsecond=0, hour=12)
    expected = [day.replace(tzinfo=BERLIN).astimezone(UTC) for day in rrule.rrule(dtstart=first, **ical)]
    taken = recurrence.checked(zoom)
    assert recurrence.starts(taken, first.replace(tzinfo=BERLIN).astimezone(UTC), BERLIN, Switches()) == expected
