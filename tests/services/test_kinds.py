"""Every kind of record: written, read back the same, changed, and held to its rules by the file."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.edits import Ref
from app.services.kinds import KINDS
from app.services.records import Edit, Records
from database.invariants import record_tables

FULL: dict[str, dict[str, object]] = {
    "scale_step": {"scale": "likelihood", "value": 5, "label": "Säker", "text": "Händer varje vecka"},
    "period": {"name": "2023–2026", "first_year": 2023, "last_year": 2026, "mandate": "2023–2026"},
    "unit": {
        "parent_id": 1,
        "kind": "committee",
        "name": "Barn- och utbildningsnämnden",
        "short_name": "BUN",
        "position": 2,
        "valid_from": 2010,
        "valid_to": 2030,
    },
    "place": {"kind": "municipality", "code": "0642", "name": "Mullsjö"},
    "goal": {
        "period_id": 1,
        "level": "subgoal",
        "parent_id": "body",
        "unit_id": 2,
        "number": "1.2",
        "title": "Ett delmål",
        "text": "Text",
        "expected": "Minst 90 %",
        "first_year": 2020,
        "last_year": 2021,
        "position": 4,
        "carried_from_id": "body",
        "lifted": True,
        "fulfilment_decision_id": "decision",
        "budget_decision_id": "decision",
        "by_accepted": True,
        "revision_reason": "",
        "indicators": ("indicator",),
        "origin_methods": ("method",),
        "origin_dialogues": ("dialogue",),
        "revision_risks": (),
    },
    "clarification": {
        "goal_id": "overarching",
        "source_kind": "other",
        "text": "Trygghet är **mer** än ljus.",
        "dialogue_id": "dialogue",
        "document_id": "document",
        "position": 3,
    },
    "party": {"name": "Landsbygdslistan", "short_name": "LL", "kind": "group", "position": 2},
    "method": {
        "period_id": 1,
        "goal_id": "overarching",
        "title": "Trygghetsvandringar",
        "description": "I varje ort",
        "proposer": "Majoriteten",
        "priority": "high",
        "state": "adopted",
        "position": 2,
        "carried_from_id": "method",
    },
    "standpoint": {"method_id": "method", "party_id": "party", "kind": "other", "text": "Väktare i stället"},
    "contribution": {"goal_id": "body", "overarching_id": "overarching", "sentence": "Vi bidrar så här."},
    "goal_sdg": {"goal_id": "body", "sdg_goal_id": 1, "sdg_target_id": 1, "extent": "part", "meaning": "Här"},
    "indicator_sdg": {
        "indicator_id": "indicator",
        "sdg_goal_id": 1,
        "sdg_target_id": 1,
        "extent": "part",
        "meaning": "Här",
    },
    "document_sdg": {
        "document_id": "document",
        "sdg_goal_id": 1,
        "sdg_target_id": None,
        "extent": "whole",
        "meaning": "Här",
    },
    "sdg_text": {"sdg_target_id": 2, "text": "Senast 2030 …", "source": "Globala målen"},
    "measurement_plan": {
        "year": 2021,
        "state": "adopted",
        "revised_on": date(2020, 11, 20),
        "decision_id": "decision",
        "followed_up": "I delårsrapport och årsredovisning",
    },
    "measurement_plan_entry": {
        "plan_id": "measurement_plan",
        "indicator_id": "indicator",
        "frequency": "two_years",
        "next_value_on": date(2022, 2, 28),
        "responsible_id": 2,
        "source": "Elevenkäten",
        "followed_up": "I årsredovisningen",
    },
    "indicator": {
        "title": "Behöriga lärare",
        "definition": "Andel",
        "quality": "actual",
        "level": "national",
        "unit_of_measure": "%",
        "decimals": 1,
        "direction": "band",
        "source": "kolada",
        "source_note": "Skolverket",
        "kolada_id": "N15030",
        "responsible_id": 2,
        "frequency": "varje år",
        "kolada_title": "Lärare (heltidstjänster) med lärarlegitimation, andel (%)",
        "by_gender": True,
        "citizen_focus": True,
        "next_value_on": date(2022, 3, 30),
        "margin": None,
        "margin_indicator_id": "indicator",
        "goals": ("body", "overarching"),
    },
    "target": {
        "indicator_id": "indicator",
        "year": 2021,
        "baseline": 70.5,
        "target": 80.0,
        "target_high": 90.0,
        "accepted_year": 75.0,
        "accepted_year_high": 95.0,
        "accepted_period": 78.0,
        "accepted_period_high": 92.0,
    },
    "measurement": {
        "indicator_id": "indicator",
        "place_id": 1,
        "gender": "K",
        "year": 2020,
        "part": "t2",
        "value": 81.25,
        "state": "preliminary",
        "source": "Enkät",
        "comment": "exempeldata",
    },
    "risk": {
        "unit_id": 2,
        "title": "Avbrott",
        "cause": "El",
        "event": "Stopp",
        "consequence": "Stillestånd",
        "category": "it",
        "process": "Drift",
        "existing_control": "Reservkraft",
        "treatment": "Öva",
        "owner_role": "It-chef",
        "hidden": True,
        "goals": ("body",),
        "controls": ("control",),
        "revised_goals": (),
    },
    "risk_analysis": {
        "year": 2021,
        "unit_id": 2,
        "state": "submitted",
        "last_day": date(2020, 11, 1),
        "note": "Gjord på nämndens dag",
    },
    "risk_treatment": {
        "risk_id": "risk",
        "kind": "accept",
        "unit_id": 2,
        "until": date(2021, 12, 31),
        "reason": "Dyrare att mota än att bära",
        "decision_id": "decision",
    },
    "control": {
        "unit_id": 2,
        "title": "Fakturor attesteras av två",
        "process": "Inköp",
        "routine": "Attestreglementet",
        "method": "sample",
        "how": "Jämför attest och behörighet",
        "sample": "25 fakturor ur reskontran",
        "how_often": "tertial",
        "performer": "Ekonom",
        "owner_role": "Ekonomichef",
        "reports_to": "Nämnden",
        "risks": ("risk",),
        "units": (),
    },
    "control_result": {
        "control_id": "control",
        "unit_id": 2,
        "year": 2021,
        "slot": 1,
        "result": "minor",
        "checked_on": date(2021, 4, 30),
        "population": 400,
        "sample": 25,
        "deviations": 2,
        "observation": "Två saknar andra attest",
        "evidence": "KS 2021/77",
    },
    "result_basis": {"result": "minor", "text": "Enstaka fel utan skada"},
    "action": {
        "unit_id": 2,
        "risk_id": "risk",
        "result_id": "control_result",
        "year": 2021,
        "title": "Spärr i systemet",
        "text": "Så att ingen attesterar ensam",
        "owner_role": "Ekonomichef",
        "due_on": date(2021, 9, 30),
        "state": "done",
        "done_on": date(2021, 9, 1),
        "effect": "Inga fel sedan dess",
    },
    "control_plan": {
        "year": 2021,
        "unit_id": 2,
        "number": 2,
        "state": "draft",
        "decision_id": "decision",
        "made_how": "Ur riskanalysen",
        "reason": "En ny risk",
    },
    "control_plan_item": {
        "plan_id": "control_plan",
        "title": "Inköp",
        "choice": "lifted",
        "reason": "Nämnden vill följa den",
        "decision_id": "decision",
        "position": 1,
        "risks": ("risk",),
        "controls": ("control",),
    },
    "control_statement": {"part": "environment", "text": "Ansvaret är tydligt", "position": 1},
    "self_assessment": {
        "year": 2021,
        "unit_id": 2,
        "statement_id": "control_statement",
        "grade": 3,
        "comment": "Det mesta är på plats",
    },
    "control_judgement": {
        "year": 2021,
        "judgement": "improve",
        "reason": "Få avvikelser",
        "decision_id": "decision",
    },
    "risk_score": {
        "risk_id": "risk",
        "year": 2021,
        "kind": "residual",
        "likelihood": 4,
        "consequence": 3,
        "reason": "x",
    },
    "decision": {
        "kind": "goals",
        "title": "Mål och delmål",
        "text": "Fullmäktige beslutar",
        "date_note": "juni 2019",
        "registry_number": "KS 2019/160",
        "sent_to": "Nämnder och bolag",
        "items": (),
    },
    "decision_step": {
        "decision_id": "decision",
        "state": "adopted",
        "unit_id": 1,
        "decided_on": date(2019, 6, 24),
        "section": "§ 71",
        "note": "Enhälligt",
    },
    "dialogue": {
        "kind": "citizens",
        "title": "Samtal på torget",
        "unit_id": 2,
        "held_on": date(2019, 4, 1),
        "date_note": "våren 2019",
        "place": "Torget",
        "participants": "Invånare",
        "notes": "Många ville ha svar",
        "outcomes": (),
    },
    "document": {
        "level": "regional",
        "kind": "strategy",
        "title": "Utvecklingsstrategi",
        "decided_by": "Regionen",
        "decided_on": date(2018, 5, 2),
        "valid_until": date(2035, 12, 31),
        "revise_by": date(2023, 6, 30),
        "unit_id": 2,
        "structure": "old",
        "annex_state": "draft",
        "note": "Läs kapitel 3",
        "goals": ("overarching",),
    },
    "annex_row": {
        "document_id": "document",
        "old_goal": "Levande landsbygd",
        "how": "Följs upp under mål 1",
        "indicators_note": "Se bokslutet",
        "position": 1,
        "goals": ("overarching",),
        "indicators": ("indicator",),
    },
    "round": {
        "kind": "interim_august",
        "year": 2021,
        "title": "Delårsrapport per 31 augusti 2021",
        "as_of": date(2021, 8, 31),
        "last_day": date(2021, 9, 10),
        "note": "Skriv kort",
    },
    "round_version": {
        "round_id": "round",
        "number": 1,
        "state": "open",
        "reason": "En siffra var fel",
        "locked_on": date(2021, 10, 1),
    },
    "round_unit": {
        "round_id": "round",
        "unit_id": 1,
        "state": "returned",
        "last_day": date(2021, 9, 20),
        "submitted_on": date(2021, 9, 12),
        "comment": "Skriv vad som görs härnäst",
        "summary": "Det går åt rätt håll",
    },
    "assessment": {
        "round_id": "round",
        "unit_id": 2,
        "goal_id": "body",
        "proposed_attainment": "met",
        "attainment": "partly",
        "proposed_trend": "stable",
        "trend": "improving",
        "reason": "Enkäten är från i våras",
        "forecast": "met",
        "analysis": "Fler svarar, men långsammare",
        "next_steps": "En till på växeln",
    },
    "joint_analysis": {
        "round_id": "round",
        "goal_id": "overarching",
        "attainment": "partly",
        "summary": "Det går **framåt**",
        "analysis": "Tryggheten ökar i alla orter",
    },
    "conclusion": {
        "round_id": "round",
        "goal_id": "overarching",
        "text": "Gör mer på landsbygden",
        "leads_to": "other",
        "subgoal_id": None,
        "risk_id": None,
        "position": 1,
    },
    "target_group": {"name": "Unga", "text": "13–19 år", "position": 2},
    "activity": {
        "title": "Nattvandring",
        "text": "Vuxna på stan",
        "first_day": date(2021, 2, 1),
        "last_day": date(2021, 11, 30),
        "state": "ongoing",
        "progress": 40,
        "owner_role": "Säkerhetssamordnare",
        "cost": 50000.0,
        "result": "Tolv kvällar",
        "for_citizens": True,
        "units": (2,),
        "goals": ("body",),
    },
    "effect": {
        "activity_id": "activity",
        "target_group_id": "target_group",
        "expected": "Vågar gå hem",
        "seen": "Fler är ute",
        "evidence": "Enkäten 2021",
    },
    "citizen_summary": {
        "round_id": "round",
        "goal_id": "overarching",
        "text": "Fler känner sig trygga",
        "done": "Vi har satt upp lampor",
        "coming": "Fler bänkar",
        "indicators": ("indicator",),
    },
    "citizen_comment": {
        "kind": "comment",
        "goal_id": "overarching",
        "dialogue_id": "dialogue",
        "unit_id": 2,
        "received_on": date(2021, 3, 1),
        "text": "Det är mörkt vid stationen",
        "answer": "Nu är lampan lagad",
        "answered_on": date(2021, 3, 9),
        "published": True,
    },
}
"""For each kind a record with every field filled in. A name stands for the id of that record of the programme."""


@pytest.fixture
def all_ids(records: Records, ids: dict[str, int]) -> dict[str, int]:
    """The small programme with a decision, a dialogue, a document, a method, a party and a plan."""
    method = {"period_id": 1, "goal_id": ids["overarching"], "title": "Ljusare gångvägar"}
    document = {"kind": "plan", "title": "Trafikplan", "structure": "old"}
    result = {"result": "no_remark", "checked_on": date(2020, 12, 1)}
    days = {"year": 2021, "as_of": date(2021, 8, 31), "last_day": date(2021, 9, 10)}
    made = records.write_all(
        [
            Edit("decision", None, {"kind": "budget", "title": "Budget"}),
            Edit("dialogue", None, {"kind": "citizens", "title": "Medborgardialog"}),
            Edit("document", None, document),
            Edit("method", None, method),
            Edit("party", None, {"name": "Ortens lista"}),
            Edit("measurement_plan", None, {"year": 2020}),
            Edit("control", None, {"title": "Behörigheter granskas", "unit_id": 2}),
            Edit("control_plan", None, {"year": 2020}),
            Edit("control_statement", None, {"part": "activities", "text": "Rutinerna följs"}),
            Edit("round", None, {"kind": "free", "title": "En runda", **days}),
            Edit("round_unit", None, {"round_id": Ref(9), "unit_id": 2}),
            Edit("target_group", None, {"name": "Alla"}),
            Edit("activity", None, {"title": "Samtal", "units": (2,)}),
            Edit("control_result", None, {"control_id": Ref(6), "unit_id": 2, "year": 2020, **result}),
        ]
    )
    return {**ids, **{change.kind: change.id for change in made}}


def with_ids(value: object, ids: dict[str, int]) -> object:
    if isinstance(value, tuple):
        return tuple(with_ids(item, ids) for item in value)
    return ids.get(value, value) if isinstance(value, str) else value


def full(kind: str, ids: dict[str, int]) -> dict[str, object]:
    values = {name: with_ids(value, ids) for name, value in FULL[kind].items()}
    if kind == "indicator":
        values["goals"] = tuple(sorted((ids["body"], ids["overarching"])))
    if kind == "decision":
        values["items"] = (("goal", ids["body"]), ("risk", ids["risk"]))
    if kind == "dialogue":
        values["outcomes"] = (("goal", ids["body"]), ("method", ids["method"]))
    return values


def test_every_table_of_records_has_its_kind() -> None:
    assert KINDS.keys() == record_tables().keys()
    assert FULL.keys() == KINDS.keys() - {"municipality"}


@pytest.mark.parametrize("kind", FULL)
def test_a_record_is_read_as_it_was_written(kind: str, records: Records, all_ids: dict[str, int]) -> None:
    values = full(kind, all_ids)
    assert values.keys() == KINDS[kind].fields - {"archived"}, "a field is missing in the test"
    change = records.write(kind, None, values)
    assert change.after == values
    assert records.read(kind, change.id) == {**values, "archived": False, "version": 1}
    assert records.history(kind, change.id)[0].new == values


@pytest.mark.parametrize("kind", FULL)
def test_a_record_can_be_archived_and_restored(kind: str, records: Records, all_ids: dict[str, int]) -> None:
    made = records.write(kind, None, full(kind, all_ids))
    records.archive(kind, made.id)
    assert records.read(kind, made.id)["archived"] is True
    records.restore(kind, made.id)
    assert records.read(kind, made.id)["version"] == 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_empty_form_is_refused_with_codes_at_its_fields(kind: str, records: Records) -> None:
    with pytest.raises(Invalid) as caught:
        records.write(kind, None, {})
    assert {problem.code for problem in caught.value.problems} <= {"required", "parent_required"}
    assert all(problem.field in KINDS[kind].fields for problem in caught.value.problems)


def test_the_municipality_is_changed_and_never_archived(records: Records) -> None:
    records.write("municipality", 1, {"shown_on": date(2021, 9, 15), "threshold": 12})
    assert records.read("municipality", 1)["shown_on"] == date(2021, 9, 15)
    with pytest.raises(Invalid):
        records.archive("municipality", 1)
