"""Writes the example's rounds with their answers, activities with their effects, and what citizens are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from database import log
from database.activities import Activity, ActivityGoal, ActivityUnit, Effect, TargetGroup
from database.citizens import CitizenComment, CitizenSummary, CitizenSummaryIndicator
from database.example import follow_up
from database.example.internal_control import on
from database.example.ledger import Ledger, Stamp, edit_id
from database.example.organisation import Roles
from database.log import Entry
from database.rounds import Assessment, Conclusion, JointAnalysis, Round, RoundUnit, RoundVersion

_ROUND = ("kind", "year", "title", "as_of", "last_day", "note")
_ACTIVITY = ("title", "text", "first_day", "last_day", "owner_role", "cost", "for_citizens")
_TOLD_LATER = ("state", "progress", "result")
_COMMENT = ("kind", "received_on", "text", "answer", "answered_on", "published")
_UPDATED = date(2021, 9, 6)
"""When the units last told how their activities go."""


def fill(ledger: Ledger, roles: Roles) -> None:
    """Everything but what only ties records together, see ``tie``, and the correction, see ``correct``."""
    for place, row in enumerate(follow_up.groups()):
        stamp = datetime(2020, 9, 1, 8, place, tzinfo=UTC), "klk"
        ledger.make(TargetGroup, (row["name"],), stamp, {**row, "position": place})
    for row in follow_up.activities():
        _activity(ledger, roles, row)
    for row in follow_up.rounds():
        _round(ledger, roles, row)
    for row in follow_up.answers():
        _answer(ledger, roles, row)
    _joint(ledger)
    _citizens(ledger, roles)


def tie(ledger: Ledger) -> None:
    """Tie activities to their units and goals, and texts to the indicators that are shown beside them."""
    made = [(ledger.ids["activity", row["title"]], row) for row in follow_up.activities()]
    units = [
        {"activity_id": number, "unit_id": ledger.ids["unit", name]}
        for number, row in made
        for name in row["units"]
    ]
    goals = [
        {"activity_id": number, "goal_id": ledger.ids["goal", key]}
        for number, row in made
        for key in row["goals"]
    ]
    shown = [
        {
            "summary_id": ledger.ids["citizen_summary", row["round"], row.get("goal", "")],
            "indicator_id": ledger.ids["indicator", key],
        }
        for row in follow_up.citizens()["summary"]
        for key in row.get("indicators", ())
    ]
    ledger.tie(ActivityUnit, units)
    ledger.tie(ActivityGoal, goals)
    ledger.tie(CitizenSummaryIndicator, shown)


def correct(ledger: Ledger, roles: Roles) -> None:
    """Correct a figure of the round that is locked: what its first version said has to be kept before."""
    said = follow_up.correction()
    by = roles.of_unit(said["unit"])
    key = said["round"]
    round_id = ledger.ids["round", key]
    answer = "round_unit", ledger.ids["round_unit", key, said["unit"]]
    judged = "assessment", ledger.ids["assessment", key, said["unit"], said["goal"]]
    version = "round_version", ledger.ids["round_version", key, "1"] + 1
    first = ledger.values(*answer)["submitted_on"]
    again = said["submitted"].date()
    analysis = ledger.values(*judged)["analysis"]
    new = {"round_id": round_id, "number": 2, "state": "open", "reason": said["reason"], "locked_on": None}
    opened = said["opened"]
    ledger.connection.execute(
        insert(RoundVersion).values(
            id=version[1], **new, created_at=opened, created_by="klk", changed_at=opened, changed_by="klk"
        )
    )
    _tell(ledger, roles, (opened, "klk"), Entry(*version, "create", {}, {**new, "version": 1}))
    for at, who, record, old, became in (
        (
            *(said["returned"], "klk", answer, {"state": "approved", "comment": ""}),
            {"state": "returned", "comment": said["comment"]},
        ),
        (said["written"], by, judged, {"analysis": analysis}, {"analysis": said["analysis"]}),
        (
            *(said["submitted"], by, answer, {"state": "returned", "submitted_on": first}),
            {"state": "submitted", "submitted_on": again},
        ),
        (said["approved"], "klk", answer, {"state": "submitted"}, {"state": "approved"}),
        (
            *(said["locked"], "klk", version, {"state": "open", "locked_on": None}),
            {"state": "locked", "locked_on": said["locked"].date()},
        ),
    ):
        _change(ledger, roles, (at, who), record, old, became)


def _change(
    ledger: Ledger,
    roles: Roles,
    stamp: Stamp,
    record: tuple[str, int],
    old: dict[str, Any],
    became: dict[str, Any],
) -> None:
    """Change a record that stands in the file already."""
    kind, number = record
    tables = {table.__tablename__: table.__table__ for table in (RoundUnit, Assessment, RoundVersion)}
    table = tables[kind]
    version = 1 + ledger.connection.execute(select(table.c.version).where(table.c.id == number)).scalar_one()
    values = {**became, "version": version}
    ledger.connection.execute(
        update(table)
        .where(table.c.id == number)
        .values({**values, "changed_at": stamp[0], "changed_by": stamp[1]})
    )
    _tell(ledger, roles, stamp, Entry(kind, number, "change", old, values))


def _tell(ledger: Ledger, roles: Roles, stamp: Stamp, entry: Entry) -> None:
    at, by = stamp
    log.append(
        ledger.connection,
        [entry],
        edit_id=edit_id(f"{at.isoformat()} {by} {entry.kind}"),
        at=at,
        author=roles.authors[by],
        workstation="",
    )


def _activity(ledger: Ledger, roles: Roles, row: dict[str, Any]) -> None:
    by = roles.of_unit(row["units"][0])
    values = {name: row[name] for name in (*_ACTIVITY, *_TOLD_LATER) if name in row}
    made = ledger.make(Activity, (row["title"],), on(row["first_day"], by), values)
    links = {
        "units": ledger.of("unit", row["units"]),
        "goals": ledger.of("goal", row["goals"]),
    }
    ledger.made_with("activity", made, links)
    told = on(min(row["last_day"], _UPDATED), by, 15)
    if row["state"] != "not_begun":
        ledger.change("activity", made, told, {"state": "not_begun", "progress": None, "result": ""})
    for place, effect in enumerate(row.get("effect", ())):
        about = {"activity_id": made, "target_group_id": ledger.ids["target_group", effect["group"]]}
        said = {name: effect[name] for name in ("expected", "seen", "evidence") if name in effect}
        stamp = told[0] + timedelta(minutes=2 + place), by
        ledger.make(Effect, (row["title"], effect["group"]), stamp, {**about, **said})


def _round(ledger: Ledger, roles: Roles, row: dict[str, Any]) -> None:
    opened: Stamp = row["opened"], "klk"
    values = {name: row[name] for name in _ROUND}
    made = ledger.make(Round, (row["key"],), opened, values)
    for unit, way in row["answers"].items():
        values = {"round_id": made, "unit_id": ledger.ids["unit", unit]}
        values |= {name: way[name] for name in ("last_day", "summary", "comment") if name in way}
        number = ledger.make(RoundUnit, (row["key"], unit), opened, values)
        _way(ledger, number, way, roles.of_unit(unit))
    if "locked" in row:
        at = row["locked"]
        version = {"round_id": made, "number": 1, "state": "locked", "locked_on": at.date()}
        ledger.make(RoundVersion, (row["key"], "1"), (at, "klk"), version)


def _way(ledger: Ledger, number: int, way: dict[str, Any], by: str) -> None:
    """Tell of an answer's way: handed in by the unit, then approved or returned by the executive office."""
    if "submitted" not in way:
        return
    values = ledger.values("round_unit", number)
    assert isinstance(values, dict)
    values["submitted_on"] = way["submitted"].date()
    values["state"] = next((state for state in ("approved", "returned") if state in way), "submitted")
    before = {"state": "open", "submitted_on": None, "summary": ""}
    became = {name: values[name] for name in before} | {"state": "submitted"}
    ledger.change("round_unit", number, (way["submitted"], by), before, became)
    if values["state"] != "submitted":
        handed_in = {"state": "submitted"} | ({"comment": ""} if "comment" in way else {})
        ledger.change("round_unit", number, (way[str(values["state"])], "klk"), handed_in)


