"""A guest's cases: what a store promises, without a disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checklists.case import Answers, Case, Mark, State, set_note, set_state
from checklists.case_store import CaseStore
from checklists.errors import GoneError, NotFoundError
from checklists.history import Op, Step
from checklists.memory import MemoryStore
from checklists.store import Store
from tests.clock import NOW

ITEM = "bring-window/id-card"


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> CaseStore:
    """The store of a guest, and the one that it stands in for."""
    return MemoryStore() if request.param == "memory" else Store(tmp_path / "cases")


@pytest.fixture
def case(store: CaseStore) -> Case:
    return store.save(Case("k7q2", "妈妈", NOW, Answers(channel="hall-window"), at=NOW))


def test_what_is_saved_is_found_by_id_and_by_nickname(store: CaseStore, case: Case) -> None:
    assert (store.ids(), store.all()) == (("k7q2",), ([case], []))
    assert store.load("k7q2") == store.find("妈妈") == store.find("K7Q2") == case
    assert case.revision == 1
    assert not store.hand_edited("k7q2")


@pytest.mark.parametrize("wanted", ["爸爸", "k7q3"])
def test_what_is_not_there_is_not_found(store: CaseStore, case: Case, wanted: str) -> None:
    with pytest.raises(NotFoundError, match="妈妈"):
        store.find(wanted)


def test_two_versions_are_merged(store: CaseStore, case: Case) -> None:
    store.save(set_state(case, ITEM, State.DONE, now=NOW))
    saved = store.save(set_note(case, ITEM, "带原件", now=NOW))

    assert (saved.state(ITEM), saved.mark(ITEM).note, saved.revision) == (State.DONE, "带原件", 3)


def test_what_could_drive_a_terminal_does_not_stay(store: CaseStore, case: Case) -> None:
    assert store.save(set_note(case, ITEM, "a\x1b[2Jb", now=NOW)).mark(ITEM).note == "a[2Jb"


def test_a_deleted_case_stays_deleted(store: CaseStore, case: Case) -> None:
    store.journal(case.id).append(Op.PUSH, Step(ITEM, Mark(), Mark(State.DONE)))
    store.delete(case.id)

    assert store.ids() == ()
    with pytest.raises(GoneError):
        store.save(case)
    with pytest.raises(NotFoundError):
        store.load(case.id)
    assert store.journal(case.id).open().done == ()


def test_undo_outlives_leaving_the_case(store: CaseStore, case: Case) -> None:
    step = Step(ITEM, Mark(), Mark(State.DONE))
    store.journal(case.id).append(Op.PUSH, step)

    assert store.journal(case.id).open().done == (step,)
    assert store.journal("other").open().done == ()


def test_new_ids_are_new(store: CaseStore, case: Case) -> None:
    assert store.new_id() != case.id


def test_a_guests_store_leaves_no_file_and_holds_no_second_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(Path(os.environ["HOME"]).rglob("*"))
    store = MemoryStore()
    case = store.save(Case("k7q2", "妈妈", NOW, at=NOW))
    store.journal(case.id).append(Op.PUSH, Step(ITEM, Mark(), Mark(State.DONE)))

    assert store.keep(case, None) == ""
    store.drop(case.id)
    store.watch(lambda _: None)()
    assert (sorted(Path(os.environ["HOME"]).rglob("*")), list(tmp_path.iterdir())) == (before, [])
