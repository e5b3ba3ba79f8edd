"""Counting judgements side by side."""

from __future__ import annotations

from app.domain.codes import ATTAINMENTS
from app.domain.opinions import opinions


def test_units_that_judge_the_same_do_not_differ() -> None:
    seen = opinions([(1, "met"), (2, "met")], ATTAINMENTS)
    assert (seen.differ, seen.common, seen.others) == (False, "met", ())


def test_those_who_see_it_otherwise_than_most_are_named() -> None:
    seen = opinions([(1, "partly"), (2, "met"), (3, "partly"), (4, "not_assessable")], ATTAINMENTS)
    assert seen.differ and seen.common == "partly"
    assert seen.others == (("met", (2,)),)
    assert seen.counts == (("met", 1), ("partly", 2), ("not_assessable", 1))


def test_where_no_judgement_has_the_most_all_are_named() -> None:
    seen = opinions([(1, "met"), (2, "not_met")], ATTAINMENTS)
    assert seen.common == "" and seen.others == (("met", (1,)), ("not_met", (2,)))


def test_a_unit_that_has_judged_nothing_is_in_no_group() -> None:
    seen = opinions([(1, ""), (2, "met")], ATTAINMENTS)
    assert seen.groups == (("met", (2,)),) and not seen.differ
    assert opinions([], ATTAINMENTS).common == ""


def test_whoever_cannot_judge_takes_no_side_but_is_counted() -> None:
    seen = opinions([(1, "partly"), (2, "not_assessable"), (3, "not_assessable")], ATTAINMENTS)
    assert not seen.differ and seen.common == "partly"
    assert seen.counts == (("partly", 1), ("not_assessable", 2))
