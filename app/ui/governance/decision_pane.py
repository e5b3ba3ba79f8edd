"""One decision beside its list, with the way it went. State, body, day, § and note are those of its last step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from app import wording
from app.domain import formats
from app.services.edits import Change, Edit, Ref
from app.ui.common.page_parts import Card, words
from app.ui.common.record_pane import RecordPane

if TYPE_CHECKING:
    from app.services.covered import CoveredRow
    from app.services.decisions import StepRow

STEP = ("state", "unit_id", "decided_on", "section", "note")

MOST_TOLD = 5
"""How many changed texts are named; the rest are counted."""


class DecisionPane(RecordPane):
    """A change of what a step says becomes a new step; the earlier ones stand."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._way_heading = words(self.tr("Beslutets gång"), "label")
        self.way = words("", "small", wrap=True)
        self._changed_heading = words(self.tr("Ändrat efter beslutet"), "label")
        self.changed_texts = words("", "small", wrap=True)
        self._parts = (
            self._way_heading,
            self.way,
            self._changed_heading,
            self.changed_texts,
        )
        self.way_panel = Card()
        """The way and what was changed: the section puts it where there is room."""
        for part in self._parts:
            self.way_panel.column.addWidget(part)
        self.way_panel.hide()

    def _fill(self, values: Mapping[str, object]) -> None:
        super()._fill(values)
        if values["id"] == self._id:
            steps: tuple[StepRow, ...] = values["steps"]  # type: ignore[assignment]
            changed: tuple[CoveredRow, ...] = values["changed"]  # type: ignore[assignment]
            self.way.setText("\n".join(map(_step, steps)))
            told = [self._change(row) for row in changed[:MOST_TOLD]]
            if len(changed) > MOST_TOLD:
                told.append(self.tr("och {count} till").format(count=len(changed) - MOST_TOLD))
            self.changed_texts.setText("\n".join(told))
            self._settle()

    def _settle(self) -> None:
        super()._settle()
        there = self._loaded is not None and not self.is_new
        self.way_panel.setVisible(there and bool(self.way.text() or self.changed_texts.text()))
        for part in self._parts[:2]:
            part.setVisible(bool(self.way.text()))
        for part in self._parts[2:]:
            part.setVisible(bool(self.changed_texts.text()))

    def _change(self, row: CoveredRow) -> str:
        what = ", ".join(wording.field_word(row.kind, field).lower() for field in row.changed)
        if row.archived:
            what = self.tr("arkiverad")
        if row.changed_at is not None and not row.archived:
            what = f"{what} {formats.day(row.changed_at.date())}"
        return f"{row.name}: {what}"

    def read(self, record_id: int) -> dict[str, object]:
        """The decision with what its last step says."""
        card = self._context.office.decisions.card(record_id)
        steps = card.row.steps if card is not None else ()
        last = {name: getattr(steps[-1], name) for name in STEP} if steps else {"state": "draft"}
        covered = card.covered if card is not None and card.row.adopted else ()
        more = {"steps": steps, "changed": tuple(row for row in covered if row.changed or row.archived)}
        return {**dict.fromkeys(STEP), "section": "", "note": "", **super().read(record_id), **last, **more}

    def _save(self, _values: object, _base: object) -> None:
        record_id = None if self.is_new else self._loaded
        if record_id is None and not self.is_new:
            return
        everything, base = self.form.values(), self.form.base
        changed = everything if record_id is None else self.form.changed_values()
        values = {name: value for name, value in changed.items() if name not in STEP}
        read = {name: value for name, value in base.items() if name not in STEP}
        edits = [Edit("decision", record_id, {**self._more, **values}, read if record_id else None)]
        if changed.keys() & {*STEP}:
            step = {name: everything[name] for name in STEP}
            if "state" in changed and "note" not in changed:
                # What was noted on the step before says nothing of this one.
                step["note"] = ""
            edits.append(Edit("decision_step", None, {"decision_id": record_id or Ref(0), **step}))
        edit_id = uuid4().hex

        def work() -> tuple[tuple[Change, ...], dict[str, object]]:
            changes = self._context.office.records.write_all(edits, edit_id)
            return changes, self.read(changes[0].id)

        saving = self._context.saving
        if record_id is None:
            saving.save_form_by(
                self.form, work, self._said.new, lambda found: self._made(found[0]), told=self._said.made
            )
        else:
            saving.save_form_by(self.form, work, self._said.change, lambda found: self._changed(found[0]))


def _step(step: StepRow) -> str:
    said = (wording.word("decision_state", step.state), step.unit, formats.day(step.decided_on), step.section)
    return " · ".join(part for part in (*said, step.note) if part)
