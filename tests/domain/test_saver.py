"""The saver: what is typed while a save is under way, what the disk refuses, and what others write, all end in one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from checklists.case import Case, State, set_note, set_state
from checklists.errors import GoneError, SaveError, ShebaoError
from checklists.notes import parts
from checklists.store import Store
from checklists.text import same
from tests.domain.test_merge import CASE, ITEM, NOW
from tui import saver as saver_module
from tui.news import News
from tui.saver import Saver

OTHER = "verify-records/months"
WAIT = 10.0


class Gate(Store):
    """A store that saves when it is let, or refuses."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.saving = threading.Event()
        self.let = threading.Event()
        self.let.set()
        self.refusal: ShebaoError | None = None
        self.refused = ""
        """Refused are only cases with this in their note."""
        self.log: list[str] = []

    def save(self, case: Case, base: Case | None = None, *, brought: bool = False) -> Case:
        self.saving.set()
        assert self.let.wait(WAIT)
        if self.refusal and self.refused in note(case):
            self.log.append("refuse")
            raise self.refusal
        saved = super().save(case, base, brought=brought)
        self.log.append(f"save {note(case)}")
        return saved

    def keep(self, case: Case, base: Case | None) -> str:
        self.log.append(f"keep {note(case)}")
        return "/run/user/7/shebao/x.toml"

    def drop(self, case_id: str) -> None:
        self.log.append("drop")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    monkeypatch.setattr(saver_module, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(saver_module, "GONE_SECONDS", 0.01)
    store = Gate(tmp_path / "cases")
    Store(store.folder).save(CASE)
    yield store
    store.let.set()


@pytest.fixture
def other(store: Gate) -> Store:
    """Another session's."""
    return Store(store.folder)


@pytest.fixture
def news() -> list[News]:
    return []


@pytest.fixture
def saver(store: Gate, news: list[News]) -> Saver:
    saver = Saver(store, news.append)
    saver.open(CASE.id)
    return saver


def note(case: Case) -> str:
    return case.mark(ITEM).note


def write(case: Case, text: str, minutes: int = 0) -> Case:
    return set_note(case, ITEM, text, now=NOW + timedelta(minutes=minutes))


def mine(saver: Saver) -> Case:
    return saver.view(CASE.id)[0]


def under_way(store: Gate, what: Callable[[], object]) -> None:
    """Do something while a save is under way, and let it end only then."""
    assert store.saving.wait(WAIT)
    what()
    store.let.set()


def test_what_is_typed_while_a_save_is_under_way_is_saved_next(store: Gate, saver: Saver, other: Store) -> None:
    first = write(mine(saver), "一", 1)
    store.let.clear()
    saver.put(mine(saver), first)
    under_way(store, lambda: saver.put(first, write(first, "一二", 2)))

    assert saver.flush(WAIT)
    assert note(other.load(CASE.id)) == note(mine(saver)) == "一二"


def test_a_note_rewritten_while_it_is_joined_with_another_keeps_the_other_and_not_its_own_draft(
    store: Gate, saver: Saver, other: Store
) -> None:
    first = write(mine(saver), "草稿", 1)
    other.save(write(other.load(CASE.id), "那边的", 1))
    store.let.clear()
    saver.put(mine(saver), first)
    under_way(store, lambda: saver.put(first, write(first, "写完了", 2)))

    assert saver.flush(WAIT)
    assert sorted(parts(note(other.load(CASE.id)))) == ["写完了", "那边的"]


def test_a_change_of_what_was_on_the_screen_before_the_news_came_loses_nothing(
    store: Gate, saver: Saver, other: Store
) -> None:
    """The screen still shows the case as it was before the save that brought another session's note."""
    shown = write(mine(saver), "草稿", 1)
    other.save(write(other.load(CASE.id), "那边的", 1))
    saver.put(mine(saver), shown)
    assert saver.flush(WAIT)

    saver.put(shown, write(shown, "写完了", 2))
    assert saver.flush(WAIT)
    assert sorted(parts(note(other.load(CASE.id)))) == ["写完了", "那边的"]


def test_a_note_deleted_here_and_changed_there_stays_changed(saver: Saver, other: Store) -> None:
    saver.put(mine(saver), write(mine(saver), "旧的", 1))
    assert saver.flush(WAIT)
    other.save(write(other.load(CASE.id), "改了", 2))
    saver.put(mine(saver), write(mine(saver), "", 3))
    assert saver.flush(WAIT)

    assert note(other.load(CASE.id)) == "改了"


def test_what_is_kept_is_never_older_than_what_is_saved_and_goes_once_all_is(store: Gate, saver: Saver) -> None:
    store.refusal, store.refused = SaveError(same("the disk is full")), "一"
    first = write(mine(saver), "一", 1)
    saver.put(mine(saver), first)
    until(lambda: "keep 一" in store.log)
    assert saver.places == ("/run/user/7/shebao/x.toml",)
    assert saver.failure is store.refusal

    saver.put(first, write(first, "二", 2))
    assert saver.flush(WAIT)
    assert [line for line in store.log if line != "refuse"] == ["keep 一", "keep 二", "save 二", "drop"]
    assert saver.failure is None
    assert saver.places == ()


def test_closing_keeps_what_is_under_way(store: Gate, saver: Saver) -> None:
    store.let.clear()
    saver.put(mine(saver), write(mine(saver), "一", 1))
    under_way(store, lambda: None if saver.close(0.05) else store.log.append("unsaved"))

    assert store.log[:2] == ["keep 一", "unsaved"]
    assert saver.flush(WAIT)
    assert store.log[2:] == ["save 一", "drop"]


def test_closing_tries_everything_once_more_and_going_on_is_possible(store: Gate, saver: Saver) -> None:
    store.refusal = SaveError(same("the disk is full"))
    saver.put(None, Case("m2ab", "我", NOW))
    saver.put(mine(saver), write(mine(saver), "一", 1))
    assert not saver.close(WAIT)
    assert {case.id for case in saver.unsaved()} == {"k7q2", "m2ab"}

    tries = store.log.count("refuse")
    saver.reopen()
    until(lambda: store.log.count("refuse") >= tries + 4)
    store.refusal = None
    assert saver.flush(WAIT)
    assert store.ids() == ("k7q2", "m2ab")
    assert saver.close(WAIT)


def test_one_case_that_cannot_be_saved_does_not_hold_up_another(store: Gate, saver: Saver) -> None:
    (store.folder / "k7q2.toml").write_bytes(b"damaged")
    saver.put(mine(saver), write(mine(saver), "一", 1))
    saver.put(None, Case("m2ab", "我", NOW))
    until(lambda: [case.id for case in saver.unsaved()] == ["k7q2"])

    assert store.load("m2ab").name == "我"


def test_others_changes_are_taken_in_and_own_ones_are_no_news(saver: Saver, other: Store, news: list[News]) -> None:
    saver.look(CASE.id)
    saver.put(mine(saver), write(mine(saver), "一", 1))
    assert saver.flush(WAIT)
    saver.look(CASE.id)
    assert saver.flush(WAIT)
    assert news == [News(CASE.id, saved=True)]

    other.save(set_state(other.load(CASE.id), OTHER, State.DONE, now=NOW))
    saver.look(CASE.id)
    assert saver.flush(WAIT)
    assert news[1:] == [News(CASE.id)]
    assert saver.view(CASE.id) == (other.load(CASE.id), other.load(CASE.id))


def test_a_case_just_made_may_be_looked_at_before_it_is_to_be_saved(store: Gate, saver: Saver) -> None:
    new = Case("nwcs", "新", NOW)
    saver.look(new.id)
    assert saver.flush(WAIT)
    saver.put(None, new)

    assert saver.flush(WAIT)
    assert store.load(new.id).name == "新"


def test_others_changes_are_taken_in_beside_what_cannot_be_saved(store: Gate, saver: Saver, other: Store) -> None:
    store.refusal = SaveError(same("the disk is full"))
    saver.put(mine(saver), write(mine(saver), "这边", 1))
    until(lambda: "refuse" in store.log)
    other.save(set_state(write(other.load(CASE.id), "那边", 1), OTHER, State.DONE, now=NOW))
    saver.look(CASE.id)
    until(lambda: mine(saver).state(OTHER) is State.DONE)
    assert sorted(parts(note(mine(saver)))) == ["这边", "那边"]

    store.refusal = None
    assert saver.flush(WAIT)
    assert other.load(CASE.id).marks == mine(saver).marks


def test_a_case_deleted_elsewhere_is_told_once_and_not_saved_again(
    store: Gate, saver: Saver, other: Store, news: list[News]
) -> None:
    other.delete(CASE.id)
    for _ in range(3):
        saver.look(CASE.id)
        assert saver.flush(WAIT)
    assert news == [News(CASE.id, gone=True)]

    saver.put(mine(saver), write(mine(saver), "一", 1))
    assert saver.flush(WAIT)
    assert isinstance(news[1].failure, GoneError)
    assert saver.unsaved() == []
    assert store.ids() == ()


def test_a_file_that_comes_back_at_once_was_not_deleted(
    store: Gate, saver: Saver, news: list[News], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some editors put the old file away before they write the new one."""
    file, away = store.folder / "k7q2.toml", store.folder / "away"
    file.rename(away)
    monkeypatch.setattr("tui.saver.time.sleep", lambda _: away.rename(file))
    saver.look(CASE.id)
    assert saver.flush(WAIT)

    assert news == []


def test_what_is_to_be_deleted_is_saved_no_more(store: Gate, saver: Saver) -> None:
    store.refusal = SaveError(same("the disk is full"))
    saver.put(None, Case("m2ab", "我", NOW))
    until(lambda: "refuse" in store.log)
    assert saver.forget("m2ab")
    store.refusal = None

    assert saver.flush(WAIT)
    assert store.ids() == ("k7q2",)
    assert not saver.forget("m2ab")


def until(what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    pause = threading.Event()
    for _ in range(int(WAIT / 0.01)):
        if what():
            return
        pause.wait(0.01)
    raise AssertionError("it never was")
