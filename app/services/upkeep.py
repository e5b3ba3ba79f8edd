"""Keeping the file well: where it lies, a copy of it, and a look through all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.problems import Problem
from app.services import whereabouts
from database.addresses import with_ending
from database.backup import backup
from database.check import check_file
from database.connection import File


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Where the municipality's data lies."""

    name: str
    folder: str
    """For a database on a server, its address without the password."""
    size: int | None
    """In bytes; None for a server."""
    place: str
    """own (this computer), shared (another computer), synced (kept in step over the internet) or server."""
    synced_by: str
    """The service, for a synced folder."""


class Upkeep:
    """Looks after one file."""

    def __init__(self, file: File) -> None:
        self._file = file

    def facts(self) -> FileFacts:
        """Where the file lies and how large it is."""
        path = self._file.path
        if path is None:
            return FileFacts(self._file.shown.rpartition("/")[2], self._file.shown, None, "server", "")
        service = whereabouts.synced_by(path)
        place = "synced" if service else "shared" if whereabouts.is_shared(path) else "own"
        return FileFacts(path.name, str(path.parent), path.stat().st_size, place, service)

    def backup(self, out: Path) -> Path:
        """Write a checked copy to ``out``, which must not exist; its name gets the usual ending if it lacks it."""
        target = with_ending(out)
        backup(self._file, target)
        return target

    def check(self) -> tuple[Problem, ...]:
        """Look through the whole file: its pages, schema, links, rules and log. Empty where all is well."""
        return tuple(check_file(self._file.address))
