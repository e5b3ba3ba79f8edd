"""The rows of the risk register: from a constant number of queries, however many risks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, CursorResult, bindparam, func, select

from app.domain import risk_zones, risks
from app.domain.codes import SCORE_KINDS
from app.domain.risk_zones import Zones
from app.services.risk_years import read_zones
from database.controls import Action, Control, ControlRisk
from database.goals import Goal
from database.municipality import Municipality
from database.risks import Risk, RiskGoal, RiskScore, RiskTreatment
from database.units import Unit


@dataclass(frozen=True, slots=True)
class RiskGoalRow:
    """A goal that a risk works against."""

    id: int
    level: str
    number: str
    title: str


class Decided(NamedTuple):
    """What was decided last of a risk that is accepted or watched."""

    kind: str = ""
    """accept or watch; empty where nothing is decided."""
    body: str = ""
    until: date | None = None
    over: bool = False
    """The last day of an acceptance has passed: the risk asks to be decided of again."""


class RiskRow(NamedTuple):
    """A risk as the register shows it in one year. (A tuple: of all that reading thousands does, making a dataclass
    of each would take the most time.)
    """

    id: int
    unit_id: int
    unit: str
    title: str
    category: str
    process: str
    cause: str
    event: str
    consequence_text: str
    existing_control: str
    treatment: str
    owner_role: str
    hidden: bool
    archived: bool
    likelihood: int | None
    consequence: int | None
    value: int | None
    zone: str
    over_threshold: bool
    movement: str
    """Against the year before: up, down, same, new; empty where the risk is not weighed."""
    before: int | None
    """The value the year before."""
    goals: tuple[RiskGoalRow, ...]
    score_id: int | None
    """The weighing that is shown: what a form has read before it adds another."""
    version: int
    inherent: int | None
    """The value if nothing were done about the risk."""
    residual: int | None
    """The value that is left when what is to be done is done."""
    moved_from: tuple[int, int] | tuple[None, None]
    """Likelihood and consequence the year before; None twice where it was not weighed then."""
    decided: Decided
    actions: int
    """How many actions change it; those that were dropped are not counted."""
    controls: int
    """How many controls test its routines."""


type_of_texts = tuple[int, int, str, str, str, str, str, str, str, str, str, str]
"""The first fields of a row, as the query gives them."""

UNDECIDED = Decided()
_NONE = (None, None, None, None, None, None)
"""The place of a weighing that there is none of."""


def read_risks(
    connection: Connection, year: int, *, archived: bool = False, zones: Zones | None = None
) -> tuple[RiskRow, ...]:
    """Read the register inside an open transaction. Largest value first.

    ``zones`` are those of the year, where the caller has read them already.
    """
    zones = zones or read_zones(connection, year)
    goals = _read_goals(connection)
    latest, before, inherent, residual = _read_weighings(connection, year)
    decided = _read_decided(connection)
    actions = dict(_driver_rows(connection.execute(_ACTIONS)))
    controls = dict(_driver_rows(connection.execute(_CONTROLS)))
    judged = _judgements(zones)
    rows = []
    texts: type_of_texts
    for row in _driver_rows(connection.execute(_ALL if archived else _LIVE)):
        key, texts = row[0], row[:12]
        _, score_id, _, _, likelihood, consequence = latest.get(key, _NONE)
        moved_from = before.get(key, _NONE)[4:]
        value, zone, over = judged[likelihood, consequence]
        earlier = judged[moved_from][0]
        rows.append(
            RiskRow(
                *texts,
                bool(row[12]),
                row[13] is not None,
                likelihood,
                consequence,
                value,
                zone,
                over,
                risk_zones.movement(earlier, value),
                earlier,
                tuple(goals.get(key, ())),
                score_id,
                row[14],
                judged[inherent.get(key, _NONE)[4:]][0],
                judged[residual.get(key, _NONE)[4:]][0],
                moved_from,
                decided.get(key, UNDECIDED),
                actions.get(key, 0),
                controls.get(key, 0),
            )
        )
    rows.sort(key=lambda risk: -(risk.value or 0))
    return tuple(rows)


def read_today(connection: Connection) -> date:
    """Read the day that counts as today: the example carries one of its own."""
    return connection.execute(select(Municipality.shown_on)).scalar() or date.today()


_RISKS = (
    select(
        *(Risk.id, Risk.unit_id, Unit.name, Risk.title, Risk.category, Risk.process),
        *(Risk.cause, Risk.event, Risk.consequence, Risk.existing_control, Risk.treatment),
        *(Risk.owner_role, Risk.hidden, Risk.archived_at, Risk.version),
    )
    .join(Unit, Unit.id == Risk.unit_id)
    .order_by(Unit.position, Risk.id)
)
_ALL, _LIVE = _RISKS, _RISKS.where(Risk.archived_at.is_(None))

_WEIGHINGS = select(
    RiskScore.year,
    RiskScore.id,
    RiskScore.risk_id,
    RiskScore.kind,
    RiskScore.likelihood,
    RiskScore.consequence,
).where(RiskScore.year <= bindparam("year"), RiskScore.archived_at.is_(None))

_TIES = (
    select(RiskGoal.risk_id, RiskGoal.goal_id)
    .join(Goal, Goal.id == RiskGoal.goal_id)
    .where(Goal.archived_at.is_(None))
    .order_by(Goal.level, Goal.position)
)
_AIMS = select(Goal.id, Goal.level, Goal.number, Goal.title).where(Goal.archived_at.is_(None))

_DECIDED = (
    select(RiskTreatment.risk_id, RiskTreatment.kind, Unit.name, RiskTreatment.until)
    .join(Unit, Unit.id == RiskTreatment.unit_id, isouter=True)
    .where(RiskTreatment.archived_at.is_(None))
    .order_by(RiskTreatment.id)
)
_ACTIONS = (
    select(Action.risk_id, func.count())
    .where(Action.risk_id.is_not(None), Action.archived_at.is_(None), Action.state != "dropped")
    .group_by(Action.risk_id)
)
_CONTROLS = (
    select(ControlRisk.risk_id, func.count())
    .join(Control, Control.id == ControlRisk.control_id)
    .where(Control.archived_at.is_(None))
    .group_by(ControlRisk.risk_id)
)


def _driver_rows(result: CursorResult[*tuple[Any, ...]]) -> Sequence[Any]:
    """Take the rows as the driver gives them: thousands of ``Row`` objects would cost as much as the query."""
    assert result.cursor is not None
    rows = result.cursor.fetchall()
    result.close()
    return rows


def _judgements(zones: Zones) -> Mapping[tuple[int | None, int | None], tuple[int | None, str, bool]]:
    """Value, zone and whether it reaches the threshold, for every weighing there can be."""
    steps = (None, 1, 2, 3, 4, 5)
    judged = {}
    for likelihood in steps:
        for consequence in steps:
            value = risk_zones.value(likelihood, consequence)
            found = (value, risk_zones.zone(value, zones), risk_zones.over_threshold(value, zones))
            judged[likelihood, consequence] = found
    return judged


def _read_goals(connection: Connection) -> Mapping[int, Sequence[RiskGoalRow]]:
    """The goals that each risk works against."""
    known = {row[0]: RiskGoalRow(*row) for row in _driver_rows(connection.execute(_AIMS))}
    goals: defaultdict[int, list[RiskGoalRow]] = defaultdict(list)
    for risk_id, goal_id in _driver_rows(connection.execute(_TIES)):
        goals[risk_id].append(known[goal_id])
    return goals


type_of_weighing = tuple[int, int, int, str, int, int]
"""Year, id, risk, kind, likelihood and consequence."""


class _Weighings(NamedTuple):
    """The newest weighings of each risk up to a year."""

    latest: Mapping[int, type_of_weighing]
    before: Mapping[int, type_of_weighing]
    """Up to the year before."""
    inherent: Mapping[int, type_of_weighing]
    residual: Mapping[int, type_of_weighing]


def _read_weighings(connection: Connection, year: int) -> _Weighings:
    # In order of year and id: a weighing of an earlier year may have been noted later.
    rows = sorted(_driver_rows(connection.execute(_WEIGHINGS, {"year": year})))
    turn = bisect_left(rows, (year,))
    newest: dict[str, dict[int, type_of_weighing]] = {kind: {} for kind in SCORE_KINDS}
    for row in rows[:turn]:
        newest[row[3]][row[2]] = row
    before = dict(newest["current"])
    for row in rows[turn:]:
        newest[row[3]][row[2]] = row
    return _Weighings(newest["current"], before, newest["inherent"], newest["residual"])


def _read_decided(connection: Connection) -> Mapping[int, Decided]:
    """What counts of each risk's decisions to accept or watch it: the newest. Earlier ones are its history."""
    today = read_today(connection)
    return {
        row[0]: Decided(row[1], row[2] or "", row[3], risks.acceptance_over(row[1], row[3], today))
        for row in connection.execute(_DECIDED)
    }
