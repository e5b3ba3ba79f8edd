"""What came from Kolada beside what the file has, row by row, each to be taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from app import wording
from app.domain.kolada_update import Plan, PlannedValue, Spot
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import icons
from app.ui.common.columns import EMPTY, Column
from app.ui.common.page_parts import EmptyState
from app.ui.common.settings import Settings
from app.ui.common.theme import colour, px
from app.ui.common.values import number_text
from app.ui.indicators.columns import FittingTable

_BOX = 16
_MOST_DECIMALS = 6
_KINDS = {
    "new": noop("Kolada", "Nytt"),
    "changed": noop("Kolada", "Ändrat"),
    "by_hand": noop("Kolada", "Ändrat, var inskrivet för hand"),
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A value that came, and whether it is to be stored."""

    id: int
    value: PlannedValue
    taken: bool

    @property
    def kind(self) -> str:
        """What storing it would do: a code of ``_KINDS``."""
        if self.value.kept is None:
            return "new"
        return "by_hand" if self.value.by_hand else "changed"


def rows_of(plan: Plan) -> tuple[PlanRow, ...]:
    """The rows of a plan, changes first. What somebody has written by hand is left unless one asks for it."""
    planned = (*plan.changed, *plan.new)
    return tuple(PlanRow(number, value, not value.by_hand) for number, value in enumerate(planned))


def kind_word(kind: str) -> str:
    """A kind in words."""
    return translate("Kolada", _KINDS[kind])


class PlanTable(FittingTable):
    """Space, Enter or a click in the first column takes or leaves."""

    turned = Signal()
    """Other rows are to be stored than before."""

    def __init__(self, settings: Settings, empty: EmptyState) -> None:
        super().__init__(COLUMNS, ("place",), name="kolada/plan", settings=settings, empty=empty)
        self.clicked.connect(self._click)
        self.opened.connect(lambda _row: self.turn_chosen())

    def turn_chosen(self) -> None:
        """Take the chosen rows, or leave them where all are taken."""
        chosen = [row.id for row in self.chosen_rows()]
        if chosen:
            taken = not all(row.taken for row in self.chosen_rows())
            self.take(chosen, taken)

    def take(self, ids: Sequence[int], taken: bool) -> None:
        """Take or leave rows."""
        meant = frozenset(ids)
        rows: tuple[PlanRow, ...] = self.rows_model.rows
        self.set_rows([replace(row, taken=taken) if row.id in meant else row for row in rows])
        self.turned.emit()

    def left(self) -> frozenset[Spot]:
        """What is not to be stored."""
        return frozenset(row.value.spot for row in self.rows_model.rows if not row.taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.turn_chosen()
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if index.column() == 0 and isinstance(row, PlanRow):
            self.take([row.id], not row.taken)


def _paint_tick(painter: QPainter, box: QRect, row: PlanRow, chosen: bool) -> None:
    side = px(_BOX)
    square = QRect(box.left(), box.top() + (box.height() - side) // 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour("accent" if row.taken else "control"))
    painter.setBrush(colour("accent" if row.taken else "surface"))
    painter.drawRoundedRect(square, px(3), px(3))
    if row.taken:
        painter.drawPixmap(square, icons.pixmap("check", "accent_text", _BOX))


def _number(value: float | None) -> str:
    return translate("Kolada", "saknas") if value is None else number_text(round(value, _MOST_DECIMALS))


def _kept(row: PlanRow) -> str:
    return EMPTY if row.value.kept is None else _number(row.value.kept.value)


def _moment(row: PlanRow) -> str:
    spot = row.value.spot
    return (
        str(spot.year)
        if spot.gender == "T"
        else f"{spot.year}, {wording.word('gender', spot.gender).lower()}"
    )


COLUMNS = (
    Column(
        "taken",
        noop("Columns", "Sparas"),
        kind="custom",
        value=lambda row: row.taken,
        text=lambda row: translate("Kolada", "sparas") if row.taken else translate("Kolada", "lämnas"),
        paint=_paint_tick,
        width=68,
    ),
    Column(
        "indicator",
        noop("Columns", "Indikator"),
        value=lambda row: row.value.indicator,
        tip=lambda row: f"{row.value.indicator} ({row.value.kpi})",
        stretch=True,
        width=120,
    ),
    Column("place", noop("Columns", "Plats"), value=lambda row: row.value.place, width=150),
    Column(
        "moment",
        noop("Columns", "Avser"),
        text=_moment,
        sort=lambda row: (row.value.spot.year, row.value.spot.gender),
        width=112,
    ),
    Column(
        "came",
        noop("Columns", "I filen → Kolada"),
        kind="number",
        text=lambda row: f"{_kept(row)} → {_number(row.value.value)}",
        sort=lambda row: row.value.value,
        tip=lambda row: row.value.comment or f"{_kept(row)} → {_number(row.value.value)}",
        width=140,
        strong=True,
    ),
    Column("kind", noop("Columns", "Vad som händer"), text=lambda row: kind_word(row.kind), width=204),
)
