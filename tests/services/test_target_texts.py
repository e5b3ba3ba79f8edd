"""Official texts of the targets, brought in from a file that the municipality has."""

from __future__ import annotations

import json

import pytest

from app.domain.problems import Invalid, UserError
from app.domain.target_texts import LARGEST, read
from app.services.office import Office

TEXTS = {"6.1": "Senast 2030 …", "11.7": "Tillgång till grönområden …"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(TEXTS),
        json.dumps([{"code": code, "text": text} for code, text in TEXTS.items()]),
        json.dumps({"count": 2, "values": [{"code": code, "text_sv": text} for code, text in TEXTS.items()]}),
        "kod;text\n6.1;Senast 2030 …\n11.7;Tillgång till grönområden …\n",
        '\ufeffDelmål,Lydelse\n6.1,"Senast 2030 …"\n11.7.,"Tillgång till\ngrönområden …"\n;\n',
        "code\ttext\n6.1\tSenast 2030 …\n11.7\tTillgång till grönområden …\nMål 6\tRubrik\n",
    ],
)
def test_files_of_several_shapes_are_read(content: str) -> None:
    assert read(content.encode()) == TEXTS


def test_letters_of_an_older_windows_file_are_read() -> None:
    assert read("kod;text\n6.1;Vatten åt alla\n".encode("cp1252")) == {"6.1": "Vatten åt alla"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"[" * 100_000, b"\x00\xff\xfe", b"a;b\n1;2\n"])
def test_what_holds_no_texts_is_told_of(content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read(content)
    assert caught.value.code == "no_target_texts"


def test_a_file_that_is_far_too_large_is_not_read() -> None:
    with pytest.raises(UserError) as caught:
        read(b"x" * (LARGEST + 1))
    assert caught.value.code == "texts_too_large"


def test_texts_are_kept_with_their_source_and_taken_back_in_one_step(empty_office: Office) -> None:
    texts = empty_office.target_texts
    first = texts.bring_in(json.dumps({**TEXTS, "99.9": "Finns inte"}).encode(), "FN-förbundet")
    assert (first.new, first.changed, first.unchanged, first.unknown) == (2, 0, 0, ("99.9",))
    assert [(row.code, row.text, row.source) for row in texts.list()] == [
        (code, text, "FN-förbundet") for code, text in TEXTS.items()
    ]
    second = texts.bring_in(json.dumps({**TEXTS, "6.1": "Ny lydelse"}).encode(), "FN-förbundet")
    assert (second.new, second.changed, second.unchanged) == (0, 1, 1)
    third = texts.bring_in(json.dumps({**TEXTS, "6.1": "Ny lydelse"}).encode(), "FN-förbundet")
    assert (third.unchanged, third.changes) == (2, ())
    empty_office.records.undo(second.changes)
    assert texts.list()[0].text == "Senast 2030 …"
    empty_office.records.undo(first.changes)
    assert texts.list() == ()


def test_texts_without_a_source_are_not_taken(empty_office: Office) -> None:
    with pytest.raises(Invalid):
        empty_office.target_texts.bring_in(json.dumps(TEXTS).encode(), " ")
    assert empty_office.target_texts.list() == ()


def test_a_file_with_two_texts_to_one_target_is_refused(empty_office: Office) -> None:
    with pytest.raises(UserError) as caught:
        empty_office.target_texts.bring_in(b"kod;text\n6.1;Senast 2030 \n6.1;Annat", "FN-förbundet")
    assert caught.value.code == "target_text_twice"
    assert empty_office.target_texts.list() == ()
    same = empty_office.target_texts.bring_in(b"kod;text\n6.1;Lika\n6.1;Lika", "FN-förbundet")
    assert same.new == 1
