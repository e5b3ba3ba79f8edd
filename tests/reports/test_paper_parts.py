"""The parts that paper is made of: cleaning, dividing words, axes, and the bounds they promise."""

from __future__ import annotations

import ast
import itertools
import math
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.axes import spread, value_scale
from app.reports.document import Document
from app.reports.paper.clean import LIMIT, UNKNOWN, clean, clean_line
from app.reports.paper.fonts import FACES, Font, face
from app.reports.paper.icc import srgb_profile
from app.reports.paper.wrap import HYPHEN, shorten, wrap
from app.services.figures import Column, Table
from tests.reports.papers import HOSTILE, empty, opened, tags, texts

APP = Path(__file__).resolve().parents[2] / "app"


@given(st.text(max_size=300))
def test_cleaned_text_holds_only_letters_that_the_family_has(text: str) -> None:
    cleaned = clean(text)
    assert set(cleaned) - {"\n"} <= set(face("regular").widths)
    assert clean(cleaned) == cleaned
    assert "\n" not in clean_line(text)


def test_ordinary_swedish_goes_through_untouched() -> None:
    text = "Måluppfyllelse – ”åäö ÅÄÖ é” 1\u00a0234,5 % ≥ −2 · §\nNy rad"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("e\u0301 a\u030a", "é å"),
        ("rad\r\nrad\rrad\u2028rad", "rad\nrad\nrad\nrad"),
        ("a\n \n\n\n\nb", "a\n\nb"),
        ("vänster\u202ehöger\u200b", "vänsterhöger"),
        ("\ue000\ud800x", f"{UNKNOWN}x"),
        ("😀", UNKNOWN),
        # The family has this one, but the paper library could not say which letter it is.
        ("\U0001f512", UNKNOWN),
        ("1\u202f000", "1\u00a0000"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("\ta\tb ", "a b"),
    ],
)
def test_what_cannot_be_printed_is_taken_out_or_shown_as_missing(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_text_has_a_longest_length() -> None:
    assert clean("x" * (LIMIT + 5)) == "x" * (LIMIT - 1) + "…"
    assert len(texts(_with_paragraph("x" * 500_000).bytes())) < 12


def test_markup_in_text_is_only_characters() -> None:
    data = _with_paragraph(HOSTILE).bytes()
    text = texts(data)[0]
    assert "<b>fet</b>" in text and "file:///etc/passwd" in text
    assert b"/URI" not in data and b"root:" not in data


def _with_paragraph(text: str) -> Document:
    document = empty()
    document.paragraph(text)
    return document


@given(st.text(alphabet="abcåäö-ABC s\n", max_size=400), st.floats(20, 400))
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    font = Font("regular")
    cleaned = clean(text)
    lines = wrap(font, cleaned, 10, width)
    assert "".join(lines).replace(HYPHEN, "").replace(" ", "") == cleaned.replace(" ", "").replace("\n", "")
    for line in lines:
        assert font.width(line.rstrip(" ")) / 100 <= width + 0.01
    assert all(line.endswith((" ", HYPHEN)) or line[-1:] in ("-", *"abcåäöABCs") for line in lines[:-1])


@pytest.mark.parametrize(
    ("word", "width", "parts"),
    [
        ("Samhällsbyggnadsförvaltningens", 75, ["Samhälls-", "byggnads-", "förvaltningens"]),
        ("kommunstyrelsens", 55, ["kommunsty-", "relsens"]),
        ("Barn-och-utbildningsnämnden", 60, ["Barn-och-", "utbildnings-", "nämnden"]),
        ("14\u00a0600\u00a0personer", 50, ["14\u00a0600", "personer"]),
        ("xxxxxxxxxxxx", 25, ["xxxx-", "xxxx-", "xxxx"]),
    ],
)
def test_long_words_are_divided_where_they_are_put_together(
    word: str, width: float, parts: list[str]
) -> None:
    lines = wrap(Font("regular"), word, 10, width)
    assert [line.replace(HYPHEN, "-").strip() for line in lines] == parts


def test_a_line_is_cut_with_an_ellipsis() -> None:
    font = Font("regular")
    assert shorten(font, "kort", 10, 100) == "kort"
    short = shorten(font, "Samhällsbyggnadsförvaltningen", 10, 60)
    assert short.endswith("…") and font.width(short) / 100 <= 60


@given(st.lists(st.integers(-(10**9), 10**9).map(lambda n: n / 1000), max_size=30))
def test_an_axis_holds_its_values_between_round_steps(values: list[float]) -> None:
    scale = value_scale(values, 100, 200)
    assert 2 <= len(scale.ticks) <= 12
    assert scale.low < scale.high
    assert all(scale.low <= value <= scale.high for value in values) or not values
    heights = [scale.at(tick) for tick in scale.ticks]
    assert heights == sorted(heights)
    assert math.isclose(heights[0], 100) and math.isclose(heights[-1], 300)


def test_an_axis_starts_at_zero_where_honesty_asks() -> None:
    assert value_scale([3.0, 20.0], 0, 1).low == 0
    assert value_scale([71.0, 78.0], 0, 1).low > 0
    assert value_scale([0.0], 0, 1).high == 1


@given(st.lists(st.floats(0, 100), max_size=8))
def test_labels_are_pushed_apart(heights: list[float]) -> None:
    places = sorted(spread(heights, 10, 0, 100))
    assert all(after - before >= 9.999 for before, after in itertools.pairwise(places))
    assert all(place <= 100.001 for place in places)


def test_the_faces_of_the_family_cover_the_same_letters() -> None:
    covered = [set(face(name).widths) for name in FACES]
    assert all(letters == covered[0] for letters in covered)


def test_the_colour_profile_says_how_long_it_is() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"


def test_a_saved_report_replaces_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "Rapport åäö.pdf"
    path.write_bytes(b"gammal")
    empty().save(path)
    assert path.read_bytes() == empty().bytes()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_the_date_of_the_report_is_the_date_of_the_file() -> None:
    one = Document("Rapport", municipality="Vaggeryd", date=date(2021, 1, 2)).bytes()
    other = Document("Rapport", municipality="Vaggeryd", date=date(2022, 1, 2)).bytes()
    assert b"2021-01-02T00:00:00Z" in one and b"2022-01-02T00:00:00Z" in other


def test_reports_are_made_by_no_other_road() -> None:
    """The libraries that make PDF are known to the paper's parts only, and their markup language to nobody."""
    for file in APP.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                if module.split(".")[0] in ("reportlab", "pikepdf"):
                    assert file.parent == APP / "reports" / "paper", file
                    assert "platypus" not in module, file


def test_ten_thousand_texts_from_anywhere_make_a_whole_file() -> None:
    random = Random(2021)
    alphabet = [
        *map(chr, range(0x250)),
        *"()<>\\/%[]{}&;\u202e\u2028\ufeff\ud800😀\U0010ffff",
        " ",
        " ",
        "\n",
    ]
    rows = [("".join(random.choices(alphabet, k=random.randint(0, 60))),) for _ in range(10_000)]
    document = empty()
    document.table(Table("", (Column("Text"),), tuple(rows)))
    data = document.bytes()
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert tags(pdf).count("TD") == 10_000
