"""What a reading says about itself, and the other reading it offers."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tray.language import LanguageSettings, parse

NOW = datetime(2026, 9, 16, 10, 20)


def notes(text: str, **more):
    return parse(text, now=NOW, zone="UTC", **more).notes


def others(text: str) -> list[date]:
    return [note.other.start for note in notes(text) if note.other and note.other.start]


def test_an_hour_of_no_known_half_offers_the_other_half() -> None:
    assert datetime(2026, 9, 18, 20).date() in [
        other.date() for other in others("Sail Friday at 8") if isinstance(other, datetime)
    ]
    assert [other.hour for other in others("Sail Friday at 8") if isinstance(other, datetime)] == [20]


def test_an_hour_that_is_certain_offers_nothing() -> None:
    assert notes("Sail Friday 8pm") == ()


def test_an_hour_whose_other_half_nobody_means_offers_nothing() -> None:
    assert notes("Sail Friday at 10") == ()
    assert notes("Sail Friday at 2") == ()
    assert notes("Dinner Friday at 6") == ()


def test_what_happens_late_or_early_makes_the_other_half_plausible() -> None:
    assert [note.text for note in notes("Drinks Friday at 10")] == ["Or 10 pm?"]
    assert [note.text for note in notes("Flight Friday at 4")] == ["Or 4 am?"]
    assert [note.text for note in notes("Abendessen Freitag um 8", languages=("de",), locale="de-DE")] == ["Or 20:00?"]


def test_an_hour_that_may_be_a_part_of_the_title_offers_no_time() -> None:
    asked = {text: [note.other for note in notes(text) if "title" in note.text] for text in ("Yoga 6", "Yoga at 6")}
    assert [(other.start, other.title) for other in asked["Yoga 6"] if other] == [(None, "Yoga 6")]
    assert asked["Yoga at 6"] == []


def test_the_other_reading_is_told_in_few_words() -> None:
    assert [note.text for note in notes("Sail Friday at 8")] == ["Or 8 pm?"]
    assert next(note.text for note in notes("Sail at 8")) == "Or today, 8 pm?"
    assert [note.text for note in notes("Sail next Friday")] == ["Or Friday 18 September?"]
    assert [note.text for note in notes("Sail 10/3")] == ["Or Wednesday 10 March 2027, with the day first?"]
    evening = LanguageSettings(notes24=True)
    assert [note.text for note in notes("Sail Friday at 8", settings=evening)] == ["Or 20:00?"]
    assert all(len(note.text) < 60 for note in notes("Sail next Friday 10/2 at 8"))


def test_next_tuesday_offers_the_nearest_one() -> None:
    assert others("Sail next Friday") == [date(2026, 9, 18)]


def test_a_weekday_that_is_today_offers_today() -> None:
    assert others("Sail Wednesday") == [date(2026, 9, 16)]


def test_figures_that_are_two_days_in_two_countries_offer_the_other() -> None:
    assert others("Sail 3/10") == [date(2026, 10, 3), date(2026, 3, 10)]
    assert notes("Sail 10/25") == ()


def test_next_week_offers_its_monday() -> None:
    assert others("Sail next week") == [date(2026, 9, 21)]


def test_twice_a_week_asks_back() -> None:
    assert [note.text for note in notes("Sail twice a week")] == [
        "Twice a week: on which days? Say them, such as “on Mon and Thu”."
    ]
    assert notes("Sail twice a week on Mon and Thu") == ()


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    assert any("not a Thursday" in note.text for note in notes("Sail Thursday September 25"))


def test_a_time_or_date_gone_by_is_told() -> None:
    assert any("over today" in note.text for note in notes("Sail 9am"))
    assert any("over this year" in note.text for note in notes("Sail March 4"))


def test_a_sentence_without_a_time_says_so() -> None:
    assert [note.text for note in notes("Buy rope")] == ["There is no day or time in it."]
    assert [note.text for note in notes("Sail February 30")] == ["This day does not exist."]


def test_a_calendar_nobody_has_is_told() -> None:
    assert any("No calendar" in note.text for note in notes("Sail tomorrow 8pm /boats", calendars=("Work", "Home")))


def test_the_other_reading_keeps_everything_but_the_time() -> None:
    (note,) = notes("Sail with Bo Friday at 8 /work", calendars=("work",))
    assert note.other is not None
    assert (note.other.title, note.other.calendar) == ("Sail with Bo", "work")


def test_a_feast_that_names_the_event_is_offered_as_its_day() -> None:
    draft = parse("Good Friday brunch", now=NOW, zone="UTC")
    assert draft.start is None
    assert draft.title == "Good Friday brunch"
    assert others("Good Friday brunch") == [date(2027, 3, 26)]


def test_a_day_that_names_a_thing_is_offered_and_none_before_a_task_or_with_another_time() -> None:
    assert parse("Friday app licence", now=NOW, zone="UTC").start is None
    assert others("Friday app licence") == [date(2026, 9, 18)]
    assert parse("Friday renew app licence", now=NOW, zone="UTC").start == date(2026, 9, 18)
    assert parse("Friday app licence Monday", now=NOW, zone="UTC").start == date(2026, 9, 21)


def test_a_weekend_that_names_what_is_done_on_it_is_offered() -> None:
    assert parse("Weekend trip to Wales", now=NOW, zone="UTC").start is None
    assert others("Weekend trip to Wales") == [date(2026, 9, 19)]


def test_what_is_over_today_or_this_year_offers_it_all_the_same() -> None:
    assert others("Sail at 7 am") == [datetime(2026, 9, 16, 7, tzinfo=UTC)]
    assert others("Sail March 3") == [date(2026, 3, 3)]


def test_midnight_of_a_day_offers_the_midnight_that_begins_it() -> None:
    assert others("Sail Friday at midnight") == [datetime(2026, 9, 18, tzinfo=UTC)]


def test_next_weekend_offers_the_nearest_one() -> None:
    assert others("Sail next weekend") == [date(2026, 9, 19)]


def test_working_days_with_a_time_are_every_weeks_and_offer_once() -> None:
    (note,) = notes("Standup Mon-Fri 9:15")
    assert note.text == "Or only once, from Monday 21 September, 9:15 am?"
    assert note.other is not None
    assert note.other.rrule == "FREQ=DAILY;COUNT=5"


def test_weekdays_from_one_to_another_with_hours_offer_one_long_event() -> None:
    (note,) = notes("Training Mon-Wed 9-5")
    assert note.text == "Or one event over all these days?"
    assert note.other is not None
    assert note.other.rrule is None


def test_of_two_times_with_or_between_the_first_is_read_and_the_other_offered() -> None:
    draft = parse("Dinner Friday or Saturday at 7pm", now=NOW, zone="UTC")
    assert (draft.title, draft.start) == ("Dinner", datetime(2026, 9, 18, 19, tzinfo=UTC))
    assert [(note.text, note.other and note.other.start) for note in draft.notes] == [
        ("Or Saturday 19 September, 7 pm?", datetime(2026, 9, 19, 19, tzinfo=UTC))
    ]
    assert [note.text for note in notes("Sail Friday at 3 or 4pm")] == ["Or 4 pm?"]


def test_or_between_words_that_are_no_times_offers_nothing() -> None:
    assert notes("Trick or treat Friday 6pm") == ()
