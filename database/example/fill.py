"""Writes Vaggeryd into a new file, as if the roles of the municipality had done so from 2019 to 2021."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from database.example import (
    fill_documents,
    fill_follow_up,
    fill_governance,
    fill_internal_control,
    goals,
    indicators,
    measurement_plan,
    measurements,
    organisation,
    risks,
)
from database.example.ledger import Ledger
from database.example.organisation import Roles
from database.example.texts import read
from database.goals import Contribution, Goal, GoalSdg, SdgTarget
from database.indicators import GoalIndicator, Indicator, Measurement, Place, Target
from database.log import Entry
from database.measurement_plan import MeasurementPlan, MeasurementPlanEntry
from database.municipality import Municipality
from database.periods import Period
from database.risks import Risk, RiskGoal, RiskScore
from database.units import Unit


def keep_nothing(connection: Connection) -> None:
    """What decided plans and locked reports say is not kept."""


def fill(connection: Connection, keep: Callable[[Connection], None] = keep_nothing) -> None:
    """Write everything in the transaction given. The file is as ``create_file`` has just made it.

    ``keep`` keeps what decided plans and locked reports say: once before a locked report is corrected, and at the end.
    """
    roles = organisation.roles()
    ledger = Ledger(connection)
    _set_up(ledger)
    _units(ledger)
    fill_governance.fill_decisions(ledger)
    fill_governance.fill_dialogues(ledger)
    _goals(ledger, roles)
    fill_governance.fill_methods(ledger)
    _origins(ledger)
    _indicators(ledger, roles)
    fill_documents.fill(ledger)
    fill_governance.fill_clarifications(ledger)
    fill_governance.cover(ledger)
    _measurements(ledger, roles)
    _measurement_plan(ledger, roles)
    _risks(ledger, roles)
    fill_internal_control.fill(ledger, roles)
    fill_follow_up.fill(ledger, roles)
    _changes(ledger, roles)
    ledger.write(roles.authors)
    _tie(ledger)
    keep(connection)
    fill_follow_up.correct(ledger, roles)
    keep(connection)


def _set_up(ledger: Ledger) -> None:
    """Set right what a new file cannot know: the registry number, the mandate and the example's own day."""
    start = organisation.start()
    at, by = stamp = (organisation.entered(), "klk")
    changed = {"changed_at": at, "changed_by": by, "version": 2}
    now: dict[str, object] = {"registry_number": start.registry_number, "shown_on": start.shown_on}
    ledger.connection.execute(update(Municipality).values(**now, **changed))
    ledger.tell(
        stamp,
        Entry("municipality", 1, "change", {"registry_number": "", "shown_on": None}, {**now, "version": 2}),
    )
    period = ledger.connection.execute(select(Period.id)).scalar_one()
    ledger.connection.execute(update(Period).values(mandate=start.mandate, **changed))
    ledger.tell(
        stamp, Entry("period", period, "change", {"mandate": ""}, {"mandate": start.mandate, "version": 2})
    )
    ledger.ids["period",] = period


def _units(ledger: Ledger) -> None:
    stamp = organisation.entered(), "klk"
    for unit_id, short_name in ledger.connection.execute(select(Unit.id, Unit.short_name)):
        ledger.ids["unit", short_name] = unit_id
    for position, unit in enumerate(organisation.units()):
        if ("unit", unit.short_name) in ledger.ids:
            continue
        values = {
            "parent_id": ledger.ids["unit", unit.parent],
            "kind": unit.kind,
            "name": unit.name,
            "short_name": unit.short_name,
            "position": position,
        }
        ledger.make(Unit, (unit.short_name,), stamp, values)


