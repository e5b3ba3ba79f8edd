"""One KPI of Kolada's catalogue in words: what it measures, so that one knows before it becomes an indicator."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.domain.kolada import Kpi, KpiCatalogue
from app.ui.common.page_parts import Card, EmptyState, words
from app.ui.common.theme import px


def quality(kpi: Kpi) -> str:
    """Whether a KPI shows what is or what people think, in a word."""
    return wording.word("quality", kpi.quality)


class KpiCard(Card):
    """Title, the facts in a line each, and the whole description."""

    def __init__(self) -> None:
        super().__init__()
        self.title = words("", "heading", wrap=True)
        self.facts = words("", "muted", wrap=True)
        self.used = words("", "strong", wrap=True)
        self.description = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.description.setProperty("locked", True)
        self.description.setAccessibleName(self.tr("Vad nyckeltalet mäter"))
        self.with_margin = QCheckBox(self.tr("Ta med felmarginalen"))
        self.with_margin.setChecked(True)
        self.with_margin.setToolTip(
            self.tr(
                "Nyckeltalets osäkerhetstal blir också en indikator, så att felmarginalen hämtas varje gång."
            )
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self.title, self.facts, self.used):
            column.addWidget(part)
        column.addWidget(self.description, 1)
        column.addWidget(self.with_margin)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState("chart-line", self.tr("Välj ett nyckeltal i listan, så visas vad det mäter."))
        )
        self._stack.addWidget(inside)
        self.column.addWidget(self._stack, 1)

    def show_kpi(self, kpi: Kpi | None, catalogue: KpiCatalogue | None, used_by: str) -> None:
        """Show a KPI. ``used_by`` is the indicator that has it already."""
        if kpi is None or catalogue is None:
            self._stack.setCurrentIndex(0)
            return
        self.title.setText(kpi.title)
        self.facts.setText("\n".join(self._facts(kpi, catalogue)))
        self.used.setText(self.tr("Är redan indikatorn ”{title}”.").format(title=used_by))
        self.used.setVisible(bool(used_by))
        described = kpi.description or self.tr("Kolada beskriver inte nyckeltalet.")
        if described != self.description.toPlainText():
            self.description.setPlainText(described)
        self.with_margin.setVisible(not used_by and catalogue.margin_of(kpi) is not None)
        self._stack.setCurrentIndex(1)

    def _facts(self, kpi: Kpi, catalogue: KpiCatalogue) -> list[str]:
        first = [kpi.id, quality(kpi)]
        first.append(self.tr("delas upp på kön") if kpi.by_gender else self.tr("delas inte upp på kön"))
        told = [" · ".join(first)]
        groups = [group.title for group in catalogue.groups if kpi.id in group.members]
        if kpi.area or groups:
            told.append(" · ".join([*([kpi.area] if kpi.area else []), *groups]))
        if kpi.ended is not None:
            told.append(self.tr("Har upphört: {year} är det sista året.").format(year=kpi.ended))
        day = kpi.next_day(date.today())
        if day is not None:
            told.append(self.tr("Nästa värde väntas {day}.").format(day=formats.long_day(day)))
        return told
