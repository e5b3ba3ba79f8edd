"""Återkoppling till medborgarna on paper and as a web page: the same words, and nothing that is not for citizens."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from app.reports import citizen_words, citizens, citizens_page
from app.reports.catalogue import REPORTS, Choices
from app.services.citizen_rows import CitizenReport, Picture
from app.services.office import Office
from tests.helpers.citizens import SECRET, chart, fill_with_secrets, full, report, told
from tests.helpers.files import ANNA
from tests.pdf_check import Profile, pdf_problems
from tests.reports.papers import HOSTILE, texts

REPORT = next(each for each in REPORTS if each.kind == "citizens")
VOID = {"meta", "br", "line", "rect"}


class Page(HTMLParser):
    """A page read as a browser reads it; what is not well nested is an error."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] not in (["style"], []):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def paper(told_of: CitizenReport, office: Office) -> str:
    return " ".join(" ".join(texts(citizens.story(office, told_of).bytes())).split())


def page(told_of: CitizenReport | None) -> Page:
    return Page(citizens_page.write(told_of, "Ö kommun"))


@pytest.mark.parametrize(
    "told_of", [full(), full(HOSTILE), report(), None], ids=["full", "hostile", "bare", "none"]
)
def test_a_page_runs_nothing_and_asks_for_nothing(told_of: CitizenReport | None) -> None:
    read = page(told_of)
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form", "base"}
    for _, attributes in read.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style")]
        assert (attributes.get("href") or "#").startswith("#")


@pytest.mark.parametrize(
    "told_of", [full(), full(HOSTILE), report(), None], ids=["full", "hostile", "bare", "none"]
)
def test_a_page_is_in_swedish_and_in_order(told_of: CitizenReport | None) -> None:
    read = page(told_of)
    (root,), (title,) = read.named("html"), read.named("title")
    assert root["lang"] == "sv" and title == {}
    levels = [int(tag[1]) for tag, _ in read.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(read.named(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in read.tags:
        asked = [attributes.get(name) for name in ("aria-labelledby", "aria-describedby")]
        asked.append((attributes.get("href") or "").removeprefix("#"))
        assert {name for name in asked if name} <= set(ids)


def test_what_people_write_is_text_and_nothing_else() -> None:
    read = page(full("<script>alert(1)</script><img src=x onerror=alert(1)>& \"'"))
    assert "<script>alert(1)</script><img src=x onerror=alert(1)>& \"'" in read.text


def test_every_picture_says_in_words_what_it_shows() -> None:
    read = page(full())
    pictures = read.named("svg")
    assert pictures and all(each["role"] == "img" and each["aria-label"] for each in pictures)
    assert "2021: 64,5\u00a0procent." in read.words and "Tidigare år: 2019: 61,0." in read.words
    assert "Målet 2021 är 70,0\u00a0procent. Målet är inte nått. Högre är bättre." in read.words
    assert "Det finns inga värden än." in read.words


def test_paper_and_page_say_the_same(example_office: Office) -> None:
    told_of = full("Det går framåt")
    printed, shown = paper(told_of, example_office), page(told_of).text
    for words in (
        "Kommunen i sin helhet",
        "1 Mål 1 Det går framåt",
        "Helt uppfyllt",
        "Kan ej bedömas",
        "Det här har gjorts",
        "Nattvandring Det går framåt",
        "Lekplats (försenad)",
        "Badhus (avbruten)",
        "Du sa – vi gjorde",
        "Synpunkt, 1 mars 2021",
        "Tidigare år: 2019: 61,0.",
        "preliminärt",
    ):
        assert words in printed and words in shown, words


def test_a_locked_round_is_not_called_preliminary(example_office: Office) -> None:
    first, corrected = full(number=1), full(number=2)
    assert "preliminärt" not in page(first).text + paper(first, example_office)
    assert "Siffrorna är fastställda den 1 mars 2022." in page(first).text
    assert "Siffrorna är rättade och fastställda den 1 mars 2022." in page(corrected).text


def test_an_overarching_goal_of_which_nothing_is_told_is_not_passed_over() -> None:
    bare, inner = told(1), told(2, "Ekonomi i balans", level="internal")
    read = page(report(bare, inner)).text
    assert "1 Trygghet" in read and "Det finns inget att berätta om målet än." in read
    assert "Ekonomi" not in read


def test_nothing_that_is_not_for_citizens_is_told(example_office: Office) -> None:
    made = fill_with_secrets(example_office)
    choices = Choices(2021, round_id=made)
    assert REPORT.make_page is not None
    printed = " ".join(texts(REPORT.make(example_office, choices)))
    source = REPORT.make_page(example_office, choices).decode()
    author = example_office.log.read("citizen_summary").lines[0].by
    assert author == ANNA.name
    for content in (printed, source):
        assert "Mörkt i parken" in content and "Fler är trygga" in content
        assert SECRET not in content
        assert author not in content


def test_hidden_risks_stay_hidden_from_citizens(example_office: Office) -> None:
    hidden = [row.title for row in example_office.risks.register(2021) if row.hidden]
    assert REPORT.make_page is not None
    for each in example_office.round_reports.list():
        content = REPORT.make_page(example_office, Choices(each.year, round_id=each.id)).decode()
        assert not [title for title in hidden if title in content]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize(
    "told_of", [full(), full(HOSTILE), report(), None], ids=["full", "hostile", "bare", "none"]
)
def test_the_paper_keeps_the_standards(
    told_of: CitizenReport | None, profile: Profile, example_office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "medborgare.pdf"
    citizens.story(example_office, told_of).save(path)
    assert pdf_problems(path, profile) == []


def test_the_same_page_twice_is_the_same_to_the_byte(example_office: Office) -> None:
    (first, *_) = example_office.round_reports.list()
    choices = Choices(first.year, round_id=first.id)
    assert REPORT.make_page is not None
    assert REPORT.make_page(example_office, choices) == REPORT.make_page(example_office, choices)
    assert REPORT.make(example_office, choices) == REPORT.make(example_office, choices)


@pytest.mark.parametrize(
    ("status", "direction", "words"),
    [
        ("met", "higher", "Målet är nått. Högre är bättre."),
        ("partly", "lower", "Målet är inte nått, men värdet är godtagbart. Lägre är bättre."),
        ("not_met", "higher", "Målet är inte nått."),
        ("not_assessable", "higher", "Målet 2021 är 70,0\u00a0procent. Högre är bättre."),
    ],
)
def test_a_picture_says_whether_its_target_is_reached(status: str, direction: str, words: str) -> None:
    said = citizen_words.sentences(Picture(1, chart(64.0), status, direction))
    assert words in said[1]


def test_a_missing_value_is_neither_nought_nor_told_as_one() -> None:
    read = page(full())
    assert "saknas" in read.words
    assert "2020" not in " ".join(
        citizen_words.sentences(Picture(1, chart(61.0, None, 64.5), "met", "higher"))
    )
