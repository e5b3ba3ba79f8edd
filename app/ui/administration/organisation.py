"""Organisation: council, boards and companies and what lies under them, as a tree one can rearrange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app import wording
from app.domain.units import positions, usual_kind_under
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.administration import unit_form
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.forest import Node
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action, words
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.record_tree import RecordTree
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.municipality import UnitRow

_ICONS = {
    "council": "landmark",
    "executive_board": "landmark",
    "working_committee": "users",
    "committee": "users",
    "company": "briefcase",
    "administration": "building-2",
    "operation": "circle-dot",
}


_ENOUGH = {1: 340, 2: 440}
"""How wide the tree must be for its second and third columns; the form beside says the same."""


class OrganisationSection(Section):
    """Tree and form."""

    kinds = frozenset({"unit"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Organisation"),
            self.tr(
                "Kommunstyrelsen, nämnderna och bolagen svarar för mål och risker. Övriga enheter ligger under dem."
            ),
        )
        self._units: dict[int, UnitRow] = {}
        self._opened = False
        self.new_action = action(self, self.tr("Ny enhet"), self.start_new, icon="plus", shortcut="Ctrl+N")
        self.archived = QCheckBox(self.tr("Visa arkiverade"))
        self.archived.toggled.connect(lambda _on: self.refresh())
        self.search = SearchField(self.tr("Sök enhet …"))
        self.tree = self._make_tree()
        self.pane = RecordPane(
            context,
            "unit",
            unit_form.FIELDS,
            PaneWords(
                new=self.tr("Ny enhet"),
                change=self.tr("Ändra enhet"),
                archive=self.tr("Arkivera enheten"),
                restore=self.tr("Ta tillbaka enheten"),
                made=self.tr("Enheten lades till."),
            ),
            EmptyState("network", self.tr("Välj en enhet i trädet, eller lägg till en ny."), self.new_action),
            self.new_action,
        )
        self.pane.form.set_options("kind", unit_form.kinds())
        for act in (self.new_action, *self.pane.actions_for_menu()):
            self.tree.addAction(act)
        self.place_actions(primary=self.new_action)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read the organisation."""
        office, archived = self.context.office, self.archived.isChecked()
        self.context.tasks.run(
            lambda: office.register.units(archived=archived), self._show, latest="administration/units"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a unit."""
        self.tree.choose(record_id)

    def new_record(self, kind: str) -> None:
        """Start a new unit."""
        self.start_new()

    def search_field(self) -> QWidget | None:
        """The filter over the tree."""
        return self.search

    def start_new(self) -> None:
        """Let a unit be written, proposed to lie under the one that is chosen."""
        node = self.tree.current_node()
        above = self._units.get(node.id) if node is not None else None
        parent = above.id if above is not None and not above.archived else None
        kind = usual_kind_under(above.kind if above is not None and parent is not None else None)
        last = max((unit.position for unit in self._units.values()), default=-1) + 1
        self._offer_parents(None)
        self.tree.choose_none()
        self.pane.start({"parent_id": parent, "kind": kind}, {"position": last})

    def _make_tree(self) -> RecordTree:
        tree = RecordTree(
            (noop("Columns", "Enhet"), noop("Columns", "Slag"), noop("Columns", "Svarar")),
            empty=EmptyState("network", self.tr("Här visas kommunens nämnder, bolag och förvaltningar.")),
        )
        tree.setAccessibleName(self.tr("Organisationen"))
        tree.header().resizeSection(1, px(124))
        tree.header().resizeSection(2, px(76))
        show_what_fits(tree, _ENOUGH)
        tree.allow_moves(self._may_move)
        return tree

    def _connect(self) -> None:
        self.search.searched.connect(self.tree.set_filter)
        self.search.walked_down.connect(self.tree.setFocus)
        self.tree.chosen.connect(self._choose)
        self.tree.move_requested.connect(self._move)
        self.tree.move_refused.connect(
            lambda _node, _target: self.context.messages.tell(
                self.tr(
                    "Enheten kan inte stå där: inte under sig själv och inte under något som är arkiverat."
                )
            )
        )
        self.pane.made.connect(self.tree.choose)
        self.pane.left_new.connect(self._choose_first)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(
            words(
                self.tr("Flytta en enhet genom att dra den, eller med Alt och piltangenterna."),
                "small",
                wrap=True,
            )
        )
        column.addWidget(self.archived)
        parts = Splitter("administration/organisation", self.context.settings, (560, 360))
        parts.addWidget(left)
        parts.addWidget(self.pane)
        self.column.addWidget(parts, 1)

    def _show(self, units: tuple[UnitRow, ...]) -> None:
        self._units = {unit.id: unit for unit in units}
        self.tree.set_nodes([self._node(unit) for unit in units])
        if not self._opened:
            self._opened = True
            self.tree.open_levels(3)
        if self.pane.is_new:
            self._offer_parents(None)
        elif self.tree.current_node() is None:
            self._choose_first()

    def _node(self, unit: UnitRow) -> Node:
        name = f"{unit.name} ({unit.short_name})" if unit.short_name else unit.name
        return Node(
            unit.id,
            unit.parent_id,
            (
                name,
                wording.word("unit_kind", unit.kind),
                self.tr("arkiverad") if unit.archived else self.tr("ja") if unit.answers else "–",
            ),
            icon=_ICONS.get(unit.kind, ""),
            muted=unit.archived,
        )

    def _choose_first(self) -> None:
        if self._units:
            self.tree.choose(next(iter(self._units)))

    def _choose(self, node: Node | None) -> None:
        unit = self._units.get(node.id) if node is not None else None
        if unit is not None:
            self._offer_parents(unit.id)
        self.pane.show_record(None if unit is None else unit.id, archived=unit is not None and unit.archived)

    def _offer_parents(self, unit_id: int | None) -> None:
        self.pane.form.set_options("parent_id", unit_form.parents(tuple(self._units.values()), unit_id))

    def _may_move(self, node: Node, target: Node | None) -> bool:
        moved = self._units[node.id]
        return not moved.archived and (target is None or not self._units[target.id].archived)

    def _move(self, unit_id: int, parent_id: int | None, place: int) -> None:
        moved = self._units[unit_id]
        siblings = [(unit.id, unit.position) for unit in self._units.values() if unit.parent_id == parent_id]
        edits = []
        for other, position in positions(siblings, unit_id, place).items():
            unit = self._units[other]
            if other == unit_id:
                edits.append(
                    Edit(
                        "unit",
                        other,
                        {"parent_id": parent_id, "position": position},
                        {"parent_id": moved.parent_id, "position": moved.position},
                    )
                )
            else:
                edits.append(Edit("unit", other, {"position": position}, {"position": unit.position}))
        self.context.saving.write(
            self.tr("Flytta enhet"), edits, told=self.tr("”{name}” flyttades.").format(name=moved.name)
        )
