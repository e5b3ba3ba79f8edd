"""What the Vaggeryd example must hold, so that every page and report has something true to show."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Connection, select

from app.domain import rich_text
from app.domain.codes import RISK_CATEGORIES
from app.domain.indicator_status import STATUSES
from app.services.agenda import read_sdg
from app.services.agenda_picture import AgendaPicture
from app.services.clarifications import read_clarifications
from app.services.contributions import read_contributions
from app.services.decisions import DecisionRow, Decisions
from app.services.dialogues import Dialogues
from app.services.documents import Documents
from app.services.goal_tree import GoalNode
from app.services.goals import Goals
from app.services.indicators import Indicators
from app.services.methods import Methods
from app.services.municipality import read_answering_units
from app.services.origins import Origins
from app.services.overview import Overview
from app.services.risks import Risks
from database.connection import File
from database.goals import Goal
from database.indicators import Indicator, Measurement, Place, Target
from database.risks import Risk, RiskScore
from tests.helpers.vaggeryd import connection, vaggeryd, vaggeryd_path

__all__ = ["connection", "vaggeryd", "vaggeryd_path"]

PLACE = "Vaggeryds kommun ska vara en plats "
LETTER = [
    "med hållbar samhällsutveckling och tillväxt i hela kommunen",
    "med hög sysselsättning, ett varierat näringsliv och en utbildning med god kvalitet",
    "med en hög kunskapsnivå, en aktiv fritid och ett rikt kulturliv – för en god hälsa",
    "som är attraktiv, trygg och tillgänglig – där alla känner delaktighet och kan påverka",
]
PERIOD, YEAR = 1, 2021


def tree(file: File) -> tuple[GoalNode, ...]:
    return Goals(file).tree(PERIOD, YEAR)


def levels(file: File, level: str) -> list[GoalNode]:
    return [node for node in tree(file) if node.level == level]


def texts_of(connection: Connection, goal_id: int) -> tuple[str, str]:
    row = connection.execute(select(Goal.text, Goal.expected).where(Goal.id == goal_id)).one()
    return row.text, row.expected


def test_the_four_goals_stand_as_in_the_letter(vaggeryd: File, connection: Connection) -> None:
    goals = levels(vaggeryd, "overarching")
    texts = [texts_of(connection, goal.id) for goal in goals]
    assert [text for text, _ in texts] == [PLACE + words for words in LETTER]
    assert [goal.number for goal in goals] == ["1", "2", "3", "4"]
    assert all(expected.endswith(".") for _, expected in texts)


def test_the_vision_reaches_to_2030(vaggeryd: File) -> None:
    (vision,) = levels(vaggeryd, "vision")
    assert (vision.title, vision.last_year) == ("Här gör vi plats för att göra skillnad", 2030)


def test_success_factors_and_internal_goals_are_there(vaggeryd: File) -> None:
    factors = Counter(node.parent_id for node in levels(vaggeryd, "success_factor"))
    assert sorted(factors.values()) == [3, 3, 3, 3]
    assert len(levels(vaggeryd, "internal")) == 3


def test_every_board_and_company_has_goals_with_contributions(vaggeryd: File, connection: Connection) -> None:
    bodies = levels(vaggeryd, "body")
    assert 12 <= len(bodies) <= 16
    assert {node.unit_id for node in bodies} == {unit for unit, _ in read_answering_units(connection)}
    given = read_contributions(connection, PERIOD)
    assert {row.goal_id for row in given} == {node.id for node in bodies}
    assert all(len(row.sentence.split()) >= 6 and row.sentence.endswith(".") for row in given)
    assert len({row.sentence for row in given}) == len(given)


def test_a_few_contributions_are_missing_so_that_gaps_are_seen(vaggeryd: File) -> None:
    found = Counter(gap.code for gap in Overview(vaggeryd).gaps(PERIOD, YEAR, date(2021, 9, 15)))
    assert (found.pop("document_revision_due"), found.pop("document_expired")) == (2, 1)
    assert (found.pop("plan_late"), found.pop("values_late")) == (1, 2)
    assert 3 <= found.pop("no_contribution") <= 4
    late = ("controls_late", "actions_late", "controls_due", "acceptance_expired")
    assert [found.pop(code) for code in late] == [3, 2, 2, 1]
    follow_up = ["answer_late", "answer_due", "answer_returned_late", "answers_to_read", "activities_late"]
    assert [found.pop(code) for code in follow_up] == [3, 1, 1, 2, 6]
    assert found.pop("analysis_due") == 7
    assert found.pop("no_origin") == 1
    assert not found


@pytest.mark.parametrize("year", [2020, 2021])
def test_sub_goals_of_both_years_say_what_is_expected(
    vaggeryd: File, connection: Connection, year: int
) -> None:
    subgoals = levels(vaggeryd, "subgoal")
    assert 14 <= len(subgoals) <= 20
    of_the_year = [node for node in subgoals if (node.first_year or 0) <= year <= (node.last_year or 0)]
    assert len(of_the_year) >= 6
    assert all(texts_of(connection, node.id)[1].endswith(".") for node in of_the_year)


def test_every_overarching_goal_is_shown_by_actual_and_perceived_quality(vaggeryd: File) -> None:
    nodes = tree(vaggeryd)
    parents = {node.id: node.parent_id for node in nodes}
    for goal in levels(vaggeryd, "overarching"):
        under = {goal.id}
        for node in nodes:
            if parents[node.id] in under:
                under.add(node.id)
        qualities = {row.quality for row in Indicators(vaggeryd).list(YEAR, under)}
        assert qualities == {"actual", "perceived"}, goal.title


def test_goal_three_is_tied_to_the_agenda_as_the_municipality_says(
    vaggeryd: File, connection: Connection
) -> None:
    third = levels(vaggeryd, "overarching")[2].id
    ties = read_sdg(connection, PERIOD)
    assert {(tie.sdg_goal_id, tie.extent) for tie in ties if tie.goal_id == third} == {
        (3, "whole"),
        (2, "part"),
        (5, "part"),
        (10, "part"),
    }
    assert all("exempeldata" in tie.meaning for tie in ties if tie.goal_id != third)
    assert {goal.id for goal in levels(vaggeryd, "overarching")} <= {tie.goal_id for tie in ties}
    assert sum(tie.sdg_target_id is not None for tie in ties) >= 5


def test_more_than_twenty_indicators_are_known_to_kolada(connection: Connection) -> None:
    ids = connection.execute(select(Indicator.kolada_id, Indicator.source)).all()
    known = [row for row in ids if row.kolada_id]
    assert len(known) > 20 and len({row.kolada_id for row in known}) == len(known)
    assert all(re.fullmatch(r"[NU]\d{5}", row.kolada_id) and row.source == "kolada" for row in known)
    assert {row.source for row in ids} == {"kolada", "own", "survey"}


def test_every_indicator_has_targets_a_responsible_unit_and_a_goal(vaggeryd: File) -> None:
    for row in Indicators(vaggeryd).list(YEAR):
        assert row.target is not None and row.accepted is not None, row.title
        assert row.responsible and row.goals and row.unit_of_measure, row.title
        better = row.target - row.accepted
        assert better > 0 if row.direction != "lower" else better < 0, row.title


def test_invented_values_are_marked_and_published_ones_are_right(connection: Connection) -> None:
    rows = connection.execute(
        select(Measurement.__table__, Indicator.title)
        .join(Indicator, Indicator.id == Measurement.indicator_id)
        .order_by(Indicator.id)
    ).all()
    public = [row for row in rows if row.source != "exempeldata"]
    assert all("offentlig uppgift" in row.source for row in public)
    assert {(row.title.split(",")[0].split(" ")[0], row.year, row.value) for row in public} == {
        ("Invånare", 2015, 13372),
        ("Invånare", 2019, 14532 - 257),
        ("Invånare", 2020, 14532),
        ("Årets", 2020, 50.2),
        ("Nettokostnad", 2020, 94.1),
        ("Nettoinvesteringar", 2020, 121),
    }


def test_charts_say_that_values_are_invented(connection: Connection) -> None:
    notes = connection.execute(select(Indicator.source_note)).scalars().all()
    assert all("exempeldata" in note for note in notes)


def test_measurements_have_all_that_a_table_must_stand(connection: Connection) -> None:
    rows = connection.execute(
        select(Measurement.__table__, Place.kind).join(Place, Place.id == Measurement.place_id)
    ).all()
    assert {row.year for row in rows} >= {2016, 2017, 2018, 2019, 2020, 2021}
    assert {row.gender for row in rows} == {"T", "K", "M"}
    assert {row.kind for row in rows} == {"own", "nation"}
    assert {row.part for row in rows if row.year == 2021} == {"t1", "t2", "year"}
    assert {row.state for row in rows} == {"preliminary", "final"}
    missing = [row for row in rows if row.value is None]
    assert len(missing) >= 2 and all(row.comment for row in missing)
    # Women and men stand beside a total, and the total lies between them.
    totals = {
        (row.indicator_id, row.year): row.value for row in rows if (row.kind, row.gender) == ("own", "T")
    }
    parts: dict[tuple[int, int], list[float]] = {}
    for row in rows:
        if row.gender != "T":
            parts.setdefault((row.indicator_id, row.year), []).append(row.value)
    assert all(min(pair) <= totals[where] <= max(pair) for where, pair in parts.items())


def test_statuses_are_a_mix_that_can_be_believed(vaggeryd: File) -> None:
    counts = Counter(row.status for row in Indicators(vaggeryd).list(YEAR))
    assert set(counts) == set(STATUSES)
    assert all(counts[status] >= 5 for status in ("met", "partly", "not_met"))
    assert 2 <= counts["not_assessable"] + counts["not_reported"] <= 5
    goals = {node.status for node in tree(vaggeryd)}
    assert goals >= {"met", "partly", "not_met", "not_reported"}


def test_risks_of_every_board_and_company_read_as_one_sentence_each(
    vaggeryd: File, connection: Connection
) -> None:
    risks = Risks(vaggeryd).register(YEAR)
    assert 26 <= len(risks) <= 28
    assert {risk.unit_id for risk in risks} == {unit for unit, _ in read_answering_units(connection)}
    assert {risk.category for risk in risks} == set(RISK_CATEGORIES)
    assert sum(risk.hidden for risk in risks) in (2, 3)
    for risk in risks:
        for part in (risk.cause, risk.event, risk.consequence_text):
            # Clauses, so that "Risk för att … på grund av … vilket leder till …" reads as Swedish.
            assert part and not part.endswith(".") and (part[0].islower() or part[1].isupper()), risk.title
        for sentence in (risk.existing_control, risk.treatment):
            assert sentence.endswith("."), risk.title
        assert risk.owner_role and risk.goals, risk.title


def test_risks_are_spread_over_the_matrix_with_a_few_at_the_threshold(vaggeryd: File) -> None:
    risks = Risks(vaggeryd).register(YEAR)
    assert 5 <= sum(risk.over_threshold for risk in risks) <= 7
    assert len({(risk.likelihood, risk.consequence) for risk in risks}) >= 10
    assert {risk.movement for risk in risks} == {"up", "same", "down"}
    assert {risk.zone for risk in risks} == {"low", "medium", "high"}


def test_every_risk_was_weighed_both_years_with_a_reason(connection: Connection) -> None:
    scores = connection.execute(select(RiskScore.__table__)).all()
    years: dict[int, list[int]] = {}
    for score in scores:
        years.setdefault(score.risk_id, []).append(score.year)
        assert score.reason.endswith("."), score.reason
    assert set(years) == set(connection.execute(select(Risk.id)).scalars())
    assert all(set(found) == {2020, 2021} for found in years.values())
    assert any(len(found) > 2 for found in years.values()), "some were weighed again within a year"


def test_the_decisions_of_the_letter_have_their_dates_and_number(vaggeryd: File) -> None:
    decisions = [row for row in Decisions(vaggeryd).register() if not invented(row)]
    dated = {(row.decided_on, row.unit, row.kind) for row in decisions if row.decided_on is not None}
    council, committee = "Kommunfullmäktige", "Kommunstyrelsens arbetsutskott"
    assert dated == {
        (date(2019, 5, 27), council, "goals"),
        (date(2019, 9, 30), council, "budget"),
        (date(2019, 11, 25), council, "budget"),
        (date(2019, 12, 4), committee, "programme"),
    }
    noted = {row.date_note for row in decisions if row.decided_on is None}
    assert noted == {"Februari 2019", "Augusti 2019", "September 2019"}
    assert {row.registry_number for row in decisions} == {"KS 2019/160"}
    overarching = {goal.id for goal in levels(vaggeryd, "overarching")}
    for row in decisions:
        assert row.goals and (row.kind == "vision" or overarching <= set(row.goals)), row.title


def invented(row: DecisionRow) -> bool:
    """Whether a decision is of the example's own making: all its steps say so."""
    return all("exempeldata" in step.note.lower() for step in row.steps)


