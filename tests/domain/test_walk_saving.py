"""What the dialogue does when the disk refuses, is slow, or another session changed or deleted the case."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checklists.case import Case, State, set_note, set_state
from checklists.errors import SaveError
from checklists.store import Store
from checklists.text import Text
from tests.clock import NOW
from tests.domain.cli_library import COPIES, HOURS, ID_CARD, MONTHS
from tests.domain.walk_world import Walks
from tui import saver
from tui.walk import leaving, saving

WAIT = 20.0
"""Seconds to wait for what comes at once."""


@pytest.fixture
def walks(tmp_path: Path) -> Walks:
    """A home with one case at the window."""
    walks = Walks(tmp_path)
    walks.add()
    return walks


@pytest.fixture
def disk(walks: Walks, monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """A disk that is full while `full` is true; nothing waits for long."""
    state = {"full": True}
    real: Callable[[Store, Case, Case | None], Case] = Store.save

    def save(store: Store, case: Case, base: Case | None = None) -> Case:
        if state["full"]:
            raise SaveError(Text("磁盘满了", "The disk is full"))
        return real(store, case, base)

    monkeypatch.setattr(Store, "save", save)
    monkeypatch.setattr(saver, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(saving, "SECONDS", WAIT)
    monkeypatch.setattr(leaving, "QUIT_SECONDS", 0.2)
    return state


def test_a_full_disk_is_told_and_nothing_is_lost_once_it_has_room(walks: Walks, disk: dict[str, bool]) -> None:
    def answers() -> Iterator[str]:
        yield "1"
        disk["full"] = False
        until = time.monotonic() + WAIT
        while not walks.case().marks:  # it is tried again by itself
            assert time.monotonic() < until
            time.sleep(0.01)
        yield "1"
        yield "0"

    walked = walks.walk(walks.session(), answers())

    assert "磁盘满了\n改动还在，会接着试。" in walked.said
    assert "都存上了。" in walked.said
    assert {walks.case().state(item_id) for item_id in (ID_CARD, COPIES)} == {State.DONE}


def test_leaving_a_full_disk_asks_and_can_wait_for_room(walks: Walks, disk: dict[str, bool]) -> None:
    def answers() -> Iterator[str]:
        yield "1"
        yield "0"
        disk["full"] = False
        yield "1"

    walked = walks.walk(walks.session(), answers())

    assert "还有改动没存上" in walked.said
    assert walked.said.endswith("都已存好。接着办: shebao walk k7q2\n")
    assert walks.case().state(ID_CARD) is State.DONE


@pytest.mark.parametrize("answers", [["1", "0", "2"], ["1", "0"], ["1"]])
def test_leaving_a_full_disk_for_good_says_what_is_lost(
    walks: Walks, disk: dict[str, bool], answers: list[str]
) -> None:
    walked = walks(*answers)

    assert walked.code == 1
    assert walked.said.endswith("磁盘满了\n没存上的改动丢掉了。\n")
    assert "都已存好" not in walked.said
    disk["full"] = False
    assert walks.case().marks == {}


def test_what_another_session_wrote_is_merged_and_told(walks: Walks) -> None:
    def answers() -> Iterator[str]:
        other = Store(walks.home / "cases")
        other.save(set_note(set_state(other.load("k7q2"), COPIES, State.DONE, now=NOW), HOURS, "周一", now=NOW))
        yield "1"

    walked = walks.walk(walks.session(), answers())

    assert "另一个窗口" in walked.said
    assert walked.prompts == ["1/7 带什么", "3/7 带什么"]
    assert "问清办公时间（待核实，有备注）" in walked.said
    assert walks.case().state(COPIES) is State.DONE


def test_what_cannot_be_saved_is_kept_for_the_next_start(walks: Walks, disk: dict[str, bool]) -> None:
    walks.store = Store(walks.home / "cases", pending=walks.home / "pending")

    walked = walks("1", "0", "2")

    assert "2. 退出，下次打开接着存" in walked.said
    assert f"没存上的改动有副本在 {walks.home}/pending" in walked.said
    (copy,) = (walks.home / "pending").glob("*.toml")
    assert ID_CARD in copy.read_text()


def test_what_another_session_does_is_said_at_the_next_answer(walks: Walks) -> None:
    def answers() -> Iterator[str]:
        other = Store(walks.home / "cases")
        other.save(set_state(other.load("k7q2"), ID_CARD, State.DONE, now=NOW))
        until = time.monotonic() + 20
        while "另一个窗口改了这份档案" not in "".join(walks.said) and time.monotonic() < until:
            time.sleep(0.01)
            yield ""

    walked = walks.walk(walks.session(), answers())

    assert "另一个窗口改了这份档案，这里已经跟上\n" in walked.said
    assert "1/7 带什么，完成：带身份证原件>" in walked.said


def test_a_note_that_two_sessions_wrote_keeps_both_texts(walks: Walks) -> None:
    def answers() -> Iterator[str]:
        yield "o"
        yield "这边写的"
        other = Store(walks.home / "cases")
        other.save(set_note(other.load("k7q2"), ID_CARD, "那边写的", now=NOW))
        yield "."
        yield "0"

    walked = walks.walk(walks.session(), answers())

    assert "两份都留着: 带身份证原件" in walked.said
    assert all(text in walks.case().mark(ID_CARD).note for text in ("这边写的", "那边写的"))


def test_a_correction_that_another_session_closed_is_left(walks: Walks) -> None:
    walks.store.save(set_state(walks.case(), MONTHS, State.PROBLEM, now=NOW))

    def answers() -> Iterator[str]:
        yield "j 更正"
        other = Store(walks.home / "cases")
        other.save(set_state(other.load("k7q2"), MONTHS, State.DONE, now=NOW))
        yield "o 先等等"
        yield "0"

    walked = walks.walk(walks.session(), answers())

    assert walked.prompts == ["1/9 带什么", "8/9 更正", "1/7 带什么"]


def test_a_case_deleted_elsewhere_stays_deleted(walks: Walks) -> None:
    def answers() -> Iterator[str]:
        Store(walks.home / "cases").delete("k7q2")
        yield "1"
        yield "0"

    walked = walks.walk(walks.session(), answers())

    assert "已经被删掉了" in walked.said
    assert "会接着试" not in walked.said
    assert Store(walks.home / "cases").ids() == ()
