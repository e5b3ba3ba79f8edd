"""The one place where what a database says becomes something a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from app.domain.problems import UserError

_CODES = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    # A passing read error looks like damage too: only database.check says that a file is damaged.
    sqlite3.SQLITE_CORRUPT: "looks_damaged",
    sqlite3.SQLITE_NOTADB: "looks_damaged",
}

UNKNOWN_OUTCOME = frozenset({"io", "disk_full", "cannot_open", "looks_damaged", "server_lost"})
"""After these a save may still have been committed: look the edit id up."""

_READONLY_MOVED = 1032
"""SQLITE_READONLY_DBMOVED: somebody moved or removed the file while it was open."""

_POSTGRESQL_CODES = {
    "55P03": "busy",  # lock_not_available
    "40001": "busy",  # serialization_failure
    "40P01": "busy",  # deadlock_detected
    "57014": "busy",  # query_canceled, by statement_timeout
    "53100": "disk_full",
    "25006": "read_only",
    "42501": "no_right",
    "28P01": "login_refused",
    "28000": "login_refused",
    "3D000": "file_missing",
    "42P01": "not_ours",  # undefined_table
}


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn what the database says about the world into ``UserError``; bugs pass through as they are.

    ``where`` is the path or address that the message names.
    """
    try:
        yield
    except IntegrityError:
        # The rules are checked before anything is written, so a broken constraint is a bug.
        raise
    except DBAPIError as error:
        raise user_error(error.orig, where) or error from error
    except sqlite3.Error as error:
        raise user_error(error, where) or error from error
    except UnicodeDecodeError as error:
        raise UserError("looks_damaged", path=where) from error


def user_error(error: BaseException | None, where: str) -> UserError | None:
    """Return what the user is told of a driver's error, or None where it is a bug."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, sqlite3.Error):
        return _sqlite_error(error, where)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str) and state in _POSTGRESQL_CODES:
        return UserError(_POSTGRESQL_CODES[state], path=where)
    if type(error).__name__ == "OperationalError" and (state is None or state.startswith(("08", "57P"))):
        return UserError("server_lost", path=where, reason=str(error).strip().partition("\n")[0])
    return None


def _sqlite_error(error: sqlite3.Error, where: str) -> UserError | None:
    number = getattr(error, "sqlite_errorcode", None)
    if number == _READONLY_MOVED:
        return UserError("file_missing", path=where)
    if number is not None and number & 0xFF in _CODES:
        return UserError(_CODES[number & 0xFF], path=where, reason=str(error))
    if "Could not decode" in str(error):
        return UserError("looks_damaged", path=where, reason=str(error))
    return None
