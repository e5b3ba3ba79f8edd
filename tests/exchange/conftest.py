"""What the tests of files need: a municipality with a few indicators and places."""

from __future__ import annotations

import pytest

from app.services.edits import Edit
from app.services.office import Office


@pytest.fixture
def office(empty_office: Office) -> Office:
    """A municipality with indicators of its own, one from Kolada, two of the same name, and a neighbour."""

    def indicator(title: str, kolada_id: str = "", unit: str = "procent") -> Edit:
        values = {"title": title, "quality": "actual", "kolada_id": kolada_id, "unit_of_measure": unit}
        return Edit("indicator", None, {**values, "decimals": 1})

    empty_office.records.write_all(
        [
            indicator("Nöjda elever"),
            indicator("Gymnasieelever med examen", "N17461"),
            indicator("Sjukfrånvaro"),
            indicator("Sjukfrånvaro"),
            Edit("place", None, {"kind": "municipality", "code": "0642", "name": "Mullsjö"}),
            Edit("place", None, {"kind": "region", "name": "Jönköping"}),
            Edit("place", None, {"kind": "municipality", "code": "0680", "name": "Jönköping"}),
        ]
    )
    return empty_office
