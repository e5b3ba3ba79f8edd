"""Swedish alphabetical order, and where long words are divided."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.swedish import division, sort_key


def in_order(*words: str) -> bool:
    return sorted(reversed(words), key=sort_key) == list(words)


def test_the_last_letters_are_å_ä_ö() -> None:
    assert in_order("Arvidsjaur", "Zinkgruvan", "Åmål", "Älmhult", "Örebro")


def test_numbers_stand_by_their_size() -> None:
    assert in_order("Mål 1", "Mål 2", "Mål 9", "Mål 10", "Mål 100")
    assert in_order("1.2 Skola", "1.10 Vård")


def test_capitals_do_not_matter() -> None:
    assert in_order("avfall", "Barn", "cykel", "Demokrati")


def test_foreign_letters_stand_with_their_kin() -> None:
    assert in_order("Ekonomi", "élan", "Energi")
    assert in_order("Ål", "Ægir", "Ö", "Øst")


def test_a_letter_written_as_two_characters_is_the_same_letter() -> None:
    assert in_order("Zoo", "A\u030a bo", "Äng")


def test_words_that_differ_only_in_case_have_a_fixed_order() -> None:
    assert sorted(["mål", "Mål", "MÅL"], key=sort_key) == sorted(["MÅL", "mål", "Mål"], key=sort_key)


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted_and_none_is_lost(texts: list[str]) -> None:
    assert sorted(sorted(texts, key=sort_key)) == sorted(texts)


def test_a_long_word_is_divided_where_a_syllable_starts_and_best_at_the_joint_of_a_compound() -> None:
    assert division("samhällsbyggnadsnämnden", 12) == len("samhälls")
    assert division("sysselsättning", 12) == len("sysselsätt")
    assert division("kultur-och-fritid", 14) == len("kultur-och-")


def test_a_word_without_a_syllable_in_time_is_not_divided() -> None:
    assert division("strtg", 4) == 0 and division("ekonomi", 2) == 0 and division("", 5) == 0
