"""The pages of a report under one another on a desk: the PDF's own pages, drawn when they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.common import theme
from app.ui.common.theme import colour, px
from app.ui.report_page.placing import GAP, PER_POINT, STEPS, Fit, fitting, larger, place, smaller
from app.ui.report_page.rendering import Drawn, PageSize, Renderer, Wish

KEPT_BESIDE = 3
"""Pages before and after those in sight whose images are kept."""


class PagesView(QAbstractScrollArea):
    """Scroll, zoom and page by mouse and keys."""

    page_changed = Signal(int)
    """The page that one reads now, from 0."""
    zoom_changed = Signal(float)
    """1.0 is the size of paper."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renderer = Renderer()
        self.renderer.opened.connect(self._opened)
        self.renderer.drawn.connect(self._drawn)
        self.renderer.failed.connect(self.failed)
        # Not a child: the thread may speak to it until it has ended.
        self.destroyed.connect(self.renderer.close)
        self._number = 0
        self._title = ""
        self._sizes: tuple[PageSize, ...] = ()
        self._boxes: list[QRectF] = []
        self._images: dict[int, Drawn] = {}
        self._fit: Fit = "width"
        self.zoom = 1.0
        self.page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(px(48))
        self.horizontalScrollBar().setSingleStep(px(48))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._moved())
        self._describe()

    # -- the document --

    def show_pdf(self, content: bytes, title: str) -> None:
        """Show another document. The same page stays in sight if the new one has it."""
        self._title = title
        self._number = self.renderer.open(content)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def fit(self) -> Fit:
        """What the zoom follows: the width, the whole page, or nothing."""
        return self._fit

    @property
    def sharp(self) -> bool:
        """Whether every page in sight is drawn at the size it is shown."""
        return bool(self._boxes) and not self._missing()

    def wait_sharp(self, timeout_ms: int = 10_000) -> None:
        """Run the window until every page in sight is drawn. For pictures and tests."""
        loop = QEventLoop()
        guard = QTimer(singleShot=True, interval=timeout_ms)
        guard.timeout.connect(loop.quit)
        guard.start()
        drawn = self.renderer.drawn.connect(lambda _drawn: loop.quit() if self.sharp else None)
        failed = self.renderer.failed.connect(lambda _error: loop.quit())
        if not self.sharp:
            loop.exec()
        self.renderer.drawn.disconnect(drawn)
        self.renderer.failed.disconnect(failed)

    # -- moving and zooming --

    def go_to(self, page: int) -> None:
        """Bring the top of a page into sight."""
        if self._boxes:
            page = min(max(page, 0), len(self._boxes) - 1)
            self.verticalScrollBar().setValue(round(self._boxes[page].top() - px(GAP) / 2))

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the width or the whole page."""
        self._fit = fit
        self._place()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at this size and stay there."""
        self._fit = ""
        self.zoom = min(max(zoom, STEPS[0]), STEPS[-1])
        self._place()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(larger(self.zoom))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(smaller(self.zoom))

    # -- what Qt asks for --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys and space scroll a screen, left and right a page, plus and minus zoom."""
        bar, key = self.verticalScrollBar(), event.key()
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_N: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_P: -1,
        }
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in steps and not self.horizontalScrollBar().maximum():
            self.go_to(self.page + steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.text() == "+":
            self.zoom_in()
        elif event.text() in ("-", "\u2212"):
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zoom may follow the width."""
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything in sight is drawn from images: there is nothing to gain by moving pixels."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, and the pages in sight upon it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), colour("rail"))
        for page in self._in_sight():
            self._paint_page(painter, page)
        if self.hasFocus():
            painter.setPen(colour("focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box = self._on_screen(page)
        shade = QColor(0, 0, 0)
        for spread, strength in ((3, 0.03), (2, 0.04), (1, 0.06)):
            shade.setAlphaF(strength)
            painter.fillRect(box.adjusted(-spread, -spread + 1, spread, spread + 1), shade)
        drawn = self._images.get(page)
        if drawn is None:
            painter.fillRect(box, QColor("white"))
            painter.setPen(QColor("#8d8982"))
            painter.setFont(theme.font())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(page + 1))
        elif drawn.wish.scale == self._scale() * self._density():
            # Pixel for pixel: scaling by half a pixel would blur the text.
            painter.drawImage(box.topLeft(), drawn.image)
        else:
            painter.drawImage(box, drawn.image)

    # -- inside --

    def _opened(self, number: int, sizes: tuple[PageSize, ...]) -> None:
        if number != self._number:
            return
        page, into = self.page, self._into_page()
        same = sizes == self._sizes
        self._sizes = sizes
        # Old images stay until the new ones come: the pages do not blink when a value has changed.
        self._images = {at: drawn for at, drawn in self._images.items() if same and at < len(sizes)}
        self._images = {at: _outdated(drawn) for at, drawn in self._images.items()}
        self._place()
        if page and page < len(sizes):
            self.verticalScrollBar().setValue(round(self._boxes[page].top() + into))
        self._moved(told=True)

    def _drawn(self, drawn: Drawn) -> None:
        if drawn.document != self._number:
            return
        drawn.image.setDevicePixelRatio(self._density())
        self._images[drawn.wish.page] = drawn
        self.viewport().update()
        if drawn.wish.page == self.page:
            self._describe()

    def _place(self) -> None:
        """Put the pages under one another at the zoom in use; what one reads stays in sight."""
        before, into = self.page, self._into_page() / max(self._scale(), 0.01)
        room = self.viewport().size()
        if self._fit and self._sizes:
            self.zoom = fitting(self._sizes, room, self._fit)
        scale = self._scale()
        self._boxes, desk = place(self._sizes, scale, room)
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(max(room.height() - px(GAP), 1))
        vertical.setRange(0, max(round(desk.height()) - room.height(), 0))
        horizontal.setPageStep(room.width())
        horizontal.setRange(0, max(round(desk.width()) - room.width(), 0))
        if 0 < before < len(self._boxes):
            vertical.setValue(round(self._boxes[before].top() + into * scale))
        self.zoom_changed.emit(self.zoom)
        self._moved()
        self.viewport().update()

    def _scale(self) -> float:
        return self.zoom * PER_POINT

    def _density(self) -> float:
        return self.viewport().devicePixelRatioF()

    def _on_screen(self, page: int) -> QRectF:
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self._boxes[page].translated(-offset)

    def _into_page(self) -> float:
        if self.page >= len(self._boxes):
            return 0.0
        return self.verticalScrollBar().value() - self._boxes[self.page].top()

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [at for at, box in enumerate(self._boxes) if box.bottom() >= top and box.top() <= bottom]

    def _missing(self) -> list[Wish]:
        scale = self._scale() * self._density()
        wishes = [Wish(page, scale) for page in self._in_sight()]
        return [
            wish
            for wish in wishes
            if (drawn := self._images.get(wish.page)) is None
            or drawn.wish != wish
            or drawn.document != self._number
        ]

    def _moved(self, *, told: bool = False) -> None:
        """See which page is read now, and have what has come into sight drawn."""
        sight = self._in_sight()
        if sight:
            near = range(sight[0] - KEPT_BESIDE, sight[-1] + KEPT_BESIDE + 1)
            self._images = {page: drawn for page, drawn in self._images.items() if page in near}
            missing = self._missing()
            if missing:
                self.renderer.want(missing)
        read = max(sight, key=self._share_in_sight, default=0)
        if read != self.page or told:
            self.page = read
            self._describe()
            self.page_changed.emit(read)

    def _share_in_sight(self, page: int) -> float:
        window = QRectF(self.viewport().rect())
        return self._on_screen(page).intersected(window).height()

    def _describe(self) -> None:
        """Say where one is, and read the page aloud for those who ask."""
        if self._sizes:
            place = self.tr("{title}, sida {page} av {count}").format(
                title=self._title, page=self.page + 1, count=len(self._sizes)
            )
        else:
            place = self.tr("Förhandsvisning")
        self.setAccessibleName(place)
        drawn = self._images.get(self.page)
        self.setAccessibleDescription(drawn.words if drawn is not None else "")


def _outdated(drawn: Drawn) -> Drawn:
    """An image of the document before: shown until the new one comes, never taken for it."""
    return Drawn(-1, drawn.wish, drawn.image, drawn.words)
