"""The gross list of a unit's risk analysis: a block is one save, a carried risk has its history, clashes are told."""

from __future__ import annotations

import pytest

from app.domain.gross_list import RowEdit
from app.domain.problems import Invalid
from app.services.gross_list import GrossRow, Weighing
from app.services.office import Office

YEAR = 2025
S, K = "score_likelihood", "score_consequence"


def unit_of(office: Office) -> int:
    return next(unit.id for unit in office.register.units() if unit.answers)


def new(at: int, title: str, **values: object) -> RowEdit:
    return RowEdit(-at, {}, {"title": title, "category": "it", **values})


def rows(office: Office, year: int = YEAR) -> tuple[GrossRow, ...]:
    return office.gross_lists.read(unit_of(office), year).rows


def write(office: Office, *edits: RowEdit, year: int = YEAR) -> tuple[int, int]:
    """How many changes were made and how many cells refused."""
    outcome = office.gross_lists.write(unit_of(office), year, edits)
    return len(outcome.changes), len(outcome.refused)


def test_a_block_of_new_risks_with_and_without_weighings_is_one_save(empty_office: Office) -> None:
    made = write(
        empty_office,
        new(1, "Driftstopp", event="servern stannar", **{S: 3, K: 4}),
        new(2, "Bedrägeri", category="economy"),
    )
    assert made == (3, 0)
    first, second = rows(empty_office)
    assert first.values["event"] == "servern stannar"
    assert (first.values[S], first.values[K]) == (3, 4)
    assert (second.values["category"], second.values[S], second.before) == ("economy", None, None)


def test_a_block_is_taken_back_as_a_whole(empty_office: Office) -> None:
    edits = [new(1, "Driftstopp", **{S: 3, K: 4}), new(2, "Bedrägeri")]
    outcome = empty_office.gross_lists.write(unit_of(empty_office), YEAR, edits)
    empty_office.records.undo(outcome.changes)
    assert rows(empty_office) == ()


def test_a_risk_of_last_year_stands_in_the_list_with_its_last_weighing_as_a_proposal(
    empty_office: Office,
) -> None:
    write(empty_office, new(1, "Driftstopp", **{S: 2, K: 3}), year=YEAR - 2)
    (row,) = rows(empty_office)
    assert (row.values[S], row.values[K], row.before) == (None, None, Weighing(YEAR - 2, 2, 3))
    write(empty_office, RowEdit(row.id, {S: None, K: None}, {S: 2, K: 3}, "Samma som 2023"))
    (row,) = rows(empty_office)
    assert (row.values[S], row.values[K]) == (2, 3)
    assert [score.year for score in empty_office.risks.scores(row.id)] == [YEAR, YEAR - 2]
    assert empty_office.risks.scores(row.id)[0].reason == "Samma som 2023"


def test_half_a_new_weighing_keeps_the_other_half(empty_office: Office) -> None:
    write(empty_office, new(1, "Driftstopp", **{S: 2, K: 3}))
    (row,) = rows(empty_office)
    write(empty_office, RowEdit(row.id, {K: 3}, {K: 4}))
    (row,) = rows(empty_office)
    assert (row.values[S], row.values[K]) == (2, 4)


def test_an_emptied_weighing_goes_into_the_archive_with_those_it_replaced(empty_office: Office) -> None:
    write(empty_office, new(1, "Driftstopp", **{S: 2, K: 3}))
    (row,) = rows(empty_office)
    write(empty_office, RowEdit(row.id, {K: 3}, {K: 4}))
    write(empty_office, RowEdit(row.id, {S: 2, K: 4}, {S: None, K: None}))
    (row,) = rows(empty_office)
    assert (row.values[S], row.values[K]) == (None, None)
    assert empty_office.risks.scores(row.id) == ()


def test_a_cell_that_a_colleague_changed_meanwhile_is_refused_and_the_others_are_kept(
    empty_office: Office,
) -> None:
    write(empty_office, new(1, "Driftstopp"), new(2, "Bedrägeri"))
    first, second = rows(empty_office)
    empty_office.records.write("risk", first.id, {"cause": "gammal server"})
    outcome = empty_office.gross_lists.write(
        unit_of(empty_office),
        YEAR,
        [
            RowEdit(first.id, {"cause": "", "process": ""}, {"cause": "strömavbrott", "process": "IT"}),
            RowEdit(second.id, {"cause": ""}, {"cause": "svag kontroll"}),
        ],
    )
    (refused,) = outcome.refused
    assert (refused.risk_id, refused.field, refused.theirs) == (first.id, "cause", "gammal server")
    assert [row.values["cause"] for row in rows(empty_office)] == ["gammal server", "svag kontroll"]
    assert rows(empty_office)[0].values["process"] == "IT"


def test_a_risk_put_away_meanwhile_is_refused(empty_office: Office) -> None:
    write(empty_office, new(1, "Driftstopp"))
    (row,) = rows(empty_office)
    empty_office.records.archive("risk", row.id)
    assert write(empty_office, RowEdit(row.id, {"cause": ""}, {"cause": "ålder"})) == (0, 1)


def test_what_the_file_holds_already_is_not_written_again(empty_office: Office) -> None:
    write(empty_office, new(1, "Driftstopp", **{S: 2, K: 3}))
    (row,) = rows(empty_office)
    assert write(empty_office, RowEdit(row.id, {"cause": "", S: 1}, {"cause": "", S: 2})) == (0, 0)


def test_nothing_of_a_block_is_kept_where_the_rules_refuse_a_weighing_in_it(empty_office: Office) -> None:
    with pytest.raises(Invalid, match="outside_scale"):
        write(empty_office, new(1, "Driftstopp", **{S: 5, K: 3}), new(2, "Bedrägeri"))
    values = {"year": YEAR, "unit_id": unit_of(empty_office), "state": "closed"}
    empty_office.records.write("risk_analysis", None, values)
    with pytest.raises(Invalid, match="analysis_closed"):
        write(empty_office, new(1, "Driftstopp", **{S: 3, K: 3}))
    assert rows(empty_office) == ()
