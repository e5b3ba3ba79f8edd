"""Where Kolada is: an address that may be changed, but only to one that is safe to ask."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from app.domain.problems import UserError

BASE = "https://api.kolada.se/v3"
FIRST_YEAR = 1990
"""Kolada has nothing older."""

_FORM = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?(/[a-z0-9._~/-]*)?", re.IGNORECASE)
"""Nothing that two programs could read in two ways: no user name, no question mark, no escapes."""


def checked(address: str) -> str:
    """Return the address without its last slash, or raise: https everywhere, http on this computer only."""
    plain = address.strip()
    try:
        if not _FORM.fullmatch(plain):
            raise ValueError
        parts = urlsplit(plain)
        host, _ = parts.hostname or "", parts.port
        if not host or (parts.scheme != "https" and not is_this_computer(host)):
            raise ValueError
    except ValueError as error:
        raise UserError("kolada_address", address=plain[:200]) from error
    return plain.rstrip("/")


def is_this_computer(host: str) -> bool:
    """Whether a host is the computer that the program runs on."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
