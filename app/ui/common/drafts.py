"""Unsaved text of an open form, kept in the user's own folder so that nothing typed is lost.

A draft is written a moment after each change (temporary file, then rename) and removed when the form is
saved or discarded. After a crash it is offered again. A draft that another running window is writing is left
alone.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4
from zlib import crc32

from PySide6.QtCore import QLockFile

log = logging.getLogger("rodatraden")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written in one form and not saved."""

    key: str
    """``kind:id`` (``kind:new`` for a record that is not made yet)."""
    title: str
    """What the user calls the record."""
    values: Mapping[str, object]
    base: Mapping[str, object]
    """What the form was filled with, with the record's ``version``."""
    at: str
    """The clock when it was last written, HH:MM."""


class Drafts:
    """The drafts of one municipality's file, kept by one window."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder / "drafts"
        self._address = address
        self._session = uuid4().hex
        self._lock: QLockFile | None = None

    def keep(self, key: str, title: str, values: Mapping[str, object], base: Mapping[str, object]) -> None:
        """Write the draft of a form. A folder that cannot be written to is logged, never shown while
        typing.
        """
        content = {
            "address": self._address,
            "key": key,
            "title": title,
            "values": {name: _packed(value) for name, value in values.items()},
            "base": {name: _packed(value) for name, value in base.items()},
            "at": datetime.now().strftime("%H:%M"),
            "session": self._session,
        }
        target = self._path(key)
        try:
            self._hold()
            temporary = target.with_suffix(f".{self._session}.tmp")
            with temporary.open("w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except OSError as error:
            log.warning("Draft not kept: %s", error)

    def discard(self, key: str) -> None:
        """Forget the draft: the form was saved or its text thrown away."""
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as error:
            log.warning("Draft not removed: %s", error)

    def discard_saved(self, key: str, values: Mapping[str, object]) -> None:
        """Forget the draft if it holds just what was saved, and nothing that was written since."""
        draft = self.find(key)
        if draft is not None and dict(draft.values) == dict(values):
            self.discard(key)

    def find(self, key: str) -> Draft | None:
        """Return the draft of a form, unless another window that runs now is writing it."""
        return self._read(self._path(key))

    def all(self) -> tuple[Draft, ...]:
        """Every draft for this file that is nobody else's now. Asked for at opening."""
        paths = sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []
        return tuple(draft for draft in map(self._read, paths) if draft is not None)

    def close(self) -> None:
        """The window closes in good order; drafts that are left are offered next time."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _path(self, key: str) -> Path:
        name = crc32(f"{self._address} {key}".encode())
        return self._folder / f"{name:08x}.json"

    def _read(self, path: Path) -> Draft | None:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["address"] != self._address or self._taken(str(content["session"])):
                return None
            return Draft(
                str(content["key"]),
                str(content["title"]),
                {str(name): _unpacked(value) for name, value in content["values"].items()},
                {str(name): _unpacked(value) for name, value in content["base"].items()},
                str(content["at"]),
            )
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("Draft %s cannot be read: %s", path.name, error)
            return None

    def _hold(self) -> None:
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = QLockFile(str(self._folder / f"{self._session}.lock"))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)

    def _taken(self, session: str) -> bool:
        if session == self._session:
            return False
        lock = QLockFile(str(self._folder / f"{session}.lock"))
        lock.setStaleLockTime(0)
        # The lock of a window that has died can be taken; that of a living one cannot.
        if lock.tryLock(0):
            lock.unlock()
            return False
        return True


def _packed(value: object) -> object:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [_packed(item) for item in value]
    return value


def _unpacked(value: object) -> object:
    if isinstance(value, dict):
        return date.fromisoformat(str(value["date"]))
    if isinstance(value, list):
        return tuple(_unpacked(item) for item in value)
    return value
