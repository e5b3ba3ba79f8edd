"""Several of many, or one: what is chosen stands as rows, the rest is found by searching."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.editors import Editor
from app.ui.common.fields import Option
from app.ui.common.icons import set_icon
from app.ui.common.theme import px


class _Row(QFrame):
    """One chosen thing, with a button that takes it away."""

    def __init__(self, option: Option, remove_text: str) -> None:
        super().__init__()
        self.option = option
        self.setProperty("ground", "surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(2), px(4), px(2))
        words = QLabel(option.label, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        words.setToolTip(option.help)
        row.addWidget(words, 1)
        self.remove = QToolButton()
        set_icon(self.remove, "x")
        self.remove.setIconSize(QSize(px(14), px(14)))
        self.remove.setAccessibleName(remove_text)
        self.remove.setToolTip(remove_text)
        row.addWidget(self.remove)


class LinksEditor(Editor):
    """Rows of what is chosen over a field that searches among the rest."""

    def __init__(self, options: Sequence[Option], add: str) -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setSpacing(px(4))
        self.layout_row.addLayout(column)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        column.addLayout(self._rows)
        self.search = QLineEdit(placeholderText=add or self.tr("Sök och lägg till …"))
        column.addWidget(self.search)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._add)
        self.search.setCompleter(completer)
        self.search.returnPressed.connect(self._add_only)
        self.search.textEdited.connect(lambda _text: self.changed.emit())
        self._options: dict[object, Option] = {}
        self._chosen: list[object] = []
        self._locked = False
        self.set_options(options)

    def main(self) -> QWidget:
        return self.search

    def value(self) -> object:
        # In an order of its own, so that taking away and adding the same is no change.
        return tuple(sorted(self._chosen, key=repr))

    def problem(self) -> str:
        left = self.search.text().strip()
        if not left:
            return ""
        return self.tr("”{text}” är inte valt. Välj i listan som fälls ned, eller ta bort texten.").format(
            text=left
        )

    def set_value(self, value: object) -> None:
        self.search.clear()
        wanted = list(value) if isinstance(value, (tuple, list)) else []
        if wanted != self._chosen:
            self._chosen = wanted
            self._show()

    def text_of(self, value: object) -> str:
        items = value if isinstance(value, (tuple, list)) else ()
        return "; ".join(self._option(item).label for item in items)

    def set_options(self, options: Sequence[Option]) -> None:
        made = {option.value: option for option in options}
        if made != self._options:
            self._options = made
            self._show()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.search.setVisible(not locked)
        for row in self.findChildren(_Row):
            row.remove.setVisible(not locked)

    def _option(self, value: object) -> Option:
        return self._options.get(value) or Option(value, self.tr("(finns inte längre)"))

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for value in self._chosen:
            option = self._option(value)
            row = _Row(option, self.tr("Ta bort {name}").format(name=option.label))
            row.remove.clicked.connect(lambda _checked=False, value=value: self._remove(value))
            row.remove.setVisible(not self._locked)
            self._rows.addWidget(row)
            row.show()
        self._model.setStringList(
            [option.label for value, option in self._options.items() if value not in self._chosen]
        )

    def _add(self, label: str) -> None:
        value = next((value for value, option in self._options.items() if option.label == label), None)
        # The completer writes the chosen words into the field after this; they go when it is done.
        QTimer.singleShot(0, self.search, self.search.clear)
        if value is not None and value not in self._chosen:
            self._chosen.append(value)
            self._show()
            self.changed.emit()

    def _add_only(self) -> None:
        words = self.search.text().strip().casefold()
        hits = [label for label in self._model.stringList() if words and words in label.casefold()]
        # "BUN 1" is meant where it is a whole beginning, although "BUN 1.1" holds it too.
        exact = [
            label for label in hits if label.casefold() == words or label.casefold().startswith(f"{words} ")
        ]
        for found in (exact, hits):
            if len(found) == 1:
                self._add(found[0])
                self.search.clear()
                return

    def _remove(self, value: object) -> None:
        self._chosen.remove(value)
        self._show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class FoundEditor(LinksEditor):
    """One of many, found by searching where a list would be too long. The value is the option's or None."""

    def __init__(self, add: str) -> None:
        super().__init__((), add)

    def value(self) -> object:
        return self._chosen[0] if self._chosen else None

    def set_value(self, value: object) -> None:
        super().set_value(() if value is None else (value,))

    def text_of(self, value: object) -> str:
        return "" if value is None else super().text_of((value,))

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._show_search()

    def _show(self) -> None:
        super()._show()
        self._show_search()

    def _show_search(self) -> None:
        self.search.setVisible(not self._chosen and not self._locked)
