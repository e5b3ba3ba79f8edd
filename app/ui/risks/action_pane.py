"""One action beside its list: what it is for, with the way there, and its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.ui.common.link_rows import TitleLink
from app.ui.common.page_parts import words
from app.ui.common.record_pane import RecordPane
from app.ui.common.theme import px
from app.ui.risks import action_fields

if TYPE_CHECKING:
    from app.services.actions import ActionRow


class ActionPane(RecordPane):
    """Its risk and the result that asked for it are one click or key away."""

    jump = Signal(str, int)

    _row: ActionRow | None = None

    def body(self) -> QWidget:
        """What the action is for stands over its form."""
        self.late = words("", "problem", wrap=True)
        self.about = words(self.tr("Till för"), "label")
        self.to_risk = self._way("risk", "risk_id")
        self.to_result = self._way("control_result", "result_id")
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for part in (self.late, self.about, self.to_risk, self.to_result):
            column.addWidget(part)
        column.addSpacing(px(4))
        column.addWidget(self.form, 1)
        return made

    def show_row(self, row: ActionRow | None) -> None:
        """What the list knows of the chosen action."""
        self._row = row
        self._tell()

    def _settle(self) -> None:
        super()._settle()
        self._tell()

    def _way(self, kind: str, field: str) -> TitleLink:
        made = TitleLink("")
        made.clicked.connect(lambda: self.jump.emit(kind, getattr(self._row, field, None) or 0))
        return made

    def _tell(self) -> None:
        row = None if self.is_new else self._row
        risk = row.risk if row is not None else ""
        result = action_fields.control_label(row) if row is not None and row.control else ""
        for link, name in ((self.to_risk, risk), (self.to_result, result)):
            link.setText(name)
            link.setToolTip(name)
            link.setAccessibleName(self.tr("Visa {name}").format(name=name))
            link.setVisible(bool(name))
            link.updateGeometry()
        self.about.setVisible(bool(risk or result))
        late = row is not None and row.late
        self.late.setVisible(late)
        if row is not None and row.due_on is not None and late:
            days = (self._context.today - row.due_on).days
            said = self.tr("✕ Skulle ha varit klar {day}. Dagar sent: {days}.")
            self.late.setText(said.format(day=formats.day(row.due_on), days=days))
