"""Beslut: the register of decisions, with body, day, numbers, state and what each covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action
from app.ui.common.record_pane import PaneWords
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px
from app.ui.governance import decision_form
from app.ui.governance.decision_pane import DecisionPane
from app.ui.governance.standing import StandingCards

if TYPE_CHECKING:
    from app.services.decisions import DecisionChoices, DecisionRow
    from app.services.standing import Standing


def _when(row: DecisionRow) -> str:
    return formats.day(row.decided_on) or row.date_note


def _order(row: DecisionRow) -> str | None:
    return formats.day(row.decided_on) or None


def _state(row: DecisionRow) -> str:
    state = wording.word("decision_state", row.state)
    return translate("Decisions", "{state}, ändrat sedan").format(state=state) if row.changed else state


def _changed(row: DecisionRow) -> str:
    if not row.changed:
        return _state(row)
    return translate(
        "Decisions", "Texter som beslutet omfattar har ändrats efter att det fastställdes: {count}"
    ).format(count=row.changed)


COLUMNS = (
    Column("decided_on", noop("Columns", "Datum"), text=_when, sort=_order, width=124),
    Column("title", noop("Columns", "Beslut"), stretch=True, wraps=True),
    Column("unit", noop("Columns", "Organ"), width=150),
    Column("registry_number", noop("Columns", "Dnr"), width=110),
    Column("section", noop("Columns", "§"), width=70),
    Column("state", noop("Columns", "Läge"), text=_state, width=176, tip=_changed),
)
_ENOUGH = {2: 660, 3: 780, 4: 860, 5: 400}
"""How wide the list must be for the columns that give way; the form beside shows what stood in them."""


class DecisionsSection(Section):
    """List and form."""

    kinds = frozenset({"decision", "decision_step"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Beslut"),
            self.tr(
                "Vem som beslutade vad, när och under vilket nummer. Målen visar vilka beslut de vilar på."
            ),
        )
        self.new_action = action(self, self.tr("Nytt beslut"), self.start_new, icon="plus", shortcut="Ctrl+N")
        self.search = SearchField(self.tr("Sök beslut …"))
        self.standing = StandingCards()
        self.standing.wanted.connect(lambda decision_id: self.show_record("decision", decision_id))
        self.archived = QCheckBox(self.tr("Visa arkiverade"))
        self.archived.toggled.connect(lambda _on: self.refresh())
        self.table = RecordTable(
            COLUMNS,
            name="decisions",
            settings=context.settings,
            empty=EmptyState(
                "gavel",
                self.tr("Här visas de beslut som målen och planerna vilar på."),
                self.new_action,
            ),
        )
        self.table.setAccessibleName(self.tr("Beslut"))
        show_what_fits(self.table, _ENOUGH)
        let_rows_grow(self.table)
        self.pane = DecisionPane(
            context,
            "decision",
            decision_form.FIELDS,
            PaneWords(
                new=self.tr("Nytt beslut"),
                change=self.tr("Ändra beslut"),
                archive=self.tr("Arkivera beslutet"),
                restore=self.tr("Ta tillbaka beslutet"),
                made=self.tr("Beslutet lades till."),
            ),
            EmptyState("gavel", self.tr("Välj ett beslut i listan för att läsa det.")),
            self.new_action,
        )
        self.table.set_actions([self.new_action, None, *self.pane.actions_for_menu()])
        self.place_actions(primary=self.new_action)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read the register and what may be chosen."""
        office, archived = self.context.office, self.archived.isChecked()
        period_id = self.context.period.id
        self.context.tasks.run(
            lambda: (
                office.decisions.register(archived=archived),
                office.decisions.choices(),
                office.standings.read(period_id),
            ),
            self._show,
            latest="governance/decisions",
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a decision."""
        self.table.choose(record_id)

    def new_record(self, kind: str) -> None:
        """Start a new decision."""
        self.start_new()

    def start_new(self) -> None:
        """Let a decision be written; it is a draft in the municipality's own matter until something else is said."""
        self.table.choose_none()
        self.pane.show()
        self.pane.start(
            {"state": "draft", "registry_number": self.context.office.municipality.registry_number}
        )

    def search_field(self) -> QWidget | None:
        """The filter over the table."""
        return self.search

    def _connect(self) -> None:
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.pane.made.connect(self.table.choose)
        self.pane.left_new.connect(self.table.choose_first)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.archived)
        column.addWidget(self.pane.way_panel)
        parts = Splitter("governance/decisions", self.context.settings, (560, 380))
        parts.addWidget(left)
        parts.addWidget(self.pane)
        self.column.addWidget(self.standing)
        self.column.addWidget(parts, 1)

    def _show(
        self, answer: tuple[tuple[DecisionRow, ...], DecisionChoices, tuple[Standing, Standing]]
    ) -> None:
        rows, choices, standings = answer
        self.standing.show_standings(standings)
        self.standing.setVisible(bool(rows))
        decision_form.give_choices(self.pane.form, choices)
        self.table.set_rows(rows)
        self.pane.setVisible(bool(rows) or self.pane.is_new)
        if not self.pane.is_new:
            self.table.choose_first()

    def _choose(self, row: DecisionRow | None) -> None:
        self.pane.show_record(None if row is None else row.id, archived=row is not None and row.archived)
