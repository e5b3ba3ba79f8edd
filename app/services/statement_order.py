"""The order of the statements of the self-assessment: told without a database, so that a window can ask at once."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from app.services.edits import Edit

if TYPE_CHECKING:
    from app.services.self_assessment import StatementRow


def moved(statements: tuple[StatementRow, ...], statement_id: int, step: int) -> list[Edit]:
    """The edits that move a statement up (-1) or down (1) within its part; none where it stands at the end."""
    row = next(each for each in statements if each.id == statement_id)
    order = [each for each in statements if each.part == row.part and not each.archived]
    if row not in order:
        return []
    at = order.index(row)
    if not 0 <= at + step < len(order):
        return []
    order[at], order[at + step] = order[at + step], order[at]
    return [
        Edit("control_statement", each.id, {"position": place}, {"position": each.position})
        for place, each in zip(count(1), order, strict=False)
        if each.position != place
    ]
