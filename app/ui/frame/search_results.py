"""What a search finds, in a list under the search field; the typing stays in the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.page_parts import SearchField, words
from app.ui.common.theme import colour, px

if TYPE_CHECKING:
    from app.services.names import Hit
    from app.ui.common.context import Context

KIND_ICONS = {
    "goal": "target",
    "indicator": "chart-line",
    "risk": "shield-alert",
    "decision": "gavel",
    "document": "book-open",
}
_HIT = Qt.ItemDataRole.UserRole
_TITLE, _KIND = _HIT + 1, _HIT + 2


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, and quietly at the right what kind of thing it is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(option.rect, px(5), px(5))
        kind, _record_id = index.data(_HIT)
        inner = option.rect.adjusted(px(8), 0, -px(10), 0)
        icon = icons.pixmap(KIND_ICONS.get(kind, "search"), "muted", 18)
        painter.drawPixmap(inner.left(), inner.center().y() - px(9) + 1, icon)
        role = "selection_text" if chosen else "muted"
        said = index.data(_KIND)
        paint_words(painter, inner, said, role, Qt.AlignmentFlag.AlignRight)
        title = inner.adjusted(px(28), 0, -painter.fontMetrics().horizontalAdvance(said) - px(12), 0)
        paint_words(painter, title, index.data(_TITLE), "selection_text" if chosen else "text")
        painter.restore()


class SearchResults(QFrame):
    """Hangs under the search field while there is something to show."""

    chosen = Signal(str, int)
    """Kind and id of what the user went to."""

    def __init__(self, field: SearchField, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("ground", "surface")
        self._field, self._window = field, window
        self._context: Context | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        self.list = QListWidget()
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setProperty("ground", "inside")
        self.list.setAccessibleName(self.tr("Sökträffar"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self._nothing = words(self.tr("Inget hittades. Pröva ett kortare ord."), "muted")
        self._nothing.setContentsMargins(px(12), px(12), px(12), px(12))
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.list.itemClicked.connect(self._go)
        field.installEventFilter(self)
        field.searched.connect(self.search)
        self.hide()

    def look_in(self, context: Context) -> None:
        """Search in this file from now on."""
        self._context = context

    def search(self, sought: str) -> None:
        """Look for words; none hides the list."""
        context = self._context
        if context is None or not sought:
            self.hide()
            return
        period = context.period.id
        context.tasks.run(lambda: context.office.search.find(sought, period), self.show_hits, latest="search")

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found for the words that stand in the field."""
        from app import wording

        self.list.clear()
        for hit in hits:
            kind = wording.word("kind", hit.kind)
            item = QListWidgetItem(f"{hit.title}, {kind}")
            item.setData(_HIT, (hit.kind, hit.id))
            item.setData(_TITLE, hit.title)
            item.setData(_KIND, kind)
            item.setToolTip(hit.title)
            item.setSizeHint(QSize(px(80), px(34)))
            self.list.addItem(item)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        if hits:
            self.list.setCurrentRow(0)
        self._place(len(hits))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down, Enter and Esc in the field belong to the list while it hangs there."""
        if self.isVisible():
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.Resize:
                self._place(self.list.count())
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        row, count = self.list.currentRow(), self.list.count()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and count:
            self.list.setCurrentRow((row + (1 if key == Qt.Key.Key_Down else -1)) % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._go(self.list.item(row))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _go(self, item: QListWidgetItem) -> None:
        kind, record_id = item.data(_HIT)
        self._field.clear()
        self.hide()
        self.chosen.emit(kind, record_id)

    def _place(self, count: int) -> None:
        width = max(self._field.width(), px(360))
        corner = self._field.mapTo(
            self._window, QPoint(self._field.width() - width, self._field.height() + px(4))
        )
        height = px(34) * min(max(count, 1), 10) + px(16) if count else px(56)
        self.setGeometry(corner.x(), corner.y(), width, height)
