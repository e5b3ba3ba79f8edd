"""Which comments a report to the citizens tells of."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.citizens import comment_problems, told_in

AS_OF, SETTLED = date(2020, 12, 31), date(2021, 3, 10)


@pytest.mark.parametrize(
    ("received", "answered", "told"),
    [
        (date(2019, 4, 1), date(2020, 5, 1), True),
        (date(2020, 5, 1), None, True),
        (date(2020, 12, 1), date(2021, 3, 10), True),
        (date(2020, 12, 1), date(2021, 3, 11), False),
        (date(2019, 4, 1), date(2019, 12, 1), False),
        (None, None, True),
    ],
)
def test_a_comment_is_told_of_after_its_answer(
    received: date | None, answered: date | None, told: bool
) -> None:
    assert told_in(AS_OF, SETTLED, received, answered) is told


def test_an_answer_does_not_come_before_what_it_answers() -> None:
    said = {"kind": "comment", "text": "Mörkt", "answer": "Ljus", "published": True}
    days = {"received_on": date(2021, 5, 2), "answered_on": date(2021, 5, 1)}
    assert [problem.code for problem in comment_problems({**said, **days}, date(2021, 9, 15))] == [
        "answered_before"
    ]
