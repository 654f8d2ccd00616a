"""Locales, kinds of terminal, colours and widths, each with each: the full screen opens, or says why it does not."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Literal

from checklists.case import Case, Mark, State
from checklists.packs import load_library
from checklists.paths import settings_file
from checklists.plan import make_plan
from checklists.settings import Settings, save
from checklists.text import LANGS, Lang
from tests.clock import NOW
from tests.system.ptys import Session, session
from tests.torture.homes import TICKED, Home
from tests.torture.hostile_texts import leaks
from tests.torture.outcome import Outcome, SkippedError, scaled, total
from tests.torture.processes import spread

PROCESSES = 2
LEAST = 6
LOCALES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "C.UTF-8": ("utf-8", {"LC_ALL": "C.UTF-8"}),
    "C, which Python takes for UTF-8": ("utf-8", {"LC_ALL": "C"}),
    "C as it is": ("ascii", {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    "a locale that is not there": ("utf-8", {"LC_ALL": "xx_YY.UTF-8"}),
    "zh_CN.UTF-8": ("utf-8", {}),
    "zh_CN.GBK": ("gbk", {}),
    "zh_CN.GB18030": ("gb18030", {}),
    "en_US.ISO-8859-1": ("latin-1", {}),
}
"""Name -> the encoding that comes of it, and the variables; without variables it is made for the trial."""
CHINESE = ("utf-8", "gbk", "gb18030")
TERMS = (
    *("xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "vt220", "ansi", "putty", "new-terminal"),
    *("dumb", ""),
)
CANNOT_DRAW = ("dumb", "")
FITS = 4
"""Lines that one sentence takes on a narrow terminal at most."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One combination."""

    locale: str
    term: str
    colours: bool
    width: Literal["auto", "wide"]
    """How wide characters of ambiguous width are, in the words of the settings."""
    lang: Lang

    @property
    def opens(self) -> bool:
        """Tell whether the full screen can be shown there."""
        return self.term not in CANNOT_DRAW and (self.lang == "en" or LOCALES[self.locale][0] in CHINESE)


WIDTHS: tuple[Literal["auto", "wide"], ...] = ("auto", "wide")
ALL = [Setting(*each) for each in product(LOCALES, TERMS, (True, False), WIDTHS, LANGS)]


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Start in combinations chosen at random, in two processes."""
    _make_locales(folder / "locales")
    chosen = random.Random(seed).sample(ALL, scaled(len(ALL), share, least=LEAST))
    pieces = spread([partial(_start_many, chosen[part::PROCESSES], folder, part) for part in range(PROCESSES)])
    opened = sum(each.opens for each in chosen)
    figures = {"打开 opened": str(opened), "拒绝 refused": str(len(chosen) - opened)}
    return total([Outcome(len(chosen)), *(Outcome(0, tuple(faults)) for faults in pieces)], figures)


def _make_locales(folder: Path) -> None:
    """Compile the locales that few machines have.

    Raises:
        SkippedError: That cannot be done here.
    """
    if not shutil.which("localedef"):
        raise SkippedError("localedef is not installed")
    folder.mkdir()
    for name in (name for name, (_, variables) in LOCALES.items() if not variables):
        language, _, encoding = name.partition(".")
        # It warns of characters that the encoding lacks, with 1 as its exit code.
        subprocess.run(["localedef", "-i", language, "-f", encoding, folder / name], capture_output=True)
        if not (folder / name / "LC_CTYPE").exists():
            raise SkippedError(f"localedef cannot make {name}")


def _start_many(chosen: Sequence[Setting], folder: Path, part: int) -> list[str]:
    case = _half_ticked()
    home = Home.make(folder / str(part), case)
    found: list[str] = []
    for each in chosen:
        home.begin(case)
        save(Settings(width=each.width), settings_file(home.environ))
        _, variables = LOCALES[each.locale]
        environ = {
            **home.environ,
            **(variables or {"LC_ALL": each.locale, "LOCPATH": str(folder / "locales")}),
            **({} if each.colours else {"NO_COLOR": "1"}),
            "TERM": each.term,
            "LANG": "",
        }
        with session("-m", "tui", "open", case.id, "--lang", each.lang, environ=environ) as program:
            try:
                (_opens if each.opens else _refuses)(program)
            except AssertionError as error:
                found.append(f"{each}: {error}")
    return found


def _half_ticked() -> Case:
    """Return a case whose first item is done and whose second is not."""
    first = next(iter(make_plan(load_library(), TICKED).items()))[0]
    return replace(TICKED, marks={first: Mark(State.DONE, NOW)})


def _opens(program: Session) -> None:
    program.wait_for("[ ]")
    assert "[x]" in program.text(), f"done and to do look alike:\n{program.text()}"
    program.type("q")
    assert program.exit_code() == 0, f"it ended with {program.process.returncode}"
    assert program.modes_restored(), "the modes of the terminal are not restored"


def _refuses(program: Session) -> None:
    code = program.exit_code()
    said = program.raw.decode(errors="replace").replace("\r\n", "\n")
    assert code == 2, f"it ended with {code}: {said!r}"
    assert not leaks(said, allowed="\n"), f"control characters in {said!r}"
    assert 0 < said.rstrip("\n").count("\n") + 1 <= FITS, f"it says {said!r}"
    assert "shebao walk" in " ".join(said.split()) or "--lang en" in " ".join(said.split()), f"no way out: {said!r}"
