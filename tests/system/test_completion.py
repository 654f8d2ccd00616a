"""Completion in the real shells: Tab makes a word that the shell then hands over as it was meant, whatever is in it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.ptys import Session, session
from tui.cli import run

HOSTILE = (
    "王 阿姨",
    "李\"双'单",
    "张$(touch pwned)`touch pwned`",
    "赵a!b",
    "钱;touch pwned *?[x]",
    "孙\\反",
    "周:a=b@c",
    "#吴",
    "~郑",
    "（陈）&|<>",
)
"""Nicknames with what shells take for something else; each begins with another character."""

SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], ". ./script"),
    "zsh": (["-f", "-i"], "autoload -U compinit; compinit -D -u; . ./script"),
    "fish": (["--no-config", "-i"], "source ./script"),
}
"""How each shell starts without anybody's settings, and how it takes a script in."""

WRAPPER = """#!/bin/sh
if [ "$1" = __complete ]; then
    shift
    echo "$@" >> "$HOME/asked"
    cat "$HOME/$1"
else
    for word in "$@"; do printf '%s\\n' "$word"; done > "$HOME/typed"
    mv "$HOME/typed" "$HOME/done"
fi
"""
"""Stands for shebao: it notes what it was given, and offers what the real one offered before."""


class Shell:
    """A shell with the completion script loaded."""

    def __init__(self, running: Session, home: Path) -> None:
        self._running = running
        self._home = home

    def typed(self, keys: str) -> list[str]:
        """Type a line with Tabs in it and return the arguments that the program got."""
        done = self._home / "done"
        done.unlink(missing_ok=True)
        self._running.type(f"{keys}\r")
        until = time.monotonic() + 10
        while not done.exists():
            assert time.monotonic() < until, self._running.raw.decode(errors="replace")[-2000:]
            self._running.pump(0.02)
        return done.read_text().splitlines()


@pytest.fixture(params=["bash", *(pytest.param(name, marks=pytest.mark.slow) for name in SHELLS if name != "bash")])
def shell(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Each shell that is installed, at work in an empty folder."""
    name: str = request.param
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    monkeypatch.setenv("HOME", str(tmp_path))
    _offers(tmp_path, name, capsys)
    arguments, load = SHELLS[name]
    begin = f"import os; os.chdir({str(tmp_path)!r}); os.execvp({name!r}, {[name, *arguments]!r})"
    environ = {"PATH": f"{tmp_path}:/usr/local/bin:/usr/bin:/bin", "PS1": "ready> ", "INPUTRC": "/dev/null"}
    with session("-c", begin, environ=environ | {"TERM": "xterm"}, size=(150, 40)) as running:
        running.type(f"{load}; shebao loaded\r")
        until = time.monotonic() + 20
        while not (tmp_path / "done").exists():
            assert time.monotonic() < until, running.raw.decode(errors="replace")
            running.pump(0.05)
        yield Shell(running, tmp_path)


def _offers(home: Path, shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Write the script, the wrapper, and what there is to offer, as the real program prints them."""
    for name in HOSTILE:
        run(["new", name, "--channel", "hall-window"])
    capsys.readouterr()
    wanted = {"script": ["completion", shell], "cases": ["__complete", "cases"], "places": ["__complete", "places"]}
    wanted["marks"] = ["__complete", "marks", "--", HOSTILE[0]]
    for file, argv in wanted.items():
        assert run(argv) == 0
        (home / file).write_text(capsys.readouterr().out)
    (home / "shebao").write_text(WRAPPER)
    (home / "shebao").chmod(0o755)


def test_what_tab_completes_arrives_as_it_was_meant(shell: Shell, tmp_path: Path) -> None:
    assert shell.typed("shebao sta\t") == ["status"]
    for name in HOSTILE:
        assert shell.typed(f"shebao status {name[0] if name[0] not in '#~' else chr(92) + name[0]}\t") == [
            "status",
            name,
        ]
    assert shell.typed('shebao status "张\t') == ["status", HOSTILE[2]]
    assert shell.typed("shebao status '李\t") == ["status", HOSTILE[1]]
    assert shell.typed("shebao status 周:a=\t") == ["status", HOSTILE[6]]
    assert shell.typed("shebao --lang en mark 王\\ 阿姨 bring-window/id\t wai\t") == [
        *("--lang", "en", "mark", HOSTILE[0], "bring-window/id-card", "waiting")
    ]
    assert (tmp_path / "asked").read_text().splitlines()[-1] == f"marks -- {HOSTILE[0]}"
    assert shell.typed("shebao guide hall-window#tr\t") == ["guide", "hall-window#trouble"]
    assert shell.typed("shebao mark x y --state pro\t") == ["mark", "x", "y", "--state", "problem"]
    assert shell.typed("shebao export --format=ht\t") == ["export", "--format=html"]
    assert not (tmp_path / "pwned").exists()
