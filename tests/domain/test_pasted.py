from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import pasted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),  # Excel
        ("1\t2\n3\t4", [["1", "2"], ["3", "4"]]),  # LibreOffice
        ("1\r2\r", [["1"], ["2"]]),
        ("71,5", [["71,5"]]),
        ("", [[""]]),
        ("1\t\t3\n", [["1", "", "3"]]),
        ("1\n\n3\n", [["1"], [""], ["3"]]),
        ('"två\nrader"\t5\r\n', [["två\nrader", "5"]]),
        ('"säger ""nej"""\t5', [['säger "nej"', "5"]]),
        ('5"\t6', [['5"', "6"]]),
        ('"tum\t6\n7\t8', [['"tum', "6"], ["7", "8"]]),
        ("1\t2\r\n\0", [["1", "2"]]),
    ],
)
def test_a_block_is_read_as_the_spreadsheet_put_it(text: str, rows: list[list[str]]) -> None:
    assert pasted.cells(text) == rows


_CELLS = st.text(st.sampled_from('1a,\t\r\n" åäö'), max_size=8)


@given(st.lists(st.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_can_be_pasted(rows: list[list[str]]) -> None:
    assert pasted.cells(pasted.block(rows)) == rows


@given(st.text())
def test_any_text_is_a_block(text: str) -> None:
    rows = pasted.cells(text)
    assert rows
    assert all(row for row in rows)


def test_a_paste_by_mistake_does_not_take_for_ever() -> None:
    assert len(pasted.cells("1\n" * 100_000)) == pasted.MOST_ROWS
    assert pasted.cells('"' + '""' * 100_000)[0][0].startswith('"')
