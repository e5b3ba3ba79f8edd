"""A small municipality's file to write in, made once per test run and copied."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from app.services.records import Edit, Records, Ref
from database.connection import File
from database.creation import create_file
from database.log import Author

ANNA = Author("anna", "Anna Öberg")
BO = Author("bo", "Bo Ek")
START = datetime(2021, 9, 15, 8, 0, tzinfo=UTC)
FIRST_YEAR, LAST_YEAR = 2020, 2022


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mall.rtr"
        create_file(path, "Vaggeryd", "0665", FIRST_YEAR, LAST_YEAR, START, ANNA)
        # Nobody has the file open: only then may it be read past SQLite.
        return path.read_bytes()


def new_file(path: Path) -> Path:
    """Put a new municipality's file at ``path``."""
    path.write_bytes(_template())
    return path


def writer(file: File, author: Author = ANNA, workstation: str = "kontoret") -> Records:
    """Somebody who writes in the file."""
    return Records(file, author, workstation)


def small_programme(records: Records) -> dict[str, int]:
    """Write a vision, two goals, an indicator, a risk and what ties them; return ids by name."""
    changes = records.write_all(
        [
            Edit("goal", None, {"period_id": 1, "level": "vision", "title": "Här växer människor"}),
            Edit(
                "goal",
                None,
                {"period_id": 1, "level": "overarching", "title": "Trygghet", "parent_id": Ref(0)},
            ),
            Edit(
                "goal",
                None,
                {
                    "period_id": 1,
                    "level": "body",
                    "title": "Öppna förskolor",
                    "parent_id": Ref(1),
                    "unit_id": 2,
                },
            ),
            Edit("indicator", None, {"title": "Nöjda föräldrar", "quality": "perceived", "goals": (Ref(1),)}),
            Edit(
                "risk",
                None,
                {"title": "Brist på lärare", "category": "operations", "unit_id": 2, "goals": (Ref(2),)},
            ),
        ]
    )
    return dict(
        zip(
            ("vision", "overarching", "body", "indicator", "risk"),
            (change.id for change in changes),
            strict=True,
        )
    )
