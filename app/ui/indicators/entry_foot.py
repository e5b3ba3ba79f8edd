"""Under the grid: where one stands, what there is to say about the cell, its comment, and how much is not saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.common.unsaved_bar import UnsavedBar
from app.ui.common.values import LINE_LENGTH, clean_line


class CommentLine(QLineEdit):
    """The comment of a value. Enter and leaving the field save it, Esc takes back what was written."""

    committed = Signal(str)
    left = Signal()
    """The keys are to go back to the grid."""

    def __init__(self) -> None:
        super().__init__(maxLength=LINE_LENGTH)
        self.setAccessibleName(self.tr("Kommentar till värdet"))
        self._shown = ""
        self.editingFinished.connect(self.commit)

    @property
    def writing(self) -> bool:
        """Whether something is written that is not saved."""
        return self.hasFocus() and self.text() != self._shown

    def show_comment(self, text: str) -> None:
        """Show the comment of another cell, or a comment that has come from the file."""
        if text != self._shown or text != self.text():
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Send what was written, if anything was."""
        text = clean_line(self.text())
        if self.isEnabled() and text != self._shown:
            self._shown = text
            self.committed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc lead back to the grid."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EntryFoot(QWidget):
    """Two quiet lines, and a bar where something is not saved."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = UnsavedBar()
        self.where = words("", "strong", wrap=True)
        self.said = words("", wrap=True)
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing())
        self.comment = CommentLine()
        label = words(self.tr("Kommentar"), "label")
        label.setBuddy(self.comment)
        self.keys = words(
            self.tr(
                "Ctrl+V klistrar in från Excel. Ctrl+D fyller nedåt, Delete tar bort, Skift+F2 kommenterar, "
                "Ctrl+Skift+P växlar läge, Ctrl+Z ångrar."
            ),
            "small",
            wrap=True,
        )
        left = QVBoxLayout()
        left.setSpacing(px(2))
        left.addWidget(self.where)
        left.addWidget(self.said)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(2))
        right.addWidget(label)
        right.addWidget(self.comment)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addWidget(self.keys)

    def show_cell(self, where: str, said: str, comment: str | None) -> None:
        """Tell of the cell where one stands; one without a value has no comment either."""
        self.where.setText(where)
        self.said.setText(said)
        if self.comment.writing:
            return
        self.comment.setEnabled(comment is not None)
        self.comment.setPlaceholderText("" if comment is not None else self.tr("Skriv ett värde först"))
        self.comment.show_comment(comment or "")
