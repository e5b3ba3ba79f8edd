"""What is done with a plan: take in, order, join and part its items; decide, lock and renew the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.edits import Edit
from app.ui.common.page_parts import action
from app.ui.risks import plan_words

if TYPE_CHECKING:
    from app.services.control_plan_rows import PlanHead, PlanItem
    from app.ui.risks.plan_pick import PlanPick
    from app.ui.risks.plan_section import PlanSection


class PlanActs(QObject):
    """The actions of the section, each one step for Ångra."""

    def __init__(self, section: PlanSection) -> None:
        super().__init__(section)
        self._section = section
        self.start = action(
            section,
            self.tr("Börja på planen"),
            self._start,
            icon="plus",
            tip=self.tr("Gör ett utkast till årets plan"),
        )
        self.decide = action(
            section, self.tr("Besluta planen …"), lambda: self._ask("ask_decision"), icon="gavel"
        )
        self.lock = action(section, self.tr("Lås planen …"), lambda: self._ask("ask_lock"), icon="lock")
        self.version = action(
            section, self.tr("Ny version …"), lambda: self._ask("ask_version"), icon="file-plus"
        )
        self.back = action(
            section,
            self.tr("Tillbaka till utkast"),
            self._take_back,
            icon="undo-2",
            tip=self.tr("Beslutet noterades av misstag: planen blir ett utkast igen"),
        )
        self.up = action(
            section, self.tr("Flytta upp"), lambda: self._shift(-1), icon="arrow-up", shortcut="Alt+Up"
        )
        self.down = action(
            section, self.tr("Flytta ned"), lambda: self._shift(1), icon="arrow-down", shortcut="Alt+Down"
        )
        self.join = action(
            section,
            self.tr("Slå ihop"),
            self._join,
            icon="layers",
            tip=self.tr("De valda punkterna blir en, med allas risker och kontrollmoment"),
        )
        self.part = action(
            section,
            self.tr("Dela upp"),
            self._part,
            icon="git-branch",
            tip=self.tr("Punkten blir en för varje risk"),
        )
        self.on_items = (self.up, self.down, self.join, self.part)
        self.primary = (self.start, self.decide, self.lock)

    def offer(self) -> None:
        """Let be done what can be done now."""
        page = self._section.page
        head = self._head()
        newest = (
            head is not None and page is not None and page.newest is not None and page.newest.id == head.id
        )
        state = head.state if head is not None else ""
        self.start.setVisible(page is not None and head is None)
        self.start.setEnabled(page is not None and head is None)
        self.decide.setVisible(state == "draft")
        self.lock.setVisible(state == "decided")
        self.version.setVisible(newest and state in ("decided", "locked"))
        self.back.setVisible(newest and state == "decided")
        rows = self._section.table.chosen_rows()
        draft = state == "draft"
        sorted_now = self._section.table.rows_model.sorted_by is not None
        for act in (self.up, self.down):
            act.setEnabled(draft and len(rows) == 1 and not sorted_now)
        self.join.setEnabled(draft and len(rows) > 1)
        self.part.setEnabled(draft and len(rows) == 1 and len(rows[0].risks) > 1)
        for act in self.on_items:
            act.setVisible(draft)

    # -- items --

    def take(self, groups: Sequence[Sequence[int]]) -> None:
        """Take in what is proposed."""
        head, plans = self._head(), self._section.context.office.control_plans
        if head is not None:
            self._write(
                lambda: plans.edits_to_add(head.id, groups),
                self.tr("Ta in i planen"),
                self.tr("Togs in i planen. Ångra tar tillbaka."),
            )

    def take_with_reason(self, pick: PlanPick, choice: str) -> None:
        """Lift in or leave out what the panel asks about."""
        head, plans, groups = self._head(), self._section.context.office.control_plans, pick.asked
        if head is None:
            return
        values = pick.panel.form.values()
        reason, title, decision = (values[name] for name in ("reason", "title", "decision_id"))
        number = decision if isinstance(decision, int) else None
        text = self.tr("Lyft in i planen") if choice == "lifted" else self.tr("Utelämna ur planen")
        told = (
            self.tr("Lyftes in i planen. Ångra tar tillbaka.")
            if choice == "lifted"
            else self.tr("Utelämnades, med skälet. Ångra tar tillbaka.")
        )
        pick.panel.save(
            lambda: plans.edits_to_add(
                head.id, groups, choice, str(reason), str(title) if len(groups) == 1 else "", number
            ),
            text,
            told,
        )

    def _shift(self, by: int) -> None:
        table = self._section.table
        items: list[PlanItem] = list(table.rows_model.rows)
        row = table.current_row()
        at = next((place for place, item in enumerate(items) if row is not None and item.id == row.id), -1)
        if at < 0 or not 0 <= at + by < len(items) or items[at].left_out != items[at + by].left_out:
            return
        items[at], items[at + by] = items[at + by], items[at]
        edits = self._section.context.office.control_plans.edits_to_order([item.id for item in items])
        self._section.context.saving.write(self.tr("Flytta punkt"), edits)

    def _join(self) -> None:
        from app.services.control_plan_edits import merged

        rows = self._section.table.chosen_rows()
        if len(rows) > 1:
            self._section.context.saving.write(
                self.tr("Slå ihop punkter"),
                merged(rows),
                told=self.tr("Punkterna slogs ihop. Ångra delar dem."),
            )

    def _part(self) -> None:
        from app.services.control_plan_edits import parted

        head, row = self._head(), self._section.table.current_row()
        if head is not None and row is not None:
            last = len(self._section.table.rows_model.rows)
            edits = parted(row, head.id, last)
            told = self.tr("Punkten delades upp. Ångra slår ihop den.")
            self._section.context.saving.write(self.tr("Dela upp punkt"), edits, told=told)

    # -- the plan --

    def _start(self) -> None:
        section = self._section
        if section.page is None or self._head() is not None:
            return
        edits = section.context.office.control_plans.edits_to_start(
            section.page.year, section.page.unit_id, plan_words.made_how(section.page.zones)
        )
        section.context.saving.write(
            self.tr("Börja på internkontrollplan"),
            edits,
            lambda _changes: section.tabs.choose("proposed"),
            told=self.tr("Utkastet är gjort. Ta in det som föreslås."),
        )

    def _ask(self, what: str) -> None:
        self._section.tabs.choose("about")
        getattr(self._section.about, what)()

    def _take_back(self) -> None:
        head = self._head()
        if head is not None:
            edit = Edit("control_plan", head.id, {"state": "draft"}, {"state": "decided"})
            told = self.tr("Planen är ett utkast igen.")
            self._section.context.saving.write(self.tr("Ta tillbaka planen till utkast"), [edit], told=told)

    def save_about(self) -> None:
        """Save how the plan was made."""
        form, head = self._section.about.form, self._head()
        if head is not None:
            self._section.context.saving.save_form(
                form, "control_plan", head.id, self.tr("Ändra internkontrollplan")
            )

    def do_decide(self) -> None:
        """Decide the plan by the decision that is chosen; the rules say beside the field what is lacking."""
        head, panel = self._head(), self._section.about.decide
        if head is not None:
            before = {"state": "draft", "decision_id": head.decision.id if head.decision else None}
            values = {"state": "decided", "decision_id": panel.form.values()["decision_id"]}
            panel.save(
                lambda: (Edit("control_plan", head.id, values, before),),
                self.tr("Besluta internkontrollplan"),
                self.tr("Planen är beslutad. Vad den säger är sparat som det är nu."),
            )

    def do_lock(self) -> None:
        """Lock the plan for good."""
        head = self._head()
        if head is not None:
            edit = Edit("control_plan", head.id, {"state": "locked"}, {"state": "decided"})
            told = self.tr("Planen är låst.")
            self._section.context.saving.write(self.tr("Lås internkontrollplan"), [edit], told=told)

    def do_renew(self) -> None:
        """Make the next version, and look at it."""
        head, panel, plans = (
            self._head(),
            self._section.about.version,
            self._section.context.office.control_plans,
        )
        if head is not None:
            reason = str(panel.form.values()["reason"])
            self._section.number = None
            panel.save(
                lambda: plans.edits_for_new_version(head.id, reason),
                self.tr("Ny version av internkontrollplan"),
                self.tr("Den nya versionen är ett utkast. Ångra tar tillbaka den."),
            )

    # -- inside --

    def _head(self) -> PlanHead | None:
        page = self._section.page
        return page.content.head if page is not None and page.content is not None else None

    def _write(self, read: Callable[[], tuple[Edit, ...]], text: str, told: str) -> None:
        self._section.context.tasks.run(
            read, lambda edits: self._section.context.saving.write(text, edits, told=told)
        )
