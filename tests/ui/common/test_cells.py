"""Words in a cell: on one line, as they stand, and at the text size that one has chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from app.ui.common.cells import paint_words
from app.ui.common.theme import Theme, colour

BOX = QRect(0, 0, 240, 60)


def painted(text: str, box: QRect = BOX, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QImage:
    """A cell with these words."""
    image = QImage(BOX.size(), QImage.Format.Format_RGB32)
    image.fill(colour("surface"))
    painter = QPainter(image)
    paint_words(painter, box, text, side=side)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """Where something is drawn."""
    ground = colour("surface").rgb()
    spots = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground
    ]
    across, down = zip(*spots, strict=True)
    return QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


@pytest.mark.parametrize("between", ["\n", "\t", "\r\n", "\u2028", "\v"])
def test_a_cell_is_one_line_whatever_was_pasted(theme: Theme, between: str) -> None:
    assert painted(f"Behöriga{between}lärare") == painted("Behöriga lärare")


def test_markup_is_words_like_others(theme: Theme) -> None:
    assert inked(painted("<b>Lärare</b>")).width() > inked(painted("Lärare")).width() * 1.5


def test_words_without_room_end_in_dots_inside_the_cell(theme: Theme) -> None:
    narrow = inked(painted("Grundskolelärare med behörighet" * 300, QRect(0, 0, 100, 60)))
    assert 60 < narrow.right() <= 100
    assert inked(painted("Grundskolelärare")).right() > 100


def test_numbers_stand_flush_with_the_right_edge(theme: Theme) -> None:
    right = Qt.AlignmentFlag.AlignRight
    ends = {inked(painted(number, side=right)).right() for number in ("4", "1 234,4", "-0,4")}
    assert len(ends) == 1 and BOX.right() - ends.pop() <= 2


def test_words_seen_before_grow_with_the_text_size(theme: Theme) -> None:
    before = inked(painted("Behöriga lärare"))
    theme.set_text_scale(150)
    try:
        after = inked(painted("Behöriga lärare"))
    finally:
        theme.set_text_scale(100)
    assert after.width() > before.width() * 1.4 and after.height() > before.height() * 1.3
    assert inked(painted("Behöriga lärare")) == before
