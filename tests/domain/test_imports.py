"""What a start loads, seen in a fresh interpreter: a deferred import is only proven where nothing else has imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages

import checklists

ROOT = Path(__file__).parents[2]
DOMAIN = sorted(module.name for module in walk_packages(checklists.__path__, "checklists."))


def loaded_by(*modules: str) -> set[str]:
    """Return the names of all modules that importing these loads."""
    script = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert set(modules) <= loaded
    return loaded


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def test_the_domain_loads_no_screen_and_nothing_heavy() -> None:
    loaded = packages(loaded_by(*DOMAIN))

    assert not loaded & {"tui", "textual", "rich", "pydantic", "pydantic_core", "tomli_w", "segno"}


def test_the_command_line_loads_no_screen_and_nothing_heavy() -> None:
    loaded = loaded_by("tui.__main__", "tui.cli")

    assert not packages(loaded) & {"textual", "rich", "pydantic", "pydantic_core", "tomli_w", "segno", "asyncio"}
    assert not [module for module in loaded if module.startswith("checklists.formats.")]


def test_the_dialogue_loads_no_screen_and_nothing_heavy() -> None:
    loaded = packages(loaded_by("tui.walk.walk", "tui.cli.walk"))

    assert not loaded & {"textual", "rich", "pydantic", "pydantic_core", "segno", "asyncio", "readline"}


def test_importing_the_domain_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import {', '.join(DOMAIN)}"], cwd=ROOT, capture_output=True, check=True, text=True
    )

    assert (done.stdout, done.stderr) == ("", "")
