"""Records that hang on another: each a title that leads to it, with what stands under it; tied and untied in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.ui.common import icons
from app.ui.common.link_rows import TitleLink
from app.ui.common.page_parts import Rule, words
from app.ui.common.picker import Pick, Picker
from app.ui.common.theme import px


@dataclass(frozen=True, slots=True)
class TiedItem:
    """One record: its title, a line under it, and a line that stands out, for what is late or amiss."""

    id: int
    title: str
    detail: str
    amiss: str = ""


class TiedList(QWidget):
    """A heading with a sentence, the rows, a button for a new record, and a field that ties one that is there."""

    lead = Signal(int)
    new_wanted = Signal()
    tied = Signal(int)
    untied = Signal(int)

    def __init__(
        self, heading: str, sentence: str, *, new: str = "", tie: str = "", parent: QWidget | None = None
    ) -> None:
        """``new`` is what the button for a new record says, ``tie`` the field that ties; empty leaves them out."""
        super().__init__(parent)
        self._items: tuple[TiedItem, ...] | None = None
        self._locked = False
        self._may_untie = bool(tie)
        self.links: list[TitleLink] = []
        self.new_button = QPushButton(new)
        self.new_button.clicked.connect(self.new_wanted)
        self.new_button.hide()
        self.picker = Picker(tie)
        self.picker.hide()
        self.picker.picked.connect(lambda key: self.tied.emit(key))
        self._has_new, self._has_picker = bool(new), bool(tie)
        self._picks: tuple[Pick, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(words(heading, "heading", wrap=True))
        column.addWidget(words(sentence, "small", wrap=True))
        column.addSpacing(px(2))
        column.addLayout(self._rows)
        column.addWidget(self.picker)
        column.addSpacing(px(4))
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(
        self, items: Sequence[TiedItem], picks: Sequence[tuple[int, str]] = (), *, locked: bool = False
    ) -> None:
        """Show these; ``picks`` are those that can be tied, as (id, title)."""
        own = {item.id for item in items}
        self.picker.set_picks([Pick(key, title) for key, title in picks if key not in own])
        self.picker.setVisible(self._has_picker and not locked and any(key not in own for key, _ in picks))
        self.new_button.setVisible(self._has_new and not locked)
        if tuple(items) == self._items and locked == self._locked:
            return
        self._items, self._locked = tuple(items), locked
        stood_on = next((link.text() for link in self.links if link.hasFocus()), "")
        self._clear()
        for item in items:
            self._add(item)
        for link in self.links:
            if link.text() == stood_on:
                link.setFocus()

    def _clear(self) -> None:
        self.links = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, item: TiedItem) -> None:
        if self.links:
            self._rows.addWidget(Rule())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, px(6), 0, px(6))
        row.setSpacing(px(8))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        link = TitleLink(item.title)
        link.setAccessibleDescription(" · ".join(part for part in (item.amiss, item.detail) if part))
        link.clicked.connect(lambda: self.lead.emit(item.id))
        self.links.append(link)
        texts.addWidget(link)
        for text, look in ((f"! {item.amiss}" if item.amiss else "", "problem"), (item.detail, "small")):
            if text:
                texts.addWidget(words(text, look, wrap=True))
        row.addLayout(texts, 1)
        if self._may_untie and not self._locked:
            row.addWidget(self._untie_button(item), 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(holder)

    def _untie_button(self, item: TiedItem) -> QToolButton:
        made = QToolButton()
        icons.set_icon(made, "unlink")
        made.setIconSize(QSize(px(16), px(16)))
        said = self.tr("Koppla loss {title}").format(title=item.title)
        made.setToolTip(said)
        made.setAccessibleName(said)
        made.clicked.connect(lambda: self.untied.emit(item.id))
        return made
