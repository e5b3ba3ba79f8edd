"""The line that one writes in, in a cell of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.common.values import LINE_LENGTH, clean_line

if TYPE_CHECKING:
    from app.ui.common.sheet_view import SheetView

type_of_index = QModelIndex | QPersistentModelIndex


class SheetDelegate(QStyledItemDelegate):
    """Gives each cell a line to write in, and takes it where the keys lead. A subclass draws the cells."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def side(self, index: type_of_index) -> Qt.AlignmentFlag:
        """To which side the text of a cell stands: numbers to the right."""
        return Qt.AlignmentFlag.AlignRight

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: type_of_index) -> QWidget:
        line = QLineEdit(parent, maxLength=LINE_LENGTH)
        line.setAlignment(self.side(index))
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: type_of_index
    ) -> None:
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: type_of_index) -> None:
        # Values that come from the file while one writes leave the writing alone.
        if isinstance(editor, QLineEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: type_of_index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, clean_line(editor.text()))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that lead out of the cell take what is written along."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
        ):
            step = self._view.step_of(event, writing=True)
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, SheetDelegate.EndEditHint.NoHint)
                self._view.go(*step)
                return True
        return super().eventFilter(editor, event)
