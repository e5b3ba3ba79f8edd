"""Units to tick, all in sight: quicker than searching for each where most of them are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.common.editors import Editor
from app.ui.common.fields import Option
from app.ui.common.theme import px

_COLUMNS = 3


class UnitChecks(Editor):
    """The value is a tuple of the ticked options' values, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[object, QCheckBox] = {}
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.all_button = QPushButton(self.tr("Markera alla"))
        self.all_button.setProperty("look", "quiet")
        self.all_button.clicked.connect(self._turn_all)
        column_of_all = QVBoxLayout()
        column_of_all.setSpacing(px(4))
        column_of_all.addWidget(self._place)
        column_of_all.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.layout_row.addLayout(column_of_all)
        self.layout_row.setStretch(0, 1)

    def main(self) -> QWidget:
        return next(iter(self.boxes.values()), self.all_button)

    def value(self) -> object:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: object) -> None:
        wanted = tuple(value) if isinstance(value, tuple | list) else ()
        for each, box in self.boxes.items():
            box.setChecked(each in wanted)
        self._name_all()

    def set_options(self, options: Sequence[Option]) -> None:
        before = self.value()
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for at, option in enumerate(options):
            # An ampersand would be taken for a key.
            box = QCheckBox(option.label.replace("&", "&&"))
            box.setToolTip(option.label)
            box.clicked.connect(self._edited)
            self.boxes[option.value] = box
            self._grid.addWidget(box, at // _COLUMNS, at % _COLUMNS)
        self._grid.invalidate()
        # A low window scrolls: a row that is half as high as its words helps nobody.
        self._place.setMinimumHeight(self._grid.sizeHint().height())
        self.set_value(before)

    def name_for_readers(self, label: str) -> None:
        """Each box has its words; together they are what the label says."""
        self._place.setAccessibleName(label)

    def describe_for_readers(self, text: str) -> None:
        self._place.setAccessibleDescription(text)

    def set_look(self, look: str, on: bool) -> None:
        """Boxes look as they do."""

    def text_of(self, value: object) -> str:
        wanted = tuple(value) if isinstance(value, tuple | list) else ()
        return ", ".join(box.toolTip() for each, box in self.boxes.items() if each in wanted)

    def _turn_all(self) -> None:
        on = not all(box.isChecked() for box in self.boxes.values())
        self.set_value(tuple(self.boxes) if on else ())
        self.changed.emit()

    def _edited(self) -> None:
        self._name_all()
        self.changed.emit()

    def _name_all(self) -> None:
        every = all(box.isChecked() for box in self.boxes.values())
        self.all_button.setText(self.tr("Avmarkera alla") if every else self.tr("Markera alla"))
        self.all_button.setVisible(len(self.boxes) > 1)
