"""Beside the plan: the row that is chosen, or the plan's own particulars, changed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from app import wording
from app.services.edits import Change
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Date, Field, LongText, Option, Text
from app.ui.common.page_parts import EmptyState
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.indicators.form import frequency_options, options

if TYPE_CHECKING:
    from app.services.due_values import Card
    from app.services.measurement_plan import Plan, PlanPage, PlanRow

ENTRY_FIELDS = (
    Choice("indicator_id", noop("Fields", "Indikator"), required=True),
    Choice(
        "frequency", noop("Fields", "Hur ofta"), none=noop("Fields", "Inte bestämt"), empty="", width="half"
    ),
    Date(
        "next_value_on",
        noop("Fields", "Nästa värde väntas"),
        width="half",
        help=noop("Fields", "Tomt räknas ut från hur ofta det mäts."),
    ),
    Choice("responsible_id", noop("Fields", "Av vem"), none=noop("Fields", "Ingen ansvarig än")),
    Text("source", noop("Fields", "Källa"), help=noop("Fields", "Tomt är som kortet säger.")),
    LongText(
        "followed_up", noop("Fields", "Så följs det upp"), placeholder=noop("Fields", "Årsredovisningen")
    ),
)
PLAN_FIELDS = (
    Choice("state", noop("Fields", "Läge"), options=options("plan_state"), required=True, width="half"),
    Date("revised_on", noop("Fields", "Senast reviderad"), width="half"),
    Choice(
        "decision_id",
        noop("Fields", "Gjord eller reviderad med budgeten"),
        none=noop("Fields", "Inget budgetbeslut valt"),
    ),
    LongText("followed_up", noop("Fields", "Så följs planen upp"), lines=4),
)


def source_of(row: PlanRow) -> str:
    """Where the values come from: the plan's own words, else what the card says."""
    said = wording.word("source", row.card_source)
    return row.source or (f"{said}, {row.kolada_id}" if row.kolada_id else said)


class CalledPane(RecordPane):
    """A record that has no name of its own: what it is called is told when it is chosen."""

    def __init__(
        self,
        context: Context,
        kind: str,
        fields: Sequence[Field],
        said: PaneWords,
        empty: EmptyState,
        new: QAction,
    ) -> None:
        super().__init__(context, kind, fields, said, empty, new)
        self.called: Callable[[], str] = lambda: ""

    def read(self, record_id: int) -> dict[str, object]:
        """What stands in the form, and what the record is called."""
        return {**super().read(record_id), "title": self.called()}

    def _changed(self, _change: Change) -> None:
        self.title.setText(self.called())


class PlanPanes(QStackedWidget):
    """One of the two is shown."""

    def __init__(self, context: Context, new_entry: QAction, new_plan: QAction) -> None:
        super().__init__()
        self.entry = CalledPane(
            context,
            "measurement_plan_entry",
            ENTRY_FIELDS,
            PaneWords(
                new=self.tr("Ny rad i mätplanen"),
                change=self.tr("Ändra rad i mätplanen"),
                archive=self.tr("Ta bort raden ur planen"),
                restore=self.tr("Ta tillbaka raden"),
                made=self.tr("Raden lades till i planen."),
            ),
            EmptyState("calendar", self.tr("Välj en rad i planen, så visas den här.")),
            new_entry,
        )
        self.plan = CalledPane(
            context,
            "measurement_plan",
            PLAN_FIELDS,
            PaneWords(
                new=self.tr("Ny plan"),
                change=self.tr("Ändra planen"),
                archive=self.tr("Arkivera planen"),
                restore=self.tr("Ta tillbaka planen"),
                made=self.tr("Planen lades till."),
            ),
            EmptyState("calendar", ""),
            new_plan,
        )
        self._titles: dict[int, str] = {}
        self._missing: dict[object, Card] = {}
        self.entry.form.changed.connect(self._follow_card)
        self.addWidget(self.entry)
        self.addWidget(self.plan)

    @property
    def busy(self) -> bool:
        """Whether a new row is being written, or the plan itself is shown."""
        return self.entry.is_new or self.currentWidget() is self.plan

    def offer(self, page: PlanPage) -> None:
        """What can be chosen in the forms."""
        self._titles = {row.indicator_id: row.title for row in page.rows}
        self._missing = {card.id: card for card in page.missing}
        self._offer_indicators()
        self.entry.form.set_options("responsible_id", [Option(unit_id, name) for unit_id, name in page.units])
        self.plan.form.set_options(
            "decision_id", [Option(budget.id, budget.title) for budget in page.budgets]
        )
        if self.currentWidget() is self.plan and page.plan is not None:
            self.show_plan(page.plan)

    def show_entry(self, row: PlanRow | None) -> None:
        """Show a row of the plan, or that none is chosen."""
        self.setCurrentWidget(self.entry)
        if row is not None:
            self.entry.called = lambda: row.title
            self.entry.form.set_options("frequency", frequency_options(row.frequency))
            self.entry.form.set_field_visible("indicator_id", False)
        self.entry.show_record(None if row is None else row.id)

    def start_entry(self, plan_id: int) -> None:
        """Let a new row be written, of an indicator that the plan says nothing of."""
        self.setCurrentWidget(self.entry)
        self._offer_indicators()
        self.entry.form.set_options("frequency", frequency_options())
        self.entry.form.set_field_visible("indicator_id", True)
        self.entry.start({"frequency": ""}, {"plan_id": plan_id})

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan says of itself."""
        called = self.tr("Plan för {year}").format(year=plan.year)
        self.plan.called = lambda: called
        self.setCurrentWidget(self.plan)
        self.plan.show_record(plan.id)

    def _offer_indicators(self) -> None:
        missing = tuple(Option(card.id, card.title) for card in self._missing.values())
        known = tuple(Option(indicator_id, title) for indicator_id, title in self._titles.items())
        self.entry.form.set_options("indicator_id", missing if self.entry.is_new else (*missing, *known))

    def _follow_card(self, name: str) -> None:
        """A new row begins with what the card of its indicator says."""
        form = self.entry.form
        card = self._missing.get(form.values()["indicator_id"]) if name == "indicator_id" else None
        if card is not None and self.entry.is_new:
            form.set_options("frequency", frequency_options(card.frequency))
            for field in ("frequency", "next_value_on", "responsible_id"):
                form.editor(field).set_value(getattr(card, field))
