"""Metoder och verktyg: how goals are to be reached, and where the parties part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from app import wording
from app.domain.codes import METHOD_STATES, PRIORITIES
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Option, RichText, Text
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import Register, RegisterWords
from app.ui.governance.standpoints import Standpoints

if TYPE_CHECKING:
    from app.services.methods import MethodRow

FIELDS = (
    Text("title", noop("Fields", "Metod eller verktyg"), required=True),
    Choice("goal_id", noop("Fields", "Mål eller framgångsfaktor"), required=True),
    RichText("description", noop("Fields", "Beskrivning"), lines=3),
    Text("proposer", noop("Fields", "Föreslagen av")),
    Choice("priority", noop("Fields", "Prioritet"), none=noop("Fields", "Inte sagd"), empty="", width="half"),
    Choice("state", noop("Fields", "Läge"), required=True, width="half"),
)


def _group(name: str, group: str) -> Any:
    return lambda row: wording.word(group, getattr(row, name))


def _order(name: str, codes: Sequence[str]) -> Any:
    return lambda row: codes.index(getattr(row, name))


COLUMNS = (
    Column("goal", noop("Columns", "Mål"), width=130),
    Column("title", noop("Columns", "Metod eller verktyg"), stretch=True, strong=True, wraps=True),
    Column(
        "priority",
        noop("Columns", "Prioritet"),
        text=_group("priority", "priority"),
        sort=_order("priority", (*PRIORITIES, "")),
        width=82,
    ),
    Column("state", noop("Columns", "Läge"), text=_group("state", "method_state"), width=100),
    Column("division", noop("Columns", "Partierna"), text=_group("division", "division"), width=150),
)
_ENOUGH = {0: 400, 2: 520, 3: 720, 4: 460}


class MethodsSection(Register):
    """The methods, under them the standpoints on the one chosen, and beside them what is looked at of either."""

    kinds = frozenset({"method", "standpoint"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "governance",
            "method",
            "scale",
            RegisterWords(
                self.tr("Metoder och verktyg"),
                self.tr(
                    "Partierna tar ställning till metoder, inte till mål och effekter: vad kommunen ska uppnå är "
                    "gemensamt, hur det ska nås kan man vara oense om."
                ),
                self.tr("Sök metod …"),
                self.tr("Här visas förslagen till hur målen ska nås."),
                self.tr("Välj en metod i listan."),
                PaneWords(
                    new=self.tr("Ny metod"),
                    change=self.tr("Ändra metod"),
                    archive=self.tr("Arkivera metoden"),
                    restore=self.tr("Ta tillbaka metoden"),
                    made=self.tr("Metoden lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            _ENOUGH,
        )
        self.standpoints = Standpoints(context)
        self._both = QStackedWidget()
        self._both.addWidget(self.pane)
        self._both.addWidget(self.standpoints.beside)
        self.right = self._both
        self._wanted_standpoint = 0
        self.table.clicked.connect(lambda _index: self._look_at_method())
        self.table.activated.connect(lambda _index: self._look_at_method())
        self.standpoints.looked_at.connect(lambda: self._both.setCurrentIndex(1))
        self.standpoints.left.connect(self._leave_standpoint)
        self.lay_out()
        self.left.addWidget(self.standpoints, 2)

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The period's methods, what they may serve, and the parties."""
        methods, period = self.context.office.methods, self.context.period.id
        return methods.list(period, archived=archived), (methods.goals(period), methods.parties())

    def offer(self, choices: Any) -> None:
        """Goals with their success factors."""
        goals, parties = choices
        form = self.pane.form
        form.set_options(
            "goal_id",
            [Option(key, f"{title} · {wording.word('level', level)}") for key, title, level in goals],
        )
        form.set_options("priority", [Option(code, wording.word("priority", code)) for code in PRIORITIES])
        form.set_options(
            "state", [Option(code, wording.word("method_state", code)) for code in METHOD_STATES]
        )
        self.standpoints.offer(parties)
        self.new_action.setEnabled(bool(goals) and not self.pane.is_new)
        self.new_action.setToolTip("" if goals else self.tr("En metod behöver ett övergripande mål."))

    def proposed(self) -> Mapping[str, object]:
        """Proposed, and nobody has said how important it is."""
        return {"state": "proposed", "priority": ""}

    def more(self) -> Mapping[str, object]:
        """It belongs to the period that is looked at."""
        return {"period_id": self.context.period.id}

    def start_new(self) -> None:
        """Let a method be written."""
        self._both.setCurrentIndex(0)
        super().start_new()

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a method, or the method of a standpoint and the standpoint."""
        if kind != "standpoint":
            self._look_at_method()
            super().show_record(kind, record_id)
            return
        self._wanted_standpoint = record_id
        self._find_standpoint()

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        super()._show(answer)
        self._find_standpoint()

    def _find_standpoint(self) -> None:
        rows: Sequence[MethodRow] = self.table.rows_model.rows
        for row in rows:
            if any(standpoint.id == self._wanted_standpoint for standpoint in row.standpoints):
                self.table.choose(row.id)
                self.standpoints.table.choose(self._wanted_standpoint)
                self._wanted_standpoint = 0
                return

    def _choose(self, row: Any) -> None:
        super()._choose(row)
        if self.standpoints.show_method(row):
            self._both.setCurrentIndex(0)

    def _look_at_method(self) -> None:
        self.standpoints.leave()
        self._both.setCurrentIndex(0)

    def _leave_standpoint(self) -> None:
        self._both.setCurrentIndex(0)
        self.table.setFocus()
