"""What the disk refuses is kept elsewhere, and the next session saves it; a session that lives is left alone."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from checklists.case import Case, State, set_note, set_state
from checklists.errors import NotFoundError, SaveError
from checklists.notes import parts
from checklists.paths import pending_folder
from checklists.pending import Pending
from checklists.store import Store
from checklists.text import same
from tests.domain.store_worker import gone
from tests.domain.test_merge import CASE, ITEM, NOW

OTHER = "verify-records/months"


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """The folder that the system keeps for a person's sessions."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(0o700)
    return runtime


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cases"


def done(case: Case, item_id: str = ITEM) -> Case:
    return set_state(case, item_id, State.DONE, now=NOW)


def noted(case: Case, note: str, minutes: int = 0) -> Case:
    return set_note(case, ITEM, note, now=NOW + timedelta(minutes=minutes))


def kept(runtime: Path) -> list[Path]:
    return sorted((runtime / "shebao").glob("*.toml"))


def keep(folder: Path, runtime: Path, case: Case, base: Case | None) -> None:
    """Keep a copy in a session that ends without having saved it."""
    gone(lambda: Pending(runtime / "shebao", folder).keep(case, base))


def test_what_a_session_could_not_save_the_next_one_saves(folder: Path, runtime: Path) -> None:
    base = Store(folder).save(CASE)
    keep(folder, runtime, done(base), base)

    store = Store(folder, pending=runtime / "shebao")
    assert [case.id for case in store.recovered] == [CASE.id]
    assert store.load(CASE.id).state(ITEM) is State.DONE
    assert kept(runtime) == []
    assert Store(folder, pending=runtime / "shebao").recovered == ()


def test_a_case_that_was_never_saved_comes_back_whole(folder: Path, runtime: Path) -> None:
    keep(folder, runtime, done(CASE), None)

    (case,) = Store(folder, pending=runtime / "shebao").recovered
    assert case.marks == done(CASE).marks
    assert case.extra == {}
    assert Store(folder).load(CASE.id) == case


def test_it_is_merged_with_what_others_saved_meanwhile_and_both_notes_stay(folder: Path, runtime: Path) -> None:
    base = Store(folder).save(noted(CASE, "旧的"))
    keep(folder, runtime, done(noted(base, "没存上的", 1), OTHER), base)
    other = Store(folder)
    other.save(noted(done(other.load(CASE.id)), "后来存的", 2))

    (case,) = Store(folder, pending=runtime / "shebao").recovered
    assert case.state(ITEM) is case.state(OTHER) is State.DONE
    assert parts(case.mark(ITEM).note) == ["没存上的", "后来存的"]


def test_a_note_that_it_did_not_change_does_not_come_back(folder: Path, runtime: Path) -> None:
    base = Store(folder).save(noted(CASE, "旧的"))
    keep(folder, runtime, done(base, OTHER), base)
    other = Store(folder)
    other.save(noted(other.load(CASE.id), "新的", 2))

    (case,) = Store(folder, pending=runtime / "shebao").recovered
    assert (case.mark(ITEM).note, case.state(OTHER)) == ("新的", State.DONE)


def test_what_was_saved_after_all_is_merged_to_nothing_new(folder: Path, runtime: Path) -> None:
    """The session was killed after its save and before it could remove the copy."""
    base = Store(folder).save(noted(CASE, "旧的"))
    mine = done(noted(base, "新的", 1))
    keep(folder, runtime, mine, base)
    saved = Store(folder).save(mine, base)

    Store(folder, pending=runtime / "shebao")
    assert Store(folder).load(CASE.id).marks == saved.marks


def test_the_copy_of_a_session_that_lives_is_not_taken(folder: Path, runtime: Path) -> None:
    store = Store(folder, pending=runtime / "shebao")
    base = store.save(CASE)
    assert store.keep(done(base), base) == str(kept(runtime)[0])

    assert Store(folder, pending=runtime / "shebao").recovered == ()
    assert len(kept(runtime)) == 1
    assert store.load(CASE.id).marks == {}


def test_there_is_one_copy_of_a_case_and_the_last_one_counts(folder: Path, runtime: Path) -> None:
    pending = Pending(runtime / "shebao", folder)
    for case in (CASE, done(CASE), replace(CASE, id="m2ab"), done(CASE, OTHER)):
        assert pending.keep(case, None)

    assert [path.name.split(".")[0] for path in kept(runtime)] == ["k7q2", "m2ab"]
    assert OTHER in kept(runtime)[0].read_text()
    pending.drop("k7q2")
    pending.drop("k7q2")
    assert [path.name.split(".")[0] for path in kept(runtime)] == ["m2ab"]


def test_each_session_has_a_copy_of_its_own_and_all_are_saved(folder: Path, runtime: Path) -> None:
    base = Store(folder).save(CASE)
    keep(folder, runtime, done(base), base)
    keep(folder, runtime, done(base, OTHER), base)
    assert len(kept(runtime)) == 2

    assert set(Store(folder, pending=runtime / "shebao").recovered[-1].marks) == {ITEM, OTHER}


