"""What is said of each row of an internal-control plan that is read from a file."""

from __future__ import annotations

from app.domain.control_plan_sheets import Outcome, Part
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.errors import field_problem

_KINDS = {
    "control_plan": noop("PlanRow", "planen"),
    "risk": noop("PlanRow", "risken"),
    "risk_score": noop("PlanRow", "värderingen av"),
    "control": noop("PlanRow", "kontrollmomentet"),
    "control_plan_item": noop("PlanRow", "punkten"),
    "action": noop("PlanRow", "åtgärden"),
    "control_result": noop("PlanRow", "resultatet av"),
    "improvement": noop("PlanRow", "förbättringsåtgärden"),
}
_LENGTH_SHOWN = 60


def plan_row_text(outcome: Outcome) -> str:
    """What an import does with a row, and why."""
    if outcome.outcome == "refused":
        why = " ".join(dict.fromkeys(field_problem(problem) for problem in outcome.problems))
        return translate("PlanRow", "Nekas: {why}").format(why=why)
    made = [_named(part) for part in outcome.parts if part.outcome == "new"]
    changed = [_named(part) for part in outcome.parts if part.outcome == "changed"]
    said = []
    if made:
        said.append(translate("PlanRow", "Nytt: {what}").format(what=", ".join(made)))
    if changed:
        said.append(translate("PlanRow", "Ändrat: {what}").format(what=", ".join(changed)))
    return ". ".join(said) or translate("PlanRow", "Oförändrat")


def _named(part: Part) -> str:
    name = " ".join(part.name.split())
    short = f"{name[:_LENGTH_SHOWN]}…" if len(name) > _LENGTH_SHOWN else name
    return f"{translate('PlanRow', _KINDS[part.kind])} ”{short}”"
