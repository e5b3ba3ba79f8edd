"""The scales and limits that a year's risks are weighed with, kept from the year's first weighing."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, insert, select

from app.domain.codes import SCALES
from app.domain.risk_zones import Zones
from app.services.municipality import Scales, Step, read_scales
from database.municipality import Municipality
from database.risks import RiskScore, RiskYear


def read_zones(connection: Connection, year: int) -> Zones:
    """Where the limits of a year go: as they were at its first weighing, else as the municipality has them now."""
    names = ("low_max", "medium_max", "threshold", "threshold_rule")
    kept, now = RiskYear.__table__.c, Municipality.__table__.c
    query = select(*(func.coalesce(kept[name], now[name]) for name in names))
    in_year = query.join_from(Municipality, RiskYear, RiskYear.year == year, isouter=True)
    row = connection.execute(in_year).one()
    return Zones(row[0], row[1], row[2], row[3])


def read_all_zones(connection: Connection) -> tuple[Mapping[int, Zones], Zones]:
    """The limits of every year that keeps its own, and those of all other years: the municipality's now."""
    kept = RiskYear.__table__.c
    rows = connection.execute(
        select(kept.year, kept.low_max, kept.medium_max, kept.threshold, kept.threshold_rule)
    )
    own = {row[0]: Zones(*row[1:]) for row in rows}
    now = Municipality.__table__.c
    others = connection.execute(select(now.low_max, now.medium_max, now.threshold, now.threshold_rule)).one()
    return own, Zones(*others)


def read_year_scales(connection: Connection, year: int) -> Scales:
    """The scales of a year, as they were at its first weighing, else as they are now."""
    kept = connection.execute(select(RiskYear.steps).where(RiskYear.year == year)).scalar()
    if kept is None:
        return read_scales(connection)
    steps = {scale: [Step(0, *rest) for name, *rest in json.loads(kept) if name == scale] for scale in SCALES}
    return Scales(tuple(steps["likelihood"]), tuple(steps["consequence"]))


def kept_years(connection: Connection) -> tuple[int, ...]:
    """The years that keep scales and limits of their own, since they have weighings."""
    return tuple(connection.execute(select(RiskYear.year).order_by(RiskYear.year)).scalars())


def settle(connection: Connection, score_id: int) -> None:
    """Keep the scales and limits of the year of a weighing, or let go of them where it has none left."""
    year = connection.execute(select(RiskScore.year).where(RiskScore.id == score_id)).scalar_one()
    live = select(RiskScore.id).where(RiskScore.year == year, RiskScore.archived_at.is_(None)).limit(1)
    kept = connection.execute(select(RiskYear.year).where(RiskYear.year == year)).first() is not None
    weighed = connection.execute(live).first() is not None
    if weighed and not kept:
        zones = read_zones(connection, year)
        connection.execute(
            insert(RiskYear).values(
                year=year,
                low_max=zones.low_max,
                medium_max=zones.medium_max,
                threshold=zones.threshold,
                threshold_rule=zones.threshold_rule,
                steps=_kept(read_year_scales(connection, year)),
            )
        )
    elif kept and not weighed:
        connection.execute(delete(RiskYear).where(RiskYear.year == year))


def _kept(scales: Scales) -> str:
    steps = {"likelihood": scales.likelihood, "consequence": scales.consequence}
    rows = [[scale, step.value, step.label, step.text] for scale in SCALES for step in steps[scale]]
    return json.dumps(rows, ensure_ascii=False)