def _goals(ledger: Ledger, roles: Roles) -> None:
    places: dict[str, int] = {}
    for goal in goals.goals():
        places[goal.parent] = places.get(goal.parent, -1) + 1
        values = {
            "period_id": ledger.ids["period",],
            "level": goal.level,
            "parent_id": ledger.ids["goal", goal.parent] if goal.parent else None,
            "unit_id": ledger.ids["unit", goal.unit] if goal.unit else None,
            "number": goal.number,
            "title": goal.title,
            "text": goal.text,
            "expected": goal.expected,
            "first_year": goal.first_year,
            "last_year": goal.last_year,
            "position": places[goal.parent],
            "lifted": goal.lifted,
            "fulfilment_decision_id": ledger.ids["decision", goal.fulfilment] if goal.fulfilment else None,
            "budget_decision_id": ledger.ids["decision", goal.budget] if goal.budget else None,
            "by_accepted": goal.by_accepted,
            "revision_reason": goal.revision_reason,
        }
        made = ledger.make(Goal, (goal.key,), goal.written(roles), values)
        ledger.made_with("goal", made, {"indicators": ()})
    stamps = {goal.key: goal.written(roles) for goal in goals.goals()}
    for given in goals.contributions():
        values = {
            "goal_id": ledger.ids["goal", given.goal],
            "overarching_id": ledger.ids["goal", given.overarching],
            "sentence": given.sentence,
        }
        ledger.make(Contribution, (given.goal, given.overarching), stamps[given.goal], values)
    codes = ledger.connection.execute(select(SdgTarget.code, SdgTarget.id))
    targets = {code: target_id for code, target_id in codes}
    for tie in goals.ties():
        values = {
            "goal_id": ledger.ids["goal", tie.goal],
            "sdg_goal_id": tie.sdg,
            "sdg_target_id": targets[tie.target] if tie.target else None,
            "extent": tie.extent,
            "meaning": tie.meaning,
        }
        ledger.make(GoalSdg, (tie.goal, tie.target or str(tie.sdg)), tie.written(roles), values)


def _indicators(ledger: Ledger, roles: Roles) -> None:
    later: dict[int, list[int]] = {}
    for place, row in enumerate(indicators.indicators()):
        at, by = row.written(roles, place)
        source, level, note = row.where_from
        values = {
            "title": row.title,
            "definition": row.definition,
            "quality": row.quality,
            "level": level,
            "unit_of_measure": row.unit_of_measure,
            "decimals": row.decimals,
            "direction": row.direction,
            "source": source,
            "source_note": note,
            "kolada_id": row.kolada_id,
            "responsible_id": ledger.ids["unit", row.responsible],
            "frequency": row.frequency,
        }
        made = ledger.make(Indicator, (row.key,), (at, by), values)
        tied = [ledger.ids["goal", key] for key in row.goals]
        there = [goal for goal in tied if ledger.written("goal", goal) <= at]
        ledger.made_with("indicator", made, {"goals": tuple(sorted(there))})
        # A sub-goal of 2021 was tied to its indicators by whoever wrote the sub-goal.
        for goal in set(tied) - set(there):
            later.setdefault(goal, []).append(made)
    for goal, shown_by in later.items():
        ledger.made_with("goal", goal, {"indicators": tuple(shown_by)})
    stamps = {row.key: row.written(roles, place) for place, row in enumerate(indicators.indicators())}
    for target in indicators.targets():
        values = {"indicator_id": ledger.ids["indicator", target.indicator], "year": target.year}
        keys = target.indicator, str(target.year)
        ledger.make(Target, keys, stamps[target.indicator], {**values, **target.values})


def _measurements(ledger: Ledger, roles: Roles) -> None:
    places = {kind: place_id for kind, place_id in ledger.connection.execute(select(Place.kind, Place.id))}
    reporters = {row.key: row.reporter(roles) for row in indicators.indicators()}
    for row in measurements.measurements():
        values = {
            "indicator_id": ledger.ids["indicator", row.indicator],
            "place_id": places[row.place],
            "gender": row.gender,
            "year": row.year,
            "part": row.part,
            "value": row.value,
            "state": row.state,
            "source": row.source,
            "comment": row.comment,
        }
        keys: tuple[str, ...] = (row.indicator, str(row.year), row.part)
        if (row.place, row.gender) != (measurements.OWN, "T"):
            keys = (*keys, row.place, row.gender)
        ledger.make(Measurement, keys, row.written(roles, reporters[row.indicator]), values)


