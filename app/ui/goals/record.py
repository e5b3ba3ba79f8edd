"""The chosen goal: how it goes at the top, everything that hangs on it in sections below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.ui.common.form_parts import Notice
from app.ui.common.history import History, happened
from app.ui.common.page_parts import EmptyState, words
from app.ui.common.record_form import RecordForm
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.goals.activities import GoalActivities
from app.ui.goals.agenda import goal_agenda
from app.ui.goals.clarifications import Clarifications
from app.ui.goals.contributions import Contributions
from app.ui.goals.decisions import Decisions
from app.ui.goals.fitting import FittingTable
from app.ui.goals.form import FIELDS, decision_options, fit_decision, fit_own, fit_to_level, unit_options
from app.ui.goals.header import GoalHeader
from app.ui.goals.indicators import GoalIndicators
from app.ui.goals.levels import full_title, what_may_stand_under
from app.ui.goals.origin import OriginPane
from app.ui.goals.risks import GoalRisks
from app.ui.goals.tables import BELOW

if TYPE_CHECKING:
    from app.services.goal_sources import GoalSources
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalCard, GoalChoices
    from app.services.log import LogLine
    from app.services.office import Office
    from app.ui.common.context import Context
    from app.ui.goals.tree import Grove


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of one goal."""

    card: GoalCard
    history: Sequence[LogLine]
    choices: GoalChoices
    sources: GoalSources


def read_goal(office: Office, goal_id: int, year: int) -> Reading | None:
    """Read what the record shows of a goal, in the worker; None where it is gone."""
    card = office.goals.card(goal_id, year, office.today)
    if card is None:
        return None
    period_id = card.values["period_id"]
    assert isinstance(period_id, int)
    sources = office.goals.sources(period_id)
    return Reading(card, office.log.of("goal", goal_id), office.goals.choices(), sources)