def _answer(ledger: Ledger, roles: Roles, row: dict[str, Any]) -> None:
    """A unit judges its goals in the hours before it hands in, or by now where it has not."""
    asked = next(each for each in follow_up.rounds() if each["key"] == row["round"])
    way = asked["answers"][row["unit"]]
    last = way.get("submitted", datetime.combine(asked["last_day"], time(14), UTC))
    about = {
        "round_id": ledger.ids["round", row["round"]],
        "unit_id": ledger.ids["unit", row["unit"]],
    }
    for place, judged in enumerate(reversed(row["judged"])):
        said = {name: value for name, value in judged.items() if name != "goal"}
        at = last - timedelta(minutes=10 + 4 * place)
        ledger.make(
            Assessment,
            (row["round"], row["unit"], judged["goal"]),
            (at, roles.of_unit(row["unit"])),
            {**about, "goal_id": ledger.ids["goal", judged["goal"]], **said},
        )


def _joint(ledger: Ledger) -> None:
    said = follow_up.joint()
    for row in said["analysis"]:
        goal = ledger.ids["goal", row["goal"]] if "goal" in row else None
        values = {name: row[name] for name in ("attainment", "summary", "analysis")}
        about = {"round_id": ledger.ids["round", row["round"]], "goal_id": goal}
        keys = (row["round"], row.get("goal", ""))
        ledger.make(JointAnalysis, keys, (row["at"], "klk"), {**about, **values})
    for place, row in enumerate(said["conclusion"]):
        values = {
            "round_id": ledger.ids["round", row["round"]],
            "goal_id": ledger.ids["goal", row["goal"]],
            "text": row["text"],
            "leads_to": row["leads_to"],
            "risk_id": ledger.ids["risk", row["risk"]] if "risk" in row else None,
            "position": place,
        }
        ledger.make(Conclusion, (row["round"], str(place)), (row["at"], "klk"), values)


