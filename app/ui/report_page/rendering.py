"""The pages of a PDF as images, drawn off the window's thread.

PDFium wants one thread to itself, and not the one that reads the database: a preview must not wait for a save.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from app.ui.common.tasks import Worker

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A page to draw, and how many pixels a point is to be."""

    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as asked for: its image, and its words for those who do not see it."""

    document: int
    wish: Wish
    image: QImage
    words: str


class Renderer(QObject):
    """Opens one document at a time and draws the pages that are wanted now.

    It belongs to nobody in Qt's sense, so that the thread may still speak to it when the view that it draws for is
    gone; ``close`` lets go of the thread.
    """

    opened = Signal(int, object)
    """The number that ``open`` gave, and a tuple of ``PageSize``."""
    drawn = Signal(object)
    """A ``Drawn``."""
    failed = Signal(object)
    """An exception: the bytes are no PDF, or the memory does not suffice."""

    def __init__(self) -> None:
        super().__init__()
        self._worker = Worker("rendering")
        self._document: PdfDocument | None = None
        self._number = 0
        self._wishes: deque[Wish] = deque()
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self.close)

    def open(self, content: bytes) -> int:
        """Open a PDF instead of the one before; returns the number that its pages will bear."""
        self._number += 1
        number = self._number
        self._wishes = deque()
        self._worker.hand(lambda: self._open(content, number))
        return number

    def want(self, wishes: Iterable[Wish]) -> None:
        """Draw these pages, in this order. What was wanted before and is not drawn yet is forgotten."""
        self._wishes = deque(wishes)
        number = self._number
        for _ in range(len(self._wishes)):
            self._worker.hand(lambda: self._draw_next(number))

    def close(self) -> None:
        """Draw nothing more. Returns when the thread has ended."""
        self._wishes = deque()
        self._worker.hand(self._let_go)
        self._worker.close()

    # -- in the thread --

    def _open(self, content: bytes, number: int) -> None:
        from pypdfium2 import PdfDocument

        try:
            self._let_go()
            document = PdfDocument(content)
            sizes = tuple(PageSize(*document.get_page_size(page)) for page in range(len(document)))
        except Exception as error:
            self.failed.emit(error)
            return
        self._document = document
        self.opened.emit(number, sizes)

    def _draw_next(self, number: int) -> None:
        try:
            wish = self._wishes.popleft()
        except IndexError:
            return  # Another wish has been drawn in its stead, or is not wanted any more.
        if self._document is None or number != self._number:
            return
        try:
            self.drawn.emit(_draw(self._document, number, wish))
        except Exception as error:
            self.failed.emit(error)

    def _let_go(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None


def _draw(document: PdfDocument, number: int, wish: Wish) -> Drawn:
    page = document[wish.page]
    bitmap = page.render(scale=wish.scale, rev_byteorder=True, prefer_bgrx=True)
    form = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
    # The copy owns its pixels: the bitmap's go with the bitmap.
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    text = page.get_textpage()
    words = " ".join(text.get_text_bounded().split())
    text.close()
    page.close()
    return Drawn(number, wish, image, words)