class GoalRecord(QWidget):
    """Reads nothing itself: the page hands it what it shows. Saves by ``context.saving``."""

    jump = Signal(str, int)
    goal_wanted = Signal(int)
    """Stand on another goal of the tree."""
    new_wanted = Signal(int, str, int)
    """A new goal under this id, of this level (empty: to be chosen), for this unit (0: none)."""
    restore_wanted = Signal(int)

    def __init__(self, context: Context, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._node: GoalNode | None = None
        self._grove: Grove | None = None
        self.header = GoalHeader(menu)
        self.notice = Notice("archive", "warning")
        self.tabs = Tabs()
        self.form = RecordForm(FIELDS, drafts=context.drafts)
        self.clarifications = Clarifications(context)
        self.origin = OriginPane(context)
        self.contributions = Contributions(context)
        self.agenda = goal_agenda(context)
        self.below = self._make_below()
        self.indicators = GoalIndicators(context)
        self.activities = GoalActivities(context)
        self.risks = GoalRisks(context)
        self.decisions = Decisions()
        self.history = History(self.tr("Här visas ändringar av målet, med vem och när."))
        self._add_sections()
        self._lay_out()
        self._connect()

    # -- filling --

    def show_node(self, node: GoalNode, grove: Grove) -> None:
        """Show at once what the tree already knows; the rest comes with ``show_reading``."""
        self._node, self._grove = node, grove
        self.header.show_goal(node, grove.above(node))
        self.below_table.set_rows(grove.below(node.id))
        self.below_words.setText(what_may_stand_under(node.level))
        self._show_sections(node)
        if node.archived:
            restore = (self.tr("Ta tillbaka målet"), lambda: self.restore_wanted.emit(node.id))
            self.notice.say(self.tr("Målet är arkiverat och räknas inte med."), [restore])
        else:
            self.notice.hide()

    def show_reading(self, reading: Reading) -> None:
        """Fill the sections."""
        node, grove, card = self._node, self._grove, reading.card
        if node is None or grove is None or card.values["id"] != node.id:
            return
        self._set_choices(reading.choices, reading.sources)
        key = f"goal:{node.id}"
        self.form.set_locked(node.archived)
        fit_to_level(self.form, node.level)
        who = reading.history[0].by if reading.history else ""
        if self.form.key == key:
            self.form.refill(card.values, who)
        else:
            self.form.load(card.values, key=key, title=full_title(node.number, node.title))
        fit_own(self.form, node.level)
        fit_decision(self.form)
        self.clarifications.show_card(node, card)
        self.origin.show_card(node, card, reading.sources, who)
        self.contributions.show_card(node, card, grove.goals)
        self.agenda.show_ties(node.id, card.sdg, locked=node.archived)
        self.indicators.show_card(node, card, grove.goals)
        self.activities.show_card(card)
        self.risks.show_card(node, card)
        self.decisions.show_rows(card.decisions)
        self.history.show_entries([(happened(self.tr("Målet"), line), line) for line in reading.history])
        self._show_counts(card)

    def leave(self) -> bool:
        """Another goal is looked at: unsaved text is kept. True if there was any."""
        self.form.keep_draft()
        self.origin.form.keep_draft()
        return self.form.dirty or self.origin.form.dirty

    def show_section(self, section: str) -> None:
        """Turn to a section by its name (see ``_add_sections``)."""
        if section in self._sections:
            self.tabs.choose(section)

    def edit_title(self) -> None:
        """Go to the first field of the form."""
        self.tabs.choose("meaning")
        self.form.focus_first()

    def _set_choices(self, choices: GoalChoices, sources: GoalSources) -> None:
        for field in ("fulfilment_decision_id", "budget_decision_id"):
            self.form.set_options(field, decision_options(sources))
        self.clarifications.set_sources(sources)
        level = self._node.level if self._node is not None else ""
        self.form.set_options("unit_id", unit_options(choices.units, level))
        self.agenda.set_choices(choices.sdg)
        self.indicators.set_choices(choices.indicators)

    def _show_counts(self, card: GoalCard) -> None:
        self._count("clarifications", self.tr("Förtydliganden"), len(card.clarifications))
        self._count("contributions", self.tr("Bidrag"), len(card.contributions))
        self._count("agenda", self.tr("Agenda 2030"), len(card.sdg))
        self._count("indicators", self.tr("Indikatorer"), len(card.indicators) + len(card.indicators_below))
        self._count("activities", self.tr("Aktiviteter"), len(card.activities))
        self._count("risks", self.tr("Risker"), len(card.risks) + len(card.revision_risks))
        self._count("decisions", self.tr("Beslut"), len(card.decisions))
        self.tabs.place()

    def _show_sections(self, node: GoalNode) -> None:
        grove = self._grove
        self.tabs.set_shown("clarifications", node.level == "overarching")
        self.tabs.set_shown("origin", node.level == "subgoal")
        self.tabs.set_shown("contributions", node.level in ("overarching", "body"))
        self.tabs.set_shown("below", node.level != "subgoal")
        under = self.tr("Delmål") if node.level in ("body", "internal") else self.tr("Underliggande")
        live = [goal for goal in grove.below(node.id) if not goal.archived] if grove is not None else []
        self._count("below", under, len(live))
        self.new_below.setVisible(not node.archived)
        if not self.tabs.is_shown(self.tabs.current()):
            self.tabs.choose("meaning")
        self.tabs.place()

    def _count(self, section: str, text: str, count: int) -> None:
        self.tabs.set_text(section, f"{text} {count}" if count else text)

    # -- building --

    def _make_below(self) -> QWidget:
        self.below_table = FittingTable(
            BELOW,
            {"level": 560},
            name="goal_below",
            heard=self.tr("Mål under det här"),
            settings=self._context.settings,
            empty=EmptyState("list-tree", self.tr("Här visas målen som står under det här.")),
        )
        self.below_words = words("", "muted", wrap=True)
        self.new_below = QPushButton(self.tr("Nytt mål under det här …"))
        self.new_below.clicked.connect(self._new_below)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.below_words)
        column.addWidget(self.below_table, 1)
        column.addWidget(self.new_below, 0, Qt.AlignmentFlag.AlignLeft)
        return below

    def _add_sections(self) -> None:
        self._sections = {
            "meaning": (self.tr("Innebörd"), self.form),
            "clarifications": (self.tr("Förtydliganden"), self.clarifications),
            "origin": (self.tr("Ursprung"), self.origin),
            "contributions": (self.tr("Bidrag"), self.contributions),
            "agenda": (self.tr("Agenda 2030"), self.agenda),
            "below": (self.tr("Underliggande"), self.below),
            "indicators": (self.tr("Indikatorer"), self.indicators),
            "activities": (self.tr("Aktiviteter"), self.activities),
            "risks": (self.tr("Risker"), self.risks),
            "decisions": (self.tr("Beslut"), self.decisions),
            "history": (self.tr("Historik"), self.history),
        }
        self._stack = self.tabs.lead(self, self._sections)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addSpacing(px(2))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.header.thread_chosen.connect(self.goal_wanted)
        self.clarifications.jump.connect(self.jump)
        self.origin.jump.connect(self.jump)
        self.form.changed.connect(lambda _name: fit_decision(self.form))
        self.contributions.lead.connect(self.goal_wanted)
        self.contributions.new_goal_wanted.connect(self._new_for_unit)
        self.indicators.lead.connect(self.jump)
        self.activities.lead.connect(self.jump)
        self.risks.lead.connect(self.jump)
        self.below_table.opened.connect(lambda row: self.goal_wanted.emit(row.id))
        self.form.save_requested.connect(self._save)

    def _new_below(self) -> None:
        if self._node is not None:
            self.new_wanted.emit(self._node.id, "", 0)

    def _new_for_unit(self, unit_id: int) -> None:
        if self._node is not None:
            self.new_wanted.emit(self._node.id, "body", unit_id)

    def _save(self, _values: dict[str, object], base: dict[str, object]) -> None:
        goal_id = base["id"]
        assert isinstance(goal_id, int)
        self._context.saving.save_form(
            self.form, "goal", goal_id, self.tr("Ändra mål"), told=self.tr("Målet sparades.")
        )
