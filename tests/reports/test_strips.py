"""Where we lie among all municipalities, on paper."""

from __future__ import annotations

import pypdfium2

from app.domain.axes import stack
from app.reports.paper.strips import alternative, where
from tests.reports.papers import distribution, empty


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_words_say_which_part_of_how_many_and_when() -> None:
    others = [60.0 - number / 10 for number in range(289)]
    assert where(distribution(*others)) == (
        "Bland den bästa fjärdedelen av 290 kommuner 2021: 0 av 289 andra kommuner har ett bättre värde."
    )
    assert where(distribution(*others, direction="lower")).startswith(
        "Bland den sämsta fjärdedelen av 290 kommuner 2021: 289 av 289"
    )
    assert where(distribution(*range(58, 67))).startswith("I mitten bland 10 kommuner 2021: 4 av 9")


def test_a_listener_is_told_ours_and_the_ends() -> None:
    assert plain(alternative(distribution(*range(50, 60)))) == (
        "Punktdiagram: Nöjda invånare, andel, 2021. Vaggeryds kommun 62,0 %. "
        "Lägst 50,0 %, i mitten 55,0 %, högst 62,0 %."
    )


def test_ours_is_named_on_the_page_with_the_better_way_and_the_source() -> None:
    document = empty()
    document.distributions([distribution(*range(50, 60))])
    pdf = pypdfium2.PdfDocument(document.bytes())
    text = plain(pdf[0].get_textpage().get_text_range())
    pdf.close()
    for said in ("Vaggeryds kommun 62,0 %", "högre är bättre", "Källa: Kolada. Exempeldata."):
        assert said in text


def test_equal_dots_are_stacked_about_the_middle_and_pressed_together_where_there_are_many() -> None:
    assert stack([11.0, 11.1, 11.2, 30.0], 4.0, 40.0) == [0.0, -4.0, 4.0, 0.0]
    away = stack([10.0] * 100, 4.0, 40.0)
    assert max(away) - min(away) <= 40.0 and len(set(away)) == 100
    assert stack([], 4.0, 40.0) == []
