"""What a reader gets out of a report: words, order, contents, bookmarks, headers and what a screen reader hears."""

from __future__ import annotations

import itertools
import re
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest

from app.reports.document import Fact
from app.services.figures import Chart, Column, Series, Table
from tests.reports.papers import (
    chart,
    elements,
    empty,
    everything,
    matrix,
    opened,
    points,
    table,
    tags,
    texts,
)


def test_the_first_page_says_whose_report_it_is_and_under_which_number() -> None:
    first = texts(everything().bytes())[0]
    for words in ("Vaggeryds kommun", "Uppföljningsrapport", "Övergripande mål 2020–2022", "Dnr KS 2019/160"):
        assert words in first
    assert "2021-09-15" in first and "Innehåll" in first


def test_every_page_tells_municipality_title_number_date_page_and_the_anchor_of_the_log() -> None:
    pages = texts(everything().bytes())
    assert len(pages) > 8
    for number, page in enumerate(pages, 1):
        for words in (
            "Vaggeryds kommun",
            "Uppföljningsrapport",
            "KS 2019/160",
            "2021-09-15",
            "1204 · 9f3c2a1e",
        ):
            assert words in page
        assert f"Sida {number} av {len(pages)}" in page


def test_lying_pages_stand_among_upright_ones() -> None:
    with opened(everything().bytes()) as pdf:
        lying = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert any(lying) and not lying[0] and not lying[-1]


def test_lines_end_in_a_space_so_that_words_stay_apart_and_divided_words_stay_whole() -> None:
    document = empty()
    document.paragraph("Kommunfullmäktige beslutar om övergripande mål för mandatperioden. " * 20)
    document.table(
        Table("T", tuple(Column(str(i)) for i in range(7)), (("Samhällsbyggnadsförvaltningens",) * 7,))
    )
    text = texts(document.bytes())[0]
    # The reader marks a divided word with a sign of its own.
    words = set(re.findall(r"\w+", text.replace("\x02", "")))
    assert {"Kommunfullmäktige", "mandatperioden", "Samhällsbyggnadsförvaltningens"} <= words
    assert not any("målför" in word or "omövergripande" in word for word in words)


def test_contents_name_the_page_of_each_heading_and_lead_there() -> None:
    data = everything().bytes()
    pages = texts(data)
    with opened(data) as pdf:
        numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        links = list(pdf.pages[0].Annots)
        assert len(links) > 6
        for link in links:
            assert link.Subtype == "/Link" and int(link.F) == 4
            name, page = str(link.Contents).rsplit(", sida ", 1)
            assert numbers[link.Dest[0].objgen] == int(page) - 1
            assert name in pages[int(page) - 1]


def test_bookmarks_follow_the_headings() -> None:
    with opened(everything().bytes()) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root][-2:] == ["Risker", "Sist"]
        assert [item.title for item in outline.root[0].children] == ["Indikatorer"]
        assert [item.title for item in outline.root[0].children[0].children] == ["Tabell"]
        assert [item.title for item in outline.root[3].children] == ["Registret"]


def test_a_short_report_has_no_contents() -> None:
    document = empty()
    document.heading("Det enda avsnittet")
    assert "Innehåll" not in texts(document.bytes())[0]


def test_the_file_tells_its_language_title_and_author() -> None:
    with opened(everything().bytes()) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "Uppföljningsrapport – Övergripande mål 2020–2022"
        assert str(pdf.docinfo["/Author"]) == "Vaggeryds kommun"


def test_a_listener_hears_headings_lists_tables_and_figures_in_reading_order() -> None:
    with opened(everything().bytes()) as pdf:
        heard = tags(pdf)
        figures = [element for element in elements(pdf) if element.S == "/Figure"]
        heads = [element for element in elements(pdf) if element.S == "/TH"]
    assert {
        "H1",
        "H2",
        "H3",
        "H4",
        "P",
        "L",
        "LI",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Caption",
        "TOC",
    } <= set(heard)
    assert (
        heard.index("H1")
        < heard.index("TOC")
        < heard.index("H2")
        < heard.index("Figure")
        < heard.index("Table")
    )
    assert all("Vaggeryd: 2016 66,2" in str(figure.Alt) for figure in figures)
    assert all(head.A.Scope in ("/Column", "/Row") for head in heads)


