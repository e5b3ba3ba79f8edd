"""What stands where a unit's answer would be, when there is none to write."""

from __future__ import annotations

from PySide6.QtGui import QAction

from app.text import translate
from app.ui.common.page_parts import Card, EmptyState


def none_open(year: int) -> str:
    """What to say of a year without rounds."""
    return translate(
        "Answer",
        "Här svarar nämnder och bolag på årets uppföljningar. Ingen är öppnad för {year} än: öppna en under "
        "Uppföljningar, för de enheter som ska svara.",
    ).format(year=year)


def none_asked(act: QAction) -> EmptyState:
    """For a unit that has no goals."""
    return EmptyState(
        "target",
        translate(
            "Answer",
            "Enheten har inga mål att bedöma i den här uppföljningen. Lägg till övergripande mål, eller mål som "
            "enheten ansvarar för, på sidan Mål.",
        ),
        act,
    )


def not_judged() -> EmptyState:
    """For a goal that is only there because others stand under it."""
    return EmptyState(
        "target", translate("Answer", "Enheten bedömer de mål som står under det här. Välj ett av dem.")
    )


def in_card(state: EmptyState) -> Card:
    """An empty state on a surface of its own."""
    card = Card()
    card.column.addWidget(state, 1)
    return card
