"""What makes a text hard to read is found, and what only looks so is left alone."""

from __future__ import annotations

import pytest

from app.domain.plain_language import GOOD_SENTENCE, length, long_sentences, sentences, words_of

LONG = "Vi " + "bygger " * GOOD_SENTENCE + "nytt."


def test_marks_are_not_counted_as_something_to_read() -> None:
    assert length("**Bra** och *bättre*") == len("Bra och bättre")
    assert length(" \n ") == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det går bra. Fler är nöjda!", ("Det går bra.", "Fler är nöjda!")),
        ("Vi öppnar kl. 9 och har t.ex. fika.", ("Vi öppnar kl. 9 och har t.ex. fika.",)),
        ("Det kostar 3.50 kronor per dag.", ("Det kostar 3.50 kronor per dag.",)),
        ("Vi gjorde:\n- en väg\n- två hus", ("Vi gjorde:", "en väg", "två hus")),
        ("Första stycket\n\nandra stycket", ("Första stycket", "andra stycket")),
        ("", ()),
    ],
)
def test_a_text_is_parted_where_a_reader_pauses(text: str, found: tuple[str, ...]) -> None:
    assert sentences(text) == found


def test_a_sentence_with_too_many_words_is_found() -> None:
    assert long_sentences(f"Kort. {LONG} Kort igen.") == (LONG,)
    assert not long_sentences("Kort. " * 30)


def test_a_dash_is_no_word() -> None:
    assert words_of("Du sa – vi gjorde") == 4
