"""Lista: what is done to reach the goals, by whom and until when, gathered by goal or unit where one likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.activities import columns, fields
from app.ui.activities.filters import Filters
from app.ui.activities.grouped import BY_GOAL, BY_UNIT, Grouped
from app.ui.activities.pane import ActivityPane
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.fitting import show_what_fits
from app.ui.common.forest import Node
from app.ui.common.record_pane import PaneWords
from app.ui.common.record_tree import RecordTree
from app.ui.common.register import Register, RegisterWords
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices, ActivityRow

_BESIDE = "effect:new:activity:"
_HEADINGS = (noop("Columns", "Aktivitet"), noop("Columns", "Läge"), noop("Columns", "Sista dagen"))


class ListSection(Register):
    """The activities of the year, and those of earlier years that are still open."""

    kinds = frozenset({"activity", "effect"})
    pane_class = ActivityPane
    pane: ActivityPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "activities",
            "activity",
            "activity",
            RegisterWords(
                self.tr("Aktiviteter"),
                self.tr(
                    "Det som görs för att nå målen: vem gör vad, när, och vad det betyder för målgrupperna."
                ),
                self.tr("Sök aktivitet, enhet, mål eller roll …"),
                self.tr("Här visas det som nämnder och bolag gör för att nå målen."),
                self.tr("Välj en aktivitet i listan."),
                PaneWords(
                    new=self.tr("Ny aktivitet"),
                    change=self.tr("Ändra aktivitet"),
                    archive=self.tr("Arkivera aktiviteten"),
                    restore=self.tr("Ta tillbaka aktiviteten"),
                    made=self.tr("Aktiviteten lades till."),
                ),
            ),
            columns.COLUMNS,
            fields.FIELDS,
            columns.NEEDS,
        )
        self._choices: ActivityChoices | None = None
        self._filtered: object = None
        self._grouped: Grouped | None = None
        fields.offer_states(self.pane.form)
        self.pane.jump.connect(self.jump)
        self.filters = Filters(states=True)
        self.filters.changed.connect(self._filter)
        self.group = self._group_choice()
        self.filters.add(self.group)
        self.tree = self._make_tree()
        self.lay_out((700, 460))
        self.left.insertWidget(1, self.filters)
        self.left.insertWidget(3, self.tree, 3)
        self.table.chosen.connect(self._follow_in_tree)
        self._turn()

    # -- what a register asks --

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The activities as of today, and what can be chosen."""
        activities, period, today = self.context.office.activities, self.context.period, self.context.today
        rows = activities.list(period.year, period.year, today, archived=archived)
        return rows, activities.choices(period.id)

    def offer(self, choices: ActivityChoices) -> None:
        """Units, goals and target groups."""
        self._choices = choices
        self.pane.set_choices(choices)

    def proposed(self) -> Mapping[str, object]:
        """Not begun, by the unit and for the goal that are looked at."""
        unit, goal, _ = self.filters.chosen
        return {
            "state": "not_begun",
            "units": (unit,) if unit is not None else (),
            "goals": (goal,) if goal is not None else (),
        }

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.tree if self.group.value() is not None else self.table

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on an activity, whatever filter hides it; an effect leads to its activity.

        A unit's late activities are shown by filters.
        """
        if kind == "late_activity":
            self.filters.choose_late_of(record_id)
            self.refresh()
        elif kind == "effect":
            records = self.context.office.records
            self.context.tasks.run(
                lambda: records.read("effect", record_id)["activity_id"], self._show_effects
            )
        else:
            self._stand_on(record_id)

    def show_kind(self, kind: str) -> None:
        """Take up a new activity that was never saved; a new effect stands with its activity."""
        begun = next((draft.key for draft in self.context.drafts.all() if draft.key.startswith(_BESIDE)), "")
        activity = begun.removeprefix(_BESIDE)
        if kind == "effect" and activity.isdigit():
            self._show_effects(int(activity))
        else:
            super().show_kind(kind)

    def state(self) -> Mapping[str, str]:
        """What was filtered on, and how it was gathered."""
        return {**self.filters.state(), "group": str(self.group.value() or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Filter and gather so again."""
        self.filters.restore_state(state)
        group = state.get("group", "")
        self.group.set_value(group if group in (BY_GOAL, BY_UNIT) else None)
        self._turn()

    # -- inside --

    def _group_choice(self) -> ChoiceEditor:
        made = ChoiceEditor(
            [Option(BY_GOAL, self.tr("Efter mål")), Option(BY_UNIT, self.tr("Efter enhet"))],
            self.tr("En lista"),
            required=False,
        )
        made.main().setAccessibleName(self.tr("Samla efter"))
        made.changed.connect(self._turn)
        return made

    def _make_tree(self) -> RecordTree:
        tree = RecordTree(_HEADINGS)
        tree.setAccessibleName(self.tr("Aktiviteter, samlade"))
        for at, width in ((1, 120), (2, 104)):
            tree.header().resizeSection(at, px(width))
        show_what_fits(tree, {1: 420, 2: 340})
        tree.chosen.connect(self._follow_in_table)
        for each in (self.new_action, *self.pane.actions_for_menu()):
            tree.addAction(each)
        self.search.searched.connect(lambda _needle: self._seek())
        return tree

    def _show_effects(self, activity_id: object) -> None:
        assert isinstance(activity_id, int)
        self.pane.show_tab(activity_id, "effects")
        self._stand_on(activity_id)

    def _stand_on(self, activity_id: int) -> None:
        if not self.table.choose(activity_id):
            self.filters.clear()
            self._filter()
            years_of = self.context.office.activities.years_of
            self.context.tasks.run(lambda: (activity_id, years_of(activity_id)), self._tell_years)

    def _tell_years(self, answer: tuple[int, tuple[int, int] | None]) -> None:
        """An activity of other years is not in the list of this one."""
        activity_id, years = answer
        if years is not None and self.table.rows_model.position_of(activity_id) < 0:
            first, last = years
            said = str(first) if first == last else f"{first}–{last}"
            self.context.messages.tell(
                self.tr("Aktiviteten hör till {years}. Välj ett sådant år överst i fönstret.").format(
                    years=said
                )
            )

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        rows, choices = answer
        there = bool(rows) or self.archived.isChecked()
        for part in (self.search, self.filters):
            part.setVisible(there)
        self.filters.offer(rows, choices)
        self._filtered = None if self._filtered != self.filters.chosen else self._filtered
        super()._show(answer)
        self._filter()
        self._fill_tree()

    def _filter(self) -> None:
        rows: Sequence[ActivityRow] = self.table.rows_model.rows
        self.filters.count(rows)
        if self._filtered != self.filters.chosen:
            # The same filter stands when rows are read anew: the chosen row is read once.
            self._filtered = self.filters.chosen
            self.table.set_predicate(self.filters.lets_through)
            self._fill_tree()
        if not self.pane.is_new and not self.pane.form.dirty:
            self.table.choose_first()

    def _turn(self) -> None:
        gathered = self.group.value() is not None
        had = self.table.hasFocus() or self.tree.hasFocus()
        self.tree.setVisible(gathered)
        self.table.setVisible(not gathered)
        self._fill_tree()
        self._seek()
        if had:
            self.entrance().setFocus()

    def _seek(self) -> None:
        """The tree is filtered while it is looked at."""
        if self.group.value() is not None:
            self.tree.set_filter(self.search.text().strip())

    def _fill_tree(self) -> None:
        by = self.group.value()
        if by is None or self._choices is None:
            self._grouped = None
            return
        rows = [row for row in self.table.rows_model.rows if self.filters.lets_through(row)]
        before = self._grouped
        self._grouped = Grouped(rows, self._choices, str(by))
        if before is None:
            self.tree.set_open_ids(self._grouped.headings)
        self.tree.set_nodes(self._grouped.nodes)
        self._follow_in_tree(self.table.current_row())

    def _follow_in_tree(self, row: ActivityRow | None) -> None:
        """Stand in the tree where one stands in the list, wherever the activity is gathered."""
        grouped, node = self._grouped, self.tree.current_node()
        if grouped is None or row is None or row.id not in grouped.places:
            return
        if node is None or grouped.activity_of.get(node.id) != row.id:
            self.tree.choose(grouped.places[row.id])

    def _follow_in_table(self, node: Node | None) -> None:
        grouped = self._grouped
        if grouped is None or node is None:
            return
        activity = grouped.activity_of.get(node.id)
        row = self.table.current_row()
        if activity is not None and (row is None or row.id != activity):
            self.table.choose(activity)
