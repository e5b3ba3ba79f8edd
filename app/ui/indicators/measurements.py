"""Mätvärden: every value of an indicator, entered quickly and corrected in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app import wording
from app.domain import formats
from app.domain.measurement_slots import Slot, first_to_enter, next_to_enter
from app.domain.unlikely_values import span, unlikely
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.fields import Option
from app.ui.common.form_parts import FieldBlock
from app.ui.common.page_parts import EmptyState
from app.ui.indicators import form, sayings
from app.ui.indicators.lines import LinesPane

if TYPE_CHECKING:
    from app.services.indicator_cards import IndicatorCard, IndicatorChoices, MeasurementRow

_FORM_VALUES = ("year", "part", "gender", "place_id", "value", "state", "source", "comment", "id", "version")


class MeasurementsPane(LinesPane):
    """Year, part, gender, place, value: Enter saves and the form stands ready for the next."""

    kind = "measurement"
    first_field = "value"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._decimals = 0
        self._unit = ""
        self._series: dict[tuple[object, ...], dict[int, float | None]] = {}
        """Values by year for each part of the year, gender and place."""
        columns = (
            Column(
                "year",
                noop("Columns", "År"),
                text=lambda row: str(row.year),
                sort=lambda row: (row.year, row.part),
                width=58,
            ),
            Column("part", noop("Columns", "Del"), text=_part, tip=_long_part, width=66),
            Column(
                "gender",
                noop("Columns", "Kön"),
                text=lambda row: wording.word("gender", row.gender),
                width=80,
            ),
            Column("place", noop("Columns", "Plats"), width=104),
            Column(
                "value",
                noop("Columns", "Värde"),
                kind="number",
                text=self._value,
                tip=self._explained,
                mark=lambda row: "triangle-alert" if self._doubt(self.values_of(row)) else "",
                strong=True,
                width=84,
            ),
            Column("state", noop("Columns", "Läge"), text=_state, tip=_long_state, stretch=True, width=64),
            Column("comment", noop("Columns", "Kommentar"), stretch=True, width=120),
            Column("source", noop("Columns", "Källa"), width=150),
        )
        empty = EmptyState(
            "chart-line",
            translate("Indicators", "Här visas värdena, det nyaste först. Skriv det första ovanför."),
        )
        super().__init__(context, form.measurement_fields(), columns, ("source", "comment"), empty, parent)
        self.table.setAccessibleName(self.tr("Mätvärden"))
        self.form.changed.connect(lambda _name: self._tell_doubt())

    def set_choices(self, choices: IndicatorChoices) -> None:
        """Where values can come from."""
        self.form.set_options("place_id", [Option(place.id, place.name) for place in choices.places])
        self.form.set_field_visible("place_id", len(choices.places) > 1)
        self._own = next((place.id for place in choices.places if place.kind == "own"), None)

    def show_card(self, card: IndicatorCard) -> None:
        """Show the values; columns that say the same in every row are left out."""
        decimals = card.values["decimals"]
        self._decimals = decimals if isinstance(decimals, int) else 0
        self._unit = str(card.values["unit_of_measure"])
        self.form.set_unit("value", self._unit)
        rows = card.measurements
        self._series = {}
        for row in rows:
            self._series.setdefault((row.part, row.gender, row.place_id), {})[row.year] = row.value
        same = {
            name
            for name, values in (
                ("gender", {row.gender for row in rows} - {"T"}),
                ("place", {row.place_id for row in rows} - {self._own}),
                ("part", {row.part for row in rows} - {sayings.FULL_YEAR}),
                ("state", {row.state for row in rows} - {"final"}),
            )
            if not values
        }
        self.table.leave_out(frozenset(same))
        super().show_card(card)
        self._tell_doubt()

    def rows_of(self, card: IndicatorCard) -> Sequence[Any]:
        return card.measurements

    def values_of(self, row: MeasurementRow) -> Mapping[str, object]:
        return {name: getattr(row, name) for name in _FORM_VALUES}

    def proposal(self, card: IndicatorCard, entered: Mapping[str, object] | None) -> Mapping[str, object]:
        place = entered["place_id"] if entered is not None else self._own
        taken = {Slot(row.year, row.part, row.gender) for row in card.measurements if row.place_id == place}
        if entered is None:
            slot = first_to_enter(taken, self.context.period.year)
            return {**slot._asdict(), "place_id": place, "state": "final"}
        just = Slot(int(str(entered["year"])), str(entered["part"]), str(entered["gender"]))
        slot = next_to_enter(taken | {just}, just)
        kept = {name: entered[name] for name in ("place_id", "state", "source")}
        return {**slot._asdict(), **kept}

    def title_of(self, values: Mapping[str, object] | None) -> str:
        if values is None:
            return self.tr("Nytt mätvärde")
        when = sayings.long_moment(int(str(values["year"])), str(values["part"]))
        return self.tr("Rätta värdet för {when}, {gender}").format(
            when=when, gender=wording.word("gender", str(values["gender"])).lower()
        )

    def words_for(self, act: str) -> str:
        return {
            "add": self.tr("Lägg till mätvärde"),
            "correct": self.tr("Rätta mätvärde"),
            "remove": self.tr("Ta bort mätvärde"),
        }[act]

    def objection(self, values: Mapping[str, object]) -> bool:
        """A value that is there already is corrected, not entered twice; an empty one is asked about."""
        assert self.card is not None
        what = ("year", "part", "gender", "place_id")
        there = next(
            (
                row
                for row in self.card.measurements
                if all(getattr(row, name) == values[name] for name in what)
            ),
            None,
        )
        when = sayings.long_moment(int(str(values["year"])), str(values["part"]))
        if there is not None:
            self.form.say(
                self.tr("Det finns redan ett värde för {when}, {gender}: {value}.").format(
                    when=when, gender=wording.word("gender", there.gender).lower(), value=self._value(there)
                ),
                [(self.tr("Rätta det"), lambda: self.correct(there))],
            )
            return True
        if values["value"] is None:
            self.form.say(
                self.tr("Inget värde är skrivet. Ska det sparas att värdet för {when} saknas?").format(
                    when=when
                ),
                [(self.tr("Spara att värdet saknas"), self.send_new)],
            )
            return True
        return False

    def show_heading(self, values: Mapping[str, object] | None) -> None:
        """Another row is written: what there was to say of the one before is no longer said."""
        super().show_heading(values)
        self._tell_doubt()

    def _tell_doubt(self) -> None:
        """Say beside the field where the value looks like a slip. It can be saved all the same."""
        block = self.form.editor("value").parentWidget()
        assert isinstance(block, FieldBlock)
        block.show_warning(self._doubt(self.form.values()))

    def _doubt(self, values: Mapping[str, object]) -> str:
        """Why a value looks like a slip, held against the same series' other years; empty where it does not."""
        value = values["value"]
        if not isinstance(value, float):
            return ""
        years = self._series.get((values["part"], values["gender"], values["place_id"]), {})
        others = span(known for year, known in years.items() if year != values["year"])
        code = unlikely(value, self._unit, self._decimals, others)
        return wording.doubt(code, others, self._decimals, self._unit) if code else ""

    def _explained(self, row: MeasurementRow) -> str:
        return "\n".join(part for part in (self._value(row), self._doubt(self.values_of(row))) if part)

    def _value(self, row: MeasurementRow) -> str:
        if row.value is None:
            return translate("Indicators", "saknas")
        # A value with more decimals than the indicator shows is told whole where it is corrected.
        return formats.number(row.value, self._decimals) or EMPTY


def _part(row: MeasurementRow) -> str:
    return _long_part(row) if row.part == sayings.FULL_YEAR else row.part.upper()


def _long_part(row: MeasurementRow) -> str:
    return wording.word("part", row.part)


def _state(row: MeasurementRow) -> str:
    return "" if row.state == "final" else translate("Indicators", "Prel.")


def _long_state(row: MeasurementRow) -> str:
    return wording.word("measurement_state", row.state)
