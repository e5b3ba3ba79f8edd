"""Yours and theirs, field by field, when two people have changed the same thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.problems import Clash, Conflict
from app.ui.common.theme import px

LONGEST = 600


class ConflictDialog(QDialog):
    """Lets the user choose a value for each field that clashed. Nothing has been written, nothing is lost."""

    chosen = Signal(dict)
    """Field name → the value to keep. Not sent when the user goes back to the form."""

    def __init__(
        self,
        conflict: Conflict,
        label: Callable[[str], str],
        show: Callable[[str, object], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Någon annan hann före"))
        self._clashes = conflict.clashes
        self._groups: dict[str, QButtonGroup] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(24))
        layout.setSpacing(px(16))
        title = QLabel(self.tr("Någon annan hann före"))
        title.setProperty("words", "heading")
        layout.addWidget(title)
        text = self.tr(
            "{who} sparade samma fält {when}, medan du skrev. Inget är skrivet än och inget har "
            "gått förlorat. Välj vad som ska gälla i varje fält."
        ).format(who=conflict.by or self.tr("En kollega"), when=conflict.at)
        intro = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        intro.setProperty("words", "muted")
        layout.addWidget(intro)
        layout.addWidget(self._grid(label, show), 1)
        layout.addLayout(self._buttons())
        self.resize(px(720), px(440))

    def _grid(self, label: Callable[[str], str], show: Callable[[str, object], str]) -> QWidget:
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for clash in self._clashes:
            self._add_clash(grid, clash, label(clash.field), show)
        grid.setRowStretch(grid.rowCount(), 1)
        area.setWidget(inner)
        return area

    def _add_clash(
        self, grid: QGridLayout, clash: Clash, name: str, show: Callable[[str, object], str]
    ) -> None:
        row = grid.rowCount()
        heading = QLabel(name, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("words", "label")
        grid.addWidget(heading, row, 0, 1, 2)
        group = QButtonGroup(self)
        for column, (whose, value) in enumerate(
            ((self.tr("Ditt"), clash.mine), (self.tr("Deras"), clash.theirs))
        ):
            card = QFrame()
            card.setProperty("ground", "surface")
            inside = QVBoxLayout(card)
            choice = QRadioButton(whose)
            choice.setAccessibleName(f"{name}: {whose}")
            choice.setChecked(column == 0)
            group.addButton(choice, column)
            shown = show(clash.field, value) or self.tr("(tomt)")
            words = QLabel(shown[:LONGEST] + ("…" if len(shown) > LONGEST else ""), wordWrap=True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            choice.setAccessibleDescription(shown)
            inside.addWidget(choice)
            inside.addWidget(words, 1)
            grid.addWidget(card, row + 1, column)
        self._groups[clash.field] = group

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        back = QPushButton(self.tr("Tillbaka till formuläret"))
        back.clicked.connect(self.reject)
        save = QPushButton(self.tr("Spara valen"))
        save.setProperty("look", "primary")
        save.setDefault(True)
        save.clicked.connect(self._choose)
        row.addWidget(back)
        row.addWidget(save)
        return row

    def _choose(self) -> None:
        self.chosen.emit(
            {
                clash.field: clash.mine if self._groups[clash.field].checkedId() == 0 else clash.theirs
                for clash in self._clashes
            }
        )
        self.accept()
