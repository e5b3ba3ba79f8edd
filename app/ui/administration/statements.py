"""Påståenden: what the self-assessment of internal control asks, in the municipality's own words and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app import wording
from app.services.edits import Change
from app.services.statement_order import moved
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, LongText, Option
from app.ui.common.page_parts import action
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.register import Register, RegisterWords

FIELDS = (
    Choice(
        "part",
        noop("Fields", "Del av den interna kontrollen"),
        required=True,
        none=noop("Fields", "Välj en del"),
    ),
    LongText(
        "text",
        noop("Fields", "Påstående"),
        required=True,
        help=noop(
            "Fields",
            "Kort, och så att det kan stämma mer eller mindre. En ändring gäller också tidigare svar.",
        ),
    ),
)
COLUMNS = (
    Column(
        "part",
        noop("Columns", "Del"),
        text=lambda row: wording.word("coso_part", row.part),
        wraps=True,
        width=160,
    ),
    Column("text", noop("Columns", "Påstående"), stretch=True, wraps=True),
    Column("answers", noop("Columns", "Svar"), kind="number", decimals=0, width=64),
)


class StatementPane(RecordPane):
    """A statement is called by what it says."""

    def read(self, record_id: int) -> dict[str, object]:
        """The statement, with what it is called."""
        values = super().read(record_id)
        return {**values, "title": values["text"]}

    def _changed(self, _change: Change) -> None:
        self.title.setText(str(self.form.values()["text"]))


class StatementsSection(Register):
    """The statements part by part, moved within their part by Alt and the arrows."""

    kinds = frozenset({"control_statement"})
    pane_class = StatementPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "administration",
            "control_statement",
            "star",
            RegisterWords(
                self.tr("Självskattning"),
                self.tr("Påståendena som nämnder och bolag svarar på om sin interna kontroll varje år."),
                self.tr("Sök påstående …"),
                self.tr(
                    "Här visas påståendena i självskattningen. Skriv egna, eller ta in programmets förslag under "
                    "Risker och intern kontroll."
                ),
                self.tr("Välj ett påstående i listan."),
                PaneWords(
                    new=self.tr("Nytt påstående"),
                    change=self.tr("Ändra påståendet"),
                    archive=self.tr("Arkivera påståendet"),
                    restore=self.tr("Ta tillbaka påståendet"),
                    made=self.tr("Påståendet lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            {2: 420},
        )
        self.up_action = action(
            self, self.tr("Flytta upp"), lambda: self._move(-1), icon="arrow-up", shortcut="Alt+Up"
        )
        self.down_action = action(
            self, self.tr("Flytta ned"), lambda: self._move(1), icon="arrow-down", shortcut="Alt+Down"
        )
        self.table.set_actions([self.up_action, self.down_action])
        # The order is the municipality's: it is what is moved.
        self.table.setSortingEnabled(False)
        self.pane.form.set_options(
            "part", [Option(code, text) for code, text in wording.words("coso_part").items()]
        )
        self.lay_out()

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The statements."""
        return self.context.office.self_assessments.statements(archived=archived), None

    def offer(self, choices: Any) -> None:
        """The parts are the same for all."""

    def proposed(self) -> Mapping[str, object]:
        """The part that is looked at."""
        row = self.table.current_row()
        return {} if row is None else {"part": row.part}

    def more(self) -> Mapping[str, object]:
        """Last among the others."""
        return {"position": max((row.position for row in self.table.rows_model.rows), default=0) + 1}

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        super()._show(answer)
        self.search.setVisible(bool(answer[0]))

    def _choose(self, row: Any) -> None:
        super()._choose(row)
        for step, act in ((-1, self.up_action), (1, self.down_action)):
            act.setEnabled(row is not None and bool(moved(self.table.rows_model.rows, row.id, step)))

    def _move(self, step: int) -> None:
        row = self.table.current_row()
        edits = moved(self.table.rows_model.rows, row.id, step) if row is not None else []
        if edits:
            self.context.saving.write(self.tr("Flytta påståendet"), edits)
