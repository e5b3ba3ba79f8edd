"""What is done to the lines and words at a cursor in a long text with marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from app.ui.common.rich_document import is_bold, list_format, look_of

Look = Literal["bold", "italic"]
_BEFORE, _AFTER = re.compile(r"\w*$"), re.compile(r"\w*")


def chosen_blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The lines that are chosen, or the one where the cursor stands."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        yield block
        block = block.next()


def marked(look: QTextCharFormat, mark: Look, on: bool) -> QTextCharFormat:
    """A look with one of its marks set or taken away."""
    return look_of(
        on if mark == "bold" else is_bold(look), on if mark == "italic" else bool(look.fontItalic())
    )


def set_mark(chosen: QTextCursor, mark: Look, on: bool) -> None:
    """Set a mark on what is chosen. Piece by piece: what is bold and italic has a weight of its own."""
    pieces = []
    for block in chosen_blocks(chosen):
        place = block.begin()
        while not place.atEnd():
            piece = place.fragment()
            start = max(piece.position(), chosen.selectionStart())
            end = min(piece.position() + piece.length(), chosen.selectionEnd())
            if start < end:
                pieces.append((start, end, marked(piece.charFormat(), mark, on)))
            place += 1
    cursor = QTextCursor(chosen.document())
    cursor.beginEditBlock()
    for start, end, look in pieces:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
    cursor.endEditBlock()


def to_words(cursor: QTextCursor) -> QTextCursor:
    """What is chosen, widened to whole words; the word around the cursor where nothing is."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first, last = document.findBlock(start), document.findBlock(end)
    before = _BEFORE.search(first.text()[: start - first.position()])
    after = _AFTER.match(last.text()[end - last.position() :])
    back, on = len(before[0]) if before else 0, len(after[0]) if after else 0
    if start != end:
        # Spaces and stops at the ends of what is chosen part it from the words beside it.
        words = cursor.selectedText()
        back, on = back * bool(re.match(r"\w", words)), on * bool(re.search(r"\w$", words))
    elif not (back and on):
        back = on = 0
    wide = QTextCursor(document)
    wide.setPosition(start - back)
    wide.setPosition(end + on, QTextCursor.MoveMode.KeepAnchor)
    return wide


def join_list(block: QTextBlock) -> None:
    """Make a line an item, of the list above it if there is one."""
    above = block.previous().textList() if block.previous().isValid() else None
    if above is not None:
        above.add(block)
    else:
        QTextCursor(block).createList(list_format())


def leave_list(block: QTextBlock) -> None:
    """Make an item a line of its own."""
    items = block.textList()
    if items is not None:
        items.remove(block)
        cursor = QTextCursor(block)
        look = cursor.blockFormat()
        look.setIndent(0)
        cursor.setBlockFormat(look)


def in_one_step(cursor: QTextCursor, do: Callable[[], None]) -> None:
    """Do what Ctrl+Z takes back at once."""
    cursor.beginEditBlock()
    do()
    cursor.endEditBlock()
