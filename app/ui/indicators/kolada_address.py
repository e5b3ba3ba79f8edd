"""Where Kolada is asked: a quiet line that becomes a field when one wants to change it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.problems import UserError
from app.exchange.kolada import address
from app.ui.common.settings import Settings
from app.ui.common.small_parts import words
from app.ui.common.theme import px
from app.ui.indicators import kolada_talk


class AddressLine(QWidget):
    """Kept on this computer: it belongs to the network here, not to the municipality."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.words = words("", "small")
        self.change = self._button(self.tr("Ändra adressen"), "link", self._open)
        self.line = QLineEdit(maxLength=300)
        self.line.setAccessibleName(self.tr("Adress till Kolada"))
        self.line.setPlaceholderText(address.BASE)
        self.line.setMinimumWidth(px(260))
        self.line.returnPressed.connect(self.save)
        self.problem = words("", "problem", wrap=True)
        self.keep = self._button(self.tr("Spara adressen"), "", self.save)
        self.leave = self._button(self.tr("Avbryt"), "quiet", self.close_field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (self.words, self.change, self.line, self.keep, self.leave):
            row.addWidget(part)
        row.addWidget(self.problem, 1)
        self.close_field()

    def save(self) -> None:
        """Ask there from now on; an empty field means Kolada's own address."""
        try:
            kolada_talk.set_address(self._settings, self.line.text())
        except UserError as error:
            self._tell(kolada_talk.why(error))
            self.line.setFocus()
            return
        self.close_field()
        self.change.setFocus()

    def close_field(self) -> None:
        """Show the line again."""
        host = urlsplit(kolada_talk.address_of(self._settings)).netloc
        self.words.setText(self.tr("Källa: Kolada. Adress: {host}").format(host=host))
        self._tell("")
        self._show_field(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the address as it was."""
        if event.key() == Qt.Key.Key_Escape and self.line.isVisible():
            self.close_field()
            self.change.setFocus()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.line.setText(kolada_talk.address_of(self._settings))
        self._show_field(True)
        self.line.setFocus()
        self.line.selectAll()

    def _show_field(self, on: bool) -> None:
        for part in (self.line, self.keep, self.leave):
            part.setVisible(on)
        self.change.setVisible(not on)

    def _tell(self, problem: str) -> None:
        self.problem.setText(f"✕ {problem}" if problem else "")
        self.line.setAccessibleDescription(problem)

    def _button(self, text: str, look: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        if look:
            made.setProperty("look", look)
        made.clicked.connect(lambda _checked=False: do())
        return made
