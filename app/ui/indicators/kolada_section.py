"""Kolada: fetch values, choose KPIs to follow, and decide which places to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QWidget

from app.ui.common.context import Context
from app.ui.common.page_parts import button
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.indicators.kolada_address import AddressLine
from app.ui.indicators.kolada_kpis import KpisPane
from app.ui.indicators.kolada_places import PlacesPane
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
        self.kpis = KpisPane(context)
        self.places = PlacesPane(context)
        self.address = AddressLine(context.settings)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(self.tr("Delar av Kolada"))
        self._acts = QStackedWidget()
        self._add(self.values, self.tr("Värden"), (self.values.fetch_action, self.values.store_action))
        self._add(self.kpis, self.tr("Välj nyckeltal"), (self.kpis.add_action, self.kpis.lead_action))
        self._add(self.places, self.tr("Platser"), (self.places.add_action,))
        self.place_act(self._acts)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.address)
        self.tabs.currentChanged.connect(self._turn)
        self.values.choose_wanted.connect(self._choose_kpi)

    def refresh(self) -> None:
        """Read which indicators and places there are. What has been fetched stays until it is stored or let go."""
        self.context.tasks.run(self.context.office.kolada.facts, self._show, latest="kolada")
        self._turn(self.tabs.currentIndex())

    def search_field(self) -> QWidget | None:
        """What filters the tab."""
        return (self.values.review.search, self.kpis.search, self.places.search)[self.tabs.currentIndex()]

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What the tabs can do."""
        return [*self.values.acts(), None, *self.kpis.acts(), None, *self.places.acts()]

    def state(self) -> Mapping[str, str]:
        """The tab."""
        return {"tab": str(self.tabs.currentIndex())}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at the same tab."""
        tab = state.get("tab", "")
        self.tabs.setCurrentIndex(int(tab) if tab in ("1", "2") else VALUES)

    def _add(self, pane: ValuesPane | KpisPane | PlacesPane, title: str, primary: Sequence[QAction]) -> None:
        self.tabs.addTab(pane, title)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addStretch(1)
        for act in pane.acts():
            row.addWidget(button(act, "primary" if act in primary else ""))
        self._acts.addWidget(acts)
        pane.jump.connect(self.jump)

    def _turn(self, tab: int) -> None:
        self._acts.setCurrentIndex(tab)
        if tab == KPIS:
            self.kpis.read()

    def _choose_kpi(self) -> None:
        self.tabs.setCurrentIndex(KPIS)
        (
            self.kpis.search if self.kpis.search.isVisible() else self.kpis.nothing.button or self.kpis
        ).setFocus()

    def _show(self, facts: KoladaFacts) -> None:
        self.values.show_facts(facts)
        self.kpis.show_facts(facts)
        self.places.show_facts(facts)
