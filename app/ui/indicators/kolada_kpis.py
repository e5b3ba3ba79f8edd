"""Search among Kolada's thousands of KPIs, and make one of them an indicator with its card filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.kolada import Kpi, KpiCatalogue, card
from app.exchange.kolada.catalogue import CatalogueFile
from app.services.edits import Edit, Ref
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action, words
from app.ui.common.theme import px
from app.ui.indicators import kolada_talk
from app.ui.indicators.columns import FittingTable
from app.ui.indicators.kolada_kpi_card import KpiCard, quality

if TYPE_CHECKING:
    from app.exchange.kolada.api import Api
    from app.services.edits import Change
    from app.services.kolada import KoladaFacts

MOST = 200
"""So many hits are shown; more are found by another word."""


class KpisPane(QWidget):
    """Search field, hits, and the chosen one beside them."""

    jump = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._file = CatalogueFile(context.settings.folder)
        self._read = False
        self._catalogue: KpiCatalogue | None = None
        self._used: dict[str, tuple[int, str]] = {}
        self._make_actions()
        self.problem = Notice("triangle-alert", "warning")
        self.search = SearchField(self.tr("Sök nyckeltal: ord, område eller id …"))
        self.area = ChoiceEditor([], self.tr("Alla områden"), required=False)
        self.area.name_for_readers(self.tr("Område"))
        self.goal = ChoiceEditor([], self.tr("Alla mål i Agenda 2030"), required=False)
        self.goal.name_for_readers(self.tr("Mål i Agenda 2030"))
        self.count = words("", "small")
        self.age = words("", "small")
        self.table = FittingTable(
            self._columns(), ("area", "gender", "quality"), name="kolada/kpis", settings=context.settings
        )
        self.table.setAccessibleName(self.tr("Nyckeltal i Kolada"))
        self.card = KpiCard()
        self.nothing = EmptyState(
            "download",
            self.tr(
                "Koladas katalog innehåller alla nyckeltal med förklaringar. Den hämtas en gång och ligger sedan "
                "på den här datorn, så att du kan söka direkt."
            ),
            self.fetch_action,
        )
        self._lay_out()
        self._connect()
        self._offer(None)

    def acts(self) -> Sequence[QAction]:
        """What can be done here, the main one last."""
        return (self.refresh_action, self.lead_action, self.add_action)

    def read(self) -> None:
        """Read the catalogue that was kept, the first time that somebody looks."""
        if not self._read:
            self._read = True
            self._context.tasks.run(self._file.read, self._take)

    def show_facts(self, facts: KoladaFacts) -> None:
        """Know which KPIs are indicators already."""
        # Of several indicators with one KPI, the first is led to.
        self._used = {row.kpi: (row.id, row.title) for row in reversed(facts.indicators)}
        self.table.viewport().update()
        self._show(self.table.current_row())

    def fetch(self) -> None:
        """Fetch the whole catalogue and keep it."""
        self.problem.hide()
        file = self._file

        def work(api: Api) -> KpiCatalogue:
            return file.fetch(api, date.today())

        def fetched(catalogue: KpiCatalogue) -> None:
            self._take(catalogue)
            self.search.setFocus()
            self._context.messages.tell(self.tr("Koladas katalog hämtades."))

        kolada_talk.ask(
            self._context, work, fetched, self._failed, self.tr("Hämtar Koladas katalog över nyckeltal …")
        )

    def add(self) -> None:
        """Make the chosen KPI an indicator, and lead there; one that is an indicator already is only led to."""
        kpi = self.table.current_row()
        if not isinstance(kpi, Kpi) or self._catalogue is None:
            return
        if kpi.id in self._used:
            self._lead()
            return
        if self._context.tasks.busy:
            # A second Enter while the first one is being saved would make the indicator twice.
            return
        self._context.saving.write(
            self.tr("Lägg till indikator"),
            self._edits(kpi, self._catalogue),
            self._added,
            told=self.tr("Indikatorn lades till. Kontrollera riktningen och vilka mål den visar."),
        )

    # -- inside --

    def _edits(self, kpi: Kpi, catalogue: KpiCatalogue) -> list[Edit]:
        values = card(kpi, date.today())
        margin = catalogue.margin_of(kpi)
        if margin is None or not self.card.with_margin.isChecked():
            return [Edit("indicator", None, values)]
        if margin.id in self._used:
            return [Edit("indicator", None, {**values, "margin_indicator_id": self._used[margin.id][0]})]
        # The margin of error is a figure of its kind: it is as perceived as what it is the margin of.
        of_margin = {**card(margin, date.today()), "quality": values["quality"]}
        return [
            Edit("indicator", None, of_margin),
            Edit("indicator", None, {**values, "margin_indicator_id": Ref(0)}),
        ]

    def _added(self, changes: tuple[Change, ...]) -> None:
        self.jump.emit("indicator", changes[-1].id)

    def _make_actions(self) -> None:
        self.fetch_action = action(self, self.tr("Hämta katalogen"), self.fetch, icon="download")
        self.refresh_action = action(
            self,
            self.tr("Hämta katalogen igen"),
            self.fetch,
            icon="refresh-cw",
            tip=self.tr("Kolada lägger till och ändrar nyckeltal flera gånger om året"),
        )
        self.add_action = action(
            self,
            self.tr("Lägg till som indikator"),
            self.add,
            icon="plus",
            tip=self.tr("Kortet fylls i med det som Kolada vet (Enter)"),
        )
        self.lead_action = action(self, self.tr("Visa indikatorn"), self._lead, icon="arrow-right")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("title", noop("Columns", "Nyckeltal"), stretch=True, width=260),
            Column("id", noop("Columns", "Id"), width=78),
            Column("area", noop("Columns", "Område"), text=lambda kpi: kpi.area or EMPTY, width=150),
            Column("quality", noop("Columns", "Kvalitet"), text=quality, width=86),
            Column(
                "gender",
                noop("Columns", "Kön"),
                text=lambda kpi: self.tr("ja") if kpi.by_gender else EMPTY,
                width=60,
            ),
            Column(
                "used",
                noop("Columns", "Hos er"),
                text=lambda kpi: self.tr("indikator") if kpi.id in self._used else EMPTY,
                width=88,
            ),
        )

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.area, 1)
        filters.addWidget(self.goal, 1)
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addStretch(1)
        below.addWidget(self.age)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.search)
        inside.addLayout(filters)
        inside.addWidget(self.table, 1)
        inside.addLayout(below)
        parts = Splitter("kolada/kpis", self._context.settings, (690, 430))
        parts.addWidget(left)
        parts.addWidget(self.card)
        left.setMinimumWidth(px(300))
        self.card.setMinimumWidth(px(320))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.problem)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._search())
        self.search.walked_down.connect(self.table.setFocus)
        self.area.changed.connect(self._search)
        self.goal.changed.connect(self._search)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _kpi: self.add())
        self.table.set_actions([self.add_action, self.lead_action])

    def _take(self, catalogue: KpiCatalogue | None) -> None:
        self._catalogue = catalogue
        self._stack.setCurrentIndex(0 if catalogue is None else 1)
        self._offer(None)
        if catalogue is None:
            return
        self.area.set_options([Option(area, area) for area in catalogue.areas])
        goals = sorted({group.sdg for group in catalogue.groups if group.sdg is not None})
        said = self.tr("Agenda 2030, mål {number}")
        self.goal.set_options([Option(goal, said.format(number=goal)) for goal in goals])
        self.goal.setVisible(bool(goals))
        day = formats.long_day(catalogue.fetched_on) if catalogue.fetched_on else EMPTY
        self.age.setText(self.tr("Katalogen hämtades {day}.").format(day=day))
        self._search()

    def _search(self) -> None:
        if self._catalogue is None:
            return
        area, goal = self.area.value(), self.goal.value()
        found = self._catalogue.search(
            self.search.text(),
            area if isinstance(area, str) else "",
            goal if isinstance(goal, int) else None,
            MOST + 1,
        )
        # The hit that was chosen goes and another one comes: the card is filled once.
        with QSignalBlocker(self.table):
            self.table.set_rows(found[:MOST])
            self.table.choose_first()
        self._show(self.table.current_row())
        if len(found) > MOST:
            self.count.setText(self.tr("De {most} första träffarna visas. Skriv fler ord.").format(most=MOST))
        else:
            self.count.setText(
                self.tr("Träffar: {count}.").format(count=len(found))
                if found
                else self.tr("Inget nyckeltal träffas. Pröva färre eller andra ord.")
            )

    def _show(self, kpi: Any) -> None:
        used = self._used.get(kpi.id) if isinstance(kpi, Kpi) else None
        self.card.show_kpi(kpi, self._catalogue, used[1] if used is not None else "")
        self._offer(kpi)

    def _offer(self, kpi: Kpi | None) -> None:
        used = kpi is not None and kpi.id in self._used
        self.refresh_action.setVisible(self._catalogue is not None)
        self.add_action.setEnabled(kpi is not None)
        self.add_action.setVisible(self._catalogue is not None and not used)
        self.lead_action.setVisible(used)

    def _lead(self) -> None:
        kpi = self.table.current_row()
        if isinstance(kpi, Kpi) and kpi.id in self._used:
            self.jump.emit("indicator", self._used[kpi.id][0])

    def _failed(self, said: str) -> None:
        if said:
            self.problem.say(said, [(self.tr("Försök igen"), self.fetch)])
