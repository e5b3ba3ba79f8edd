"""What FILE on the command line may be, and what a file looks like before SQLite is let near it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from urllib.parse import quote, urlsplit

from app.domain.problems import UserError

APPLICATION_ID = 0x52545244
"""'RTRD' in the header of every file that is ours."""

SCHEMA_VERSION = 6
"""Number of the newest migration; kept in the file as ``user_version``."""

FILE_ENDING = ".rtr"

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_WRITE_VERSION, _READ_VERSION = 18, 19
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)
_WAL = 2


def is_postgresql(address: str | Path) -> bool:
    """Tell whether the address names a PostgreSQL database rather than a path."""
    return str(address).startswith(("postgresql://", "postgresql+psycopg://"))


def postgresql_url(address: str) -> str:
    """Return the address with the driver that the program ships."""
    return "postgresql+psycopg://" + address.partition("://")[2]


def with_ending(path: Path) -> Path:
    """The path of a file that is to be made: it ends as all do."""
    return path if path.suffix.casefold() == FILE_ENDING else path.with_name(path.name + FILE_ENDING)


def shown_address(address: str | Path) -> str:
    """Return the address as it may be shown and kept: a password never is."""
    if not is_postgresql(address):
        return str(address)
    parts = urlsplit(str(address))
    if parts.password is None:
        return str(address)
    return parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl()


def sqlite_uri(path: Path, mode: str) -> str:
    """Return SQLite's own address of a path. Shares (``//server/share``) keep both their slashes."""
    posix = path.absolute().as_posix()
    start = "file://" if posix.startswith("/") else "file:///"
    return f"{start}{quote(os.fsencode(posix), safe='/:')}?mode={mode}"


def inspect_header(path: Path) -> int:
    """Return the schema version of a file that is ours, or raise what is wrong with it. Writes nothing.

    Only for files that SQLite does not hold in this process: on Linux, closing any handle drops its locks.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UserError("is_a_folder", path=str(path))
        if not stat.S_ISREG(mode):
            # A pipe or a device: to open it could wait for ever.
            raise UserError("not_a_database", path=str(path))
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("file_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("file_unreadable", path=str(path), reason=error.strerror or "") from error
    return _judge(header, str(path))


def _judge(header: bytes, path: str) -> int:
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise UserError("not_a_database", path=path)
    if int.from_bytes(header[_APPLICATION_ID], "big") != APPLICATION_ID:
        raise UserError("not_ours", path=path)
    if _WAL in (header[_WRITE_VERSION], header[_READ_VERSION]):
        raise UserError("file_is_wal", path=path)
    version = int.from_bytes(header[_USER_VERSION], "big")
    if version > SCHEMA_VERSION:
        raise UserError("file_newer", path=path, version=version, known=SCHEMA_VERSION)
    if version < 1:
        raise UserError("not_ours", path=path)
    return version
