from __future__ import annotations

import pytest

from app.services.kinds import KINDS
from app.services.names import _NAMES
from app.services.office import Office


def test_every_kind_of_record_can_be_called_something() -> None:
    assert set(KINDS) <= set(_NAMES)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("dricksvattnet räcker", "risk"),
        ("DRICKSVATTNET", "risk"),
        ("folkhälsa kultur", "goal"),
        ("KS 2019/160", "decision"),
        ("N15", "indicator"),
    ],
)
def test_a_record_is_found_by_its_words_whatever_the_case(
    example_office: Office, words: str, kind: str
) -> None:
    assert kind in {hit.kind for hit in example_office.search.find(words, 1)}


def test_swedish_letters_are_letters_of_their_own(example_office: Office) -> None:
    assert example_office.search.find("ÅRSKURS", 1)
    assert not example_office.search.find("arskurs", 1)


def test_those_with_the_words_in_the_title_come_first(example_office: Office) -> None:
    hits = example_office.search.find("trygg", 1)
    in_title = ["trygg" in hit.title.casefold() for hit in hits]
    assert in_title[0] and in_title == sorted(in_title, reverse=True)


@pytest.mark.parametrize("words", ["", "   ", "finnsintealls", "%", "' OR 1=1 --", "\x00", "a" * 5000])
def test_odd_words_find_nothing_or_little_and_break_nothing(example_office: Office, words: str) -> None:
    assert len(example_office.search.find(words, 1)) <= example_office.search.MOST


def test_what_is_archived_is_not_found(example_office: Office) -> None:
    hit = next(hit for hit in example_office.search.find("smitta sprids", 1) if hit.kind == "risk")
    example_office.records.archive("risk", hit.id)
    assert hit not in example_office.search.find("smitta sprids", 1)
