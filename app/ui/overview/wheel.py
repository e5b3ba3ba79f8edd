"""The year's wheel, painted: twelve months in a ring, today's hand, and a numbered mark for each event."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import wording
from app.domain import formats
from app.domain.year_wheel import WheelEvent, angle
from app.ui.common import theme
from app.ui.common.theme import colour, px

ROLES = {"done": "zone_low", "late": "zone_high", "next": "zone_medium", "later": "selection"}
"""The ground of an event's mark, by its state; the words beside it say the same."""

APART = 17.0
"""Degrees between two marks at least: events of the same days stand beside one another."""


class YearWheel(QWidget):
    """The picture. What it says stands as rows beside it, so it takes no focus of its own."""

    chosen = Signal(int)
    """The place of an event that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[WheelEvent, ...] = ()
        self._today: date | None = None
        self._year = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Årshjulet"))

    def show_year(self, year: int, events: Sequence[WheelEvent], today: date) -> None:
        """Show a year's events."""
        self._year, self._events = year, tuple(events)
        self._today = today if today.year == year else None
        said = [f"{formats.day(event.on)}: {wording.wheel_event(event)}" for event in events]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the ring with its marks."""
        return QSize(px(220), px(216))

    def minimumSizeHint(self) -> QSize:
        """A ring is never squeezed."""
        return QSize(px(180), px(216))

    def places(self) -> list[QPointF]:
        """Where the mark of each event stands."""
        return [
            self._at(turn, self._ring() + px(14))
            for turn in apart([self._turn(event.on) for event in self._events])
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, months, hand, marks, and the year in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, wide = self._ring(), px(22)
        self._months(painter, ring, wide)
        if self._today is not None:
            turn = angle(self._today)
            painter.setPen(QPen(colour("accent"), px(2)))
            painter.drawLine(self._at(turn, ring - wide), self._at(turn, ring + px(4)))
        painter.setPen(colour("text"))
        painter.setFont(theme.font("title", strong=True))
        painter.drawText(self._box(ring - wide), Qt.AlignmentFlag.AlignCenter, str(self._year or ""))
        painter.setFont(theme.font("small", strong=True))
        for place, (each, at) in enumerate(zip(self._events, self.places(), strict=True)):
            spot = QRectF(at.x() - px(10), at.y() - px(10), px(20), px(20))
            painter.setPen(QPen(colour(f"{ROLES[each.state]}_text"), 1))
            painter.setBrush(colour(ROLES[each.state]))
            painter.drawEllipse(spot)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a mark chooses its event."""
        place = self._under(event.position())
        if place is not None:
            self.chosen.emit(place)

    def event(self, event: QEvent) -> bool:
        """A mark says what it stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._under(QPointF(event.pos()))
            said = ""
            if place is not None:
                each = self._events[place]
                said = f"{wording.wheel_event(each)}\n{formats.day(each.on)}"
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def _turn(self, on: date) -> float:
        """What should have been done in an earlier year stands at the beginning of this one."""
        return angle(max(on, date(self._year, 1, 1)))

    def _under(self, at: QPointF) -> int | None:
        for place, spot in enumerate(self.places()):
            if math.hypot(at.x() - spot.x(), at.y() - spot.y()) <= px(11):
                return place
        return None

    def _ring(self) -> float:
        return min(self.width(), self.height()) / 2 - px(26)

    def _at(self, turn: float, out: float) -> QPointF:
        """The point so many degrees clockwise from the top, so far from the middle."""
        radians = math.radians(turn)
        return QPointF(
            self.width() / 2 + out * math.sin(radians), self.height() / 2 - out * math.cos(radians)
        )

    def _box(self, out: float) -> QRectF:
        return QRectF(self.width() / 2 - out, self.height() / 2 - out, 2 * out, 2 * out)

    def _months(self, painter: QPainter, ring: float, wide: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("line"), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawEllipse(self._box(ring - wide / 2))
        painter.setPen(QPen(colour("surface"), px(2)))
        for month in range(12):
            painter.drawLine(self._at(30 * month, ring - wide), self._at(30 * month, ring))
        painter.setPen(colour("text"))
        small: QFont = theme.font("small")
        painter.setFont(small)
        swedish = QLocale(QLocale.Language.Swedish)
        for month in range(12):
            at = self._at(30 * month + 15, ring - wide / 2)
            box = QRectF(at.x() - px(12), at.y() - px(10), px(24), px(20))
            letter = swedish.standaloneMonthName(month + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter.upper())


def apart(turns: Sequence[float]) -> list[float]:
    """Angles in rising order, moved on where they stand closer than marks are wide."""
    found: list[float] = []
    for turn in turns:
        found.append(max(turn, found[-1] + APART) if found else turn)
    # The ring closes: the last ones move back from the first, as far as those before them let them.
    last = found[0] + 360 - APART if found else 0.0
    for place in range(len(found) - 1, 0, -1):
        found[place] = min(found[place], last)
        last = found[place] - APART
    return found
