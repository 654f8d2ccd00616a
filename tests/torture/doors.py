"""Every way by which a file that is not ours comes in, followed to the last thing that is done with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from checklists import packs, settings
from checklists.case import Case, Mark, State, set_state
from checklists.formats import FORMATS, Export, render
from checklists.formats.toml import dump
from checklists.history import Op
from checklists.importing import compare
from checklists.journal import Journal
from checklists.library import Library
from checklists.lint import lint
from checklists.local_packs import survey_packs
from checklists.plan import make_plan
from checklists.reading import load_file
from checklists.store import Store
from checklists.text import LANGS
from tests.domain import export_sample
from tests.domain.example_pack import example_files, write_pack
from tests.domain.local_pack import pack_files, write_local

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
CASE_ID = export_sample.CASE.id


class WrongError(Exception):
    """What came in is not what goes out again."""


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of file, with good ones to begin from."""

    name: str
    enter: Callable[[Path, bytes, int], object]
    """Takes an empty folder, the file and the number of the input; raises only what a person can be told."""
    good: tuple[bytes, ...]


def _show(case: Case, library: Library, index: int) -> None:
    """Do with a case whatever is done with one; which form it is printed in goes by turns."""
    lang = LANGS[index % 2]
    plan = make_plan(library, case)
    export = Export(library, case, plan, lang, TODAY, "none" if index % 7 == 0 else "full")
    assert export.sheet.lang == lang
    render(list(FORMATS)[index % len(FORMATS)], export)


def _enter_case(folder: Path, data: bytes, index: int) -> None:
    store = Store(folder)
    case = store.save(export_sample.CASE)
    (folder / f"{case.id}.toml").write_bytes(data)
    case = store.load(case.id)
    _show(case, _library(index), index)
    saved = store.save(set_state(case, "bring-window/id-card", State.DONE, now=NOW))
    if dump(Store(folder).load(case.id)) != dump(saved):  # by what is written, for nan is not itself
        raise WrongError("what was saved is not what is read")


def _enter_import(suffix: str) -> Callable[[Path, bytes, int], None]:
    def enter(folder: Path, data: bytes, index: int) -> None:
        path = folder / f"mama{suffix}"
        path.write_bytes(data)
        store = Store(folder / "cases")
        for brought in load_file(path):
            mine = export_sample.CASE if brought.id == CASE_ID else None
            case = compare(brought, mine, export_sample.library().aliases, NOW).theirs
            _show(case, _library(index), index)
            saved = store.save(case, brought=True)
            if dump(Store(folder / "cases").load(case.id)) != dump(saved):
                raise WrongError("what was taken in is not what is read")

    return enter


def _exported(format_id: str) -> tuple[bytes, ...]:
    """Return the sample cases in one form."""
    library = export_sample.library()
    return tuple(
        render(format_id, Export(library, case, make_plan(library, case), "zh", TODAY))
        for case in (export_sample.CASE, export_sample.finished())
    )


def _enter_pending(folder: Path, data: bytes, index: int) -> None:
    cases, pending = folder / "cases", folder / "run"
    store = Store(cases, pending=pending)
    case = store.save(export_sample.CASE)
    place = Path(store.keep(case, case))
    store.drop(case.id)
    place.write_bytes(data)
    place.chmod(0o600)
    found = Store(cases, pending=pending).all()[0]
    if [each.id for each in found if each.id == case.id] != [case.id]:
        raise WrongError("the case is gone")


def _enter_settings(folder: Path, data: bytes, index: int) -> None:
    path = folder / "settings.toml"
    path.write_bytes(data)
    settings.load(path)
    settings.save(settings.Settings("en"), path)
    if settings.load(path)[0].language != "en":
        raise WrongError("what was settled is not what is read")


def _enter_journal(folder: Path, data: bytes, index: int) -> None:
    (folder / f"{CASE_ID}.undo").write_bytes(data)
    history = Journal(folder, CASE_ID).open()
    if history.done:
        history.undo(export_sample.CASE)


def _enter_pack(name: str) -> Callable[[Path, bytes, int], None]:
    def enter(folder: Path, data: bytes, index: int) -> None:
        bundle(folder.parent / "bundled")
        survey = survey_packs([write_local(folder / "pack", {name: data})])
        for refused in survey.refused:
            if not refused.message.zh or not refused.problems:
                raise WrongError("refused without a word")
        if survey.used:
            lint(survey.library)
            _show(_about(survey.library), survey.library, index)

    return enter


def _enter_content(name: str) -> Callable[[Path, bytes, int], None]:
    def enter(folder: Path, data: bytes, index: int) -> None:
        library = _load(write_pack(folder / "content", {name: data}))
        lint(library)
        _show(_about(library), library, index)

    return enter


_load = packs.load_library


def bundle(folder: Path) -> None:
    """Take a small content for the bundled one; this process is thrown away."""
    if folder != packs.BUNDLED:
        held = _load(write_pack(folder))
        packs.BUNDLED = folder
        packs.load_library = lambda *_, **__: held


def _about(library: Library) -> Case:
    """Return a case that meets much of a library."""
    answers = replace(export_sample.ANSWERS, channel=next(iter(library.channels), ""))
    marks = {item_id: Mark(State.PROBLEM, NOW) for item_id, _, _ in library.items()}
    return Case(CASE_ID, "妈妈", NOW, answers, marks=marks)


@cache
def _large() -> Library:
    return _load(Path(packs.__file__).parent / "content")


def _library(index: int) -> Library:
    return _large() if index % 10 == 0 else export_sample.library()


def _journal() -> bytes:
    told: Mapping[str, str] = {"state": "done"}
    steps = [{"op": op, "item": "bring-window/id-card", "before": {"state": "todo"}, "after": told} for op in Op]
    steps.append({"op": Op.PUSH, "item": "a/b", "before": {}, "after": {"state": "waiting", "until": "2026-11-27"}})
    return b"".join(b"\n" + json.dumps(step).encode() for step in steps)


_CASES = (dump(export_sample.CASE), dump(export_sample.finished()), dump(Case(CASE_ID, "我", NOW)))
_NOTES = {"bring-window/id-card": {"note": "旧的", "note_at": NOW}}
_PENDING = tuple(
    dump(replace(export_sample.CASE, extra={"unsaved": told})) for told in ({"new": True}, {"notes": _NOTES})
)
_SETTINGS = (b'language = "zh"\ntheme = "plain"\nwidth = "auto"\npacks = ["/srv/a"]\n', b"")
DOORS: tuple[Door, ...] = (
    Door("case", _enter_case, _CASES),
    *(
        Door(f"import-{known.id}", _enter_import(known.suffix), _exported(known.id))
        for known in FORMATS.values()
        if known.reads
    ),
    Door("pending", _enter_pending, _PENDING),
    Door("settings", _enter_settings, _SETTINGS),
    Door("journal", _enter_journal, (_journal(),)),
    *(Door(f"pack {name}", _enter_pack(name), (text.encode(),)) for name, text in pack_files().items()),
    *(Door(f"content {name}", _enter_content(name), (text.encode(),)) for name, text in example_files().items()),
)
