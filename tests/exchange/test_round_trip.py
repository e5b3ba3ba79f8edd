"""What is exported can be read back: untouched it changes nothing, and otherwise exactly what was changed."""

from __future__ import annotations

from pathlib import Path

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
