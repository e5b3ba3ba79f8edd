"""What is worked with when a file has been chosen: its columns, and under them what its rows would do."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.indicators.import_mapping import ImportMapping
from app.ui.indicators.import_review import ImportReview

_SPARE = 48


class ImportWork(QWidget):
    """Mapping and review."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.mapping = ImportMapping()
        self.review = ImportReview(settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.mapping)
        column.addWidget(self.review, 1)
        column.addStretch()

    def minimumSizeHint(self) -> QSize:
        """A little more than they need: the heading of a narrow page wraps, and takes it from here."""
        return super().minimumSizeHint() + QSize(0, px(_SPARE))