def test_what_happened_after_the_letter_is_marked_as_invented(vaggeryd: File) -> None:
    for row in Decisions(vaggeryd).register():
        for step in row.steps:
            if step.decided_on is not None and step.decided_on >= date(2019, 12, 4):
                assert "exempeldata" in step.note.lower(), (row.title, step.state)


def test_the_programme_and_the_methods_went_their_ways_apart(vaggeryd: File) -> None:
    rows = {row.title: row for row in Decisions(vaggeryd).register()}
    programme = rows["Strategiskt utvecklingsprogram 2020–2022"]
    methods = rows["Politiska metoder och verktyg 2020–2022"]
    assert [step.state for step in programme.steps] == [
        "draft",
        "working_committee",
        "executive_board",
        "adopted",
    ]
    assert "returned" in {step.state for step in methods.steps} and methods.adopted
    assert (programme.kind, methods.kind) == ("programme", "methods")
    assert programme.changed == 1, "what is expected of an internal goal"
    assert methods.changed == 0 and not methods.goals
    assert any(not row.adopted for row in rows.values())


def test_every_goal_is_clarified_from_every_kind_of_source(connection: Connection) -> None:
    rows = read_clarifications(connection, PERIOD)
    sources: dict[int, set[str]] = {}
    for row in rows:
        assert "Exempeldata." in row.text and row.text == rich_text.clean(row.text)
        assert row.dialogue or row.document, row.text
        sources.setdefault(row.goal_id, set()).add(row.source_kind)
    clarified = connection.execute(select(Goal.id).where(Goal.level == "overarching")).scalars()
    for goal in clarified:
        assert sources[goal] >= {"declaration", "executive_dialogue"}
        assert sources[goal] & {"document", "citizen_dialogue"}


