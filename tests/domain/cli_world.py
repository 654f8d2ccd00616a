"""The command line run in process: a home of its own and a clock that stands still."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tui.cli import run

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


class Shebao:
    """Runs commands and returns what they did."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.clock: Callable[[], datetime] = lambda: NOW

    def __call__(self, *argv: str, stdin: str = "") -> Ran:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = run(argv, clock=self.clock)
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    def json(self, *argv: str) -> dict[str, Any]:
        """Run a command with `--json` and return its data."""
        ran = self(*argv, "--json")
        data: dict[str, Any] = json.loads(ran.out)
        assert data["schema"] == 1
        return data

    def ok(self, *argv: str, stdin: str = "") -> str:
        """Run a command that must succeed and return its output."""
        ran = self(*argv, stdin=stdin)
        assert ran.code == 0, ran
        return ran.out
