"""What has happened to an indicator, its values and its targets: who, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.ui.common.page_parts import Rule, words
from app.ui.common.theme import px
from app.ui.indicators import sayings

if TYPE_CHECKING:
    from app.services.indicator_cards import PastChange
    from app.services.log import type_of_value

SHOWN_FIRST = 30


class History(QScrollArea):
    """Newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PastChange, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[PastChange], *, most: int = SHOWN_FIRST) -> None:
        """Show the ``most`` newest, and the rest on demand."""
        self._rows = tuple(rows)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(12), px(8), px(8))
        column.setSpacing(px(8))
        for number, row in enumerate(rows[:most]):
            if number:
                column.addWidget(Rule())
            column.addWidget(self._entry(row))
        if len(rows) > most:
            rest = QPushButton(self.tr("Visa alla {count}").format(count=len(rows)))
            rest.clicked.connect(lambda: self.show_rows(self._rows, most=len(self._rows)))
            column.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def _entry(self, row: PastChange) -> QWidget:
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        reason = [row.line.why] if row.line.why else []
        what = words("\n".join([self._did(row), *self._changes(row), *reason]), wrap=True)
        what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        at = row.line.at.astimezone()
        when = f"{formats.day(at.date())} {at:%H:%M}"
        column.addWidget(what)
        column.addWidget(words(" · ".join(part for part in (when, row.line.by) if part), "small", wrap=True))
        return entry

    def _did(self, row: PastChange) -> str:
        what, value = wording.word("kind", row.line.kind), ""
        if row.line.kind == "measurement":
            gender = "" if row.gender == "T" else wording.word("gender", row.gender).lower()
            said = (sayings.long_moment(row.year, row.part), gender, row.place)
            what += f" {', '.join(part for part in said if part)}"
        elif row.line.kind == "target":
            what += f" {row.year}"
        if row.line.action == "create":
            value = self._first_value(row)
        did = self.tr("{what} {action}").format(what=what, action=wording.word("action", row.line.action))
        return f"{did}: {value}" if value else did

    def _first_value(self, row: PastChange) -> str:
        fields = (change.new for change in row.line.fields if change.field in ("value", "target"))
        value = next(fields, None)
        return wording.field_value(row.line.kind, "value", value) if isinstance(value, float) else ""

    def _changes(self, row: PastChange) -> Iterable[str]:
        if row.line.action == "change":
            for change in row.line.fields:
                yield self.tr("{field}: {before} → {after}").format(
                    field=wording.field_word(row.line.kind, change.field),
                    before=self._said(row.line.kind, change.field, change.old),
                    after=self._said(row.line.kind, change.field, change.new),
                )

    def _said(self, kind: str, field: str, value: type_of_value) -> str:
        if isinstance(value, tuple):
            text = ", ".join(named.name for named in value)
        elif isinstance(value, (str, int, float, date)) or value is None:
            text = wording.field_value(kind, field, value)
        else:
            text = value.name
        return text or self.tr("tomt")
