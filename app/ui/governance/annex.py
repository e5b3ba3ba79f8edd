"""Bilaga: how an older document's goals hang together with the goals of today, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import rich_text
from app.domain.codes import ANNEX_STATES
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Field, Links, Option, RichText, Text
from app.ui.common.icons import set_icon
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px
from app.ui.governance.served_goals import goal_options, indicator_options

if TYPE_CHECKING:
    from app.services.annexes import AnnexLine
    from app.services.document_cards import DocumentCard, DocumentChoices
    from app.ui.common.context import Context

STATE_FIELDS: tuple[Field, ...] = (
    Choice("annex_state", noop("Fields", "Bilagans läge"), required=True, width="half"),
)
ROW_FIELDS: tuple[Field, ...] = (
    Text("old_goal", noop("Fields", "Mål i dokumentet"), required=True),
    Links(
        "goals",
        noop("Fields", "Dagens mål som det hör ihop med"),
        add=noop("Fields", "Lägg till ett mål …"),
    ),
    RichText(
        "how",
        noop("Fields", "Så hänger styrning och uppföljning ihop"),
        help=noop("Fields", "Vem som styr nu, och var resultatet redovisas."),
    ),
    Links(
        "indicators",
        noop("Fields", "Indikatorer som används"),
        add=noop("Fields", "Lägg till en indikator …"),
    ),
    RichText("indicators_note", noop("Fields", "Om indikatorerna"), lines=1),
)


class AnnexPane(QScrollArea):
    """The state of the annex, and its rows: each is edited, moved and taken away where it stands."""

    print_wanted = Signal(int)
    """The annex of this document is to be printed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context = context
        self._choices: DocumentChoices | None = None
        self._document = 0
        self._next = 0
        self.intro = words("", "muted", wrap=True)
        self.state_form = RecordForm(STATE_FIELDS, drafts=context.drafts, scroll=False)
        self.state_form.set_options(
            "annex_state", [Option(code, wording.word("annex_state", code)) for code in ANNEX_STATES]
        )
        self.state_form.save_requested.connect(self._save_state)
        self.links = LinkList(
            context,
            "annex_row",
            ROW_FIELDS,
            (*ROW_FIELDS, *kept("document_id", "position")),
            LinkWords(
                change=self.tr("Ändra rad i bilagan"),
                add=self.tr("Lägg till rad i bilagan"),
                added=self.tr("Raden lades till i bilagan."),
                remove=self.tr("Ta bort rad ur bilagan"),
                removed=self.tr("Raden togs bort ur bilagan."),
                empty=self.tr("Hur styrning och uppföljning hänger ihop är inte skrivet än."),
                move=self.tr("Flytta rad i bilagan"),
            ),
        )
        self.links.filled.connect(self._fit)
        self.add_button = QPushButton(self.tr("Lägg till rad"))
        set_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self._add)
        self.links.left_new.connect(self.add_button.setFocus)
        self.print_button = QPushButton(self.tr("Skriv ut bilagan"))
        set_icon(self.print_button, "printer")
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self._document))
        self._lay_out()

    def set_choices(self, choices: DocumentChoices) -> None:
        """What a row can name."""
        if choices != self._choices:
            self._choices = choices
            for form in (self.links.form, self.links.new_form):
                self._fit(form)

    def show_card(self, card: DocumentCard) -> None:
        """Fill in. Rows from a time when the document followed older goals stay in sight, and no more are made."""
        document, archived = card.values["id"], bool(card.values["archived"])
        assert isinstance(document, int)
        older = card.values["structure"] == "old"
        self._document = document
        self._next = max((row.position for row in card.annex), default=-1) + 1
        # With its first row an annex is begun.
        begun = Edit("document", document, {"annex_state": "draft"}, {"annex_state": "none"})
        self.links.with_new = (begun,) if card.values["annex_state"] == "none" else ()
        self.intro.setText(self._introduced(older, bool(card.annex)))
        key = f"document:{document}:annex"
        if self.state_form.key == key:
            self.state_form.refill(card.values)
        else:
            self.state_form.load(card.values, key, str(card.values["title"]))
        self.state_form.set_locked(archived)
        self.state_form.setVisible(older)
        self.add_button.setVisible(older and not archived)
        self.print_button.setVisible(older and not archived and bool(card.annex))
        self.links.show_links(document, [self._item(row) for row in card.annex], locked=archived)

    # -- inside --

    def _introduced(self, older: bool, rows: bool) -> str:
        if not older:
            return self.tr(
                "Dokumentet följer dagens mål. Raderna finns kvar från tiden med en äldre målstruktur."
            )
        if rows:
            return self.tr("Så hör målen i dokumentet ihop med dagens mål.")
        return self.tr(
            "Dokumentet följer en äldre målstruktur. Bilagan visar, mål för mål, vilka av dagens mål som det hör "
            "ihop med, hur styrning och uppföljning hänger ihop och vilka indikatorer som används. Lägg till den "
            "första raden."
        )

    def _item(self, row: AnnexLine) -> LinkItem:
        goals = "; ".join(title for _, title in row.goals)
        used = [title for _, title in row.indicators]
        if row.indicators_note.strip():
            used.append(rich_text.plain(row.indicators_note).strip())
        served = (
            self.tr("Dagens mål: {goals}").format(goals=goals)
            if goals
            else self.tr("Inget av dagens mål är valt än.")
        )
        followed = self.tr("Indikatorer: {names}").format(names="; ".join(used)) if used else ""
        return LinkItem(
            row.id,
            row.old_goal,
            f"{served}\n{followed}".strip(),
            rich_text.plain(row.how),
            {
                "id": row.id,
                "version": row.version,
                "old_goal": row.old_goal,
                "goals": row.goal_ids,
                "how": row.how,
                "indicators": row.indicator_ids,
                "indicators_note": row.indicators_note,
            },
        )

    def _fit(self, form: RecordForm) -> None:
        """Offer what a row can name; archived goals and indicators only to the row that names them."""
        if self._choices is not None:
            base = form.base
            form.set_options("goals", goal_options(self._choices, base.get("goals")))
            form.set_options("indicators", indicator_options(self._choices, base.get("indicators")))

    def _add(self) -> None:
        self.links.start_new(
            self.tr("Ny rad i bilagan"), {"document_id": self._document, "position": self._next}
        )
        # When the form has its place: then its first field is in sight, and not the middle of it.
        first = self.links.new_form.editor("old_goal").main()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(first, 0, px(64)))

    def _save_state(self, _values: object, _base: object) -> None:
        self._context.saving.save_form(
            self.state_form, "document", self._document, self.tr("Ändra bilagans läge")
        )

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        acts.addWidget(self.add_button)
        acts.addWidget(self.print_button)
        acts.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.intro)
        column.addWidget(self.state_form)
        column.addLayout(acts)
        column.addWidget(self.links)
        column.addStretch(1)
        self.setWidget(inside)
