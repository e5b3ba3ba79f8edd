"""What is exported can be read back: untouched it changes nothing, and otherwise exactly what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from app.domain.measurement_sheets import FIELDS, WRITTEN, Key
from app.exchange import exports
from app.exchange.reading import read_sheets
from app.services.edits import Edit
from app.services.office import Office
from database.check import check_file
from tests.exchange.sheets import planned, set_cell, told, values


def test_what_was_exported_and_not_touched_changes_nothing(example_office: Office, tmp_path: Path) -> None:
    for ending in exports.ENDINGS:
        path = tmp_path / f"ut{ending}"
        path.write_bytes(exports.content(example_office, "measurements", ending))
        plan = planned(example_office, path)
        assert plan.count("unchanged") == len(plan.outcomes) == len(values(example_office))


def test_what_is_changed_in_the_export_is_changed_and_nothing_else(
    example_office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "ut.xlsx"
    path.write_bytes(exports.content(example_office, "all", ".xlsx"))
    before = values(example_office)
    rows = read_sheets(path)[0].rows
    set_cell(path, "G3", "<v>13591.25</v>")
    set_cell(path, "I10", "<is><t>Rättad i efterhand</t></is>", "inlineStr")
    set_cell(path, "I11", "")
    edits = {1: (5, 13591.25), 8: (7, "Rättad i efterhand"), 9: (7, "")}
    plan = planned(example_office, path)
    assert (plan.count("changed"), plan.count("unchanged")) == (3, len(rows) - 4)
    changes = example_office.measurement_sheets.store(plan)
    expected = [list(row) for row in before]
    for number, (column, value) in edits.items():
        expected[number][column] = value
    assert [list(row) for row in values(example_office)] == expected
    assert check_file(example_office.file.address) == []
    example_office.records.undo(changes)
    assert values(example_office) == before


def saved_again(path: Path, cells: Mapping[tuple[int, int], object], more: Sequence[object] = ()) -> None:
    """The workbook as another program saves it anew, with these cells (row, column) changed and a row added."""
    sheets = read_sheets(path)
    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for number, sheet in enumerate(sheets):
            made = book.add_worksheet(sheet.name)
            rows: list[list[object]] = [[*row] for row in sheet.rows]
            if number == 0:
                for (row, column), cell in cells.items():
                    rows[row][column] = cell
                rows += [[*more]] if more else []
            for at, found in enumerate(rows):
                for column, cell in enumerate(found):
                    if cell != "":
                        made.write(at, column, cell)


@pytest.mark.parametrize(
    ("cell", "field", "kept"),
    [
        (13591.25, "value", 13591.25),
        (0, "value", 0.0),
        ("13\u00a0591,25", "value", 13591.25),
        ("saknas", "value", None),
        ("Preliminärt", "state", "preliminary"),
        ("Enkät 2021; åäö", "source", "Enkät 2021; åäö"),
        ("", "source", ""),
        ("=1+1", "comment", "=1+1"),
        ("rad ett\nrad två", "comment", "rad ett\nrad två"),
    ],
)
def test_one_changed_cell_is_one_changed_field_of_one_value(
    cell: object, field: str, kept: object, example_office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "ut.xlsx"
    path.write_bytes(exports.content(example_office, "all", ".xlsx"))
    before = values(example_office)
    column = (*Key._fields, *WRITTEN).index(field)
    at = next(at for at, row in enumerate(before) if at > 40 and row[column] != kept)
    saved_again(path, {(at + 1, FIELDS.index(field)): cell})
    plan = planned(example_office, path)
    assert (plan.count("changed"), plan.count("unchanged")) == (1, len(before) - 1)
    example_office.measurement_sheets.store(plan, "", "inläsning")
    after = values(example_office)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [after[at]]
    assert after[at] == (*before[at][:column], kept, *before[at][column + 1 :])
    # The log tells of that field alone, and the other values have not been touched.
    (told_of,) = example_office.records.edit("inläsning")
    assert (told_of.old, told_of.new) == ({field: before[at][column]}, {field: kept})
    assert check_file(example_office.file.address) == []


def test_an_emptied_value_and_an_added_row_do_what_they_say(example_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ut.xlsx"
    path.write_bytes(exports.content(example_office, "measurements", ".xlsx"))
    before = values(example_office)
    row = list(read_sheets(path)[0].rows[7])
    row[FIELDS.index("year")] = 1955.0
    saved_again(path, {(3, FIELDS.index("value")): ""}, row)
    plan = planned(example_office, path)
    assert (plan.count("new"), plan.count("unchanged")) == (1, len(before))
    example_office.measurement_sheets.store(plan)
    after = values(example_office)
    (added,) = [value for value in after if value not in before]
    assert added[3] == 1955 and [value for value in after if value != added] == before


def test_a_cell_that_says_which_value_it_is_moves_nothing(example_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ut.xlsx"
    path.write_bytes(exports.content(example_office, "measurements", ".xlsx"))
    before = values(example_office)
    # Another year is another value: the one that stood there stays as it is.
    saved_again(path, {(3, FIELDS.index("year")): 1955})
    plan = planned(example_office, path)
    assert (plan.count("new"), plan.count("unchanged")) == (1, len(before) - 1)
    # The year of the next row is that row's value, which two rows cannot tell.
    saved_again(path, {(3, FIELDS.index("year")): read_sheets(path)[0].rows[4][FIELDS.index("year")]})
    assert planned(example_office, path).count("refused") == 2


def test_texts_and_numbers_come_back_as_they_were(office: Office, tmp_path: Path) -> None:
    comments = [
        "=1+1",
        "'=x",
        "+46",
        "-",
        "@a",
        "'",
        '"citat"; semikolon',
        "rad\nrad",
        "_x000D_",
        "åäö €",
        "1,5",
        "#DIV/0!",
    ]
    numbers = [0.1 + 0.2, -0.0, 1e-7, 123456789.125, -5, 1e15, 1 / 3]
    place = next(place.id for place in office.measurement_sheets.names().places if place.name == "Mullsjö")
    office.records.write_all(
        [
            Edit(
                "measurement",
                None,
                {
                    "indicator_id": 3,
                    "place_id": place,
                    "year": 1950 + at,
                    "value": value,
                    "comment": comment,
                    "source": comment,
                },
            )
            for at, (comment, value) in enumerate(
                (comment, numbers[at % len(numbers)]) for at, comment in enumerate(comments)
            )
        ]
    )
    for ending in exports.ENDINGS:
        path = tmp_path / f"ut{ending}"
        path.write_bytes(exports.content(office, "measurements", ending))
        plan = planned(office, path)
        assert [row.outcome for row in plan.outcomes] == ["unchanged"] * len(comments), told(office, path)
