"""Putting indicators away and taking them back: several at once where several are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.text import translate
from app.ui.common.page_parts import action
from app.ui.common.saving import Saving

if TYPE_CHECKING:
    from app.services.indicator_rows import IndicatorRow


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


def archiving_actions(
    page: QWidget, saving: Saving, chosen: Callable[[], Sequence[IndicatorRow]]
) -> tuple[QAction, QAction]:
    """The acts of archiving the chosen rows and of taking them back."""
    return (
        action(
            page,
            translate("Indicators", "Arkivera indikatorn"),
            lambda: set_archived(saving, chosen(), archived=True),
            icon="archive",
            tip=translate("Indicators", "Den försvinner ur listan men finns kvar i arkivet"),
        ),
        action(
            page,
            translate("Indicators", "Ta tillbaka indikatorn"),
            lambda: set_archived(saving, chosen(), archived=False),
            icon="archive-restore",
        ),
    )
