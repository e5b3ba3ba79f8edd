"""A risk as its form reads and saves it: the risk's own fields together with how it was last weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.problems import Clash, Conflict, Invalid, Problem
from app.services.edits import Change, Edit, Ref

if TYPE_CHECKING:
    from app.services.log import LogLine
    from app.services.office import Office
    from app.services.risks import ScoreRow

LIKELIHOOD, CONSEQUENCE, REASON = "score_likelihood", "score_consequence", "score_reason"
"""The form's names for what becomes a weighing. The risk's own ``consequence`` is a text."""

SCORE_ID = "score_id"
"""In the form's base: the weighing that it showed."""


@dataclass(frozen=True, slots=True)
class RiskCard:
    """One risk with its past."""

    values: Mapping[str, object]
    """What the form edits, with ``id``, ``version``, ``archived`` and ``score_id``."""
    scores: tuple[ScoreRow, ...]
    """Every weighing, newest first; also those made for later years."""
    history: tuple[LogLine, ...]


def read_card(office: Office, risk_id: int, year: int) -> RiskCard:
    """Read a risk as it stands in a year, with its past."""
    scores = office.risks.scores(risk_id)
    now = next((score for score in scores if score.year <= year), None)
    values = {
        **office.records.read("risk", risk_id),
        "id": risk_id,
        LIKELIHOOD: now.likelihood if now is not None else None,
        CONSEQUENCE: now.consequence if now is not None else None,
        REASON: "",
        SCORE_ID: now.id if now is not None else None,
    }
    return RiskCard(values, scores, office.log.of("risk", risk_id))


def save_risk(
    office: Office,
    risk_id: int | None,
    values: Mapping[str, object],
    base: Mapping[str, object],
    year: int,
    edit_id: str | None = None,
) -> tuple[Change, ...]:
    """Make (``risk_id`` None) or change a risk in one save; the weighing counts for ``year``.

    ``values`` are the changed fields. A weighing is added and never overwritten; where somebody else has
    weighed the risk since the form read it, ``Conflict`` tells both. Problems bear the form's names.
    """
    own = {name: value for name, value in values.items() if name not in (LIKELIHOOD, CONSEQUENCE, REASON)}
    edits = [Edit("risk", risk_id, own, base)] if own or risk_id is None else []
    weighing = _weighing(values, base, year)
    if weighing is not None:
        if risk_id is not None:
            _require_unweighed(office, risk_id, values, base, year)
        edits.append(
            Edit("risk_score", None, {"risk_id": Ref(0) if risk_id is None else risk_id, **weighing})
        )
    if not edits:
        return ()
    try:
        return office.records.write_all(edits, edit_id)
    except Invalid as error:
        raise Invalid(tuple(_named_by_form(problem) for problem in error.problems)) from error


def _weighing(
    values: Mapping[str, object], base: Mapping[str, object], year: int
) -> dict[str, object] | None:
    """What to weigh, or None where nothing was weighed. A reason alone weighs anew with the same outcome."""
    reason = str(values.get(REASON) or "")
    likelihood = values.get(LIKELIHOOD, base.get(LIKELIHOOD))
    consequence = values.get(CONSEQUENCE, base.get(CONSEQUENCE))
    if not (reason or LIKELIHOOD in values or CONSEQUENCE in values):
        return None
    if likelihood is None and consequence is None and not reason and base.get(SCORE_ID) is None:
        return None
    empty = [name for name, value in ((LIKELIHOOD, likelihood), (CONSEQUENCE, consequence)) if value is None]
    if empty:
        raise Invalid(tuple(Problem("required", name) for name in empty))
    return {
        "year": year,
        "kind": "current",
        "likelihood": likelihood,
        "consequence": consequence,
        "reason": reason,
    }


def _require_unweighed(
    office: Office, risk_id: int, values: Mapping[str, object], base: Mapping[str, object], year: int
) -> None:
    """Raise where somebody has weighed the risk to something else since the form read it."""
    current = dict(read_card(office, risk_id, year).values)
    if current[SCORE_ID] == base.get(SCORE_ID):
        return
    clashes = tuple(
        Clash(name, base.get(name), values.get(name, base.get(name)), current[name])
        for name in (LIKELIHOOD, CONSEQUENCE)
        if values.get(name, base.get(name)) != current[name]
    )
    now = next((score for score in office.risks.scores(risk_id) if score.id == current[SCORE_ID]), None)
    if clashes:
        at = now.at.astimezone().strftime("%Y-%m-%d %H:%M") if now is not None else ""
        raise Conflict("risk", risk_id, clashes, current, now.by if now is not None else "", at)


def _named_by_form(problem: Problem) -> Problem:
    """Give a problem with a weighing the form's name for its field.

    ``consequence`` is a text of the risk and a step of the weighing; only a step can be outside a scale or missing.
    """
    names = {"likelihood": LIKELIHOOD, "reason": REASON}
    if problem.field == "consequence" and problem.code in ("outside_scale", "required"):
        return Problem(problem.code, CONSEQUENCE, problem.values)
    return Problem(problem.code, names.get(problem.field, problem.field), problem.values)
