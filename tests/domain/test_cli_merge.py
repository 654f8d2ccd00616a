"""`merge`: two cases become one, after the person saw what would change; nothing of either is lost."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given

from checklists.case import Case, State, set_note, set_state
from checklists.formats.toml import dump
from checklists.importing import combine
from checklists.notes import ELSEWHERE
from checklists.paths import cases_folder
from checklists.store import Store
from tests.domain.cli_library import COPIES, HOURS, ID_CARD, MONTHS
from tests.domain.cli_world import NOW, Shebao
from tests.domain.strategies import cases
from tui.cli import merge

POOL = (NOW, NOW + timedelta(milliseconds=1))


@given(cases(pool=POOL), cases("m2ab", POOL))
def test_what_is_merged_once_is_merged_for_good(mine: Case, theirs: Case) -> None:
    both = combine(mine, theirs)

    assert dump(combine(both, theirs)) == dump(both)
    assert (both.id, both.name, both.answers, both.created) == (mine.id, mine.name, mine.answers, mine.created)
    assert set(both.marks) == {*mine.marks, *theirs.marks}


@given(cases(pool=POOL))
def test_a_case_merged_into_itself_is_itself(case: Case) -> None:
    assert dump(combine(case, replace(case, id="m2ab", name="x"))) == dump(case)


@pytest.fixture
def store(mother: Shebao) -> Store:
    return Store(cases_folder(os.environ))


@pytest.fixture
def two(mother: Shebao, store: Store) -> Shebao:
    """妈妈's case, and one of hers that somebody made on another day, with other answers."""
    mother.ok("new", "妈", "--channel", "hall-window", "--for", "self")
    mine, theirs = store.find("妈妈"), store.find("妈")
    later, latest = NOW + timedelta(minutes=1), NOW + timedelta(minutes=2)
    mine = set_note(set_state(mine, ID_CARD, State.DONE, now=NOW), ID_CARD, "这边写的", now=NOW)
    store.save(set_note(set_state(mine, COPIES, State.DONE, now=latest), MONTHS, "两边一样", now=NOW))
    theirs = set_note(set_state(theirs, ID_CARD, State.PROBLEM, now=later), ID_CARD, "那边写的", now=later)
    theirs = set_state(set_state(theirs, COPIES, State.NA, now=later), HOURS, State.DONE, now=later)
    store.save(set_note(theirs, MONTHS, "两边一样\n多一句", now=later))
    return mother


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer questions; what they say is standard input."""
    monkeypatch.setattr(merge, "is_interactive", lambda: True)


def folder() -> Path:
    return cases_folder(os.environ)


def test_what_would_change_is_shown_and_nothing_is_changed_unasked(two: Shebao, store: Store) -> None:
    before = store.find("妈妈")

    ran = two("merge", "妈妈", "妈")

    assert ran.code == 1
    assert ran.out == (
        f"「妈」并入「妈妈」（{before.id}），会改动:\n"
        "  [ ] > [x]  问清办公时间\n"
        "  [x] > [!]  带身份证原件\n"
        "  两份备注都留  带身份证原件\n"
        "  备注  看有没有断月\n"
        "  另有 1 处这边的更新，会保留这边的\n"
        "  选择不一样，用这边的:\n"
        "    查询内容：医保个人账户（那边: 没答）\n"
        "    为谁查：替家人（那边: 自己）\n"
    )
    assert "--yes" in ran.err
    assert store.find("妈妈") == before


def test_both_notes_stay_and_the_later_state_counts(two: Shebao, store: Store) -> None:
    assert two.ok("merge", "妈妈", "妈", "--yes").endswith("已合并进「妈妈」（2/8，有问题 1）\n")

    case = store.find("妈妈")
    assert (case.state(ID_CARD), case.state(COPIES), case.state(HOURS)) == (State.PROBLEM, State.DONE, State.DONE)
    assert case.mark(ID_CARD).note == f"这边写的\n{ELSEWHERE}\n那边写的"
    assert case.mark(MONTHS).note == "两边一样\n多一句"
    assert case.answers.for_whom == "proxy"


def test_merging_again_changes_nothing(two: Shebao, store: Store) -> None:
    two.ok("merge", "妈妈", "妈", "--yes")
    before = store.find("妈妈")

    assert two.ok("merge", "妈妈", "妈", "--yes").startswith("「妈」里没有「妈妈」")
    assert store.find("妈妈") == before


def test_the_case_as_it_was_is_kept_and_said_where(two: Shebao, store: Store) -> None:
    before = store.find("妈妈")

    ran = two("merge", "妈妈", "妈", "--yes")

    copy = folder() / f"{before.id}.toml.bak-1"
    assert str(copy) in ran.err
    assert store.generations(before.id)[0].case.marks == before.marks
    assert "merge 妈妈 妈 --delete" in ran.err
    assert store.find("妈")


def test_the_other_one_is_deleted_only_if_asked_and_can_be_brought_back(two: Shebao, store: Store) -> None:
    other = store.find("妈")

    ran = two("merge", "妈妈", "妈", "--yes", "--delete")

    copy = folder() / f"{other.id}.toml.bak-1"
    assert ran.code == 0
    assert str(copy) in ran.err
    assert [case.name for case in Store(folder()).all()[0]] == ["妈妈"]
    assert all(".bak-" in each.name for each in folder().glob(f"{other.id}.*"))
    two.ok("import", str(copy), "--yes")
    assert Store(folder()).load(other.id).marks == other.marks


def test_one_that_is_merged_already_can_still_be_deleted(two: Shebao) -> None:
    two.ok("merge", "妈妈", "妈", "--yes")
    two.ok("merge", "妈妈", "妈", "--yes", "--delete")

    assert [case["name"] for case in two.json("cases")["cases"]] == ["妈妈"]


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize(("said", "code", "left"), [("y\n", 0, 1), ("n\n", 1, 2), ("", 1, 2)])
def test_a_person_is_asked_and_warned_of_the_deletion(two: Shebao, said: str, code: int, left: int) -> None:
    ran = two("merge", "妈妈", "妈", "--delete", stdin=said)

    assert ran.code == code
    assert "合并后会删掉档案「妈」" in ran.err
    assert len(two.json("cases")["cases"]) == left


def test_a_file_can_be_merged_and_is_never_deleted(two: Shebao, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_bytes(dump(set_note(store.find("妈妈"), COPIES, "文件里的", now=NOW)))

    assert two("merge", "妈妈", str(file), "--delete").code == 2
    two.ok("merge", "妈妈", str(file), "--yes")
    assert store.find("妈妈").mark(COPIES).note == "文件里的"
    assert file.exists()


def test_what_cannot_be_merged_is_said(two: Shebao) -> None:
    assert "同一份档案" in two("merge", "妈妈", "妈妈").err
    assert "没有这个文件" in two("merge", "妈妈", "/nowhere.toml").err
    assert two("merge", "妈妈", "爸爸").code == 2


def test_a_program_gets_the_changes_and_what_became_of_them(two: Shebao) -> None:
    ran = two("merge", "妈妈", "妈", "--json")
    data = json.loads(ran.out)
    assert (ran.code, data["merged"], data["deleted"]) == (1, False, False)
    assert [(change["what"], change["id"], change["kept"]) for change in data["changes"]] == [
        ("name", "", "mine"),
        ("answers", "", "mine"),
        ("state", COPIES, "mine"),
        ("state", HOURS, "theirs"),
        ("state", ID_CARD, "theirs"),
        ("note", ID_CARD, "both"),
        ("note", MONTHS, "theirs"),
    ]
    assert data["changes"][1]["theirs"]["for_whom"] == "self"
    assert data["changes"][5]["mine"]["note"] == "这边写的"

    data = two.json("merge", "妈妈", "妈", "--yes", "--delete")
    assert (data["merged"], data["deleted"], data["done"]) == (True, True, 2)
    assert data["earlier_copy"].endswith(".toml.bak-1")
    assert data["last_copy_of_other"].endswith(".toml.bak-1")
