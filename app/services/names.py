"""What any record is called, for lists that mix kinds: the latest changes, the search, the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Text, cast, select

from database.connection import File
from database.decisions import Decision
from database.goals import Contribution, Goal, GoalSdg, SdgGoal, SdgTarget
from database.indicators import Indicator, Measurement, Place, Target
from database.municipality import Municipality, ScaleStep
from database.periods import Period
from database.risks import Risk, RiskScore
from database.units import Unit

_NAMES: dict[str, Select[int, str]] = {
    "municipality": select(Municipality.id, Municipality.name),
    "scale_step": select(ScaleStep.id, ScaleStep.label),
    "period": select(Period.id, Period.name),
    "unit": select(Unit.id, Unit.name),
    "goal": select(Goal.id, Goal.title),
    "contribution": select(Contribution.id, Goal.title).join(Goal, Goal.id == Contribution.goal_id),
    "goal_sdg": select(GoalSdg.id, Goal.title).join(Goal, Goal.id == GoalSdg.goal_id),
    "place": select(Place.id, Place.name),
    "indicator": select(Indicator.id, Indicator.title),
    "target": select(Target.id, Indicator.title + ", " + cast(Target.year, Text)).join(
        Indicator, Indicator.id == Target.indicator_id
    ),
    "measurement": select(Measurement.id, Indicator.title + ", " + cast(Measurement.year, Text)).join(
        Indicator, Indicator.id == Measurement.indicator_id
    ),
    "risk": select(Risk.id, Risk.title),
    "risk_score": select(RiskScore.id, Risk.title + ", " + cast(RiskScore.year, Text)).join(
        Risk, Risk.id == RiskScore.risk_id
    ),
    "decision": select(Decision.id, Decision.title),
    "sdg_goal": select(SdgGoal.id, cast(SdgGoal.id, Text) + " " + SdgGoal.name_sv),
    "sdg_target": select(SdgTarget.id, SdgTarget.code + " " + SdgTarget.heading),
}
"""For each kind of record, (id, name). A record without a name of its own is called by what it belongs to."""


def read_names(connection: Connection, records: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Names of records given as (kind, id), from one query per kind, in an open transaction."""
    wanted: dict[str, set[int]] = {}
    for kind, record_id in records:
        wanted.setdefault(kind, set()).add(record_id)
    names: dict[tuple[str, int], str] = {}
    for kind, ids in wanted.items():
        query = _NAMES[kind]
        key = query.selected_columns[0]
        for row in connection.execute(query.where(key.in_(sorted(ids)))):
            names[kind, row[0]] = row[1]
    return names


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found by its words; ``detail`` says where it belongs."""

    kind: str
    id: int
    title: str
    detail: str


class Search:
    """Finds goals, indicators, risks and decisions by words in them."""

    MOST = 30

    def __init__(self, file: File) -> None:
        self._file = file

    def find(self, words: str, period_id: int) -> tuple[Hit, ...]:
        """Records in whose texts every word stands, those with the words in the title first."""
        parts = words.casefold().split()
        if not parts:
            return ()
        with self._file.reading() as connection:
            rows = [
                ("goal", *row)
                for row in connection.execute(
                    select(Goal.id, Goal.title, Goal.level, Goal.text).where(
                        Goal.period_id == period_id, Goal.archived_at.is_(None)
                    )
                )
            ]
            rows += [
                ("indicator", *row)
                for row in connection.execute(
                    select(Indicator.id, Indicator.title, Indicator.kolada_id, Indicator.definition).where(
                        Indicator.archived_at.is_(None)
                    )
                )
            ]
            rows += [
                ("risk", *row)
                for row in connection.execute(
                    select(
                        Risk.id, Risk.title, Unit.name, Risk.cause + " " + Risk.event + " " + Risk.consequence
                    )
                    .join(Unit, Unit.id == Risk.unit_id)
                    .where(Risk.archived_at.is_(None))
                )
            ]
            rows += [
                ("decision", *row)
                for row in connection.execute(
                    select(Decision.id, Decision.title, Decision.registry_number, Decision.text).where(
                        Decision.archived_at.is_(None)
                    )
                )
            ]
        in_title, elsewhere = [], []
        for kind, record_id, title, detail, text in rows:
            if all(part in title.casefold() for part in parts):
                in_title.append(Hit(kind, record_id, title, detail))
            elif all(part in f"{title} {detail} {text}".casefold() for part in parts):
                elsewhere.append(Hit(kind, record_id, title, detail))
        return tuple((in_title + elsewhere)[: self.MOST])