def test_a_level_of_heading_is_never_jumped_over() -> None:
    document = empty()
    for level in (3, 3, 1, 3, 2, 3):
        document.heading("Rubrik", level)
    with opened(document.bytes()) as pdf:
        heard = [int(tag[1]) for tag in tags(pdf) if re.fullmatch(r"H\d", tag)]
    assert heard[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(heard))


def test_a_heading_stays_with_what_it_heads() -> None:
    for fill in range(20, 60):
        document = empty()
        for _ in range(fill):
            document.paragraph("Rad")
        document.heading("Rubriken")
        document.heading("Underrubriken", 2)
        document.table(table(4, "Tabellens namn"))
        page = next(page for page in texts(document.bytes()) if "Rubriken" in page)
        assert "Underrubriken" in page and "Andel nöjda, fråga 0" in page


def test_a_table_over_pages_repeats_its_head_to_the_eye_but_not_to_the_listener() -> None:
    document = empty()
    document.table(table(200))
    data = document.bytes()
    pages = texts(data)
    assert len(pages) > 4 and all("Kommentar" in page for page in pages)
    for row in range(200):
        assert sum(f"fråga {row}\n" in page or f"fråga {row} " in page for page in pages) == 1
    with opened(data) as pdf:
        heard = tags(pdf)
    assert heard.count("Table") == 1 and heard.count("TH") == 6 and heard.count("TR") == 201


def test_the_last_row_is_not_left_alone_on_a_page() -> None:
    for rows in range(15, 70):
        document = empty()
        document.table(table(rows))
        last = texts(document.bytes())[-1]
        assert last.count("Andel nöjda") != 1


def test_a_row_higher_than_a_page_goes_on_overleaf_as_the_same_cells() -> None:
    document = empty()
    words = " ".join(f"ord{number}" for number in range(2000))
    document.table(Table("T", (Column("Lång"), Column("Kort")), ((words, "x"),)))
    data = document.bytes()
    pages = texts(data)
    assert len(pages) > 2
    assert re.findall(r"ord\d+", " ".join(pages)) == [f"ord{number}" for number in range(2000)]
    with opened(data) as pdf:
        assert tags(pdf).count("TD") == 2


def test_numbers_have_a_decimal_comma_and_what_is_missing_is_a_dash() -> None:
    document = empty()
    rows = (("a", 1234.5), ("b", -0.04), ("c", None), ("d", -2))
    document.table(Table("T", (Column("A"), Column("B", "number", 1)), rows))
    text = texts(document.bytes())[0].replace("\u00a0", " ")
    assert "1 234,5" in text and "−2,0" in text and "–" in text and "0,0" in text and "−0" not in text


def test_an_empty_table_says_so() -> None:
    document = empty()
    document.table(Table("Risker", (Column("Risk"), Column("Värde", "number")), ()))
    assert "Inga uppgifter" in texts(document.bytes())[0]


def test_goals_and_indicators_have_words_of_their_own_for_the_same_status() -> None:
    document = empty()
    document.status("partly")
    document.status("partly", of="indicator_status")
    text = texts(document.bytes())[0]
    assert "Delvis uppfyllt" in text and "Godtagbart" in text


def test_the_matrix_is_a_table_to_a_listener_and_names_its_zones() -> None:
    document = empty()
    document.matrix(matrix())
    data = document.bytes()
    with opened(data) as pdf:
        heard = tags(pdf)
    assert heard.count("TD") == 16 and heard.count("TH") == 9
    text = texts(data)[0]
    assert text.count("Hög") == 6 and text.count("Medel") == 5 and text.count("Låg") == 5
    assert "4 Allvarlig" in text.replace("  ", " ") and "Sannolikhet" in text


def test_charts_keep_their_words_in_the_text() -> None:
    document = empty()
    document.chart(chart())
    text = texts(document.bytes())[0]
    for words in ("Blir invånarna nöjdare?", "procent", "Vaggeryd 78,4", "Riket 64,0", "Mål 82,0", "2019"):
        assert words in text


