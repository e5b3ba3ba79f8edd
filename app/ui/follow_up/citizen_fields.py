"""What is asked for when citizens are told of a goal, and what helps to write so that they read it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.domain import plain_language
from app.domain.citizens import GOOD_LENGTH
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.context import Context
from app.ui.common.fields import Field, Links, RichText
from app.ui.common.form_parts import FieldBlock
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm

TEXTS = ("text", "done", "coming")
FIELDS: tuple[Field, ...] = (
    RichText("text", noop("Fields", "Så går det"), lines=4),
    RichText("done", noop("Fields", "Det här har gjorts"), lines=3),
    RichText("coming", noop("Fields", "Det här kommer"), lines=3),
    Links(
        "indicators",
        noop("Fields", "Visas som bilder"),
        add=noop("Fields", "Lägg till en indikator …"),
        help=noop("Fields", "Två eller tre räcker: de som säger mest om hur det går."),
    ),
)
_QUOTED = 60
"""Characters of a long sentence that are said again."""


class CitizenForm(RecordForm):
    """Says under each text how long it is, and which sentences are hard to read."""

    def __init__(self, context: Context) -> None:
        super().__init__(FIELDS, drafts=context.drafts)
        self.lengths: dict[str, QLabel] = {}
        for name in TEXTS:
            label = words("", "small", wrap=True)
            block = self.editor(name).parentWidget()
            assert isinstance(block, FieldBlock)
            block.place_under(label)
            self.lengths[name] = label
        self.changed.connect(self.measure)

    def measure(self, *_name: str) -> None:
        """Say how long the texts are, and where they could be simpler."""
        values = self.values()
        for name in TEXTS:
            text = str(values[name] or "")
            self.lengths[name].setText(length_words(text))
            self.warn(name, hint(text))


def length_words(text: str) -> str:
    """How long a text is beside the length that is easy to take in."""
    length = plain_language.length(text)
    if length > GOOD_LENGTH:
        said = translate("Citizens", "{length} tecken. Över {good} blir det mycket att läsa.")
    else:
        said = translate("Citizens", "{length} av {good} tecken")
    return said.format(length=length, good=GOOD_LENGTH)


def hint(text: str) -> str:
    """What would make a text easier to read; empty where nothing would."""
    long = plain_language.long_sentences(text)
    if not long:
        return ""
    first = " ".join(long[0].split())
    short = first if len(first) <= _QUOTED else f"{first[: _QUOTED - 1].rstrip()}…"
    said = translate("Citizens", "”{sentence}” har {count} ord. Dela meningen i två.")
    told = said.format(sentence=short, count=plain_language.words_of(first))
    if len(long) > 1:
        told += " " + translate("Citizens", "Fler långa meningar: {count}.").format(count=len(long) - 1)
    return told
