"""What the municipality itself says of a goal in a round, written beside what the units say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from app.domain.rounds import ANALYSIS_FIELDS
from app.ui.common.context import Context
from app.ui.common.fields import Field
from app.ui.common.page_parts import Card
from app.ui.common.record_form import RecordForm

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.joint_rows import AnalysedGoal, RoundSheet


class OwnWords(Card):
    """A form over some fields of the joint analysis. The first save makes the record."""

    def __init__(self, context: Context, fields: Sequence[Field], heading: str, draft: str) -> None:
        """``draft`` is the kind that unsaved text is kept under; it leads back here."""
        super().__init__(heading)
        self._context, self._draft = context, draft
        self._place: tuple[int, int] | None = None
        self.form = RecordForm(fields, drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        self.column.addWidget(self.form, 1)

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal, name: str) -> None:
        """Fill in. Text that was not saved for another goal waits among the drafts."""
        values: dict[str, object] = dict.fromkeys(ANALYSIS_FIELDS, "")
        if goal.own is not None:
            values = goal.own.values()
        key = self.key_of(sheet.round.id, goal.id)
        if self.form.key == key:
            self.form.refill(values)
        else:
            if self.form.dirty:
                self._context.messages.tell(self.tr("Osparad text finns kvar där du skrev den."))
            self.form.load(values, key, name)
        self._place = (sheet.round.id, goal.id)
        self.form.set_locked(not sheet.round.writable)

    def key_of(self, round_id: int, goal_id: int) -> str:
        """What unsaved text of a goal in a round is kept under."""
        return f"{self._draft}:{round_id}/{goal_id}"

    def drafted(self) -> tuple[int, int] | None:
        """The round and goal of some text that was never saved."""
        start = f"{self._draft}:"
        for draft in self._context.drafts.all():
            place = draft.key.removeprefix(start).split("/")
            if draft.key.startswith(start) and len(place) == 2 and all(part.isdigit() for part in place):
                return int(place[0]), int(place[1])
        return None

    def _save(self, changed: Mapping[str, object], base: Mapping[str, object]) -> None:
        assert self._place is not None
        (round_id, goal_id), edit_id, office = self._place, uuid4().hex, self._context.office

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            changes = office.joint_analyses.save(round_id, goal_id or None, changed, base, edit_id)
            made = changes[0].id
            return changes, {**office.records.read("joint_analysis", made), "id": made}

        self._context.saving.save_form_by(
            self.form, work, self.tr("Ändra kommunens text om målet"), told=self.tr("Texten sparades.")
        )
