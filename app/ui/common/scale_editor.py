"""A scale of a few steps whose meaning is in sight while one chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.ui.common import theme
from app.ui.common.editors import Editor
from app.ui.common.fields import Option
from app.ui.common.theme import colour, px


class StepButton(QAbstractButton):
    """One step: its number, its label, and what it means."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setCheckable(True)
        self._sign = option.sign or str(option.value)
        self.setText(option.label if option.sign else f"{self._sign}  {option.label}")
        self.setAccessibleDescription(option.help)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hasHeightForWidth(self) -> bool:
        """The meaning wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the label and as many lines of meaning as ``width`` gives."""
        height = QFontMetrics(theme.font(strong=True)).height() + px(12)
        if self.option.help:
            height += self._meaning(width).height()
        return height

    def sizeHint(self) -> QSize:
        """Comfortable at half a form's width."""
        return QSize(px(220), self.heightForWidth(px(220)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two scales side by side."""
        return QSize(px(140), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet row; the chosen one is filled and bears a mark besides its colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, ring = self.isChecked(), self.hasFocus()
        ground = "selection" if chosen else "hover" if self.underMouse() else "surface"
        edge = "focus" if ring else "text" if chosen else "line"
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour(edge), 2 if ring or chosen else 1))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(6), px(6))
        words = colour("selection_text" if chosen else "text" if self.isEnabled() else "muted")
        label = QFontMetrics(theme.font(strong=True)).height()
        painter.setPen(words)
        painter.setFont(theme.font(strong=True))
        top = px(6)
        painter.drawText(QRect(px(12), top, px(20), label), Qt.AlignmentFlag.AlignLeft, self._sign)
        painter.setFont(theme.font(strong=chosen))
        width = self.width() - px(34) - px(12)
        shown = painter.fontMetrics().elidedText(self.option.label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(px(34), top, width, label), Qt.AlignmentFlag.AlignLeft, shown)
        if self.option.help:
            painter.setFont(theme.font("small"))
            painter.setPen(colour("selection_text" if chosen else "muted"))
            meaning = self._meaning(self.width()).translated(px(34), top + label)
            painter.drawText(meaning, Qt.TextFlag.TextWordWrap, self.option.help)

    def _meaning(self, width: int) -> QRect:
        room = QRect(0, 0, max(width - px(34) - px(12), px(60)), 10_000)
        metrics = QFontMetrics(theme.font("small"))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.option.help)


class ScaleEditor(Editor):
    """The steps under one another; arrow keys walk, a digit chooses, the same digit again takes it away."""

    def __init__(self, steps: Sequence[Option]) -> None:
        super().__init__()
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self.layout_row.addWidget(self._holder)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._clicked)
        self._value: object = None
        self._name = ""
        self.set_options(steps)

    def main(self) -> QWidget:
        buttons = self._group.buttons()
        chosen = next((button for button in buttons if button.isChecked()), buttons[0] if buttons else None)
        return chosen if chosen is not None else self

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value
        for button in self._steps():
            button.setChecked(button.option.value == value)

    def text_of(self, value: object) -> str:
        return next(
            (step.text() for step in self._steps() if step.option.value == value), super().text_of(value)
        )

    def set_options(self, options: Sequence[Option]) -> None:
        if [step.option for step in self._steps()] == list(options):
            return
        for button in self._steps():
            self._group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        for option in options:
            button = StepButton(option)
            self._group.addButton(button)
            self._column.addWidget(button)
        self.set_value(self._value)
        self.name_for_readers(self._name)

    def name_for_readers(self, label: str) -> None:
        """Let each step say which scale it belongs to."""
        self._name = label
        for step in self._steps():
            step.setAccessibleName(f"{label}: {step.text()}" if label else step.text())

    def describe_for_readers(self, text: str) -> None:
        """What a step means is said by the step; the rest is said of the scale as a whole."""
        self.setAccessibleDescription(text)

    def set_locked(self, locked: bool) -> None:
        for step in self._steps():
            step.setEnabled(not locked)

    def set_look(self, look: str, on: bool) -> None:
        """A scale shows what is chosen; it has no edge that could be calm or wrong."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk among the steps, a digit chooses."""
        steps = self._steps()
        at = next((index for index, step in enumerate(steps) if step.hasFocus()), -1)
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if at >= 0 and key in move:
            steps[(at + move[key]) % len(steps)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        named = next(
            (
                step
                for place, step in enumerate(steps, start=1)
                if event.text() and event.text() == str(place if step.option.sign else step.option.value)
            ),
            None,
        )
        if named is None or not named.isEnabled():
            super().keyPressEvent(event)
            return
        named.setFocus(Qt.FocusReason.OtherFocusReason)
        named.click()

    def _steps(self) -> list[StepButton]:
        return [button for button in self._group.buttons() if isinstance(button, StepButton)]

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, StepButton):
            self.set_value(button.option.value if button.isChecked() else None)
            self.changed.emit()
