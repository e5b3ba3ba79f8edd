"""The columns of what citizens are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import plain_language
from app.domain.citizens import GOOD_LENGTH
from app.reports import citizen_words
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import Column
from app.ui.follow_up.citizen_fields import TEXTS

if TYPE_CHECKING:
    from app.services.citizens import SummaryRow


def _written(row: SummaryRow) -> int:
    return sum(plain_language.length(str(row.values[name] or "")) for name in TEXTS)


def _longest(row: SummaryRow) -> int:
    return max(plain_language.length(str(row.values[name] or "")) for name in TEXTS)


def _state(row: SummaryRow) -> str:
    if not row.told.written:
        return translate("Citizens", "Inget skrivet")
    return translate("Citizens", "{count} tecken").format(count=_written(row))


COLUMNS = (
    Column(
        "told",
        noop("Columns", "Det här berättas"),
        text=lambda row: citizen_words.heading_of(row.told),
        stretch=True,
        strong=True,
        wraps=True,
    ),
    Column(
        "state",
        noop("Columns", "Text"),
        text=_state,
        sort=_written,
        mark=lambda row: "triangle-alert" if _longest(row) > GOOD_LENGTH else "",
        tip=lambda row: (
            translate("Citizens", "En av texterna är längre än {good} tecken.").format(good=GOOD_LENGTH)
            if _longest(row) > GOOD_LENGTH
            else _state(row)
        ),
        width=124,
    ),
    Column(
        "pictures",
        noop("Columns", "Bilder"),
        kind="number",
        decimals=0,
        value=lambda row: len(row.told.pictures) or None,
        width=72,
    ),
)
