"""Which places values are fetched for: the own municipality, and those that one compares with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.domain.indicators import is_kolada_place
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, EmptyState, SearchField, Splitter, action, words
from app.ui.common.theme import px
from app.ui.indicators import kolada_talk
from app.ui.indicators.columns import FittingTable

if TYPE_CHECKING:
    from app.exchange.kolada.api import Api
    from app.services.kolada import KoladaFacts, PlaceRow


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that Kolada knows."""

    kind: str
    code: str
    name: str

    @property
    def id(self) -> str:
        """What makes it itself."""
        return self.code


def _kind(row: Any) -> str:
    return wording.word("place_kind", row.kind)


_PLACES = (
    Column("name", noop("Columns", "Plats"), stretch=True, width=150),
    Column("kind", noop("Columns", "Slag"), text=_kind, width=156),
    Column("code", noop("Columns", "Kod"), text=lambda row: row.code or EMPTY, width=70),
    Column("values", noop("Columns", "Värden"), kind="number", decimals=0, width=76),
)
_CANDIDATES = (
    Column("name", noop("Columns", "Plats"), stretch=True, width=150),
    Column("kind", noop("Columns", "Slag"), text=_kind, width=128),
    Column("code", noop("Columns", "Kod"), width=76),
)


class PlacesPane(QWidget):
    """The places, and beside them all that can be added."""

    jump = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._places: tuple[PlaceRow, ...] = ()
        self._known: tuple[Candidate, ...] = ()
        self._make_actions()
        self.problem = Notice("triangle-alert", "warning")
        self.no_code = Notice("info")
        self.table = FittingTable(_PLACES, ("code", "kind"), name="kolada/places", settings=context.settings)
        self.table.setAccessibleName(self.tr("Platser som värden hämtas för"))
        self.why = words("", "small", wrap=True)
        self.search = SearchField(self.tr("Sök kommun, region eller grupp …"))
        self.candidates = FittingTable(
            _CANDIDATES, ("code",), name="kolada/candidates", settings=context.settings
        )
        self.candidates.setAccessibleName(self.tr("Platser i Kolada"))
        self._lay_out()
        self._connect()
        self._offer()

    def acts(self) -> Sequence[QAction]:
        """What can be done here, the main one last."""
        return (self.remove_action, self.add_action)

    def show_facts(self, facts: KoladaFacts) -> None:
        """Show the places."""
        self._places = facts.places
        self.table.set_rows(facts.places)
        self.table.choose_first()
        if any(place.kind == "own" and place.code for place in facts.places):
            self.no_code.hide()
        else:
            self.no_code.say(
                self.tr("Kommunkoden är inte ifylld. Utan den vet Kolada inte vilken kommun ni är."),
                [(self.tr("Fyll i kommunkoden"), lambda: self.jump.emit("municipality", 1))],
            )
        self._show_candidates()
        self._offer()

    def fetch(self) -> None:
        """Fetch the names of Kolada's places."""
        self.problem.hide()

        def work(api: Api) -> tuple[Candidate, ...]:
            groups = [
                Candidate("comparison_group", group.code, group.name) for group in api.municipality_groups()
            ]
            places = [Candidate(place.kind, place.code, place.name) for place in api.municipalities()]
            # What Kolada has that the file could not keep is not offered.
            return tuple(each for each in (*places, *groups) if is_kolada_place(each.kind, each.code))

        kolada_talk.ask(self._context, work, self._fetched, self._failed, self.tr("Hämtar Koladas platser …"))

    def add(self) -> None:
        """Fetch values for the chosen place too from now on."""
        chosen = [row for row in self.candidates.chosen_rows() if isinstance(row, Candidate)]
        if not chosen:
            return
        edits = [
            Edit("place", None, {"kind": row.kind, "code": row.code, "name": row.name}) for row in chosen
        ]
        self._context.saving.write(
            self.tr("Lägg till plats"),
            edits,
            told=self.tr("Platsen lades till. Hämta värden så kommer dess värden."),
        )

    def remove(self) -> None:
        """Fetch no more values for the chosen place."""
        row = self.table.current_row()
        if row is not None and self.remove_action.isEnabled():
            self._context.saving.write(
                self.tr("Ta bort plats"),
                [Edit("place", row.id, {"archived": True}, {"archived": False})],
                told=self.tr("Platsen togs bort. Ångra med Ctrl+Z."),
            )

    # -- inside --

    def _make_actions(self) -> None:
        self.fetch_action = action(self, self.tr("Hämta listan över platser"), self.fetch, icon="download")
        self.add_action = action(
            self,
            self.tr("Lägg till platsen"),
            self.add,
            icon="plus",
            tip=self.tr("Från listan till höger (Enter)"),
        )
        self.remove_action = action(self, self.tr("Ta bort platsen"), self.remove, icon="archive")

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        right = Card(self.tr("Fler att jämföra med"))
        found = QWidget()
        inside = QVBoxLayout(found)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.search)
        inside.addWidget(self.candidates, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "map",
                self.tr(
                    "Här väljer du kommuner, regioner, riket och Koladas jämförelsegrupper att jämföra med."
                ),
                self.fetch_action,
            )
        )
        self._stack.addWidget(found)
        right.column.addWidget(self._stack, 1)
        parts = Splitter("kolada/places", self._context.settings, (600, 500))
        parts.addWidget(left)
        parts.addWidget(right)
        left.setMinimumWidth(px(280))
        right.setMinimumWidth(px(360))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(12), 0, 0)
        whole.setSpacing(px(8))
        for part in (self.problem, self.no_code):
            whole.addWidget(part)
        whole.addWidget(parts, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._find)
        self.search.walked_down.connect(self.candidates.setFocus)
        self.candidates.chosen.connect(lambda _row: self._offer())
        self.candidates.opened.connect(lambda _row: self.add())
        self.candidates.set_actions([self.add_action])
        self.table.chosen.connect(lambda _row: self._offer())
        self.table.set_actions([self.remove_action])

    def _find(self, text: str) -> None:
        self.candidates.set_filter(text)
        self.candidates.choose_first()
        self._offer()

    def _fetched(self, known: tuple[Candidate, ...]) -> None:
        self._known = known
        self._stack.setCurrentIndex(1)
        self._show_candidates()
        self.search.setFocus()

    def _failed(self, said: str) -> None:
        if said:
            self.problem.say(said, [(self.tr("Försök igen"), self.fetch)])

    def _show_candidates(self) -> None:
        taken = {place.code for place in self._places}
        self.candidates.set_rows([row for row in self._known if row.code not in taken])
        self.candidates.choose_first()

    def _offer(self) -> None:
        row = self.table.current_row()
        why = ""
        if row is not None and row.kind == "own":
            why = self.tr("Den egna kommunen är alltid med.")
        elif row is not None and row.values:
            why = self.tr("{place} har värden i filen och står kvar så länge de finns.").format(
                place=row.name
            )
        self.why.setText(why)
        self.remove_action.setEnabled(row is not None and not why)
        self.remove_action.setToolTip(why)
        self.add_action.setVisible(bool(self._known))
        self.add_action.setEnabled(self.candidates.current_row() is not None)
