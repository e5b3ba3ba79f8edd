"""A new municipality's file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.problems import UserError
from database import log
from database.addresses import SCHEMA_VERSION, inspect_header
from database.check import check_file
from database.connection import File
from database.creation import create_file
from database.goals import SdgGoal, SdgTarget
from database.indicators import Place
from database.municipality import Municipality, ScaleStep
from database.opening import open_file
from database.units import Unit
from tests.helpers.files import ANNA, START
from tests.helpers.postgresql import Server


def create(path: Path | str) -> None:
    create_file(path, "Mönsterås", "0861", 2023, 2026, START, ANNA, "kontoret")


def test_a_new_file_holds_what_every_municipality_starts_with(tmp_path: Path) -> None:
    create(tmp_path / "ny.rtr")
    file = open_file(tmp_path / "ny.rtr", START)
    with file.reading() as connection:
        assert connection.execute(select(Municipality.name, Municipality.code)).all() == [
            ("Mönsterås", "0861")
        ]
        assert connection.execute(select(Place.kind, Place.name, Place.code).order_by(Place.id)).all() == [
            ("own", "Mönsterås", "0861"),
            ("nation", "Riket", "0000"),
        ]
        assert connection.execute(select(Unit.kind).order_by(Unit.id)).scalars().all() == [
            "council",
            "executive_board",
        ]
        assert len(connection.execute(select(ScaleStep.id)).all()) == 8
        assert len(connection.execute(select(SdgGoal.id)).all()) == 17
        assert len(connection.execute(select(SdgTarget.id)).all()) == 169
        assert log.verify(connection) == []
    file.close()
    assert check_file(tmp_path / "ny.rtr") == []
    assert inspect_header(tmp_path / "ny.rtr") == SCHEMA_VERSION


def test_nothing_is_left_beside_the_new_file(tmp_path: Path) -> None:
    create(tmp_path / "ny.rtr")
    assert os.listdir(tmp_path) == ["ny.rtr"]


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "upptagen.rtr"
    target.write_bytes(b"annat")
    with pytest.raises(UserError) as caught:
        create(target)
    assert caught.value.code == "file_exists"
    assert target.read_bytes() == b"annat"
    assert os.listdir(tmp_path) == ["upptagen.rtr"]


def test_a_link_that_leads_nowhere_is_something_that_exists(tmp_path: Path) -> None:
    (tmp_path / "länk.rtr").symlink_to(tmp_path / "borta.rtr")
    with pytest.raises(UserError) as caught:
        create(tmp_path / "länk.rtr")
    assert caught.value.code == "file_exists"
    assert not (tmp_path / "borta.rtr").exists()


@pytest.mark.parametrize(
    ("place", "code"), [("saknas/ny.rtr", "folder_missing"), ("en fil/ny.rtr", "not_a_folder")]
)
def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path, place: str, code: str) -> None:
    (tmp_path / "en fil").write_text("x")
    with pytest.raises(UserError) as caught:
        create(tmp_path / place)
    assert caught.value.code == code


def test_an_empty_database_is_filled_and_a_filled_one_refused(postgresql: Server) -> None:
    with postgresql.empty_database() as address:
        create(address)
        file = open_file(address, START)
        with file.reading() as connection:
            assert connection.execute(select(Municipality.name)).scalars().all() == ["Mönsterås"]
        file.close()
        assert check_file(address) == []
        with pytest.raises(UserError) as caught:
            create(address)
        assert caught.value.code == "database_not_empty"


def test_a_database_with_nothing_of_ours_in_it_is_not_opened(postgresql: Server) -> None:
    with postgresql.empty_database() as address:
        for look in (lambda: open_file(address, START), lambda: check_file(address)):
            with pytest.raises(UserError) as caught:
                look()
            assert caught.value.code == "not_ours"


def test_a_password_is_never_shown() -> None:
    file = File("postgresql+psycopg://anna:hemligt@server/kommun")
    assert file.shown == "postgresql+psycopg://anna@server/kommun"
    file.close()
