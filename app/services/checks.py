"""Rules that need a look into the file: what a record refers to, who stands under it, what is there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from app.domain import goals, indicators, periods, risks, units
from app.domain import municipality as municipalities
from app.domain.codes import METHOD_LEVELS
from app.domain.problems import Problem
from app.services.risk_years import read_year_scales
from database.goals import Goal
from database.indicators import Indicator, Measurement, Place
from database.methods import Method
from database.municipality import ScaleStep
from database.periods import Period
from database.risks import Risk, RiskScore
from database.units import Unit


@dataclass(frozen=True)
class Draft:
    """A record as it would be after the write."""

    connection: Connection
    id: int | None
    """None for a record that does not exist yet."""
    values: Mapping[str, object]
    changed: frozenset[str]
    today: date = field(default_factory=date.today)

    def whole(self, field: str) -> int | None:
        """A number or a reference, or None where it is empty."""
        value = self.values[field]
        return value if isinstance(value, int) else None

    def text(self, field: str) -> str:
        """A text or a code."""
        return str(self.values[field])

    def touches(self, *fields: str) -> bool:
        """Whether any of the fields is new, changed or back from the archive."""
        return "archived" in self.changed or not self.changed.isdisjoint(fields)


def municipality(draft: Draft) -> list[Problem]:
    """The municipality and its settings."""
    return municipalities.problems(draft.values)


def scale_step(draft: Draft) -> list[Problem]:
    """A step of a scale."""
    return municipalities.scale_step_problems(draft.values)


def indicator(draft: Draft) -> list[Problem]:
    """An indicator; its margins of error are another one's values."""
    found = indicators.problems(draft.values)
    margins = draft.whole("margin_indicator_id")
    if margins is not None and margins == draft.id:
        found.append(Problem("own_margin", "margin_indicator_id"))
    return found


def target(draft: Draft) -> list[Problem]:
    """What an indicator ought to show in a year."""
    return indicators.target_problems(draft.values)


def measurement(draft: Draft) -> list[Problem]:
    """A measurement."""
    return indicators.measurement_problems(draft.values)


def risk(draft: Draft) -> list[Problem]:
    """A risk; the goals that were revised for it are internal ones."""
    found = risks.problems(draft.values)
    if not found and draft.values.get("revised_goals"):
        wanted = Goal.id.in_(draft.values["revised_goals"])  # type: ignore[arg-type]
        if _count(draft.connection, wanted, Goal.level != "internal"):
            found.append(Problem("not_internal", "revised_goals"))
    return found


def place(draft: Draft) -> list[Problem]:
    """A place; the municipality itself is one of them, and only one."""
    found = indicators.place_problems(draft.values)
    if draft.values["kind"] == "own" and draft.touches("kind"):
        others = [Place.kind == "own", Place.archived_at.is_(None)]
        if draft.id is not None:
            others.append(Place.id != draft.id)
        if _count(draft.connection, *others):
            found.append(Problem("own_place_exists", "kind"))
    return found


def period(draft: Draft) -> list[Problem]:
    """A period, beside the others; its years must go on covering the goals that stand in it."""
    found = periods.problems(draft.values)
    first, last = draft.whole("first_year"), draft.whole("last_year")
    if found or first is None or last is None:
        return found
    if draft.touches("name", "first_year", "last_year"):
        others = select(Period.name, Period.first_year, Period.last_year).where(Period.archived_at.is_(None))
        if draft.id is not None:
            others = others.where(Period.id != draft.id)
        found_there = draft.connection.execute(others.order_by(Period.first_year))
        rows = [(row.name, row.first_year, row.last_year) for row in found_there]
        found += periods.beside_others(draft.text("name"), first, last, rows)
    if draft.id is None:
        return found
    outside = (Goal.level != "vision") & ((Goal.first_year < first) | (Goal.last_year > last))
    if _count(draft.connection, Goal.period_id == draft.id, Goal.archived_at.is_(None), outside):
        found.append(Problem("goals_outside_period", "first_year"))
    return found


