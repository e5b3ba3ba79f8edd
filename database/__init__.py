"""The file on disk. Importing this package brings in every table."""

from __future__ import annotations

from database import changes, decisions, goals, indicators, municipality, periods, risks, units
from database.base import Base

__all__ = ["Base", "changes", "decisions", "goals", "indicators", "municipality", "periods", "risks", "units"]
