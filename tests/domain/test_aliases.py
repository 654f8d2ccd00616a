"""An item that is renamed keeps its ticks: in the file, on the screen and on the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from checklists import packs
from checklists.case import Answers, Case, Mark, State, merge, set_note, set_state, with_current_ids
from checklists.formats.toml import dump
from checklists.library import Library
from checklists.packs import load_library
from checklists.paths import cases_folder
from checklists.settings import Settings
from checklists.store import Store
from tests.domain.cli_library import ID_CARD, small_library
from tests.domain.cli_world import NOW, Shebao
from tests.domain.example_pack import faults_of, write_pack
from tests.domain.strategies import ITEM_IDS, cases
from tui.news import Taken
from tui.session import Session

ALIASES = {ITEM_IDS[0]: ITEM_IDS[1], ITEM_IDS[2]: "hall-window/number", "bring-window/gone": ITEM_IDS[1]}
POOL = (NOW, NOW + timedelta(milliseconds=1))
OLD = "bring-window/identity"


def current(case: Case) -> Case:
    return with_current_ids(case, ALIASES)


@given(cases(pool=POOL))
def test_nothing_stands_under_an_earlier_id(case: Case) -> None:
    assert set(current(case).marks) == {ALIASES.get(item_id, item_id) for item_id in case.marks}


@given(cases(pool=POOL))
def test_renaming_twice_is_renaming_once(case: Case) -> None:
    assert current(current(case)) == current(case)


@given(cases(pool=POOL))
def test_no_mark_is_lost(case: Case) -> None:
    renamed = current(case)

    # What takes in a mark and stays as it is had it already, or something later.
    for item_id, mark in case.marks.items():
        again = replace(renamed, marks={ALIASES.get(item_id, item_id): mark})
        assert dump(merge(renamed, again)) == dump(renamed)


@given(cases(pool=POOL), cases(pool=POOL))
def test_it_does_not_matter_whether_one_renames_or_merges_first(one: Case, other: Case) -> None:
    assert dump(current(merge(one, other))) == dump(merge(current(one), current(other)))


@given(cases(pool=POOL))
def test_a_case_without_earlier_ids_is_left_as_it_is(case: Case) -> None:
    assert with_current_ids(case, {}) is case


def test_the_later_tick_and_the_later_note_win_each_on_its_own() -> None:
    case = Case("k7q2", "妈妈", NOW)
    case = set_note(case, ITEM_IDS[0], "带原件", now=NOW)
    case = set_state(case, ITEM_IDS[1], State.PROBLEM, now=NOW)
    case = set_state(case, ITEM_IDS[0], State.DONE, now=NOW)

    mark = current(case).mark(ITEM_IDS[1])
    assert (mark.state, mark.note) == (State.DONE, "带原件")


def aliased(*pairs: tuple[str, str]) -> bytes:
    return ("[aliases]\n" + "".join(f'"{old}" = "{new}"\n' for old, new in pairs)).encode()


def test_a_pack_may_say_what_was_renamed(tmp_path: Path) -> None:
    plain = load_library(write_pack(tmp_path / "plain", {"aliases.toml": None}))
    renamed = load_library(write_pack(tmp_path / "renamed", {"aliases.toml": aliased((OLD, "bring-hall/id-card"))}))

    assert plain.aliases == {}
    assert renamed == replace(plain, aliases={OLD: "bring-hall/id-card"})


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (aliased(("bring-hall/card", "bring-hall/id-card")), "aliases.bring-hall/card: This item is still there;"),
        (aliased((OLD, "bring-hall/id-cart")), f"aliases.{OLD}: There is no bring-hall/id-cart; did you mean"),
        (aliased((OLD, "a/b"), ("a/b", "bring-hall/card")), f"aliases.{OLD}: a/b was renamed too; write its present"),
        (aliased((OLD, OLD)), f"aliases.{OLD}: {OLD} was renamed too;"),
        (aliased(("identity", "bring-hall/card")), "aliases.identity: It must be a full id: list/item."),
        (aliased(("Bring/a b", "bring-hall/card")), "aliases.Bring/a b: It must be a full id: list/item."),
        (b"[aliases]\nx = 1\n", "aliases.x: It must be text in quotes."),
        (b"aliases = 1\n", "aliases: It must be a table of keys."),
        (b"[alias]\n", "alias: There is no such key; did you mean aliases?"),
    ],
)
def test_a_renaming_leads_straight_from_what_is_gone_to_what_is_there(tmp_path: Path, data: bytes, fault: str) -> None:
    faults = faults_of(write_pack(tmp_path, {"aliases.toml": data}))

    assert any(line.startswith(f"aliases.toml: {fault}") for line in faults), faults


def test_a_link_in_the_place_of_the_renamings_is_refused(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "aliases.toml").unlink()
    (tmp_path / "aliases.toml").symlink_to(tmp_path / "nowhere")

    assert faults_of(tmp_path) == ["aliases.toml: It is a link, a folder or a pipe; it must be the file itself."]


# A case in which ID_CARD was ticked when it had another id


def renamed_library(aliases: Mapping[str, str] | None = None) -> Library:
    return replace(small_library(), aliases={OLD: ID_CARD} if aliases is None else aliases)


def old_case() -> Case:
    answers = Answers(channel="hall-window", for_whom="self")
    case = Case("k7q2", "妈妈", NOW, answers, at=NOW)
    return set_note(set_state(case, OLD, State.DONE, now=NOW), OLD, "带原件", now=NOW)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    Store(tmp_path / "cases").save(old_case())
    library = renamed_library()
    store = Store(tmp_path / "cases", aliases=library.aliases)
    return Session(library, store, Settings(), tmp_path / "settings.toml", "zh", lambda: NOW)


def said(mark: Mark) -> tuple[State, str]:
    return mark.state, mark.note


def test_an_open_case_shows_its_ticks_under_the_present_ids(session: Session) -> None:
    case = session.open("k7q2")

    assert said(case.mark(ID_CARD)) == (State.DONE, "带原件")
    assert OLD not in case.marks
    assert [said(case.mark(ID_CARD)) for case in session.cases()[0]] == [(State.DONE, "带原件")]


def test_the_next_save_keeps_them_under_the_present_ids(session: Session) -> None:
    session.open("k7q2")
    session.mark("bring-window/copies", State.DONE)
    assert session.quit(5.0)

    saved = session.store.load("k7q2")
    assert said(saved.mark(ID_CARD)) == (State.DONE, "带原件")
    assert saved.state("bring-window/copies") is State.DONE


def test_what_was_taken_back_stays_back_although_the_file_has_the_earlier_tick(session: Session) -> None:
    session.open("k7q2")
    session.mark(ID_CARD, State.TODO)
    assert session.flush(5.0)

    assert said(session.opened.mark(ID_CARD)) == (State.TODO, "带原件")
    assert said(session.open("k7q2").mark(ID_CARD)) == (State.TODO, "带原件")
    assert session.quit(5.0)


def test_an_earlier_id_in_the_file_is_no_change_by_another_session_and_goes_with_the_next_save(
    session: Session, tmp_path: Path
) -> None:
    taken: list[Taken] = []
    session.told = lambda news: taken.append(session.take(news))
    session.open("k7q2")
    session.look()
    session.mark("bring-window/copies", State.DONE)
    assert session.quit(5.0)

    assert [(each.foreign, each.joined) for each in taken] == [(False, ())]
    assert OLD not in Store(tmp_path / "cases").load("k7q2").marks


@pytest.fixture
def renamed(shebao: Shebao, monkeypatch: pytest.MonkeyPatch) -> Shebao:
    """The command line after ID_CARD was renamed, with a case from before."""

    def load(folder: Path = packs.BUNDLED, *, cache: Path | None = None, keep: bool = True) -> Library:
        return renamed_library()

    monkeypatch.setattr(packs, "load_library", load)
    Store(cases_folder(os.environ)).save(old_case())
    return shebao


def test_the_command_line_counts_a_renamed_item(renamed: Shebao) -> None:
    [counted] = renamed.json("cases")["cases"]

    assert counted["done"] == 1
    assert renamed.json("status", "妈妈")["done"] == 1
    assert "1/" in renamed.ok("cases")


def test_marking_under_the_present_id_wins_over_the_earlier_tick(renamed: Shebao) -> None:
    renamed.clock = lambda: datetime(2026, 11, 20, 9, 0, tzinfo=NOW.tzinfo)  # even if the clock went back
    renamed.ok("mark", "妈妈", ID_CARD, "problem")

    assert renamed.json("status", "妈妈")["problems"] == [ID_CARD]
    assert renamed.json("status", "妈妈")["done"] == 0


def test_bringing_in_a_file_from_before_changes_nothing_that_is_here(renamed: Shebao, tmp_path: Path) -> None:
    file = tmp_path / "before.toml"
    file.write_bytes(dump(old_case()))

    renamed.ok("mark", "妈妈", "bring-window/copies")
    out = renamed.ok("import", str(file), "--yes")

    assert OLD not in out
    assert "身份证" not in out
    assert renamed.json("status", "妈妈")["done"] == 2
