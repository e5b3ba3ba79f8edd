"""Rows of what hangs on a record: read in calm, one of them edited in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.common import icons, theme
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm
from app.ui.common.rich_document import rich_words
from app.ui.common.sdg_tile import SdgTile
from app.ui.common.theme import colour, px


@dataclass(frozen=True, slots=True)
class Source:
    """The record that a row's text came from."""

    kind: str
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A tie: what is shown of it, and what its form edits."""

    id: int
    title: str
    detail: str
    text: str
    """With marks, as it is kept."""
    values: Mapping[str, object]
    """What the form is filled with, ``id`` and ``version`` included."""
    lead: int = 0
    """The record that the title leads to; 0 leads nowhere."""
    tile: tuple[str, str] | None = None
    source: Source | None = None
    under: str = ""
    """A small line under the text."""


class LinkRow(QFrame):
    """One tie."""

    edit = Signal(int)
    remove = Signal(int)
    lead = Signal(int)
    jump = Signal(str, int)
    shift = Signal(int, int)
    """The row's id, and -1 for up or 1 for down."""

    def __init__(self, item: LinkItem, empty: str, *, locked: bool) -> None:
        super().__init__()
        self.item = item
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, px(10), 0, px(10))
        self._outside.setSpacing(px(8))
        row = QHBoxLayout()
        self._outside.addLayout(row)
        row.setSpacing(px(12))
        if item.tile is not None:
            row.addWidget(SdgTile(*item.tile), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(2))
        row.addLayout(self.column, 1)
        self.column.addWidget(self._title())
        self.detail = words(item.detail, "small", wrap=True)
        self.column.addWidget(self.detail)
        if not item.detail:
            self.detail.hide()
        self.text = rich_words(item.text) if item.text else words(empty, "muted", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.text)
        if not self.text.text():
            self.text.hide()
        if item.under:
            under = words(item.under, "small", wrap=True)
            under.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(under)
        if item.source is not None:
            self.column.addWidget(self._source(item.source))
        self._edit_words = self.tr("Ändra {name}").format(name=item.title)
        self.edit_button = self._button("pencil", self._edit_words)
        self.edit_button.clicked.connect(lambda: self.edit.emit(item.id))
        self.remove_button = self._button("unlink", self.tr("Ta bort {name}").format(name=item.title))
        self.remove_button.clicked.connect(lambda: self.remove.emit(item.id))
        tools = self._tools = QGridLayout()
        tools.setSpacing(0)
        tools.addWidget(self.edit_button, 0, 0)
        tools.addWidget(self.remove_button, 0, 1)
        tools.setRowStretch(2, 1)
        row.addLayout(tools)
        if locked:
            self.edit_button.hide()
            self.remove_button.hide()
        self._locked = locked

    def hold(self, form: RecordForm) -> None:
        """Edit here: the form takes the place of what it says, over the whole width."""
        self.text.hide()
        self.detail.hide()
        self._say_edit("x", self.tr("Stäng (Esc)"))
        self._outside.addWidget(form)
        form.show()

    def add_moves(self, *, first: bool, last: bool) -> None:
        """Let the row change places with the one above or below it."""
        name = self.item.title
        self.up_button = self._button("arrow-up", self.tr("Flytta upp {name}").format(name=name))
        self.down_button = self._button("arrow-down", self.tr("Flytta ned {name}").format(name=name))
        self.up_button.setDisabled(first)
        self.down_button.setDisabled(last)
        for at, (button, by) in enumerate(((self.up_button, -1), (self.down_button, 1))):
            button.clicked.connect(lambda _checked=False, by=by: self.shift.emit(self.item.id, by))
            self._tools.addWidget(button, 1, at)

    def release(self) -> None:
        """Show the text again."""
        self.text.setVisible(bool(self.text.text()))
        self.detail.setVisible(bool(self.item.detail))
        self._say_edit("pencil", self._edit_words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits, as the pencil does."""
        if not self._locked:
            self.edit.emit(self.item.id)

    def _say_edit(self, icon: str, words: str) -> None:
        icons.set_icon(self.edit_button, icon)
        self.edit_button.setIconSize(QSize(px(16), px(16)))
        self.edit_button.setToolTip(words)
        self.edit_button.setAccessibleName(words)

    def _title(self) -> QWidget:
        if not self.item.lead:
            return words(self.item.title, "strong", wrap=True)
        link = TitleLink(self.item.title)
        link.clicked.connect(lambda: self.lead.emit(self.item.lead))
        return link

    def _source(self, source: Source) -> QWidget:
        link = TitleLink(source.name)
        link.clicked.connect(lambda: self.jump.emit(source.kind, source.id))
        return link

    def _button(self, icon: str, name: str) -> QToolButton:
        made = QToolButton()
        icons.set_icon(made, icon)
        made.setIconSize(QSize(px(16), px(16)))
        made.setToolTip(name)
        made.setAccessibleName(name)
        return made


class TitleLink(QAbstractButton):
    """A title that leads to its record; long titles wrap."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width, 1), px(1000))
        return self._metrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height() + px(2)

    def sizeHint(self) -> QSize:
        return QSize(self._metrics().horizontalAdvance(self.text()), self._metrics().height() + px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words in the colour of links, underlined under the pointer; a frame where the focus is."""
        painter = QPainter(self)
        letters = theme.font(strong=True)
        letters.setUnderline(self.underMouse())
        painter.setFont(letters)
        painter.setPen(colour("link"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(self.rect(), flags, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(strong=True))
