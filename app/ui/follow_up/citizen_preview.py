"""What citizens will read of a goal, beside the form that it is written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain.axes import value_scale
from app.domain.formats import number
from app.reports import citizen_words
from app.reports.web.pictures import shown_points, target_of, year_of
from app.services.citizen_rows import Deed, Picture
from app.text import translate
from app.ui.common import theme
from app.ui.common.page_parts import words
from app.ui.common.rich_document import rich_words
from app.ui.common.theme import colour, px

if TYPE_CHECKING:
    from app.services.citizens import SummaryRow

_ROW, _BAR, _YEAR, _TOP = 24, 14, 66, 24


class CitizenPreview(QScrollArea):
    """The part of the report that is written beside."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Så läser medborgarna"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside: QWidget | None = None

    def show_summary(self, row: SummaryRow, values: Mapping[str, object]) -> None:
        """Show what is told of a goal, with the words of the form as they stand."""
        at = self.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        for part in self._parts(row, values):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self._inside = inside
        self.verticalScrollBar().setValue(at)

    def text(self) -> str:
        """All words that are shown, for tests and for those who copy."""
        if self._inside is None:
            return ""
        return "\n".join(label.text() for label in self._inside.findChildren(QLabel))

    def _parts(self, row: SummaryRow, values: Mapping[str, object]) -> Sequence[QWidget]:
        told = row.told
        parts: list[QWidget] = [words(citizen_words.heading_of(told), "heading", wrap=True)]
        if told.attainment:
            mark, name = (wording.word(group, told.attainment) for group in ("symbol", "attainment"))
            parts.append(words(f"{self.tr('Kommunens bedömning:')} {mark} {name}", wrap=True))
        text, done, coming = (str(values.get(name) or "") for name in ("text", "done", "coming"))
        if text.strip():
            parts.append(rich_words(text))
        over = [deed for deed in told.deeds if deed.over]
        to_come = [deed for deed in told.deeds if not deed.over]
        parts += _passage(citizen_words.done(), done, over)
        parts += _passage(citizen_words.coming(), coming, to_come)
        chosen = values.get("indicators")
        wanted = chosen if isinstance(chosen, tuple) else ()
        pictures = [picture for picture in row.offered if picture.indicator_id in wanted]
        if pictures:
            parts.append(words(citizen_words.in_figures(), "strong"))
        for picture in pictures:
            parts += _figure(picture)
        if len(parts) == 1:
            nothing = self.tr("Här syns det du skriver som medborgarna läser det.")
            parts.append(words(nothing, "muted", wrap=True))
        return parts


def _passage(heading: str, text: str, deeds: Sequence[Deed]) -> list[QWidget]:
    if not text.strip() and not deeds:
        return []
    parts: list[QWidget] = [words(heading, "strong")]
    if text.strip():
        parts.append(rich_words(text))
    parts += [words(f"•  {citizen_words.deed(deed)}", wrap=True) for deed in deeds]
    return parts


def _figure(picture: Picture) -> list[QWidget]:
    parts: list[QWidget] = [words(picture.chart.title, "label", wrap=True)]
    if citizen_words.newest(picture.chart) is not None:
        parts.append(Bars(picture))
    parts.append(words(" ".join(citizen_words.sentences(picture)), "small", wrap=True))
    return parts


class Bars(QWidget):
    """The picture as the web page draws it: a bar for each year, the target as a line."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._chart = picture.chart
        self._points = shown_points(picture.chart)
        self.setFixedHeight(px(_TOP + len(self._points) * _ROW + 4))
        self.setAccessibleName(
            translate("CitizenReport", "Stapeldiagram: {title}").format(title=picture.chart.title)
        )
        self.setAccessibleDescription(" ".join(citizen_words.sentences(picture)))

    def minimumSizeHint(self) -> QSize:
        """Room for years and values."""
        return QSize(px(200), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars, target, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        decimals = self._chart.decimals
        target = target_of(self._chart)
        known = [each.value for each in (*self._points, *filter(None, [target])) if each.value is not None]
        metrics = painter.fontMetrics()
        room = max((metrics.horizontalAdvance(number(value, decimals)) for value in known), default=0) + px(
            12
        )
        width = min(self.width(), px(360))
        scale = value_scale([0.0, *known], px(_YEAR), max(width - px(_YEAR) - room, px(60)))
        zero = scale.at(0.0)
        left, centre = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            Qt.AlignmentFlag.AlignCenter,
        )
        rows = [(point, px(_TOP) + place * px(_ROW)) for place, point in enumerate(self._points)]
        for point, top in rows:
            if point.value is not None:
                end = scale.at(point.value)
                box = QRectF(min(zero, end), top + px(_ROW - _BAR) / 2, abs(end - zero), px(_BAR))
                painter.fillRect(box, colour("chart_own" if point is self._points[-1] else "chart_other"))
        if target is not None and target.value is not None:
            painter.setPen(QPen(colour("chart_target"), px(2), Qt.PenStyle.DashLine))
            x = round(scale.at(target.value))
            painter.drawLine(x, px(_TOP - 4), x, self.height())
            said = translate("Web", "Mål {value}").format(value=number(target.value, decimals))
            half = metrics.horizontalAdvance(said) / 2 + 2
            at = min(max(float(x), half), width - half)
            painter.setPen(colour("text"))
            painter.drawText(QRectF(at - half, 0, 2 * half, px(_TOP - 4)), centre, said)
        for point, top in rows:
            painter.setPen(colour("text"))
            painter.drawText(QRectF(0, top, px(_YEAR), px(_ROW)), left, year_of(self._chart, point))
            known_value = point.value is not None
            words_ = number(point.value, decimals) if known_value else translate("Web", "saknas")
            start = max(zero, scale.at(point.value or 0.0)) + px(6)
            box = QRectF(start, top, metrics.horizontalAdvance(words_) + 2, px(_ROW))
            painter.fillRect(box.adjusted(-1, px(4), 1, -px(4)), colour("surface"))
            painter.drawText(box, left, words_)
