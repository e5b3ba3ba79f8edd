"""A save of thousands of one kind: as quick as the file allows, and in all else like saves one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from app.domain.problems import Conflict, Invalid, UserError
from app.services import adoption, checks
from app.services.batch import MANY
from app.services.checks import Draft
from app.services.kind import Kind
from app.services.kinds import KINDS
from app.services.records import Change, Edit, Records
from database import log
from database.check import check_file
from database.connection import File
from tests.helpers.files import BO, writer
from tests.helpers.queries import counted_queries

BULK = [kind for kind in KINDS.values() if kind.in_bulk]


def measured(ids: Mapping[str, int], count: int, first_year: int = 1950) -> list[Edit]:
    """So many new values of one indicator, a year each."""
    return [
        Edit(
            "measurement",
            None,
            {"indicator_id": ids["indicator"], "place_id": 1, "year": first_year + at, "value": at / 8},
        )
        for at in range(count)
    ]


def stand(records: Records, changes: Sequence[Change]) -> list[dict[str, object]]:
    return [records.read(change.kind, change.id) for change in changes]


@pytest.mark.parametrize("kind", BULK, ids=lambda kind: kind.name)
def test_what_is_written_together_has_nothing_that_must_be_looked_up_one_by_one(kind: Kind) -> None:
    assert not kind.links
    assert kind.after is adoption.nothing_to_settle
    assert kind.may_archive is checks.nothing_in_the_way
    assert all(key.table is not kind.table for key in kind.references.values())
    # Its rules do without the file: there is none here.
    values = {**kind.empty(), "year": 2021}
    kind.check(Draft(None, None, values, frozenset(values)))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", BULK, ids=lambda kind: kind.name)
def test_what_no_rule_is_said_to_look_at_makes_no_difference(kind: Kind) -> None:
    for year in (2021, 1066):
        values = {**kind.empty(), "year": year, **dict.fromkeys(kind.unruled, 1)}
        draft = Draft(None, None, values, frozenset(values))  # type: ignore[arg-type]
        found = kind.check(draft)
        for name in kind.unruled:
            # Where nothing at all would be a fault, it is looked for apart.
            nothing = [] if name in kind.filled_columns else [None]
            for value in (-5, 0, 2**52, *nothing):
                other = Draft(None, None, {**values, name: value}, draft.changed)  # type: ignore[arg-type]
                assert kind.check(other) == found


def test_a_wrong_kind_of_value_among_many_is_a_bug_and_nothing_is_kept(
    records: Records, ids: dict[str, int]
) -> None:
    edits = measured(ids, 80)
    edits[60] = Edit("measurement", None, {**edits[60].values, "value": "tio"})
    with pytest.raises(TypeError):
        records.write_all(edits)
    edits[60] = Edit("measurement", None, {**edits[60].values, "value": 1.0, "colour": "blue"})
    with pytest.raises(ValueError, match="colour"):
        records.write_all(edits)
    assert records.latest(1)[0].kind != "measurement"


def test_many_that_fill_in_different_fields_are_written_in_their_order(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    plain, noted = measured(ids, 2 * MANY), measured(ids, MANY, 2100)
    noted = [edit._replace(values={**edit.values, "comment": "=1", "value": True}) for edit in noted]
    alone = measured(ids, 1, 2190)
    made = records.write_all([*plain, *noted, *alone], "blandat")
    assert [change.id for change in made] == list(range(made[0].id, made[0].id + len(made)))
    assert [values["comment"] for values in stand(records, made)] == [""] * 100 + ["=1"] * 50 + [""]
    # A yes is kept as the number that it is, beside one that is equal to it.
    assert {type(values["value"]) for values in stand(records, made)} == {float}
    assert [row.record_id for row in records.edit("blandat")] == [change.id for change in made]
    assert check_file(file.address) == []


def test_many_together_leave_the_same_behind_as_one_by_one(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    one_by_one = [records.write_all([edit])[0] for edit in measured(ids, MANY)]
    changes = [
        Edit("measurement", change.id, {"value": -1.5}, {"value": change.after["value"]})
        for change in one_by_one
    ]
    one_by_one_changed = [records.write_all([edit])[0] for edit in changes]
    records.undo(one_by_one)
    together = records.write_all(measured(ids, MANY))
    changes = [
        Edit("measurement", change.id, {"value": -1.5}, {"value": change.after["value"]})
        for change in together
    ]
    changed = records.write_all(changes)
    for alone, other in ((one_by_one, together), (one_by_one_changed, changed)):
        assert [(c.before, c.after, c.version) for c in alone] == [
            (c.before, c.after, c.version) for c in other
        ]
    told = [
        [
            (row.action, row.old, row.new, row.version, row.by)
            for row in records.history("measurement", change.id)
        ]
        for change in together
    ]
    told_alone = [
        [
            (row.action, row.old, row.new, row.version, row.by)
            for row in records.history("measurement", change.id)[1:]
        ]
        for change in one_by_one
    ]
    assert told == told_alone
    with file.reading() as connection:
        assert log.verify(connection) == []
    assert check_file(file.address) == []


def test_a_thousand_values_are_a_handful_of_questions(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    counts = []
    for count, first_year in ((MANY, 1900), (150, 2000)):
        with counted_queries(file) as seen:
            records.write_all(measured(ids, count, first_year))
        counts.append(len(seen))
    assert counts[0] == counts[1] < 15


def test_many_are_undone_and_redone_as_one(records: Records, ids: dict[str, int]) -> None:
    made = records.write_all(measured(ids, 80))
    undone = records.undo(made)
    assert all(values["archived"] for values in stand(records, made))
    records.undo(undone)
    assert [values["value"] for values in stand(records, made)] == [at / 8 for at in range(80)]


def test_the_same_many_twice_are_written_once(records: Records, ids: dict[str, int]) -> None:
    first = records.write_all(measured(ids, 80), "inläsning-1")
    assert records.write_all(measured(ids, 80), "inläsning-1") == first


def test_one_that_stands_already_stops_them_all(records: Records, ids: dict[str, int]) -> None:
    records.write_all(measured(ids, 1, 1990))
    rows = records.latest(1000)
    with pytest.raises(Invalid) as caught:
        records.write_all(measured(ids, 80))
    assert [problem.code for problem in caught.value.problems] == ["duplicate"]
    assert records.latest(1000) == rows


def test_two_alike_in_the_same_save_stop_it(records: Records, ids: dict[str, int]) -> None:
    edits = measured(ids, 80)
    with pytest.raises(Invalid):
        records.write_all([*edits, edits[3]])
    assert records.latest(1)[0].kind != "measurement"


def test_a_place_that_one_leaves_another_may_take(records: Records, ids: dict[str, int]) -> None:
    made = records.write_all(measured(ids, MANY))
    away = [Edit("measurement", change.id, {"archived": True}) for change in made[:10]]
    moved = [Edit("measurement", change.id, {"year": 1950 + at}) for at, change in enumerate(made[40:])]
    records.write_all([*away, *moved, *measured(ids, 10, 1990)])
    years = [values["year"] for values in stand(records, made) if not values["archived"]]
    assert sorted(str(year) for year in years) == [str(year) for year in range(1950, 1990)]


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"gender": "X"}, "gender", "unknown_choice"),
        ({"year": 1066}, "year", "year_outside"),
        ({"year": None}, "year", "required"),
        ({"value": float("inf")}, "value", "not_a_number"),
        ({"place_id": 4711}, "place_id", "missing_reference"),
        ({"indicator_id": 2**60}, "indicator_id", "too_large"),
        ({"source": "x" * 301}, "source", "too_long"),
    ],
)
def test_a_bad_one_among_many_is_told_and_nothing_is_kept(
    values: dict[str, object], field: str, code: str, records: Records, ids: dict[str, int]
) -> None:
    edits = measured(ids, 80)
    edits[60] = Edit("measurement", None, {**edits[60].values, **values})
    with pytest.raises(Invalid) as caught:
        records.write_all(edits)
    assert {(problem.field, problem.code) for problem in caught.value.problems} == {(field, code)}
    assert records.latest(1)[0].kind != "measurement"


def test_what_somebody_else_has_changed_is_told_and_nothing_is_kept(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    made = records.write_all(measured(ids, 60))
    writer(file, BO).write("measurement", made[7].id, {"value": 99})
    edits = [
        Edit("measurement", change.id, {"value": 1000.0}, {"value": change.after["value"]}) for change in made
    ]
    with pytest.raises(Conflict) as caught:
        records.write_all(edits)
    assert caught.value.record_id == made[7].id and caught.value.by == "Bo Ek"
    assert records.read("measurement", made[0].id)["value"] == 0


def test_what_is_archived_or_not_there_is_told(records: Records, ids: dict[str, int]) -> None:
    made = records.write_all(measured(ids, 60))
    records.archive("measurement", made[7].id)
    edits = [Edit("measurement", change.id, {"value": 1000.0}) for change in made]
    with pytest.raises(UserError) as caught:
        records.write_all(edits)
    assert caught.value.code == "record_archived"
    with pytest.raises(UserError) as caught:
        records.write_all([*edits[:7], *edits[8:], Edit("measurement", 4711, {"value": 1})])
    assert caught.value.code == "record_missing"
