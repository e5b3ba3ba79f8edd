"""The register, its matrix, and a risk saved with its weighing."""

from __future__ import annotations

import pytest

from app.domain.problems import Conflict, Invalid
from app.services.edits import Edit, Ref
from app.services.office import Office
from app.services.risk_forms import read_card, save_risk
from app.services.risk_rows import RiskRow
from tests.helpers.queries import counted_queries

YEAR = 2023
BOARD = 2


def new_risk(
    office: Office, title: str, likelihood: int | None = None, consequence: int | None = None
) -> int:
    values: dict[str, object] = {"unit_id": BOARD, "title": title, "category": "operations"}
    if likelihood is not None:
        values |= {"score_likelihood": likelihood, "score_consequence": consequence}
    return save_risk(office, None, values, {}, YEAR)[0].id


def row(office: Office, risk_id: int, year: int = YEAR) -> RiskRow:
    return next(found for found in office.risks.register(year) if found.id == risk_id)


def weigh(office: Office, risk_id: int, year: int, **values: object) -> None:
    shown = row(office, risk_id, year)
    base = {
        "score_id": shown.score_id,
        "score_likelihood": shown.likelihood,
        "score_consequence": shown.consequence,
        "version": shown.version,
    }
    save_risk(office, risk_id, values, base, year)


def test_a_new_risk_and_its_weighing_are_one_save(empty_office: Office) -> None:
    changes = save_risk(
        empty_office,
        None,
        {
            "unit_id": BOARD,
            "title": "Brist på lärare",
            "category": "operations",
            "score_likelihood": 3,
            "score_consequence": 4,
            "score_reason": "Sju tjänster saknar sökande.",
        },
        {},
        YEAR,
    )
    shown = row(empty_office, changes[0].id)
    assert [change.kind for change in changes] == ["risk", "risk_score"]
    assert (shown.likelihood, shown.consequence, shown.value, shown.zone) == (3, 4, 12, "high")
    assert shown.over_threshold
    (score,) = empty_office.risks.scores(shown.id)
    assert (score.year, score.reason) == (YEAR, "Sju tjänster saknar sökande.")


def test_a_new_weighing_never_overwrites_the_one_before(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 4)
    weigh(empty_office, risk, YEAR, score_likelihood=3, score_reason="Två stopp i mars.")
    assert [score.value for score in empty_office.risks.scores(risk)] == [12, 8]
    assert row(empty_office, risk).value == 12


def test_a_reason_alone_weighs_anew_with_the_same_outcome(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 4)
    weigh(empty_office, risk, YEAR + 1, score_reason="Prövad på nytt.")
    scores = empty_office.risks.scores(risk)
    assert [(score.year, score.value) for score in scores] == [(YEAR + 1, 8), (YEAR, 8)]


def test_a_change_of_other_fields_adds_no_weighing(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 4)
    weigh(empty_office, risk, YEAR, treatment="Reservkraft i vattenverket.")
    assert len(empty_office.risks.scores(risk)) == 1
    assert row(empty_office, risk).treatment == "Reservkraft i vattenverket."


def test_half_a_weighing_is_told_at_the_field_that_is_missing(empty_office: Office) -> None:
    with pytest.raises(Invalid) as error:
        save_risk(
            empty_office,
            None,
            {"unit_id": BOARD, "title": "Ny", "category": "it", "score_likelihood": 3},
            {},
            YEAR,
        )
    assert [(problem.code, problem.field) for problem in error.value.problems] == [
        ("required", "score_consequence")
    ]
    assert empty_office.risks.register(YEAR) == ()


def test_a_weighing_outside_the_scale_is_told_at_the_step_and_not_at_the_text(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 4)
    with pytest.raises(Invalid) as error:
        weigh(empty_office, risk, YEAR, score_consequence=5)
    assert [problem.field for problem in error.value.problems] == ["score_consequence"]


def test_two_who_weigh_at_once_are_told_of_each_other(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 2)
    shown = row(empty_office, risk)
    base = {"score_id": shown.score_id, "score_likelihood": 2, "score_consequence": 2}
    weigh(empty_office, risk, YEAR, score_likelihood=4)
    with pytest.raises(Conflict) as error:
        save_risk(empty_office, risk, {"score_likelihood": 3}, base, YEAR)
    (clash,) = error.value.clashes
    assert (clash.field, clash.base, clash.mine, clash.theirs) == ("score_likelihood", 2, 3, 4)
    chosen = {**base, **error.value.current}
    save_risk(empty_office, risk, {"score_likelihood": 3}, chosen, YEAR)
    assert row(empty_office, risk).value == 6


def test_undoing_a_save_takes_the_weighing_back_with_the_rest(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 4)
    shown = row(empty_office, risk)
    base = {"score_id": shown.score_id, "score_likelihood": 2, "score_consequence": 4, "title": "Driftstopp"}
    changes = save_risk(empty_office, risk, {"title": "Stopp i driften", "score_likelihood": 3}, base, YEAR)
    empty_office.records.undo(changes)
    assert (row(empty_office, risk).title, row(empty_office, risk).value) == ("Driftstopp", 8)


