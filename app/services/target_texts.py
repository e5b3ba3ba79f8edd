"""The official texts of Agenda 2030's targets, which the municipality brings in itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.domain import target_texts
from app.domain.problems import UserError
from app.services.edits import Change, Edit
from app.services.records import Records
from database.agenda import SdgText
from database.connection import File
from database.goals import SdgTarget


@dataclass(frozen=True, slots=True)
class TargetText:
    """The official text of a target and where it comes from."""

    id: int
    target_id: int
    code: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many texts were new, changed and as before, and codes that are no targets."""

    new: int
    changed: int
    unchanged: int
    unknown: tuple[str, ...]
    changes: tuple[Change, ...]
    """For Ångra: one step takes the whole import back."""


class TargetTexts:
    """Reads and brings in texts."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def list(self) -> tuple[TargetText, ...]:
        """The texts there are, in the order of the targets."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(SdgText.id, SdgTarget.id, SdgTarget.code, SdgText.text, SdgText.source)
                .join(SdgText, SdgText.sdg_target_id == SdgTarget.id)
                .where(SdgText.archived_at.is_(None))
                .order_by(SdgTarget.sdg_goal_id, SdgTarget.position)
            )
            return tuple(TargetText(*row) for row in rows)

    def require_texts(self, path: Path) -> None:
        """Raise what is wrong with a file before anybody is asked where its texts come from."""
        target_texts.read(_content(path))

    def bring_in_file(self, path: Path, source: str, *, edit_id: str | None = None) -> Imported:
        """Bring in the texts of a file; what cannot be read is told in the user's words."""
        return self.bring_in(_content(path), source, edit_id=edit_id)

    def bring_in(self, content: bytes, source: str, *, edit_id: str | None = None) -> Imported:
        """Read a JSON or CSV file's content and keep its texts, all or nothing, with where they come from."""
        read = target_texts.read(content)
        with self._file.reading() as connection:
            targets = {row.code: row.id for row in connection.execute(select(SdgTarget.code, SdgTarget.id))}
            there = {
                row.sdg_target_id: row
                for row in connection.execute(select(SdgText.__table__).where(SdgText.archived_at.is_(None)))
            }
        edits: list[Edit] = []
        new = unchanged = 0
        for code in sorted(read.keys() & targets.keys()):
            target, said = targets[code], {"text": read[code], "source": source}
            before = there.get(target)
            if before is None:
                new += 1
                edits.append(Edit("sdg_text", None, {"sdg_target_id": target, **said}))
            elif (before.text, before.source) == (said["text"], source):
                unchanged += 1
            else:
                edits.append(
                    Edit("sdg_text", before.id, said, {"text": before.text, "source": before.source})
                )
        changes = self._records.write_all(edits, edit_id) if edits else ()
        unknown = tuple(sorted(read.keys() - targets.keys()))
        return Imported(new, len(edits) - new, unchanged, unknown, changes)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than is allowed is enough to tell that it is too large.
            return file.read(target_texts.LARGEST + 1)
    except FileNotFoundError as error:
        raise UserError("file_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("file_unreadable", path=str(path)) from error
