"""A risk as its form reads and saves it: the risk's own fields together with how it was last weighed.

A risk is weighed in three ways: inherent (if nothing were done), current, and residual (when what is to be done is
done). A weighing is added and never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.domain.codes import SCORE_KINDS
from app.domain.problems import Clash, Conflict, Invalid, Problem
from app.services.edits import Change, Edit, Ref

if TYPE_CHECKING:
    from app.services.log import LogLine
    from app.services.office import Office
    from app.services.origin_conclusions import OriginConclusion
    from app.services.risk_dealings import DealingChoices, Dealings
    from app.services.risk_scores import ScoreRow


class Weighing(NamedTuple):
    """The form's names for what becomes a weighing. The risk's own ``consequence`` is a text."""

    likelihood: str
    consequence: str
    reason: str
    score_id: str
    """In the form's base: the weighing that it showed."""


def _names(start: str) -> Weighing:
    return Weighing(*(f"{start}_{part}" for part in ("likelihood", "consequence", "reason", "id")))


WEIGHINGS: Mapping[str, Weighing] = {
    kind: _names("score" if kind == "current" else kind) for kind in SCORE_KINDS
}
"""By kind, in the order from inherent to residual."""

LIKELIHOOD, CONSEQUENCE, REASON, SCORE_ID = WEIGHINGS["current"]


@dataclass(frozen=True, slots=True)
class RiskCard:
    """One risk with its past, and what is done about it."""

    values: Mapping[str, object]
    """What the form edits, with ``id``, ``version``, ``archived`` and the weighings that it shows."""
    scores: tuple[ScoreRow, ...]
    """Every weighing, newest first; also those made for later years."""
    history: tuple[LogLine, ...]
    dealings: Dealings
    choices: DealingChoices
    conclusions: tuple[OriginConclusion, ...]
    """Those of joint analyses that it comes out of."""


def read_card(office: Office, risk_id: int, year: int) -> RiskCard:
    """Read a risk as it stands in a year, with its past and what is done about it."""
    scores = office.risks.scores(risk_id)
    dealings, choices = office.risks.dealings(risk_id, year)
    values: dict[str, object] = {**office.records.read("risk", risk_id), "id": risk_id}
    for kind, names in WEIGHINGS.items():
        values.update(_shown(names, _newest(scores, kind, year)))
    history, conclusions = office.risks.history(risk_id), office.conclusions.of_risk(risk_id)
    return RiskCard(values, scores, history, dealings, choices, conclusions)


def save_risk(
    office: Office,
    risk_id: int | None,
    values: Mapping[str, object],
    base: Mapping[str, object],
    year: int,
    edit_id: str | None = None,
) -> tuple[Change, ...]:
    """Make (``risk_id`` None) or change a risk in one save; weighings count for ``year``.

    ``values`` are the changed fields. Where somebody else has weighed the risk since the form read it, ``Conflict``
    tells both. Problems bear the form's names.
    """
    weighings = {name for names in WEIGHINGS.values() for name in names}
    own = {name: value for name, value in values.items() if name not in weighings}
    edits = [Edit("risk", risk_id, own, base)] if own or risk_id is None else []
    weighed = list(_weighed(values, base, year))
    if risk_id is not None and weighed:
        _require_unweighed(office, risk_id, values, base, year)
    owner: object = Ref(0) if risk_id is None else risk_id
    edits += [Edit("risk_score", None, {"risk_id": owner, **weighing}) for weighing in weighed]
    if not edits:
        return ()
    try:
        return office.records.write_all(edits, edit_id)
    except Invalid as error:
        raise Invalid(tuple(_named_by_form(problem, weighed) for problem in error.problems)) from error


def _newest(scores: Sequence[ScoreRow], kind: str, year: int) -> ScoreRow | None:
    return next((score for score in scores if score.kind == kind and score.year <= year), None)


def _shown(names: Weighing, now: ScoreRow | None) -> dict[str, object]:
    return {
        names.likelihood: now.likelihood if now is not None else None,
        names.consequence: now.consequence if now is not None else None,
        names.reason: "",
        names.score_id: now.id if now is not None else None,
    }


def _weighed(
    values: Mapping[str, object], base: Mapping[str, object], year: int
) -> Iterator[dict[str, object]]:
    """What to weigh, by kind. Raises for everything that a weighing lacks, under the form's names."""
    found, problems = [], []
    for kind, names in WEIGHINGS.items():
        weighing = _weighing(names, values, base)
        if weighing is None:
            continue
        asked = {names.likelihood: weighing["likelihood"], names.consequence: weighing["consequence"]}
        if kind == "residual":
            # What is left when something has been done is a judgement: its readers ask what it rests on.
            asked[names.reason] = str(weighing["reason"]).strip() or None
        problems += [Problem("required", name) for name, value in asked.items() if value is None]
        found.append({"year": year, "kind": kind, **weighing})
    if problems:
        raise Invalid(tuple(problems))
    yield from found


def _weighing(
    names: Weighing, values: Mapping[str, object], base: Mapping[str, object]
) -> dict[str, object] | None:
    """One weighing, or None where nothing was weighed. A reason alone weighs anew with the same outcome."""
    reason = str(values.get(names.reason) or "")
    likelihood = values.get(names.likelihood, base.get(names.likelihood))
    consequence = values.get(names.consequence, base.get(names.consequence))
    if not (reason or names.likelihood in values or names.consequence in values):
        return None
    if likelihood is None and consequence is None and not reason and base.get(names.score_id) is None:
        return None
    return {"likelihood": likelihood, "consequence": consequence, "reason": reason}


def _require_unweighed(
    office: Office, risk_id: int, values: Mapping[str, object], base: Mapping[str, object], year: int
) -> None:
    """Raise where somebody has weighed the risk to something else since the form read it."""
    scores = office.risks.scores(risk_id)
    clashes: list[Clash] = []
    theirs: ScoreRow | None = None
    for kind, names in WEIGHINGS.items():
        now = _newest(scores, kind, year)
        shown = _shown(names, now)
        if shown[names.score_id] == base.get(names.score_id) or values.keys().isdisjoint(names):
            continue
        found = [
            Clash(name, base.get(name), values.get(name, base.get(name)), shown[name])
            for name in (names.likelihood, names.consequence)
            if values.get(name, base.get(name)) != shown[name]
        ]
        clashes += found
        theirs = now if found else theirs
    if clashes:
        at = theirs.at.astimezone().strftime("%Y-%m-%d %H:%M") if theirs is not None else ""
        current = read_card(office, risk_id, year).values
        raise Conflict(
            "risk", risk_id, tuple(clashes), dict(current), theirs.by if theirs is not None else "", at
        )


def _named_by_form(problem: Problem, weighed: Sequence[Mapping[str, object]]) -> Problem:
    """Give a problem with a weighing the form's name for its field.

    ``consequence`` is a text of the risk and a step of the weighing; only a step can be outside a scale.
    """
    if problem.code == "outside_scale":
        wrong = problem.values.get("value")
        kind = next(str(each["kind"]) for each in weighed if each[problem.field] == wrong)
        names = WEIGHINGS[kind]
        field = names.likelihood if problem.field == "likelihood" else names.consequence
        return Problem(problem.code, field, problem.values)
    if problem.field == "reason":
        # No field of the risk itself is called so; the first weighing that has a reason is the one that is too long.
        longest = max(weighed, key=lambda each: len(str(each["reason"])), default=None)
        kind = str(longest["kind"]) if longest is not None else "current"
        return Problem(problem.code, WEIGHINGS[kind].reason, problem.values)
    return problem
