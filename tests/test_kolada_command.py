"""``rodatraden kolada`` as scripts in the office meet it, against a real server on this computer."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.services.office import Office, open_office
from tests.helpers.kolada import KoladaServer, body, kolada_server, status

KPI = "N15030"
TITLE = "Lärare med pedagogisk högskoleexamen, andel (%)"


@pytest.fixture
def server() -> Iterator[KoladaServer]:
    with kolada_server() as running:
        running.know(KPI, TITLE, is_divided_by_gender=True)
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Vaggeryd, with one indicator that names a KPI."""
    path = tmp_path / "vaggeryd å.rtr"
    assert main(["new", str(path)]) == 0
    office = open_office(path)
    office.records.write("municipality", 1, {"code": "0665", "name": "Vaggeryd"})
    indicator(office, "Behöriga lärare", KPI)
    office.close()
    return path


def indicator(office: Office, title: str, kpi: str) -> int:
    values = {"title": title, "quality": "actual", "source": "kolada", "kolada_id": kpi}
    return office.records.write("indicator", None, values).id


@pytest.fixture
def fetch(file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the command with --json and return what it prints."""

    def run(*words: str) -> dict[str, Any]:
        capsys.readouterr()
        assert main(["kolada", str(file), "--base-url", server.base, "--json", *words]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        answer = json.loads(said.out)
        assert list(answer) == ["new", "changed", "unchanged", "refused", "messages"]
        assert all(list(message) == ["row", "text"] for message in answer["messages"])
        assert isinstance(answer, dict)
        return answer

    return run


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run the command where it must fail with one clear line, and return the line."""
    capsys.readouterr()
    assert main(["kolada", *words]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("rodatraden: ")
    return lines[0]


def look_up(file: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def values(file: Path) -> list[tuple[Any, ...]]:
    return look_up(
        file,
        "SELECT place.name, year, gender, value, measurement.source FROM measurement "
        "JOIN place ON place.id = place_id WHERE measurement.archived_at IS NULL ORDER BY 1, 2, 3",
    )


def counted(answer: dict[str, Any]) -> tuple[int, int, int, int]:
    return answer["new"], answer["changed"], answer["unchanged"], answer["refused"]


def test_values_are_fetched_and_a_second_time_nothing_is_changed(
    fetch: Any, file: Path, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 1998, 71.5, K=75.0, M=0.0)
    server.measured(KPI, "0665", 2021, None)
    server.measured(KPI, "0000", 2021, 80)
    server.page_size = 1
    server.period_as_text = True
    assert counted(fetch()) == (5, 0, 0, 0)
    source = "Källa: Kolada"
    assert values(file) == [
        ("Ny kommun", 1998, "K", 75.0, source),
        ("Ny kommun", 1998, "M", 0.0, source),
        ("Ny kommun", 1998, "T", 71.5, source),
        ("Ny kommun", 2021, "T", None, source),
        ("Riket", 2021, "T", 80.0, source),
    ]
    before = file.read_bytes()
    assert counted(fetch()) == (0, 0, 5, 0)
    assert file.read_bytes() == before
    assert main(["check", str(file)]) == 0


def test_changes_are_told_and_also_what_was_corrected_by_hand(
    fetch: Any, file: Path, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2020, 71.5)
    server.measured(KPI, "0665", 2021, 72.25)
    fetch()
    office = open_office(file)
    measurement = next(row for row in office.indicators.measurements(1) if row.year == 2020)
    office.records.write("measurement", measurement.id, {"value": 70.0})
    office.close()
    server.measured(KPI, "0665", 2021, None)
    answer = fetch()
    assert counted(answer) == (0, 2, 0, 0)
    first, second = answer["messages"]
    assert (first["row"], second["row"]) == (1, 2)
    assert first["text"] == (
        f"{KPI} ”Behöriga lärare” 2020, Ny kommun, totalt: 70 → 71,5 (var inskrivet för hand)"
    )
    assert second["text"].endswith("2021, Ny kommun, totalt: 72,25 → saknas")


def test_what_is_wrong_with_a_kpi_is_told(fetch: Any, file: Path, server: KoladaServer) -> None:
    office = open_office(file)
    indicator(office, "Borta", "N00001")
    indicator(office, "Slut", "N00002")
    office.close()
    server.know("N00002", "Något, antal (-2024)")
    texts = [message["text"] for message in fetch()["messages"]]
    assert texts == [
        "N00001 finns inte längre i Kolada. Välj ett annat nyckeltal för ”Borta”.",
        "N00002 har upphört: 2024 är det sista året (”Slut”).",
    ]
    server.lists["kpi"][0]["title"] = "Något helt annat, antal"
    texts = [message["text"] for message in fetch("--kpi", KPI)["messages"]]
    assert len(texts) == 1 and f"”{TITLE}”" in texts[0] and "”Något helt annat, antal”" in texts[0]


def test_a_place_that_was_not_asked_for_is_refused(fetch: Any, file: Path, server: KoladaServer) -> None:
    rows = [
        {"kpi": KPI, "municipality": place, "period": 2021, "values": [{"gender": "T", "value": 1}]}
        for place in ("0665", "0680")
    ]
    server.know("N99999", "Ett till")
    catalogue = json.dumps({"values": server.lists["kpi"]}).encode()
    server.acts = [body(catalogue), body(json.dumps({"values": rows}).encode())]
    answer = fetch()
    assert counted(answer) == (1, 0, 0, 1)
    assert answer["messages"] == [{"row": 2, "text": f"{KPI} 2021: platsen 0680 är okänd."}]


def test_a_comparison_group_gets_the_mean_of_its_members_as_our_own_work(
    fetch: Any, file: Path, server: KoladaServer
) -> None:
    office = open_office(file)
    office.records.write("place", None, {"kind": "comparison_group", "code": "G1", "name": "Liknande"})
    office.records.write("place", None, {"kind": "comparison_group", "code": "G2", "name": "Borta"})
    office.records.write("place", None, {"kind": "municipality", "code": "0642", "name": "Mullsjö"})
    office.close()
    members = [{"id": code} for code in ("0642", "0680", "0685", "0665/year/1")]
    server.lists["municipality_groups"] = [{"id": "G1", "title": "Liknande", "members": members}]
    for place, value in (("0665", 50.0), ("0642", 60.0), ("0680", 70.0), ("0685", None)):
        server.measured(KPI, place, 2021, value)
    answer = fetch()
    assert counted(answer) == (3, 0, 0, 0)
    assert [message["text"] for message in answer["messages"]] == [
        "Jämförelsegruppen Borta finns inte längre i Kolada."
    ]
    assert values(file) == [
        ("Liknande", 2021, "T", 65.0, "Egen bearbetning"),
        ("Mullsjö", 2021, "T", 60.0, "Källa: Kolada"),
        ("Ny kommun", 2021, "T", 50.0, "Källa: Kolada"),
    ]
    assert counted(fetch()) == (0, 0, 3, 0)


def test_a_first_year_and_some_kpis_can_be_chosen(fetch: Any, file: Path, server: KoladaServer) -> None:
    office = open_office(file)
    indicator(office, "Annan", "U00001")
    office.close()
    server.know("U00001", "Annan")
    for kpi in (KPI, "U00001"):
        for year in (2015, 2020):
            server.measured(kpi, "0665", year, 1)
    assert counted(fetch("--kpi", KPI, "--from", "2018")) == (1, 0, 0, 0)
    assert not any("2017" in path or "U00001" in path for path in server.asked)
    assert counted(fetch("--kpi", KPI.lower(), "U00001")) == (3, 0, 1, 0)


def test_people_read_it_in_swedish(
    file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.measured(KPI, "0665", 2021, 1)
    capsys.readouterr()
    assert main(["kolada", str(file), "--base-url", server.base]) == 0
    assert capsys.readouterr().out == (
        "Källa: Kolada. Nya värden: 1, ändrade: 0, oförändrade: 0, avvisade: 0.\n"
    )


def test_the_invented_values_of_the_example_give_way_to_real_ones(
    example_file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    kpi, year = look_up(
        example_file,
        "SELECT kolada_id, year FROM measurement JOIN indicator ON indicator.id = indicator_id "
        "WHERE kolada_id <> '' AND place_id = 1 AND gender = 'T' AND part = 'year' AND value > 0",
    )[0]
    server.measured(kpi, "0665", year, -123.5)
    assert main(["kolada", str(example_file), "--base-url", server.base, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert counted(answer) == (0, 1, 0, 0)
    assert any("→ −123,5 (var inskrivet för hand)" in message["text"] for message in answer["messages"])
    found = look_up(example_file, "SELECT source FROM measurement WHERE value = -123.5")
    assert found == [("Källa: Kolada",)]
    assert main(["check", str(example_file)]) == 0


def test_without_indicators_of_koladas_nobody_is_asked(
    empty_file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kolada", str(empty_file), "--base-url", server.base, "--json"]) == 0
    assert counted(json.loads(capsys.readouterr().out)) == (0, 0, 0, 0)
    assert server.asked == []


def test_a_fetch_that_fails_in_the_middle_stores_nothing(
    file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.measured(KPI, "0665", 2021, 1)
    catalogue = body(json.dumps({"values": server.lists["kpi"]}).encode())
    for act in (status(404), status(302, Location="https://annan.example/"), body(b"<html>")):
        server.acts = [catalogue, act]
        line = refused(capsys, str(file), "--base-url", server.base)
        assert "Inget har ändrats" in line
    assert values(file) == []


def test_values_are_kept_also_where_there_is_no_catalogue(fetch: Any, server: KoladaServer) -> None:
    server.measured(KPI, "0665", 2021, 1)
    del server.lists["kpi"]
    answer = fetch()
    assert counted(answer) == (1, 0, 0, 0)
    assert "katalog" in answer["messages"][0]["text"]


def test_offline_is_said(file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]) -> None:
    with kolada_server() as gone:
        address = gone.base
    line = refused(capsys, str(file), "--base-url", address)
    assert "gick inte att nå" in line and "fungerar som vanligt" in line


@pytest.mark.parametrize(
    "address", ["http://api.kolada.se/v3", "ftp://127.0.0.1/", "https://a@b/", "kolada", "http://10.0.0.1"]
)
def test_an_address_that_is_not_safe_is_refused(
    address: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "https://" in refused(capsys, str(file), "--base-url", address)


def test_a_kpi_that_no_indicator_has_is_answered_with_those_that_are(
    file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    line = refused(capsys, str(file), "--base-url", server.base, "--kpi", "N99999")
    assert "N99999" in line and KPI in line
    assert server.asked == []


def test_a_municipality_without_a_code_is_told(
    file: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    office = open_office(file)
    office.records.write("municipality", 1, {"code": ""})
    office.close()
    assert "Kommunkoden" in refused(capsys, str(file), "--base-url", server.base)


def test_a_missing_file_is_said_before_anybody_is_asked(
    tmp_path: Path, server: KoladaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "finns inte" in refused(capsys, str(tmp_path / "saknas.rtr"), "--base-url", server.base)
    assert server.asked == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["x.rtr", "--kpi"],
        ["x.rtr", "--kpi", "lärare"],
        ["x.rtr", "--kpi", "N15030/year/2020"],
        ["x.rtr", "--from", "tjugo"],
        ["x.rtr", "--from", "20"],
        ["x.rtr", "--base-url"],
    ],
)
def test_words_that_make_no_command_are_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["kolada", *words])
    assert stopped.value.code == 2
    assert "rodatraden kolada FIL" in capsys.readouterr().err


def test_other_commands_never_wake_the_network(tmp_path: Path) -> None:
    program = (
        "import sys; from app.__main__ import main; main(['new', sys.argv[1]]); "
        "print(*({'httpx', 'pydantic'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "x.rtr")], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == ""
