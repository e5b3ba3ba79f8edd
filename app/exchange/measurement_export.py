"""Measurements as a table that can be read back: one row for each value, under the headings of an import."""

from __future__ import annotations

from app import wording
from app.domain.measurement_sheets import codes_to_write
from app.exchange import measurement_words
from app.exchange.measurement_import import label_places
from app.exchange.writing import Table
from app.services.measurement_sheets import MeasurementSheets
from app.text import translate


def measurement_table(measurements: MeasurementSheets) -> Table:
    """Every value of the file, indicator by indicator."""
    names, values = measurements.values()
    indicators = {indicator.id: indicator for indicator in names.indicators}
    codes = codes_to_write(names.indicators)
    places = {place.id: place.label for place in label_places(names)}
    genders, parts, states = (wording.words(group) for group in ("gender", "part", "measurement_state"))
    rows = [
        (
            indicators[value.indicator_id].title,
            codes[value.indicator_id],
            places[value.place_id],
            value.year,
            parts[value.part],
            genders[value.gender],
            measurement_words.missing() if value.value is None else value.value,
            states[value.state],
            value.source,
            value.comment,
        )
        for value in values
    ]
    return Table(translate("Sheet", "Mätvärden"), measurement_words.headings(), rows)
