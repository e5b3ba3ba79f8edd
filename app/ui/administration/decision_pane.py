"""One decision beside its list. State, body, day and paragraph are those of its last step."""

from __future__ import annotations

from uuid import uuid4

from app.services.edits import Change, Edit, Ref
from app.ui.common.record_pane import RecordPane

STEP = ("state", "unit_id", "decided_on", "section")


class DecisionPane(RecordPane):
    """A change of the state, the body, the day or the paragraph becomes a new step; the earlier ones stand."""

    def read(self, record_id: int) -> dict[str, object]:
        """The decision with what its last step says."""
        card = self._context.office.decisions.card(record_id)
        steps = card.row.steps if card is not None else ()
        last = {name: getattr(steps[-1], name) for name in STEP} if steps else {"state": "draft"}
        return {**dict.fromkeys(STEP), "section": "", **super().read(record_id), **last}

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
