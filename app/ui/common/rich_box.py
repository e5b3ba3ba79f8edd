"""The box that one writes long texts in, with bold, italic and lists as they look."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QTextEdit

from app.domain.rich_lines import Line, blocks_of, lines_of
from app.domain.rich_text import Run, clean, parse, plain, write
from app.ui.common.growing import Growth
from app.ui.common.rich_cursor import (
    Look,
    chosen_blocks,
    in_one_step,
    join_list,
    leave_list,
    marked,
    set_mark,
    to_words,
)
from app.ui.common.rich_document import html, insert_lines, is_bold, look_of, read_lines
from app.ui.common.theme import px
from app.ui.common.undo_keys import left_to_window
from app.ui.common.values import clean_text

Mark = Look | Literal["list"]
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Mark] = {
    (Qt.Key.Key_B, _CONTROL): "bold",
    (Qt.Key.Key_I, _CONTROL): "italic",
    (Qt.Key.Key_L, _CONTROL | _SHIFT): "list",
}


class RichBox(QTextEdit):
    """Takes and gives lines. Marks belong to whole words, as in the text that is kept."""

    focused = Signal(bool)

    def __init__(self, lines: int, placeholder: str) -> None:
        super().__init__(placeholderText=placeholder, acceptRichText=False)
        margins = 2 * self.document().documentMargin()
        self._growth = Growth(self, lines, lambda: self.document().size().height() - margins)
        self._read: tuple[int, tuple[Line, ...]] | None = None
        self._fit_indent()

    # -- what stands in it --

    def lines(self) -> tuple[Line, ...]:
        """What is written. A form asks several times for each key, and is answered from one reading."""
        revision = self.document().revision()
        if self._read is None or self._read[0] != revision:
            self._read = revision, read_lines(self.document())
        return self._read[1]

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines. Nothing before can be undone."""
        self.clear()
        self.setCurrentCharFormat(look_of(False, False))
        insert_lines(QTextCursor(self.document()), lines)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def settle(self, lines: tuple[Line, ...]) -> None:
        """Show what is kept of what was written, as a step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        leave_list(cursor.block())
        insert_lines(cursor, lines)
        cursor.endEditBlock()

    # -- marks --

    def has(self, mark: Mark) -> bool:
        """Whether what is chosen, or what is typed next, is so marked."""
        cursor = self.textCursor()
        if mark == "list":
            return all(block.textList() is not None for block in chosen_blocks(cursor))
        look = self.currentCharFormat()
        if cursor.hasSelection():
            first = QTextCursor(self.document())
            first.setPosition(cursor.selectionStart() + 1)
            look = first.charFormat()
        return is_bold(look) if mark == "bold" else look.fontItalic()

    def toggle(self, mark: Mark) -> None:
        """Set the mark on what is chosen, on the word at the cursor or on what is typed next; or take it away."""
        if self.isReadOnly():
            return
        on = not self.has(mark)
        if mark == "list":
            self._toggle_list(on)
        else:
            set_mark(to_words(self.textCursor()), mark, on)
            if not self.textCursor().hasSelection():
                self.setCurrentCharFormat(marked(self.currentCharFormat(), mark, on))
        self.cursorPositionChanged.emit()

    def _toggle_list(self, on: bool) -> None:
        cursor = self.textCursor()
        blocks = list(chosen_blocks(cursor))
        cursor.beginEditBlock()
        for block in blocks:
            if not on:
                leave_list(block)
            elif block.textList() is None and (block.text().strip() or len(blocks) == 1):
                join_list(block)
        cursor.endEditBlock()

    # -- keys --

    def event(self, event: QEvent) -> bool:
        """The keys of the marks are the box's own while one writes in it, whatever they do elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._mark_of(event)
        ):
            event.accept()
            return True
        if left_to_window(event, self):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks and lists by the keyboard; the rest is as in any box."""
        mark = self._mark_of(event)
        if mark:
            self.toggle(mark)
        elif self.isReadOnly() or not self._list_key(event):
            super().keyPressEvent(event)

    def _mark_of(self, event: QKeyEvent) -> Mark | None:
        return None if self.isReadOnly() else _KEYS.get((Qt.Key(event.key()), event.modifiers()))

    def _list_key(self, event: QKeyEvent) -> bool:
        """Begin a list after "-", or end it, where the key does so."""
        cursor = self.textCursor()
        block, at = cursor.block(), cursor.positionInBlock()
        if cursor.hasSelection():
            return False
        if event.text() == " " and at == 1 and block.text()[:1] == "-" and block.textList() is None:
            cursor.beginEditBlock()
            cursor.deletePreviousChar()
            join_list(cursor.block())
            cursor.endEditBlock()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if block.textList() is not None and not block.text().strip():
                in_one_step(cursor, lambda: leave_list(block))
            else:
                # With or without Shift: a line is a line.
                cursor.insertBlock()
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
            return True
        if event.key() == Qt.Key.Key_Backspace and at == 0 and block.textList() is not None:
            in_one_step(cursor, lambda: leave_list(block))
            return True
        return False

    # -- in and out --

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only, whatever comes with them."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words with their bold, italic and lists; all else stays outside."""
        text = source.text() if source.hasText() else ""
        # What is said to be HTML is read as HTML, whatever tags it has.
        kept = clean(f"<div>{source.html()}</div>" if source.hasHtml() else text)
        lines = lines_of(parse(clean_text(kept)))
        if not lines:
            return
        if len(lines) == 1:
            # Words in the middle of a line keep the spaces around them.
            before, after = (Run(" " if end in (" ", "\u00a0") else "") for end in (text[:1], text[-1:]))
            lines = (Line((before, *lines[0].runs, after), lines[0].item),)
        cursor = self.textCursor()
        insert_lines(cursor, lines)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the words, and their look to who can use it."""
        copied = QTextDocument()
        QTextCursor(copied).insertFragment(QTextDocumentFragment(self.textCursor()))
        lines = read_lines(copied)
        # Qt's own object: one that Python made would outlive Python on the clipboard, and end the program badly. It
        # fills itself when it is first asked, so it is asked before it is filled anew.
        made = super().createMimeDataFromSelection()
        made.html()
        made.clear()
        if len(lines) == 1 and not lines[0].item:
            made.setText("".join(run.text for run in lines[0].runs))
        else:
            made.setText(plain(write(blocks_of(lines))))
        made.setHtml(html(write(blocks_of(lines))))
        return made

    # -- around it --

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody writes here."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody left; a menu over the box is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._growth.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters want more room for their bullets."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_indent()

    def _fit_indent(self) -> None:
        self.document().setIndentWidth(px(18))
