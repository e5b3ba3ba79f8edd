"""How far long work has come, shown only when it has taken over a second, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.progress import Progress
from app.ui.common.tasks import Tasks
from app.ui.common.theme import px


class ProgressDialog(QDialog):
    """One dialog for all long work of a window. It listens to the tasks and shows itself."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._progress: Progress | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(12))
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
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
        tasks.long_started.connect(self._start)
        tasks.long_step.connect(self._step)
        tasks.long_ended.connect(self._end)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when the work has ended."""
        if self._progress is not None:
            self._progress.cancel()
            self._stop.setEnabled(False)
            self._text.setText(self.tr("Avbryter …"))

    def _start(self, title: str, progress: Progress) -> None:
        self._progress = progress
        self.setWindowTitle(title)
        self._title.setText(title)
        self._text.setText("")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self.open()

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
        self._progress = None
        self.done(0)
