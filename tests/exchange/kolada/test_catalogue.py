"""The catalogue in the user's own folder: fetched on demand, read without a network, whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.problems import UserError
from app.exchange.kolada.api import Api
from app.exchange.kolada.catalogue import CatalogueFile
from tests.exchange.kolada.conftest import ClientMaker
from tests.helpers.kolada import KoladaServer, status

TODAY = date(2026, 5, 2)


@pytest.fixture
def filled(server: KoladaServer) -> KoladaServer:
    server.know(
        "N00001", "Behöriga lärare, andel (%)", operating_area="Grundskola", publication_date="2026-08-28"
    )
    server.know("N00002", "Nöjda föräldrar, andel (%)", is_divided_by_gender=True)
    server.lists["kpi_groups"] = [{"id": "G1", "title": "Agenda 2030 Mål 4", "members": [{"id": "N00001"}]}]
    return server


def test_what_was_fetched_is_read_again_without_a_network(
    filled: KoladaServer, make_client: ClientMaker, tmp_path: Path
) -> None:
    folder = tmp_path / "Åsas mapp"
    assert CatalogueFile(folder).read() is None
    fetched = CatalogueFile(folder).fetch(Api(make_client()), TODAY)
    asked = len(filled.asked)
    kept = CatalogueFile(folder).read()
    assert kept is not None
    assert (kept, kept.fetched_on) == (fetched, TODAY)
    assert [kpi.id for kpi in kept.search("lärare", sdg=4)] == ["N00001"]
    assert len(filled.asked) == asked
    assert [entry.name for entry in folder.iterdir()] == ["kolada.json"]


def test_a_fetch_that_fails_leaves_the_catalogue_as_it_was(
    filled: KoladaServer, make_client: ClientMaker, tmp_path: Path
) -> None:
    kept = CatalogueFile(tmp_path).fetch(Api(make_client()), TODAY)
    filled.acts = [status(404)]
    with pytest.raises(UserError):
        CatalogueFile(tmp_path).fetch(Api(make_client()), date(2027, 1, 1))
    assert CatalogueFile(tmp_path).read() == kept


def test_a_folder_that_cannot_be_written_in_is_told(
    filled: KoladaServer, make_client: ClientMaker, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("en fil, ingen mapp", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        CatalogueFile(taken).fetch(Api(make_client()), TODAY)
    assert caught.value.code == "cannot_write"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"form": 0}',
        b'{"form": 1, "kpis": [[1, 2]], "groups": []}',
        b'{"form": 1, "kpis": [["N00001", "T", "", false, "", ["x"]]], "groups": [], "fetched_on": null}',
        b'{"form": 1, "kpis": null, "groups": null, "fetched_on": null}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_catalogue_is_as_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "kolada.json").write_bytes(content)
    assert CatalogueFile(tmp_path).read() is None
