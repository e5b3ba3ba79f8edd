"""A new goal: what level it may have where it will stand, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.goal_numbers import next_number
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px
from app.ui.goals.form import NEW_FIELDS, fit_to_level, fits, level_options, unit_options
from app.ui.goals.levels import full_title, new_one, what_may_stand_under, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.edits import Change
    from app.services.goal_tree import GoalNode
    from app.services.goals import UnitChoice
    from app.ui.common.context import Context
    from app.ui.goals.tree import Grove

_DRAFT = "goal:new:"


def draft_key(parent_id: int) -> str:
    """Under what unsaved text of a new goal is kept; 0 is the top of the tree."""
    return f"{_DRAFT}{parent_id}"


def parent_of_draft(key: str) -> int | None:
    """The parent (0: the top) in a key of ``draft_key``; None for any other key."""
    return int(key.removeprefix(_DRAFT)) if key.startswith(_DRAFT) else None


class NewGoal(QWidget):
    """Stands where the record else is, until the goal is saved or left."""

    made = Signal(int)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._parent: GoalNode | None = None
        self._grove: Grove | None = None
        self._units: Sequence[UnitChoice] = ()
        self.title = words("", "title", wrap=True)
        self.place = words("", "muted", wrap=True)
        self.form = RecordForm(NEW_FIELDS, drafts=context.drafts, calm=False)
        self.form.save_requested.connect(self._save)
        self.form.reverted.connect(self._leave)
        self.form.changed.connect(self._changed)
        self.cancel = QPushButton(self.tr("Stäng  Esc"))
        self.cancel.setProperty("look", "quiet")
        self.cancel.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(20), px(16))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.place)
        column.addSpacing(px(8))
        column.addWidget(self.form, 1)

    def set_units(self, units: Sequence[UnitChoice]) -> None:
        """Units that a goal may belong to."""
        self._units = units
        self.form.set_options("unit_id", unit_options(units, self._level()))

    def start(
        self,
        grove: Grove,
        parent: GoalNode | None,
        levels: Sequence[str],
        level: str = "",
        unit_id: int | None = None,
    ) -> None:
        """Begin a goal under ``parent`` (None: at the top) of one of ``levels``; ``level`` if it is chosen already."""
        self._grove, self._parent = grove, parent
        level = level or (levels[0] if len(levels) == 1 else "")
        self.form.set_options("level", level_options(tuple(levels)))
        key = draft_key(parent.id if parent is not None else 0)
        self.form.load(self._values(level, unit_id), key=key, title=self.tr("Nytt mål"))
        self._show_level()
        if level:
            self.form.editor("title").main().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a form in which nothing is written."""
        if event.key() == Qt.Key.Key_Escape and not self.form.dirty:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _values(self, level: str, unit_id: int | None = None) -> dict[str, object]:
        """What a goal of the level starts with."""
        values: dict[str, object] = {"level": level or None, "title": "", "unit_id": unit_id}
        if not level or self._grove is None:
            return values
        above = self._parent
        if level == "subgoal":
            year = self._context.period.year
            values |= {"first_year": year, "last_year": year}
            if above is not None and unit_id is None:
                values["unit_id"] = above.unit_id
        siblings = self._grove.below(above.id if above is not None else None)
        alike = [goal.number for goal in siblings if goal.level == level and not goal.archived]
        # The first sub-goal of KS 2 is KS 2.1; the first overarching goal is 1; nobody knows the first of the others.
        first = "1" if level == "overarching" else ""
        if level == "subgoal" and above is not None and above.number:
            first = f"{above.number}.1"
        values["number"] = next_number(alike, first) if any(alike) or first else ""
        return values

    def _changed(self, field: str) -> None:
        if field != "level":
            return
        level = self._level()
        # What the user has written stays where it belongs to the level; what was proposed for another level goes.
        kept = {name: value for name, value in self.form.changed_values().items() if fits(name, level)}
        empty = dict.fromkeys(self.form.values())
        self.form.rebase({**empty, **self._values(level), "level": None}, {**kept, "level": level})
        self._show_level()

    def _level(self) -> str:
        level = self.form.values()["level"]
        return level if isinstance(level, str) else ""

    def _show_level(self) -> None:
        level = self._level()
        fit_to_level(self.form, level)
        self.form.set_options("unit_id", unit_options(self._units, level))
        self.title.setText(new_one(level))
        above = self._parent
        under = full_title(above.number, above.title) if above is not None else ""
        place = self.tr("Under {goal}.").format(goal=under) if under else ""
        told = where(level) if level else what_may_stand_under(above.level) if above is not None else ""
        self.place.setText(" ".join(part for part in (place, told) if part))

    def _save(self, _values: dict[str, object], _base: dict[str, object]) -> None:
        above = self._parent.id if self._parent is not None else None
        siblings = self._grove.below(above) if self._grove is not None else ()
        more = {
            "period_id": self._context.period.id,
            "parent_id": above,
            "position": max((goal.position + 1 for goal in siblings), default=0),
        }

        def done(change: Change) -> None:
            self.made.emit(change.id)

        self._context.saving.save_form(
            self.form,
            "goal",
            None,
            self.tr("Lägg till mål"),
            done,
            more=more,
            told=self.tr("Målet lades till."),
        )

    def put_away(self) -> None:
        """Another goal is looked at: what is written is kept and comes back when the goal is begun again."""
        if self.form.dirty:
            self._context.messages.tell(self.tr("Det nya målet är inte sparat; texten finns kvar."))
        self.form.load({})

    def _leave(self) -> None:
        self.put_away()
        self.closed.emit()
