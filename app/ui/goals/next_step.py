"""A new municipality is led from the vision to its overarching goals, one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from app.text import translate
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState

if TYPE_CHECKING:
    from app.ui.goals.tree import Grove

USUAL_COUNT = 4
"""How many overarching goals a municipality often has; until then the next one is offered."""


def first_step(vision_action: QAction) -> EmptyState:
    """What stands where there is no goal at all, with the act that writes the vision."""
    return EmptyState(
        "sun",
        translate(
            "NextStep",
            "Här byggs målen upp, från visionen ned till nämndernas delmål. Börja med visionen: vad kommunen ska "
            "vara när den är nådd. Sedan kommer de övergripande målen, ofta fyra, och under dem nämndernas och "
            "bolagens mål.",
        ),
        vision_action,
    )


class NextStep(Notice):
    """A strip that says what comes now, with the act. Gone when the tree has grown by itself."""

    wanted = Signal(int)
    """An overarching goal under this vision."""

    def __init__(self) -> None:
        super().__init__("list-plus")

    def show_step(self, grove: Grove) -> None:
        """See what the tree has, and say what comes next."""
        vision = next(
            (goal for goal in grove.below(None) if goal.level == "vision" and not goal.archived), None
        )
        overarching = grove.live.get("overarching", 0)
        grown = any(grove.live.get(level) for level in ("body", "subgoal", "success_factor"))
        if vision is None or grown or overarching >= USUAL_COUNT:
            self.hide()
            return
        if overarching:
            text = self.tr(
                "%n övergripande mål finns. Lägg till nästa, eller gå vidare med nämndernas mål under dem.",
                "",
                overarching,
            )
        else:
            text = self.tr(
                "Visionen finns. Lägg nu till de övergripande målen, ofta fyra: de står under visionen."
            )
        self.say(text, [(self.tr("Nytt övergripande mål"), lambda: self.wanted.emit(vision.id))])
