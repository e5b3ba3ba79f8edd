"""The risk report: movement, what is done about the risks, and nothing of hidden ones in the public version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.reports import risks
from app.reports.catalogue import Choices
from app.services.office import Office, open_office
from app.services.risk_forms import read_card, save_risk
from tests.pdf_check import pdf_problems
from tests.reports.papers import texts

YEAR = 2023
BOARD = 2
LONG = "En mycket lång beskrivning med många bisatser. " * 80


def said(content: bytes) -> str:
    """All the words of a paper on one line; a word parted at the end of a line is whole again."""
    return " ".join(" ".join(texts(content)).replace("\ufffe\n", "").replace("\ufffe", "").split())


def new_risk(office: Office, title: str, likelihood: int, consequence: int, **values: object) -> int:
    scores = {"score_likelihood": likelihood, "score_consequence": consequence}
    whole = {"unit_id": BOARD, "category": "it", "title": title, **scores, **values}
    return save_risk(office, None, whole, {}, YEAR)[0].id


@pytest.fixture
def office(empty_office: Office) -> Office:
    """One risk with all there is to say, in a year after one in which it was smaller; and a hidden one, larger."""
    write = empty_office.records.write
    write("municipality", 1, {"shown_on": date(2024, 9, 15)})
    risk = new_risk(
        empty_office,
        "Driftstopp",
        2,
        4,
        inherent_likelihood=4,
        inherent_consequence=4,
        residual_likelihood=1,
        residual_consequence=4,
        residual_reason="Reservkraften är provad.",
        treatment=LONG,
    )
    again = read_card(empty_office, risk, YEAR + 1).values
    save_risk(empty_office, risk, {"score_likelihood": 3}, again, YEAR + 1)
    treatment = {"risk_id": risk, "kind": "accept", "unit_id": BOARD, "reason": "Billigare att bära."}
    write("risk_treatment", None, {**treatment, "until": date(2024, 6, 30)})
    action = {"risk_id": risk, "unit_id": BOARD, "year": YEAR + 1, "owner_role": "IT-chef"}
    write("action", None, {**action, "title": "Köp reservkraft", "due_on": date(2024, 12, 31)})
    control = {"unit_id": BOARD, "title": "Provkörning", "how_often": "year", "risks": (risk,)}
    write("control", None, control)
    vision = write("goal", None, {"period_id": 1, "level": "vision", "title": "Vision"}).id
    internal = {"period_id": 1, "level": "internal", "parent_id": vision, "title": "Säker drift"}
    write("goal", None, {**internal, "revision_risks": (risk,)})
    secret = new_risk(empty_office, "Hemlig källare", 4, 4, hidden=True)
    write("action", None, {**action, "risk_id": secret, "title": "Byt låset"})
    write("risk_treatment", None, {**treatment, "risk_id": secret, "until": date(2024, 5, 31)})
    write("goal", None, {**internal, "title": "Hemligt reviderat", "revision_risks": (secret,)})
    return empty_office


@pytest.mark.parametrize(
    "demand",
    [
        "2 med riskvärde 9 eller mer",
        "Driftstopp Kommunstyrelsen 8 12 Har ökat",
        "Beslutet att acceptera risken har gått ut för: Hemlig källare; Driftstopp.",
        "Accepterandet gick ut 2024-06-30 Kommunstyrelsen Billigare att bära.",
        "• Köp reservkraft: planerad, klar senast 2024-12-31, IT-chef",
        "• Provkörning: varje år",
        "inneboende 16 → nuvarande 12 → kvarstående 4",
        "Säker drift Driftstopp",
    ],
)
def test_the_whole_report_says_what_is_asked_of_it(office: Office, demand: str) -> None:
    assert demand in said(risks.make(office, Choices(YEAR + 1)))


def test_the_public_report_has_nothing_of_hidden_risks_not_even_in_its_counts(office: Office) -> None:
    public = said(risks.make(office, Choices(YEAR + 1, public=True)))
    for hidden in ("Hemlig", "låset", "2024-05-31"):
        assert hidden not in public
    assert "1 risker i registret" in public and "1 med riskvärde 9 eller mer" in public
    assert "Kommunstyrelsen 1 1 12" in public
    # Nothing hidden is between the lines either: the paper is that of a municipality without the hidden risk.
    secret = next(row.id for row in office.risks.register(YEAR + 1) if row.hidden)
    office.records.archive("risk", secret)
    without = said(risks.make(office, Choices(YEAR + 1, public=True)))
    assert _unsealed(public) == _unsealed(without)


def _unsealed(text: str) -> str:
    """Without the anchor of the log in the foot, which tells that something was changed since."""
    words = text.split()
    return " ".join(
        word for at, word in enumerate(words) if not {"Ändringslogg"} & {*words[max(at - 3, 0) : at + 1]}
    )


def test_a_threshold_that_is_to_be_passed_is_said_and_counted_so(empty_office: Office) -> None:
    empty_office.records.write("municipality", 1, {"threshold_rule": "over"})
    for title, steps in (("På gränsen", (3, 3)), ("Över", (3, 4))):
        new_risk(empty_office, title, *steps)
    text = said(risks.make(empty_office, Choices(YEAR)))
    assert "1 med riskvärde över 9" in text and "De största riskerna: över 9" in text


def test_the_report_of_a_year_is_told_by_the_scales_and_limits_of_that_year(empty_office: Office) -> None:
    new_risk(empty_office, "Driftstopp", 3, 3)
    empty_office.records.write("municipality", 1, {"threshold": 12})
    assert "1 med riskvärde 9 eller mer" in said(risks.make(empty_office, Choices(YEAR)))


@pytest.mark.parametrize("public", [False, True])
def test_long_texts_stay_within_the_standards(office: Office, tmp_path: Path, public: bool) -> None:
    target = tmp_path / "risker.pdf"
    target.write_bytes(risks.make(office, Choices(YEAR + 1, public=public)))
    assert pdf_problems(target, "ua1") == [] and pdf_problems(target, "2a") == []


def test_the_public_version_is_made_from_the_command_line_too(example_file: Path, tmp_path: Path) -> None:
    office = open_office(example_file)
    row = office.risks.register(2021)[0]
    office.records.write("risk", row.id, {"hidden": True})
    office.close()
    texts_of = []
    for name, more in (("alla.pdf", []), ("offentlig.pdf", ["--public"])):
        target = tmp_path / name
        assert main(["report", "risks", str(example_file), "-o", str(target), "--year", "2021", *more]) == 0
        texts_of.append(said(target.read_bytes()))
    assert row.title in texts_of[0] and row.title not in texts_of[1]
    assert "Offentlig version" in texts_of[1]
