"""A goal as it is in two periods, beside each other: the words that differ are struck through or underlined."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app import wording
from app.domain import rich_text
from app.domain.word_difference import Piece, differences
from app.ui.common.page_parts import words
from app.ui.common.theme import colour, px
from app.ui.goals.levels import name

if TYPE_CHECKING:
    from app.services.comparison import ComparedGoal, Side

_ALWAYS = ("title", "text", "expected")
"""Fields that are shown also where they are the same; the others only where they differ."""
_ORDER = ("number", "title", "level", "parent_id", "unit_id", "text", "expected", "lifted")


class ComparedTexts(QScrollArea):
    """Two columns, a line for each field."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Målet i båda perioderna"))
        self._row: ComparedGoal | None = None
        self._periods = ("", "")
        self.texts: dict[str, tuple[QLabel, QLabel]] = {}
        """The labels of each field that is shown, old and new."""

    def show_row(self, row: ComparedGoal | None, periods: tuple[str, str]) -> None:
        """Show a goal of the comparison; ``periods`` are what the old and the new one are called."""
        self._row, self._periods = row, periods
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The marked words follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            # Not at once: the style is on its way through the very labels that go.
            QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        self.texts = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        if self._row is None:
            column.addWidget(
                words(self.tr("Välj ett mål i listan för att se det i båda perioderna."), "muted")
            )
        else:
            column.addLayout(self._grid(self._row))
            if self._row.change == "changed":
                column.addWidget(self._legend())
        column.addStretch(1)
        self.setWidget(inside)

    def _grid(self, row: ComparedGoal) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, (period, side) in enumerate(zip(self._periods, (row.old, row.new), strict=True)):
            grid.addWidget(words(period, "heading"), 0, at)
            if side is None:
                grid.addWidget(words(self.tr("Målet finns inte här."), "muted", wrap=True), 1, at)
        line = 2
        for field in _ORDER:
            if field not in _ALWAYS and field not in row.fields:
                continue
            texts = [_said(side, field) if side is not None else "" for side in (row.old, row.new)]
            if not any(texts):
                continue
            label = words(wording.field_word("goal", field), "label")
            label.setContentsMargins(0, px(6), 0, 0)
            grid.addWidget(label, line, 0, 1, 2)
            both = row.old is not None and row.new is not None
            self._put_texts(grid, line + 1, field, texts, both=both)
            line += 2
        return grid

    def _put_texts(
        self, grid: QGridLayout, line: int, field: str, texts: Sequence[str], *, both: bool
    ) -> None:
        old, new = differences(*texts) if both else ((Piece(texts[0], True),), (Piece(texts[1], True),))
        empty = self.tr("(tomt)")
        left, right = _label(old, texts[0], "old", empty), _label(new, texts[1], "new", empty)
        if texts[0] or both:
            grid.addWidget(left, line, 0)
        if texts[1] or both:
            grid.addWidget(right, line, 1)
        self.texts[field] = (left, right)

    def _legend(self) -> QLabel:
        legend = _label((), "", "old", "")
        legend.setText(
            "{old}&nbsp;&nbsp; {new}".format(
                old=_marked(self.tr("Genomstruket: fanns i den äldre perioden"), "old"),
                new=_marked(self.tr("Understruket: nytt i den nyare"), "new"),
            )
        )
        legend.setProperty("words", "small")
        return legend


def _said(side: Side, field: str) -> str:
    """What a field says, as plain text."""
    if field == "unit_id":
        return side.unit
    if field == "parent_id":
        return side.parent
    if field == "level":
        return name(side.level)
    if field == "lifted":
        return wording.field_value("goal", "lifted", side.lifted)
    said = {"number": side.number, "title": side.title, "text": side.text, "expected": side.expected}[field]
    return rich_text.plain(said) if field in ("text", "expected") else said


def _label(pieces: Sequence[Piece], text: str, side: str, empty: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
    # Whatever users have written is text: nothing in it is a mark.
    shown = "".join(escape(piece.text) if piece.shared else _marked(piece.text, side) for piece in pieces)
    label.setText(f'<span style="white-space: pre-wrap">{shown or escape(empty)}</span>')
    label.setAccessibleName(text or empty)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _marked(text: str, side: str) -> str:
    role = "status_not_met" if side == "old" else "status_met"
    line = "line-through" if side == "old" else "underline"
    style = f"text-decoration: {line}; color: {colour(role).name()}; background: {colour(f'{role}_ground').name()}"
    said = text.rstrip()
    return f'<span style="{style}; font-weight: 600">{escape(said)}</span>{escape(text[len(said) :])}'
