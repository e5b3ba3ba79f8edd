"""Files from outside: what is read of them, and what is turned away before anything looks inside."""

from __future__ import annotations

import io
import random
import zipfile
from copy import copy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from app.domain.problems import UserError
from app.exchange import guard
from app.exchange.reading import read_sheets
from tests.exchange.sheets import edit, pack, write

SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_sheets(path)
    return caught.value.code


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path / "liten.xlsx", [["Indikator", "År", "Värde"], ["Nöjda elever", 2021, 71.5]])


def test_cells_come_as_what_they_are_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Värden")
        sheet.write_row(2, 1, ["å", 1.5, True])
        sheet.write_datetime(3, 1, date(2021, 2, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula(3, 2, "=1+1", None, 2)
        book.add_worksheet("Gömt").hide()
    (found,) = read_sheets(path)
    assert found.name == "Värden" and found.first == 1
    assert found.rows[2:] == [["", "å", 1.5, True], ["", date(2021, 2, 1), 2.0, ""]]


def test_a_formula_that_went_wrong_is_not_an_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "fel.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("Blad1").write(0, 0, "först")
        book.add_worksheet("Blad2").write_formula(0, 0, "=1/0", None, "#DIV/0!")
    assert read_sheets(path)[1].rows == [["#DIV/0!"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_file_is_understood_however_it_was_saved(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    path = tmp_path / "v.csv"
    lines = [["Indikator", "År", "Värde"], ['"Nöjda; elever, ja"', "2021", "71.5"]]
    path.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    (sheet,) = read_sheets(path)
    assert sheet.rows == [["Indikator", "År", "Värde"], ["Nöjda; elever, ja", "2021", "71.5"]]


def test_excels_own_line_about_the_separator_is_not_a_row(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("sep=|\nÅr|Värde\n2021|1", encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert (sheet.first, sheet.rows) == (2, [["År", "Värde"], ["2021", "1"]])


def test_a_text_that_was_made_harmless_is_itself_again(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("A;B\n'=1+1;''-x", encoding="utf-8")
    assert read_sheets(path)[0].rows[1] == ["=1+1", "'-x"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tom.xlsx", b"", "sheet_empty"),
        ("tom.csv", b" \n", "sheet_empty"),
        ("brev.xlsx", b"Hej kommunen!", "sheet_not_a_workbook"),
        ("rapport.xlsx", b"%PDF-1.7 ...", "sheet_not_a_workbook"),
        ("gammal.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet_locked_or_old"),
        ("makro.xlsm", b"PK\x03\x04", "sheet_has_macros"),
        ("bild.png", b"x", "sheet_wrong_ending"),
        ("bok.csv", b"PK\x03\x04\0\0", "sheet_not_text"),
        ("binär.csv", b"a;b\0c", "sheet_not_text"),
        ("citat.csv", b'a;b\n"oavslutat;1\n', "sheet_bad_line"),
    ],
)
def test_what_is_no_table_is_told_for_what_it_is(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == code


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "saknas.xlsx") == "sheet_missing"
    (tmp_path / "mapp.xlsx").mkdir()
    assert refusal(tmp_path / "mapp.xlsx") == "sheet_is_a_folder"


def test_a_huge_workbook_is_turned_away_unread(tmp_path: Path) -> None:
    path = tmp_path / "stor.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert refusal(path) == "sheet_too_large"


def test_a_zip_bomb_is_turned_away_unpacked(small: Path) -> None:
    parts = parts_of(small)
    pack(small, {**parts, "xl/media/bomb.xml": b"0" * 70_000_000})
    assert small.stat().st_size < 200_000
    assert refusal(small) == "sheet_unpacks_too_large"
    pack(small, {**parts, **{f"xl/{number}.xml": b"<a/>" for number in range(guard.MOST_PARTS)}})
    assert refusal(small) == "sheet_unpacks_too_large"


def test_parts_that_lie_over_one_another_are_a_bomb(small: Path) -> None:
    with zipfile.ZipFile(small, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/large.xml", random.Random(7).randbytes(30_000))
        (large,) = [item for item in archive.filelist if item.filename == "xl/large.xml"]
        for number in range(5):
            again = copy(large)
            again.filename = f"xl/{number}.xml"
            archive.filelist.append(again)
    assert refusal(small) == "sheet_unpacks_too_large"


def test_a_part_that_lies_about_its_size_is_damage(small: Path) -> None:
    pack(small, {**parts_of(small), "xl/extra.xml": b"0" * 900_000})
    content = small.read_bytes()
    true, false = (900_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert content.count(true) == 2
    small.write_bytes(content.replace(true, false))
    assert refusal(small) == "sheet_not_a_workbook"


def test_macros_are_turned_away_whatever_the_file_is_called(small: Path) -> None:
    parts = parts_of(small)
    pack(small, {**parts, "xl/vbaProject.bin": b"x"})
    assert refusal(small) == "sheet_has_macros"
    types = parts["[Content_Types].xml"].replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    pack(small, {**parts, "[Content_Types].xml": types})
    assert refusal(small) == "sheet_has_macros"


def test_a_word_document_with_the_wrong_name_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "brev.xlsx"
    pack(path, {"[Content_Types].xml": b"<Types>wordprocessingml</Types>", "word/document.xml": b"<w/>"})
    assert refusal(path) == "sheet_not_a_workbook"


def test_a_part_that_declares_entities_is_not_read(small: Path) -> None:
    edit(
        small,
        "xl/workbook.xml",
        lambda part: part.replace("<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook'),
    )
    assert refusal(small) == "sheet_unusual"


@pytest.mark.parametrize("cell", ["XFD1", "A1048576", "DA1", "A100000"])
def test_a_cell_far_away_does_not_fill_the_memory(cell: str, small: Path) -> None:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'
    edit(small, SHEET, lambda part: part.replace("</sheetData>", far))
    assert refusal(small) == "sheet_too_wide_or_long"


def test_a_cell_far_away_is_found_also_under_a_name_with_a_prefix(small: Path) -> None:
    far = '<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row></sheetData>'
    edit(small, SHEET, lambda part: part.replace("</sheetData>", far))
    assert refusal(small) == "sheet_too_wide_or_long"


def test_cells_without_a_place_are_not_counted_on(small: Path) -> None:
    edit(small, SHEET, lambda part: part.replace('<c r="A1"', "<c"))
    assert refusal(small) == "sheet_unusual"


def test_one_long_text_shared_by_very_many_cells_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "t.xlsx", [["x" * 30_000] * 100] * 150)
    assert path.stat().st_size < 100_000
    assert refusal(path) == "sheet_unpacks_too_large"


def test_long_texts_that_are_not_shared_are_read(tmp_path: Path) -> None:
    rows = [[random.Random(number).randbytes(10_000).hex(), *["kort"] * 80] for number in range(200)]
    assert len(read_sheets(write(tmp_path / "t.xlsx", rows))[0].rows) == 200


def test_a_text_file_has_its_limits_too(tmp_path: Path) -> None:
    path = tmp_path / "bred.csv"
    path.write_text(";" * 500, encoding="utf-8")
    assert refusal(path) == "sheet_too_wide_or_long"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=st.integers(0, 2**32), inside=st.booleans())
def test_no_damaged_workbook_does_harm(seed: int, inside: bool, small: Path, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / "skadad.xlsx"
    parts = parts_of(small)

    def spoiled(content: bytes) -> bytes:
        made = bytearray(content)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(made))
            if chance.random() < 0.5:
                made[at] = chance.randrange(256)
            else:
                del made[at : at + chance.randrange(1, 40)]
        return bytes(made)

    if inside:
        name = chance.choice(sorted(parts))
        pack(path, {**parts, name: spoiled(parts[name])})
    else:
        path.write_bytes(spoiled(small.read_bytes()))
    try:
        sheets = read_sheets(path)
    except UserError as error:
        assert error.code.startswith("sheet_")
    else:
        assert all(len(sheet.rows) < 1000 for sheet in sheets)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=300))
def test_no_text_file_does_harm(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    try:
        (sheet,) = read_sheets(path)
    except UserError as error:
        assert error.code.startswith("sheet_")
    else:
        assert len({len(row) for row in sheet.rows}) <= 1


def test_the_reader_sees_only_what_was_looked_at(small: Path) -> None:
    parts = guard.checked_parts(small.read_bytes(), "x")
    with zipfile.ZipFile(io.BytesIO(guard.packed(parts).getvalue())) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts
