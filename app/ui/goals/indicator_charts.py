"""The indicators of a goal as small charts: actual quality beside perceived."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app import wording
from app.domain import formats
from app.ui.charts.small_charts import SmallCharts
from app.ui.charts.small_painting import Small
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.indicator_rows import IndicatorRow


class IndicatorCharts(QScrollArea):
    """Each leads to its indicator."""

    lead = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.charts = SmallCharts([self.tr("Faktisk kvalitet"), self.tr("Upplevd kvalitet")])
        self.charts.setAccessibleName(self.tr("Indikatorerna som diagram, faktisk kvalitet bredvid upplevd"))
        self.charts.opened.connect(self.lead)
        self.charts.stood.connect(self._bring_into_view)
        self.setWidget(self.charts)

    def show_rows(self, rows: Sequence[IndicatorRow]) -> None:
        """Show indicators, in their order."""
        columns = [[_small(row) for row in rows if row.quality == code] for code in ("actual", "perceived")]
        self.charts.show_columns(
            columns,
            [
                self.tr("Ingen indikator visar den faktiska kvaliteten."),
                self.tr("Ingen indikator visar den upplevda kvaliteten."),
            ],
        )

    def _bring_into_view(self, box: QRectF) -> None:
        middle = box.center().toPoint()
        self.ensureVisible(middle.x(), middle.y(), 0, round(box.height() / 2) + px(30))


def _small(row: IndicatorRow) -> Small:
    years = range(row.year - len(row.spark) + 1, row.year + 1)
    return Small(
        row.id,
        row.title,
        row.unit_of_measure,
        row.decimals,
        years,
        row.spark,
        row.target,
        row.target_high if row.direction == "band" else None,
        row.status,
        _now(row),
    )


def _now(row: IndicatorRow) -> str:
    if row.value is None or row.value_part in ("year", ""):
        return ""
    value = formats.measured(row.value, row.decimals, row.unit_of_measure)
    return f"{value}, {wording.word('part', row.value_part).lower()} {row.value_year}"