def test_pieces_without_text_leave_nothing_behind() -> None:
    document = empty()
    before = document.bytes()
    document.paragraph(" \n\x00 ")
    document.lead("")
    document.note("")
    document.heading("\u200b")
    document.bullets(["", " "])
    document.callout("")
    document.facts([])
    assert document.bytes() == before


def test_the_same_story_and_date_give_the_same_bytes() -> None:
    assert everything().bytes() == everything().bytes()
    document = everything()
    assert document.bytes() == document.bytes()


def test_reports_made_at_the_same_time_do_not_disturb_one_another() -> None:
    alone = [everything().bytes(), _told("Ärenden")]
    with ThreadPoolExecutor(4) as threads:
        together = threads.map(lambda i: _told("Ärenden") if i % 2 else everything().bytes(), range(8))
        assert list(together) == alone * 4


def _told(text: str) -> bytes:
    document = empty()
    document.paragraph(text)
    return document.bytes()


def test_there_is_no_fourth_level() -> None:
    with pytest.raises(ValueError, match="4"):
        empty().heading("Rubrik", 4)


def test_facts_stand_four_in_a_row_and_all_are_read() -> None:
    document = empty()
    document.facts([Fact(str(number) * 30, f"sak {number} " * 9) for number in range(9)])
    text = texts(document.bytes())[0]
    assert all(f"sak {number}" in text for number in range(9))


def test_the_file_is_whole(capfd: pytest.CaptureFixture[str]) -> None:
    data = everything().bytes()
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert all(isinstance(page.obj, pikepdf.Dictionary) for page in pdf.pages)


def test_a_crowd_of_comparisons_is_a_background_without_names() -> None:
    crowd = tuple(Series(f"Kommun {i}", points(i, i + 1, None, i + 2), False) for i in range(290))
    document = empty()
    document.chart(Chart("Var står vi?", "procent", 1, (Series("Vaggeryd", points(50, 51, 52, 53)), *crowd)))
    data = document.bytes()
    text = texts(data)[0]
    assert "Vaggeryd 53,0" in text and "Kommun 7" not in text
    with opened(data) as pdf:
        figure = next(element for element in elements(pdf) if element.S == "/Figure")
        assert "Ytterligare 284 jämförelser visas" in str(figure.Alt)


def test_a_number_is_never_broken_however_many_columns_there_are() -> None:
    document = empty()
    columns = tuple(Column(f"Kolumn {i}", "number", 1) for i in range(12))
    document.table(Table("T", columns, (tuple(12_345.5 + i for i in range(12)),)))
    with document.landscape():
        document.table(
            Table("T", (Column("Mål"), *columns), (("Ett mål", *(12_345.5 + i for i in range(12))),))
        )
    for text in texts(document.bytes()):
        assert all(f"12 3{45 + i},5" in text.replace("\u00a0", " ") for i in range(12))


def test_breaks_and_turns_leave_no_empty_pages() -> None:
    document = empty()
    document.page_break()
    for _ in range(2):
        with document.landscape():
            document.paragraph("Liggande")
    document.page_break()
    assert ["Liggande" in text for text in texts(document.bytes())] == [False, True, True]


def test_contents_that_would_run_over_leave_the_sections_to_the_bookmarks() -> None:
    document = empty()
    for part in range(12):
        document.heading(f"Del {part}")
        for section in range(6):
            document.heading(f"Avsnitt {part}.{section}", 2)
    first, second = texts(document.bytes())[:2]
    assert "Del 11" in first and "Avsnitt" not in first and "Avsnitt 0.0" in second


def test_a_label_beside_a_line_keeps_its_value_when_its_name_is_cut() -> None:
    long = Series("Samhällsbyggnadsförvaltningen i Vaggeryds kommun", points(1234.5, 2345.6))
    document = empty()
    document.charts([Chart("Fråga", "", 1, (long, Series("Riket", points(1.0, 2.0), False)))])
    assert re.search(r"Samh\S+… 2\s345,6", texts(document.bytes())[0])
