"""One control beside its list: its form, the risks that it serves, what it has shown, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import Column
from app.ui.common.form_parts import Notice
from app.ui.common.history import History, happened
from app.ui.common.page_parts import EmptyState
from app.ui.common.record_pane import RecordPane
from app.ui.common.record_table import RecordTable
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.risks import controls_form
from app.ui.risks.control_marks import result_column

if TYPE_CHECKING:
    from app.services.controls import ControlCard, InPlan

_RISKS = (
    Column("title", noop("Columns", "Risk"), stretch=True, width=200),
    Column("unit", noop("Columns", "Enhet"), width=150),
)


class ControlPane(RecordPane):
    """Read whole in one go; the tab that one looks at stays when another control is chosen."""

    jump = Signal(str, int)
    """Lead to a risk or to a result."""

    _how_often = "year"

    def read(self, record_id: int) -> dict[str, object]:
        """The control with what hangs on it."""
        card = self._context.office.controls.card(record_id)
        return {**card.values, "card": card}

    def body(self) -> QWidget:
        """Tabs over the form and what hangs on the control."""
        self.planned = Notice("info")
        self.tabs = Tabs()
        self.risks = RecordTable(
            _RISKS,
            name="risks/control risks",
            settings=self._context.settings,
            empty=EmptyState(
                "shield-alert",
                self.tr(
                    "Här visas de risker som kontrollen gäller. Lägg till dem under Uppgifter; Enter på en rad "
                    "leder till risken."
                ),
            ),
        )
        self.risks.setAccessibleName(self.tr("Risker som kontrollen gäller"))
        self.risks.opened.connect(lambda row: self.jump.emit("risk", row.id))
        self.results = RecordTable(
            (
                Column("time", noop("Columns", "Avser"), text=self._time, sort=_order, width=118),
                Column("unit", noop("Columns", "Enhet"), stretch=True, width=120),
                result_column(noop("Columns", "Resultat"), lambda row: row.result, 168),
            ),
            name="risks/control results",
            settings=self._context.settings,
            empty=EmptyState(
                "clipboard-list",
                self.tr(
                    "Här visas vad kontrollen har visat. Resultaten skrivs under Granskning; Enter på en rad "
                    "leder dit."
                ),
            ),
        )
        self.results.setAccessibleName(self.tr("Vad kontrollen har visat"))
        self.results.opened.connect(lambda row: self.jump.emit("control_result", row.id))
        self.history = History(self.tr("Här visas ändringar av kontrollmomentet, med vem och när."))
        sheets = self.tabs.lead(
            self,
            {
                "details": (self.tr("Uppgifter"), self.form),
                "risks": (self.tr("Risker"), self.risks),
                "results": (self.tr("Resultat"), self.results),
                "history": (self.tr("Historik"), self.history),
            },
        )
        self.form.changed.connect(lambda _name: controls_form.warn(self.form, self.form.values()))
        self.form.reverted.connect(lambda: controls_form.warn(self.form, self.form.values()))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.planned)
        column.addWidget(self.tabs)
        column.addWidget(sheets, 1)
        return made

    # -- inside --

    def _fill(self, values: Mapping[str, object]) -> None:
        if values["id"] != self._id:
            return
        card: ControlCard = values["card"]  # type: ignore[assignment]
        super()._fill(card.values)
        self._how_often = str(card.values["how_often"])
        self.risks.set_rows(card.risks)
        self.results.set_rows(card.results)
        self.history.show_entries(
            [(happened(self.tr("Kontrollmomentet"), line), line) for line in card.history]
        )
        self._count("risks", self.tr("Risker"), len(card.risks))
        self._count("results", self.tr("Resultat"), len(card.results))
        self._tell_plans(card.plans)
        self.tabs.place()
        controls_form.warn(self.form, self.form.values())

    def _settle(self) -> None:
        super()._settle()
        self.tabs.setVisible(not self.is_new)
        if self.is_new:
            # What hangs on a control comes when the control is there.
            self.planned.hide()
            self.tabs.choose("details")
            controls_form.warn(self.form, self.form.values())

    def _tell_plans(self, plans: tuple[InPlan, ...]) -> None:
        """Which plans ask for it: one that is decided keeps it out of the archive."""
        if not plans:
            self.planned.hide()
            return
        named = ", ".join(dict.fromkeys(_named(plan) for plan in plans))
        self.planned.say(self.tr("Står i internkontrollplanen för {plans}.").format(plans=named))

    def _time(self, row: object) -> str:
        slot, year = getattr(row, "slot", 1), getattr(row, "year", 0)
        return f"{wording.time_of_year(self._how_often, slot)} {year}"

    def _count(self, tab: str, text: str, count: int) -> None:
        self.tabs.set_text(tab, f"{text} {count}" if count else text)


def _named(plan: InPlan) -> str:
    state = wording.word("control_plan_state", plan.state).lower()
    whose = plan.unit or translate("Controls", "hela kommunen")
    return f"{plan.year}, {whose} ({state})"


def _order(row: object) -> tuple[int, int]:
    return getattr(row, "year", 0), getattr(row, "slot", 0)
