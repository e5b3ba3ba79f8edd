"""Målvärden: what each year asks of an indicator."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.problems import Problem
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.page_parts import EmptyState
from app.ui.indicators import form
from app.ui.indicators.lines import LinesPane

if TYPE_CHECKING:
    from app.services.indicator_cards import IndicatorCard, TargetRow

_ASKED = (
    "target",
    "target_high",
    "accepted_year",
    "accepted_year_high",
    "accepted_period",
    "accepted_period_high",
)
_FORM_VALUES = ("year", "baseline", *_ASKED, "id", "version")


class TargetsPane(LinesPane):
    """Baseline, target and accepted value, a row for each year."""

    kind = "target"
    first_field = "target"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._decimals = 0
        columns = (
            Column(
                "year",
                noop("Columns", "År"),
                text=lambda row: str(row.year),
                sort=lambda row: row.year,
                width=60,
            ),
            Column(
                "baseline",
                noop("Columns", "Utgångsvärde"),
                kind="number",
                text=self._cell("baseline"),
                width=116,
            ),
            Column(
                "target",
                noop("Columns", "Målvärde"),
                kind="number",
                text=self._cell("target"),
                strong=True,
                width=96,
            ),
            Column(
                "accepted_year",
                noop("Columns", "Accepterat, året"),
                kind="number",
                text=self._cell("accepted_year"),
                width=124,
            ),
            Column(
                "accepted_period",
                noop("Columns", "Accepterat, perioden"),
                kind="number",
                text=self._cell("accepted_period"),
                stretch=True,
                width=120,
            ),
        )
        empty = EmptyState(
            "target",
            translate(
                "Indicators",
                "Här visas vad ni vill nå varje år. Utan målvärde kan programmet inte bedöma hur det går. Skriv det "
                "första ovanför.",
            ),
        )
        super().__init__(context, form.target_fields(), columns, ("baseline",), empty, parent)
        self.table.setAccessibleName(self.tr("Målvärden"))

    def show_card(self, card: IndicatorCard) -> None:
        """Show the targets; upper ends belong to a band only."""
        decimals = card.values["decimals"]
        self._decimals = decimals if isinstance(decimals, int) else 0
        for name in form.BAND_FIELDS:
            self.form.set_field_visible(name, card.values["direction"] == "band")
        for name in ("baseline", *_ASKED):
            self.form.set_unit(name, str(card.values["unit_of_measure"]) if name == "target" else "")
        super().show_card(card)

    def rows_of(self, card: IndicatorCard) -> Sequence[Any]:
        return tuple(reversed(card.targets))

    def values_of(self, row: TargetRow) -> Mapping[str, object]:
        return {name: getattr(row, name) for name in _FORM_VALUES}

    def proposal(self, card: IndicatorCard, entered: Mapping[str, object] | None) -> Mapping[str, object]:
        years = {row.year for row in card.targets}
        if entered is not None:
            years.add(int(str(entered["year"])))
        year = max(years) + 1 if years else self.context.period.year
        last = (
            entered["baseline"]
            if entered is not None
            else card.targets[-1].baseline
            if card.targets
            else None
        )
        return {"year": year, "baseline": last}

    def title_of(self, values: Mapping[str, object] | None) -> str:
        if values is None:
            return self.tr("Nytt målvärde")
        return self.tr("Ändra målvärdet för {year}").format(year=values["year"])

    def words_for(self, act: str) -> str:
        return {
            "add": self.tr("Lägg till målvärde"),
            "correct": self.tr("Ändra målvärde"),
            "remove": self.tr("Ta bort målvärde"),
        }[act]

    def objection(self, values: Mapping[str, object]) -> bool:
        """A year stands only once, and asks for something."""
        assert self.card is not None
        there = next((row for row in self.card.targets if row.year == values["year"]), None)
        if there is not None:
            self.form.say(
                self.tr("{year} har redan målvärden.").format(year=there.year),
                [(self.tr("Ändra dem"), lambda: self.correct(there))],
            )
            return True
        if all(values[name] is None for name in ("baseline", *_ASKED)):
            self.form.show_problems([Problem("required", "target")])
            return True
        return False

    def _cell(self, name: str) -> Callable[[Any], str]:
        def text(row: TargetRow) -> str:
            edges = [getattr(row, name), getattr(row, f"{name}_high", None)]
            said = [formats.number(edge, self._decimals) for edge in edges if edge is not None]
            return "–".join(said) or EMPTY

        return text
