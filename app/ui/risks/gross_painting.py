"""How the gross list is drawn: what one writes in is white, what follows from it pale, what is wrong stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QStyle, QStyleOptionViewItem, QWidget

from app.domain.gross_list import SCORES
from app.ui.common import icons, theme
from app.ui.common.cells import paint_words
from app.ui.common.sheet_writing import SheetDelegate, type_of_index
from app.ui.common.theme import colour, px
from app.ui.common.wrapping import wrapped
from app.ui.risks.gross_cells import LOOK, Look
from app.ui.risks.gross_words import BEFORE, VALUE
from app.ui.risks.value_mark import paint_mark

if TYPE_CHECKING:
    from app.ui.risks.gross_model import GrossModel

EDGE = 8
ROW_HEIGHT = 46
LINES = 2
_SYMBOL = 14


class GrossPainting(SheetDelegate):
    """Draws cells: long texts on two lines, the value on the ground of its zone, a cross before what is wrong."""

    def side(self, index: type_of_index) -> Qt.AlignmentFlag:
        """Steps stand to the right, words to the left."""
        look: Look = index.data(LOOK)
        return Qt.AlignmentFlag.AlignRight if look.column in SCORES else Qt.AlignmentFlag.AlignLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: type_of_index) -> QSize:
        """The headers decide."""
        return QSize(px(96), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_of_index) -> None:
        look: Look = index.data(LOOK)
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, colour(_ground(look, chosen=chosen)))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("line"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), colour("line"))
        inner = box.adjusted(px(EDGE), 0, -px(EDGE), -1)
        if look.trouble:
            side = px(_SYMBOL)
            mark = icons.pixmap("circle-x", "status_not_met", _SYMBOL)
            painter.drawPixmap(inner.left() - px(2), inner.center().y() - side // 2, mark)
            inner.setLeft(inner.left() + side + px(2))
        if look.column == VALUE and look.value is not None:
            paint_mark(painter, inner, look.zone, look.value)
            if look.over:
                _paint_flag(painter, inner)
        elif look.lined:
            _paint_lines(painter, inner, look, _ink(look, chosen=chosen))
        else:
            paint_words(painter, inner, look.text, _ink(look, chosen=chosen), self.side(index))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: type_of_index
    ) -> None:
        """A long text is written in a box that reaches over the rows under it."""
        box: QRect = option.rect
        parent = editor.parentWidget()
        if isinstance(editor, QPlainTextEdit) and parent is not None:
            wide = max(box.width(), px(320))
            left = min(box.left(), parent.width() - wide)
            box = QRect(max(left, 0), box.top(), min(wide, parent.width()), px(3 * ROW_HEIGHT))
            box.moveTop(max(min(box.top(), parent.height() - box.height()), 0))
        editor.setGeometry(box)


def _ground(look: Look, *, chosen: bool) -> str:
    if chosen:
        return "selection"
    if look.trouble:
        return "status_not_met_ground"
    return "window" if look.locked else "surface"


def _ink(look: Look, *, chosen: bool) -> str:
    if chosen:
        return "selection_text"
    if look.trouble:
        return "status_not_met"
    return "muted" if look.column in (BEFORE, VALUE) else "text"


def _paint_lines(painter: QPainter, inner: QRect, look: Look, ink: str) -> None:
    strong = look.column == "title"
    letters = theme.font(strong=strong)
    height = QFontMetrics(letters).lineSpacing()
    lines = wrapped(look.text, inner.width(), LINES, letters)
    top = inner.top() + (inner.height() - height * len(lines)) // 2
    for line in lines:
        paint_words(painter, QRect(inner.left(), top, inner.width(), height), line, ink, strong=strong)
        top += height


def _paint_flag(painter: QPainter, inner: QRect) -> None:
    """A risk that reaches the threshold bears a flag beside its value."""
    side = px(_SYMBOL)
    mark = icons.pixmap("flag", "text", _SYMBOL)
    painter.drawPixmap(inner.left() + px(56), inner.center().y() - side // 2, mark)


class RowsHeader(QHeaderView):
    """The number of each row; a plus where one goes on writing, a pen where something is not saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.fit()

    def fit(self) -> None:
        """Follow the text size."""
        self.setDefaultSectionSize(px(ROW_HEIGHT))
        self.setFixedWidth(px(44))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model: GrossModel = self.model()  # type: ignore[assignment]
        if logicalIndex >= len(model.ids):
            return
        painter.save()
        painter.fillRect(rect, colour("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colour("control"))
        waits = model.waits(logicalIndex)
        symbol = (
            "plus"
            if model.is_blank(logicalIndex)
            else {"trouble": "circle-x", "waiting": "pencil"}.get(waits)
        )
        if symbol:
            role = "status_not_met" if waits == "trouble" else "muted"
            side = px(_SYMBOL)
            mark = icons.pixmap(symbol, role, _SYMBOL)
            painter.drawPixmap(rect.center().x() - side // 2, rect.center().y() - side // 2, mark)
        else:
            paint_words(
                painter,
                rect.adjusted(0, 0, -px(EDGE), 0),
                str(logicalIndex + 1),
                "muted",
                Qt.AlignmentFlag.AlignRight,
            )
        painter.restore()
