"""Kolada's catalogue of KPIs as a file in the user's own folder: fetched once, searched without a network.

Imports nothing heavy: to search, nobody needs the network's libraries.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from app.domain.kolada import Kpi, KpiCatalogue, KpiGroup
from app.domain.problems import UserError

if TYPE_CHECKING:
    from app.exchange.kolada.api import Api

_FORM = 1
"""Of another form, the file is fetched anew."""


class CatalogueFile:
    """The catalogue that one person keeps."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "kolada.json"

    def read(self) -> KpiCatalogue | None:
        """The catalogue as it was kept last; None where it has to be fetched (again)."""
        try:
            return _unpacked(json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            # Missing, damaged or of an older program: nothing that a new one would not mend.
            return None

    def fetch(self, api: Api, today: date) -> KpiCatalogue:
        """Ask Kolada for the whole catalogue and keep it."""
        catalogue = KpiCatalogue(api.kpis(), api.kpi_groups(), today)
        self.keep(catalogue)
        return catalogue

    def keep(self, catalogue: KpiCatalogue) -> None:
        """Write the catalogue: the file is whole or as it was."""
        temporary = self._path.with_name(f".{self._path.name}.{uuid4().hex[:12]}.tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_text(json.dumps(_packed(catalogue), ensure_ascii=False), encoding="utf-8")
                os.replace(temporary, self._path)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise UserError("cannot_write", path=str(self._path)) from error


def _packed(catalogue: KpiCatalogue) -> dict[str, Any]:
    return {
        "form": _FORM,
        "fetched_on": catalogue.fetched_on.isoformat() if catalogue.fetched_on else None,
        "kpis": [
            [
                kpi.id,
                kpi.title,
                kpi.description,
                kpi.by_gender,
                kpi.area,
                [day.isoformat() for day in kpi.days],
            ]
            for kpi in catalogue.kpis
        ],
        "groups": [[group.id, group.title, sorted(group.members)] for group in catalogue.groups],
    }


def _unpacked(content: Any) -> KpiCatalogue:
    if content["form"] != _FORM:
        raise ValueError(content["form"])
    return KpiCatalogue(
        tuple(
            Kpi(
                str(key),
                str(title),
                str(description),
                bool(by_gender),
                str(area),
                tuple(map(date.fromisoformat, days)),
            )
            for key, title, description, by_gender, area, days in content["kpis"]
        ),
        tuple(
            KpiGroup(str(key), str(title), frozenset(map(str, members)))
            for key, title, members in content["groups"]
        ),
        date.fromisoformat(content["fetched_on"]) if content["fetched_on"] else None,
    )
