"""Welcome: begin a municipality's file, open one, or look at the example."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.problems import Cancelled, Problem
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Text, Year
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import Card, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import colour, px

FIELDS = (
    Text(
        "name", noop("Fields", "Kommunens namn"), required=True, placeholder=noop("Fields", "Exempel kommun")
    ),
    Text("code", noop("Fields", "Kommunkod"), width="third", help=noop("Fields", "Fyra siffror, som 0665.")),
    Year("first_year", noop("Fields", "Mandatperiod från"), width="third", required=True),
    Year("last_year", noop("Fields", "till och med"), width="third", required=True),
)
MOST_RECENT = 6


class _Thread(QWidget):
    """The thread from vision to everyday work, drawn once and quietly."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One curve through four knots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, middle = float(self.width() - px(8)), self.height() / 2
        knots = [QPointF(px(6) + share * (width - px(12)), middle + lift * px(14)) for share, lift in _KNOTS]
        path = QPainterPath(knots[0])
        for before, after in pairwise(knots):
            bend = (after.x() - before.x()) / 2
            path.cubicTo(QPointF(before.x() + bend, before.y()), QPointF(after.x() - bend, after.y()), after)
        painter.setPen(QPen(colour("accent"), px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setBrush(colour("window"))
        for knot in knots:
            painter.drawEllipse(knot, px(5), px(5))


_KNOTS = ((0.0, 0.7), (0.34, -0.8), (0.67, 0.6), (1.0, -0.7))


class WelcomePage(QWidget):
    """What one sees when no file is open."""

    create_requested = Signal(dict)
    """Name, code, first and last year of a new municipality; the window asks where to put the file."""
    open_requested = Signal(str)
    """The address of a file; empty to ask for one."""
    example_requested = Signal()

    def __init__(self, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = RecordForm(FIELDS, calm=False, scroll=False)
        self.form.bar.setMaximumHeight(0)
        self.create_button = self._button(self.tr("Skapa kommunens fil"), "file-plus", self._create)
        self.create_button.setProperty("look", "primary")
        set_icon(self.create_button, "file-plus", "accent_text")
        self.open_button = self._button(
            self.tr("Öppna en fil"), "folder-open", lambda: self.open_requested.emit("")
        )
        self.example_button = self._button(self.tr("Öppna exemplet"), "map", self.example_requested.emit)
        self.form.save_requested.connect(
            lambda _values, _base: self.create_requested.emit(self.form.values())
        )
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(px(24), px(24), px(24), px(24))
        row.addStretch(1)
        row.addLayout(self._column(recent), 20)
        row.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)

    def showEvent(self, event: QShowEvent) -> None:
        """One can write at once."""
        super().showEvent(event)
        self.form.focus_first()

    def propose_years(self, years: tuple[int, int]) -> None:
        """Fill in the mandate period that today lies in, unless something is written."""
        if not self.form.dirty:
            self.form.load({"first_year": years[0], "last_year": years[1]})

    def failed(self, error: Exception | None) -> None:
        """The file was not made (None: the user thought better of it); the form keeps its text."""
        self.form.failed(error or Cancelled())

    def _column(self, recent: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addStretch(1)
        column.addWidget(words(self.tr("Röda tråden"), "title"))
        column.addWidget(
            words(
                self.tr("Från visionen till vardagen: kommunens mål, mätningar och risker."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(_Thread())
        cards = QHBoxLayout()
        cards.setSpacing(px(16))
        cards.addWidget(self._begin(), 3)
        cards.addWidget(self._continue(recent), 2)
        column.addLayout(cards)
        column.addStretch(2)
        return column

    def _begin(self) -> Card:
        card = Card(self.tr("Börja med er kommun"))
        card.column.setContentsMargins(px(24), px(20), px(24), px(24))
        text = self.tr("Allt hamnar i en fil som ni själva äger. Resten fyller ni i efter hand.")
        card.column.addWidget(words(text, "muted", wrap=True))
        card.column.addSpacing(px(8))
        card.column.addWidget(self.form)
        card.column.addWidget(self.create_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addStretch(1)
        return card

    def _continue(self, recent: Sequence[str]) -> Card:
        card = Card(self.tr("Fortsätt"))
        card.column.setContentsMargins(px(24), px(20), px(24), px(24))
        for address in list(recent)[:MOST_RECENT]:
            card.column.addWidget(self._recent(address))
        if not recent:
            text = self.tr(
                "Filer som du har öppnat visas här. Exemplet är Vaggeryds kommun, färdigt att titta i."
            )
            card.column.addWidget(words(text, "muted", wrap=True))
        card.column.addStretch(1)
        card.column.addWidget(self.open_button)
        card.column.addWidget(self.example_button)
        return card

    def _recent(self, address: str) -> QPushButton:
        name = Path(address).stem if "://" not in address else address.rpartition("/")[2]
        button = self._button(name, "file-text", lambda: self.open_requested.emit(address))
        button.setProperty("look", "quiet")
        button.setStyleSheet("text-align: left;")
        button.setToolTip(address)
        button.setAccessibleDescription(address)
        return button

    def _button(self, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(f" {text}")
        button.setAccessibleName(text)
        set_icon(button, icon)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _create(self) -> None:
        values = self.form.values()
        code, first, last = str(values["code"]), values["first_year"], values["last_year"]
        if code and not (len(code) == 4 and code.isascii() and code.isdigit()):
            self.form.show_problems([Problem("municipality_code", "code")])
        elif isinstance(first, int) and isinstance(last, int) and last < first:
            self.form.show_problems([Problem("years_reversed", "last_year")])
        else:
            self.form.save()
