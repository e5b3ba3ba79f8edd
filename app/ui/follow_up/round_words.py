"""How rounds of follow-up are put in words, columns and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app import wording
from app.domain import formats
from app.domain.codes import ROUND_KINDS
from app.domain.rounds import ROUND_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.fields import Choice, Date, LongText, Option, Text
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.round_page_rows import RoundRow

_SYMBOL = 16
_ICONS = {
    "planned": ("calendar", "status_unknown"),
    "open": ("circle-dot", "status_partly"),
    "correcting": ("pencil", "status_partly"),
    "locked": ("lock", "status_met"),
}

FIELDS = (
    Choice("kind", noop("Fields", "Tillfälle"), required=True, width="half"),
    Text("title", noop("Fields", "Vad uppföljningen heter"), required=True, width="half"),
    Date("as_of", noop("Fields", "Gäller läget den"), required=True, width="half"),
    Date("last_day", noop("Fields", "Enheterna lämnar in senast"), required=True, width="half"),
    LongText(
        "note",
        noop("Fields", "Att tänka på"),
        help=noop("Fields", "Visas för enheterna när de svarar."),
    ),
)


def kind_options() -> tuple[Option, ...]:
    """The occasions to choose among."""
    return tuple(Option(kind, wording.word("round_kind", kind)) for kind in ROUND_KINDS)


def title_of(kind: str, year: int) -> str:
    """What a round of a yearly occasion is called; empty for a free one. A year's budget is that of the year after."""
    if kind == "free":
        return ""
    return f"{wording.word('round_kind', kind)} {year + 1 if kind == 'budget' else year}"


def _answers(row: RoundRow) -> str:
    if row.state == "planned":
        return EMPTY
    return translate("Rounds", "{settled} av {asked}").format(settled=row.settled, asked=row.asked)


def waiting_words(row: RoundRow) -> str:
    """Who has the next move."""
    if row.state == "locked":
        return EMPTY
    if row.state == "planned":
        return translate("Rounds", "Att öppna")
    said = []
    if row.waits_for_units:
        said.append(translate("Rounds", "Enheterna: {count}").format(count=row.waits_for_units))
    if row.waits_for_office:
        told = translate("Rounds", "Kommunledningskontoret: {count}")
        said.append(told.format(count=row.waits_for_office))
    return ", ".join(said) or translate("Rounds", "Att låsa")


def _paint_state(painter: QPainter, box: QRect, row: RoundRow, chosen: bool) -> None:
    side = px(_SYMBOL)
    mark = icons.pixmap(*_ICONS[row.state], _SYMBOL)
    painter.drawPixmap(QRect(box.left(), box.top() + (box.height() - side) // 2, side, side), mark)
    role = "selection_text" if chosen else "text"
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), wording.word("round_state", row.state), role)


COLUMNS = (
    Column("title", noop("Columns", "Uppföljning"), stretch=True, strong=True),
    Column(
        "state",
        noop("Columns", "Läge"),
        kind="custom",
        text=lambda row: wording.word("round_state", row.state),
        sort=lambda row: ROUND_STATES.index(row.state),
        paint=_paint_state,
        width=110,
    ),
    Column("last_day", noop("Columns", "Sista dag"), text=lambda row: formats.day(row.last_day), width=110),
    Column("settled", noop("Columns", "Godkända svar"), text=_answers, width=126),
    Column(
        "waiting",
        noop("Columns", "Väntar på"),
        text=waiting_words,
        tip=waiting_words,
        width=316,
    ),
    Column(
        "late",
        noop("Columns", "Sena"),
        kind="number",
        value=lambda row: row.late or None,
        mark=lambda row: "triangle-alert" if row.late else "",
        decimals=0,
        width=72,
    ),
)
ROOM = {3: 620, 4: 900, 5: 420}
"""The width of the table (at 100 % text) under which a column steps aside."""
