"""A new goal is proposed the next number."""

from __future__ import annotations

import pytest

from app.domain.goal_numbers import next_number


@pytest.mark.parametrize(
    ("taken", "proposed"),
    [
        (["1", "2", "3"], "4"),
        (["KS 1", "KS 9"], "KS 10"),
        (["1.1", "1.2"], "1.3"),
        (["A", "B"], ""),
        (["KS 1", "BUN 1"], ""),
        (["1", ""], ""),
        ([], "1"),
    ],
)
def test_the_next_number_is_proposed_where_siblings_count_alike(taken: list[str], proposed: str) -> None:
    assert next_number(taken, first="1") == proposed
