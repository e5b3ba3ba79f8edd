"""The command line as scripts in the office meet it: what it prints, its exit status, and what it leaves alone."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from app.__main__ import REPORT_KINDS, main
from app.services.office import open_office
from database.check import check_file
from tests.pdf_check import pdf_problems

GOAL_WORDS = (
    "med hållbar samhällsutveckling och tillväxt i hela kommunen",
    "med hög sysselsättning, ett varierat näringsliv och en utbildning med god kvalitet",
    "med en hög kunskapsnivå, en aktiv fritid och ett rikt kulturliv – för en god hälsa",
    "som är attraktiv, trygg och tillgänglig – där alla känner delaktighet och kan påverka",
)


def pdf_text(path: Path) -> str:
    """All the words of a PDF on one line."""
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a command that must fail with one clear line, and return the line."""
    assert main(list(words)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("rodatraden: ")
    return lines[0]


def test_the_whole_way_from_a_new_example_to_checked_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, follow_up, risks = (str(tmp_path / name) for name in ("x.rtr", "f.pdf", "r.pdf"))
    assert main(["new", file, "--example"]) == 0
    assert main(["report", "follow-up", file, "-o", follow_up]) == 0
    assert main(["report", "risks", file, "-o", risks]) == 0
    assert main(["check", file]) == 0
    capsys.readouterr()
    text = pdf_text(Path(follow_up))
    for words in GOAL_WORDS:
        assert words in text
    assert "Riskmatris" in pdf_text(Path(risks)) and "KS 2019/160" in pdf_text(Path(risks))


@pytest.mark.parametrize("kind", REPORT_KINDS)
def test_reports_of_the_example_are_for_everyone_and_for_the_archive(
    kind: str, example_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "rapport.pdf"
    words = ["report", kind, str(example_file), "-o", str(target), "--document", "miljöprogram"]
    assert main(words) == 0
    assert pdf_problems(target, "ua1") == []
    assert pdf_problems(target, "2a") == []


@pytest.mark.parametrize("kind", REPORT_KINDS)
def test_a_municipality_that_has_just_begun_can_print_too(
    kind: str, empty_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "rapport.pdf"
    assert main(["report", kind, str(empty_file), "-o", str(target)]) == 0
    assert "Nya kommunen" in pdf_text(target)
    assert pdf_problems(target, "ua1") == []


def test_a_report_can_be_one_units_in_one_year(example_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "bun.pdf"
    words = ["report", "risks", str(example_file), "-o", str(target), "--year", "2020", "--unit", "BUN"]
    assert main(words) == 0
    text = pdf_text(target)
    assert "Riskrapport 2020" in text and "Barn- och utbildningsnämnden" in text
    assert "Socialnämnden" not in text


def test_the_same_report_twice_is_the_same_to_the_byte(example_file: Path, tmp_path: Path) -> None:
    papers = []
    for name in ("a.pdf", "b.pdf"):
        assert main(["report", "follow-up", str(example_file), "-o", str(tmp_path / name)]) == 0
        papers.append((tmp_path / name).read_bytes())
    assert papers[0] == papers[1]


def test_a_report_of_a_round_is_printed_in_any_version_the_same_to_the_byte(
    example_file: Path, tmp_path: Path
) -> None:
    words = ["report", "follow-up", str(example_file), "--round", "årsredovisning 2020"]
    papers = {}
    for name, more in (
        ("holding", []),
        ("two", ["--round-version", "2"]),
        ("one", ["--round-version", "1"]),
        ("unit", ["--unit", "BUN"]),
    ):
        target = tmp_path / f"{name}.pdf"
        assert main([*words, "-o", str(target), *more]) == 0
        papers[name] = target
    assert papers["holding"].read_bytes() == papers["two"].read_bytes()
    assert "Ersätter version 1" in pdf_text(papers["two"])
    assert "rsätter version" not in pdf_text(papers["one"])
    assert "Socialnämnden" not in pdf_text(papers["unit"])


def test_a_round_or_version_that_does_not_exist_is_answered_with_what_to_write(
    example_file: Path, empty_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "r.pdf"
    words = ["report", "follow-up", str(example_file), "-o", str(target)]
    assert "Årsredovisning 2020" in refused(capsys, *words, "--round", "Bokslut")
    line = refused(capsys, *words, "--round", "Årsredovisning 2020", "--round-version", "7")
    assert "ingen version 7" in line
    assert "--round" in refused(capsys, *words, "--round-version", "1")
    empty = ["report", "follow-up", str(empty_file), "-o", str(target), "--round", "Bokslut"]
    assert "inga uppföljningar" in refused(capsys, *empty)
    assert not target.exists()


def test_the_plan_for_measurement_is_printed_also_where_there_is_none(
    example_file: Path, empty_file: Path, tmp_path: Path
) -> None:
    for file in (example_file, empty_file):
        target = tmp_path / f"{file.stem}.pdf"
        assert main(["report", "plan", str(file), "-o", str(target)]) == 0
        assert target.read_bytes().startswith(b"%PDF")


def test_a_new_file_is_a_municipality_in_the_present_mandate_period(tmp_path: Path) -> None:
    file = tmp_path / "ny.rtr"
    assert main(["new", str(file)]) == 0
    connection = sqlite3.connect(file)
    first, last = connection.execute("SELECT first_year, last_year FROM period").fetchone()
    connection.close()
    assert last - first == 3 and (first - 2019) % 4 == 0


def test_a_new_file_gets_the_ending_that_all_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "a.txt")]) == 0
    assert main(["new", str(tmp_path / "B.RTR")]) == 0
    assert sorted(os.listdir(tmp_path)) == ["B.RTR", "a.txt.rtr"]
    assert str(tmp_path / "a.txt.rtr") in capsys.readouterr().out
    assert "finns redan" in refused(capsys, "new", str(tmp_path / "a.txt"))


def test_an_existing_file_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "upptagen.rtr"
    target.write_text("mitt", encoding="utf-8")
    assert "finns redan" in refused(capsys, "new", str(target), "--example")
    assert target.read_text(encoding="utf-8") == "mitt"
    assert os.listdir(tmp_path) == ["upptagen.rtr"]


def test_a_missing_file_is_said_and_not_created(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "finns-inte.rtr"
    for words in (["check", str(missing)], ["report", "risks", str(missing), "-o", str(tmp_path / "r.pdf")]):
        assert "finns inte" in refused(capsys, *words)
    assert os.listdir(tmp_path) == []


def test_what_is_not_a_database_is_said_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "brev.rtr"
    letter.write_bytes(b"Hej" * 1000)
    before = letter.read_bytes(), letter.stat().st_mtime_ns
    refused(capsys, "check", str(letter))
    refused(capsys, "report", "risks", str(letter), "-o", str(tmp_path / "r.pdf"))
    assert (letter.read_bytes(), letter.stat().st_mtime_ns) == before
    assert os.listdir(tmp_path) == ["brev.rtr"]


def test_somebody_elses_database_is_never_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "annan.rtr"
    connection = sqlite3.connect(theirs)
    connection.execute("CREATE TABLE risk (id INTEGER PRIMARY KEY, title TEXT)")
    connection.commit()
    connection.close()
    before = theirs.read_bytes(), theirs.stat().st_mtime_ns
    assert "inte en från Röda tråden" in refused(capsys, "check", str(theirs))
    assert (theirs.read_bytes(), theirs.stat().st_mtime_ns) == before


def test_a_file_from_a_newer_program_is_said_and_left_alone(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(example_file)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = example_file.read_bytes()
    assert "nyare" in refused(capsys, "report", "risks", str(example_file), "-o", str(tmp_path / "r.pdf"))
    assert example_file.read_bytes() == before


def test_what_citizens_are_told_is_a_paper_or_a_page_as_the_name_ends(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, page, again = tmp_path / "m.pdf", tmp_path / "m.HTML", tmp_path / "igen.html"
    words = ["report", "citizens", str(example_file), "--round", "årsredovisning 2020"]
    for target in (paper, page, again):
        assert main([*words, "-o", str(target)]) == 0
    assert "Årsredovisning 2020" in pdf_text(paper)
    written = page.read_text("utf-8")
    assert written == again.read_text("utf-8")
    assert written.startswith("<!DOCTYPE html>") and "Årsredovisning 2020" in written
    capsys.readouterr()
    line = refused(capsys, *words, "-o", str(tmp_path / "m.docx"))
    assert ".pdf eller .html" in line
    assert ".html" not in refused(
        capsys, "report", "risks", str(example_file), "-o", str(tmp_path / "r.html")
    ).replace("r.html", "")


def test_without_a_round_citizens_are_told_of_the_one_that_holds(
    example_file: Path, empty_file: Path, tmp_path: Path
) -> None:
    page = tmp_path / "m.html"
    assert main(["report", "citizens", str(example_file), "-o", str(page), "--year", "2020"]) == 0
    assert "Årsredovisning 2020" in page.read_text("utf-8")
    assert main(["report", "citizens", str(empty_file), "-o", str(page)]) == 0
    assert "inte följts upp än" in page.read_text("utf-8")


def test_a_unit_that_does_not_exist_is_answered_with_those_that_do(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "r.pdf"
    line = refused(capsys, "report", "risks", str(example_file), "-o", str(target), "--unit", "Kyrkonämnden")
    assert "Kyrkonämnden" in line and "Socialnämnden" in line
    assert not target.exists()


@pytest.mark.parametrize("words", [[], ["--document", "Kyrkplan"], ["--document", "Biblioteksplan"]])
def test_a_document_without_an_annex_is_answered_with_those_that_have_one(
    words: list[str], example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "b.pdf"
    line = refused(capsys, "report", "annex", str(example_file), "-o", str(target), *words)
    assert "Folkhälsoplan, Miljöprogram, Personalpolicy, Översiktsplan" in line
    assert all(title in line for title in words[1:]) and not target.exists()


def test_a_file_without_older_documents_says_that_there_is_no_annex(
    empty_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["report", "annex", str(empty_file), "-o", str(tmp_path / "b.pdf"), "--document", "Kyrkplan"]
    assert "äldre målstruktur" in refused(capsys, *words)


def test_the_kinds_of_the_command_line_are_the_reports_there_are() -> None:
    from app.reports.catalogue import REPORTS

    assert tuple(report.kind for report in REPORTS) == REPORT_KINDS


def test_a_year_outside_the_periods_is_answered_with_those_inside(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = refused(
        capsys, "report", "risks", str(example_file), "-o", str(tmp_path / "r.pdf"), "--year", "1850"
    )
    assert "1850" in line and "2020–2022" in line


def test_a_report_that_has_nowhere_to_go_is_refused_before_the_work(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, "report", "risks", str(example_file), "-o", str(tmp_path / "saknas" / "r.pdf"))
    assert ".pdf" in refused(capsys, "report", "risks", str(example_file), "-o", str(tmp_path / "r.docx"))
    folder = tmp_path / "mapp.pdf"
    folder.mkdir()
    refused(capsys, "report", "risks", str(example_file), "-o", str(folder))


@pytest.mark.parametrize(
    "words",
    [
        ["new"],
        ["report"],
        ["report", "horoskop", "x.rtr", "-o", "y.pdf"],
        ["report", "risks", "x.rtr"],
        ["report", "risks", "x.rtr", "-o", "y.pdf", "--year", "tjugo"],
        ["--okänd"],
        ["a.rtr", "b.rtr"],
    ],
)
def test_words_that_make_no_command_are_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "Så här skrivs det" in capsys.readouterr().err


def test_the_check_answers_in_json_for_scripts(
    example_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(example_file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}


def test_a_log_that_somebody_has_tampered_with_is_found(
    example_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(example_file)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("UPDATE change_log SET why = 'annat' WHERE id = 3")
    connection.commit()
    connection.close()
    assert main(["check", str(example_file), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert not answer["ok"] and answer["problems"]
    assert "problem" in refused(capsys, "check", str(example_file))


def test_the_gaps_answer_in_json_with_what_is_missing_and_what_does_not_hold(
    example_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gaps", str(example_file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(set(gap) == {"kind", "what", "text"} and all(gap.values()) for gap in told)
    kinds = [gap["kind"] for gap in told]
    assert kinds.index("values_late") < kinds.index("acceptance_run_out")
    assert {
        "kind": "action_late",
        "what": "Ta fram en reservtäkt",
        "text": "Skulle ha varit klar 2021-08-31. Skriv vad som är gjort, eller sätt en ny dag.",
    } in told


def test_the_gaps_are_one_line_each_for_people(
    example_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gaps", str(example_file), "--json"]) == 0
    count = len(json.loads(capsys.readouterr().out))
    assert main(["gaps", str(example_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == count
    assert any(line.startswith("Ta fram en reservtäkt: Skulle ha varit klar 2021-08-31.") for line in lines)


def test_a_new_file_has_no_gaps_and_says_so(empty_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gaps", str(empty_file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["gaps", str(empty_file)]) == 0
    assert capsys.readouterr().out == "Inget saknas: tråden är hel.\n"


def test_a_reader_that_has_had_enough_ends_a_command_quietly(example_file: Path) -> None:
    command = [sys.executable, "-m", "app", "gaps", str(example_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_gaps_of_a_file_that_is_not_there_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "finns inte" in refused(capsys, "gaps", str(tmp_path / "borta.rtr"), "--json")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_taken_while_somebody_works_in_the_file(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = open_office(example_file)
    try:
        office.records.write("unit", 1, {"short_name": "Före"})
        target = tmp_path / "kopia.rtr"
        assert main(["backup", str(example_file), str(target)]) == 0
        office.records.write("unit", 1, {"short_name": "Efter"})
    finally:
        office.close()
    assert capsys.readouterr().out == f"Sparade {target}\n"
    assert check_file(target) == []
    copied = open_office(target)
    try:
        assert copied.records.read("unit", 1)["short_name"] == "Före"
    finally:
        copied.close()


def test_a_backup_is_never_written_over_anything_and_never_of_what_is_not_ours(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "finns.rtr"
    there.write_text("mitt", encoding="utf-8")
    assert "finns redan" in refused(capsys, "backup", str(example_file), str(there))
    assert "finns redan" in refused(capsys, "backup", str(example_file), str(example_file))
    assert there.read_text(encoding="utf-8") == "mitt"
    refused(capsys, "backup", str(there), str(tmp_path / "ny.rtr"))
    assert "finns inte" in refused(capsys, "backup", str(tmp_path / "borta.rtr"), str(tmp_path / "ny.rtr"))
    address = "postgresql+psycopg://anna:hemligt@ingenstans/kommunen"
    assert "hemligt" not in refused(capsys, "backup", address, str(tmp_path / "ny.rtr"))
    assert not (tmp_path / "ny.rtr").exists()


def test_the_installed_command_runs_without_a_screen(tmp_path: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "app", "new", str(tmp_path / "x.rtr")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
