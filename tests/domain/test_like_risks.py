"""Which risks stand together when they are proposed for a plan."""

from __future__ import annotations

from app.domain.like_risks import Candidate, groups


def made(*risks: tuple[str, str]) -> tuple[tuple[int, ...], ...]:
    return groups(Candidate(number, title, process) for number, (title, process) in enumerate(risks))


def test_risks_of_the_same_process_stand_together() -> None:
    assert made(("Fel lön", "Lön "), ("Sen attest", "Inköp"), ("Utebliven semester", "lön")) == ((0, 2), (1,))


def test_risks_whose_titles_share_their_words_stand_together() -> None:
    found = made(
        ("Brist på kompetensförsörjning", ""),
        ("Driftstopp i vattenförsörjningen", "Vatten"),
        ("Kompetensförsörjningen inom vården", "Bemanning"),
        ("Driftstopp", ""),
    )
    assert found == ((0, 2), (1, 3))


def test_words_that_all_risks_have_make_no_likeness() -> None:
    assert made(("Brister inom inköp", ""), ("Brister inom vården", "")) == ((0,), (1,))


def test_risks_without_words_and_process_stand_alone() -> None:
    assert made(("IT", ""), ("IT", ""), ("", "")) == ((0,), (1,), (2,))


def test_likeness_does_not_wander_from_one_risk_to_the_next() -> None:
    found = made(
        ("Felaktiga utbetalningar", ""), ("Felaktiga utbetalningar saknar attest", ""), ("Saknar attest", "")
    )
    assert found == ((0, 1), (2,))


def test_no_risks_make_no_groups() -> None:
    assert made() == ()
