"""Writes the example's steering documents, their annexes, and the indicators' ties to Agenda 2030."""

from __future__ import annotations

from database.agenda import DocumentSdg, IndicatorSdg
from database.documents import AnnexRow, AnnexRowGoal, AnnexRowIndicator, Document, DocumentGoal
from database.example import goals, governance
from database.example.ledger import Ledger, Stamp
from database.example.texts import moment
from database.goals import SdgTarget


def fill(ledger: Ledger) -> None:
    """Everything but what only ties records together; see ``tie``."""
    for place, row in enumerate(governance.documents()):
        stamp = row.written(place)
        values = {
            "level": row.level,
            "kind": row.kind,
            "title": row.title,
            "decided_by": row.decided_by,
            "decided_on": row.decided_on,
            "valid_until": row.valid_until,
            "revise_by": row.revise_by,
            "unit_id": ledger.ids["unit", row.unit] if row.unit else None,
            "structure": row.structure,
            "annex_state": row.annex_state,
            "note": row.note,
        }
        made = ledger.make(Document, (row.key,), stamp, values)
        ledger.made_with("document", made, {"goals": ledger.of("goal", row.goals)})
        for sdg, extent, meaning in row.sdg:
            tie = {"document_id": made, "sdg_goal_id": sdg, "extent": extent, "meaning": meaning}
            ledger.make(DocumentSdg, (row.key, str(sdg)), stamp, tie)
        for position, line in enumerate(row.rows):
            said = {
                "document_id": made,
                "old_goal": line.old_goal,
                "how": line.how,
                "indicators_note": line.indicators_note,
                "position": position,
            }
            annex = ledger.make(AnnexRow, (row.key, line.old_goal), _annexed(place, position), said)
            indicators = ledger.of("indicator", line.indicators)
            links = {"goals": ledger.of("goal", line.goals), "indicators": indicators}
            ledger.made_with("annex_row", annex, links)
    codes = ledger.connection.execute(SdgTarget.__table__.select())
    targets = {row.code: row.id for row in codes}
    for place, tie_row in enumerate(goals.indicator_ties()):
        tie = {
            "indicator_id": ledger.ids["indicator", tie_row.indicator],
            "sdg_goal_id": tie_row.sdg,
            "sdg_target_id": targets[tie_row.target] if tie_row.target else None,
            "extent": tie_row.extent,
            "meaning": tie_row.meaning,
        }
        stamp = moment(2020, 3, 11, 60 + 7 * place), "klk"
        ledger.make(IndicatorSdg, (tie_row.indicator, str(tie_row.sdg)), stamp, tie)


def tie(ledger: Ledger) -> None:
    """Tie documents and the rows of their annexes to goals and indicators."""
    rows = [(document, line) for document in governance.documents() for line in document.rows]
    ledger.tie(
        DocumentGoal,
        (
            {"document_id": ledger.ids["document", document.key], "goal_id": goal}
            for document in governance.documents()
            for goal in ledger.of("goal", document.goals)
        ),
    )
    ledger.tie(
        AnnexRowGoal,
        (
            {"annex_row_id": ledger.ids["annex_row", document.key, line.old_goal], "goal_id": goal}
            for document, line in rows
            for goal in ledger.of("goal", line.goals)
        ),
    )
    ledger.tie(
        AnnexRowIndicator,
        (
            {
                "annex_row_id": ledger.ids["annex_row", document.key, line.old_goal],
                "indicator_id": ledger.ids["indicator", key],
            }
            for document, line in rows
            for key in line.indicators
        ),
    )


def _annexed(place: int, position: int) -> Stamp:
    """When a row of an annex was written in, and by whom."""
    return moment(2020, 9, 14, 45 + 12 * place + 3 * position), "klk"
