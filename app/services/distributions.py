"""Where our value lies among all municipalities', for the chart and the words about it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.domain.kolada import credit
from app.domain.relative_position import FEWEST_OTHERS, position
from app.services.figures import Distribution, Standing
from app.services.indicator_figures import FULL_YEAR
from database.indicators import Indicator, Measurement, Place


def read_distribution(connection: Connection, indicator_id: int) -> Distribution | None:
    """The newest year in which we and enough others have a value for the full year; None where there is none.

    Groups, regions and the nation are left out: they are sums of municipalities.
    """
    rows = connection.execute(
        select(
            Indicator.title,
            Indicator.unit_of_measure,
            Indicator.decimals,
            Indicator.direction,
            Indicator.source_note,
            Place.kind,
            Place.name,
            Measurement.year,
            Measurement.value,
            Measurement.source,
        )
        .join(Measurement, Measurement.indicator_id == Indicator.id)
        .join(Place, Place.id == Measurement.place_id)
        .where(
            Indicator.id == indicator_id,
            Place.kind.in_(("own", "municipality")),
            Measurement.gender == "T",
            Measurement.part == FULL_YEAR,
            Measurement.value.is_not(None),
            Measurement.archived_at.is_(None),
        )
        .order_by(Measurement.year.desc(), Measurement.value, Place.name)
    ).all()
    for year in dict.fromkeys(row.year for row in rows):
        shown = [row for row in rows if row.year == year]
        own = next((row for row in shown if row.kind == "own"), None)
        others = [row for row in shown if row.kind != "own"]
        if own is None or len(others) < FEWEST_OTHERS:
            continue
        found = position(own.value, [row.value for row in others], own.direction)
        sources = credit([(row.name, row.source) for row in shown])
        return Distribution(
            own.title,
            own.unit_of_measure,
            own.decimals,
            own.direction,
            year,
            Standing(own.name, own.value),
            tuple(Standing(row.name, row.value) for row in others),
            found.position,
            found.better,
            " ".join(part for part in (sources, own.source_note) if part),
        )
    return None
