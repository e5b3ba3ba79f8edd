"""Putting a finished file in its place: whole or not at all, and never over another one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from app.domain.problems import UserError


@contextmanager
def finished_file(target: Path) -> Iterator[Path]:
    """Give a temporary name in the target's folder; what is made there becomes ``target`` at the end.

    An existing target is refused, before and after the work. After an exception nothing is left behind.
    """
    target = target.absolute()
    require_room(target)
    temporary = target.with_name(f".{target.name}.{uuid4().hex[:12]}.tmp")
    try:
        yield temporary
        _flush(temporary)
        _publish(temporary, target)
    except OSError as error:
        raise _told(error, target) from error
    finally:
        for leftover in (temporary, temporary.with_name(temporary.name + "-journal")):
            leftover.unlink(missing_ok=True)


def require_room(target: Path) -> None:
    """Raise where ``target`` exists or its folder cannot take a new file."""
    if os.path.lexists(target):
        raise UserError("file_exists", path=str(target))
    folder = target.parent
    if not folder.exists():
        raise UserError("folder_missing", path=str(folder))
    if not folder.is_dir():
        raise UserError("not_a_folder", path=str(folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UserError("folder_read_only", path=str(folder))


def _publish(temporary: Path, target: Path) -> None:
    if sys.platform == "win32":
        # On Windows a rename refuses an existing target by itself.
        os.rename(temporary, target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links (FAT, some shares): reserve the name, then put the file over it.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(temporary, target)
    _flush(target.parent)


def _flush(path: Path) -> None:
    """Make the system write what it has put off: without it a power cut may leave an empty file."""
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(error: OSError, target: Path) -> UserError:
    if isinstance(error, FileExistsError):
        return UserError("file_exists", path=str(target))
    if error.errno in (28, 122):  # no space left, quota used up
        return UserError("disk_full", path=str(target))
    if isinstance(error, PermissionError) or error.errno == 30:  # read-only file system
        return UserError("folder_read_only", path=str(target.parent))
    return UserError("io", path=str(target), reason=error.strerror or "")
