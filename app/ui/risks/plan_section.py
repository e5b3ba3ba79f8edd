"""Internkontrollplan: what is proposed at one side, the plan at the other, from draft to lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.control_plan_groups import Group
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, Splitter, button, words
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.risks import plan_words
from app.ui.risks.gaps_strip import GapsStrip
from app.ui.risks.plan_about import PlanAbout
from app.ui.risks.plan_acts import PlanActs
from app.ui.risks.plan_import import PlanImportPane
from app.ui.risks.plan_item import PlanItemView
from app.ui.risks.plan_pick import PlanPick

if TYPE_CHECKING:
    from app.services.control_plan_rows import PlanItem
    from app.services.control_plans import PlanPage

_SIDES = ("proposed", "lower", "item", "about", "import")
"""What stands beside the plan, in the order of the tabs."""


class PlanSection(Section):
    """The plan of the whole municipality, or of one unit, in the year that is looked at."""

    kinds = frozenset({"control_plan", "control_plan_item"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Internkontrollplan"),
            self.tr(
                "De största riskerna blir årets plan: vad som kontrolleras, hur ofta, av vem och vad som åtgärdas."
            ),
        )
        self.page: PlanPage | None = None
        self.unit: int | None = None
        self.number: int | None = None
        self._wanted = 0
        self.acts_of_plan = PlanActs(self)
        self.unit_box = QComboBox()
        self.unit_box.setAccessibleName(self.tr("Vems plan"))
        self.version_box = QComboBox()
        self.version_box.setAccessibleName(self.tr("Planens version"))
        for box in (self.unit_box, self.version_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.state_line = words("", "muted", wrap=True)
        self.bare = Notice("triangle-alert", "warning")
        self.risen = Notice("info")
        self.wrong = GapsStrip(context)
        self.empty = EmptyState("clipboard-list", "", self.acts_of_plan.start)
        self.table = RecordTable(
            plan_words.ITEM_COLUMNS, name="risks/plan", settings=context.settings, empty=self.empty
        )
        self.table.setAccessibleName(self.tr("Internkontrollplanens punkter"))
        show_what_fits(self.table, plan_words.ITEM_ROOM)
        self.proposed = PlanPick(context, "proposed")
        self.below = PlanPick(context, "lower")
        self.item = PlanItemView(context, self.acts_of_plan.start)
        self.about = PlanAbout(context)
        self.reading = PlanImportPane(context)
        self.tabs = Tabs()
        self.sides = QStackedWidget()
        self._lay_out()
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def refresh(self) -> None:
        """Read the plan of the year that is looked at."""
        year, unit, number, office = self.context.period.year, self.unit, self.number, self.context.office
        self.context.tasks.run(
            lambda: office.control_plans.page(year, unit, number), self._show, latest="risks/plan"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on an item in its own plan and version."""
        plans = self.context.office.control_plans

        def found(where: tuple[int, int | None, int] | None) -> None:
            if where is not None and where[0] == self.context.period.year:
                _, self.unit, self.number = where
                self._wanted = record_id if kind == "control_plan_item" else 0
                self.refresh()

        self.context.tasks.run(lambda: plans.plan_of(kind, record_id), found)

    def new_record(self, kind: str) -> None:
        """Begin a plan where there is none."""
        self.acts_of_plan.start.trigger()

    def search_field(self) -> QWidget:
        """The filter over what is proposed."""
        self.tabs.choose("proposed")
        return self.proposed.search

    def state(self) -> Mapping[str, str]:
        """Whose plan was looked at."""
        return {"unit": str(self.unit or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at the same plan again."""
        unit = state.get("unit", "")
        self.unit = int(unit) if unit.isdigit() else None

    # -- building --

    def _lay_out(self) -> None:
        acts = self.acts_of_plan
        self.place_actions((acts.back, acts.version), None)
        for act in acts.primary:
            self.place_act(button(act, "primary"))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.unit_box)
        top.addWidget(self.version_box)
        top.addWidget(self.state_line, 1)
        self.column.addLayout(top)
        self.column.addWidget(self.bare)
        self.column.addWidget(self.risen)
        self.column.addWidget(self.wrong)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for act in acts.on_items:
            row.addWidget(button(act, "quiet"))
        row.addStretch(1)
        inside.addLayout(row)
        self.table.set_actions([*acts.on_items, None, *self.item.pane.actions_for_menu()])
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.tabs)
        beside.addWidget(self.sides, 1)
        for name, text, widget in (
            ("proposed", self.tr("Föreslås"), self.proposed),
            ("lower", self.tr("Under tröskeln"), self.below),
            ("item", self.tr("Punkten"), self.item),
            ("about", self.tr("Om planen"), self.about),
            ("import", self.tr("Läs in"), self.reading),
        ):
            self.tabs.add(name, text)
            self.sides.addWidget(widget)
        parts = Splitter("risks/plan", self.context.settings, (640, 520))
        parts.addWidget(left)
        parts.addWidget(right)
        self.column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.unit_box.activated.connect(lambda _at: self._choose_unit())
        self.version_box.activated.connect(lambda _at: self._choose_version())
        self.tabs.chosen.connect(lambda name: self.sides.setCurrentIndex(_SIDES.index(name)))
        self.table.chosen.connect(self._choose_item)
        self.table.opened.connect(lambda _row: self._open_item())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.acts_of_plan.offer())
        self.table.clicked.connect(lambda _index: self.tabs.choose("item"))
        acts = self.acts_of_plan
        self.wrong.lead.connect(lambda unit: self.jump.emit("control_gap", unit))
        self.about.saved.connect(acts.save_about)
        self.about.decided.connect(acts.do_decide)
        self.about.locked.connect(acts.do_lock)
        self.about.renewed.connect(acts.do_renew)
        self.reading.stored.connect(lambda: self.tabs.choose("item"))
        self.about.lead.connect(lambda: self.jump.emit("decision", 0))
        for pick in (self.proposed, self.below):
            pick.taken.connect(self.acts_of_plan.take)
            pick.reasoned.connect(lambda choice, pick=pick: self.acts_of_plan.take_with_reason(pick, choice))

    # -- showing --

    def _show(self, page: PlanPage) -> None:
        if self.unit is not None and self.unit not in dict(page.units):
            self.unit = self.number = None
            self.refresh()
            return
        self.page = page
        content = page.content
        self._fill_boxes(page)
        self.state_line.setText(plan_words.state_words(page))
        self.empty.text.setText(self._what_would_be_here(page))
        self.item.pane.offer(page)
        for pick in (self.proposed, self.below):
            pick.panel.form.set_options("decision_id", plan_words.decision_options(page.decisions))
        nothing = (
            self.tr("Inga fler risker når tröskeln. Det som föreslogs finns i planen.")
            if content is not None and content.items
            else self.tr("Inga risker når tröskeln {year}. De värderas i riskregistret.").format(
                year=page.year
            )
        )
        self.proposed.show_groups(page.proposed, nothing, may_change=page.is_draft)
        lower = [Group(risk.id, (risk,)) for risk in page.lower]
        nothing = self.tr("Här visas risker under tröskeln som inte är med i planen.")
        self.below.show_groups(lower, nothing, may_change=page.is_draft)
        self.about.show_page(page)
        self.reading.look_at(page.year, page.unit_id)
        self.table.set_rows(content.items if content is not None else ())
        self.tabs.set_text("proposed", _counted(self.tr("Föreslås"), len(page.proposed)))
        self.tabs.set_text("lower", _counted(self.tr("Under tröskeln"), len(page.lower)))
        self._tell(page)
        if self._wanted and self.table.choose(self._wanted):
            self.tabs.choose("item")
        elif self.table.current_row() is None:
            self.table.choose_first()
        self._wanted = 0
        self._choose_item(self.table.current_row())
        self.acts_of_plan.offer()

    def _what_would_be_here(self, page: PlanPage) -> str:
        if page.content is not None:
            return self.tr("Planen är tom. Ta in det som föreslås bredvid, eller lyft in lägre risker.")
        return self.tr(
            "Här visas planen för intern kontroll {year}. De risker som når tröskeln föreslås bredvid; du bestämmer "
            "vad som tas in, lyfts in och utelämnas."
        ).format(year=page.year)

    def _fill_boxes(self, page: PlanPage) -> None:
        self.unit_box.clear()
        self.unit_box.addItem(self.tr("Hela kommunen"), None)
        for unit, name in page.units:
            self.unit_box.addItem(name, unit)
        self.unit_box.setCurrentIndex(self.unit_box.findData(self.unit))
        self.version_box.clear()
        for version in page.versions:
            self.version_box.addItem(plan_words.version_words(version), version.number)
        shown = page.content.head.number if page.content is not None else None
        self.version_box.setCurrentIndex(self.version_box.findData(shown))
        self.version_box.setVisible(len(page.versions) > 1)

    def _tell(self, page: PlanPage) -> None:
        self.bare.hide()
        self.risen.hide()
        self.wrong.hide()
        if page.content is None:
            return
        if page.is_draft:
            self.wrong.look_through(page.year, self.unit)
        bare = [item.name for item in page.content.items if item.bare]
        if bare and page.is_draft:
            said = self.tr("Varken kontrollmoment eller åtgärd: {names}")
            self.bare.say(said.format(names=plan_words.some(bare)))
        newest = page.newest is not None and page.newest.id == page.content.head.id
        if page.proposed and newest and not page.is_draft:
            said = self.tr("Når tröskeln sedan planen beslutades: {names} Gör en ny version om de ska med.")
            self.risen.say(said.format(names=plan_words.some([group.name for group in page.proposed])))

    def _choose_unit(self) -> None:
        self.unit, self.number = self.unit_box.currentData(), None
        self.table.choose_none()
        self.refresh()

    def _choose_version(self) -> None:
        self.number = self.version_box.currentData()
        self.table.choose_none()
        self.refresh()

    def _choose_item(self, item: PlanItem | None) -> None:
        decided = self.page is not None and self.page.content is not None and not self.page.is_draft
        self.item.show_item(item, decided=decided)
        self.acts_of_plan.offer()

    def _open_item(self) -> None:
        self.tabs.choose("item")
        if self.page is not None and self.page.is_draft:
            self.item.pane.form.focus_first()
        else:
            self.item.card.setFocus(Qt.FocusReason.OtherFocusReason)


def _counted(text: str, count: int) -> str:
    return f"{text}  {count}" if count else text