def unit(draft: Draft) -> list[Problem]:
    """A unit, in its place in the organisation."""
    found = units.problems(draft.values)
    if not found and draft.touches("parent_id") and _is_under_itself(draft, Unit):
        found.append(Problem("cycle", "parent_id"))
    return found


def goal(draft: Draft) -> list[Problem]:
    """A goal, in its place in the tree and its period."""
    found = goals.problems(draft.values)
    if found:
        return found
    if draft.values.get("revision_risks") and draft.text("level") != "internal":
        found.append(Problem("not_internal", "revision_risks"))
    if draft.touches("parent_id", "level", "period_id"):
        found += _place_in_the_tree(draft)
    if draft.touches("first_year", "last_year", "period_id"):
        years = draft.connection.execute(
            select(Period.first_year, Period.last_year).where(Period.id == draft.whole("period_id"))
        ).one_or_none()
        if years is not None:
            found += goals.years_problems(draft.values, years.first_year, years.last_year)
    # A goal that is carried over stays with the unit that it had.
    if draft.touches("unit_id", "level") and draft.whole("carried_from_id") is None:
        kind = select(Unit.kind).where(Unit.id == draft.whole("unit_id"))
        found += goals.unit_problems(
            draft.text("level"), draft.connection.execute(kind).scalar() or "company"
        )
    if draft.touches("number", "parent_id", "unit_id", "level", "period_id"):
        found += _number_taken(draft)
    return found


def _number_taken(draft: Draft) -> list[Problem]:
    """A number stands once: among a board's goals, else among those under the same goal."""
    if not draft.text("number"):
        return []
    among = "unit_id" if draft.text("level") == "body" else "parent_id"
    goal = Goal.__table__.c
    same = [
        goal.number == draft.text("number"),
        goal.level == draft.text("level"),
        goal.period_id == draft.whole("period_id"),
        goal[among].is_not_distinct_from(draft.whole(among)),
        goal.archived_at.is_(None),
    ]
    if draft.id is not None:
        same.append(goal.id != draft.id)
    taken = draft.connection.execute(select(goal.title).where(*same).limit(1)).scalar()
    return [] if taken is None else [Problem("number_taken", "number", {"title": taken})]


def _place_in_the_tree(draft: Draft) -> list[Problem]:
    level, period_id, parent_id = draft.text("level"), draft.whole("period_id"), draft.whole("parent_id")
    parent = None
    if parent_id is not None:
        parent = draft.connection.execute(
            select(Goal.level, Goal.period_id).where(Goal.id == parent_id)
        ).one_or_none()
        if parent is None:
            return []  # The reference itself is told of elsewhere.
    found = goals.parent_problems(level, parent.level if parent is not None else None)
    if parent is not None and parent.period_id != period_id:
        found.append(Problem("other_period", "parent_id"))
    if draft.id is None:
        return found
    if not found and _is_under_itself(draft, Goal):
        found.append(Problem("cycle", "parent_id"))
    under = draft.connection.execute(
        select(Goal.level, Goal.period_id).where(Goal.parent_id == draft.id, Goal.archived_at.is_(None))
    ).all()
    if any(not goals.may_stand_under(child.level, level) for child in under):
        found.append(Problem("children_misplaced", "level"))
    if any(child.period_id != period_id for child in under):
        found.append(Problem("children_in_other_period", "period_id"))
    if level not in METHOD_LEVELS and draft.touches("level"):
        live = Method.archived_at.is_(None)
        if _count(draft.connection, Method.goal_id == draft.id, live):
            found.append(Problem("methods_left", "level"))
    return found


def _is_under_itself(draft: Draft, entity: type[Goal] | type[Unit]) -> bool:
    seen = {draft.id}
    above = draft.whole("parent_id")
    while above is not None:
        if above in seen:
            return True
        seen.add(above)
        above = draft.connection.execute(select(entity.parent_id).where(entity.id == above)).scalar()
    return False


