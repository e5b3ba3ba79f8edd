"""The judge of web pages must find what is wrong; otherwise its silence about our page says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web_check import DESK, GOOD, PHONE, Seen, judge, opened

_PAGE = """<!DOCTYPE html><html lang="sv"><head><title>Prov</title><style>{style}</style></head>
<body><main><h1>Prov</h1>{inside}</main></body></html>"""


def page(inside: str, style: str = "body { background: #fff; color: #000 }") -> bytes:
    return _PAGE.format(inside=inside, style=style).encode()


def test_a_page_that_is_well_made_passes(tmp_path: Path) -> None:
    assert judge(page("<p>Hej</p>"), tmp_path) == GOOD


def test_grey_on_grey_is_found(tmp_path: Path) -> None:
    found = judge(page("<p style='color:#aaa'>Hej</p>"), tmp_path)
    assert "color-contrast" in found.problems[0] and found.faint == ("2.32: Hej",)


def test_grey_words_in_a_picture_are_found(tmp_path: Path) -> None:
    picture = "<svg role='img' aria-label='x'><text y='20' fill='#aaa'>Hej</text></svg>"
    assert judge(page(picture), tmp_path).faint == ("2.32: Hej",)


def test_what_is_faint_in_the_dark_alone_is_found(tmp_path: Path) -> None:
    style = (
        "body { background: #fff; color: #000 } @media (prefers-color-scheme: dark) { body { color: #bbb } }"
    )
    assert judge(page("<p>Hej</p>", style), tmp_path) == GOOD
    assert judge(page("<p>Hej</p>", style), tmp_path, Seen(dark=True)).faint


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<h4>Djupt</h4>", "heading-order"),
        ("<a href='#x'></a>", "link-name"),
        ("<p id='a'>1</p><p aria-labelledby='borta' role='img'>2</p>", "role-img-alt"),
    ],
)
def test_what_a_listener_cannot_follow_is_found(inside: str, rule: str, tmp_path: Path) -> None:
    assert any(problem.startswith(f"{rule}:") for problem in judge(page(inside), tmp_path).problems)


def test_what_is_too_wide_for_a_telephone_is_found(tmp_path: Path) -> None:
    wide = page("<p style='width:600px'>Hej</p>")
    assert judge(wide, tmp_path, DESK) == GOOD
    assert "600px" in judge(wide, tmp_path, PHONE).too_wide[0]


def test_what_is_fetched_from_elsewhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "annan.css").write_text("p { margin: 0 }", encoding="utf-8")
    found = judge(page("<link rel='stylesheet' href='annan.css'><p>Hej</p>"), tmp_path)
    assert found.fetched[0].endswith("/annan.css")


def test_a_script_that_runs_is_noticed(tmp_path: Path) -> None:
    with opened(page("<p>Hej</p><script>document.title = 'Kapad'</script>"), tmp_path) as tab:
        assert tab.run("document.title") == "Kapad"
