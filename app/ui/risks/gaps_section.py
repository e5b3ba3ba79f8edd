"""Att rätta: what does not hold together in a year's internal control, as a list that is worked off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.fitting import show_what_fits
from app.ui.common.forest import Node
from app.ui.common.page_parts import Card, EmptyState, SearchField, action, words
from app.ui.common.record_tree import RecordTree
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.domain.control_gaps import Finding
    from app.services.control_gaps import GapPage

_UNIT = 2
_ENOUGH = {_UNIT: 620}


class GapsSection(Section):
    """Grouped by kind: what to do stands at the group, what is wrong at each record, and Enter leads to it."""

    kinds = frozenset({"control_gap"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Att rätta"),
            self.tr("Det som inte hänger ihop. Gå igenom listan innan planen beslutas eller skrivs ut."),
        )
        self._page: GapPage | None = None
        self._wanted: int | None = None
        self._ids: dict[tuple[object, ...], int] = {}
        self._shown: dict[int, Finding] = {}
        self._groups: dict[int, str] = {}
        self.go_action = action(self, self.tr("Gå dit och rätta"), self._go, icon="arrow-right")
        self.search = SearchField(self.tr("Sök i listan …"))
        self.unit = ChoiceEditor([], self.tr("Alla enheter"), required=False)
        self.unit.main().setAccessibleName(self.tr("Enhet"))
        self._empty = EmptyState("circle-check", "")
        self.tree = RecordTree(
            (noop("Columns", "Var"), noop("Columns", "Vad som är fel"), noop("Columns", "Enhet")),
            empty=self._empty,
        )
        self.tree.setAccessibleName(self.tr("Att rätta"))
        self.tree.addAction(self.go_action)
        self.count = words("", "small")
        self.detail = Card()
        self.title = words("", "strong", wrap=True)
        self.said = words("", wrap=True)
        self.place_actions(primary=self.go_action)
        self._lay_out()
        self._connect()
        self._choose(None)

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.tree

    def search_field(self) -> QWidget:
        """The filter over the list."""
        return self.search

    def show_record(self, kind: str, record_id: int) -> None:
        """Show what one unit has to put right; the id is the unit's."""
        self._wanted = record_id
        self._take_wanted()

    def show_kind(self, kind: str) -> None:
        """Show what all have to put right."""
        self._wanted = 0
        self._take_wanted()

    def refresh(self) -> None:
        """Look through the year that is looked at."""
        gaps, year = self.context.office.control_gaps, self.context.period.year
        self.context.tasks.run(lambda: gaps.page(year), self._show, latest="risks/gaps")

    def state(self) -> Mapping[str, str]:
        """The unit that is filtered on."""
        unit = self.unit.value()
        return {"unit": "" if unit is None else str(unit)}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take it up again."""
        unit = state.get("unit", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)

    # -- showing --

    def _show(self, page: GapPage) -> None:
        self._page = page
        if self.unit.value() not in (None, *page.units):
            self.unit.set_value(None)
        self.unit.set_options([Option(unit_id, name) for unit_id, name in page.units.items()])
        self.search.setVisible(bool(page.findings))
        self.unit.setVisible(bool(page.units))
        self._fill()
        self._take_wanted()

    def _take_wanted(self) -> None:
        """Filter on the unit that was asked for, now or when the list has been read."""
        if self._page is None or self._wanted is None:
            return
        self.unit.set_value(self._wanted if self._wanted in self._page.units else None)
        self._wanted = None
        self._fill()

    def _fill(self) -> None:
        if self._page is None:
            return
        unit = self.unit.value()
        found = [each for each in self._page.findings if unit is None or unit in each.units]
        self._empty.text.setText(self._nothing())
        before = set(self._groups)
        nodes = self._nodes(found)
        self.tree.set_nodes(nodes)
        self.tree.set_open_ids(self.tree.open_ids() | (set(self._groups) - before))
        self.count.setText(self.tr("Att rätta: {count}").format(count=len(found)))
        self.count.setVisible(bool(found))
        if self.tree.current_node() is None and found:
            self.tree.choose(next(iter(self._shown)))
        self._choose(self.tree.current_node())

    def _nothing(self) -> str:
        assert self._page is not None
        return self.tr(
            "Inget att rätta {year}. Här visas risker utan ägare eller mål, sådant som är försenat, avvikelser utan "
            "åtgärd, personnummer i texter och annat som inte hänger ihop."
        ).format(year=self._page.year)

    def _nodes(self, found: Sequence[Finding]) -> list[Node]:
        assert self._page is not None
        self._shown = {}
        nodes: list[Node] = []
        groups: dict[str, list[Finding]] = {}
        for finding in found:
            groups.setdefault(finding.code, []).append(finding)
        for code, own_findings in groups.items():
            group = self._id_of("group", code)
            self._groups[group] = code
            heading = f"{wording.control_gap_heading(code)} ({len(own_findings)})"
            concerned = {unit_id for finding in own_findings for unit_id in finding.units}
            nodes.append(
                Node(
                    group,
                    None,
                    (heading, wording.control_gap_advice(code), self._whose(tuple(concerned))),
                    strong=True,
                    icon=_ICONS[code],
                )
            )
        for finding in found:
            own = self._id_of(finding.code, finding.kind, finding.record_id, finding.what, finding.units)
            self._shown[own] = finding
            said = wording.control_gap(finding.code, finding.values)
            nodes.append(
                Node(
                    own,
                    self._id_of("group", finding.code),
                    (finding.what, said, self._whose(finding.units)),
                    tip=f"{finding.what}\n{said}",
                )
            )
        return nodes

    def _whose(self, units: tuple[int, ...]) -> str:
        """The unit by name; how many where there are several."""
        assert self._page is not None
        if not units:
            return self.tr("Hela kommunen")
        if len(units) == 1:
            return self._page.units[units[0]]
        return self.tr("{count} enheter").format(count=len(units))

    def _id_of(self, *key: object) -> int:
        """The same thing has the same number each time the list is read."""
        return self._ids.setdefault(key, len(self._ids) + 1)

    # -- choosing --

    def _choose(self, node: Node | None) -> None:
        finding = self._shown.get(node.id) if node is not None else None
        code = (
            finding.code if finding is not None else self._groups.get(node.id, "") if node is not None else ""
        )
        self.go_action.setEnabled(finding is not None)
        self.detail.setVisible(bool(code))
        if not code:
            return
        self.title.setText(finding.what if finding is not None else wording.control_gap_heading(code))
        parts = [wording.control_gap_advice(code)]
        if finding is not None:
            parts.insert(0, wording.control_gap(code, finding.values))
        self.said.setText(" ".join(parts))

    def _go(self) -> None:
        node = self.tree.current_node()
        finding = self._shown.get(node.id) if node is not None else None
        if finding is not None:
            self.jump.emit(finding.kind, finding.record_id)

    def _connect(self) -> None:
        self.search.searched.connect(self.tree.set_filter)
        self.search.walked_down.connect(self.tree.setFocus)
        self.unit.changed.connect(self._fill)
        self.tree.chosen.connect(self._choose)
        self.tree.opened.connect(lambda _node: self._go())

    def _lay_out(self) -> None:
        header = self.tree.header()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_UNIT, px(170))
        show_what_fits(self.tree, _ENOUGH)
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.search, 2)
        filters.addWidget(self.unit, 1)
        self.detail.column.addWidget(self.title)
        self.detail.column.addWidget(self.said)
        self.column.addLayout(filters)
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self.count)
        self.column.addWidget(self.detail)


_ICONS = {
    "personal_number": "user",
    "acceptance_run_out": "clock",
    "watch_run_out": "clock",
    "over_untreated": "shield-alert",
    "action_late": "octagon-alert",
    "result_missing": "clipboard-list",
    "deviation_unanswered": "circle-alert",
    "residual_unearned": "trending-down",
    "no_owner": "user",
    "no_goal": "unlink",
    "same_role": "users",
    "item_without": "file-text",
    "analysis_not_in": "list",
}
