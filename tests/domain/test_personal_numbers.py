"""A personal identity number is seen however it is written; other numbers are left alone."""

from __future__ import annotations

import pytest

from app.domain.personal_numbers import holds_personal_number


@pytest.mark.parametrize(
    "text",
    (
        "811228-9874",
        "8112289874",
        "19811228-9874",
        "198112289874",
        "811228+9874",
        "811228–9874",
        "811228 9874",
        "Ärendet gäller 811228-9874.",
        "(pnr:19811228-9874)",
        "KS 2019/160, 811228-9874 och en till",
        "Samordningsnummer 701063-2391",
        "Född den 29 februari: 000229-2381",
        "070301-1239",
    ),
)
def test_a_personal_number_is_seen_however_it_is_written(text: str) -> None:
    assert holds_personal_number(text)


@pytest.mark.parametrize(
    "text",
    (
        "",
        "811228-9875",
        "811328-9874",
        "810230-1234",
        "212000-0530",
        "556036-0793",
        "KS 2019/160",
        "Dnr 2021-03-17",
        "BUN 2020.8112289874.1",
        "0370-67 80 00",
        "0703011239",
        "+46703011236",
        "N15033 och U811228",
        "SE8112289874",
        "7350031130018112289874",
        "811228-98745",
        "12-811228-9874",
        "2 145 000 kr, 1 234 567 890",
        "https://exempel.se/a/811228-9874x",
    ),
)
def test_other_numbers_are_no_false_alarm(text: str) -> None:
    assert not holds_personal_number(text)
