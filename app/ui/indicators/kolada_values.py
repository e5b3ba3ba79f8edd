"""Fetch values from Kolada, see what came and what it would change, then store it in one save or let it go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.problems import Conflict
from app.exchange.kolada import address
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, action, words
from app.ui.common.record_table import RecordTable
from app.ui.common.text_editors import YearEditor
from app.ui.common.theme import px
from app.ui.indicators import kolada_talk
from app.ui.indicators.kolada_review import Review

if TYPE_CHECKING:
    from app.domain.kolada_update import Plan
    from app.exchange.kolada.api import Api
    from app.services.edits import Change
    from app.services.kolada import KoladaFacts

_EARLIER = 5
"""So many years before the mandate period are proposed: enough to see where it started from."""
_NOTHING, _WAITING, _REVIEW = range(3)

_COLUMNS = (
    Column("title", noop("Columns", "Indikator"), stretch=True, width=240),
    Column("kpi", noop("Columns", "Kolada"), width=90),
    Column(
        "next_value_on",
        noop("Columns", "Nästa värde väntas"),
        text=lambda row: formats.long_day(row.next_value_on) if row.next_value_on else "–",
        sort=lambda row: row.next_value_on,
        width=180,
    ),
)


class ValuesPane(QWidget):
    """The indicators that name a KPI; after a fetch, what came."""

    jump = Signal(str, int)
    choose_wanted = Signal()
    """The user has no indicator from Kolada yet, and wants to choose one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._facts: KoladaFacts | None = None
        self._make_actions()
        self.problem = Notice("triangle-alert", "warning")
        self.said = Notice("circle-check")
        self.first_year = YearEditor()
        self.first_year.name_for_readers(self.tr("Hämta från år"))
        self.first_year.set_value(context.period.first_year - _EARLIER)
        self.year_problem = words("", "problem")
        self.count = words("", "small")
        self.table = RecordTable(_COLUMNS, name="kolada/indicators", settings=context.settings)
        self.table.setAccessibleName(self.tr("Indikatorer med nyckeltal från Kolada"))
        self.table.opened.connect(lambda row: self.jump.emit("indicator", row.id))
        self.nothing = EmptyState(
            "globe",
            self.tr(
                "Kolada är den öppna databasen med jämförbara nyckeltal om kommuner. Välj ett nyckeltal som "
                "indikator, så hämtas dess värden hit: kommunens egna, rikets och andras att jämföra med."
            ),
            self.choose_action,
        )
        self.review = Review(context.settings)
        self.review.turned.connect(self._offer)
        self._lay_out()
        self._offer()

    def acts(self) -> Sequence[QAction]:
        """What can be done here, the main one last."""
        return (self.discard_action, self.fetch_action, self.store_action)

    def show_facts(self, facts: KoladaFacts) -> None:
        """Show which indicators values are fetched for."""
        self._facts = facts
        self.table.set_rows(facts.indicators)
        fetched = [place.name for place in facts.places if place.code]
        self.count.setText(
            self.tr("Indikatorer med nyckeltal: {count}. Platser: {places}.").format(
                count=len(facts.indicators), places=", ".join(fetched) if fetched else "–"
            )
        )
        self._offer()

    def fetch(self) -> None:
        """Ask Kolada for everything, and show what came."""
        self._say_nothing()
        if not self._year_is_right():
            return
        office, first_year = self._context.office, int(str(self.first_year.value()))

        def work(api: Api) -> Plan:
            from app.exchange.kolada.update import plan_update

            # Kolada's calendar is today's, whatever day an example is seen as of.
            return plan_update(office.kolada, api, date.today(), first_year=first_year)

        self.fetch_action.setEnabled(False)
        kolada_talk.ask(self._context, work, self._came, self._failed, self.tr("Hämtar värden från Kolada …"))

    def store(self) -> None:
        """Store what is taken, as one save."""
        plan, left = self.review.plan, self.review.left()
        if plan is None:
            return
        kolada = self._context.office.kolada
        count = self.review.taken()

        def stored(changes: tuple[Change, ...]) -> None:
            self.review.show_plan(None)
            self._offer()
            self._context.undo.push(self.tr("Hämta värden från Kolada"), changes)
            self.said.say(
                self.tr("Sparade värden: {count}. Källa: Kolada. Ångra med Ctrl+Z.").format(count=count),
                [(self.tr("Stäng"), self.said.hide)],
            )
            self._context.messages.tell(self.tr("Värdena från Kolada sparades."))
            self._context.saving.changed.emit(changes)
            self.table.setFocus()

        self._say_nothing()
        self.store_action.setEnabled(False)
        self._context.tasks.run(
            lambda: kolada.store(plan, leave=left), stored, self._not_stored, self.tr("Sparar …")
        )

    def discard(self) -> None:
        """Let go of what came."""
        self._say_nothing()
        self.review.show_plan(None)
        self._offer()
        self.table.setFocus()

    # -- inside --

    def _make_actions(self) -> None:
        self.fetch_action = action(
            self,
            self.tr("Hämta värden"),
            self.fetch,
            icon="download",
            tip=self.tr("Hämta från Kolada. Inget sparas förrän du har sett vad som kom."),
        )
        self.store_action = action(self, self.tr("Spara värdena"), self.store, icon="save")
        self.discard_action = action(
            self, self.tr("Kasta"), self.discard, icon="x", tip=self.tr("Spara ingenting av det som kom")
        )
        self.choose_action = action(
            self, self.tr("Välj ett nyckeltal"), self.choose_wanted.emit, icon="search"
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        label = QLabel(self.tr("Hämta från år"))
        label.setBuddy(self.first_year.main())
        line.addWidget(label)
        line.addWidget(self.first_year)
        line.addWidget(self.year_problem)
        line.addStretch(1)
        line.addWidget(self.count)
        waiting = QWidget()
        inside = QVBoxLayout(waiting)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addLayout(line)
        inside.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        for page in (self.nothing, waiting, self.review):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        for part in (self.problem, self.said):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _offer(self) -> None:
        """Show what belongs to the moment: nothing yet, ready to fetch, or something to look at."""
        plan = self.review.plan
        ready = self._facts is not None and bool(self._facts.indicators)
        waits = plan is not None and self.review.has_news
        self.fetch_action.setVisible(not waits)
        self.fetch_action.setEnabled(ready)
        self.store_action.setVisible(waits)
        self.store_action.setEnabled(waits and self.review.stores_anything)
        self.discard_action.setVisible(plan is not None)
        self.discard_action.setText(self.tr("Kasta") if waits else self.tr("Tillbaka"))
        self._stack.setCurrentIndex(_REVIEW if plan is not None else _WAITING if ready else _NOTHING)

    def _year_is_right(self) -> bool:
        last = date.today().year + 1
        problem = self.first_year.problem()
        if not problem:
            year = self.first_year.value()
            if not isinstance(year, int) or not address.FIRST_YEAR <= year <= last:
                problem = self.tr("Skriv ett år från {first} till {last}.").format(
                    first=address.FIRST_YEAR, last=last
                )
        self.year_problem.setText(f"✕ {problem}" if problem else "")
        self.first_year.set_look("wrong", bool(problem))
        self.first_year.describe_for_readers(problem)
        if problem:
            self.first_year.main().setFocus()
        return not problem

    def _came(self, plan: Plan) -> None:
        self.review.show_plan(plan)
        self._offer()
        self.review.table.choose_first()
        self.review.table.setFocus()

    def _failed(self, said: str) -> None:
        self._offer()
        lacks_code = self._facts is not None and not any(
            place.kind == "own" and place.code for place in self._facts.places
        )
        if said and lacks_code:
            self.problem.say(said, [(self.tr("Fyll i kommunkoden"), self._lead_to_code)])
        elif said:
            self.problem.say(said, [(self.tr("Försök igen"), self.fetch)])

    def _not_stored(self, error: Exception) -> bool:
        self._offer()
        if isinstance(error, Conflict):
            self.review.show_plan(None)
            self._offer()
            self.problem.say(
                self.tr(
                    "Någon har ändrat värdena sedan de hämtades. Inget har sparats. Hämta dem en gång till."
                ),
                [(self.tr("Hämta igen"), self.fetch)],
            )
            return True
        said = kolada_talk.why(error)
        if said:
            self.problem.say(said, [(self.tr("Försök igen"), self.store)])
        return bool(said)

    def _lead_to_code(self) -> None:
        self.jump.emit("municipality", 1)

    def _say_nothing(self) -> None:
        self.problem.hide()
        self.said.hide()
