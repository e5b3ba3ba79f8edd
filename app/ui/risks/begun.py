"""Registers in which a record can be begun from elsewhere, with what it is about filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.ui.common.register import Register


class Begun(Register):
    """A subclass says in ``begin`` what a risk that asks for a new record gives it."""

    _begun: Mapping[str, object] | None = None
    _has_choices = False

    def begin(self, risk_id: int) -> None:
        """Let a new record about a risk be written."""
        raise NotImplementedError

    def begin_with(self, values: Mapping[str, object]) -> None:
        """Let a new record be written that holds ``values``: now, or when what can be chosen has come."""
        self._begun = values
        if self._has_choices:
            self._start_begun()
        else:
            self.refresh()

    def filled(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """What stands in the form of a record that was begun with ``values``."""
        return {**self.proposed(), **values}

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        super()._show(answer)
        self._has_choices = True
        self._start_begun()

    def _start_begun(self) -> None:
        if self._begun is not None:
            values, self._begun = self._begun, None
            self.table.choose_none()
            self.right.show()
            self.pane.start(self.filled(values), self.more())
