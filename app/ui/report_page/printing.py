"""Printing a report: the PDF's own pages, so that paper and preview are the same."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.ui.report_page.rendering import POINTS_PER_INCH, Drawn, PageSize, Renderer, Wish

SHARPEST = 300
"""Dots per inch: text on paper gains nothing from more, and old printers choke on it."""


class PrintJob(QObject):
    """Draws one page at a time in the background and hands it to the printer; the window goes on meanwhile."""

    progressed = Signal(int, int)
    """The page that has been handed over, and of how many."""
    ended = Signal(bool)
    """Whether every page was handed over."""

    def __init__(self, printer: QPrinter, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._content = content
        self._painter = QPainter()
        self._sizes: tuple[PageSize, ...] = ()
        self._pages: list[int] = []
        self._done = 0
        self._over = False
        self._renderer = Renderer()
        self._renderer.opened.connect(self._opened)
        self._renderer.drawn.connect(self._paint)
        self._renderer.failed.connect(lambda _error: self._end(False))

    def start(self) -> None:
        """Begin. ``ended`` comes in any case."""
        self._printer.setFullPage(True)
        self._renderer.open(self._content)

    def cancel(self) -> None:
        """Hand over no more pages."""
        self._printer.abort()
        self._end(False)

    def _opened(self, _number: int, sizes: tuple[PageSize, ...]) -> None:
        self._sizes = sizes
        first = max(self._printer.fromPage(), 1)
        last = min(self._printer.toPage() or len(sizes), len(sizes))
        self._pages = list(range(first - 1, last))
        self._next()

    def _next(self) -> None:
        if self._done == len(self._pages):
            self._end(True)
            return
        resolution = min(self._printer.resolution(), SHARPEST)
        self._renderer.want([Wish(self._pages[self._done], resolution / POINTS_PER_INCH)])

    def _paint(self, drawn: Drawn) -> None:
        if self._over:
            return
        size = self._sizes[drawn.wish.page]
        landscape = size.width > size.height
        # A sheet's direction has to be known before the sheet is begun.
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        )
        begun = self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)
        if not begun:
            self._end(False)
            return
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        fitted = QSizeF(size.width, size.height).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, fitted.width(), fitted.height())
        box.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
        self._painter.drawImage(box, drawn.image)
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        self._next()

    def _end(self, whole: bool) -> None:
        if self._over:
            return
        self._over = True
        if self._painter.isActive():
            self._painter.end()
        self._renderer.close()
        self.ended.emit(whole)
