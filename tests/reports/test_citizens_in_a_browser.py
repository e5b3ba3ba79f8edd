"""The page for the citizens in a real browser: anyone can read it, on anything, in any light."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.reports import citizens_page
from app.reports.catalogue import Choices
from app.services.office import Office
from tests.helpers.citizens import full, report, told
from tests.reports.papers import HOSTILE
from tests.web_check import DESK, GOOD, PHONE, Seen, judge, opened

LOOKS = {
    "desk": DESK,
    "dark": Seen(dark=True),
    "telephone": PHONE,
    "telephone in the dark": Seen(width=320, height=640, dark=True),
    "zoomed to 400 %": Seen(width=320, height=256, zoom=4.0),
    "printed": Seen(width=794, print=True, dark=True),
}
LONG = "Realisationsvinstbeskattningsutredningen" * 20
PAGES = {
    "full": full(),
    "hostile": full(f"{HOSTILE} <script>document.title = 'Kapad'</script> {LONG}"),
    "bare": report(told(1)),
    "none": None,
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_anyone_can_read_it(name: str, look: str, tmp_path: Path) -> None:
    assert judge(citizens_page.write(PAGES[name], "Ö kommun"), tmp_path, LOOKS[look]) == GOOD


@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_of_the_example_can_be_read(example_office: Office, dark: bool, tmp_path: Path) -> None:
    for each in example_office.round_reports.list():
        content = citizens_page.make(example_office, Choices(each.year, round_id=each.id))
        assert judge(content, tmp_path, Seen(width=320, height=640, dark=dark)) == GOOD


def test_no_script_runs(tmp_path: Path) -> None:
    title = "Återkoppling till medborgarna 2021 – Ö kommun"
    written = citizens_page.write(PAGES["hostile"], "Ö kommun")
    # Even one that had got past the writer is not run.
    forced = written.replace(b"</body>", b"<script>document.title = 'Kapad'</script></body>")
    assert forced != written
    for content in (written, forced):
        with opened(content, tmp_path) as tab:
            assert tab.run("document.title") == title
            assert bool(tab.complaints()) is (content is forced)


def test_the_keyboard_leads_past_the_contents(tmp_path: Path) -> None:
    with opened(citizens_page.write(full(), "Ö kommun"), tmp_path) as tab:
        assert tab.run("document.querySelector('.skip').getBoundingClientRect().right") < 0
        tab.press("Tab", 9)
        assert tab.run("document.activeElement.className") == "skip"
        assert tab.run("document.activeElement.getBoundingClientRect().left") >= 0
        tab.press("Enter", 13)
        assert tab.run("document.activeElement.id") == "main"


def test_each_light_has_a_ground_of_its_own(tmp_path: Path) -> None:
    grounds = []
    for seen in (DESK, Seen(dark=True)):
        with opened(citizens_page.write(full(), "Ö kommun"), tmp_path, seen) as tab:
            grounds.append(tab.run("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(20, 25, 26)"]


def test_words_in_pictures_keep_their_size_on_a_telephone(tmp_path: Path) -> None:
    with opened(citizens_page.write(full(), "Ö kommun"), tmp_path, PHONE) as tab:
        heights = tab.run(
            "[...document.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().height)"
        )
        assert heights and min(heights) >= 14


def test_it_is_printed_without_what_is_only_for_the_screen(tmp_path: Path) -> None:
    with opened(citizens_page.write(full(), "Ö kommun"), tmp_path) as tab:
        document = pypdfium2.PdfDocument(tab.printed())
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "Du sa – vi gjorde" in words and "Nattvandring" in words
    assert "Innehåll" not in words and "Hoppa till" not in words