def _citizens(ledger: Ledger, roles: Roles) -> None:
    said = follow_up.citizens()
    for row in said["summary"]:
        values = {name: row[name] for name in ("text", "done", "coming")}
        goal = ledger.ids["goal", row["goal"]] if "goal" in row else None
        about = {"round_id": ledger.ids["round", row["round"]], "goal_id": goal}
        made = ledger.make(
            CitizenSummary, (row["round"], row.get("goal", "")), (row["at"], "klk"), {**about, **values}
        )
        shown = tuple(sorted(ledger.ids["indicator", key] for key in row.get("indicators", ())))
        ledger.made_with("citizen_summary", made, {"indicators": shown})
    for place, row in enumerate(said["comment"]):
        by = roles.of_unit(row["unit"])
        values = {
            "goal_id": ledger.ids["goal", row["goal"]],
            "dialogue_id": ledger.ids["dialogue", row["dialogue"]] if "dialogue" in row else None,
            "unit_id": ledger.ids["unit", row["unit"]],
            **{name: row[name] for name in _COMMENT if name in row},
        }
        entered = max(row["received_on"], date(2020, 9, 1))
        made = ledger.make(CitizenComment, (str(place),), on(entered, by, 40 + place), values)
        if "answered_on" in row:
            before: dict[str, object] = {"answer": "", "answered_on": None}
            before |= {"published": False} if row.get("published") else {}
            ledger.change("citizen_comment", made, on(row["answered_on"], by, 40 + place), before)
