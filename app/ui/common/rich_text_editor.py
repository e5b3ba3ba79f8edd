"""The editor for long texts with bold, italic and lists: the box, and the tools that come when one writes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.domain.rich_lines import Line, blocks_of, lines_of
from app.domain.rich_text import parse, plain, write
from app.ui.common.editors import Editor
from app.ui.common.icons import set_icon
from app.ui.common.rich_box import Mark, RichBox
from app.ui.common.theme import px
from app.ui.common.values import clean_text


class RichTools(QWidget):
    """Bold, italic and list, for those who point; the keys do the same. Their place is kept when they are away."""

    def __init__(self, box: RichBox) -> None:
        super().__init__()
        self._box = box
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        self.buttons: dict[Mark, QToolButton] = {
            "bold": self._button("bold", "bold", self.tr("Fet"), "Ctrl+B"),
            "italic": self._button("italic", "italic", self.tr("Kursiv"), "Ctrl+I"),
            "list": self._button("list", "list", self.tr("Punktlista"), "Ctrl+Shift+L"),
        }
        for button in self.buttons.values():
            row.addWidget(button)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
        box.focused.connect(self._follow_focus)
        box.cursorPositionChanged.connect(self._follow)
        box.currentCharFormatChanged.connect(lambda _look: self._follow())

    def _button(self, mark: Mark, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("look", "small")
        set_icon(button, icon, "text")
        button.setIconSize(QSize(px(14), px(14)))
        # The cursor stays in the text.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{name} ({shown})")
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: self._box.toggle(mark))
        return button

    def _follow_focus(self, focused: bool) -> None:
        self.setVisible(focused and not self._box.isReadOnly())
        self._follow()

    def _follow(self) -> None:
        if not self.isHidden():
            for mark, button in self.buttons.items():
                button.setChecked(self._box.has(mark))


class RichTextEditor(Editor):
    """Shows the look of a text and gives the text with marks. What nobody changes is given back as it came."""

    def __init__(self, lines: int, placeholder: str) -> None:
        super().__init__()
        self.box = RichBox(lines, placeholder)
        self._tools = RichTools(self.box)
        self.layout_row.addWidget(self.box)
        self._given = ""
        self._shown = self.box.lines()
        self._written: tuple[tuple[Line, ...], str] | None = None
        self._filling = False
        self.box.textChanged.connect(self._edited)
        self.box.focused.connect(self._settle)

    def main(self) -> QWidget:
        return self.box

    def tools(self) -> QWidget | None:
        return self._tools

    def value(self) -> object:
        lines = self.box.lines()
        if lines == self._shown:
            return self._given
        if self._written is None or self._written[0] is not lines:
            self._written = lines, clean_text(write(blocks_of(lines)))
        return self._written[1]

    def set_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        if text != self.value():
            self._filling = True
            self.box.show_lines(lines_of(parse(clean_text(text))))
            self._filling = False
        self._given, self._shown = text, self.box.lines()

    def text_of(self, value: object) -> str:
        return "" if value is None else plain(str(value))

    def set_locked(self, locked: bool) -> None:
        self.box.setReadOnly(locked)
        self.set_look("locked", locked)

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _settle(self, focused: bool) -> None:
        """Show what is kept where that is not quite what was written, as when half a word was made bold."""
        if focused:
            return
        lines = self.box.lines()
        kept = lines_of(parse(clean_text(str(self.value()))))
        if kept != lines_of(blocks_of(lines)):
            unchanged, self._filling = lines == self._shown, True
            self.box.settle(kept)
            self._filling = False
            if unchanged:
                self._shown = self.box.lines()
