"""What can be written of a row of the gross list as it stands, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.gross_list import REQUIRED, SCORES, CellKey, RowEdit, RowKey, lacking, same_risk
from app.ui.risks.gross_cells import Unsaved
from app.ui.risks.gross_model import GrossModel

SOFT = ("required", "other_half")
"""What a row lacks. It is told anew each time the row is to be saved."""
SAVABLE = ("conflict", "failed", "left", "twice")
"""What may be saved all the same, when somebody says so."""

type_of_sent = dict[CellKey, Unsaved]


def edit_of(
    model: GrossModel, row: RowKey, known: Sequence[Mapping[str, object]], *, insist: bool
) -> tuple[RowEdit | None, type_of_sent]:
    """The edit with the cells that it holds; what the row lacks is marked. ``known`` are the risks there are."""
    unsaved, stored = model.unsaved, model.values(row.risk_id)
    for key in [key for key, cell in unsaved.items() if key.row == row and cell.trouble in SOFT]:
        # What lacked before may be there now; a text that stood there counts again.
        if unsaved[key].text:
            unsaved[key].trouble = ""
        else:
            del unsaved[key]
    cells = {key.field: cell for key, cell in unsaved.items() if key.row == row}
    if not cells or any(cell.sent for cell in cells.values()):
        return None, {}
    right = {
        field: cell
        for field, cell in cells.items()
        if not cell.trouble or (insist and cell.trouble in SAVABLE)
    }
    missing = lacking(stored, {field: cell.wanted for field, cell in right.items()})
    for field, code in missing.items():
        if field not in cells:
            unsaved[CellKey(row, field)] = Unsaved("", trouble=code)
        elif not cells[field].trouble:
            cells[field].trouble = code
    if any(field in missing for field in REQUIRED):
        return None, {}
    if any(field in missing or (field in cells and field not in right) for field in SCORES):
        # Half a weighing waits for the other half.
        right = {field: cell for field, cell in right.items() if field not in SCORES}
    wanted = {field: cell.wanted for field, cell in right.items()}
    if row.risk_id < 0 and not insist and any(same_risk(wanted, other) for other in known):
        cells["title"].trouble = "twice"
        return None, {}
    if not wanted:
        return None, {}
    seen = {field: stored.get(field) for field in wanted}
    reason = next((cell.reason for field, cell in right.items() if field in SCORES), "")
    return RowEdit(row.risk_id, seen, wanted, reason), {
        CellKey(row, field): cell for field, cell in right.items()
    }