def _measurement_plan(ledger: Ledger, roles: Roles) -> None:
    plan = measurement_plan.plan()
    stamp = plan.made
    values = {
        "year": plan.year,
        "state": plan.state,
        "decision_id": ledger.ids["decision", plan.decision],
        "followed_up": plan.followed_up,
    }
    made = ledger.make(MeasurementPlan, (str(plan.year),), stamp, {**values, "revised_on": plan.revised_on})
    for place, row in enumerate(indicators.indicators()):
        if row.written(roles, place) < stamp:
            said = {
                "plan_id": made,
                "indicator_id": ledger.ids["indicator", row.key],
                "frequency": row.frequency,
                "responsible_id": ledger.ids["unit", row.responsible],
            }
            ledger.make(MeasurementPlanEntry, (row.key,), stamp, {**said, **plan.said.get(row.key, {})})
    ledger.change("measurement_plan", made, plan.revised, {"revised_on": None}, why=plan.why)


def _risks(ledger: Ledger, roles: Roles) -> None:
    for row in risks.risks():
        at, by = row.written(roles)
        values = {
            "unit_id": ledger.ids["unit", row.unit],
            "title": row.title,
            "cause": row.cause,
            "event": row.event,
            "consequence": row.consequence,
            "category": row.category,
            "process": row.process,
            "existing_control": row.existing_control,
            "treatment": row.treatment,
            "owner_role": row.owner_role,
            "hidden": row.hidden,
        }
        made = ledger.make(Risk, (row.title,), (at, by), values)
        tied = sorted(ledger.ids["goal", key] for key in row.goals)
        there = [goal for goal in tied if ledger.written("goal", goal) <= at]
        ledger.made_with("risk", made, {"goals": tuple(there)})
        for place, score in enumerate(row.scores):
            stamp = row.weighed(score, roles)
            if score["year"] == 2021 and there != tied:
                ledger.change("risk", made, stamp, {"goals": tuple(there)}, {"goals": tuple(tied)})
                there = tied
            weighed = {name: score[name] for name in ("year", "likelihood", "consequence", "reason")}
            ledger.make(RiskScore, (row.title, str(place)), stamp, {"risk_id": made, **weighed})


def _origins(ledger: Ledger) -> None:
    """What each goal's form held of origins when it was first saved."""
    for goal in goals.goals():
        links = fill_governance.origins_when_made(ledger, goal)
        ledger.made_with("goal", ledger.ids["goal", goal.key], links)


def _changes(ledger: Ledger, roles: Roles) -> None:
    """What has been changed since it was written, oldest first."""
    changes = list(fill_governance.later_changes(ledger, roles))
    for told in read("history.toml")["change"]:
        kind, *keys = told["record"]
        number = ledger.ids[kind, *keys]
        changes.append((told["at"], told["by"], kind, number, told["old"], None, told["why"]))
    for at, by, kind, number, old, new, why in sorted(changes, key=lambda change: change[0]):
        ledger.change(kind, number, (at, by), old, new, why)


def _tie(ledger: Ledger) -> None:
    """Tie indicators and risks to their goals, and what carries the goals to what it points at."""
    ledger.tie(
        GoalIndicator,
        (
            {"goal_id": ledger.ids["goal", key], "indicator_id": ledger.ids["indicator", row.key]}
            for row in indicators.indicators()
            for key in row.goals
        ),
    )
    ledger.tie(
        RiskGoal,
        (
            {"risk_id": ledger.ids["risk", row.title], "goal_id": ledger.ids["goal", key]}
            for row in risks.risks()
            for key in row.goals
        ),
    )
    fill_governance.tie(ledger)
    fill_documents.tie(ledger)
    fill_internal_control.tie(ledger)
    fill_follow_up.tie(ledger)
