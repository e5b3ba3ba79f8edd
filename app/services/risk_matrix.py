"""Risks counted in a matrix, and where they have gone in it since the year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.services.figures import Matrix
from app.services.municipality import Scales
from app.services.risk_rows import RiskRow


@dataclass(frozen=True, slots=True)
class Move:
    """Risks that have come from one cell of the matrix to another since the year before."""

    before: tuple[int, int]
    """Likelihood and consequence."""
    now: tuple[int, int]
    titles: tuple[str, ...]


def matrix(rows: Iterable[RiskRow], scales: Scales, zones: Zones, title: str = "") -> Matrix:
    """Count risks per likelihood and consequence. Risks not yet weighed, or put away, are in no cell."""
    size = max(len(scales.likelihood), len(scales.consequence))
    counts = [[0] * size for _ in range(size)]
    for row in rows:
        weighed = row.likelihood and row.consequence and not row.archived
        if weighed and max(row.likelihood or 0, row.consequence or 0) <= size:
            counts[(row.consequence or 0) - 1][(row.likelihood or 0) - 1] += 1
    return Matrix(
        title,
        size,
        tuple(tuple(row) for row in counts),
        tuple(
            tuple(risk_zones.zone(likelihood * consequence, zones) for likelihood in range(1, size + 1))
            for consequence in range(1, size + 1)
        ),
        tuple(step.label for step in scales.likelihood),
        tuple(step.label for step in scales.consequence),
    )


def moves(rows: Iterable[RiskRow]) -> tuple[Move, ...]:
    """Where risks have gone in the matrix since the year before; those that stand still are left out."""
    gone: dict[tuple[tuple[int, int], tuple[int, int]], list[str]] = {}
    for row in rows:
        likelihood, consequence = row.moved_from
        if row.movement not in ("up", "down", "same") or row.archived or likelihood is None:
            continue
        assert consequence is not None and row.likelihood is not None and row.consequence is not None
        before, now = (likelihood, consequence), (row.likelihood, row.consequence)
        if before != now:
            gone.setdefault((before, now), []).append(row.title)
    return tuple(Move(before, now, tuple(titles)) for (before, now), titles in sorted(gone.items()))
