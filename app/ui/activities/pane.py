"""One activity beside its list: its form, what it means for target groups, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.domain.activities import shown_state
from app.text import translate
from app.ui.activities import fields
from app.ui.activities.effects import Effects
from app.ui.activities.goal_links import GoalLinks
from app.ui.common.form_parts import Notice
from app.ui.common.history import History, happened
from app.ui.common.record_pane import RecordPane
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activities import ActivityCard, ActivityChoices
    from app.services.log import LogLine


class ActivityPane(RecordPane):
    """Read whole in one go; the tab that one looks at stays when another activity is chosen."""

    jump = Signal(str, int)

    _choices: ActivityChoices | None = None
    _wanted: tuple[int, str] = (0, "")

    def set_choices(self, choices: ActivityChoices) -> None:
        """What the forms offer."""
        self._choices = choices
        fields.offer(self.form, choices)
        self.effects.set_groups(choices.groups)
        self.goals.set_goals(choices.goals)

    def show_tab(self, activity_id: int, tab: str) -> None:
        """Turn to a tab of an activity: now, or when it has been read."""
        self._wanted = (activity_id, tab)
        self._turn_to_wanted()

    def read(self, record_id: int) -> dict[str, object]:
        """The activity with what hangs on it."""
        card = self._context.office.activities.card(record_id)
        return {**card.values, "card": card}

    def body(self) -> QWidget:
        """Tabs over the form, the effects and the history."""
        self.late = Notice("triangle-alert", "warning")
        self.goals = GoalLinks()
        self.goals.jump.connect(self.jump)
        self.tabs = Tabs()
        self.effects = Effects(self._context)
        self.effects.jump.connect(self.jump)
        self.history = History(
            self.tr("Här visas ändringar av aktiviteten och dess effekter, med vem och när.")
        )
        sheets = self.tabs.lead(
            self,
            {
                "details": (self.tr("Uppgifter"), self.form),
                "effects": (self.tr("Effekter"), self.effects),
                "history": (self.tr("Historik"), self.history),
            },
        )
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self.late, self.goals, self.tabs):
            column.addWidget(part)
        column.addWidget(sheets, 1)
        return made

    # -- inside --

    def _fill(self, values: Mapping[str, object]) -> None:
        if values["id"] != self._id:
            return
        card: ActivityCard = values["card"]  # type: ignore[assignment]
        super()._fill(card.values)
        if self._choices is not None:
            fields.offer(self.form, self._choices)
        activity = values["id"]
        assert isinstance(activity, int)
        archived = bool(values["archived"])
        self._tell_late(card)
        self.goals.show_goals(card.values["goals"])
        self.effects.show_effects(activity, card.effects, locked=archived)
        self.history.show_entries([(_happened(line), line) for line in card.history])
        count = len(card.effects)
        said = self.tr("Effekter")
        self.tabs.set_text("effects", f"{said} {count}" if count else said)
        self.tabs.place()
        self._turn_to_wanted()

    def _settle(self) -> None:
        super()._settle()
        self.tabs.setVisible(not self.is_new)
        if self.is_new:
            # What hangs on an activity comes when the activity is there.
            self.late.hide()
            self.goals.show_goals(())
            self.tabs.choose("details")

    def _tell_late(self, card: ActivityCard) -> None:
        last, today = card.values["last_day"], self._context.today
        state = str(card.values["state"])
        late = shown_state(state, last, today) == "late"  # type: ignore[arg-type]
        if not late or card.values["archived"]:
            self.late.hide()
            return
        said = self.tr("Försenad. Skulle ha varit klar {day}. Dagar sent: {days}.")
        days = (today - last).days  # type: ignore[operator]
        self.late.say(said.format(day=formats.day(last), days=days))  # type: ignore[arg-type]

    def _turn_to_wanted(self) -> None:
        activity, tab = self._wanted
        if activity and activity == self._loaded:
            self._wanted = (0, "")
            self.tabs.choose(tab)


def _happened(line: LogLine) -> str:
    """What was done, and to which part of the activity."""
    if line.kind == "effect":
        group = line.name.partition(", ")[0]
        return happened(translate("Activities", "Effekten för {group}").format(group=group), line)
    return happened(translate("Activities", "Aktiviteten"), line)
