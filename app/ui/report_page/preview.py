"""The preview of a report: where one is, how large it is, and its pages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.icons import set_icon
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.report_page.pages_view import PagesView
from app.ui.report_page.placing import Fit

PATIENCE_MS = 400
"""Work shorter than this shows nothing."""


class Preview(QFrame):
    """A bar over the pages. What is seen here is what is printed and saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.pages = PagesView()
        self.page = QLineEdit()
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(px(52))
        self.page.setMaxLength(5)
        self.page.setAccessibleName(self.tr("Sida"))
        self.count = words("", "muted")
        self.zoom = words("", "muted")
        self.zoom.setMinimumWidth(px(48))
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting = QProgressBar(minimum=0, maximum=0)
        self.waiting.setAccessibleName(self.tr("Rapporten görs"))
        self.waiting.hide()
        self._note = words("", "muted")
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_wait)
        self._fits: dict[Fit, QToolButton] = {}
        self._lay_out()
        self.pages.page_changed.connect(self._show_page)
        self.pages.zoom_changed.connect(self._show_zoom)
        self.page.editingFinished.connect(self._go_to_written)
        self._show_zoom(1.0)
        self._show_page(0)

    def wait(self) -> None:
        """A report is being made: if it takes a moment, that is shown. The old pages stay meanwhile."""
        self._patience.start()

    def show_pdf(self, content: bytes, title: str) -> None:
        """The report is made."""
        self.settle()
        self.pages.show_pdf(content, title)

    def settle(self) -> None:
        """Nothing is waited for any more."""
        self._patience.stop()
        self.waiting.hide()
        self._note.setText("")

    def _show_wait(self) -> None:
        self._note.setText(self.tr("Rapporten görs …"))
        self.waiting.show()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(px(12), px(6), px(12), px(6))
        bar.setSpacing(px(4))
        back = self._button("chevron-left", self.tr("Föregående sida"), lambda: self._step(-1))
        on = self._button("chevron-right", self.tr("Nästa sida"), lambda: self._step(1))
        for widget in (back, self.page, self.count, on):
            bar.addWidget(widget)
        bar.addSpacing(px(16))
        bar.addWidget(self._note, 1)
        smaller = self._button("zoom-out", self.tr("Mindre (−)"), self.pages.zoom_out)
        larger = self._button("zoom-in", self.tr("Större (+)"), self.pages.zoom_in)
        for widget in (smaller, self.zoom, larger):
            bar.addWidget(widget)
        bar.addSpacing(px(8))
        fits: tuple[tuple[Fit, str, str], ...] = (
            ("width", "chevrons-up-down", self.tr("Hela bredden")),
            ("page", "file-text", self.tr("Hela sidan")),
        )
        for fit, icon, text in fits:
            made = self._button(icon, text, lambda fit=fit: self.pages.set_fit(fit))
            made.setCheckable(True)
            made.setText(text)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._fits[fit] = made
            bar.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.waiting)
        column.addWidget(self.pages, 1)

    def _button(self, icon: str, text: str, do: object) -> QToolButton:
        made = QToolButton()
        set_icon(made, icon)
        made.setIconSize(QSize(px(18), px(18)))
        made.setToolTip(text)
        made.setAccessibleName(text)
        assert callable(do)
        made.clicked.connect(lambda _checked=False: do())
        return made

    def _step(self, by: int) -> None:
        self.pages.go_to(self.pages.page + by)

    def _go_to_written(self) -> None:
        """Go to the page whose number was written; what is no number is taken away again."""
        written = self.page.text().strip()
        if written.isdecimal() and int(written) - 1 != self.pages.page:
            self.pages.go_to(int(written) - 1)
        self._show_page(self.pages.page)

    def _show_page(self, page: int) -> None:
        count = self.pages.count
        self.page.setEnabled(count > 0)
        self.page.setText(str(page + 1) if count else "")
        self.count.setText(self.tr("av {count}").format(count=count) if count else "")

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")
        for fit, made in self._fits.items():
            made.setChecked(fit == self.pages.fit)
        label: QLabel = self.zoom
        label.setAccessibleName(self.tr("Storlek {percent} %").format(percent=round(zoom * 100)))
