"""A line chart over years with its question above, its figures as a table a key away, and copying and saving.

    chart = SeriesChart()
    chart.show_chart(office.indicators.chart(12), question=self.tr("Når vi målet?"))

The drawing waits for pyqtgraph: hand ``plot.load`` to the worker first, or the first chart loads it in the window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.services.figures import Chart
from app.ui.charts.figures_table import FiguresTable
from app.ui.charts.plot import Plot
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import words
from app.ui.common.theme import colour, font, px

SHARPNESS = 2.0
"""Saved pictures have so many pixels for each on screen, for paper and large screens."""


class SeriesChart(QWidget):
    """Question, plot, source; the figures as a table where the user wants them."""

    failed = Signal(str)
    """A picture could not be saved at this path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.plot: Plot | None = None
        self._picture = QWidget()
        inside = QVBoxLayout(self._picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(2))
        self.title = words("", "heading", wrap=True)
        self.source = words("", "small", wrap=True)
        inside.addWidget(self.title)
        self._room = QVBoxLayout()
        inside.addLayout(self._room, 1)
        inside.addWidget(self.source)
        self.table = FiguresTable()
        self.table.hide()
        self.as_table = self._tool("table", self.tr("Visa siffrorna som tabell"), checkable=True)
        self.copying = self._tool("copy", self.tr("Kopiera diagrammet som bild"))
        self.saving = self._tool("download", self.tr("Spara diagrammet som bild …"))
        self.as_table.toggled.connect(self.table.setVisible)
        self.copying.clicked.connect(self.copy_picture)
        self.saving.clicked.connect(self.ask_where)
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addStretch(1)
        for tool in (self.as_table, self.copying, self.saving):
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._picture, 1)
        column.addLayout(tools)
        column.addWidget(self.table)

    def _tool(self, icon: str, tip: str, *, checkable: bool = False) -> QToolButton:
        tool = QToolButton()
        tool.setCheckable(checkable)
        set_icon(tool, icon)
        tool.setToolTip(tip)
        tool.setAccessibleName(tip)
        return tool

    def show_chart(self, chart: Chart, question: str = "") -> None:
        """Draw ``chart``. ``question`` is what it answers; without one its title stands above it."""
        self.chart = chart
        self.title.setText(question or chart.title)
        self.source.setText(chart.source)
        self.source.setVisible(bool(chart.source))
        if self.plot is None:
            self.plot = Plot()
            self._room.addWidget(self.plot)
        self.plot.setAccessibleName(question or chart.title)
        self.plot.show_chart(chart)
        self.table.show_chart(chart)
        self._fit_table()

    def picture(self) -> QImage:
        """The chart with its words, as it looks now, on its own ground."""
        if self.plot is not None:
            self.plot.read_year(None)
        margin, subject = px(16), self._subject()
        above = margin + (px(22) if subject else 0)
        size = self._picture.size() + QSize(2 * margin, above + margin)
        image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARPNESS)
        image.fill(QColor(colour("surface")))
        painter = QPainter(image)
        painter.setFont(font("small"))
        painter.setPen(colour("muted"))
        painter.drawText(margin, margin + px(12), subject)
        self._picture.render(painter, QPoint(margin, above), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.end()
        return image

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setPixmap(QPixmap.fromImage(self.picture()))

    def ask_where(self) -> None:
        """Ask for a place and save the picture there."""
        dialog = QFileDialog(self, self.tr("Spara diagrammet som bild"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PNG-bild (*.png)"))
        dialog.setDefaultSuffix("png")
        dialog.selectFile(file_name(self.chart.title if self.chart is not None else ""))
        dialog.fileSelected.connect(self.save_picture)
        dialog.open()

    def save_picture(self, path: str) -> None:
        """Save the picture as PNG."""
        if not self.picture().save(path, "PNG"):  # type: ignore[call-overload]
            self.failed.emit(path)

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.plot is not None:
            self.plot.draw()
            self._fit_table()

    def _subject(self) -> str:
        """What a picture is about, where its question does not say so: on screen the page says it."""
        title = self.chart.title if self.chart is not None else ""
        return "" if title == self.title.text() else title

    def _fit_table(self) -> None:
        rows = self.table.model().rowCount() if self.table.model() is not None else 0
        height = (
            self.table.horizontalHeader().sizeHint().height()
            + rows * self.table.verticalHeader().defaultSectionSize()
        )
        self.table.setFixedHeight(min(height + px(6), px(320)))


def file_name(title: str) -> str:
    """A name for the picture that every file system takes."""
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
    return " ".join(kept.split())[:80].strip() or "diagram"
