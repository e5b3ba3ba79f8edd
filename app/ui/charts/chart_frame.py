"""What stands round every chart: its question above, its figures as a table a key away, and copying and saving."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.ui.charts.figures_table import FiguresTable
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import words
from app.ui.common.theme import colour, font, px

SHARPNESS = 2.0
"""Saved pictures have so many pixels for each on screen, for paper and large screens."""
MARGIN, SUBJECT = 16, 22
PNG, SVG = "png", "svg"


class ChartFrame(QWidget):
    """Question, room for the drawing, source; the figures as a table where the user wants them."""

    failed = Signal(str)
    """A picture could not be saved at this path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self._picture = QWidget()
        inside = QVBoxLayout(self._picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(2))
        self.title = words("", "heading", wrap=True)
        self.source = words("", "small", wrap=True)
        inside.addWidget(self.title)
        self.room = QVBoxLayout()
        inside.addLayout(self.room, 1)
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

    def say(self, subject: str, question: str, source: str) -> None:
        """The words above and below. ``subject`` is what the chart is about; it stands above without a question."""
        self._subject = subject
        self.title.setText(question or subject)
        self.source.setText(source)
        self.source.setVisible(bool(source))

    def pose(self, *, posing: bool) -> None:
        """Make ready for a picture: nothing is being read, and all is drawn as lines; then be as before."""

    def picture(self) -> QImage:
        """The chart with its words, as it looks now, on its own ground."""
        image = QImage(self._size() * SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARPNESS)
        image.fill(QColor(colour("surface")))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return image

    def drawing(self) -> bytes:
        """The same as SVG, to be made larger or changed in other programs."""
        from PySide6.QtSvg import QSvgGenerator

        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        size = self._size()
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setSize(size)
        made.setViewBox(QRect(QPoint(), size))
        made.setResolution(self.logicalDpiX())
        made.setTitle(self._subject)
        painter = QPainter(made)
        painter.fillRect(QRect(QPoint(), size), QColor(colour("surface")))
        self._paint(painter)
        painter.end()
        buffer.close()
        return bytes(kept.data())

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setPixmap(QPixmap.fromImage(self.picture()))

    def ask_where(self) -> None:
        """Ask for a place and a kind of picture, and save it there."""
        kinds = {self.tr("PNG-bild (*.png)"): PNG, self.tr("SVG-bild, skarp i alla storlekar (*.svg)"): SVG}
        dialog = QFileDialog(self, self.tr("Spara diagrammet som bild"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(PNG)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds.get(chosen, PNG)))
        dialog.selectFile(file_name(self._subject))
        dialog.fileSelected.connect(self.save_picture)
        dialog.open()

    def save_picture(self, path: str) -> None:
        """Save the picture as what its name ends with: SVG, or else PNG."""
        if Path(path).suffix.lower() != f".{SVG}":
            if not self.picture().save(path, "PNG"):  # type: ignore[call-overload]
                self.failed.emit(path)
            return
        try:
            Path(path).write_bytes(self.drawing())
        except OSError:
            self.failed.emit(path)

    def fit_table(self) -> None:
        """High enough for its rows, up to a point."""
        rows = self.table.model().rowCount() if self.table.model() is not None else 0
        height = (
            self.table.horizontalHeader().sizeHint().height()
            + rows * self.table.verticalHeader().defaultSectionSize()
        )
        self.table.setFixedHeight(min(height + px(6), px(320)))

    def _told(self) -> str:
        """What a picture is about, where its question does not say so: on screen the page says it."""
        return "" if self._subject == self.title.text() else self._subject

    def _above(self) -> int:
        return px(MARGIN) + (px(SUBJECT) if self._told() else 0)

    def _size(self) -> QSize:
        return self._picture.size() + QSize(2 * px(MARGIN), self._above() + px(MARGIN))

    def _paint(self, painter: QPainter) -> None:
        self.pose(posing=True)
        margin = px(MARGIN)
        painter.setFont(font("small"))
        painter.setPen(colour("muted"))
        painter.drawText(margin, margin + px(12), self._told())
        at = QPoint(margin, self._above())
        self._picture.render(painter, at, renderFlags=QWidget.RenderFlag.DrawChildren)
        self.pose(posing=False)


def file_name(title: str) -> str:
    """A name for the picture that every file system takes."""
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
    return " ".join(kept.split())[:80].strip() or "diagram"
