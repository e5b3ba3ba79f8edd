"""How far long work has come, shown only when it has taken over a second, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.progress import Progress
from app.ui.common.tasks import Tasks
from app.ui.common.theme import px


class ProgressDialog(QDialog):
    """Stands over the window until the work has ended; made when the tasks say that it has taken over a
    second.
    """

    def __init__(self, tasks: Tasks, title: str, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self._progress = progress
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(12))
        self._title = QLabel(title, textFormat=Qt.TextFormat.PlainText)
        self._title.setProperty("words", "heading")
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._text.setProperty("words", "muted")
        self._bar = QProgressBar(minimum=0, maximum=0)
        self._bar.setAccessibleName(self.tr("Hur långt arbetet har kommit"))
        self._stop = QPushButton(self.tr("Avbryt"))
        self._stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._stop)
        for part in (self._title, self._text, self._bar):
            layout.addWidget(part)
        layout.addLayout(row)
        self.setMinimumWidth(px(420))
        tasks.long_step.connect(self._step)
        tasks.long_ended.connect(self._end)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when the work has ended."""
        self._progress.cancel()
        self._stop.setEnabled(False)
        self._text.setText(self.tr("Avbryter …"))

    def _step(self, share: float | None, text: str) -> None:
        if not self._stop.isEnabled():
            return
        self._text.setText(text)
        if share is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(share * 1000))

    def _end(self) -> None:
        self.done(0)
