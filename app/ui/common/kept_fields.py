"""Values that a form carries out of sight: what a new record belongs to. Drafts keep them too."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.common.editors import Editor
from app.ui.common.fields import Custom, Field
from app.ui.common.record_form import RecordForm


class Kept(Editor):
    """A value that the form carries but nobody writes."""

    def __init__(self) -> None:
        super().__init__()
        self._value: object = None

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value

    def set_locked(self, locked: bool) -> None:
        """Nothing to lock."""

    def set_look(self, look: str, on: bool) -> None:
        """Nothing to see."""


def kept(*names: str) -> tuple[Field, ...]:
    """Fields for values that a form carries out of sight."""
    return tuple(Custom(name, "", make=Kept) for name in names)


def hide_kept(form: RecordForm, fields: Sequence[Field]) -> None:
    """Put the fields of ``kept`` out of sight."""
    for field in fields:
        if isinstance(field, Custom):
            form.set_field_visible(field.name, False)