def test_movement_is_against_the_year_before(empty_office: Office) -> None:
    rising, falling, steady = (new_risk(empty_office, title, 2, 3) for title in ("Upp", "Ned", "Kvar"))
    weigh(empty_office, rising, YEAR + 1, score_likelihood=3)
    weigh(empty_office, falling, YEAR + 1, score_consequence=1)
    unweighed = new_risk(empty_office, "Ej värderad")
    moved = {found.id: found.movement for found in empty_office.risks.register(YEAR + 1)}
    assert moved == {rising: "up", falling: "down", steady: "same", unweighed: ""}
    assert {found.movement for found in empty_office.risks.register(YEAR)} == {"new", ""}


def test_the_matrix_counts_weighed_risks_of_the_chosen_unit(empty_office: Office) -> None:
    other = empty_office.records.write("unit", None, {"name": "Socialnämnden", "kind": "committee"}).id
    new_risk(empty_office, "A", 3, 4)
    new_risk(empty_office, "B", 3, 4)
    new_risk(empty_office, "C")
    save_risk(
        empty_office,
        None,
        {
            "unit_id": other,
            "title": "D",
            "category": "it",
            "score_likelihood": 1,
            "score_consequence": 1,
        },
        {},
        YEAR,
    )
    whole = empty_office.risks.page(YEAR)
    assert whole.matrix.counts[3][2] == 2 and whole.matrix.counts[0][0] == 1
    assert sum(map(sum, whole.matrix.counts)) == 3
    assert sorted(unit for unit, _ in whole.units) == sorted([BOARD, other])
    assert sum(map(sum, empty_office.risks.page(YEAR, other).matrix.counts)) == 1


def test_a_risk_put_away_is_shown_only_when_asked_for_and_never_in_the_matrix(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Gammal", 4, 4)
    empty_office.records.archive("risk", risk)
    assert empty_office.risks.page(YEAR).rows == ()
    with_archived = empty_office.risks.page(YEAR, archived=True)
    assert [found.archived for found in with_archived.rows] == [True]
    assert sum(map(sum, with_archived.matrix.counts)) == 0


def test_hidden_risks_are_left_out_of_the_public_register(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Hemlig", 2, 2)
    empty_office.records.write("risk", risk, {"hidden": True})
    assert len(empty_office.risks.register(YEAR)) == 1
    assert empty_office.risks.register(YEAR, public=True) == ()


def test_goals_are_those_of_the_period_and_those_already_tied(empty_office: Office) -> None:
    *_, old, _, now = empty_office.records.write_all(
        [
            Edit("period", None, {"name": "2019–2022", "first_year": 2019, "last_year": 2022}),
            Edit("goal", None, {"period_id": Ref(0), "level": "vision", "title": "Dåtid"}),
            Edit("goal", None, {"period_id": 1, "level": "vision", "title": "Nutid"}),
            Edit(
                "goal",
                None,
                {
                    "period_id": Ref(0),
                    "level": "overarching",
                    "title": "Gammalt",
                    "number": "1",
                    "parent_id": Ref(1),
                },
            ),
            Edit(
                "goal",
                None,
                {
                    "period_id": Ref(0),
                    "level": "overarching",
                    "title": "Annat",
                    "number": "2",
                    "parent_id": Ref(1),
                },
            ),
            Edit(
                "goal",
                None,
                {
                    "period_id": 1,
                    "level": "overarching",
                    "title": "Nytt",
                    "number": "10",
                    "parent_id": Ref(2),
                },
            ),
        ]
    )
    risk = new_risk(empty_office, "Driftstopp")
    empty_office.records.write("risk", risk, {"goals": (old.id,)})
    page = empty_office.risks.page(YEAR)
    assert [goal.id for goal in page.goals] == [old.id, now.id]
    assert [goal.title for goal in page.rows[0].goals] == ["Gammalt"]


def test_the_page_asks_as_many_questions_however_many_risks(empty_office: Office) -> None:
    new_risk(empty_office, "Den första", 1, 2)
    with counted_queries(empty_office.file) as few:
        empty_office.risks.page(YEAR)
    for number in range(12):
        new_risk(empty_office, f"Risk {number}", number % 4 + 1, 2)
    with counted_queries(empty_office.file) as many:
        assert len(empty_office.risks.page(YEAR).rows) == 13
    assert len(many) == len(few) <= 14


def test_a_card_shows_the_weighing_of_the_year_and_all_that_has_happened(empty_office: Office) -> None:
    risk = new_risk(empty_office, "Driftstopp", 2, 4)
    weigh(empty_office, risk, YEAR + 1, score_likelihood=4, treatment="Reservkraft")
    card = read_card(empty_office, risk, YEAR)
    assert (card.values["score_likelihood"], card.values["treatment"]) == (2, "Reservkraft")
    assert [score.year for score in card.scores] == [YEAR + 1, YEAR]
    assert [line.action for line in card.history] == ["change", "create"]
