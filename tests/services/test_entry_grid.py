"""Values entered in a grid: what is read, what is written, and what a colleague has changed meanwhile."""

from __future__ import annotations

import pytest

from app.domain.entry_grid import CellContent, CellEdit, CellKey
from app.domain.problems import Invalid
from app.domain.unlikely_values import Span
from app.services.edits import Change, Edit
from app.services.entry_grid import EntryGrid
from app.services.office import Office
from app.services.records import Records
from database.connection import File
from tests.helpers.files import BO, writer
from tests.helpers.queries import counted_queries

OWN = 1
"""The place that a new file has: the municipality itself."""


@pytest.fixture
def grid(file: File, records: Records) -> EntryGrid:
    return EntryGrid(file, records)


@pytest.fixture
def cell(ids: dict[str, int]) -> CellKey:
    """A cell that nothing stands in yet."""
    return CellKey(OWN, ids["indicator"], 2021, "t2", "T")


def stored(grid: EntryGrid, key: CellKey) -> CellContent | None:
    return grid.read({key.year}).contents.get(key)


def measurement_of(changes: tuple[Change, ...]) -> int:
    return changes[0].id


def test_a_value_in_an_empty_cell_is_a_new_measurement(grid: EntryGrid, cell: CellKey) -> None:
    outcome = grid.write([CellEdit(cell, None, CellContent(71.5, "preliminary"))])
    assert not outcome.refused
    assert stored(grid, cell) == CellContent(71.5, "preliminary", "")
    (row,) = grid.read({2021}).rows
    assert row.used == {("t2", "T")}


def test_an_indicator_split_by_gender_awaits_women_and_men_too(
    grid: EntryGrid, records: Records, cell: CellKey
) -> None:
    grid.write([CellEdit(cell, None, CellContent(71.5))])
    records.write("indicator", cell.indicator_id, {"by_gender": True})
    (row,) = grid.read({2021}).rows
    assert row.used == {("t2", "T"), ("t2", "K"), ("t2", "M")}


def test_an_emptied_cell_goes_to_the_archive_and_never_becomes_zero(
    grid: EntryGrid, records: Records, cell: CellKey
) -> None:
    made = grid.write([CellEdit(cell, None, CellContent(71.5))])
    grid.write([CellEdit(cell, CellContent(71.5), None)])
    assert stored(grid, cell) is None
    kept = records.read("measurement", measurement_of(made.changes))
    assert (kept["archived"], kept["value"]) == (True, 71.5)


def test_a_correction_keeps_the_old_value_in_the_log(
    grid: EntryGrid, records: Records, cell: CellKey
) -> None:
    made = grid.write([CellEdit(cell, None, CellContent(71.5))])
    grid.write([CellEdit(cell, CellContent(71.5), CellContent(72.0))])
    newest = records.history("measurement", measurement_of(made.changes))[0]
    assert (newest.old, newest.new) == ({"value": 71.5}, {"value": 72.0})


def test_a_value_known_to_be_missing_is_not_an_empty_cell(grid: EntryGrid, cell: CellKey) -> None:
    grid.write([CellEdit(cell, None, CellContent(None, "final", "Enkäten ställdes in."))])
    assert stored(grid, cell) == CellContent(None, "final", "Enkäten ställdes in.")


def test_a_block_is_one_step_that_is_undone_whole(grid: EntryGrid, records: Records, cell: CellKey) -> None:
    keys = [cell._replace(part=part, gender=gender) for part in ("t1", "t2") for gender in ("T", "K", "M")]
    outcome = grid.write([CellEdit(key, None, CellContent(float(at))) for at, key in enumerate(keys)])
    assert len(grid.read({2021}).contents) == 6
    records.undo(outcome.changes)
    assert not grid.read({2021}).contents


def test_a_cell_that_a_colleague_has_changed_is_left_and_the_others_are_written(
    grid: EntryGrid, file: File, cell: CellKey
) -> None:
    other = cell._replace(gender="K")
    grid.write([CellEdit(cell, None, CellContent(71.5))])
    theirs = EntryGrid(file, writer(file, BO))
    theirs.write([CellEdit(cell, CellContent(71.5), CellContent(80.0))])
    outcome = grid.write(
        [CellEdit(cell, CellContent(71.5), CellContent(72.0)), CellEdit(other, None, CellContent(73.0))]
    )
    (refused,) = outcome.refused
    assert (refused.key, refused.theirs, refused.by) == (cell, CellContent(80.0), "Bo Ek")
    assert stored(grid, cell) == CellContent(80.0)
    assert stored(grid, other) == CellContent(73.0)
    # Having seen theirs, mine may be written all the same.
    assert not grid.write([CellEdit(cell, CellContent(80.0), CellContent(72.0))]).refused
    assert stored(grid, cell) == CellContent(72.0)


