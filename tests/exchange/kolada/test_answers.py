"""What Kolada's answers may hold, and what must not get past."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

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
from app.exchange.kolada.api import Api, KoladaGroup, KoladaPlace
from tests.exchange.kolada.conftest import ClientMaker
from tests.helpers.kolada import KoladaServer, body

NAMES = (
    *("id", "title", "values", "members", "member_id", "kpi", "municipality", "period", "gender", "value"),
    *("status", "type", "is_divided_by_gender", "publication_date", "next_url"),
)


def row(**changed: Any) -> dict[str, Any]:
    value = {"gender": "T", "count": 1, "status": "", "value": 71.5}
    return {"kpi": "N00001", "municipality": "0665", "period": 2021, "values": [value], **changed}


def value(**changed: Any) -> list[dict[str, Any]]:
    return [{"gender": "T", "count": 1, "status": "", "value": 71.5, **changed}]


def answered(server: KoladaServer, *rows: object) -> None:
    server.acts = [body(json.dumps({"count": len(rows), "values": rows, "next_url": None}).encode())]


@pytest.mark.parametrize("period", [2021, "2021"])
def test_a_year_may_be_a_number_or_a_text(
    period: int | str, server: KoladaServer, make_client: ClientMaker
) -> None:
    answered(server, row(period=period))
    came = Api(make_client()).values(["N00001"], ["0665"], [2021])
    assert came == (Came("N00001", "0665", "2021", "T", 71.5),)


def test_no_value_is_none_and_zero_is_zero(server: KoladaServer, make_client: ClientMaker) -> None:
    answered(
        server,
        row(values=[*value(value=None, status="Missing"), *value(gender="K", value=0)]),
    )
    came = Api(make_client()).values(["N00001"], ["0665"], [2021])
    assert [(one.gender, one.value, one.status) for one in came] == [("T", None, "Missing"), ("K", 0.0, "")]


@pytest.mark.parametrize(
    "strange",
    [
        row(values=None),
        row(values=value(value="71,5")),
        row(values=value(value="71.5")),
        row(values=value(value=True)),
        row(values=value(value=[1])),
        row(values=value(value=1e300)),
        row(values=[{"gender": "T"}]),
        row(values=["T"]),
        row(period=None),
        row(period=2021.5),
        row(period=True),
        row(kpi=None),
        row(kpi=""),
        row(municipality=665),
        row(municipality="x" * 41),
        {},
        [],
        None,
        "N00001",
    ],
)
def test_a_row_of_another_shape_is_refused_with_all_of_the_answer(
    strange: object, server: KoladaServer, make_client: ClientMaker
) -> None:
    answered(server, row(), strange)
    with pytest.raises(UserError) as caught:
        Api(make_client()).values(["N00001"], ["0665"], [2021])
    assert caught.value.code == "kolada_strange"


@pytest.mark.parametrize("number", ["1e999", "-1e999", "Infinity", "NaN"])
def test_what_is_no_number_is_refused(number: str, server: KoladaServer, make_client: ClientMaker) -> None:
    content = json.dumps({"values": [row()]}).replace("71.5", number)
    server.acts = [body(content.encode())]
    with pytest.raises(UserError) as caught:
        Api(make_client()).values(["N00001"], ["0665"], [2021])
    assert caught.value.code == "kolada_strange"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inside, max_size=5),
    max_leaves=12,
)


@given(st.fixed_dictionaries({"values": st.lists(JSON, max_size=2)}, optional={"next_url": JSON}))
@pytest.mark.parametrize("kind", [RowAnswer, KpiAnswer, GroupAnswer, MunicipalityAnswer])
def test_any_json_is_either_understood_or_refused(kind: type[Answer], content: object) -> None:
    try:
        page = Page[kind].model_validate(content)  # type: ignore[valid-type]
    except ValidationError:
        return
    assert all(isinstance(row, kind) for row in page.values) and isinstance(page.next_url, str)


def test_many_are_asked_for_in_portions_of_twenty_five(
    server: KoladaServer, make_client: ClientMaker
) -> None:
    kpis = [f"N{number:05}" for number in range(30)]
    for kpi in kpis:
        server.measured(kpi, "0665", 2000, 1)
        server.measured(kpi, "0665", 2029, 2)
    came = Api(make_client()).values(kpis, ["0665"], range(2000, 2030))
    assert len(server.asked) == 4
    assert {(one.kpi, one.period) for one in came} == {
        (kpi, year) for kpi in kpis for year in ("2000", "2029")
    }
    assert len(came) == 60


def test_a_kpi_is_read_with_all_that_the_card_needs(server: KoladaServer, make_client: ClientMaker) -> None:
    server.know(
        "N00001",
        "Nöjda\x1b[31m\r\n föräldrar",
        description=None,
        is_divided_by_gender=True,
        operating_area="Förskola",
        prel_publication_date=None,
        publication_date="2027-02-24",
        has_ou_data=False,
    )
    server.know("N00002", "Utan dagar", publication_date="någon gång", prel_publication_date=20270224)
    server.know("N00003", "x" * 499 + " y", publication_date="9999-12-31", is_divided_by_gender=None)
    first, second, third = Api(make_client()).kpis()
    assert (third.title, third.days, third.by_gender) == ("x" * 499, (), False)
    assert (first.title, first.description, first.by_gender) == ("Nöjda[31m föräldrar", "", True)
    assert (first.area, first.days, second.days) == ("Förskola", (date(2027, 2, 24),), ())


def test_places_and_groups_are_read(server: KoladaServer, make_client: ClientMaker) -> None:
    server.lists["municipality"] = [
        {"id": "0000", "title": "Riket", "type": "L"},
        {"id": "0006", "title": "Region Jönköpings län", "type": "L"},
        {"id": "0665", "title": "Vaggeryd", "type": "K"},
    ]
    server.lists["municipality_groups"] = [
        {"id": "G1", "title": "Liknande", "members": [{"id": "0642", "title": "Mullsjö"}]}
    ]
    server.lists["kpi_groups"] = [
        {"id": "GKPI1", "title": "Agenda 2030 - Mål 4", "members": [{"member_id": "N00001"}]},
        {"id": "GKPI2", "title": "Agenda 2030", "members": []},
    ]
    api = Api(make_client())
    assert api.municipalities() == (
        KoladaPlace("0000", "Riket", "nation"),
        KoladaPlace("0006", "Region Jönköpings län", "region"),
        KoladaPlace("0665", "Vaggeryd", "municipality"),
    )
    assert api.municipality_groups() == (KoladaGroup("G1", "Liknande", ("0642",)),)
    first, second = api.kpi_groups()
    assert (first.members, first.sdg, second.sdg) == (frozenset({"N00001"}), 4, None)
