from __future__ import annotations

import pytest

from app.domain.risk_zones import Zones, movement, over_threshold, value, zone


@pytest.mark.parametrize(
    ("risk_value", "expected"),
    [(1, "low"), (3, "low"), (4, "medium"), (8, "medium"), (9, "high"), (16, "high")],
)
def test_zones_meet_at_their_limits(risk_value: int, expected: str) -> None:
    assert zone(risk_value, Zones()) == expected


def test_a_risk_not_weighed_has_no_value_no_zone_and_is_not_proposed() -> None:
    assert value(3, None) is None
    assert zone(None, Zones()) == ""
    assert not over_threshold(None, Zones())


def test_the_municipality_draws_its_own_limits() -> None:
    strict = Zones(low_max=2, medium_max=4, threshold=6)
    assert [zone(number, strict) for number in (2, 3, 4, 5)] == ["low", "medium", "medium", "high"]
    assert over_threshold(6, strict) and not over_threshold(5, strict)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(6, 9, "up"), (9, 6, "down"), (6, 6, "same"), (None, 6, "new"), (6, None, "")],
)
def test_movement_compares_with_the_year_before(before: int | None, now: int | None, expected: str) -> None:
    assert movement(before, now) == expected
