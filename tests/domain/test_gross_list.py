"""Cells of the gross list: steps, categories and texts as people write and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gross_list import EITHER, FIELDS, Read, arrange, lacking, read, same_risk

CATEGORIES = {"ekonomi": "economy", "verksamhet": "operations", "it och information": "it", "it": "it"}
STEPS = {"score_likelihood": range(1, 5), "score_consequence": range(1, 5)}


def told(field: str, text: str) -> Read:
    return read(field, text, CATEGORIES, STEPS)


@pytest.mark.parametrize(
    "text", ["3", " 3 ", "3,0", "3.00", "3 Möjlig", "3 – Möjlig", "3: Möjlig", "3 (Möjlig)"]
)
def test_a_step_is_told_by_its_number_with_or_without_its_word(text: str) -> None:
    assert told("score_likelihood", text) == Read(3)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("5", "outside_scale"),
        ("0", "outside_scale"),
        ("34", "outside_scale"),
        ("3,5", "no_step"),
        ("3/4", "no_step"),
        ("-3", "no_step"),
        ("stor", "no_step"),
        ("=1+2", "no_step"),
        ("1" * 10_000, "no_step"),
        ("<b>3</b>", "no_step"),
    ],
)
def test_what_is_no_step_of_the_scale_is_told(text: str, trouble: str) -> None:
    assert told("score_consequence", text).trouble == trouble


def test_a_category_is_told_by_its_word_or_the_beginning_of_it() -> None:
    assert told("category", "EKONOMI") == Read("economy")
    assert told("category", "verk") == Read("operations")
    assert told("category", "IT ") == Read("it")
    assert told("category", "") == Read("")
    assert told("category", "Miljö").trouble == "no_such_category"


def test_titles_stand_on_one_line_and_long_texts_are_told_not_cut() -> None:
    assert told("title", "Brist på\n lärare") == Read("Brist på lärare")
    assert told("cause", "rad ett\nrad två") == Read("rad ett\nrad två")
    assert told("title", "a" * 301).trouble == "too_long"
    assert told("cause", "a" * 10_000) == Read("a" * 10_000)
    assert told("cause", "a" * 20_001).trouble == "too_long"


def test_a_block_with_headings_is_arranged_by_them_and_unknown_columns_are_passed_over() -> None:
    known = {"risk": "title", "s": "score_likelihood", "orsak": "cause"}
    found = arrange([["Risk:", "Kommentar", "S", "Risk"], ["Driftstopp", "x", "3", "y"]], known)
    assert found == (("title", "", "score_likelihood", ""), [["Driftstopp", "x", "3", "y"]])


def test_konsekvens_is_the_step_or_the_text_by_what_stands_under_it() -> None:
    known = {"risk": "title", "konsekvens": EITHER, "k": "score_consequence"}
    as_text = arrange([["Risk", "Konsekvens", "K"], ["Brand", "skolan stängs", "4"]], known)
    as_step = arrange([["Risk", "Konsekvens"], ["Brand", "4"], ["Stöld", ""]], known)
    assert as_text is not None and as_text[0] == ("title", "consequence", "score_consequence")
    assert as_step is not None and as_step[0] == ("title", "score_consequence")


def test_a_block_without_headings_is_not_arranged() -> None:
    known = {"risk": "title", "orsak": "cause"}
    assert arrange([["Driftstopp", "orsak"], ["Brand", ""]], known) is None
    assert arrange([["Risk", "Orsak"]], known) is None


def test_a_row_lacks_its_title_its_category_or_the_other_half_of_its_weighing() -> None:
    assert lacking({}, {"cause": "x"}) == {"title": "required", "category": "required"}
    whole = {"title": "Brand", "category": "it"}
    assert lacking(whole, {"score_likelihood": 3}) == {"score_consequence": "other_half"}
    assert lacking({**whole, "score_consequence": 2}, {"score_likelihood": 3}) == {}
    assert lacking(whole, {"score_likelihood": None, "score_consequence": None}) == {}


def test_two_rows_with_the_same_words_are_about_the_same_risk() -> None:
    assert same_risk({"title": "Brand", "event": ""}, {"title": " BRAND "})
    assert not same_risk({"title": "Brand", "event": "i kök"}, {"title": "Brand"})


@given(st.sampled_from(FIELDS), st.text())
def test_any_text_is_read_or_told(field: str, text: str) -> None:
    found = told(field, text)
    assert not found.trouble or found.value is None
