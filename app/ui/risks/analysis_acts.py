"""What can be done with the units' risk analyses: opened, handed in, returned, closed, opened again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.ui.common.context import Context
from app.ui.common.page_parts import action
from app.ui.risks.analysis_panels import LastDayPanel, ReturnPanel

if TYPE_CHECKING:
    from app.services.risk_analyses import AnalysisRow


class AnalysisActs(QObject):
    """The acts with what they ask for. They apply to the units that are looked at."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.everyone: Sequence[AnalysisRow] = ()
        """All units that may have an analysis."""
        self._chosen: Sequence[AnalysisRow] = ()
        self.last_day, self.returning = LastDayPanel(), ReturnPanel()
        self.open_action = action(
            parent,
            self.tr("Öppna riskanalys …"),
            self._ask_last_day,
            icon="calendar",
            tip=self.tr("Be nämnder och bolag om årets riskanalys"),
        )
        self.open_all_action = action(
            parent,
            self.tr("Öppna för alla nämnder och bolag"),
            lambda: self.last_day.take(lambda day: self._open(self.everyone, day)),
        )
        self.open_chosen_action = action(
            parent,
            self.tr("Öppna för de valda"),
            lambda: self.last_day.take(lambda day: self._open(self._chosen, day)),
        )
        self.move_action = action(
            parent,
            self.tr("Ändra sista dag för de valda"),
            lambda: self.last_day.take(lambda day: self._move(self._chosen, day)),
        )
        self.submit_action = self._to(
            parent,
            self.tr("Lämna in"),
            "circle-check",
            ("open",),
            {"state": "submitted", "note": ""},
            self.tr("Lämna in riskanalys"),
        )
        self.return_action = action(
            parent,
            self.tr("Lämna tillbaka …"),
            self.returning.ask,
            icon="undo-2",
            tip=self.tr("Be nämnden eller bolaget komplettera"),
        )
        self.return_chosen_action = action(
            parent,
            self.tr("Lämna tillbaka"),
            lambda: self.returning.take(
                lambda note: self._write(
                    ("submitted",), {"state": "open", "note": note}, self.tr("Lämna tillbaka riskanalys")
                )
            ),
        )
        self.close_action = self._to(
            parent,
            self.tr("Avsluta"),
            "lock",
            ("open", "submitted"),
            {"state": "closed"},
            self.tr("Avsluta riskanalys"),
        )
        self.close_action.setToolTip(self.tr("Efter det kan riskerna inte värderas om för året"))
        self.reopen_action = self._to(
            parent,
            self.tr("Öppna igen"),
            "rotate-ccw",
            ("closed",),
            {"state": "open"},
            self.tr("Öppna riskanalys igen"),
        )
        self.last_day.offer((self.move_action, self.open_chosen_action), self.open_all_action)
        self.returning.offer((), self.return_chosen_action)
        self.offer(())

    @property
    def steps(self) -> Sequence[QAction]:
        """What leads an analysis on, or back."""
        return (self.submit_action, self.return_action, self.close_action, self.reopen_action)

    def offer(self, chosen: Sequence[AnalysisRow]) -> None:
        """Offer what can be done with these units now."""
        self._chosen = chosen
        states = {row.state for row in chosen}
        for act, wanted in (
            (self.submit_action, {"open"}),
            (self.return_action, {"submitted"}),
            (self.close_action, {"open", "submitted"}),
            (self.reopen_action, {"closed"}),
        ):
            act.setVisible(bool(states & wanted))
        if "submitted" not in states:
            self.returning.hide()
        self.open_all_action.setEnabled(any(not row.state for row in self.everyone))
        self.open_chosen_action.setEnabled("" in states)
        self.move_action.setEnabled(bool(states & {"open", "submitted"}))

    def _to(
        self,
        parent: QWidget,
        said: str,
        icon: str,
        states: Sequence[str],
        values: Mapping[str, object],
        step: str,
    ) -> QAction:
        return action(parent, said, lambda: self._write(states, values, step), icon=icon)

    def _ask_last_day(self) -> None:
        known = [row.last_day for row in self.everyone if row.last_day is not None]
        self.last_day.ask(max(known, default=None))

    def _open(self, rows: Sequence[AnalysisRow], day: object) -> None:
        """Open for those that have none; the others are left as they are."""
        year = self._context.period.year
        edits = [
            Edit("risk_analysis", None, {"year": year, "unit_id": row.id, "last_day": day})
            for row in rows
            if not row.state
        ]
        self._save(edits, self.tr("Öppna riskanalys"), self.tr("Öppnade riskanalyser: {count}."))

    def _move(self, rows: Sequence[AnalysisRow], day: object) -> None:
        edits = [
            Edit("risk_analysis", row.analysis_id, {"last_day": day}, {"last_day": row.last_day})
            for row in rows
            if row.state in ("open", "submitted") and row.last_day != day
        ]
        self._save(edits, self.tr("Ändra sista dag"), self.tr("Ändrade riskanalyser: {count}."))

    def _write(self, states: Sequence[str], values: Mapping[str, object], step: str) -> None:
        edits = [
            Edit("risk_analysis", row.analysis_id, values, _read(row, values))
            for row in self._chosen
            if row.state in states
        ]
        told = self.tr("Ändrade riskanalyser: {count}.")
        if values.get("state") == "submitted":
            waiting = sum(row.risks - row.weighed for row in self._chosen if row.state in states)
            told = self.tr("Inlämnade riskanalyser: {count}.")
            if waiting:
                told += " " + self.tr("Risker som inte är värderade i år: {waiting}.").replace(
                    "{waiting}", str(waiting)
                )
        self._save(edits, step, told)

    def _save(self, edits: Sequence[Edit], step: str, told: str) -> None:
        if edits:
            self._context.saving.write(
                step, edits, told=told.format(count=len(edits)) + " " + self.tr("Ångra med Ctrl+Z.")
            )


def _read(row: AnalysisRow, values: Mapping[str, object]) -> dict[str, str | date | None]:
    known: dict[str, str | date | None] = {"state": row.state, "note": row.note, "last_day": row.last_day}
    return {name: known[name] for name in values}
