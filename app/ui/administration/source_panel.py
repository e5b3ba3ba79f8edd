"""Asks where the texts of a file come from, before they are read in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from app.ui.common.page_parts import Card, action, button, words
from app.ui.common.theme import px

LONGEST = 200
"""Letters in a source: it stands on one line."""


class SourcePanel(Card):
    """A line in place: the file, its source as proposed, and the act."""

    wanted = Signal(object, str)
    """Read this file in, with this source."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self.file = words("", "strong", wrap=True)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(self.tr("Källa"))
        label = QLabel(self.tr("Källa *"))
        label.setProperty("words", "label")
        label.setBuddy(self.line)
        self.problem = words("", "problem")
        self.problem.hide()
        self.read_action = action(self, self.tr("Läs in"), self._read)
        self.cancel_action = action(self, self.tr("Avbryt"), self.leave, shortcut="Esc")
        self.line.returnPressed.connect(self._read)
        self.line.textEdited.connect(lambda _text: self._tell(""))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.line, 1)
        row.addWidget(button(self.cancel_action))
        row.addWidget(button(self.read_action, "primary"))
        self.column.addWidget(self.file)
        self.column.addWidget(label)
        self.column.addLayout(row)
        self.column.addWidget(self.problem)
        self.column.addWidget(words(self.tr("Varifrån texterna kommer: det visas vid varje text."), "small"))
        self.hide()

    def start(self, path: Path) -> None:
        """Ask about a file; its name is proposed."""
        self._path = path
        self.file.setText(self.tr("Läs in {name}").format(name=path.name))
        self.line.setText(path.stem[:LONGEST])
        self._tell("")
        self.read_action.setEnabled(True)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def leave(self) -> None:
        """Ask no more."""
        self.hide()
        self.left.emit()

    def _read(self) -> None:
        source = " ".join(self.line.text().split())
        if not source:
            self._tell(self.tr("Skriv varifrån texterna kommer."))
        elif self.read_action.isEnabled():
            self.read_action.setEnabled(False)
            self.wanted.emit(self._path, source)

    def _tell(self, problem: str) -> None:
        self.problem.setText(f"✕ {problem}" if problem else "")
        self.problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)
