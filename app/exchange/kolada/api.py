"""What can be asked of Kolada, answered in the program's own plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from app.domain.kolada import Kpi, KpiGroup
from app.domain.kolada_update import Came
from app.domain.problems import UserError
from app.exchange.kolada.answers import (
    Answer,
    GroupAnswer,
    KpiAnswer,
    MunicipalityAnswer,
    Page,
    RowAnswer,
)
from app.exchange.kolada.client import Client

MOST_IDS = 25
"""So many ids in each part of an address at most."""
MOST_ROWS = 2_000_000
"""More values than this come from no question of ours."""

A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True)
class KoladaPlace:
    """A municipality, a region or the nation, as Kolada knows it."""

    code: str
    name: str
    kind: str
    """A code of ``app.domain.codes.PLACE_KINDS``."""


@dataclass(frozen=True, slots=True)
class KoladaGroup:
    """A comparison group of municipalities."""

    code: str
    name: str
    members: tuple[str, ...]


class Api:
    """Kolada's endpoints."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.pace = client.pace

    def kpis(self, title: str = "") -> tuple[Kpi, ...]:
        """The KPIs in whose titles the words stand; without any, the whole catalogue."""
        return tuple(
            Kpi(
                row.id,
                row.title,
                row.description,
                row.is_divided_by_gender,
                row.operating_area,
                tuple(day for day in (row.prel_publication_date, row.publication_date) if day is not None),
            )
            for row in self._rows("/kpi", KpiAnswer, title)
        )

    def kpi_groups(self, title: str = "") -> tuple[KpiGroup, ...]:
        """Groups of KPIs."""
        return tuple(
            KpiGroup(row.id, row.title, frozenset(member.id for member in row.members))
            for row in self._rows("/kpi_groups", GroupAnswer, title)
        )

    def municipalities(self, title: str = "") -> tuple[KoladaPlace, ...]:
        """Municipalities, regions and the nation."""
        return tuple(
            KoladaPlace(row.id, row.title, _kind(row))
            for row in self._rows("/municipality", MunicipalityAnswer, title)
        )

    def municipality_groups(self, title: str = "") -> tuple[KoladaGroup, ...]:
        """Comparison groups."""
        return tuple(
            KoladaGroup(row.id, row.title, tuple(member.id for member in row.members))
            for row in self._rows("/municipality_groups", GroupAnswer, title)
        )

    def values(self, kpis: Iterable[str], places: Iterable[str], years: Iterable[int]) -> tuple[Came, ...]:
        """Every value of some KPIs at some places in some years, in portions that Kolada answers."""
        portions = [
            f"/data/kpi/{','.join(some_kpis)}/municipality/{','.join(some_places)}/year/{','.join(some_years)}"
            for some_kpis in _portions(kpis)
            for some_places in _portions(places)
            for some_years in _portions(map(str, years))
        ]
        came: list[Came] = []
        for done, path in enumerate(portions):
            self.pace.say(done, len(portions))
            for row in self._rows(path, RowAnswer):
                for value in row.values:
                    came.append(
                        Came(row.kpi, row.municipality, row.period, value.gender, value.value, value.status)
                    )
                if len(came) > MOST_ROWS:
                    raise UserError("kolada_too_large", host=self._client.host)
        self.pace.say(len(portions), len(portions))
        return tuple(came)

    def _rows(self, path: str, kind: type[A], title: str = "") -> Iterator[A]:
        model = Page[kind]  # type: ignore[valid-type]

        def read(content: object) -> tuple[list[A], str]:
            try:
                page = model.model_validate(content)
            except ValidationError as error:
                raise UserError("kolada_strange", host=self._client.host) from error
            return page.values, page.next_url

        for rows in self._client.pages(path, read, {"title": title} if title else None):
            yield from rows


def _portions(ids: Iterable[str]) -> Sequence[Sequence[str]]:
    each = list(dict.fromkeys(ids))
    return [each[start : start + MOST_IDS] for start in range(0, len(each), MOST_IDS)]


def _kind(row: MunicipalityAnswer) -> str:
    if row.id == "0000":
        return "nation"
    return "region" if row.type == "L" else "municipality"
