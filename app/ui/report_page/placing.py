"""Where the pages of a document lie on the desk, and how large they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, QSizeF

from app.ui.common.theme import px
from app.ui.report_page.rendering import PageSize

Fit = Literal["width", "page", ""]

PER_POINT = 96 / 72
"""Pixels per point at 100 %."""
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The sizes that one steps between."""
WIDEST = 1.25
"""Fitting the width never makes a page larger than this: nobody reads an agenda from across the room."""
GAP, MARGIN = 20, 24


def larger(zoom: float) -> float:
    """The next larger step."""
    return next((step for step in STEPS if step > zoom + 0.01), STEPS[-1])


def smaller(zoom: float) -> float:
    """The next smaller step."""
    return next((step for step in reversed(STEPS) if step < zoom - 0.01), STEPS[0])


def fitting(sizes: Sequence[PageSize], room: QSize, fit: Fit) -> float:
    """The zoom at which the widest page, or the whole of the largest, fits in ``room``."""
    zoom = (room.width() - 2 * px(MARGIN)) / (max(size.width for size in sizes) * PER_POINT)
    if fit == "page":
        height = max(size.height for size in sizes)
        zoom = min(zoom, (room.height() - 2 * px(GAP)) / (height * PER_POINT))
    return min(max(zoom, STEPS[0]), WIDEST)


def place(sizes: Sequence[PageSize], scale: float, room: QSize) -> tuple[list[QRectF], QSizeF]:
    """The pages under one another, each in the middle; and how large the desk has to be."""
    width = max((size.width for size in sizes), default=0.0) * scale + 2 * px(MARGIN)
    top = float(px(GAP))
    boxes = []
    for size in sizes:
        left = (max(width, room.width()) - size.width * scale) / 2
        boxes.append(QRectF(round(left), round(top), size.width * scale, size.height * scale))
        top += size.height * scale + px(GAP)
    return boxes, QSizeF(width, top)
