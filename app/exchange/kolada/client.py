"""Asks a server for plain JSON: one host, no redirects, with limits on size and time, and again when it failed."""

from __future__ import annotations

import json
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import NoReturn, Self, TypeVar

import httpx

from app.domain.problems import UserError
from app.exchange.kolada import address
from app.exchange.kolada.pace import Pace, TooLate
from app.exchange.kolada.transport import transport

T = TypeVar("T")

_PATIENCE = {"kolada_offline": 2, "kolada_slow": 2, "kolada_certificate": 1}
"""How many times to ask where more would only keep the user waiting."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much. Seconds and bytes."""

    connect: float = 10.0
    silence: float = 15.0
    """How long the server may say nothing."""
    deadline: float = 60.0
    """How long an answer may take as a whole."""
    answer: int = 20_000_000
    """How large an answer may be, unpacked."""
    everything: int = 300_000_000
    """How much a conversation may bring in all."""
    pages: int = 2_000
    attempts: int = 5
    longest_wait: float = 60.0
    """A server that asks for more patience is left."""


class Client:
    """A conversation with one server. Every failure is a ``UserError`` with a code of its own."""

    def __init__(
        self, base: str = address.BASE, pace: Pace | None = None, limits: Limits | None = None
    ) -> None:
        self._base = address.checked(base)
        self._limits = limits or Limits()
        self.pace = pace or Pace()
        self.host = httpx.URL(self._base).host
        self._brought = 0
        silence = httpx.Timeout(self._limits.silence, connect=self._limits.connect)
        self._http = httpx.Client(
            transport=transport(self.host, self.pace),
            timeout=silence,
            follow_redirects=False,
            trust_env=False,
            headers={"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "rodatraden"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def pages(
        self, path: str, read: Callable[[object], tuple[T, str]], params: Mapping[str, str] | None = None
    ) -> Iterator[T]:
        """Give each page of an answer. ``read`` makes it of JSON and tells where the next one is, "" at the end."""
        url = httpx.URL(self._base + path, params=dict(params or {}))
        seen: set[httpx.URL] = set()
        while url not in seen and len(seen) < self._limits.pages:
            seen.add(url)
            page, following = read(self._json(url))
            yield page
            if not following:
                return
            url = self._next(url, following)
        # Round and round, or without end: no answer of Kolada's is like that.
        raise UserError("kolada_strange", host=self.host)

    def _next(self, url: httpx.URL, following: str) -> httpx.URL:
        try:
            found = url.join(following)
        except httpx.InvalidURL as error:
            raise UserError("kolada_strange", host=self.host) from error
        base = httpx.URL(self._base)
        if (found.scheme, found.host, found.port, found.userinfo) != (base.scheme, base.host, base.port, b""):
            raise UserError("kolada_elsewhere", address=following[:200])
        return found

    def _json(self, url: httpx.URL) -> object:
        body = self._body(url)
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise UserError("kolada_strange", host=self.host) from error

    def _body(self, url: httpx.URL) -> bytes:
        attempt = 0
        while True:
            attempt += 1
            wait = float(2 ** (attempt - 1))
            try:
                answer = self._once(url)
                if isinstance(answer, bytes):
                    return answer
                problem, asked = answer
                wait = asked or wait
            except TooLate as error:
                raise UserError("kolada_slow", host=self.host) from error
            except httpx.ConnectError as error:
                problem = self._unreachable(error)
            except httpx.TimeoutException:
                problem = UserError("kolada_slow", host=self.host)
            except httpx.TransportError:
                problem = UserError("kolada_interrupted", host=self.host)
            if attempt >= min(self._limits.attempts, _PATIENCE.get(problem.code, attempt + 1)):
                raise problem
            if wait > self._limits.longest_wait:
                raise problem
            self.pace.wait(wait)

    def _once(self, url: httpx.URL) -> bytes | tuple[UserError, float]:
        """Ask once: the answer, or what may be well in a while, with how long the server wants us to wait."""
        self.pace.take_turn(self._limits.deadline)
        with self._http.stream("GET", url) as response:
            status = response.status_code
            if status == httpx.codes.OK:
                return self._read(response)
            if status == httpx.codes.TOO_MANY_REQUESTS:
                return UserError("kolada_busy", host=self.host), _asked_wait(response)
            if status >= 500:
                return UserError("kolada_broken", host=self.host, status=status), _asked_wait(response)
            self._refused(response)

    def _refused(self, response: httpx.Response) -> NoReturn:
        if response.is_redirect:
            raise UserError("kolada_elsewhere", address=response.headers.get("location", "")[:200])
        if response.status_code == httpx.codes.NOT_FOUND:
            raise UserError("kolada_not_found", what=response.url.path[:200])
        raise UserError("kolada_refused", host=self.host, status=response.status_code)

    def _read(self, response: httpx.Response) -> bytes:
        packing = response.headers.get("content-encoding", "identity").strip().casefold()
        if packing not in ("identity", "gzip"):
            raise UserError("kolada_strange", host=self.host)
        unpack = zlib.decompressobj(wbits=31) if packing == "gzip" else None
        most = min(self._limits.answer, self._limits.everything - self._brought)
        parts: list[bytes] = []
        size = 0
        # Without a size of its own: with one it would wait for that much, past the deadline.
        for chunk in response.iter_raw():
            self.pace.check()
            try:
                part = unpack.decompress(chunk, most - size + 1) if unpack else chunk
            except zlib.error as error:
                raise UserError("kolada_strange", host=self.host) from error
            size += len(part)
            if size > most:
                raise UserError("kolada_too_large", host=self.host)
            parts.append(part)
        if unpack and not unpack.eof:
            raise httpx.ReadError("the packed answer ends too early")
        self._brought += size
        return b"".join(parts)

    def _unreachable(self, error: BaseException) -> UserError:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLError):
                return UserError("kolada_certificate", host=self.host)
            cause = cause.__cause__ or cause.__context__
        return UserError("kolada_offline", host=self.host)


def _asked_wait(response: httpx.Response) -> float:
    """How many seconds the server asks us to wait; 0 where it does not say."""
    said = response.headers.get("retry-after", "").strip()
    return float(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0.0


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
