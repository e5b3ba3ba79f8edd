"""Which column of the file holds what: guessed, shown beside the first rows, and chosen where the guess is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.measurement_sheets import FIELDS
from app.exchange import cells
from app.exchange.measurement_columns import HEAD_ROWS, Columns
from app.exchange.measurement_words import heading
from app.exchange.reading import type_of_cell
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import Card, action, button, words
from app.ui.common.theme import px
from app.ui.indicators.import_preview import Preview
from app.ui.indicators.import_source import Source, letters

_REQUIRED = ("indicator", "code", "year", "value")
_ACROSS = 5
_LONGEST = 60


class ImportMapping(QWidget):
    """A quiet line where the headings tell everything; else a choice for each field."""

    changed = Signal()
    """The user chose: ``columns`` are others than before."""

    def __init__(self) -> None:
        super().__init__()
        self._source: Source | None = None
        self.columns: Columns | None = None
        self.file = words("", "strong")
        self.known = words("", "muted", wrap=True)
        self.problem = words("", "problem", wrap=True)
        self.open_action = action(self, self.tr("Ändra kolumnerna"), self.turn, icon="sliders-horizontal")
        self.sheet = ChoiceEditor([], "", required=True)
        self.head = ChoiceEditor([], "", required=True)
        self.choices = {field: ChoiceEditor([], self.tr("Läses inte"), required=False) for field in FIELDS}
        self.preview = Preview()
        self.box = Card()
        self._lay_out()
        self.sheet.changed.connect(self._choose_sheet)
        self.head.changed.connect(self._choose_head)
        for field, choice in self.choices.items():
            choice.changed.connect(lambda field=field: self._choose(field))

    @property
    def lacking(self) -> bool:
        """Whether something must be chosen before any row can be understood."""
        return self.columns is None or bool(self.columns.lacking) or bool(_clashing(self.columns))

    def show_columns(self, source: Source, columns: Columns, *, quiet: bool, remembered: bool) -> None:
        """Show a file with the columns it seems to have; ``quiet`` where nobody needs to look."""
        self._source, self.columns = source, columns
        self.file.setText(source.path.name)
        self.file.setToolTip(str(source.path))
        # First the value, so that the choices are offered without one that stands for none.
        self.sheet.set_value(source.sheets.index(columns.sheet))
        self.sheet.set_options([Option(at, sheet.name) for at, sheet in enumerate(source.sheets)])
        self._sheet_block.setVisible(len(source.sheets) > 1)
        self._remembered = remembered
        self._fill()
        self._open(not quiet)

    def turn(self) -> None:
        """Open or close the choices."""
        self._open(self.box.isHidden())

    def first_choice(self) -> QWidget:
        """Where one begins: what must be chosen, or the first one."""
        lacking = (*self.columns.lacking, *_clashing(self.columns)) if self.columns is not None else ()
        return self.choices[lacking[0] if lacking else FIELDS[0]].main()

    # -- what the user chooses --

    def _choose(self, field: str) -> None:
        columns = self.columns
        if columns is None:
            return
        at = self.choices[field].value()
        fields = {name: other for name, other in columns.fields.items() if name != field}
        if isinstance(at, int):
            fields[field] = at
        self._take(Columns(columns.sheet, columns.head, fields))

    def _choose_sheet(self) -> None:
        at = self.sheet.value()
        if self._source is not None and isinstance(at, int):
            self._take(self._source.columns_of(self._source.sheets[at]))

    def _choose_head(self) -> None:
        at = self.head.value()
        if self._source is not None and self.columns is not None and isinstance(at, int):
            self._take(self._source.columns_of(self.columns.sheet, at))

    def _take(self, columns: Columns) -> None:
        self.columns = columns
        self._remembered = False
        self._fill()
        self.changed.emit()

    # -- inside --

    def _fill(self) -> None:
        source, columns = self._source, self.columns
        if source is None or columns is None:
            return
        self.sheet.set_value(source.sheets.index(columns.sheet))
        rows = columns.sheet.rows[:HEAD_ROWS]
        self.head.set_value(columns.head)
        self.head.set_options(
            [
                Option(at, self._row_words(at + columns.sheet.first, row))
                for at, row in enumerate(rows)
                if any(cell != "" for cell in row) or at == columns.head
            ]
        )
        options = [Option(at, self._column_words(at)) for at in range(len(columns.headings))]
        for field, choice in self.choices.items():
            # What stood there may be a column that the new headings do not have.
            choice.set_value(None)
            choice.set_options(options)
            choice.set_value(columns.fields.get(field))
            choice.main().setToolTip(choice.box.currentText())
        self.preview.show_columns(columns)
        self._tell(columns)

    def _tell(self, columns: Columns) -> None:
        wanted = ", ".join(
            self.tr("Indikator eller Kod") if field == "indicator" else heading(field)
            for field in columns.lacking
        )
        doubtful = [heading(field) for field in columns.twice if field not in columns.fields]
        said = self.tr("Välj kolumn för: {wanted}.").format(wanted=wanted) if wanted else ""
        if doubtful:
            said += " " + self.tr("Flera kolumner kan vara: {fields}. Välj den som ska läsas.").format(
                fields=", ".join(doubtful)
            )
        clashing = _clashing(columns)
        if clashing:
            said += " " + self.tr("Samma kolumn är vald för: {fields}.").format(
                fields=", ".join(map(heading, clashing))
            )
        self.problem.setText(f"✕ {said.strip()}" if said else "")
        self.problem.setVisible(bool(said))
        for field, choice in self.choices.items():
            wrong = field in columns.lacking or field in clashing
            choice.set_look("wrong", wrong)
            required = self.tr("Måste väljas.") if field in ("year", "value") else ""
            either = self.tr("Indikator eller Kod måste väljas.") if field in ("indicator", "code") else ""
            choice.describe_for_readers(required or either)
        read = ", ".join(heading(field) for field in FIELDS if field in columns.fields)
        if self._remembered:
            text = self.tr("Kolumnerna läses som förra gången: {read}.").format(read=read)
        else:
            text = self.tr("Kolumner som läses: {read}.").format(read=read or "–")
        source = self._source
        if source is not None and columns is source.guessed and not source.sure and not columns.lacking:
            text = self.tr("Gissade efter innehållet, så kontrollera dem.") + " " + text
        unread = [
            name for at, name in enumerate(columns.headings) if name and at not in columns.fields.values()
        ]
        if unread:
            text += " " + self.tr("Läses inte: {unread}.").format(
                unread=_short(", ".join(_short(name) for name in unread[:10]), 3 * _LONGEST)
            )
        self.known.setText(text)

    def _open(self, opened: bool) -> None:
        self.box.setVisible(opened)
        self.open_action.setText(self.tr("Dölj kolumnerna") if opened else self.tr("Ändra kolumnerna"))

    def _column_words(self, at: int) -> str:
        assert self.columns is not None
        said = self.columns.headings[at]
        return _short(said) if said else self.tr("Kolumn {letters}").format(letters=letters(at))

    def _row_words(self, number: int, row: Sequence[type_of_cell]) -> str:
        said = " · ".join(_short(cells.text(cell)) for cell in row[:12] if cell != "")
        return self.tr("Rad {number}: {words}").format(number=number, words=_short(said) or "–")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(12))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(self.file)
        texts.addWidget(self.known)
        line.addLayout(texts, 1)
        line.addWidget(button(self.open_action))
        self._sheet_block = self._block(self.tr("Blad"), self.sheet)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self._sheet_block, 1)
        top.addWidget(self._block(self.tr("Rubrikerna står på"), self.head), 2)
        hint = words(self.tr("* Indikator eller Kod, År och Värde måste finnas i filen."), "small", wrap=True)
        top.addWidget(hint, 2, Qt.AlignmentFlag.AlignBottom)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        for number, field in enumerate(FIELDS):
            grid.addWidget(
                self._block(heading(field), self.choices[field], starred=field in _REQUIRED),
                number // _ACROSS,
                number % _ACROSS,
            )
        for across in range(_ACROSS):
            grid.setColumnStretch(across, 1)
        self.box.column.addLayout(top)
        self.box.column.addLayout(grid)
        self.box.column.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self.problem)
        column.addWidget(self.box)
        self.problem.hide()
        self._remembered = False

    def _block(self, said: str, editor: ChoiceEditor, *, starred: bool = False) -> QWidget:
        """A choice with its label above."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        label = QLabel(f"{said} *" if starred else said)
        label.setProperty("words", "label")
        label.setBuddy(editor.main())
        editor.name_for_readers(said)
        column.addWidget(label)
        column.addWidget(editor)
        return block


def _clashing(columns: Columns) -> tuple[str, ...]:
    """The fields that share a column with another."""
    used = list(columns.fields.values())
    return tuple(
        field for field in FIELDS if field in columns.fields and used.count(columns.fields[field]) > 1
    )


def _short(text: str, most: int = _LONGEST) -> str:
    line = " ".join(text.split())
    return f"{line[:most]}…" if len(line) > most else line
