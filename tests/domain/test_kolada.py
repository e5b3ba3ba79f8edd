"""Searching among KPIs, what their titles tell, and what an indicator's card takes over."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import indicators
from app.domain.kolada import OWN_WORK, SOURCE, Kpi, KpiCatalogue, KpiGroup, card, credit

TODAY = date(2026, 5, 2)

CATALOGUE = KpiCatalogue(
    (
        Kpi("N00001", "Elever per förskollärare, antal (-2023)", "Källa: Skolverket.", area="Förskola"),
        Kpi("N00002", "Förskollärare med legitimation, andel (%)", "Mätt i oktober.", True, "Förskola"),
        Kpi(
            "N00003",
            "Nettokostnad bibliotek, kr/inv",
            "Avser barn, unga och förskolans besök.",
            area="Kultur",
        ),
        Kpi("N00004", "Osäkerhetstal - Förskollärare med legitimation, andel (%)", area="Förskola"),
        Kpi("U00005", "Gång- och cykelväg, meter/inv", area="Infrastruktur"),
        Kpi("U00006", "Galler vid vattendrag, antal", area="Infrastruktur"),
    ),
    (
        KpiGroup("G1", "Agenda 2030 - Mål 4 God utbildning", frozenset({"N00002"})),
        KpiGroup("G2", "Agenda 2030, mål 14", frozenset({"U00006"})),
        KpiGroup("G3", "Kommunens kvalitet i korthet", frozenset({"N00002", "U00005", "N99999"})),
    ),
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lärare", ["N00002", "N00004", "N00001"]),
        ("LÄRARE förskol", ["N00002", "N00004", "N00001"]),
        ("legitimation förskollärare", ["N00002", "N00004"]),
        ("förskola", ["N00002", "N00003", "N00004", "N00001"]),
        ("forskola", []),
        ("larare", []),
        ("gang", []),
        ("ga\u030ang", ["U00005"]),
        ("n00003", ["N00003"]),
        ("%", ["N00002", "N00004"]),
        ("oktober skolverket", []),
    ],
)
def test_words_are_found_in_any_order_inside_words_and_with_their_own_letters(
    words: str, expected: list[str]
) -> None:
    assert [kpi.id for kpi in CATALOGUE.search(words)] == expected


def test_without_words_everything_is_shown_and_what_has_ended_comes_last() -> None:
    assert [kpi.id for kpi in CATALOGUE.search()][-1] == "N00001"
    assert len(CATALOGUE.search()) == 6
    assert len(CATALOGUE.search(most=2)) == 2


def test_a_search_keeps_to_a_group_an_area_and_a_goal_of_agenda_2030() -> None:
    assert [kpi.id for kpi in CATALOGUE.search(group="G3")] == ["N00002", "U00005"]
    assert [kpi.id for kpi in CATALOGUE.search("cykel", group="G3")] == ["U00005"]
    assert [kpi.id for kpi in CATALOGUE.search(group="Infrastruktur")] == ["U00005", "U00006"]
    assert [kpi.id for kpi in CATALOGUE.search(sdg=4)] == ["N00002"]
    assert [kpi.id for kpi in CATALOGUE.search(sdg=14)] == ["U00006"]
    assert CATALOGUE.search(group="Finns inte") == CATALOGUE.search(sdg=1) == ()
    assert CATALOGUE.areas == ("Förskola", "Infrastruktur", "Kultur")


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Elever, antal (-2023)", 2023),
        ("Elever, antal (- 2023) ", 2023),
        ("Elever, antal", None),
        ("Pensioner (-1997) region, kr/inv", None),
        ("Nettolöneökning (1998-), kr", None),
    ],
)
def test_a_title_tells_whether_the_kpi_has_ended(title: str, year: int | None) -> None:
    assert Kpi("N00001", title).ended == year


def test_the_card_is_filled_from_the_kpi_that_is_chosen() -> None:
    days = (date(2026, 4, 1), date(2026, 8, 28))
    kpi = Kpi(
        "N00530", "Medborgarundersökningen - Förskolan, andel (%) (-2027)", "Andel nöjda.", True, "", days
    )
    values = card(kpi, TODAY)
    assert values == {
        "title": "Medborgarundersökningen - Förskolan, andel (%)",
        "definition": "Andel nöjda.",
        "quality": "perceived",
        "level": "national",
        "unit_of_measure": "%",
        "decimals": 1,
        "source": "kolada",
        "kolada_id": "N00530",
        "kolada_title": "Medborgarundersökningen - Förskolan, andel (%) (-2027)",
        "by_gender": True,
        "next_value_on": date(2026, 8, 28),
    }
    assert indicators.problems({**values, "direction": "higher"}) == []


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Personalkostnader, kr/inv", "kr/inv"),
        ("Lärare, andel (%)", "%"),
        ("Elever, antal (-2023)", "antal"),
        ("Behöriga, lägeskommun, andel (%) av elever", "% av elever"),
        ("Plan finns, (Ja=1, Nej=0)", ""),
        ("Lärare, kommunala", ""),
        ("Index för något, index för " + "mycket " * 20, ""),
    ],
)
def test_the_unit_of_measure_is_read_from_the_title(title: str, unit: str) -> None:
    assert card(Kpi("N00001", title), TODAY)["unit_of_measure"] == unit


def test_figures_name_kolada_for_what_is_theirs_and_never_for_our_own_work() -> None:
    assert credit([]) == credit([("Vaggeryd", "exempeldata")]) == ""
    assert credit([("Vaggeryd", SOURCE), ("Riket", SOURCE), ("Vaggeryd", SOURCE)]) == "Källa: Kolada."
    both = [("Vaggeryd", SOURCE), ("Liknande", OWN_WORK), ("Liknande", OWN_WORK)]
    assert credit(both) == "Källa: Kolada. Liknande: egen bearbetning."
    assert credit(both[1:]) == "Liknande: egen bearbetning."


def test_the_margin_of_error_is_found_by_its_title() -> None:
    found = CATALOGUE.margin_of(CATALOGUE.by_id["N00002"])
    assert found is not None and found.id == "N00004"
    assert CATALOGUE.margin_of(CATALOGUE.by_id["U00005"]) is None