def test_only_the_owner_can_read_it_whatever_the_umask(folder: Path, runtime: Path) -> None:
    before = os.umask(0)
    try:
        assert Pending(runtime / "shebao", folder).keep(CASE, None)
    finally:
        os.umask(before)

    assert stat.S_IMODE((runtime / "shebao").stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept(runtime)] == [0o600]


def _missing(runtime: Path) -> None:
    runtime.rmdir()


def _open_to_others(runtime: Path) -> None:
    runtime.chmod(0o777)


def _open_inside(runtime: Path) -> None:
    (runtime / "shebao").mkdir()
    (runtime / "shebao").chmod(0o777)


def _link(runtime: Path) -> None:
    (runtime.parent / "elsewhere").mkdir(0o700)
    (runtime / "shebao").symlink_to(runtime.parent / "elsewhere")


@pytest.mark.parametrize("spoil", [_missing, _open_to_others, _open_inside, _link])
def test_nothing_is_kept_where_it_would_not_be_private(folder: Path, runtime: Path, spoil: type) -> None:
    spoil(runtime)
    store = Store(folder, pending=runtime / "shebao")

    assert store.keep(CASE, None) == ""
    store.drop(CASE.id)
    assert not runtime.exists() or not list(runtime.rglob("*.toml"))
    assert Store(folder, pending=None).keep(CASE, None) == ""


def test_what_cannot_be_saved_at_the_start_is_left_for_later(
    folder: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = Store(folder).save(CASE)
    keep(folder, runtime, done(base), base)

    def refuse(*_: object, **__: object) -> Case:
        raise SaveError(same("the disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_save", refuse)
        assert Store(folder, pending=runtime / "shebao").recovered == ()
    assert len(kept(runtime)) == 1
    assert len(Store(folder, pending=runtime / "shebao").recovered) == 1


@pytest.mark.parametrize("text", ["", "x", 'unsaved = "x"', "[unsaved]\nnotes = 3\n[unsaved.notes2]"])
def test_a_copy_that_makes_no_sense_stops_nothing(folder: Path, runtime: Path, text: str) -> None:
    base = Store(folder).save(CASE)
    keep(folder, runtime, done(base), base)
    (file,) = kept(runtime)
    file.write_text(text)
    keep(folder, runtime, done(base, OTHER), base)

    store = Store(folder, pending=runtime / "shebao")
    assert store.load(CASE.id).state(OTHER) is State.DONE
    assert kept(runtime) == [file]


def test_a_case_that_was_deleted_stays_deleted(folder: Path, runtime: Path) -> None:
    base = Store(folder).save(CASE)
    keep(folder, runtime, done(base), base)
    (folder / "k7q2.toml").unlink()

    assert Store(folder, pending=runtime / "shebao").recovered == ()
    assert list(folder.glob("*.toml")) == []


def test_deleting_a_case_deletes_every_copy_of_it(folder: Path, runtime: Path) -> None:
    one, other = (Store(folder, pending=runtime / "shebao") for _ in range(2))
    base = one.save(CASE)
    for store in (one, other):
        store.keep(done(base), base)
    files = [path.name for path in kept(runtime)]

    removed = one.delete(CASE.id)
    assert {*removed} == {*files, "k7q2.toml", "k7q2.toml.lock"}
    assert kept(runtime) == []
    with pytest.raises(NotFoundError):
        one.delete(CASE.id)


def test_a_case_that_was_never_saved_can_be_deleted_too(folder: Path, runtime: Path) -> None:
    store = Store(folder, pending=runtime / "shebao")
    store.keep(CASE, None)

    assert len(store.delete(CASE.id)) == 1
    assert kept(runtime) == []


def test_copies_of_another_folder_of_cases_are_not_ours(folder: Path, runtime: Path, tmp_path: Path) -> None:
    keep(tmp_path / "other", runtime, done(CASE), None)

    assert Store(folder, pending=runtime / "shebao").recovered == ()
    assert len(kept(runtime)) == 1


def test_what_a_killed_session_left_half_written_is_cleared_away(folder: Path, runtime: Path) -> None:
    keep(folder, runtime, done(CASE), None)
    draft = runtime / "shebao" / f".k7q2.{2**22 + 1}.{'0' * 16}.tmp"
    draft.write_bytes(b"x")

    Store(folder, pending=runtime / "shebao")
    assert not draft.exists()


@pytest.mark.parametrize(("given", "folder"), [("/run/user/7", Path("/run/user/7/shebao")), ("", None), ("x", None)])
def test_it_is_where_the_system_says(given: str, folder: Path | None) -> None:
    assert pending_folder({"XDG_RUNTIME_DIR": given}) == folder
    assert pending_folder({}) is None
