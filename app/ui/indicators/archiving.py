"""Putting indicators away and taking them back: several at once where several are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.services.edits import Edit
from app.text import translate
from app.ui.common.saving import Saving

if TYPE_CHECKING:
    from app.services.indicators import IndicatorRow


def set_archived(saving: Saving, rows: Sequence[IndicatorRow], *, archived: bool) -> None:
    """Archive the rows, or take them back, in one save that Ångra takes back whole."""
    if not rows:
        return
    edits = [Edit("indicator", row.id, {"archived": archived}, {"archived": not archived}) for row in rows]
    if archived:
        text = translate("Indicators", "Arkivera indikator")
        told = translate("Indicators", "Indikatorn arkiverades. Ångra med Ctrl+Z.")
    else:
        text = translate("Indicators", "Ta tillbaka indikator")
        told = translate("Indicators", "Indikatorn togs tillbaka.")
    saving.write(text, edits, told=told)
