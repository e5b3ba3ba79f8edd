"""The goals that a unit is asked to judge, under their overarching or internal goal, with how far each has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app import wording
from app.domain import codes
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fitting import show_what_fits
from app.ui.common.forest import Node
from app.ui.common.page_parts import words
from app.ui.common.record_tree import RecordTree
from app.ui.common.theme import px
from app.ui.follow_up.judgement_words import title_of

if TYPE_CHECKING:
    from app.services.assessments import AskedGoal, Sheet

SUMMARY = 0
"""The node of the unit's own summary, which is written last."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_STATE = 96
_ENOUGH = 320
"""In a narrower list the marks tell alone, and the names have the room."""
_MARKS = {"reason": "circle-alert", "unsaved": "pencil"}


class AskedGoals(RecordTree):
    """A digit judges, = takes the proposal, Enter leads to the text."""

    judged = Signal(str)
    """The code of a judgement for the goal that one stands on."""
    proposal_taken = Signal()
    write_wanted = Signal()

    def __init__(self) -> None:
        super().__init__((noop("Columns", "Mål"), noop("Columns", "Läge")), group="attainment")
        self.setAccessibleName(self.tr("Mål att bedöma"))
        for act in self.move_actions:
            # Nothing is moved here.
            self.removeAction(act)
        header = self.header()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, px(_STATE))
        show_what_fits(self, {1: _ENOUGH})
        self._order: list[int] = []
        self._whose: tuple[int, int] = (0, 0)

    def show_sheet(self, sheet: Sheet, unsaved: Mapping[int, Mapping[str, object]]) -> None:
        """Show what is asked. ``unsaved`` has the judgement of goals whose text is not saved, with how far it came,
        and the summary where that is not saved.
        """
        nodes = [self._node(asked, unsaved.get(asked.goal.id)) for asked in sheet.goals]
        groups = [Node(goal_id, None, (title, ""), muted=True) for goal_id, title in sheet.groups.items()]
        self._order = [asked.goal.id for asked in sheet.goals]
        last = Node(
            SUMMARY,
            None,
            (self.tr("Enhetens sammanfattning"), self._summary_state(sheet, SUMMARY in unsaved)),
            strong=True,
        )
        whose = sheet.round.id, sheet.answer.unit_id
        fresh, self._whose = whose != self._whose, whose
        if fresh:
            self.set_open_ids({node.id for node in (*nodes, *groups)})
        self.set_nodes([*groups, *nodes, last])
        if fresh or self.current_node() is None:
            self.choose(self.next_left(None))

    def next_left(self, after: int | None) -> int:
        """The next goal that is not judged, from the one after; the summary where all are."""
        at = self._order.index(after) + 1 if after in self._order else 0
        around = [*self._order[at:], *self._order[:at]]
        model = self.nodes_model.forest
        waiting = (each for each in around if not model.nodes[model.at[each]].status)
        return next(waiting, SUMMARY)

    def next_after(self, goal_id: int) -> int:
        """The goal that stands after one in the list; after the last comes the summary."""
        at = self._order.index(goal_id) + 1 if goal_id in self._order else len(self._order)
        return self._order[at] if at < len(self._order) else SUMMARY

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that judge; all others do what they do in a tree."""
        places = {str(place): code for place, code in enumerate(codes.ATTAINMENTS, start=1)}
        plain = event.modifiers() in _PLAIN
        if plain and event.text() in places:
            self.judged.emit(places[event.text()])
        elif event.text() == "=":
            self.proposal_taken.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _summary_state(self, sheet: Sheet, unsaved: bool) -> str:
        if unsaved:
            return wording.word("judgement_state", "unsaved")
        return self.tr("Skriven") if sheet.answer.summary else ""

    def _node(self, asked: AskedGoal, unsaved: Mapping[str, object] | None) -> Node:
        state = asked.state if unsaved is None else str(unsaved["state"])
        status = asked.values["attainment"] if unsaved is None else unsaved["attainment"]
        title = title_of(asked.goal)
        return Node(
            asked.goal.id,
            asked.above,
            (title, wording.word("judgement_state", state)),
            status=str(status or ""),
            strong=asked.above is None,
            muted=asked.goal.archived,
            tip=title,
            mark=_MARKS.get(state, ""),
            marked=wording.word("judgement_state", state),
        )


class GoalsWithKeys(QWidget):
    """The list, and under it the keys that judge."""

    def __init__(self) -> None:
        super().__init__()
        self.goals = AskedGoals()
        self.keys = words(
            self.tr(
                "1–4 bedömer, = tar förslaget, Enter leder till texten, Ctrl+Enter sparar och går vidare."
            ),
            "small",
            wrap=True,
        )
        self.setMinimumWidth(px(260))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.goals, 1)
        column.addWidget(self.keys)
