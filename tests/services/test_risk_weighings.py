"""A risk weighed in three ways: if nothing were done, now, and when what is to be done is done."""

from __future__ import annotations

import pytest

from app.domain.problems import Conflict, Invalid
from app.services.edits import Edit
from app.services.office import Office
from app.services.risk_forms import read_card, save_risk
from app.services.risk_rows import RiskRow

YEAR = 2023
BOARD = 2


@pytest.fixture
def risk(empty_office: Office) -> int:
    values = {"unit_id": BOARD, "title": "Driftstopp", "category": "it"}
    scores = {
        "score_likelihood": 3,
        "score_consequence": 4,
        "inherent_likelihood": 4,
        "inherent_consequence": 4,
    }
    return save_risk(empty_office, None, {**values, **scores}, {}, YEAR)[0].id


def row(office: Office, risk_id: int, year: int = YEAR) -> RiskRow:
    return next(found for found in office.risks.register(year) if found.id == risk_id)


def weigh(office: Office, risk_id: int, year: int, **values: object) -> None:
    save_risk(office, risk_id, values, read_card(office, risk_id, year).values, year)


def test_one_save_weighs_a_risk_in_several_ways(empty_office: Office, risk: int) -> None:
    shown = row(empty_office, risk)
    assert (shown.inherent, shown.value, shown.residual) == (16, 12, None)
    weigh(
        empty_office,
        risk,
        YEAR,
        residual_likelihood=2,
        residual_consequence=3,
        residual_reason="Reservkraften är provad.",
    )
    shown = row(empty_office, risk)
    assert (shown.inherent, shown.value, shown.residual) == (16, 12, 6)
    kinds = [(score.kind, score.value) for score in empty_office.risks.scores(risk)]
    assert kinds == [("residual", 6), ("current", 12), ("inherent", 16)]


def test_what_is_left_when_something_is_done_is_told_with_its_reason(empty_office: Office, risk: int) -> None:
    with pytest.raises(Invalid) as error:
        weigh(empty_office, risk, YEAR, residual_likelihood=2, residual_consequence=3, residual_reason="  ")
    assert [(each.code, each.field) for each in error.value.problems] == [("required", "residual_reason")]
    assert row(empty_office, risk).residual is None


def test_half_of_several_weighings_is_told_at_each_field_that_is_missing(
    empty_office: Office, risk: int
) -> None:
    with pytest.raises(Invalid) as error:
        weigh(empty_office, risk, YEAR, residual_likelihood=2, score_consequence=None)
    assert [each.field for each in error.value.problems] == [
        "score_consequence",
        "residual_consequence",
        "residual_reason",
    ]


def test_a_step_outside_the_scale_is_told_at_the_weighing_that_has_it(
    empty_office: Office, risk: int
) -> None:
    with pytest.raises(Invalid) as error:
        weigh(empty_office, risk, YEAR, score_likelihood=2, inherent_consequence=5)
    assert [each.field for each in error.value.problems] == ["inherent_consequence"]
    assert row(empty_office, risk).value == 12


def test_too_long_a_reason_is_told_at_the_weighing_that_has_it(empty_office: Office, risk: int) -> None:
    with pytest.raises(Invalid) as error:
        weigh(empty_office, risk, YEAR, score_likelihood=2, inherent_reason="x" * 40_000)
    assert [each.field for each in error.value.problems] == ["inherent_reason"]


def test_the_three_kinds_are_weighed_without_disturbing_one_another(empty_office: Office, risk: int) -> None:
    base = read_card(empty_office, risk, YEAR).values
    weigh(empty_office, risk, YEAR, score_likelihood=1)
    # A colleague who read before that weighs something else: no conflict.
    save_risk(empty_office, risk, {"inherent_likelihood": 3}, base, YEAR)
    shown = row(empty_office, risk)
    assert (shown.inherent, shown.value) == (12, 4)
    with pytest.raises(Conflict) as error:
        save_risk(empty_office, risk, {"inherent_likelihood": 2}, base, YEAR)
    assert [clash.field for clash in error.value.clashes] == ["inherent_likelihood"]


def test_a_year_shows_its_own_weighings_and_not_those_of_later_years(empty_office: Office, risk: int) -> None:
    weigh(empty_office, risk, YEAR + 1, inherent_likelihood=1, score_likelihood=1)
    assert (row(empty_office, risk).inherent, row(empty_office, risk).value) == (16, 12)
    later = row(empty_office, risk, YEAR + 1)
    assert (later.inherent, later.value, later.moved_from) == (4, 4, (3, 4))


def test_moves_tell_which_risks_have_gone_from_where_to_where(empty_office: Office, risk: int) -> None:
    office = empty_office
    save = {"unit_id": BOARD, "category": "it", "score_likelihood": 3, "score_consequence": 4}
    for title in ("Avbrott", "Kvar"):
        save_risk(office, None, {**save, "title": title}, {}, YEAR)
    assert office.risks.page(YEAR).moves == ()
    for found in office.risks.register(YEAR):
        if found.title != "Kvar":
            weigh(office, found.id, YEAR + 1, score_likelihood=2)
    (move,) = office.risks.page(YEAR + 1).moves
    assert (move.before, move.now, move.titles) == ((3, 4), (2, 4), ("Driftstopp", "Avbrott"))
    office.records.write_all([Edit("risk", risk, {"archived": True})])
    (move,) = office.risks.page(YEAR + 1, archived=True).moves
    assert move.titles == ("Avbrott",)
