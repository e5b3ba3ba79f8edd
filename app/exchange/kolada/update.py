"""Fetches what a municipality's indicators want from Kolada and plans the update. Nothing is stored here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from statistics import fmean

from app.domain.indicators import is_kolada_place
from app.domain.kolada import Kpi
from app.domain.kolada_update import Came, Notice, Plan, Wanted, WantedPlace
from app.domain.problems import UserError
from app.exchange.kolada import address
from app.exchange.kolada.api import Api, KoladaGroup
from app.services.kolada import Kolada

GROUP = "comparison_group"


def plan_update(
    kolada: Kolada, api: Api, today: date, kpis: Collection[str] = (), first_year: int = address.FIRST_YEAR
) -> Plan:
    """Fetch the values of all indicators that name a KPI, or of some KPIs, and compare them with the file.

    ``today`` is the day on the calendar: Kolada knows nothing of an example's own.
    """
    wanted = kolada.wanted(kpis)
    if not wanted.indicators:
        return Plan(notices=wanted.notices)
    catalogue = _catalogue(api)
    groups, gone = _groups(api, wanted.places)
    wanted = Wanted(wanted.indicators, wanted.places, (*wanted.notices, *gone))
    places = [place.code for place in wanted.places if place.kind != GROUP]
    # What came goes into an address only where it is formed as a code.
    members = [code for group in groups for code in group.members if is_kolada_place("municipality", code)]
    # Some KPIs, as budgets and prognoses, have values of the year to come.
    years = range(first_year, today.year + 2)
    came = api.values(wanted.kpis, dict.fromkeys((*places, *members)), years)
    return kolada.plan(wanted, _asked(came, places, members, groups, first_year), catalogue, today)


def _catalogue(api: Api) -> dict[str, Kpi] | None:
    """The KPIs as they are called now; None where the address has values but no catalogue."""
    try:
        return {kpi.id: kpi for kpi in api.kpis()}
    except UserError as error:
        if error.code != "kolada_not_found":
            raise
        return None


def _groups(api: Api, places: Iterable[WantedPlace]) -> tuple[list[KoladaGroup], list[Notice]]:
    """The comparison groups that are wanted, with their members as they are now."""
    wanted = [place for place in places if place.kind == GROUP]
    known = {group.code: group for group in api.municipality_groups()} if wanted else {}
    gone = [Notice("group_gone", {"place": place.name}) for place in wanted if place.code not in known]
    return [known[place.code] for place in wanted if place.code in known], gone


def _asked(
    came: Iterable[Came],
    places: Collection[str],
    members: Collection[str],
    groups: Iterable[KoladaGroup],
    first_year: int,
) -> Iterator[Came]:
    """The values that were asked for, and the groups' own; what only stands in a mean is kept nowhere."""
    only_in_groups = frozenset(members) - frozenset(places)
    by_place: defaultdict[str, list[Came]] = defaultdict(list)
    for value in came:
        if value.period.isdecimal() and int(value.period) < first_year:
            continue
        by_place[value.place].append(value)
        if value.place not in only_in_groups:
            yield value
    for group in groups:
        yield from _means(group, by_place)


def _means(group: KoladaGroup, by_place: dict[str, list[Came]]) -> Iterator[Came]:
    """The mean of a group's members, unweighted as Kolada shows it, over those that have a value."""
    values: defaultdict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
    for member in group.members:
        for value in by_place.get(member, ()):
            if value.value is not None:
                values[value.kpi, value.period, value.gender].setdefault(member, value.value)
    for (kpi, period, gender), found in values.items():
        yield Came(kpi, group.code, period, gender, fmean(found.values()), computed=True)
