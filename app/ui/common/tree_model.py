"""A tree of plain nodes: integer ids, uniform rows, filtered on lists of our own; quick with 100,000
nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app import wording
from app.text import translate
from app.ui.common.forest import Forest, Node, arrange

type_of_index = QModelIndex | QPersistentModelIndex
type_of_may_move = Callable[["Node", "Node | None"], bool]
type_of_ticked = Callable[["Node"], bool | None]

NODE = Qt.ItemDataRole.UserRole
"""The role under which an index gives its node."""
MOST_HITS = 500
"""A filter shows no more: nobody reads on, and each key stays quick."""
_MIME = "application/x-rodatraden-node"
_ROOT = QModelIndex()


class TreeModel(QAbstractItemModel):
    """What a ``RecordTree`` shows. An index carries the position of its node."""

    dropped = Signal(int, object, int)
    """A node was dropped: its id, the new parent's id or None, and the place among the siblings."""
    tick_wanted = Signal(int, bool)
    """The user ticked a node with this id, or took its tick away."""

    def __init__(
        self, headings: Sequence[str], *, group: str = "status", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._group = group
        self._forest = arrange(())
        self._children = self._forest.children
        self._rows: list[int] | dict[int, int] = self._forest.rows
        self._needle = ""
        self.hits: list[int] = []
        """Positions that the filter found, in order."""
        self.more_hits = False
        self.may_move: type_of_may_move | None = None
        self.ticked: type_of_ticked | None = None
        """Whether a node is ticked; None for one that has no box."""

    # -- what the tree asks for --

    @property
    def forest(self) -> Forest:
        """All nodes, shown or not."""
        return self._forest

    @property
    def filtering(self) -> bool:
        """Whether a filter is on."""
        return bool(self._needle)

    def set_forest(self, forest: Forest) -> None:
        """Show other nodes; the filter stays."""
        self.beginResetModel()
        self._forest = forest
        self._apply()
        self.endResetModel()

    def set_filter(self, needle: str) -> None:
        """Show only nodes in whose words every word of ``needle`` stands, with those above them."""
        self.beginResetModel()
        self._needle = needle.strip()
        self._apply()
        self.endResetModel()

    def node_at(self, index: type_of_index) -> Node | None:
        """The node of an index; None above them all."""
        return self._forest.nodes[index.internalId()] if index.isValid() else None

    def index_of(self, node_id: int | None) -> QModelIndex:
        """The index of the node with this id; invalid where it is not shown."""
        position = self._forest.at.get(node_id, -1) if node_id is not None else -1
        return self._index_at(position)

    def ancestors_shown(self) -> list[QModelIndex]:
        """While filtering: everything that has something under it that is shown."""
        return [self._index_at(position) for position in self._children if position >= 0]

    def place_for(self, node: Node, row: int, parent: type_of_index) -> int:
        """The place that dropping before ``row`` under ``parent`` means, not counting the node itself."""
        siblings = self._forest.children.get(parent.internalId() if parent.isValid() else -1, [])
        own = self._forest.at.get(node.id, -1)
        before = siblings[: len(siblings) if row < 0 else row]
        return len(before) - (own in before)

    # -- what Qt asks for --

    def index(self, row: int, column: int, parent: type_of_index = _ROOT) -> QModelIndex:
        siblings = self._children.get(parent.internalId() if parent.isValid() else -1)
        if siblings is None or not 0 <= row < len(siblings) or not 0 <= column < len(self._headings):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: type_of_index = _ROOT) -> QModelIndex:  # type: ignore[override]
        return self._index_at(self._forest.parents[index.internalId()]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: type_of_index = _ROOT) -> int:
        if parent.column() > 0:
            return 0
        return len(self._children.get(parent.internalId() if parent.isValid() else -1, ()))

    def hasChildren(self, parent: type_of_index = _ROOT) -> bool:
        return parent.column() <= 0 and (parent.internalId() if parent.isValid() else -1) in self._children

    def columnCount(self, parent: type_of_index = _ROOT) -> int:
        return len(self._headings)

    def flags(self, index: type_of_index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.may_move is not None and not self._needle:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if index.internalId() not in self._children:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        if self._tick(index) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: type_of_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node_at(index)
        if node is None:
            return None
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = self._tick(index)
            return None if ticked is None else Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        column = index.column()
        text = node.texts[column] if column < len(node.texts) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # The status is part of what the branch is called: the eye sees it in the same row.
            status = wording.word(self._group, node.status) if node.status and column == 0 else ""
            marked = node.marked if column == 0 else ""
            return ", ".join(part for part in (text, status, marked) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.tip or text
        return None

    def setData(self, index: type_of_index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or node is None:
            return False
        self.tick_wanted.emit(node.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate("Columns", self._headings[section]) if section < len(self._headings) else None
        return None

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        node = self.node_at(indexes[0]) if indexes else None
        if node is not None:
            carried.setData(_MIME, str(node.id).encode())
        return carried

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: type_of_index
    ) -> bool:
        node, target = self._carried(data), self.node_at(parent)
        return node is not None and self.allows(node, target)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: type_of_index
    ) -> bool:
        node, target = self._carried(data), self.node_at(parent)
        if node is not None and self.allows(node, target):
            self.dropped.emit(
                node.id, None if target is None else target.id, self.place_for(node, row, parent)
            )
        # The record is moved by whoever listens, and the tree is read anew: nothing is moved here.
        return False

    def allows(self, node: Node, target: Node | None) -> bool:
        """Whether ``node`` may stand under ``target``; never under itself or what stands under it."""
        if self.may_move is None:
            return False
        position = self._forest.at.get(target.id, -1) if target is not None else -1
        while position >= 0:
            if self._forest.nodes[position].id == node.id:
                return False
            position = self._forest.parents[position]
        return self.may_move(node, target)

    # -- inside --

    def _tick(self, index: type_of_index) -> bool | None:
        """Whether the box in a cell is ticked: it stands in the first column."""
        node = self.node_at(index)
        return self.ticked(node) if self.ticked and node is not None and index.column() == 0 else None

    def _index_at(self, position: int) -> QModelIndex:
        if position < 0 or (self._needle and position not in self._rows):
            return QModelIndex()
        return self.createIndex(self._rows[position], 0, position)

    def _carried(self, data: QMimeData) -> Node | None:
        text = bytes(data.data(_MIME).data()).decode()
        position = self._forest.at.get(int(text), -1) if text.isdigit() else -1
        return self._forest.nodes[position] if position >= 0 else None

    def _apply(self) -> None:
        self.hits, self.more_hits = [], False
        if not self._needle:
            self._children, self._rows = self._forest.children, self._forest.rows
            return
        hits = self._forest.found(self._needle, MOST_HITS + 1)
        self.hits, self.more_hits = hits[:MOST_HITS], len(hits) > MOST_HITS
        self._show_only(self.hits)

    def _show_only(self, hits: Sequence[int]) -> None:
        shown: set[int] = set()
        parents = self._forest.parents
        for hit in hits:
            position = hit
            while position >= 0 and position not in shown:
                shown.add(position)
                position = parents[position]
        children: dict[int, list[int]] = defaultdict(list)
        rows: dict[int, int] = {}
        for position in sorted(shown):
            siblings = children[parents[position]]
            rows[position] = len(siblings)
            siblings.append(position)
        self._children, self._rows = dict(children), rows
