"""Time in a conversation with a server: how often to ask, how long to wait, when to give up, when to stop."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.domain.progress import Progress

MOST_A_SECOND = 5
"""So many questions a second at most."""
_SLICE = 0.1
"""How long a wait goes on before it looks whether the user has stopped it."""


class TooLate(Exception):
    """The answer has taken longer than it may as a whole."""


class Pace:
    """The clock of one conversation. Tests give a clock and a pause of their own."""

    def __init__(
        self,
        progress: Progress | None = None,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._progress = progress or Progress()
        self._clock, self._pause = clock, pause
        self._said: tuple[int, int, str] = (0, 0, "")
        self._next_turn = clock()
        self._until: float | None = None

    def say(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work has come."""
        self._said = done, total, text
        self._progress.step(*self._said)

    def check(self) -> None:
        """Raise ``Cancelled`` where the user has stopped, ``TooLate`` where the answer has had its time."""
        self._progress.step(*self._said)
        if self._until is not None and self._clock() > self._until:
            raise TooLate

    def wait(self, seconds: float) -> None:
        """Wait, but not for a user who has stopped."""
        until = self._clock() + seconds
        while (left := until - self._clock()) > 0:
            self._progress.step(*self._said)
            self._pause(min(left, _SLICE))

    def take_turn(self, deadline: float) -> None:
        """Wait until it is fair to ask again, and give the answer ``deadline`` seconds from then on."""
        self._until = None
        self.wait(self._next_turn - self._clock())
        now = self._clock()
        self._next_turn = now + 1 / MOST_A_SECOND
        self._until = now + deadline