def test_methods_have_standpoints_of_invented_groups_and_some_divide(vaggeryd: File) -> None:
    methods = Methods(vaggeryd).list(PERIOD)
    assert len(methods) >= 20
    assert {row.state for row in methods} == {"proposed", "adopted", "rejected"}
    assert {row.division for row in methods} == {"agreed", "divided", "unspoken"}
    assert {row.priority for row in methods} == {"high", "medium", "low"}
    assert {row.overarching_id for row in methods} == {goal.id for goal in levels(vaggeryd, "overarching")}
    for row in methods:
        assert row.description.endswith("Exempeldata.") and "(exempel)" in row.proposer, row.title
        assert all("(exempel)" in standpoint.party for standpoint in row.standpoints)
        assert bool(row.decisions) == (row.state == "adopted"), row.title


def test_sub_goals_name_their_origin_but_for_two_that_are_flagged(vaggeryd: File) -> None:
    origins = Origins(vaggeryd).list(PERIOD)
    assert len(origins) == len(levels(vaggeryd, "subgoal"))
    assert Counter(row.flag for row in origins if row.flag) == {"none": 1, "not_adopted": 1}
    assert all(row.budget is not None and row.budget.state == "adopted" for row in origins)
    by_accepted = [row for row in origins if row.by_accepted]
    assert by_accepted and all(row.accepted for row in by_accepted)
    assert any(row.dialogues for row in origins)


