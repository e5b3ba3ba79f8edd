"""The wire to a server, listened to in short slices: a silent or slow one never holds the program."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from app.exchange.kolada.address import is_this_computer
from app.exchange.kolada.pace import Pace

_SLICE = 0.2


def transport(host: str, pace: Pace) -> httpx.HTTPTransport:
    """Make the transport to a host: by the computer's proxy where it has one, certificates always checked."""
    own = is_this_computer(host)
    trusted = httpx.create_ssl_context(trust_env=not own)
    # Beside the usual ones, those that the office's computers trust: many look into their traffic.
    trusted.load_default_certs()
    return _Transport(pace, trusted, None if own else _proxy(host))


def _proxy(host: str) -> httpx.Proxy | None:
    """The proxy that the computer's settings name for a host; one of a kind that we do not speak is none."""
    found = "" if proxy_bypass(host) else getproxies().get("https", "")
    if not found:
        return None
    try:
        proxy = httpx.Proxy(found if "://" in found else f"http://{found}")
    except (ValueError, httpx.InvalidURL):
        return None
    return proxy if proxy.url.scheme in ("http", "https") else None


class _Transport(httpx.HTTPTransport):
    def __init__(self, pace: Pace, trusted: ssl.SSLContext, proxy: httpx.Proxy | None) -> None:
        super().__init__(verify=trusted, trust_env=False, proxy=proxy, limits=httpx.Limits(max_connections=1))
        # httpx has no door to this; the tests of slow servers notice if it is moved.
        self._pool._network_backend = _Backend(pace)


class _Backend(httpcore.SyncBackend):
    """Opens connections that are listened to in slices."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect as usual."""
        self._pace.check()
        return _Stream(super().connect_tcp(host, port, timeout, local_address, socket_options), self._pace)


class _Stream(httpcore.NetworkStream):
    """A connection that looks at the clock, and whether the user has stopped, while it waits for the server."""

    def __init__(self, inner: httpcore.NetworkStream, pace: Pace) -> None:
        self._inner, self._pace = inner, pace

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come; ``timeout`` is how long the server may be silent."""
        silent = 0.0
        while True:
            self._pace.check()
            try:
                return self._inner.read(max_bytes, _SLICE if timeout is None else min(_SLICE, timeout))
            except httpcore.ReadTimeout:
                silent += _SLICE
                if timeout is not None and silent >= timeout:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write as usual: what we ask is short."""
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        """Let go of the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Speak secretly from now on."""
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._pace)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._inner.get_extra_info(info)
