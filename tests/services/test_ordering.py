"""Moving goals and units."""

from __future__ import annotations

import pytest

from app.domain.problems import Invalid
from app.services.ordering import move
from app.services.records import Records
from database.connection import File


@pytest.fixture
def siblings(records: Records, ids: dict[str, int]) -> list[int]:
    goal = {"period_id": 1, "level": "body", "unit_id": 2, "parent_id": ids["overarching"]}
    others = [records.write("goal", None, {**goal, "title": title, "position": 1}).id for title in "BCD"]
    return [ids["body"], *others]


def shown(records: Records, siblings: list[int]) -> list[int]:
    return sorted(siblings, key=lambda goal: (records.read("goal", goal)["position"], goal))


def test_a_goal_is_put_in_front_of_another(
    file: File, records: Records, siblings: list[int], ids: dict[str, int]
) -> None:
    a, b, c, d = siblings
    move(file, records, "goal", d, ids["overarching"], b)
    assert shown(records, siblings) == [a, d, b, c]
    changes = move(file, records, "goal", a, ids["overarching"], None)
    assert shown(records, siblings) == [d, b, c, a]
    records.undo(changes)
    assert shown(records, siblings) == [a, d, b, c]


def test_a_goal_is_not_moved_where_it_may_not_stand(
    file: File, records: Records, siblings: list[int], ids: dict[str, int]
) -> None:
    with pytest.raises(Invalid):
        move(file, records, "goal", siblings[0], ids["vision"], None)
    assert records.read("goal", siblings[0])["parent_id"] == ids["overarching"]


def test_a_unit_is_moved_to_the_top(file: File, records: Records) -> None:
    changes = move(file, records, "unit", 2, None, 1)
    assert records.read("unit", 2)["parent_id"] is None
    assert records.read("unit", 1)["position"] == 1
    assert len(changes) == 2
