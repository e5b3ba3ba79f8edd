"""The part of the office that is about following up the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.records import Records
    from database.connection import File


class FollowUpOffice:
    """Its services are imported when they are first asked for, or by ``Office.prepare``."""

    file: File
    records: Records
