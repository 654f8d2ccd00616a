"""A slow line: what comes in at one port goes out to another, at a given speed and with a given delay."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_PIECE = 32
"""Bytes that arrive together, so that the first of many are there before the last."""


class Line:
    """A line of one connection; it is fast until it is made slow."""

    def __init__(self, target: int, round_trip: float, speed: float) -> None:
        """Wait for the connection.

        Args:
            target: The port it leads to, on this machine.
            round_trip: Seconds there and back.
            speed: Bytes in a second, each way.
        """
        self.slow = False
        self._until = 0.0
        self._target = target
        self._delay, self._byte = round_trip / 2, 1 / speed
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._ends: list[socket.socket] = [self._listener]
        self._run(self._connect)

    def busy(self) -> bool:
        """Tell whether anything is on its way."""
        return time.monotonic() < self._until

    def close(self) -> None:
        """Cut it."""
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _connect(self) -> None:
        near = self._listener.accept()[0]
        far = socket.create_connection(("127.0.0.1", self._target))
        self._ends += [near, far]
        for end in (near, far):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for source, sink in ((near, far), (far, near)):
            pieces: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
            self._run(self._take, source, pieces)
            self._run(self._give, pieces, sink)

    def _take(self, source: socket.socket, pieces: queue.SimpleQueue[tuple[float, bytes]]) -> None:
        """Note when everything that comes is to arrive: after what came before it, and its own time on the way."""
        free = 0.0
        while data := source.recv(65536):
            now = time.monotonic()
            for start in range(0, len(data), _PIECE):
                piece = data[start : start + _PIECE]
                free = max(free, now) + len(piece) * self._byte if self.slow else now
                at = free + self._delay if self.slow else now
                self._until = max(self._until, at)
                pieces.put((at, piece))
        pieces.put((0.0, b""))

    def _give(self, pieces: queue.SimpleQueue[tuple[float, bytes]], sink: socket.socket) -> None:
        while True:
            at, piece = pieces.get()
            if not piece:
                sink.shutdown(socket.SHUT_WR)
                return
            time.sleep(max(0.0, at - time.monotonic()))
            sink.sendall(piece)

    def _run(self, work: Callable[..., None], *arguments: object) -> None:
        def until_cut() -> None:
            with suppress(OSError):
                work(*arguments)

        threading.Thread(target=until_cut, daemon=True).start()


@contextmanager
def line(target: int, round_trip: float, speed: float) -> Iterator[Line]:
    """Lay a line, and cut it in the end; the arguments are those of `Line`."""
    laid = Line(target, round_trip, speed)
    try:
        yield laid
    finally:
        laid.close()
