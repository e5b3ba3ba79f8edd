"""A tree of records: choose, filter, move by mouse and keyboard; what is open stays open.

    tree = RecordTree((noop("Columns", "Mål"), noop("Columns", "Status")), empty=EmptyState(…))
    context.tasks.run(lambda: arrange([node_of(goal) for goal in office.goals.tree(…)]), tree.set_forest)
    tree.chosen.connect(self._show)                    # the node, or None
    tree.allow_moves(may_move)                         # may_move(node, new_parent or None) -> bool
    tree.move_requested.connect(self._move)            # id, new parent's id or None, place among the siblings

The tree moves nothing itself: the page writes, reads again and calls ``set_forest``; choice and open
branches stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeView,
    QWidget,
)

from app.ui.common import icons
from app.ui.common.emptiness import Emptiness
from app.ui.common.forest import Forest, Node, arrange
from app.ui.common.page_parts import EmptyState
from app.ui.common.theme import px
from app.ui.common.tree_cells import NodeDelegate
from app.ui.common.tree_model import TreeModel, type_of_may_move, type_of_ticked


class RecordTree(QTreeView):
    """A tree over a tuple of nodes. A node is known by its id: choice and open branches survive new nodes."""

    chosen = Signal(object)
    """The node that the user stands on, or None."""
    opened = Signal(object)
    """The node that the user pressed Enter on."""
    move_requested = Signal(int, object, int)
    """A node's id, its new parent's id or None, and its place among the siblings there."""
    move_refused = Signal(object, object)
    """A node may not stand under that parent (or None): for the status bar to say why."""
    tick_wanted = Signal(int, bool)
    """The user ticked the node with this id, or took its tick away."""
    filtered = Signal(int, bool)
    """How many a filter found, and whether there are more than are shown."""

    def __init__(
        self,
        headings: Sequence[str],
        *,
        group: str = "status",
        empty: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.nodes_model = TreeModel(headings, group=group, parent=self)
        self._open: set[int] = set()
        self._current: int | None = None
        self._filling = False
        self.setModel(self.nodes_model)
        self.setItemDelegate(NodeDelegate(self))
        self._look(len(headings))
        self.emptiness = Emptiness(self, empty)
        self.move_actions = self._make_move_actions()
        """Flytta upp, ned, ut, in: for menus and buttons; on when moves are allowed."""
        self.expanded.connect(lambda index: self._note_open(index, True))
        self.collapsed.connect(lambda index: self._note_open(index, False))
        self.activated.connect(lambda index: self.opened.emit(self.nodes_model.node_at(index)))
        self.nodes_model.dropped.connect(self.move_requested)

    # -- nodes --

    def set_forest(self, forest: Forest) -> None:
        """Show other nodes; what was open and chosen stays so."""
        self._refill(lambda: self.nodes_model.set_forest(forest))

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show other nodes, arranged here. Of many thousands ``arrange`` is better done in the worker."""
        self.set_forest(arrange(nodes))

    def set_filter(self, needle: str) -> None:
        """Show only nodes with these words, and those above them."""
        self._refill(lambda: self.nodes_model.set_filter(needle))
        self.filtered.emit(len(self.nodes_model.hits), self.nodes_model.more_hits)

    def current_node(self) -> Node | None:
        """The node that the user stands on."""
        return self.nodes_model.node_at(self.currentIndex())

    def choose(self, node_id: int) -> bool:
        """Stand on a node, opening what is above it. False if it is not shown; it is then chosen when it
        comes.
        """
        self._current = node_id
        index = self.nodes_model.index_of(node_id)
        if index.isValid():
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        return index.isValid()

    def choose_none(self) -> None:
        """Stand nowhere, also when the nodes are read anew: a new record is being written."""
        self._current = None
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def open_ids(self) -> set[int]:
        """The ids of the branches that are open, for ``Page.state``."""
        return set(self._open)

    def set_open_ids(self, ids: Iterable[int]) -> None:
        """Open these branches, now and when they come."""
        self._open = set(ids)
        self._open_again()

    def open_levels(self, levels: int) -> None:
        """Open the uppermost branches, ``levels`` deep."""
        forest, layer = self.nodes_model.forest, [-1]
        for _ in range(levels):
            layer = [child for position in layer for child in forest.children.get(position, ())]
            self._open.update(forest.nodes[at].id for at in layer if at in forest.children)
        self._open_again()

    # -- ticking --

    def allow_ticks(self, ticked: type_of_ticked) -> None:
        """Give nodes a box to tick by mouse or the space bar. ``ticked(node)`` says how it stands, or None for no box.

        The tree ticks nothing itself: whoever listens to ``tick_wanted`` does, and calls ``show_ticks``.
        """
        self.nodes_model.ticked = ticked
        self.nodes_model.tick_wanted.connect(self.tick_wanted)

    def show_ticks(self) -> None:
        """The ticks stand otherwise now."""
        self.viewport().update()

    # -- moving --

    def allow_moves(self, may_move: type_of_may_move) -> None:
        """Let nodes be dragged and moved by Alt and arrow keys where ``may_move(node, new_parent)`` says
        yes.
        """
        self.nodes_model.may_move = may_move
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        for action in self.move_actions:
            action.setEnabled(True)

    def move_among_siblings(self, step: int) -> None:
        """Move the chosen node up (-1) or down (1) among its siblings."""
        index, node = self.currentIndex(), self.current_node()
        if node is not None:
            place = index.row() + step
            if 0 <= place < self.nodes_model.rowCount(index.parent()):
                self._ask_move(node, self.nodes_model.node_at(index.parent()), place)

    def move_out(self) -> None:
        """Move the chosen node to after its parent."""
        node, parent = self.current_node(), self.currentIndex().parent()
        if node is not None and parent.isValid():
            self._ask_move(node, self.nodes_model.node_at(parent.parent()), parent.row() + 1)

    def move_in(self) -> None:
        """Move the chosen node to last under the sibling above it."""
        index, node = self.currentIndex(), self.current_node()
        above = index.siblingAtRow(index.row() - 1) if index.row() > 0 else QModelIndex()
        if node is not None and above.isValid():
            self._ask_move(node, self.nodes_model.node_at(above), self.nodes_model.rowCount(above))

    def _ask_move(self, node: Node, target: Node | None, place: int) -> None:
        if self.nodes_model.filtering or not self.nodes_model.allows(node, target):
            self.move_refused.emit(node, target)
        else:
            self.move_requested.emit(node.id, None if target is None else target.id, place)

    def _make_move_actions(self) -> tuple[QAction, ...]:
        made = []
        for text, icon, keys, act in (
            (self.tr("Flytta upp"), "arrow-up", "Alt+Up", lambda: self.move_among_siblings(-1)),
            (self.tr("Flytta ned"), "arrow-down", "Alt+Down", lambda: self.move_among_siblings(1)),
            (self.tr("Flytta ut en nivå"), "indent-decrease", "Alt+Left", self.move_out),
            (self.tr("Flytta in en nivå"), "indent-increase", "Alt+Right", self.move_in),
        ):
            action = QAction(text, self)
            icons.set_icon(action, icon)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(False)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
            made.append(action)
        return tuple(made)

    # -- keys and looks --

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell who stands where."""
        super().currentChanged(current, previous)
        if not self._filling:
            node = self.nodes_model.node_at(current)
            if node is not None:
                self._current = node.id
            self.chosen.emit(node)

    def changeEvent(self, event: QEvent) -> None:
        """Branches are indented by the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setIndentation(px(18))

    def _look(self, columns: int) -> None:
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(True)
        self.setMouseTracking(True)
        self.setIndentation(px(18))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHeaderHidden(columns == 1)

    # -- inside --

    def _note_open(self, index: QModelIndex, is_open: bool) -> None:
        node = self.nodes_model.node_at(index)
        if node is not None and not self._filling and not self.nodes_model.filtering:
            (self._open.add if is_open else self._open.discard)(node.id)

    def _refill(self, change: Callable[[], None]) -> None:
        kept, top = self._current, self.verticalScrollBar().value()
        self._filling = True
        change()
        self._open_again()
        self._filling = False
        self._show_emptiness()
        if kept is not None:
            self.choose(kept)
        if not self.currentIndex().isValid():
            self.chosen.emit(None)
        self.verticalScrollBar().setValue(top)

    def _open_again(self) -> None:
        filling, self._filling = self._filling, True
        model = self.nodes_model
        indexes = (
            model.ancestors_shown() if model.filtering else [model.index_of(node) for node in self._open]
        )
        for index in indexes:
            if index.isValid():
                self.setExpanded(index, True)
        self._filling = filling

    def _show_emptiness(self) -> None:
        nothing = not self.nodes_model.hasChildren()
        self.emptiness.show_for(nothing, filtered=self.nodes_model.filtering)
