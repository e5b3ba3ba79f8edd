"""Filen: where it lies, a copy of it, and what it takes to share it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain import formats
from app.ui.administration.checking import CheckNotice
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, action, button, words
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.upkeep import FileFacts

WIDEST = 760
_LAST_FOLDER = "backup/folder"


class FileSection(Section):
    """Three short cards, one under the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Filen"),
            self.tr("Allt som kommunen skriver in ligger i en enda fil. Var rädd om den."),
        )
        self._facts: FileFacts | None = None
        self.name = words("", "strong", wrap=True)
        self.folder = words("", wrap=True)
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.weight = words("", "small")
        self.place = Notice("triangle-alert", "warning")
        self.checked = CheckNotice(context)
        self.saved = Notice("circle-check")
        self.open_action = action(self, self.tr("Öppna mappen"), self._open_folder, icon="folder-open")
        self.copy_action = action(self, self.tr("Kopiera sökvägen"), self._copy_path, icon="copy")
        self.check_action = action(self, self.tr("Kontrollera filen"), self.checked.run, icon="shield-check")
        self.backup_action = action(
            self, self.tr("Spara en säkerhetskopia …"), self.choose_backup, icon="download"
        )
        self._lay_out()

    def refresh(self) -> None:
        """Look at the file."""
        self.context.tasks.run(self.context.office.upkeep.facts, self._show, latest="administration/file")

    def choose_backup(self) -> None:
        """Ask where the copy is to lie, with a name that says which day it is from."""
        dialog = QFileDialog(self, self.tr("Spara en säkerhetskopia"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        # A copy is never written over another file, so there is nothing to confirm.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilter(self.tr("Röda tråden (*.rtr)"))
        dialog.setDirectory(self.context.settings.text(_LAST_FOLDER) or _documents())
        dialog.selectFile(self.proposed_name())
        dialog.fileSelected.connect(lambda path: self.save_backup(Path(path)))
        dialog.open()

    def proposed_name(self) -> str:
        """The file's name with the day and the hour."""
        stem = (
            Path(self._facts.name).stem if self._facts is not None else self.context.office.municipality.name
        )
        return f"{stem} {datetime.now():%Y-%m-%d %H.%M}.rtr"

    def save_backup(self, path: Path) -> None:
        """Write the copy in the worker, and tell where it lies."""
        self.context.settings.set(_LAST_FOLDER, str(path.parent))
        upkeep = self.context.office.upkeep
        self.context.tasks.run(
            lambda: upkeep.backup(path), self._saved, title=self.tr("Sparar en säkerhetskopia …")
        )

    def _saved(self, path: Path) -> None:
        self.saved.say(
            self.tr("Säkerhetskopian {name} är sparad och kontrollerad. Den ligger i {folder}.").format(
                name=path.name, folder=path.parent
            ),
            [(self.tr("Stäng"), self.saved.hide)],
        )
        self.context.messages.tell(self.tr("Säkerhetskopian sparades."))

    def _show(self, facts: FileFacts) -> None:
        self._facts = facts
        self.name.setText(facts.name)
        self.folder.setText(facts.folder)
        self.weight.setText(
            formats.size(facts.size) if facts.size is not None else self.tr("Databas på en server")
        )
        local = facts.place != "server"
        self.open_action.setVisible(local)
        self.backup_action.setEnabled(local)
        self.backup_action.setToolTip("" if local else self.tr("Servern sköter sina egna säkerhetskopior."))
        self._warn(facts)

    def _warn(self, facts: FileFacts) -> None:
        if facts.place == "synced":
            self.place.say(
                self.tr(
                    "Filen ligger i en mapp som {service} synkroniserar. Då kan ändringar gå förlorade när flera "
                    "skriver. Stäng filen på alla arbetsplatser och flytta den till en vanlig mapp eller kommunens "
                    "filserver."
                ).format(service=facts.synced_by)
            )
        elif facts.place == "shared":
            self.place.say(
                self.tr(
                    "Filen ligger i en delad mapp på en annan dator. Läs råden nedan, och spara säkerhetskopior ofta."
                )
            )
        else:
            self.place.hide()

    def _advice(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Lägg filen på kommunens egen filserver. Lägg den aldrig i OneDrive, Dropbox, Google Drive eller någon "
                "annan mapp som synkroniseras: då skriver olika datorer över varandra."
            ),
            self.tr("Högst ungefär tio kan skriva samtidigt. Hur många som helst kan läsa rapporterna."),
            self.tr(
                "Använd kabel eller kontorets eget nät. Över VPN och svagt trådlöst nät blir det långsamt; blir ni "
                "fler eller sitter på distans, be it-avdelningen om en PostgreSQL-databas."
            ),
            self.tr(
                "Vem som får öppna och ändra filen bestäms av mappens behörigheter, inte av programmet. Låt bara dem "
                "som behöver den komma åt mappen."
            ),
            self.tr(
                "Flytta eller kopiera aldrig filen i Utforskaren medan någon har den öppen. Spara en säkerhetskopia "
                "här i stället: den blir hel också medan andra arbetar."
            ),
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(12))
        for widget in (self.place, self._where(), self._copies(), self._sharing()):
            widget.setMaximumWidth(px(WIDEST))
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.column.addWidget(area, 1)

    def _where(self) -> Card:
        card = Card(self.tr("Här ligger filen"))
        for label in (self.name, self.folder, self.weight, self.checked):
            card.column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for act in (self.open_action, self.copy_action, self.check_action):
            row.addWidget(button(act))
        row.addStretch(1)
        card.column.addLayout(row)
        return card

    def _copies(self) -> Card:
        card = Card(self.tr("Säkerhetskopia"))
        card.column.addWidget(
            words(
                self.tr(
                    "En hel och kontrollerad kopia, också medan andra arbetar i filen. Spara den på en annan plats än "
                    "filen själv, gärna varje vecka och alltid före en stor ändring."
                ),
                wrap=True,
            )
        )
        card.column.addWidget(self.saved)
        card.column.addWidget(button(self.backup_action, "primary"), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _sharing(self) -> Card:
        card = Card(self.tr("När flera arbetar i samma fil"))
        for advice in self._advice():
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(advice, wrap=True), 1)
            card.column.addLayout(row)
        return card

    def _open_folder(self) -> None:
        if self._facts is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._facts.folder))

    def _copy_path(self) -> None:
        facts = self._facts
        if facts is not None:
            path = facts.folder if facts.size is None else str(Path(facts.folder) / facts.name)
            QGuiApplication.clipboard().setText(path)
            self.context.messages.tell(self.tr("Sökvägen är kopierad."))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
