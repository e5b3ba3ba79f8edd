"""Kontrollera filen: looks through the whole file in the worker, and tells the result in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice

if TYPE_CHECKING:
    from app.domain.problems import Problem

MOST = 5
"""Problems told in place; the first ones show what is wrong."""


class CheckNotice(Notice):
    """A strip that is empty until a check has been made."""

    def __init__(self, context: Context) -> None:
        super().__init__("shield-check")
        self._context = context

    def run(self) -> None:
        """Look through the file."""
        upkeep = self._context.office.upkeep
        self._context.tasks.run(upkeep.check, self._tell, title=self.tr("Kontrollerar filen …"))

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            self.say(
                self.tr(
                    "Filen är hel. Innehåll, kopplingar, regler och hela ändringsloggen är kontrollerade."
                ),
                [(self.tr("Stäng"), self.hide)],
            )
            return
        found = " ".join(wording.finding(problem) for problem in problems[:MOST])
        self.say(
            self.tr(
                "Kontrollen hittade problem. {found} Fortsätt inte att skriva i filen: ta fram den senaste "
                "säkerhetskopian, och be den som sköter programmet om hjälp."
            ).format(found=found),
            [(self.tr("Stäng"), self.hide)],
        )
