"""Measurements out of files: matched, told row by row, and stored all or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from app.domain.problems import UserError
from app.exchange.measurement_columns import find_columns, propose_columns, with_guesses
from app.exchange.measurement_import import plan_rows
from app.exchange.reading import read_sheets
from app.services.office import Office
from app.wording import sentence
from tests.exchange.sheets import HEADINGS, planned, told, values, write


def sheet(path: Path, *rows: object) -> Path:
    """A workbook of rows that begin with indicator, year and value, under those headings."""
    return write(path / "v.xlsx", [["Indikator", "År", "Värde"], *rows])  # type: ignore[list-item]


def store(office: Office, path: Path) -> None:
    office.measurement_sheets.store(planned(office, path))


def test_rows_become_values(office: Office, tmp_path: Path) -> None:
    path = write(
        tmp_path / "v.xlsx",
        [
            HEADINGS,
            ("Nöjda elever", None, None, 2021, None, None, 71.5),
            (
                "nöjda  ELEVER",
                None,
                "Mullsjö",
                "2021",
                "T2",
                "flickor",
                "1\u00a0071,5 %",
                "prel",
                "Enkät",
                "Få svar",
            ),
            (None, "n17461", "0680", 2020, "Tertial 1", "M", "−3", "Slutligt"),
            ("Nöjda elever", None, "Nya kommunen", 2020.0, "helår", "Totalt", "saknas", None, None, "För få"),
        ],
    )
    assert [row[1] for row in told(office, path)] == ["new"] * 4
    store(office, path)
    places = {place.id: place.name for place in office.measurement_sheets.names().places}
    assert sorted((row[0], places[row[1]], *row[2:]) for row in values(office)) == [  # type: ignore[index]
        ("Gymnasieelever med examen", "Jönköping", "M", 2020, "t1", -3, "final", "", ""),
        ("Nöjda elever", "Mullsjö", "K", 2021, "t2", 1071.5, "preliminary", "Enkät", "Få svar"),
        ("Nöjda elever", "Nya kommunen", "T", 2020, "year", None, "final", "", "För få"),
        ("Nöjda elever", "Nya kommunen", "T", 2021, "year", 71.5, "final", "", ""),
    ]


def test_each_row_is_told_old_and_new(office: Office, tmp_path: Path) -> None:
    store(office, sheet(tmp_path, ("Nöjda elever", 2020, 60), ("Nöjda elever", 2021, 71.5)))
    path = sheet(
        tmp_path,
        ("Nöjda elever", 2020, 60),
        ("Nöjda elever", 2021, 72),
        ("Nöjda elever", 2022, 0),
        ("Okänd", 2021, 1),
    )
    assert told(office, path) == [
        (2, "unchanged", "Oförändrat: Nöjda elever, Nya kommunen, 2020"),
        (3, "changed", "Ändrat: Nöjda elever, Nya kommunen, 2021: värde 71,5 → 72,0"),
        (4, "new", "Nytt: Nöjda elever, Nya kommunen, 2022: 0,0"),
        (5, "refused", "Nekas: Det finns ingen indikator som heter ”Okänd”."),
    ]


def test_one_refused_row_stops_them_all(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("Nöjda elever", 2020, 60), ("Nöjda elever", 2021, "sjuttio"))
    with pytest.raises(UserError) as caught:
        store(office, path)
    assert caught.value.code == "import_refused"
    assert values(office) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("Sjukfrånvaro", "", 2021, 5), "Flera indikatorer passar"),
        (("Nöjda elever", "N17461", 2021, 5), "hör till ”Gymnasieelever med examen”"),
        (("Nöjda elever", "N15030", 2021, 5), "koden ”N15030”"),
        (("Ny titel", "RT-1", 2021, 5), "heter ”Ny titel”"),
        (("Summa", "", 2021, 5), "summarad"),
        (("Totalt:", "", "", 5), "summarad"),
        (("", "", "", 5), "summarad"),
        (("", "", 2021, 5), "sammanfogad"),
        (("Nöjda elever", "", "", 5), "Året saknas"),
        (("Nöjda elever", "", 21, 5), "”21” är inget år"),
        (("Nöjda elever", "", "2021-12-31", 5), "är inget år"),
        (("Nöjda elever", "", 2021, "ca 5"), "”ca 5” är inget tal"),
        (("Nöjda elever", "", 2021, "-"), "är inget tal"),
        (("Nöjda elever", "", 2021, True), "är inget tal"),
        (("Nöjda elever", "", 2021, "#DIV/0!"), "är inget tal"),
        (("Nöjda elever", "", 2021, 1e300), "för stort"),
        (("Nöjda elever", "", 2021, 5, "Narnia"), "heter ”Narnia”"),
        (("Nöjda elever", "", 2021, 5, "Jönköping"), "Flera platser"),
        (("Nöjda elever", "", 2021, 5, "", "Hösten"), "Perioden ”Hösten”"),
        (("Nöjda elever", "", 2021, 5, "", "", "Ja"), "Könet ”Ja”"),
        (("Nöjda elever", "", 2021, 5, "", "", "", "kanske"), "Statusen ”kanske”"),
        (("Nöjda elever", "", 2021, 5, "", "", "", "", "x" * 301), "för lång"),
        (("Nöjda elever", "", 2021, 5, "", "", "", "", "=1+1", "@a" * 20_000), "för lång"),
    ],
)
def test_a_bad_row_is_refused_and_told_why(
    row: tuple[object, ...], said: str, office: Office, tmp_path: Path
) -> None:
    headings = ("Indikator", "Kod", "År", "Värde", "Kommun", "Period", "Kön", "Status", "Källa", "Kommentar")
    path = tmp_path / "v.csv"
    cells = [[*headings], ["" if cell == "" else str(cell) for cell in row]]
    path.write_text("\n".join(";".join(line) for line in cells), encoding="utf-8")
    if not isinstance(row[3], bool | float):
        ((number, outcome, text),) = told(office, path)
        assert (number, outcome) == (2, "refused") and said in text
    if len(str(row[-1])) < 32_767:
        path = write(tmp_path / "v.xlsx", [headings, [cell if cell != "" else None for cell in row]])
        ((number, outcome, text),) = told(office, path)
        assert (number, outcome) == (2, "refused") and said in text


def test_the_code_settles_which_of_two_it_is(office: Office, tmp_path: Path) -> None:
    path = write(
        tmp_path / "v.xlsx",
        [
            ("Indikator", "Kod", "Kommun", "År", "Värde"),
            ("Sjukfrånvaro", "RT-4", "Jönköping (region)", 2021, 5),
            ("Gymnasieelever med yrkesexamen", "N17461", "Jönköping (kommun)", 2021, 6),
            ("Nöjda elever", "vårt nr 7", "", 2021, 7),
        ],
    )
    assert [outcome for _, outcome, _ in told(office, path)] == ["new"] * 3


def test_the_same_value_twice_names_both_rows(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("Nöjda elever", 2021, 1), ("Nöjda elever", 2020, 1), ("NÖJDA ELEVER", "2021", 1))
    found = told(office, path)
    assert [outcome for _, outcome, _ in found] == ["refused", "new", "refused"]
    assert "på rad 4" in found[0][2] and "på rad 2" in found[2][2]


def test_an_empty_cell_is_not_nought_and_takes_no_value_away(office: Office, tmp_path: Path) -> None:
    store(office, sheet(tmp_path, ("Nöjda elever", 2021, 71.5)))
    found = told(office, sheet(tmp_path, ("Nöjda elever", 2021, None), ("Nöjda elever", 2022, " ")))
    assert [outcome for _, outcome, _ in found] == ["unchanged", "unchanged"]
    assert "ligger kvar" in found[0][2] and "saknas" in found[1][2]
    (missing,) = told(office, sheet(tmp_path, ("Nöjda elever", 2021, "saknas")))
    assert missing[2].endswith("värde 71,5 → saknas")


def test_a_column_with_nothing_in_it_says_nothing(office: Office, tmp_path: Path) -> None:
    headings = ("Indikator", "År", "Värde", "Källa")
    rows = [("Nöjda elever", 2020, 1, "Enkät"), ("Nöjda elever", 2021, 2, "Enkät")]
    store(office, write(tmp_path / "v.xlsx", [headings, *rows]))
    empty = write(tmp_path / "v.xlsx", [headings, *(row[:3] for row in rows)])
    assert [outcome for _, outcome, _ in told(office, empty)] == ["unchanged", "unchanged"]
    one = write(tmp_path / "v.xlsx", [headings, rows[0], rows[1][:3]])
    assert told(office, one)[1][2].endswith("källa ”Enkät” → tom")


def test_a_cell_that_is_shown_in_per_cent_is_asked_about(office: Office, tmp_path: Path) -> None:
    found = told(office, sheet(tmp_path, ("Nöjda elever", 2020, 0.715), ("Nöjda elever", 2021, 71.5)))
    assert found[0][2].endswith("0,715. Värdet är mindre än 1 procent: stämmer det?")
    assert found[1][2].endswith("71,5")


def test_a_column_that_is_lacking_is_told_with_the_one_that_could_be_it(
    office: Office, tmp_path: Path
) -> None:
    path = write(tmp_path / "v.xlsx", [("Indikator", "När", "Siffra"), ("Nöjda elever", 2021, 71.5)])
    with pytest.raises(UserError) as caught:
        planned(office, path)
    text, advice = sentence(caught.value)
    assert text.endswith("saknar kolumn för: År, Värde.")
    assert "Kolumnen ”När” ser ut som År. Kolumnen ”Siffra” ser ut som Värde." in advice


def test_titles_and_empty_rows_around_the_table_do_not_matter(office: Office, tmp_path: Path) -> None:
    rows = [
        ("Mätvärden 2021",),
        (),
        ("", "Skola", "Nyckeltal *", "År:", "Utfall", ""),
        (),
        ("", "x", "Nöjda elever", 2021, 71.5),
        (),
        ("", "y", "Nöjda elever", 2020, 70),
    ]
    path = write(tmp_path / "v.xlsx", rows)
    assert [(row, outcome) for row, outcome, _ in told(office, path)] == [(5, "new"), (7, "new")]


def test_merged_cells_over_and_among_the_headings(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "v.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "Skolans resultat")
        sheet.merge_range(1, 0, 2, 0, "Indikator")
        sheet.merge_range(1, 1, 1, 2, "Utfall per år")
        sheet.write_row(2, 1, ["År", "Värde"])
        sheet.merge_range(3, 0, 4, 0, "Nöjda elever")
        sheet.write_row(3, 1, [2020, 60])
        sheet.write_row(4, 1, [2021, 61])
    # What stands in the cell above is not read as a heading, but it is said which column it could be.
    with pytest.raises(UserError) as caught:
        planned(office, path)
    assert caught.value.code == "sheet_lacks_columns"
    columns = with_guesses(propose_columns(read_sheets(path), "v.xlsx"), office.measurement_sheets.names())
    assert columns.head == 2 and columns.fields == {"indicator": 0, "year": 1, "value": 2}
    plan = plan_rows(columns, office.measurement_sheets.names(), office.measurement_sheets)
    assert [row.outcome for row in plan.outcomes] == ["new", "refused"]


def test_the_sheet_with_the_headings_is_found(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "v.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("Läs mig").write_row(0, 0, ["Så här fyller du i", "År"])
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Indikator", "År", "Värde"])
        sheet.write_row(1, 0, ["Nöjda elever", 2021, 1])
    assert len(planned(office, path).outcomes) == 1


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (("Indikator", "År"), "sheet_lacks_columns"),
        (("Värde", "År"), "sheet_lacks_columns"),
        (("a", "b"), "sheet_lacks_columns"),
        (("Indikator", "År", "Värde", "Värde"), "sheet_heading_twice"),
        ((), "sheet_empty"),
    ],
)
def test_headings_that_do_not_do_are_told(
    headings: tuple[str, ...], code: str, office: Office, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as caught:
        planned(office, write(tmp_path / "v.xlsx", [headings, ("Nöjda elever", 2021, 1)] if headings else []))
    assert caught.value.code == code


def test_columns_without_known_headings_are_guessed_by_what_stands_in_them(
    office: Office, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "v.xlsx",
        [
            ("Var", "Vad", "När", "Hur", "Siffra", "Kommentar"),
            ("Mullsjö", "Nöjda elever", 2021, "Flickor", 71.5, "x"),
            ("Nya kommunen", "Nöjda elever", 2020, "Pojkar", 60, ""),
        ],
    )
    columns = find_columns(read_sheets(path), "v")
    assert columns.lacking == ("indicator", "year", "value")
    guessed = with_guesses(columns, office.measurement_sheets.names())
    assert guessed.fields == {"comment": 5, "indicator": 1, "place": 0, "gender": 3, "year": 2, "value": 4}
    assert guessed.lacking == () and guessed.shape == columns.shape


def test_files_of_one_shape_are_known_again(tmp_path: Path) -> None:
    def shape(headings: tuple[str, ...], value: int) -> str:
        path = write(tmp_path / "v.xlsx", [headings, ("Nöjda elever", 2021, value)])
        return find_columns(read_sheets(path), "v").shape

    assert shape(("Indikator", "År", "Värde"), 1) == shape((" indikator", "ÅR", "Värde"), 2)
    assert shape(("Indikator", "År", "Värde"), 1) != shape(("Indikator", "Värde", "År"), 1)


def test_what_somebody_changed_in_the_meantime_stops_the_import(office: Office, tmp_path: Path) -> None:
    plan = planned(office, sheet(tmp_path, ("Nöjda elever", 2021, 1)))
    office.measurement_sheets.store(plan)
    with pytest.raises(UserError) as caught:
        office.measurement_sheets.store(plan)
    assert caught.value.code == "import_overtaken"


def test_archived_values_and_indicators_are_not_in_the_way(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("Nöjda elever", 2021, 1))
    changes = office.measurement_sheets.store(planned(office, path))
    office.records.undo(changes)
    assert [outcome for _, outcome, _ in told(office, path)] == ["new"]
    office.records.archive("indicator", 1)
    assert [outcome for _, outcome, _ in told(office, path)] == ["refused"]


def test_a_person_is_shown_the_likeliest_headings_of_a_file_that_cannot_be_read_alone(
    office: Office, tmp_path: Path
) -> None:
    names = office.measurement_sheets.names()
    path = write(tmp_path / "v.xlsx", [("Skolan",), (), ("Vad", "När", "Svar"), ("Nöjda elever", 2021, 71.5)])
    columns = propose_columns(read_sheets(path), "v")
    assert columns.head == 2 and not columns.fields
    assert with_guesses(columns, names).fields == {"indicator": 0, "year": 1, "value": 2}
    path = write(
        tmp_path / "v.xlsx", [("Indikator", "År", "Utfall", "Resultat"), ("Nöjda elever", 2021, 71.5, 70)]
    )
    columns = propose_columns(read_sheets(path), "v")
    assert columns.twice == ("value",) and "value" not in with_guesses(columns, names).fields
