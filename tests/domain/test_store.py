"""Cases on disk: saved, found, merged, kept in earlier copies, restored and deleted."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from checklists.case import FORMAT, Case, Mark, State, set_note, set_state
from checklists.errors import CaseError, DamagedError, GoneError, NewerError, NotFoundError, UsageError
from checklists.formats.toml import MIGRATIONS, dump
from checklists.history import Op, Step
from checklists.journal import Journal
from checklists.store import Store
from tests.domain.strategies import CHINA

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
ITEM = "bring-window/id-card"
OTHER = "verify-records/months"
CASE = Case("k7q2", "妈妈", NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shebao" / "cases"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "k7q2.toml"


def done(case: Case, item_id: str = ITEM, minutes: int = 0) -> Case:
    return set_state(case, item_id, State.DONE, now=NOW + timedelta(minutes=minutes))


def age(path: Path, **back: float) -> None:
    """Make a file look as if it had been written earlier."""
    then = path.stat().st_mtime - timedelta(**back).total_seconds()
    os.utime(path, (then, then))


def test_looking_makes_nothing(folder: Path) -> None:
    store = Store(folder)

    assert store.ids() == ()
    assert store.all() == ([], [])
    assert store.generations("k7q2") == ()
    assert store.signature("k7q2") is None
    with pytest.raises(NotFoundError):
        store.load("k7q2")
    assert not folder.parent.exists()


def test_a_saved_case_is_there_for_the_next_session(folder: Path) -> None:
    saved = Store(folder).save(done(CASE))

    assert saved.revision == 1
    assert Store(folder).load("k7q2") == saved
    assert Store(folder).ids() == ("k7q2",)


def test_every_save_is_a_revision(folder: Path) -> None:
    store = Store(folder)

    assert store.save(store.save(store.save(CASE))).revision == 3


def test_only_the_owner_can_read_anything_whatever_the_umask(folder: Path, file: Path) -> None:
    before = os.umask(0)
    try:
        store = Store(folder)
        saved = store.save(CASE)
        Journal(folder, "k7q2").append(Op.PUSH, Step(ITEM, Mark(), Mark(State.DONE)))
        age(file, days=1)
        store.save(saved)
        file.write_text("")
        with pytest.raises(DamagedError) as damaged:
            store.load("k7q2")
        store.restore("k7q2", damaged.value.generations[0])
    finally:
        os.umask(before)

    for each in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700
    names = sorted(each.name for each in folder.iterdir())
    assert [re.sub(r"[0-9-]{10,}", "-...", name) for name in names] == [
        "k7q2.toml", "k7q2.toml.bak-1", "k7q2.toml.damaged-...", "k7q2.toml.day-...", "k7q2.toml.lock", "k7q2.undo"
    ]  # fmt: skip
    for name in names:
        assert name.startswith("k7q2.toml.damaged") or stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_lock_that_others_could_hold_is_closed_to_them(folder: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    (folder / "k7q2.toml.lock").chmod(0o644)

    store.save(CASE)
    assert stat.S_IMODE((folder / "k7q2.toml.lock").stat().st_mode) == 0o600


def test_two_sessions_lose_nothing_of_each_other(folder: Path) -> None:
    one, other = Store(folder), Store(folder)
    mine = one.save(CASE)
    theirs = other.load("k7q2")

    theirs = other.save(done(theirs, OTHER))
    mine = one.save(set_note(mine, ITEM, "问过了", now=NOW))

    assert mine.state(OTHER) is State.DONE
    assert Store(folder).load("k7q2").mark(ITEM).note == "问过了"
    assert Store(folder).load("k7q2") == mine


def test_a_change_is_noticed_even_if_the_file_looks_the_same(folder: Path, file: Path) -> None:
    """Times of files are coarse and their numbers are used again; the counter in the lock file is not."""
    one, other = Store(folder), Store(folder)
    mine = one.save(done(CASE, "a/b"))
    before = one.signature("k7q2")
    other.save(set_state(other.load("k7q2"), "a/b", State.TODO, now=NOW))
    assert before
    last = one._versions.last("k7q2")
    assert last
    one._versions._last["k7q2"] = replace(last, signature=one.signature("k7q2"))  # type: ignore[arg-type]

    assert one.load("k7q2").state("a/b") is State.TODO
    assert one.save(mine).state("a/b") is State.TODO


def test_the_signature_changes_with_every_save(folder: Path) -> None:
    store = Store(folder)
    signatures = set()
    for _ in range(20):
        store.save(CASE)
        signatures.add(store.signature("k7q2"))

    assert len(signatures) == 20


def test_a_case_is_found_by_id_or_nickname_however_it_is_typed(folder: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    store.save(replace(CASE, id="m2ab", name="Mum 1"))

    for wanted in ("k7q2", "K7Q2", "ｋ7ｑ2", "妈妈", " 妈妈 "):
        assert store.find(wanted).id == "k7q2"
    assert store.find("ｍｕｍ 1").id == "m2ab"


def test_what_is_not_found_is_answered_with_what_comes_near(folder: Path) -> None:
    store = Store(folder)
    with pytest.raises(NotFoundError, match="nor any other"):
        store.find("妈妈")
    for case_id, name in (("k7q2", "妈妈"), ("m2ab", "我"), ("p3cd", "李老师")):
        store.save(replace(CASE, id=case_id, name=name))

    for wanted, near in (("妈", "妈妈 (k7q2)"), ("k7q3", "妈妈 (k7q2)"), ("李老", "李老师 (p3cd)")):
        with pytest.raises(NotFoundError) as caught:
            store.find(wanted)
        assert caught.value.message.en.endswith(f"there is: {near}")
    with pytest.raises(NotFoundError, match=r"妈妈 \(k7q2\), 我 \(m2ab\), 李老师 \(p3cd\)"):
        store.load("zzzz")


def test_two_cases_of_one_nickname_are_told_apart_by_id(folder: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    store.save(replace(CASE, id="m2ab"))

    with pytest.raises(UsageError, match="k7q2, m2ab"):
        store.find("妈妈")
    assert store.find("m2ab").id == "m2ab"


@pytest.mark.parametrize("wanted", ["../k7q2", "..", "", ".k7q2", "k7q2.toml", "k7q2 x", "/etc/passwd", "k" * 300])
def test_an_id_is_never_a_path(folder: Path, wanted: str) -> None:
    store = Store(folder)
    store.save(CASE)

    for ask in (store.load, store.find, store.delete, store.signature, store.generations):
        with pytest.raises(NotFoundError):
            ask(wanted)
    with pytest.raises(NotFoundError):
        store.save(replace(CASE, id=wanted))


def test_new_ids_are_short_clear_and_free(folder: Path) -> None:
    store = Store(folder)
    ids = {store.new_id() for _ in range(200)}

    assert all(re.fullmatch("[a-hjkmnp-z][2-9a-hjkmnp-z]{3}", new) for new in ids)
    assert len(ids) > 190


def test_an_id_of_which_anything_is_kept_is_not_given_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(folder)
    store.save(CASE)
    (folder / "k7q2.toml").rename(folder / "k7q2.toml.bak-1")
    drawn = iter(["k7q2", "m2ab"])
    monkeypatch.setattr("random.choice", lambda _: "")
    monkeypatch.setattr("random.choices", lambda _, k: next(drawn))

    assert store.new_id() == "m2ab"


def test_one_broken_file_never_hides_the_others(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    store.save(replace(CASE, id="m2ab", name="我"))
    file.write_bytes(b"")
    (folder / "妈妈.toml").write_bytes(dump(CASE))
    (folder / "notes.txt").write_text("x")

    cases, errors = store.all()
    assert [case.name for case in cases] == ["我"]
    assert [type(error) for error in errors] == [DamagedError, CaseError]
    assert "rename it" in str(errors[1])
    assert store.find("我").id == "m2ab"


def test_a_copied_file_is_a_case_of_its_own(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    (folder / "mama-2.toml").write_bytes(file.read_bytes())

    assert [case.id for case in store.all()[0]] == ["k7q2", "mama-2"]
    assert store.save(store.load("mama-2")).id == "mama-2"


def test_a_copy_is_kept_at_most_once_a_minute_and_three_in_all(folder: Path, file: Path) -> None:
    store = Store(folder)
    case = CASE
    for _ in range(5):
        case = store.save(case)
    assert [each.case.revision for each in store.generations("k7q2")] == [1]

    for _ in range(5):
        age(folder / "k7q2.toml.bak-1", seconds=61)
        case = store.save(case)
    assert [each.case.revision for each in store.generations("k7q2")] == [9, 8, 7]


def test_the_last_copy_of_each_of_seven_days_is_kept(folder: Path, file: Path) -> None:
    store = Store(folder)
    case = store.save(CASE)
    for days in range(10, 0, -1):
        age(file, days=days)
        if (folder / "k7q2.toml.bak-1").exists():
            age(folder / "k7q2.toml.bak-1", days=days)
        case = store.save(case)

    names = sorted(each.name for each in folder.glob("*.day-*"))
    expected = [(datetime.now() - timedelta(days=days)).date().isoformat() for days in range(7, 0, -1)]
    assert names == [f"k7q2.toml.day-{day}" for day in expected]


def test_an_edited_file_is_taken_and_kept_as_a_copy_with_its_comments(folder: Path, file: Path) -> None:
    store = Store(folder)
    case = store.save(store.save(done(CASE)))
    assert not store.hand_edited("k7q2")
    file.write_text(file.read_text().replace('state = "done"', 'state = "problem"  # 窗口说的'))

    case = store.load("k7q2")
    assert store.hand_edited("k7q2")
    assert case.state(ITEM) is State.PROBLEM
    store.save(case)
    assert not store.hand_edited("k7q2")
    assert "# 窗口说的" in (folder / "k7q2.toml.bak-1").read_text()
    assert "# 窗口说的" not in file.read_text()


def test_an_edit_while_the_case_is_open_counts_as_the_later_change(folder: Path, file: Path) -> None:
    store = Store(folder)
    mine = store.save(set_note(done(CASE), OTHER, "旧的", now=NOW))
    text = file.read_text().replace('state = "done"', 'state = "na"').replace("旧的", "新的").replace("妈妈", "我妈")
    file.write_text(text)

    mine = store.save(done(mine, "a/b", minutes=1))
    assert (mine.state(ITEM), mine.mark(OTHER).note, mine.name) == (State.NA, "新的", "我妈")
    assert mine.state("a/b") is State.DONE


def test_an_editor_that_saves_an_old_text_undoes_no_tick(folder: Path, file: Path) -> None:
    store = Store(folder)
    mine = store.save(set_state(CASE, ITEM, State.TODO, now=NOW))
    old = file.read_text()
    mine = store.save(done(done(mine, ITEM, minutes=1), OTHER, minutes=2))
    file.write_text(old.replace("妈妈", "我妈"))

    mine = store.save(mine)
    assert (mine.state(ITEM), mine.state(OTHER), mine.name) == (State.DONE, State.DONE, "我妈")


def test_a_tick_written_by_hand_without_a_time_gets_one(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    file.write_text(file.read_text() + '\n[items."bring-window/id-card"]\nstate = "done"\n')

    assert Store(folder).load("k7q2").mark(ITEM).at is not None


@pytest.mark.parametrize("damage", [b"", b"\0" * 500, b"format = 1\n", b"half"])
def test_a_damaged_file_is_never_overwritten_and_can_be_replaced_by_an_earlier_copy(
    folder: Path, file: Path, damage: bytes
) -> None:
    store = Store(folder)
    case = store.save(store.save(done(CASE)))
    file.write_bytes(damage)

    with pytest.raises(DamagedError) as caught:
        store.save(done(case, OTHER))
    assert file.read_bytes() == damage
    assert [each.case.revision for each in caught.value.generations] == [1]
    assert "Earlier copies that the home screen can restore: 1" in str(caught.value)

    restored = store.restore("k7q2", caught.value.generations[0])
    assert restored.state(ITEM) is State.DONE
    assert [each.read_bytes() for each in folder.glob("*.damaged-*")] == [damage]
    assert store.load("k7q2") == restored
    assert store.save(done(case, OTHER)).state(OTHER) is State.DONE


def test_restoring_twice_in_a_second_keeps_both_damaged_files(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(store.save(CASE))
    for damage in (b"1", b"2", b"3"):
        file.write_bytes(damage)
        store.restore("k7q2", store.generations("k7q2")[0])

    assert sorted(each.read_bytes() for each in folder.glob("*.damaged-*")) == [b"1", b"2", b"3"]


def test_a_sound_file_is_not_restored_over_and_a_missing_one_is(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(store.save(CASE))
    (earlier,) = store.generations("k7q2")
    with pytest.raises(UsageError):
        store.restore("k7q2", earlier)
    file.unlink()

    assert store.restore("k7q2", earlier).name == "妈妈"
    assert store.load("k7q2").name == "妈妈"


def test_damage_without_an_earlier_copy_says_so(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(CASE)
    file.write_bytes(file.read_bytes()[:50])

    with pytest.raises(DamagedError, match="no earlier copy"):
        store.load("k7q2")


def test_copies_that_are_damaged_themselves_are_not_offered(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(store.save(CASE))
    file.write_bytes(b"")
    (folder / "k7q2.toml.bak-2").write_bytes((folder / "k7q2.toml.bak-1").read_bytes()[:99])

    assert [each.name for each in store.generations("k7q2")] == ["k7q2.toml.bak-1"]


def test_a_file_of_a_newer_version_is_left_alone(folder: Path, file: Path) -> None:
    store = Store(folder)
    case = store.save(CASE)
    newer = file.read_text().replace("format = 1", "format = 2")
    file.write_text(newer)

    with pytest.raises(NewerError):
        store.load("k7q2")
    with pytest.raises(NewerError):
        store.save(done(case))
    assert file.read_text() == newer


def test_a_file_of_an_earlier_format_is_brought_to_the_present_one_step_by_step_and_kept_as_it_was(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(folder)
    store.save(done(CASE))
    store.save(done(CASE, OTHER))
    written = file.read_bytes()
    later_formats(monkeypatch)

    later = Store(folder)
    case = later.load("k7q2")
    assert case.name == "妈妈，二，三"
    assert not later.hand_edited("k7q2")
    assert file.read_bytes() == written, "reading writes nothing"

    later.save(case)
    assert b"\nformat = 3\n" in file.read_bytes()
    assert (folder / "k7q2.toml.bak-1").read_bytes() == written
    assert [each.case.name for each in later.generations("k7q2")] == ["妈妈，二，三"] * 2
    assert Store(folder).load("k7q2").name == "妈妈，二，三"


def later_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a version of the program two formats on."""

    def add(word: str) -> Callable[[dict[str, str]], None]:
        return lambda table: table.update(name=table["name"] + word)

    monkeypatch.setattr("checklists.formats.toml.MIGRATIONS", (add("，二"), add("，三")))
    for module in ("toml", "toml_write"):
        monkeypatch.setattr(f"checklists.formats.{module}.FORMAT", 3)


