"""Import and export on the command line, as scripts in the office meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import EXPORT_KINDS, main
from app.exchange import exports
from app.exchange.reading import read_sheets
from database.check import check_file
from tests.exchange.sheets import HEADINGS, write
from tests.test_commands import refused

TITLE = "Invånare totalt, antal"


def rows(*values: tuple[object, object]) -> list[tuple[object, ...]]:
    return [HEADINGS, *((TITLE, "N01951", "", year, "", "", value) for year, value in values)]


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_an_import_says_what_it_did_row_by_row(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = write(tmp_path / "v.xlsx", rows((2015, 13372), (2016, 13591), (2030, 16000)))
    words = ["import", "measurements", str(example_file), str(sheet)]
    assert main([*words, "--dry-run"]) == 0
    dry = capsys.readouterr().out
    assert "Rad 2: Oförändrat" in dry and "Rad 3: Ändrat" in dry and "13\u00a0590 → 13\u00a0591" in dry
    assert "Nya: 1. Ändrade: 1. Oförändrade: 1. Nekade: 0." in dry
    assert main([*words, "--dry-run"]) == 0
    assert capsys.readouterr().out == dry
    assert main([*words, "--json"]) == 0
    told = answer(capsys)
    messages = told.pop("messages")
    assert told == {"new": 1, "changed": 1, "unchanged": 1, "refused": 0}
    assert isinstance(messages, list) and [message["row"] for message in messages] == [2, 3, 4]
    assert all(message.keys() == {"row", "text"} and message["text"] for message in messages)
    assert main([*words, "--json"]) == 0
    assert answer(capsys)["unchanged"] == 3
    assert check_file(example_file) == []


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_a_refused_row_is_a_problem_and_nothing_is_stored(
    dry: list[str], example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = example_file.read_bytes()
    sheet = write(tmp_path / "v.xlsx", rows((2016, 13591), (2016, 1), ("i fjol", 2), (2018, "många")))
    assert main(["import", "measurements", str(example_file), str(sheet), "--json", *dry]) == 1
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert told["refused"] == 4 and len(told["messages"]) == 4
    assert said.err.startswith("rodatraden: ") and said.err.count("\n") == 1 and "4 av raderna" in said.err
    assert example_file.read_bytes() == before


@pytest.mark.parametrize("name", ["brev.xlsx", "brev.csv", "brev.txt", "saknas.xlsx", "mapp.xlsx"])
def test_a_file_that_is_no_table_is_one_clear_line(
    name: str, example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if name.startswith("mapp"):
        path.mkdir()
    elif not name.startswith("saknas"):
        path.write_bytes(b"Hej!\0\0")
    before = example_file.read_bytes()
    assert name in refused(capsys, "import", "measurements", str(example_file), str(path))
    assert example_file.read_bytes() == before


def test_everything_goes_out_to_a_workbook_with_a_sheet_each(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ut.xlsx"
    assert main(["export", str(example_file), str(out)]) == 0
    sheets = {sheet.name: sheet for sheet in read_sheets(out)}
    assert list(sheets) == ["Mätvärden", "Risker", "Mål", "Internkontrollplan"]
    assert tuple(sheets["Mätvärden"].rows[0]) == HEADINGS
    assert all(len(sheets[name].rows) > 10 for name in ("Mätvärden", "Risker", "Mål"))
    risk = dict(zip(sheets["Risker"].rows[0], sheets["Risker"].rows[1], strict=True))
    assert isinstance(risk["Riskvärde"], float) and risk["Risk"]
    levels = [row[1] for row in sheets["Mål"].rows[1:]]
    assert levels[0] == "Vision" and "Delmål" in levels
    capsys.readouterr()
    assert main(["import", "measurements", str(example_file), str(out), "--json"]) == 0
    told = answer(capsys)
    assert (told["new"], told["changed"], told["refused"]) == (0, 0, 0)


@pytest.mark.parametrize("what", ["measurements", "risks", "goals"])
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_one_table_goes_out_alone_also_from_an_empty_file(
    what: str, ending: str, empty_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"ut{ending}"
    assert main(["export", str(empty_file), str(out), "--what", what]) == 0
    (sheet,) = read_sheets(out)
    assert len(sheet.rows) == 1


def test_a_plan_is_read_from_a_sheet_and_written_again(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headings = ("Nämnd", "Risk", "S", "K", "Kontrollmoment", "Hur ofta")
    sheet = write(
        tmp_path / "plan.xlsx", [headings, ("KS", "Jäv vid inköp", 3, 3, "Bisysslor prövas", "Årligen")]
    )
    words = ["import", "control-plan", str(example_file), str(sheet), "--year", "2022"]
    assert main([*words, "--dry-run"]) == 0
    assert "Rad 2: Nytt: planen ”2022”, risken ”Jäv vid inköp”" in capsys.readouterr().out
    assert main([*words, "--json"]) == 0
    assert answer(capsys)["new"] == 1
    assert main([*words, "--json"]) == 0
    assert answer(capsys)["unchanged"] == 1
    assert check_file(example_file) == []
    bad = write(
        tmp_path / "fel.xlsx", [headings, ("KS", "Jäv vid inköp", 30, 3, "Bisysslor prövas", "Ibland")]
    )
    assert main(["import", "control-plan", str(example_file), str(bad)]) == 1
    said = capsys.readouterr()
    assert "”Ibland” går inte att förstå" in said.out and "1 av raderna nekas" in said.err
    assert "no such" not in refused(capsys, *words, "--unit", "Okända nämnden")


def test_what_cannot_be_exported_is_said(
    empty_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(empty_file)
    line = refused(capsys, "export", file, str(tmp_path / "u.xlsx"), "--what", "control-plan")
    assert "internkontrollplan" in line
    assert "bara en tabell" in refused(capsys, "export", file, str(tmp_path / "u.csv"), "--what", "all")
    assert ".xlsx" in refused(capsys, "export", file, str(tmp_path / "u.pdf"))
    refused(capsys, "export", file, str(tmp_path / "saknas" / "u.xlsx"))
    assert {path.name for path in tmp_path.iterdir()} == {empty_file.name}


@pytest.mark.parametrize(
    "words",
    [
        ["import", "measurements", "x.rtr"],
        ["import", "goals", "x.rtr", "y.xlsx"],
        ["export", "x.rtr"],
        ["export", "x.rtr", "y.xlsx", "--what", "allt"],
    ],
)
def test_words_that_make_no_import_or_export_are_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2


def test_the_command_line_offers_what_can_be_exported() -> None:
    assert exports.KINDS == EXPORT_KINDS
