"""Long texts with marks as Qt shows them: in a document that one writes in, and in labels.

Nothing here reads HTML. What labels get is made from the text's own runs, with every character escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)
from PySide6.QtWidgets import QLabel

from app.domain.rich_lines import Line
from app.domain.rich_text import Paragraph, Run, parse
from app.ui.common.small_parts import words
from app.ui.common.theme import px

_BOLD = QFont.Weight.DemiBold
_LIST = QTextListFormat.Style.ListDisc
_OBJECT = "\ufffc"
"""What Qt keeps in the place of an image."""


def list_format() -> QTextListFormat:
    """How a list looks."""
    made = QTextListFormat()
    made.setStyle(_LIST)
    return made


def _weight(bold: bool, italic: bool) -> QFont.Weight:
    # The family has an italic of one weight. Qt makes a bolder one of it, but only where it is asked for much.
    if bold:
        return QFont.Weight.Bold if italic else _BOLD
    return QFont.Weight.Normal


def look_of(bold: bool, italic: bool) -> QTextCharFormat:
    """How a run looks."""
    made = QTextCharFormat()
    made.setFontWeight(_weight(bold, italic))
    made.setFontItalic(italic)
    return made


def is_bold(look: QTextCharFormat) -> bool:
    """Whether letters of this look are bold."""
    return look.fontWeight() >= _BOLD


def insert_lines(cursor: QTextCursor, lines: Iterable[Line]) -> None:
    """Write lines at the cursor: the first goes on where the cursor stands, the others get lines of their own."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, line in enumerate(lines):
        if number:
            inside = cursor.currentList()
            cursor.insertBlock(QTextBlockFormat(), look_of(False, False))
            if line.item and inside is not None:
                inside.add(cursor.block())
        # Words that are already there decide what their line is.
        if line.item and cursor.currentList() is None and (number or not cursor.block().text()):
            cursor.createList(list_format())
        for run in line.runs:
            cursor.insertText(run.text.replace(_OBJECT, ""), look_of(run.bold, run.italic))
    cursor.endEditBlock()


def read_lines(document: QTextDocument) -> tuple[Line, ...]:
    """Read what stands in a document, line by line."""
    lines = []
    block = document.begin()
    while block.isValid():
        runs = []
        place = block.begin()
        while not place.atEnd():
            piece = place.fragment()
            look = piece.charFormat()
            text = piece.text().replace("\u2028", " ").replace(_OBJECT, "")
            runs.append(Run(text, is_bold(look), look.fontItalic()))
            place += 1
        lines.append(Line(tuple(runs), block.textList() is not None))
        block = block.next()
    return tuple(lines)


def html(text: str) -> str:
    """A text with marks as HTML for labels and for other programs."""
    told: list[str] = []
    for block in parse(text):
        if isinstance(block, Paragraph):
            gap = px(6) if told else 0
            told.append(f'<p style="margin-top:{gap}px; margin-bottom:{px(4)}px">{_told(block.runs)}</p>')
        else:
            items = "".join(f"<li>{_told(item)}</li>" for item in block.items)
            told.append(f'<ul style="margin:0px 0px 0px {px(16)}px; -qt-list-indent:0">{items}</ul>')
    return "".join(told)


def _told(runs: Iterable[Run]) -> str:
    said = ""
    for run in runs:
        weight = f"font-weight:{int(_weight(run.bold, run.italic))};" if run.bold else ""
        look = weight + "font-style:italic;" * run.italic
        inside = escape(run.text).replace("\n", "<br>")
        said += f'<span style="{look}">{inside}</span>' if look else inside
    return said


def rich_words(text: str, look: str = "") -> QLabel:
    """A label that shows a text with marks as it looks, over as many lines as it takes."""
    label = words("", look, wrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(html(text))
    return label
