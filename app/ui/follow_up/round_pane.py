"""What a round is called, which day it tells of and when units hand in: written here, and locked with the round."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from app.domain.round_calendar import YEARLY, occasion
from app.ui.common.context import Context
from app.ui.common.page_parts import EmptyState
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.follow_up import round_words


class RoundPane(RecordPane):
    """The form of a round. The occasion that is chosen for a new one proposes its name and days."""

    def __init__(self, context: Context, new_action: QAction) -> None:
        self._locked = False
        super().__init__(
            context,
            "round",
            round_words.FIELDS,
            PaneWords(
                new=self.tr("Ny uppföljning"),
                change=self.tr("Ändra uppföljning"),
                archive=self.tr("Arkivera uppföljningen"),
                restore=self.tr("Ta tillbaka uppföljningen"),
                made=self.tr("Uppföljningen lades till."),
            ),
            EmptyState("calendar", self.tr("Välj en uppföljning i listan.")),
            new_action,
        )
        self._year = context.period.year
        self._proposed: Mapping[str, object] = {}
        self.form.set_options("kind", round_words.kind_options())
        self.form.changed.connect(self._follow)

    def begin(self, year: int) -> None:
        """Let a new round of a year be written."""
        self._year, self._proposed, self._locked = year, {}, False
        self.start({"kind": "free"}, {"year": year})

    def keep_locked(self, locked: bool) -> None:
        """A locked round is read and not written."""
        self._locked = locked
        if self._loaded is not None:
            self.form.set_locked(locked)
        self._show_acts()

    def _fill(self, values: Mapping[str, object]) -> None:
        super()._fill(values)
        self.keep_locked(self._locked)

    def _show_acts(self) -> None:
        super()._show_acts()
        if self._locked and not self.is_new:
            self.archive_action.setVisible(False)

    def _follow(self, name: str) -> None:
        """Propose what the occasion says, where nobody has written anything else."""
        if name != "kind" or not self.is_new:
            return
        values = self.form.values()
        kind = str(values["kind"])
        proposed: dict[str, object] = {"title": round_words.title_of(kind, self._year)}
        days = occasion(kind, self._year) if kind in YEARLY else None
        proposed |= {"as_of": days and days.as_of, "last_day": days and days.last_day}
        free = {
            field: value
            for field, value in proposed.items()
            if values[field] in ("", None, self._proposed.get(field))
        }
        self._proposed = proposed
        self.form.rebase(self.form.base, free)
