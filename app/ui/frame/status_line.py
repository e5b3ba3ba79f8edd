"""The line at the bottom: what went well, what is going on, and what kind of file this is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.ui.common import icons
from app.ui.common.small_parts import words
from app.ui.common.theme import px

SHOWN_MS = 8000


class StatusLine(QFrame):
    """Quiet, and never in the way."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(px(32))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(4), px(24), px(4))
        row.setSpacing(px(6))
        self._mark = QLabel()
        self.said = words("", "small")
        self.said.setAccessibleName(self.tr("Meddelande"))
        self.file = words("", "small")
        row.addWidget(self._mark)
        row.addWidget(self.said, 1)
        row.addWidget(self.file)
        self._gone = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._gone.timeout.connect(lambda: self._show("", ""))

    def show_address(self, address: str) -> None:
        """Say which file this is."""
        self.file.setText(address.replace("\\", "/").rpartition("/")[2])
        self.file.setToolTip(address)

    def tell(self, text: str) -> None:
        """Say that something went well; it fades of itself."""
        self._show(text, "circle-check")
        self._gone.start()

    def wait(self, text: str) -> None:
        """Say what is going on; empty text when it is over."""
        self._gone.stop()
        self._show(text, "clock" if text else "")

    def warn(self, text: str) -> None:
        """Say something that the user should know but need not act on."""
        self._gone.stop()
        self._show(text, "triangle-alert")

    def _show(self, text: str, icon: str) -> None:
        self.said.setText(text)
        if icon:
            role = {"circle-check": "status_met", "triangle-alert": "status_partly"}.get(icon, "muted")
            self._mark.setPixmap(icons.pixmap(icon, role, 16))
        self._mark.setVisible(bool(icon) and bool(text))