def test_an_edited_file_of_an_earlier_format_is_taken_or_refused_as_any_other(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(folder).save(done(CASE))
    edited = file.read_text().replace('state = "done"', 'state = "na"')
    later_formats(monkeypatch)

    file.write_text(edited)
    store = Store(folder)
    assert (store.load("k7q2").state(ITEM), store.hand_edited("k7q2")) == (State.NA, True)
    file.write_text(edited.replace('name = "妈妈"', "name = 7"))
    with pytest.raises(DamagedError, match="earlier format 1"):
        Store(folder).load("k7q2")


def test_there_is_a_migration_from_every_earlier_format() -> None:
    assert len(MIGRATIONS) == FORMAT - 1


def test_deleting_removes_all_that_was_kept_and_says_what(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.save(replace(CASE, id="k7q", name="我"))
    store.save(store.save(CASE))
    Journal(folder, "k7q2").append(Op.PUSH, Step(ITEM, Mark(), Mark(State.DONE)))
    file.write_bytes(b"")
    store.restore("k7q2", store.generations("k7q2")[0])
    (folder / ".k7q2.toml.1.0123456789abcdef.tmp").write_bytes(b"x")

    removed = store.delete("k7q2")
    damaged = [name for name in removed if ".damaged-" in name]
    assert {*removed} - {*damaged} == {
        ".k7q2.toml.1.0123456789abcdef.tmp", "k7q2.toml", "k7q2.toml.bak-1", "k7q2.toml.lock", "k7q2.undo"
    }  # fmt: skip
    assert len(damaged) == 1
    assert sorted(each.name for each in folder.iterdir()) == ["k7q.toml", "k7q.toml.lock"]
    with pytest.raises(NotFoundError):
        store.delete("k7q2")


def test_what_was_deleted_in_another_session_does_not_come_back(folder: Path) -> None:
    one, other = Store(folder), Store(folder)
    case = one.save(CASE)
    other.delete("k7q2")

    for _ in range(2):
        with pytest.raises(GoneError):
            one.save(done(case))
    assert list(folder.iterdir()) == []
    assert one.save(replace(case, id=one.new_id())).name == "妈妈"


def test_what_killed_sessions_left_is_cleared_away_and_what_lives_is_not(folder: Path) -> None:
    Store(folder).save(CASE)
    dead, alive, old = (folder / f".k7q2.toml.{pid}.0123456789abcde{end}.tmp" for pid, end in ((2**22 + 1, 0), (os.getpid(), 1), (os.getpid(), 2)))  # fmt: skip  # noqa: E501
    others = folder / ".other.tmp"
    for each in (dead, alive, old, others):
        each.write_bytes(b"x")
    age(old, days=2)

    Store(folder)
    assert [each.exists() for each in (dead, alive, old, others)] == [False, True, False, True]
