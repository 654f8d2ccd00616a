"""The examples of the documentation: every command in a `console` block is run, and what it prints stands below it."""

from __future__ import annotations

import os
import random
import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from checklists.text import Lang
from tui.cli import run

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_PROMPT = "$ "


def commands_in(page: str) -> list[str]:
    """Return the commands of a page, as they are typed."""
    return [command for block in _BLOCK.findall(page) for command in _commands(block)]


def run_again(page: str, lang: Lang, clock: Callable[[], datetime]) -> str:
    """Return a page with what its commands print now, run one after the other from an empty home.

    Args:
        page: A page in Markdown.
        lang: The language it is written in.
        clock: Returns the moment at which they run.

    Raises:
        ValueError: A command fails.
    """
    random.seed(page.count(_PROMPT))  # ids of cases are drawn; the same ones every time
    with _empty_home(lang):
        return _BLOCK.sub(lambda block: "".join(f"{_PROMPT}{c}\n{_run(c, clock)}" for c in _commands(block[0])), page)


def _commands(block: str) -> list[str]:
    return [line.removeprefix(_PROMPT) for line in block.splitlines() if line.startswith(_PROMPT)]


def _run(command: str, clock: Callable[[], datetime]) -> str:
    """Return what a command prints: `shebao ...`, perhaps after an `echo` or `printf` and before `| head -N`."""
    *before, words = [shlex.split(part) for part in re.sub(r" \| head -\d+$", "", command).split(" | ")]
    printed = StringIO()
    stdin, sys.stdin = sys.stdin, StringIO("".join(map(_typed, before)))
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            code = run(words[1:], clock=clock)
    finally:
        sys.stdin = stdin
    if words[0] != "shebao" or code not in (0, 1):
        raise ValueError(f"{command}: {printed.getvalue()}")
    cut = re.search(r"\| head -(\d+)$", command)
    lines = printed.getvalue().splitlines(keepends=True)
    return "".join(lines[: int(cut[1])] if cut else lines)


def _typed(command: Sequence[str]) -> str:
    """Return what `echo WORDS` prints, or `printf '%s\\n' LINES`."""
    name, *words = command
    return "".join(f"{line}\n" for line in (words[1:] if name == "printf" else [" ".join(words)]))


@contextmanager
def _empty_home(lang: Lang) -> Iterator[None]:
    """Work in a folder that is home and current folder, in a language."""
    kept, here = dict(os.environ), Path.cwd()
    with TemporaryDirectory() as folder:
        for name in [name for name in os.environ if name.startswith(("XDG_", "SHEBAO_"))]:
            del os.environ[name]
        os.environ.update(HOME=folder, SHEBAO_LANG=lang)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(kept)
