"""Putting a finished report on disk, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from app.domain.problems import UserError
from app.text import translate

PDF, PAGE = ".pdf", ".html"
"""What the names of papers and of web pages end in."""


def require_target(path: Path, *endings: str) -> None:
    """Raise where a file cannot be put at ``path``: told before the work is done, not after."""
    if path.suffix.lower() not in endings:
        raise UserError("wrong_ending", path=str(path), ending=translate("Error", " eller ").join(endings))
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise UserError("cannot_write", path=str(path))


def save(path: Path, content: bytes) -> None:
    """Write ``content`` beside the target and put it in its place in one step. An older file is replaced."""
    folder = path.absolute().parent
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=path.suffix)
    except OSError as error:
        raise UserError("cannot_write", path=str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes a file that only its owner may read; a report is to be shared like any other file.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, path)
    except OSError as error:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise UserError("cannot_write", path=str(path)) from error
