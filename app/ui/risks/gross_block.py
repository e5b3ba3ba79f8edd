"""A block that is pasted into the gross list: new risks under headings, or what the cells from here on are to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.gross_list import FIELDS, SCORES, CellKey, arrange
from app.text import translate
from app.ui.common.values import clean_text
from app.ui.risks.gross_cells import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.risks.gross_view import GrossView

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Block:
    """The cells with their texts, and what there is to say of the block."""

    cells: Sequence[tuple[CellKey, str]]
    told: str = ""


def read_block(grid: GrossView, rows: list[list[str]], top: int, left: int) -> Block:
    """What a pasted block holds. Where its first row has headings they tell, and all of its rows are new risks."""
    # Here, because the words of files are asked for only when one pastes.
    from app.exchange import risk_words

    arranged = arrange(rows, risk_words.known_headings())
    if arranged is not None:
        fields, body = arranged
        unread = [
            cell.strip() for cell, field in zip(rows[0], fields, strict=True) if not field and cell.strip()
        ]
        told = translate("GrossList", "Kolumner som inte lästes: {headings}.") if unread else ""
        ids = grid.gross_model.new_ids(len(body))
        return Block(_cells(grid, fields, ids, body), told.format(headings=", ".join(unread)[:_SHOWN]))
    fields = tuple(
        COLUMNS[at]
        for at in range(left, len(COLUMNS))
        if COLUMNS[at] in FIELDS and not grid.isColumnHidden(at)
    )
    wide = max(len(row) for row in rows)
    if wide > len(fields):
        # Half a block would be saved, and the rest gone without a word.
        told = translate(
            "GrossList", "Inget klistrades in: det kopierade är {wide} kolumner, men härifrån finns {room}."
        )
        return Block((), told.format(wide=wide, room=len(fields)))
    if grid.weighing and len(rows) > len(grid.gross_model.ids) - top:
        told = translate(
            "GrossList", "Inget klistrades in: det kopierade har fler rader än det finns risker."
        )
        return Block((), told)
    return Block(_cells(grid, fields, _ids(grid, top, len(rows)), rows))


def _ids(grid: GrossView, top: int, count: int) -> list[int]:
    """The rows from here on, and as many new ones as are needed after them."""
    model = grid.gross_model
    there = [model.ids[at] for at in range(top, min(top + count, len(model.ids))) if not model.is_blank(at)]
    return [*there, *model.new_ids(count - len(there))]


def _cells(
    grid: GrossView, fields: Sequence[str], ids: Sequence[int], rows: Sequence[Sequence[str]]
) -> list[tuple[CellKey, str]]:
    model = grid.gross_model
    return [
        (CellKey(model.row_key(risk_id), field), clean_text(text))
        for risk_id, row in zip(ids, rows, strict=True)
        if any(text.strip() for text in row)
        for field, text in zip(fields, row, strict=False)
        if field and not (field in SCORES and model.locked)
    ]
