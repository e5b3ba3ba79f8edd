"""A server in Kolada's shape, and a client that asks it without waiting in earnest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from app.domain.progress import Progress
from app.exchange.kolada.client import Client, Limits
from app.exchange.kolada.pace import Pace
from tests.helpers.kolada import KoladaServer, kolada_server


class Clock:
    """A clock that only pauses move, and each look at it a little where a test wants that."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.tick = 0.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        self.now += self.tick
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += seconds
        self.waited.append(seconds)


ClientMaker = Callable[..., Client]


@pytest.fixture
def server() -> Iterator[KoladaServer]:
    with kolada_server() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_client(server: KoladaServer, clock: Clock) -> Iterator[ClientMaker]:
    """Make clients of the server; they are closed after the test."""
    with ExitStack() as stack:

        def make(progress: Progress | None = None, limits: Limits | None = None, base: str = "") -> Client:
            pace = Pace(progress, clock, clock.pause)
            return stack.enter_context(Client(base or server.base, pace, limits))

        yield make
