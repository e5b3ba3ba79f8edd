"""Who sits at the workstation, as the operating system knows it: never an environment variable."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from uuid import uuid4

from sqlalchemy import select

from database.connection import File
from database.log import Author
from database.municipality import Person


def author(file: File) -> Author:
    """The person at the workstation with the key that stands for them in this file's log."""
    name = person_name()
    with file.reading() as connection:
        key = connection.execute(select(Person.key).where(Person.name == name).order_by(Person.key)).scalar()
    return Author(key or uuid4().hex, name)


def person_name() -> str:
    """The full name of the account where there is one, else the account itself."""
    if sys.platform == "win32":
        return _windows_name()
    import pwd

    account = pwd.getpwuid(os.getuid())
    return account.pw_gecos.split(",")[0].strip() or account.pw_name


def workstation() -> str:
    """The name of the machine."""
    return platform.node()


def _windows_name() -> str:
    """Ask Windows for the display name (3), else the account with its domain (2)."""
    secure = ctypes.WinDLL("secur32")  # type: ignore[attr-defined,unused-ignore]
    for form in (3, 2):
        size = ctypes.c_ulong(256)
        text = ctypes.create_unicode_buffer(size.value)
        if secure.GetUserNameExW(form, text, ctypes.byref(size)) and text.value:
            return text.value
    raise OSError("Windows names no account")
