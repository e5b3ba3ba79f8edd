"""Agenda 2030: the goals and targets with our own headings, and the official texts that the municipality brings in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain.problems import UserError
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.administration.source_panel import SourcePanel
from app.ui.common.fitting import show_what_fits
from app.ui.common.forest import Node
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, SearchField, Splitter, action, words
from app.ui.common.record_tree import RecordTree
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.agenda import SdgChoice
    from app.services.office import Office
    from app.services.target_texts import Imported, TargetText
    from app.ui.common.context import Context

_FOLDER = "target_texts/folder"
_ENOUGH = {1: 460}
"""How wide the tree must be for the text beside the heading; the card says it whole."""
_TOLD = 8
"""Unknown codes that are told; the rest are counted."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The goals and targets, and the texts by target."""

    choices: tuple[SdgChoice, ...]
    texts: dict[int, TargetText]


def _read(office: Office) -> _Read:
    return _Read(office.goals.sdg_choices(), {text.target_id: text for text in office.target_texts.list()})


class TargetTextsSection(Section):
    """Tree and card."""

    kinds = frozenset({"sdg_text"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Agenda 2030"),
            self.tr(
                "De 17 globala målen med sina 169 delmål, och delmålens officiella lydelse när den är inläst."
            ),
        )
        self._shown = _Read((), {})
        self._wanted = 0
        self.read_action = action(
            self, self.tr("Läs in officiella texter …"), self.choose_file, icon="file-down", shortcut="Ctrl+N"
        )
        self.place_actions(primary=self.read_action)
        self.search = SearchField(self.tr("Sök delmål …"))
        self.tree = RecordTree((noop("Columns", "Globalt mål och delmål"), noop("Columns", "Officiell text")))
        self.tree.setAccessibleName(self.tr("Globala mål och delmål"))
        self.tree.header().resizeSection(1, px(240))
        self.tree.addAction(self.read_action)
        show_what_fits(self.tree, _ENOUGH)
        self.source = SourcePanel()
        self.done, self.failed = Notice("circle-check"), Notice("triangle-alert", "warning")
        self.count = words("", "small")
        self.title = words("", "heading", wrap=True)
        self.text = words("", wrap=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.origin = words("", "small", wrap=True)
        self.help = words(self._what_for(), "small", wrap=True)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read goals, targets and texts."""
        office = self.context.office
        self.context.tasks.run(lambda: _read(office), self._show, latest="administration/agenda")

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose the target that a text belongs to, now or when it has been read."""
        self._wanted = record_id
        self._choose_wanted()

    def search_field(self) -> QWidget | None:
        """The filter over the tree."""
        return self.search

    def choose_file(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self, self.tr("Läs in officiella texter"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Texter (*.json *.csv *.txt)"), self.tr("Alla filer (*)")])
        dialog.setDirectory(self.context.settings.text(_FOLDER) or _documents())
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.open()

    def take_file(self, path: Path) -> None:
        """Ask where the texts of a file come from, if there are any in it."""
        self.context.settings.set(_FOLDER, str(path.parent))
        self.done.hide()
        self.failed.hide()
        texts = self.context.office.target_texts
        self.context.tasks.run(
            lambda: texts.require_texts(path),
            lambda _nothing: self.source.start(path),
            self._refused,
            latest="administration/target_texts",
        )

    # -- reading in --

    def _bring_in(self, path: Path, source: str) -> None:
        texts, edit_id = self.context.office.target_texts, uuid4().hex
        self.context.tasks.run(
            lambda: texts.bring_in_file(path, source, edit_id=edit_id),
            self._brought_in,
            self._refused,
            self.tr("Läser in texterna …"),
        )

    def _brought_in(self, imported: Imported) -> None:
        self.source.leave()
        counts = self.tr("Nya: {new}. Ändrade: {changed}. Oförändrade: {unchanged}.").format(
            new=imported.new, changed=imported.changed, unchanged=imported.unchanged
        )
        unknown = ""
        if imported.unknown:
            listed = ", ".join(imported.unknown[:_TOLD]) + (" …" if len(imported.unknown) > _TOLD else "")
            unknown = self.tr("Koder som inte är delmål och hoppades över: {codes}.").format(codes=listed)
        said = (
            self.tr("Texterna är inlästa.")
            if imported.changes
            else self.tr("Det fanns inget nytt att läsa in.")
        )
        self.done.say(
            " ".join(part for part in (said, counts, unknown) if part), [(self.tr("Stäng"), self.done.hide)]
        )
        if imported.changes:
            self.context.undo.push(self.tr("Läs in officiella texter"), imported.changes)
            self.context.saving.changed.emit(imported.changes)

    def _refused(self, error: Exception) -> bool:
        if not isinstance(error, UserError):
            return False
        self.source.leave()
        self.failed.say(
            " ".join(wording.sentence(error)),
            [(self.tr("Välj en annan fil …"), self.choose_file), (self.tr("Stäng"), self.failed.hide)],
        )
        return True

    # -- filling --

    def _show(self, read: _Read) -> None:
        self._shown = read
        self.tree.set_nodes(_nodes(read))
        targets = sum(choice.target_id is not None for choice in read.choices)
        self.count.setText(
            self.tr("{count} av {all} delmål har en officiell text.").format(
                count=len(read.texts), all=targets
            )
        )
        if not read.texts:
            self.done.hide()
        self._choose_wanted()
        if self.tree.current_node() is None and read.choices and not self.search.text():
            self.tree.choose(-read.choices[0].goal_id)
        self._show_node(self.tree.current_node())

    def _choose_wanted(self) -> None:
        target = next(
            (text.target_id for text in self._shown.texts.values() if text.id == self._wanted), None
        )
        if target is not None:
            self._wanted = 0
            self.tree.choose(target)

    def _show_node(self, node: Node | None) -> None:
        text = self._shown.texts.get(node.id) if node is not None else None
        self.title.setText(node.texts[0] if node is not None else "")
        is_target = node is not None and node.id > 0
        if text is not None:
            self.text.setText(text.text)
            self.origin.setText(self.tr("Källa: {source}").format(source=text.source))
        elif is_target:
            self.text.setText(self.tr("Den officiella texten är inte inläst. Rubriken är programmets egen."))
        else:
            self.text.setText(self.tr("Välj ett delmål för att läsa dess officiella text."))
        self.origin.setVisible(text is not None)

    def _what_for(self) -> str:
        return self.tr(
            "Programmet har korta egna rubriker för delmålen. Den officiella svenska lydelsen får kommunen hämta "
            "själv, till exempel från regeringen eller FN-förbundet, och läsa in här.\n\n"
            "Filen ska vara JSON eller CSV, med en rad för varje delmål och kolumnerna kod och text:\n\n"
            "kod;text\n6.1;Senast 2030 …\n\n"
            'Som JSON: {start}"6.1": "Senast 2030 …"{end}. En ny inläsning ändrar bara det som skiljer.'
        ).format(start="{", end="}")

    # -- building --

    def _connect(self) -> None:
        self.search.searched.connect(self.tree.set_filter)
        self.search.walked_down.connect(self.tree.setFocus)
        self.tree.chosen.connect(self._show_node)
        self.source.wanted.connect(self._bring_in)
        self.source.left.connect(self.tree.setFocus)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (self.search, self.tree, self.count):
            column.addWidget(widget)
        parts = Splitter("administration/agenda", self.context.settings, (600, 340))
        parts.addWidget(left)
        parts.addWidget(self._cards((self.title, self.text, self.origin), (self.help,)))
        for notice in (self.source, self.done, self.failed):
            self.column.addWidget(notice)
        self.column.addWidget(parts, 1)

    def _cards(self, *groups: Sequence[QWidget]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for heading, group in zip(("", self.tr("Att läsa in officiella texter")), groups, strict=True):
            card = Card(heading)
            for widget in group:
                card.column.addWidget(widget)
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(px(260))
        area.setWidget(inside)
        return area


def _nodes(read: _Read) -> list[Node]:
    """A goal has its number below zero as its id: targets have their own."""
    targets = Counter(choice.goal_id for choice in read.choices if choice.target_id is not None)
    have = Counter(choice.goal_id for choice in read.choices if choice.target_id in read.texts)
    nodes = []
    for choice in read.choices:
        title = f"{choice.code} {choice.text}"
        if choice.target_id is None:
            said = translate("TargetTexts", "{count} av {all}").format(
                count=have[choice.goal_id], all=targets[choice.goal_id]
            )
            nodes.append(Node(-choice.goal_id, None, (title, said), strong=True))
        else:
            text = read.texts.get(choice.target_id)
            said, icon = (text.text, "file-text") if text is not None else ("–", "")
            nodes.append(Node(choice.target_id, -choice.goal_id, (title, said), icon=icon))
    return nodes


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
