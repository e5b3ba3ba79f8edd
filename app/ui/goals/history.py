"""What has happened to a goal: who changed what, when, from what to what and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.ui.common.page_parts import Rule, words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.edits import LogRow

SHOWN_FIRST = 30
_PLUMBING = frozenset({"version", "period_id", "carried_from_id", "position"})
"""Fields that tell a reader nothing."""


class History(QScrollArea):
    """Newest first. ``label`` names a field and ``show`` writes its value in words."""

    def __init__(
        self,
        label: Callable[[str], str],
        show: Callable[[str, object], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._show = label, show
        self._rows: tuple[LogRow, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[LogRow], *, most: int = SHOWN_FIRST) -> None:
        """Show what happened, the ``most`` newest first and the rest on demand."""
        self._rows = tuple(rows)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(8))
        column.setSpacing(px(8))
        told = [row for row in rows if self.lines(row) or row.action != "change"]
        if not told:
            column.addWidget(
                words(self.tr("Här visas ändringar av målet, med vem och när."), "muted", wrap=True)
            )
        for number, row in enumerate(told[:most]):
            if number:
                column.addWidget(Rule())
            column.addWidget(self._entry(row))
        if len(told) > most:
            rest = QPushButton(self.tr("Visa alla {count}").format(count=len(told)))
            rest.clicked.connect(lambda: self.show_rows(self._rows, most=len(told)))
            column.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def lines(self, row: LogRow) -> list[str]:
        """What changed, a line for each field."""
        if row.action != "change":
            return []
        return [
            self.tr("{field}: {before} → {after}").format(
                field=self._label(field),
                before=self._quoted(field, row.old.get(field)),
                after=self._quoted(field, value),
            )
            for field, value in row.new.items()
            if field not in _PLUMBING
        ]

    def _quoted(self, field: str, value: object) -> str:
        text = self._show(field, value)
        return f"”{text}”" if text else self.tr("tomt")

    def _entry(self, row: LogRow) -> QLabel:
        at = row.at.astimezone()
        when = f"{formats.day(at.date())} {at:%H:%M}"
        did = self.tr("Målet {action}").format(action=wording.word("action", row.action))
        head = " · ".join(part for part in (when, row.by, did) if part)
        entry = words("\n".join([head, *self.lines(row), *([row.why] if row.why else [])]), wrap=True)
        entry.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return entry
