"""What Kolada's answers look like. Anything else is refused before a value is looked at."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, StrictStr

from app.domain.validation import FIRST_YEAR, LAST_YEAR, longest

T = TypeVar("T")

LARGEST = 1e15
"""No figure of a municipality is larger, and sums of such ones are still numbers."""
_LONGEST_TEXT = 20_000


def _tidy(text: str) -> str:
    """A text without what a screen or a terminal could take for a command."""
    kept = "".join(
        letter for letter in text[:_LONGEST_TEXT] if unicodedata.category(letter) not in ("Cc", "Cs")
    )
    return unicodedata.normalize("NFC", kept).strip()


def _day(said: object) -> object:
    """A day that is no day is not worth an answer: it only tells when to look again."""
    try:
        day = date.fromisoformat(said[:10]) if isinstance(said, str) else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _or_empty(said: object) -> object:
    return "" if said is None else said


def _text(said: object) -> object:
    """A year may come as a number or as text."""
    return str(said) if isinstance(said, int) and not isinstance(said, bool) else said


Text = Annotated[StrictStr, BeforeValidator(_or_empty), AfterValidator(_tidy)]
Title = Annotated[Text, AfterValidator(lambda text: text[: longest("kolada_title")].strip())]
Id = Annotated[StrictStr, Field(min_length=1, max_length=40), AfterValidator(_tidy)]
Day = Annotated[date | None, BeforeValidator(_day)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]


class Answer(BaseModel):
    """What they have in common: fields that we do not ask for may come and are left."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Page(Answer, Generic[T]):
    """A part of an answer."""

    values: list[T]
    next_url: Text = ""


class KpiAnswer(Answer):
    """A KPI of the catalogue."""

    id: Id
    title: Title
    description: Text = ""
    is_divided_by_gender: Annotated[bool, BeforeValidator(lambda said: said or False)] = False
    operating_area: Text = ""
    prel_publication_date: Day = None
    publication_date: Day = None


class MemberAnswer(Answer):
    """What belongs to a group."""

    id: Id = Field(validation_alias=AliasChoices("id", "member_id"))


class GroupAnswer(Answer):
    """A group of KPIs or of municipalities."""

    id: Id
    title: Title
    members: Annotated[list[MemberAnswer], BeforeValidator(lambda said: said or [])] = []


class MunicipalityAnswer(Answer):
    """A municipality ("K"), a region or the nation ("L")."""

    id: Id
    title: Title
    type: Text = ""


class ValueAnswer(Answer):
    """One value of a row. No value is none, never 0."""

    gender: Text
    value: Number | None
    status: Text = ""


class RowAnswer(Answer):
    """The values of a KPI at one place in one year."""

    kpi: Id
    municipality: Id
    period: Annotated[StrictStr, BeforeValidator(_text), AfterValidator(_tidy)]
    values: list[ValueAnswer]
