"""Every finding of the consistency check has a heading, a sentence and an advice."""

from __future__ import annotations

import pytest

from app.domain.control_gaps import CODES
from app.wording import control_gaps


@pytest.mark.parametrize("code", CODES)
def test_a_finding_is_named_and_says_what_to_do(code: str) -> None:
    assert control_gaps.control_gap_heading(code)
    assert control_gaps.control_gap_advice(code).endswith(".")
    assert control_gaps._SAID[code].endswith(".")


def test_there_are_words_for_no_other_finding() -> None:
    assert tuple(control_gaps._SAID) == tuple(control_gaps._ADVICE) == tuple(control_gaps._HEADINGS) == CODES


def test_times_in_a_row_begin_with_small_letters_after_the_first() -> None:
    values = {"how_often": "month", "slots": (1, 2), "unit": "KS"}
    assert control_gaps.control_gap("result_missing", values) == "Resultat saknas från KS: Januari, februari."