def test_lifted_fulfilments_wait_for_their_decisions_or_have_got_them(vaggeryd: File) -> None:
    lifted = Origins(vaggeryd).lifted(PERIOD)
    assert [row.waiting for row in lifted] == [True, True, False]
    assert {row.decision is None for row in lifted} == {True, False}


def test_dialogues_of_every_kind_led_to_something(vaggeryd: File) -> None:
    dialogues = Dialogues(vaggeryd).list()
    assert {row.kind for row in dialogues} == {"executive_board", "committee", "citizens"}
    fenix = next(row for row in dialogues if row.held_on == date(2019, 4, 1))
    assert "Fenix" in fenix.place and {outcome.kind for outcome in fenix.outcomes} == {
        "clarification",
        "goal",
    }
    assert all("exempeldata" in row.notes for row in dialogues)
    assert any(outcome.noted for row in dialogues for outcome in row.outcomes)


def test_documents_of_every_level_some_late_and_older_ones_with_annexes(vaggeryd: File) -> None:
    documents = Documents(vaggeryd).list(date(2021, 9, 15))
    assert [row.level for row in documents][:3] == ["national", "national", "regional"]
    assert {row.due for row in documents} == {"", "expired", "revision_due"}
    old = [row for row in documents if row.structure == "old"]
    assert {row.annex_state for row in old} == {"none", "draft", "adopted"}
    assert any(row.lacks_annex for row in old)
    for row in old:
        annex = Documents(vaggeryd).annex(row.id, date(2021, 9, 15))
        assert annex is not None and len(annex.rows) == row.annex_rows
        assert all(line.goals and line.how.endswith(".") for line in annex.rows)
    assert all("exempeldata" in row.note.lower() for row in documents if row.level == "local")


def test_the_picture_of_agenda_2030_has_empty_rows_and_full_ones(vaggeryd: File) -> None:
    picture = AgendaPicture(vaggeryd).read(PERIOD)
    assert [row.sdg_goal_id for row in picture.rows] == list(range(1, 18))
    assert [row.sdg_goal_id for row in picture.rows if row.empty] == [14]
    kinds = {tie.kind for row in picture.rows for cell in row.cells for tie in cell}
    assert kinds == {"goal_sdg", "indicator_sdg", "document_sdg"}


def test_everything_belongs_to_the_one_period(connection: Connection) -> None:
    assert set(connection.execute(select(Goal.period_id)).scalars()) == {PERIOD}
    years = set(connection.execute(select(Target.year)).scalars())
    assert years == {2020, 2021, 2022}
