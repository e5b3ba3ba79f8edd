"""Long texts line by line."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.rich_lines import Line, blocks_of, lines_of
from app.domain.rich_text import BulletList, Paragraph, Run, parse, write

BOLD = Run("fet", bold=True)


def test_an_empty_line_parts_paragraphs_and_a_list_needs_none() -> None:
    text = "Rad ett\nrad två\n\nNytt stycke:\n\n- ett\n- två\n\nSist"
    lines = lines_of(parse(text))
    assert lines == (
        Line((Run("Rad ett"),)),
        Line((Run("rad två"),)),
        Line(),
        Line((Run("Nytt stycke:"),)),
        Line((Run("ett"),), True),
        Line((Run("två"),), True),
        Line((Run("Sist"),)),
    )
    assert write(blocks_of(lines)) == text


def test_empty_lines_items_and_spaces_are_not_kept() -> None:
    lines = (Line(), Line((Run("  a "), Run(" fet ", bold=True))), Line(), Line(), Line((Run(" "),), True))
    assert blocks_of(lines) == (Paragraph((Run("a  "), BOLD)),)


def test_a_written_bullet_is_an_item() -> None:
    assert blocks_of((Line((Run("- a "), BOLD)),)) == (BulletList(((Run("a "), BOLD),)),)


TEXT = st.text(alphabet="ab *\\\n- 1å.", max_size=60)


@given(TEXT)
@example("**a\nb**")
@example("**a\\** b")
@example("- \\*\n - **a**b")
def test_lines_hold_all_that_a_text_says(text: str) -> None:
    lines = lines_of(parse(text))
    assert lines_of(blocks_of(lines)) == lines
    kept = write(blocks_of(lines))
    again = lines_of(parse(kept))
    assert [letter for letter in _words(again) if letter != " "] == [
        letter for letter in _words(lines) if letter != " "
    ]


@given(TEXT)
@example("a\\")
def test_what_was_written_is_written_the_same_again(text: str) -> None:
    once = write(blocks_of(lines_of(parse(text))))
    settled = write(blocks_of(lines_of(parse(once))))
    assert write(blocks_of(lines_of(parse(settled)))) == settled


LINE = st.builds(
    Line,
    st.lists(
        st.builds(Run, st.text(alphabet="ab *\\-.", max_size=5), st.booleans(), st.booleans()), max_size=4
    ).map(tuple),
    st.booleans(),
)


@given(st.lists(LINE, max_size=4).map(tuple))
@example((Line((Run("a\\", bold=True),)),))
@example((Line((Run("*", bold=True), Run(" b"))),))
def test_whatever_is_edited_keeps_its_words(lines: tuple[Line, ...]) -> None:
    blocks = blocks_of(lines)
    read = parse(write(blocks))
    assert _words(lines_of(read)) == _words(lines_of(blocks))


def _words(lines: tuple[Line, ...]) -> str:
    return "".join(run.text for line in lines for run in line.runs)
