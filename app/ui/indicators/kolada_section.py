"""Kolada: fetch values, choose KPIs to follow, and decide which places to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

from app.ui.common.context import Context
from app.ui.common.page_parts import button
from app.ui.common.section import Section
from app.ui.indicators.kolada_values import ValuesPane

if TYPE_CHECKING:
    from app.services.kolada import KoladaFacts

VALUES, KPIS, PLACES = range(3)


class KoladaSection(Section):
    """Three tabs; the acts in the header belong to the one that is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Kolada"),
            self.tr(
                "Hämta jämförbara värden ur den öppna databasen, och se vad som ändras innan det sparas."
            ),
        )
        self.values = ValuesPane(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(self.tr("Delar av Kolada"))
        self.tabs.addTab(self.values, self.tr("Värden"))
        self.column.addWidget(self.tabs, 1)
        self._place_acts()
        self.values.jump.connect(self.jump)
        self.setFocusProxy(self.tabs)

    def refresh(self) -> None:
        """Read which indicators and places there are. What has been fetched stays until it is stored or let go."""
        kolada = self.context.office.kolada
        self.context.tasks.run(kolada.facts, self._show, latest="kolada")

    def search_field(self) -> QWidget | None:
        """What filters the tab."""
        return self.values.review.search

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What the tabs can do."""
        return self.values.acts()

    def state(self) -> Mapping[str, str]:
        """The tab."""
        return {"tab": str(self.tabs.currentIndex())}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at the same tab."""
        tab = state.get("tab", "")
        self.tabs.setCurrentIndex(int(tab) if tab in ("1", "2") else VALUES)

    def _place_acts(self) -> None:
        primary = (self.values.fetch_action, self.values.store_action)
        for act in self.values.acts():
            self.place_act(button(act, "primary" if act in primary else ""))

    def _show(self, facts: KoladaFacts) -> None:
        self.values.show_facts(facts)
