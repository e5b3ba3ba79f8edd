"""Long texts with light marks."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.rich_text import Block, BulletList, Paragraph, Run, clean, parse, plain, write


def words(text: str) -> tuple[Run, ...]:
    (block,) = parse(text)
    assert isinstance(block, Paragraph)
    return block.runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Bara text", (Run("Bara text"),)),
        ("Ett **fett** ord", (Run("Ett "), Run("fett", bold=True), Run(" ord"))),
        ("*Lutande* först", (Run("Lutande", italic=True), Run(" först"))),
        ("***Båda*** två", (Run("Båda", bold=True, italic=True), Run(" två"))),
        (
            "**fet och *lutande* här**",
            (Run("fet och ", bold=True), Run("lutande", bold=True, italic=True), Run(" här", bold=True)),
        ),
        ("3 * 4 = 12 * 1", (Run("3 * 4 = 12 * 1"),)),
        ("2*3*4", (Run("2*3*4"),)),
        ("**aldrig stängd", (Run("**aldrig stängd"),)),
        ("en \\*stjärna\\* kvar", (Run("en *stjärna* kvar"),)),
        ("(**så**)", (Run("("), Run("så", bold=True), Run(")"))),
        ("rad ett\nrad två", (Run("rad ett\nrad två"),)),
        ("****", (Run("****"),)),
    ],
)
def test_marks_are_read(text: str, runs: tuple[Run, ...]) -> None:
    assert words(text) == runs


def test_paragraphs_and_lists_are_read() -> None:
    blocks = parse("Först\n\n\nSedan:\n- ett\n- **två**\n  fortsätter\n\nSist")
    assert blocks == (
        Paragraph((Run("Först"),)),
        Paragraph((Run("Sedan:"),)),
        BulletList(((Run("ett"),), (Run("två", bold=True), Run(" fortsätter")))),
        Paragraph((Run("Sist"),)),
    )


def test_an_empty_text_has_no_blocks() -> None:
    assert parse("") == parse("\n \n") == ()
    assert plain("") == ""


def test_the_plain_words_are_without_marks() -> None:
    assert plain("**Svar** är\n\n- *ett*\n- två") == "Svar är\n- ett\n- två"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>Ett <b>fett</b> ord</p><p>Ny</p>", "Ett **fett** ord\n\nNy"),
        ("<ul><li>ett</li><li><i>två</i></li></ul>", "- ett\n- *två*"),
        ("<p><b> mellanrum </b>kvar</p>", "**mellanrum** kvar"),
        ("<b></b><p>text</p>", "text"),
        ("<p><b>Fet</b>het och <b>A</b><i>B</i></p>", "Fethet och AB"),
        ("<ul><li><p>ett</p></li><li><p>två</p></li></ul><p>sen</p>", "- ett\n- två\n\nsen"),
        ('<span style="font-weight:700">fett</span> <b style="font-weight:normal">inte</b>', "**fett** inte"),
        ("<p>ett\n   två</p>\n<p>&nbsp;</p>\n<p>tre</p>", "ett två\n\ntre"),
        ("<o:p>&nbsp;</o:p><p>kvar<o:p></o:p></p>", "kvar"),
        ("<style>p {color: red}</style><p>text</p><script>alert(1)</script>", "text"),
        ("<p>rad<br>rad</p>", "rad\nrad"),
        ("<a href='http://x'>länk</a> &amp; mer", "länk & mer"),
        ("•\tett\n\uf0b7 två\no  tre", "- ett\n- två\n- tre"),
        ("a\x00b\x07c\u200bd\u00ade", "abcde"),
        ("Ett\r\n\r\n\r\n\r\nTvå", "Ett\n\nTvå"),
        ("3 < 4 och 5 > 2", "3 < 4 och 5 > 2"),
        ("hårt\u00a0mellanrum   många", "hårt mellanrum många"),
        ("– ett\n– två", "- ett\n- två"),
        ("2020–2022 – tre år", "2020–2022 – tre år"),
        ("<p>·&nbsp; ett</p><p>· två</p><p>sen</p>", "- ett\n- två\n\nsen"),
        ("<table><tr><td>ett</td><td>två</td></tr><tr><td>tre</td></tr></table>", "ett två\n\ntre"),
        ("<p>5 * 4 och **</p>", "5 \\* 4 och \\*\\*"),
    ],
)
def test_what_is_pasted_is_cleaned(pasted: str, kept: str) -> None:
    assert clean(pasted) == kept


def test_what_is_clean_stays_as_it_is() -> None:
    text = "Ett **fett** ord\n\n- ett\n- *två*"
    assert clean(text) == text


@given(st.text(alphabet="ab *\\\n-<>/ \t", max_size=60))
@example("**a*b**")
@example("*a **b* c**")
def test_any_text_can_be_read_and_cleaned_without_losing_letters(text: str) -> None:
    letters = [letter for letter in text if letter in "ab"]
    assert [letter for letter in plain(text) if letter in "ab"] == letters
    if "<" not in text:
        assert [letter for letter in clean(text) if letter in "ab"] == letters


WORD = st.text(alphabet="abcåäö *-", min_size=1, max_size=8).filter(lambda word: word == word.strip(" -"))


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, ...]:
    """Runs as an editor gives them: neighbours look different, spaces part them."""
    found: list[Run] = []
    for word, bold, italic in draw(
        st.lists(st.tuples(WORD, st.booleans(), st.booleans()), min_size=1, max_size=4)
    ):
        if found and (found[-1].bold, found[-1].italic) == (bold, italic):
            continue
        # Plain runs carry the spaces that part marked ones.
        if found and (bold or italic):
            last = found[-1]
            if last.bold or last.italic:
                found.append(Run(" "))
            else:
                found[-1] = Run(last.text + " ")
        text = f" {word}" if found and not (bold or italic) else word
        found.append(Run(text, bold, italic))
    return tuple(found)


BLOCK = st.one_of(
    st.builds(Paragraph, runs()), st.builds(BulletList, st.lists(runs(), min_size=1, max_size=3).map(tuple))
)


@given(st.lists(BLOCK, max_size=4).map(tuple))
def test_what_is_written_is_read_the_same(blocks: tuple[Block, ...]) -> None:
    assert parse(write(blocks)) == blocks
