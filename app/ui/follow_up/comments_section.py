"""Synpunkter: what citizens have said, without names, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from app import wording
from app.domain import formats
from app.domain.codes import COMMENT_KINDS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Date, Field, Flag, LongText, Option
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.register import Register, RegisterWords

if TYPE_CHECKING:
    from app.services.citizens import CommentChoices, CommentRow

FIELDS: tuple[Field, ...] = (
    Choice("kind", noop("Fields", "Slag"), required=True, width="half"),
    Date("received_on", noop("Fields", "Inkom"), width="half"),
    Choice("dialogue_id", noop("Fields", "Dialog"), none=noop("Fields", "Inte vald")),
    LongText(
        "text",
        noop("Fields", "Vad som sades"),
        required=True,
        lines=3,
        help=noop("Fields", "Utan namn, och utan annat som visar vem som sa det."),
    ),
    Choice("goal_id", noop("Fields", "Mål"), none=noop("Fields", "Inget särskilt mål")),
    Choice(
        "unit_id",
        noop("Fields", "Besvaras av"),
        none=noop("Fields", "Inte bestämt"),
        width="half",
        section=noop("Fields", "Svar"),
    ),
    Date("answered_on", noop("Fields", "Besvarad"), width="half"),
    LongText(
        "answer",
        noop("Fields", "Vad kommunen gjorde"),
        lines=3,
        help=noop("Fields", "Säg vad som hände, eller varför det inte blev så."),
    ),
    Flag(
        "published",
        noop("Fields", "Med i rapporten till medborgarna"),
        help=noop("Fields", "Den kommer med i de uppföljningar som görs inom ett år från svaret."),
    ),
)

COLUMNS = (
    Column(
        "received_on",
        noop("Columns", "Inkom"),
        text=lambda row: formats.day(row.received_on) or "–",
        sort=lambda row: formats.day(row.received_on) or None,
        width=104,
    ),
    Column("text", noop("Columns", "Vad som sades"), stretch=True, strong=True, wraps=True),
    Column(
        "kind", noop("Columns", "Slag"), text=lambda row: wording.word("comment_kind", row.kind), width=140
    ),
    Column("goal", noop("Columns", "Mål"), text=lambda row: row.goal or "–", width=180, wraps=True),
    Column(
        "state",
        noop("Columns", "Svar"),
        text=lambda row: wording.word("comment_state", row.state),
        mark=lambda row: "circle-alert" if row.state == "waiting" else "",
        tip=lambda row: row.answer or wording.word("comment_state", row.state),
        width=120,
    ),
)
_TITLE = 80
"""Characters of a comment that its heading shows."""


class CommentPane(RecordPane):
    """A comment is called by its first words; a dialogue is asked for where it was said in one."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.form.changed.connect(lambda _name: self._settle())

    def read(self, record_id: int) -> dict[str, object]:
        """The comment, with what it is called."""
        values = super().read(record_id)
        return {**values, "title": _short(str(values["text"]))}

    def _changed(self, _change: object) -> None:
        self.title.setText(_short(str(self.form.values()["text"])))

    def _settle(self) -> None:
        super()._settle()
        values = self.form.values()
        told = values["kind"] == "dialogue" or values["dialogue_id"] is not None
        self.form.set_field_visible("dialogue_id", told)


class CommentsSection(Register):
    """List and form."""

    kinds = frozenset({"citizen_comment"})
    pane_class = CommentPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "follow_up",
            "citizen_comment",
            "message-square",
            RegisterWords(
                self.tr("Synpunkter"),
                self.tr("Vad medborgare har sagt, och vad kommunen gjorde av det. Aldrig vem som sa det."),
                self.tr("Sök synpunkt …"),
                self.tr(
                    "Här visas synpunkter, medborgarförslag och det som sagts i dialoger. De som får svar kan stå "
                    "i rapporten till medborgarna."
                ),
                self.tr("Välj en synpunkt i listan."),
                PaneWords(
                    new=self.tr("Ny synpunkt"),
                    change=self.tr("Ändra synpunkt"),
                    archive=self.tr("Arkivera synpunkten"),
                    restore=self.tr("Ta tillbaka synpunkten"),
                    made=self.tr("Synpunkten lades till."),
                ),
            ),
            COLUMNS,
            FIELDS,
            {2: 560, 3: 860},
        )
        self.waiting = QCheckBox(self.tr("Visa bara dem som saknar svar"))
        self.waiting.toggled.connect(lambda _on: self._filter())
        self.table.emptiness.no_hits.text.setText(self.tr("Inga synpunkter i det du har valt att visa."))
        self.left.addWidget(self.waiting)
        self.lay_out((620, 420))

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The comments, and what they can be tied to."""
        office = self.context.office
        return office.citizens.comments(archived=archived), office.citizens.choices(self.context.period.id)

    def offer(self, choices: Any) -> None:
        """Kinds, goals, dialogues, and who answers."""
        offered: CommentChoices = choices
        form = self.pane.form
        form.set_options("kind", [Option(code, word) for code, word in wording.words("comment_kind").items()])
        for name, options in (
            ("goal_id", offered.goals),
            ("dialogue_id", offered.dialogues),
            ("unit_id", offered.units),
        ):
            form.set_options(name, [Option(number, said) for number, said in options])

    def proposed(self) -> Mapping[str, object]:
        """It came today, unless another day is written."""
        return {"kind": COMMENT_KINDS[0], "received_on": self.context.today}

    def _filter(self) -> None:
        only = self.waiting.isChecked()
        self.table.set_predicate(_is_waiting if only else None)
        if not self.pane.is_new:
            self.table.choose_first()


def _is_waiting(row: CommentRow) -> bool:
    return row.state == "waiting"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"
