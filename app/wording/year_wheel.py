"""Swedish for the year's wheel."""

from __future__ import annotations

from app.domain.year_wheel import WheelEvent
from app.text import translate
from app.wording.words import word


def wheel_event(event: WheelEvent) -> str:
    """What an event of the year is called."""
    if event.kind == "round" and not event.record_id:
        # A yearly occasion that nobody has made a round of yet: its name is the occasion's code.
        said = word("round_kind", event.name)
        return translate("WheelEvent", "{occasion} {year}").format(occasion=said, year=event.year)
    if event.name:
        return event.name
    texts = {
        "budget": translate("WheelEvent", "Budget {year}"),
        "plan_revision": translate("WheelEvent", "Mätplanen revideras"),
        "risk_analysis": translate("WheelEvent", "Riskanalys {year}"),
        "control_plan": translate("WheelEvent", "Internkontrollplan {year}"),
    }
    return texts[event.kind].format(year=event.year)
