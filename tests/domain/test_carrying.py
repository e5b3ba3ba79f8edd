"""What comes along follows from what was chosen, and from what stands above and below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.carrying import with_those_above, without_those_below
from app.domain.periods import beside_others
from app.domain.word_difference import LONGEST, differences

PARENTS = {1: None, 2: 1, 3: 2, 4: 2, 5: 1}


def test_a_goal_brings_those_above_it() -> None:
    assert with_those_above((3,), PARENTS) == {1, 2, 3}


def test_without_a_goal_those_below_it_go_too() -> None:
    assert without_those_below((1, 2, 3, 4, 5), 2, PARENTS) == {1, 5}
    assert without_those_below((1, 5), 3, PARENTS) == {1, 5}


@pytest.mark.parametrize(
    ("name", "first", "last", "told"),
    [
        ("2023–2026", 2023, 2026, set()),
        (" nästa ", 2023, 2026, {("period_named", "name")}),
        ("Ny", 2022, 2026, {("years_of_other_period", "first_year")}),
        ("Ny", 2018, 2020, {("years_of_other_period", "last_year")}),
        ("Ny", 2019, 2030, {("years_of_other_period", "last_year")}),
    ],
)
def test_a_year_belongs_to_one_period_and_a_name_too(
    name: str, first: int, last: int, told: set[tuple[str, str]]
) -> None:
    found = beside_others(name, first, last, [("Nästa", 2020, 2022)])
    assert {(problem.code, problem.field) for problem in found} == told


@given(st.text(), st.text())
def test_the_pieces_of_two_texts_are_the_texts(old: str, new: str) -> None:
    left, right = differences(old, new)
    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new


def test_words_that_differ_are_found_and_line_breaks_are_no_words() -> None:
    left, right = differences("Alla får vatten\ni kranen", "Alla har vatten i kranen nu")
    assert [piece.text for piece in left if not piece.shared] == ["får "]
    assert [piece.text for piece in right if not piece.shared] == ["har ", "nu"]


def test_very_long_texts_differ_as_wholes() -> None:
    left, right = differences("ord " * (LONGEST + 1), "ord")
    assert [piece.shared for piece in (*left, *right)] == [False, False]
