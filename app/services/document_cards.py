"""One steering document with all that hangs on it: ties, annex and history; and what its forms offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from app.domain.documents import overdue
from app.domain.swedish import sort_key
from app.services.agenda import SdgChoice, SdgTie, read_sdg_choices, read_ties
from app.services.annexes import AnnexLine, read_annex
from app.services.batch import current_values
from app.services.kinds import KINDS
from app.services.log import LogLine, read_lines
from app.services.rows import find
from database.agenda import DocumentSdg
from database.documents import AnnexRow, AnnexRowGoal, AnnexRowIndicator, DocumentGoal
from database.goals import Goal
from database.indicators import Indicator
from database.periods import Period
from database.units import Unit


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One document as the page shows it beside the list."""

    values: Mapping[str, object]
    """What the form edits, with ``id``, ``version`` and ``archived``."""
    due: str
    """expired, revision_due or nothing, as of the day given."""
    sdg: tuple[SdgTie, ...]
    annex: tuple[AnnexLine, ...]
    history: tuple[LogLine, ...]
    """What has happened to the document, its ties and the rows of its annex, newest first."""

    @property
    def has_annex(self) -> bool:
        """Whether it follows an older structure, or has rows from a time when it did."""
        return self.values["structure"] == "old" or bool(self.annex)


@dataclass(frozen=True, slots=True)
class ServedGoal:
    """A goal that a document may serve, or that an older goal may hang together with."""

    id: int
    number: str
    title: str
    level: str
    unit: str
    period: str
    archived: bool


@dataclass(frozen=True, slots=True)
class DocumentChoices:
    """What the forms offer."""

    units: tuple[tuple[int, str], ...]
    goals: tuple[ServedGoal, ...]
    """Those of the period that is looked at first. Archived ones are there where a document names them already."""
    indicators: tuple[tuple[int, str, bool], ...]
    """As (id, title, archived), by title; archived ones as for goals."""
    sdg: tuple[SdgChoice, ...]


def read_card(connection: Connection, document_id: int, today: date) -> DocumentCard:
    """Read a document in an open transaction. Raises ``record_missing`` where there is none."""
    kind = KINDS["document"]
    row = find(connection, kind, document_id)
    ties = select(DocumentSdg.id).where(DocumentSdg.document_id == document_id)
    lines = select(AnnexRow.id).where(AnnexRow.document_id == document_id)
    story = {
        "document": (document_id,),
        "document_sdg": connection.execute(ties).scalars().all(),
        "annex_row": connection.execute(lines).scalars().all(),
    }
    return DocumentCard(
        {**current_values(connection, kind, row), "id": document_id, "version": row["version"]},
        overdue(row["revise_by"], row["valid_until"], today),
        read_ties(connection, "document", document_id).get(document_id, ()),
        read_annex(connection, document_id),
        read_lines(connection, story),
    )


def read_choices(connection: Connection, period_id: int) -> DocumentChoices:
    """Read what there is to choose among, in an open transaction."""
    units = connection.execute(
        select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
    ).all()
    named_goal = or_(Goal.id.in_(select(DocumentGoal.goal_id)), Goal.id.in_(select(AnnexRowGoal.goal_id)))
    goals = connection.execute(
        select(
            Goal.id,
            Goal.number,
            Goal.title,
            Goal.level,
            Unit.name.label("unit"),
            Period.name.label("period"),
            Goal.archived_at.is_not(None).label("archived"),
        )
        .join(Period, Period.id == Goal.period_id)
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .where(or_(Goal.archived_at.is_(None), named_goal))
        .order_by(
            (Goal.period_id == period_id).desc(),
            Period.first_year.desc(),
            Period.id,
            Goal.position,
            Goal.id,
        )
    ).all()
    named_indicator = Indicator.id.in_(select(AnnexRowIndicator.indicator_id))
    indicators = connection.execute(
        select(Indicator.id, Indicator.title, Indicator.archived_at.is_not(None).label("archived")).where(
            or_(Indicator.archived_at.is_(None), named_indicator)
        )
    ).all()
    return DocumentChoices(
        tuple((unit.id, unit.name) for unit in units),
        tuple(
            ServedGoal(*row[:4], unit=row.unit or "", period=row.period, archived=bool(row.archived))
            for row in goals
        ),
        tuple(
            sorted(
                ((row.id, row.title, bool(row.archived)) for row in indicators),
                key=lambda indicator: sort_key(indicator[1]),
            )
        ),
        read_sdg_choices(connection),
    )
