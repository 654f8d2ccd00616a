"""Streams that are no terminal: the full screen refuses at once, in one sentence, and draws nothing into a file."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from checklists.text import LANGS, Lang
from tests.system.ptys import session
from tests.torture.homes import TICKED, Home
from tests.torture.outcome import Outcome, total

REFUSED: Mapping[str, Mapping[str, str]] = {
    "keys from nowhere": {"stdin": "null"},
    "keys from a file": {"stdin": "file"},
    "keys from a pipe": {"stdin": "pipe"},
    "no keys": {"stdin": "closed"},
    "drawing into nowhere": {"stderr": "null"},
    "drawing into a file": {"stderr": "file"},
    "drawing into a pipe": {"stderr": "pipe"},
    "nowhere to draw": {"stderr": "closed"},
    "no terminal at all": {"stdin": "null", "stdout": "pipe", "stderr": "pipe"},
}
"""Stream -> what stands in its place."""
FINE: Mapping[str, Mapping[str, str]] = {
    "output to nowhere": {"stdout": "null"},
    "output into a file": {"stdout": "file"},
    "output into a pipe": {"stdout": "pipe"},
    "no output": {"stdout": "closed"},
}
"""Standard output is not drawn on."""
SOON = 1.0
"""Seconds within which it is refused."""
SAID: Mapping[Lang, str] = {"zh": "不是终端", "en": "is not a terminal"}
_NUMBERS = {"stdin": 0, "stdout": 1, "stderr": 2}
_CLOSING = (
    "import os, sys; [os.close(int(number)) for number in sys.argv[1].split()]; "
    "os.execv(sys.executable, [sys.executable, '-m', 'tui', *sys.argv[2:]])"
)
"""Starts the program without some streams."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Start with every redirection, in one language at least."""
    home = Home.make(folder / "home")
    langs = LANGS if share else LANGS[:1]
    names = [*REFUSED, *(FINE if share else list(FINE)[:1])]
    failures: list[str] = []
    slowest, count = 0.0, 0
    for lang in langs:
        for arguments in ((), ("open", TICKED.id)) if share else ((),):
            for name in names:
                streams = REFUSED.get(name) or FINE[name]
                seconds, found = _start(home, streams, (*arguments, "--lang", lang), lang, refused=name in REFUSED)
                slowest = max(slowest, seconds if name in REFUSED else 0.0)
                failures += [f"{name}, {lang}, {' '.join(arguments)}: {fault}" for fault in found]
                count += 1
    whole = total([Outcome(count, tuple(failures))], {"最慢的拒绝 slowest refusal": f"{slowest:.2f} s"})
    missed = "" if slowest <= SOON else f"{slowest:.1f} s > {SOON:g} s"
    return Outcome(whole.count, whole.failures, whole.figures, missed)


def _start(
    home: Home, streams: Mapping[str, str], arguments: tuple[str, ...], lang: Lang, *, refused: bool
) -> tuple[float, list[str]]:
    """Start with some streams elsewhere, and return the seconds until the end, and what is wrong."""
    closed = " ".join(str(_NUMBERS[name]) for name, kind in streams.items() if kind == "closed")
    others = _Streams(home.folder / "file", streams)
    begin = time.monotonic()
    with session("-c", _CLOSING, closed, *arguments, environ=home.environ, redirected=others.redirected) as program:
        try:
            if not refused:
                program.wait_for("Tab")
                program.type("q")
            code = program.exit_code()
        except AssertionError as error:
            others.close()
            return 0.0, [str(error)]
        seconds = time.monotonic() - begin
        restored = program.modes_restored()
        drawn = program.raw
    elsewhere = others.close()
    found = [] if restored else ["the modes of the terminal are not restored"]
    if code != (2 if refused else 0):
        found.append(f"it ended with {code}: {drawn + elsewhere!r}")
    if not refused:
        return seconds, found + ([f"output is {elsewhere!r}"] if elsewhere else [])
    if b"\x1b" in drawn + elsewhere:
        found.append(f"control codes: {drawn + elsewhere!r}")
    lost = streams.get("stderr") in ("null", "closed")
    text = " ".join((drawn + elsewhere).decode().split())
    if not lost and (text.count(SAID[lang]) != 1 or "shebao walk" not in text):
        found.append(f"it says {text!r}")
    return seconds, found


class _Streams:
    """What stands in the place of streams, and what was written into it."""

    def __init__(self, file: Path, kinds: Mapping[str, str]) -> None:
        file.write_bytes(b"")
        self.redirected: dict[str, int] = {}
        self._file = file
        self._pipes: list[int] = []
        for name, kind in kinds.items():
            if kind == "pipe":
                reading, writing = os.pipe()
                self.redirected[name] = reading if name == "stdin" else writing
                if name == "stdin":
                    os.close(writing)  # nobody writes into it
                else:
                    self._pipes.append(reading)
            elif kind != "closed":
                place = file if kind == "file" else Path(os.devnull)
                self.redirected[name] = os.open(place, os.O_RDWR)

    def close(self) -> bytes:
        """Close everything, and return what was written; the program is gone by now."""
        for each in self.redirected.values():
            os.close(each)
        written = self._file.read_bytes()
        for pipe in self._pipes:
            with os.fdopen(pipe, "rb") as reading:
                written += reading.read()
        return written
