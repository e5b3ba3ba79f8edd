"""Judgements that are written and not saved: in the form now, or kept as drafts when one went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import rounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.assessments import AskedGoal, Sheet
    from app.ui.common.drafts import Drafts
    from app.ui.follow_up.judgement_form import JudgementForm


def unsaved_judgements(drafts: Drafts, form: JudgementForm, sheet: Sheet) -> dict[int, dict[str, object]]:
    """By goal: what it is judged, and whether only the reason is lacking (``reason``) or the save (``unsaved``)."""
    if not sheet.open:
        return {}
    kept = {draft.key: draft.values for draft in drafts.all()}
    found = {}
    for asked in sheet.goals:
        key = form.key_of(sheet, asked)
        if key in kept and key != form.key:
            found[asked.goal.id] = _told(_with_proposal(asked, kept[key]))
    return with_form(found, form)


def with_form(found: Mapping[int, dict[str, object]], form: JudgementForm) -> dict[int, dict[str, object]]:
    """The same, with what stands in the form now."""
    if form.asked is None:
        return dict(found)
    own = form.asked.goal.id
    others = {goal_id: told for goal_id, told in found.items() if goal_id != own}
    return {**others, own: _told(form.as_it_stands())} if form.dirty else others


def _with_proposal(asked: AskedGoal, written: Mapping[str, object]) -> dict[str, object]:
    """What is written stands beside the proposal of today."""
    proposed = {
        f"proposed_{field}": getattr(asked.proposal, field)
        for field in ("attainment", "trend")
        if field in written or "id" not in asked.values
    }
    return {**asked.values, **proposed, **written}


def _told(values: Mapping[str, object]) -> dict[str, object]:
    lacking = rounds.judgement_state(values) == "reason"
    return {"state": "reason" if lacking else "unsaved", "attainment": values["attainment"]}
