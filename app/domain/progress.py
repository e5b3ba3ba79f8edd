"""How far a long piece of work has come, and whether the user has stopped it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.problems import Cancelled


class Progress:
    """Handed to long work (report, import, copy). The work calls ``step`` now and then; nothing else is
    asked of it.

    ``report`` is called in the worker's thread with the share done (0–1, or None when unknown) and a text.
    """

    def __init__(self, report: Callable[[float | None, str], None] | None = None) -> None:
        self._report = report
        self._cancelled = False

    def step(self, done: int = 0, total: int = 0, text: str = "") -> None:
        """Say that ``done`` of ``total`` is ready. Raises ``Cancelled`` if the user has stopped the work."""
        if self._cancelled:
            raise Cancelled
        if self._report is not None:
            self._report(min(done / total, 1.0) if total > 0 else None, text)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True
