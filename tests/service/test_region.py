"""Times and sentences are in the person's own format and language."""

from __future__ import annotations

import pytest

from tray.domain.settings import Settings
from tray.service.region import hours24, system_language, system_locale


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de-DE"),
        ({"LANG": "de_DE.UTF-8", "LC_TIME": "en_GB.UTF-8"}, "en-GB"),
        ({"LC_ALL": "fr_CH@euro", "LC_TIME": "en_GB"}, "fr-CH"),
        ({"LANG": "C.UTF-8"}, "en-US"),
        ({}, "en-US"),
    ],
)
def test_the_locale_of_times_is_the_one_the_system_uses(environment, expected):
    assert system_locale(environment) == expected


def test_the_language_is_that_of_messages():
    assert system_language({"LANG": "pt_BR.UTF-8"}) == "pt"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(locale="en-US"), False),
        (Settings(locale="de-DE"), True),
        (Settings(locale="en-US", time_format="24"), True),
        (Settings(locale="de-DE", time_format="12"), False),
    ],
)
def test_the_clock_goes_to_24_where_people_write_it_so(settings, expected):
    assert hours24(settings) is expected