def contribution(draft: Draft) -> list[Problem]:
    """A contribution, from a board's or company's goal to an overarching goal of the same period."""
    found = goals.contribution_problems(draft.values)
    if found or not draft.touches("goal_id", "overarching_id"):
        return found
    ends = select(Goal.id, Goal.level, Goal.period_id)
    rows = {
        row.id: row
        for row in draft.connection.execute(
            ends.where(Goal.id.in_([draft.whole("goal_id"), draft.whole("overarching_id")]))
        )
    }
    giving, receiving = rows.get(draft.whole("goal_id")), rows.get(draft.whole("overarching_id"))
    if giving is None or receiving is None:
        return found
    return goals.contribution_ends_problems(
        giving.level, receiving.level, giving.period_id, receiving.period_id
    )


def risk_score(draft: Draft) -> list[Problem]:
    """A weighing, by the steps of the municipality's own scales."""
    found = risks.score_problems(draft.values)
    if found or not draft.touches("likelihood", "consequence"):
        return found
    scales = read_year_scales(draft.connection, draft.whole("year") or 0)
    likelihoods, consequences = (
        {step.value for step in steps} for steps in (scales.likelihood, scales.consequence)
    )
    return risks.scale_problems(draft.values, likelihoods, consequences)


def nothing_in_the_way(connection: Connection, record_id: int) -> list[Problem]:
    """The record may always be archived; what hangs on it follows it out of sight."""
    return []


def never(connection: Connection, record_id: int) -> list[Problem]:
    """The record stays."""
    return [Problem("cannot_archive")]


def goal_has_children(connection: Connection, record_id: int) -> list[Problem]:
    """A goal goes after those under it: ``archiving.archive_goal`` takes them all."""
    return _in_use(
        "has_children", goal=_count(connection, Goal.parent_id == record_id, Goal.archived_at.is_(None))
    )


def unit_in_use(connection: Connection, record_id: int) -> list[Problem]:
    """A unit stays as long as something answers to it."""
    return _in_use(
        "in_use",
        unit=_count(connection, Unit.parent_id == record_id, Unit.archived_at.is_(None)),
        goal=_count(connection, Goal.unit_id == record_id, Goal.archived_at.is_(None)),
        risk=_count(connection, Risk.unit_id == record_id, Risk.archived_at.is_(None)),
        indicator=_count(connection, Indicator.responsible_id == record_id, Indicator.archived_at.is_(None)),
    )


def period_in_use(connection: Connection, record_id: int) -> list[Problem]:
    """A period stays as long as it has goals, and the last one always: everything stands in a period."""
    if _count(connection, Period.archived_at.is_(None)) == 1:
        return [Problem("last_period")]
    return _in_use("in_use", goal=_count(connection, Goal.period_id == record_id, Goal.archived_at.is_(None)))


def place_in_use(connection: Connection, record_id: int) -> list[Problem]:
    """A place stays as long as there are values from it, and the municipality's own place always."""
    if _count(connection, Place.id == record_id, Place.kind == "own"):
        return [Problem("cannot_archive")]
    live = Measurement.archived_at.is_(None)
    return _in_use("in_use", measurement=_count(connection, Measurement.place_id == record_id, live))


def scale_step_in_use(connection: Connection, record_id: int) -> list[Problem]:
    """A step stays as long as a weighing uses it."""
    step = connection.execute(select(ScaleStep.scale, ScaleStep.value).where(ScaleStep.id == record_id)).one()
    used = RiskScore.likelihood if step.scale == "likelihood" else RiskScore.consequence
    return _in_use("in_use", risk=_count(connection, used == step.value, RiskScore.archived_at.is_(None)))


def _in_use(code: str, **counts: int) -> list[Problem]:
    return [Problem(code, values={"kind": kind, "count": count}) for kind, count in counts.items() if count]


def _count(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).where(*conditions)).scalar_one()
