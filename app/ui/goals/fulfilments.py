"""Att besluta: expected fulfilments that no steering document carries, and the decisions they wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import wording
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.cell_pane import CellPane
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, Splitter, action, button, words
from app.ui.common.record_form import RecordForm
from app.ui.common.record_table import RecordTable
from app.ui.common.rich_document import html, rich_words
from app.ui.common.section import Section
from app.ui.goals.form import decision_options
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.goal_sources import GoalSources
    from app.services.origins import Lifted

FIELDS = (
    Choice(
        "fulfilment_decision_id",
        noop("Fields", "Beslut om förväntad måluppfyllelse"),
        none=noop("Fields", "Inte beslutat än"),
        help=noop("Fields", "Beslutet läggs först in under Styrning. Välj det här när det finns."),
    ),
)


def _state(row: Lifted) -> str:
    if not row.marked:
        return translate("Fulfilments", "Saknar styrdokument")
    if row.waiting:
        return translate("Fulfilments", "Väntar på beslut")
    return translate("Fulfilments", "Beslutat")


COLUMNS = (
    Column(
        "title",
        noop("Columns", "Mål"),
        value=lambda row: full_title(row.number, row.title),
        stretch=True,
        strong=True,
    ),
    Column("level", noop("Columns", "Nivå"), text=lambda row: wording.word("level", row.level), width=130),
    Column("state", noop("Columns", "Läge"), text=_state, width=160),
    Column(
        "decision",
        noop("Columns", "Beslut"),
        text=lambda row: row.decision.title if row.decision is not None else "",
        width=200,
    ),
)


class FulfilmentsSection(Section):
    """List, and the chosen fulfilment beside it with what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Att besluta"),
            self.tr("Förväntad måluppfyllelse som inget styrdokument bär, och besluten som den väntar på."),
        )
        self._row: Lifted | None = None
        self.table = RecordTable(
            COLUMNS,
            name="goals/fulfilments",
            settings=context.settings,
            key=lambda row: row.goal_id,
            empty=EmptyState(
                "gavel",
                self.tr(
                    "Här visas den förväntade måluppfyllelse som inte står i något styrdokument. Den kan lyftas till "
                    "ett särskilt politiskt beslut, och väntar här tills beslutet finns."
                ),
            ),
        )
        self.table.setAccessibleName(self.tr("Förväntad måluppfyllelse att besluta"))
        show_what_fits(self.table, {1: 760, 3: 600})
        self.pane = CellPane(self.tr("Den förväntade måluppfyllelsen"))
        self.expected = rich_words("")
        self.expected.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form = RecordForm(FIELDS, scroll=False)
        self.form.save_requested.connect(self._save)
        self.lift_action = action(self, self.tr("Lyft till särskilt beslut"), self._lift, icon="gavel")
        self.goal_action = action(self, self.tr("Visa målet"), self._show_goal, icon="target")
        self.table.set_actions([self.goal_action, self.lift_action])
        self._lay_out()
        self.table.chosen.connect(self._show_row)
        self.table.opened.connect(lambda _row: self._show_goal())
        self._show_row(None)

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def refresh(self) -> None:
        """Read the fulfilments of the period that is looked at."""
        office, period_id = self.context.office, self.context.period.id
        self.context.tasks.run(
            lambda: (office.origins.to_decide(period_id), office.goals.sources(period_id)),
            self._show,
            latest="goals/fulfilments",
        )

    def _show(self, answer: tuple[tuple[Lifted, ...], GoalSources]) -> None:
        rows, sources = answer
        self.form.set_options("fulfilment_decision_id", decision_options(sources))
        self.table.set_rows(rows)
        self.pane.setVisible(bool(rows))
        self.table.choose_first()
        if not rows:
            self._show_row(None)

    def _show_row(self, row: Lifted | None) -> None:
        self._row = row
        for act in (self.goal_action, self.lift_action):
            act.setEnabled(row is not None)
        self.lift_action.setVisible(row is not None and not row.marked)
        self.form.setVisible(row is not None and row.marked)
        if row is None:
            return
        self.pane.say(
            f"{wording.word('level', row.level)} · {_state(row)}", full_title(row.number, row.title), ""
        )
        self.expected.setText(html(row.expected))
        if row.marked:
            self._fill(row.goal_id)

    def _fill(self, goal_id: int) -> None:
        def show(values: dict[str, object]) -> None:
            if self._row is None or self._row.goal_id != goal_id:
                return
            if self.form.key == str(goal_id):
                self.form.refill(values)
            else:
                self.form.load(values, str(goal_id))

        records = self.context.office.records
        self.context.tasks.run(
            lambda: {**records.read("goal", goal_id), "id": goal_id}, show, latest="goals/fulfilment"
        )

    def _save(self, _values: object, _base: object) -> None:
        if self._row is not None:
            self.context.saving.save_form(
                self.form, "goal", self._row.goal_id, self.tr("Ändra beslut om måluppfyllelse")
            )

    def _lift(self) -> None:
        if self._row is not None and not self._row.marked:
            self.context.saving.write(
                self.tr("Lyft till särskilt beslut"),
                [Edit("goal", self._row.goal_id, {"lifted": True}, {"lifted": False})],
                told=self.tr("”{name}” väntar nu på beslut.").format(name=self._row.title),
            )

    def _show_goal(self) -> None:
        if self._row is not None:
            self.jump.emit("goal", self._row.goal_id)

    def _lay_out(self) -> None:
        column = self.pane.column
        column.addWidget(words(self.tr("Förväntad måluppfyllelse"), "label"))
        column.addWidget(self.expected)
        column.addWidget(self.form)
        column.addWidget(button(self.lift_action, "primary"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(button(self.goal_action), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        parts = Splitter("goals/fulfilments", self.context.settings, (700, 420))
        parts.addWidget(self.table)
        parts.addWidget(self.pane)
        self.column.addWidget(parts, 1)
