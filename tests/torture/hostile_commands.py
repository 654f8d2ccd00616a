"""Every command on hostile cases, content, arguments and file names: what it prints drives nothing."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checklists import local_packs
from checklists.case import NAME_MAX
from checklists.paths import cases_folder
from checklists.store import Store
from tests.clock import NOW
from tests.domain.cli_library import COPIES, ID_CARD
from tests.torture.hostile_texts import Slots, leaks, without_surrogates
from tests.torture.hostile_world import hostile_case, hostile_library
from tui.cli import run
from tui.cli.commands import NAMES
from tui.completion import HIDDEN
from tui.completion.values import KINDS

CASE = "k7q2"
T = "{text}"
"""Stands for a hostile text."""
_FILE = "{file}"
"""Stands for the path of a case file with a hostile name."""
COMMANDS: Mapping[str, Sequence[Sequence[str]]] = {
    "open": (("open", T), ("open", T, T)),
    "walk": (("walk", CASE), ("walk", T), ("walk",)),
    "new": (("new", T), ("new", T, "--json"), ("new", "a", "--channel", T), ("new", "a", "--topic", T)),
    "cases": (("cases",), ("cases", "--json"), ("cases", T), ("cases", "--channel", T)),
    "due": (("due",), ("due", "--json"), ("due", "--days", T)),
    "channels": (("channels",), ("channels", "--json"), ("channels", "--topic", T), ("channels", "--case", T)),
    "status": (("status", CASE), ("status", CASE, "--json"), ("status", T)),
    "list": (("list",), ("list", "--json"), ("list", CASE), ("list", CASE, "--json"), ("list", "--stage", T)),
    "show": (
        *(
            ("show", each)
            for each in (ID_CARD, COPIES, "hall-window", "bring-window", "sc", "hall-window/take-printout")
        ),
        *(("show", ID_CARD, "--json"), ("show", ID_CARD, "--case", CASE), ("show", T), ("show", "sc", "--json")),
    ),
    "guide": (("guide", "hall-window"), ("guide", "hall-window", "--json"), ("guide", "hotline"), ("guide", T)),
    "search": (("search", "s1"), ("search", "s1", "--json"), ("search", T)),
    "mark": (
        ("mark", CASE, ID_CARD, "na", "--reason", T),
        ("mark", CASE, ID_CARD, T),
        ("mark", CASE, T, "--json"),
        ("mark", CASE, ID_CARD, "waiting", "--until", T),
        ("mark", CASE, ID_CARD, "done", "--json"),
    ),
    "note": (("note", CASE, COPIES), ("note", CASE, T), ("note", T, COPIES)),
    "export": (
        *(("export", CASE, "--format", each) for each in ("txt", "md", "html", "csv", "json", "toml", "ics", "qr")),
        *(("export", CASE, "--format", T), ("export", CASE, "--stage", T), ("export", T)),
        *(("export", CASE, "-o", "/no-such-folder/" + T), ("export", CASE, "--format", "md", "-o", _FILE + ".md")),
    ),
    "import": (("import", _FILE), ("import", T), ("import", _FILE, "--format", T), ("import", _FILE, "--yes")),
    "merge": (("merge", CASE, _FILE), ("merge", CASE, T), ("merge", T, CASE), ("merge", CASE, _FILE, "--json")),
    "wipe": (("wipe", T), ("wipe", CASE), ("wipe", CASE, "--json")),
    "doctor": (("doctor",), ("doctor", "--json")),
    "lint": (("lint", T), ("lint", _FILE), ("lint", T, "--json")),
    "schema": (("schema", T),),
    "completion": (("completion", T),),
}
"""What is run of each command."""
_MORE = (
    *((HIDDEN, kind, "0", *rest) for kind in KINDS for rest in ((), (CASE,), (T,))),
    *((T,), ("--lang", T), ("--pack", T, "list"), ("--pack", _FILE, "list"), ("show", "--" + T), ("cases", "-" + T)),
)
_SAID = "\n\n?\n1\nd\nn\n\n4\no\n{text}\n.\ne\n/s1\ns1\nwhy\nnext\nback\nlist\n\nq\n"
"""What is typed in the dialogue."""


def examine(turn: int, folder: Path) -> tuple[list[str], int]:
    """Run every command and return what is wrong, and how many were run; this process is thrown away.

    Args:
        turn: Which texts stand where.
        folder: An empty folder, for the home.
    """
    if set(COMMANDS) != set(NAMES):
        raise RuntimeError(f"no such command, or one that is not tried: {set(COMMANDS) ^ set(NAMES)}")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        os.environ[name] = str(folder / name.lower())
        (folder / name.lower()).mkdir(mode=0o700)
    os.chdir(folder)
    slots = Slots(turn)
    content = hostile_library(slots)
    vars(local_packs)["load_content"] = lambda *_, **__: (content, ())
    faults: list[str] = []
    templates = [*(each for name in NAMES for each in COMMANDS[name]), *_MORE]
    for number, template in enumerate(templates):
        _begin(slots)
        text = slots.given[number % len(slots.given)][number % len(slots.given[0])]
        for lang in ("zh", "en"):
            faults += [f"turn {turn}, {lang}: {fault}" for fault in _try(template, text, lang)]
    return faults, 2 * len(templates)


def _begin(slots: Slots) -> None:
    """Put the case as hostile as a file can hold it."""
    case = hostile_case(lambda text: without_surrogates(slots(text)))
    case = replace(case, name=case.name[:NAME_MAX])
    store = Store(cases_folder(os.environ))
    if CASE in store.ids():
        store.delete(CASE)
    Store(cases_folder(os.environ)).save(case)


def _try(template: Sequence[str], text: str, lang: str) -> list[str]:
    """Run one command line and return what is wrong with what it wrote."""
    place = Path(without_surrogates(text).replace("/", "").replace("\0", "")[:60])
    file = Path("files") / place
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((cases_folder(os.environ) / f"{CASE}.toml").read_bytes())
    arguments = [each.replace(T, text).replace(_FILE, str(file)) for each in template]
    wanted = arguments if arguments[0] in ("--lang", HIDDEN) else [*arguments, "--lang", lang]
    streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for name in ("stdout", "stderr")}
    kept = {name: getattr(sys, name) for name in ("stdin", *streams)}
    vars(sys).update(streams, stdin=io.StringIO(_SAID.replace(T, text)))
    fault = ""
    try:
        run(wanted, clock=lambda: NOW)
    except BaseException:
        fault = traceback.format_exc(limit=-3)
    finally:
        vars(sys).update(kept)
    written = ""
    for stream in streams.values():
        stream.flush()
        written += stream.buffer.getvalue().decode()
    if {"csv", "ics"} & {*arguments}:  # with the ends of lines that are to be, and a mark for Excel
        written = written.removeprefix("\ufeff").replace("\r\n", "\n")
    found = [f"{name} of {wanted!r}" for name in leaks(written, allowed="\n\t")]
    return [*found, *([f"{wanted!r}: {fault}"] if fault else [])]
