"""Settings survive mistakes: of the person in the file, and of a face."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tray.domain.problem import ProblemError
from tray.domain.settings import Settings
from tray.service.settings_file import load, save


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.toml"


def write(path, text):
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_without_a_file_the_standard_settings_are_in_force(path):
    assert (Settings(), None) == load(path, {})


def test_what_was_saved_is_read_back(path):
    save(path, {"menu_days": 7, "reminder_minutes": [30, 5], "theme": "dark"})

    found, trouble = load(path, {})

    assert trouble is None
    assert (found.menu_days, found.reminder_minutes, found.theme) == (7, (30, 5), "dark")


def test_saving_keeps_comments_and_what_we_do_not_know(path):
    write(path, "# mine\nmenu_days = 3  # a few\n[other]\nkey = 1\n")

    save(path, {"menu_days": 9})

    assert path.read_text(encoding="utf-8") == "# mine\nmenu_days = 9  # a few\n[other]\nkey = 1\n"


def test_a_file_that_does_not_parse_is_named_and_left_as_it_is(path):
    write(path, "menu_days = = 3")

    found, trouble = load(path, {})

    assert found == Settings()
    assert trouble.code == "settings.broken"
    assert str(path) in trouble.detail
    assert path.read_text(encoding="utf-8") == "menu_days = = 3"


def test_saving_over_a_file_that_does_not_parse_keeps_it_beside(path):
    write(path, "menu_days = = 3")

    save(path, {"menu_days": 5})

    assert load(path, {})[0].menu_days == 5
    assert path.with_name("settings.toml.broken").read_text(encoding="utf-8") == "menu_days = = 3"


def test_one_wrong_value_does_not_take_the_others_with_it(path):
    write(path, 'menu_days = "many"\nsnooze_minutes = 7\n')

    found, trouble = load(path, {})

    assert (Settings().menu_days, 7) == (found.menu_days, found.snooze_minutes)
    assert trouble.code == "settings.broken"


@pytest.mark.parametrize(
    ("name", "value"),
    [("menu_days", 0), ("menu_days", True), ("theme", "pink"), ("zoom_client_id", 7), ("nothing", 1)],
)
def test_a_value_that_makes_no_sense_is_refused_and_nothing_is_written(path, name, value):
    with pytest.raises(ProblemError) as refused:
        save(path, {name: value})

    assert refused.value.problem.code == "usage.bad_value"
    assert not path.exists()


def test_the_environment_wins_over_the_file(path):
    write(path, 'zoom_client_id = "from file"\n')

    assert load(path, {"DAINVO_ZOOM_CLIENT_ID": " from outside "})[0].zoom_client_id == "from outside"


@given(text=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_of_any_kind_keeps_the_program_from_starting(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_bytes(text)

    found, _ = load(path, {})

    assert isinstance(found, Settings)