def test_a_cell_that_a_colleague_filled_or_emptied_meanwhile_is_told_too(
    grid: EntryGrid, file: File, cell: CellKey
) -> None:
    theirs = EntryGrid(file, writer(file, BO))
    theirs.write([CellEdit(cell, None, CellContent(80.0))])
    (filled,) = grid.write([CellEdit(cell, None, CellContent(72.0))]).refused
    assert filled.theirs == CellContent(80.0)
    theirs.write([CellEdit(cell, CellContent(80.0), None)])
    (emptied,) = grid.write([CellEdit(cell, CellContent(80.0), CellContent(72.0))]).refused
    assert emptied.theirs is None
    assert not grid.write([CellEdit(cell, CellContent(80.0), None)]).changes


def test_what_a_colleague_did_to_another_part_of_the_cell_is_kept(
    grid: EntryGrid, file: File, cell: CellKey
) -> None:
    grid.write([CellEdit(cell, None, CellContent(71.5))])
    theirs = EntryGrid(file, writer(file, BO))
    theirs.write([CellEdit(cell, CellContent(71.5), CellContent(71.5, "final", "Ur enkäten"))])
    assert not grid.write([CellEdit(cell, CellContent(71.5), CellContent(72.0))]).refused
    assert stored(grid, cell) == CellContent(72.0, "final", "Ur enkäten")


def test_the_same_value_from_two_people_is_no_conflict(grid: EntryGrid, file: File, cell: CellKey) -> None:
    EntryGrid(file, writer(file, BO)).write([CellEdit(cell, None, CellContent(72.0))])
    outcome = grid.write([CellEdit(cell, None, CellContent(72.0))])
    assert not outcome.refused
    assert not outcome.changes


def test_somebody_who_saves_between_the_look_and_the_write_is_seen(
    file: File, records: Records, cell: CellKey
) -> None:
    class Overtaken(Records):
        """Loses the race once."""

        raced = False

        def write_all(self, edits: object, edit_id: str | None = None) -> tuple[Change, ...]:
            if not self.raced:
                self.raced = True
                values = {**cell._asdict(), "value": 80.0}
                writer(file, BO).write_all([Edit("measurement", None, values)])
            return super().write_all(edits, edit_id)  # type: ignore[arg-type]

    grid = EntryGrid(file, Overtaken(file, BO, "annat rum"))
    (refused,) = grid.write([CellEdit(cell, None, CellContent(72.0))]).refused
    assert refused.theirs == CellContent(80.0)


def test_a_committee_answers_for_what_its_units_measure(example_office: Office) -> None:
    grid = example_office.entry_grid
    units = {name: unit_id for unit_id, name in grid.read({2021}).units}
    assert "Socialnämnden" in units
    assert "Biblioteken" not in units
    rows = grid.read({2021}, units["Socialnämnden"]).rows
    assert {row.responsible for row in rows} == {"Äldreomsorgen", "Individ- och familjeomsorgen"}


def test_values_are_of_the_own_municipality_or_of_a_unit_but_never_of_the_nation(
    example_office: Office,
) -> None:
    school = example_office.records.write("place", None, {"kind": "unit", "name": "Fenix"}).id
    page = example_office.entry_grid.read({2020, 2021})
    assert [place.name for place in page.places] == ["Vaggeryds kommun", "Fenix"]
    assert {key.place_id for key in page.contents} == {page.place_id}
    assert not example_office.entry_grid.read({2020, 2021}, place_id=school).contents


def test_however_many_rows_the_grid_asks_as_few_questions(example_office: Office) -> None:
    with counted_queries(example_office.file) as asked:
        example_office.entry_grid.read({2020, 2021})
    assert len(asked) <= 6


def test_a_broken_rule_is_told_and_nothing_is_written(grid: EntryGrid, cell: CellKey) -> None:
    wrong = cell._replace(gender="X")
    with pytest.raises(Invalid):
        grid.write([CellEdit(cell, None, CellContent(1.0)), CellEdit(wrong, None, CellContent(2.0))])
    assert stored(grid, cell) is None


def test_the_grid_knows_what_all_other_years_have_been_between(empty_office: Office) -> None:
    one = empty_office.records.write("indicator", None, {"title": "A", "quality": "actual"}).id
    place = empty_office.entry_grid.read({2024}).place_id
    of = {"indicator_id": one, "place_id": place, "gender": "T", "part": "year", "state": "final"}
    for year, value in ((2018, -4.0), (2019, 0.0), (2020, 10.0), (2021, None), (2024, 999.0)):
        empty_office.records.write("measurement", None, {**of, "year": year, "value": value})
    empty_office.records.write("measurement", None, {**of, "year": 2019, "gender": "K", "value": 7.0})
    page = empty_office.entry_grid.read({2023, 2024})
    assert page.spans == {
        (one, "year", "T"): Span(-4.0, 10.0, 4.0, 10.0),
        (one, "year", "K"): Span(7.0, 7.0, 7.0, 7.0),
    }
