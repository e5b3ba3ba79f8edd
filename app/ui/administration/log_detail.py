"""One row of the log, whole: who, when and from where, what changed from what to what, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.ui.administration import log_words
from app.ui.common.page_parts import Card, EmptyState, words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.log import FieldChange, LogLine


class LogDetail(Card):
    """Filled anew for each row."""

    def __init__(self) -> None:
        super().__init__()
        self._empty = EmptyState("history", self.tr("Välj en rad för att se hela ändringen."))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Ändringen"))
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._area, 1)
        self._line: LogLine | None = None
        self._area.hide()

    def show_line(self, line: LogLine | None) -> None:
        """Show a row, or that none is chosen."""
        if line == self._line and line is not None:
            return
        self._line = line
        self._empty.setVisible(line is None)
        self._area.setVisible(line is not None)
        if line is not None:
            self._area.setWidget(self._told(line))

    def text(self) -> str:
        """Everything that is shown, line by line."""
        inside = self._area.widget()
        labels = inside.findChildren(type(words())) if inside is not None and self._line is not None else []
        return "\n".join(label.text() for label in labels)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to stand beside the list in a small window."""
        return QSize(px(240), px(160))

    def _told(self, line: LogLine) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(2))
        column.addWidget(words(line.name or log_words.what(line), "heading", wrap=True))
        said = self.tr("{kind} {happened}").format(
            kind=wording.word("kind", line.kind), happened=log_words.happened(line)
        )
        column.addWidget(words(said, wrap=True))
        who = " · ".join(part for part in (formats.moment(line.at), line.by, line.workstation) if part)
        column.addWidget(words(who, "small", wrap=True))
        column.addWidget(
            words(self.tr("Rad {number} i loggen").format(number=line.number), "small", wrap=True)
        )
        if line.why:
            self._part(column, self.tr("Varför"), line.why)
        for change in line.fields:
            self._field(column, line, change)
        column.addStretch(1)
        return inside

    def _field(self, column: QVBoxLayout, line: LogLine, change: FieldChange) -> None:
        new = log_words.value(line.kind, change, change.new)
        if line.action == "create":
            self._part(column, wording.field_word(line.kind, change.field), new)
            return
        old = log_words.value(line.kind, change, change.old)
        self._part(column, wording.field_word(line.kind, change.field), old, old=True)
        column.addWidget(words(f"→ {new}", wrap=True))

    def _part(self, column: QVBoxLayout, heading: str, text: str, *, old: bool = False) -> None:
        column.addSpacing(px(10))
        column.addWidget(words(heading, "label", wrap=True))
        column.addWidget(words(text, "muted" if old else "", wrap=True))
