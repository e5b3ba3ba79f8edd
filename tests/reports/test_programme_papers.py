"""The papers of the programme hold what the executive office has asked for, each demand in its place."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest

from app.reports import annex, methods, programme
from app.reports.catalogue import REPORTS, Choices
from app.reports.document import Document
from app.reports.telling import in_cell, tell
from app.services.figures import Column, Table
from app.services.office import Office
from app.services.strategy import read_strategy
from tests.helpers.queries import counted_queries
from tests.reports.papers import opened, tags, texts

type_of_story = Callable[[Office, Choices], Document]


def said(content: bytes) -> str:
    """All the words of a paper on one line; a word parted at the end of a line is whole again."""
    return " ".join(" ".join(texts(content)).replace("\ufffe\n", "").replace("\ufffe", "").split())


def document_id(office: Office, title: str) -> int:
    return next(row.id for row in office.documents.list(office.today) if row.title == title)


@pytest.fixture
def printed_programme(example_office: Office) -> str:
    return said(programme.make(example_office, Choices(2021)))


@pytest.mark.parametrize(
    "demand",
    [
        # the vision and the four goals, with what they mean and where that was said
        "Här gör vi plats för att göra skillnad",
        "Vaggeryds kommun ska vara en plats med hållbar samhällsutveckling och tillväxt i hela kommunen",
        "planerar, bygger och försörjer sina invånare",
        "Den nationella förklaringen om kommunernas ansvar för Agenda 2030",
        "Dialog i kommunstyrelsen: Kommunstyrelsens samtal om målens innebörd",
        "Medborgardialog: Medborgardialog på Fenix (2019-04-01)",
        "Styrdokument: Översiktsplan",
        "Framgångsfaktorer Miljö och naturresurser",
        # expected fulfilment, and what is lifted to a decision of its own
        "När perioden är slut växer alla orter",
        "Lyfts till ett särskilt politiskt beslut Inget styrdokument bär uppfyllelsen. Beslutet är inte taget än.",
        "Beslut: Förväntad måluppfyllelse för trygghet och delaktighet (fastställt 2020-09-28)",
        "Lyfts till ett särskilt politiskt beslut. Förväntad måluppfyllelse för ett nytt omsorgsboende",
        # Agenda 2030 with what it means here
        "Vad det innebär för oss",
        "6.1 Rent dricksvatten till alla",
        # all contribute to all
        "Nämndernas och bolagens bidrag",
        "Bidrag saknas från Socialnämnden",
        # sub-goals: from adopted methods first, dialogues second; a text or accepted values
        "Metod: Planlagda tomter i varje ort Dialog: Kommunstyrelsens samtal om målens innebörd Budget: Programbudget",
        "Accepterade värden: Ekologiska livsmedel",
        "Delmålet saknar ursprung.",
        # internal goals are preconditions, with the reasons for their revision
        "förutsättningar för att de övergripande målen ska nås",
        "Skäl till den senaste revideringen",
        # steering documents of every level
        "Nationellt Den nationella förklaringen",
        "Regionalt Regional utvecklingsstrategi",
        "Giltighetstiden har gått ut",
        # follow-up by actual and perceived quality
        "Så följs programmet upp",
        "Faktisk Upplevd Saknas",
        # decisions with their way; the methods are decided apart
        "Fastställt, Kommunfullmäktige, 25 maj 2020, § 61",
        "Beslutets väg: • Utkast, Kommunledningskontoret, 30 mars 2020",
        "Skickat till Nämnder och bolag",
        "Politiska metoder och verktyg 2020–2022 är ett eget beslut: fastställt.",
        "Ändrat efter beslutet Programbudget 2020 En arbetsgivare man vill stanna hos",
    ],
)
def test_the_programme_holds(printed_programme: str, demand: str) -> None:
    assert demand in printed_programme


def test_the_programme_takes_no_stand_where_the_methods_do(example_office: Office) -> None:
    words = said(programme.make(example_office, Choices(2021)))
    assert "Reservation" not in words and "Majoritetsgruppen" not in words


@pytest.mark.parametrize(
    "demand",
    [
        "Ett eget beslut, skilt från programmet.",
        "Framgångsfaktor: Miljö och naturresurser Mat från gårdar i närheten",
        "Föreslagen av: Majoritetsgruppen (exempel) · Prioritet: hög · Tillstånd: antagen",
        "Skiljelinje Politisk skiljelinje",
        "Skiljelinje Eniga",
        "Partilösa ledamöter (exempel) Reservation Bolaget tar för stor risk om räntan stiger.",
        "Delmål som kommer ur metoden Minst 36 procent ekologiskt i köken",
        "Återremitterat, Kommunstyrelsen, 6 maj 2020, § 98",
        "Fastställt, Kommunfullmäktige, 22 juni 2020, § 84",
        "Utanför fastställda beslut",
    ],
)
def test_the_paper_of_methods_holds(example_office: Office, demand: str) -> None:
    assert demand in said(methods.make(example_office, Choices(2021)))


def test_the_annex_leads_from_old_goals_to_those_of_today(example_office: Office) -> None:
    chosen = Choices(2021, document_id=document_id(example_office, "Miljöprogram"))
    words = said(annex.make(example_office, chosen))
    for demand in (
        "Bilaga till styrdokument Miljöprogram",
        "Bilagans tillstånd Utkast",
        "Så hänger styrning och uppföljning ihop",
        "Ekologisk mat i kommunens kök KS 4 Mat från nära håll i våra kök",
        "Ekologiska livsmedel i kommunens verksamhet, andel",
    ):
        assert demand in words


def test_an_annex_without_rows_says_so(example_office: Office) -> None:
    chosen = Choices(2021, document_id=document_id(example_office, "Folkhälsoplan"))
    assert "Bilagan har inga rader än." in said(annex.make(example_office, chosen))


@pytest.mark.parametrize("missing", [None, 4711])
def test_an_annex_to_no_document_says_what_to_choose(example_office: Office, missing: int | None) -> None:
    assert "Välj ett styrdokument" in said(annex.make(example_office, Choices(2021, document_id=missing)))


@pytest.mark.parametrize("year", [2021, 1, 9999])
@pytest.mark.parametrize("story", [programme.story, methods.story, annex.story])
def test_an_empty_municipality_has_papers_for_any_year(
    empty_office: Office, story: type_of_story, year: int
) -> None:
    assert "Nya kommunen" in said(story(empty_office, Choices(year)).bytes())


def test_a_full_file_costs_as_many_queries_as_an_empty_one(
    example_office: Office, empty_office: Office
) -> None:
    counts = []
    for office in (example_office, empty_office):
        with counted_queries(office.file) as queries:
            read_strategy(office, 2021)
        counts.append(len(queries))
    # What decisions cover costs a query or two for each kind of record that they do cover.
    assert counts[0] <= 45 and counts[0] - counts[1] <= 8


@pytest.mark.parametrize("kind", ["programme", "methods", "annex"])
def test_the_same_paper_twice_is_the_same_to_the_byte(example_office: Office, kind: str) -> None:
    report = next(report for report in REPORTS if report.kind == kind)
    chosen = Choices(2021, document_id=document_id(example_office, "Miljöprogram"))
    assert report.make(example_office, chosen) == report.make(example_office, chosen)


def test_long_texts_keep_their_paragraphs_and_lists() -> None:
    document = Document("Prov", municipality="Vaggeryds kommun", date=date(2021, 9, 15))
    tell(document, "Ett **fett** ord.\n\nEfter:\n- först\n- *sedan*", "Om")
    tell(document, "- bara en lista", "Skäl")
    content = document.bytes()
    assert "Om Ett fett ord. Efter: • först • sedan Skäl: • bara en lista" in said(content)
    with opened(content) as pdf:
        assert tags(pdf).count("LI") == 3
    assert in_cell("**Ett** ord\n- ett\n- två") == "Ett ord\n• ett\n• två" and in_cell("") is None


LONG = "Kommunen ska vara trygg för **alla som bor i samhällsbyggnadsförvaltningens orter** och *de som kommer* hit. "


def test_bold_and_italic_are_set_so_in_paragraphs_lists_and_cells() -> None:
    document = Document("Prov", municipality="Vaggeryds kommun", date=date(2021, 9, 15))
    tell(document, f"{LONG * 3}\n\n- {LONG * 2}\n- ***båda*** två", "Om målet")
    tell(document, f"*Ledande* {LONG}", leading=True)
    table = Table("", (Column("Mål"), Column("Text", share=3)), (("Ett", in_cell(LONG * 2, "<b>\x07: ")),))
    document.table(table)
    content = document.bytes()
    plain = LONG.replace("*", "").strip()
    read = said(content)
    assert read.count(plain) == 3 + 2 + 1 + 2 and "*" not in read
    assert "• båda två" in read and "Ledande Kommunen" in read and "<b>: Kommunen" in read
    looks = faces(content)
    assert "alla som bor i" in looks["SourceSans3-Semibold"]
    assert "de som kommer" in looks["SourceSans3-It"]
    assert "Kommunen ska vara trygg för" in looks["SourceSans3-Regular"]
    assert "båda" in looks["SourceSans3-Semibold"]


def faces(content: bytes) -> dict[str, str]:
    """What is set in each face, one face after the other."""
    found: dict[str, str] = {}
    paper = pypdfium2.PdfDocument(content)
    for page in paper:
        text = page.get_textpage()
        for place in range(text.count_chars()):
            name = _face(text, place)
            found[name] = found.get(name, "") + text.get_text_range(place, 1)
    return {name: " ".join(words.split()) for name, words in found.items()}


def _face(text: pypdfium2.PdfTextPage, place: int) -> str:
    room = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFText_GetFontInfo(text.raw, place, room, len(room), None)
    return room.value.decode().rpartition("+")[2]
