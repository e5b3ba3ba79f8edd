"""The year's wheel by itself: what is late, what is next, and where on the ring a day stands."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.gaps import TO_DO, Gap, worked_off
from app.domain.year_wheel import WheelEvent, angle, in_time
from app.wording import sentence_of_gap, wheel_event, words

TODAY = date(2021, 9, 15)


def event(on: date, state: str = "later", kind: str = "round") -> WheelEvent:
    return WheelEvent(kind, on, state, "round", 1, "Delårsrapport", 2021)


def test_what_has_passed_is_late_and_only_the_first_to_come_is_next() -> None:
    days = (date(2021, 11, 30), date(2021, 2, 12), date(2021, 9, 10), date(2021, 10, 1))
    found = in_time([event(day, "done" if day.month == 2 else "later") for day in days], TODAY)
    assert [(each.on.month, each.state) for each in found] == [
        (2, "done"),
        (9, "late"),
        (10, "next"),
        (11, "later"),
    ]


def test_what_is_due_today_is_next_and_not_late() -> None:
    (found,) = in_time([event(TODAY)], TODAY)
    assert found.state == "next"


@pytest.mark.parametrize(
    ("day", "turn"), [(date(2021, 1, 1), 0.0), (date(2020, 7, 1), 179.0), (date(2021, 12, 31), 359.0)]
)
def test_a_day_stands_where_the_year_has_come(day: date, turn: float) -> None:
    assert angle(day) == pytest.approx(turn, abs=0.5)


def test_every_event_has_a_name() -> None:
    assert wheel_event(event(TODAY)) == "Delårsrapport"
    assert wheel_event(WheelEvent("budget", TODAY, "later", "decision", 0, year=2022)) == "Budget 2022"
    missing = WheelEvent("round", TODAY, "later", "round", 0, "annual", 2021)
    assert wheel_event(missing) == "Årsredovisning 2021"
    for kind in ("plan_revision", "risk_analysis", "control_plan"):
        assert wheel_event(WheelEvent(kind, TODAY, "later", kind, 1, year=2022))


def test_what_others_wait_for_is_worked_off_first() -> None:
    codes = ("answer_due", "values_late", "answers_to_read", "answer_late", "answer_returned")
    found = worked_off([Gap(code, "x", 1, {}) for code in codes])
    assert [gap.code for gap in found] == [
        *("answer_returned", "answer_late", "answers_to_read", "values_late", "answer_due")
    ]


def test_everything_that_is_to_be_done_can_be_told() -> None:
    values = dict.fromkeys(("unit", "round", "days", "day", "count", "year", "risk", "document"), "5")
    assert set(words("gap")) >= TO_DO and set(words("gap_short")) >= TO_DO
    for code in TO_DO:
        assert sentence_of_gap(code, values).endswith(".")
