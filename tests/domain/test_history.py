"""Undo and redo: back and forth without loss, refused where somebody else went on, and still there tomorrow."""

from __future__ import annotations

import stat
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Case, Mark, State, restore, set_note, set_state
from checklists.errors import UsageError
from checklists.history import CAP, History, Op, StaleError, Step, content
from checklists.journal import Journal
from checklists.store import Store
from tests.domain.strategies import CHINA, ITEM_IDS, marks

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
CASE = Case("k7q2", "妈妈", NOW)
ITEM = ITEM_IDS[0]

changes = st.lists(st.tuples(st.sampled_from(ITEM_IDS), st.sampled_from(State), st.sampled_from(("", "a", "b"))))


def change(case: Case, history: History, item_id: str, state: State, note: str) -> tuple[Case, History]:
    after = set_note(set_state(case, item_id, state, now=NOW, reason="r"), item_id, note, now=NOW)
    return after, history.push(Step(item_id, case.mark(item_id), after.mark(item_id)))


def undo(case: Case, history: History) -> tuple[Case, History]:
    history, step = history.undo(case)
    return restore(case, step.item_id, step.before, now=NOW), history


def redo(case: Case, history: History) -> tuple[Case, History]:
    history, step = history.redo(case)
    return restore(case, step.item_id, step.after, now=NOW), history


def said(case: Case) -> dict[str, Mark]:
    return {item_id: content(case.mark(item_id)) for item_id in ITEM_IDS}


@given(changes)
def test_all_undone_is_the_start_and_all_redone_is_the_end(made: list[tuple[str, State, str]]) -> None:
    case, history = CASE, History()
    for each in made:
        case, history = change(case, history, *each)
    end, steps = said(case), len(history.done)

    for _ in range(steps):
        case, history = undo(case, history)
    assert said(case) == said(CASE)
    for _ in range(steps):
        case, history = redo(case, history)
    assert said(case) == end


def test_a_new_step_ends_redoing() -> None:
    case, history = change(CASE, History(), ITEM, State.DONE, "")
    case, history = undo(case, history)
    case, history = change(case, history, ITEM, State.PROBLEM, "")

    with pytest.raises(UsageError):
        history.redo(case)


def test_with_nothing_to_undo_or_redo_it_says_so() -> None:
    with pytest.raises(UsageError, match="nothing to undo"):
        History().undo(CASE)
    with pytest.raises(UsageError, match="nothing to redo"):
        History().redo(CASE)


def test_what_changes_nothing_is_no_step() -> None:
    assert History().push(Step(ITEM, Mark(State.DONE, NOW), Mark(State.DONE))) == History()


def test_at_least_a_hundred_steps_are_kept_and_the_oldest_go_first() -> None:
    case, history = CASE, History()
    for number in range(CAP + 10):
        case, history = change(case, history, ITEM, State.TODO, str(number))

    assert CAP >= 100
    assert len(history.done) == CAP
    assert history.done[0].after.note == "10"


def test_a_step_is_not_undone_over_what_another_session_did() -> None:
    case, history = change(CASE, History(), ITEM, State.DONE, "")
    case, history = change(case, history, ITEM_IDS[1], State.DONE, "")
    elsewhere = set_state(case, ITEM_IDS[1], State.PROBLEM, now=NOW)

    with pytest.raises(StaleError) as caught:
        history.undo(elsewhere)
    assert ITEM_IDS[1] in caught.value.message.zh
    assert ITEM_IDS[1] in caught.value.message.en
    assert caught.value.step == history.done[-1]
    _, step = caught.value.history.undo(elsewhere)
    assert step.item_id == ITEM


def test_a_step_is_not_redone_over_what_another_session_did() -> None:
    case, history = change(CASE, History(), ITEM, State.DONE, "")
    case, history = undo(case, history)

    with pytest.raises(StaleError) as caught:
        history.redo(set_state(case, ITEM, State.PROBLEM, now=NOW))
    assert caught.value.history == History()


def test_another_time_or_an_unknown_key_does_not_make_a_step_stale() -> None:
    _, history = change(CASE, History(), ITEM, State.DONE, "n")
    again = Mark(State.DONE, NOW.replace(year=2030), note="n", note_at=NOW, extra={"x": 1})

    assert history.undo(Case("k7q2", "妈妈", NOW, marks={ITEM: again}))[1].before == Mark()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Store(tmp_path / "cases").save(CASE)
    return tmp_path / "cases"


def test_undo_survives_leaving_and_resuming(folder: Path) -> None:
    journal = Journal(folder, "k7q2")
    assert journal.open() == History()
    case, history = CASE, History()
    for each in ((ITEM, State.WAITING, "一"), (ITEM_IDS[1], State.NA, "二\n行"), (ITEM, State.DONE, "")):
        case, history = change(case, history, *each)
        journal.append(Op.PUSH, history.done[-1])
    case, history = undo(case, history)
    journal.append(Op.UNDO, history.undone[-1])
    assert Journal(folder, "k7q2").open() == history

    case, history = redo(case, history)
    journal.append(Op.REDO, history.done[-1])
    journal.append(Op.DROP, history.done[0])
    assert Journal(folder, "k7q2").open() == History(history.done[1:])


@given(st.lists(st.tuples(st.sampled_from(ITEM_IDS), marks(), marks()), max_size=5))
def test_any_step_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, Mark, Mark]]
) -> None:
    folder = tmp_path_factory.mktemp("cases")
    journal = Journal(folder, "k7q2")
    history = History()
    for item_id, before, after in made:
        step = Step(item_id, before, after)
        history = history.push(step)
        journal.append(Op.PUSH, step)

    assert journal.open() == history


def test_a_torn_line_takes_no_other_with_it(folder: Path) -> None:
    journal = Journal(folder, "k7q2")
    steps = [Step(ITEM, Mark(), Mark(State.WAITING, until=date(2026, 12, 1), note=str(number))) for number in range(3)]
    journal.append(Op.PUSH, steps[0])
    journal.append(Op.PUSH, steps[1])
    file = folder / "k7q2.undo"
    file.write_bytes(file.read_bytes()[:-20])
    assert journal.open() == History((steps[0],))

    journal.append(Op.PUSH, steps[2])
    assert journal.open() == History((steps[0], steps[2]))


@pytest.mark.parametrize(
    "junk",
    [
        b"\0" * 99, b"[]", b"{}", b'{"op":"push"}', b"\xff", b"[" * 99_999,
        b'{"op":"push","item":3,"before":{"state":"todo"},"after":{"state":"done"}}',
        b'{"op":"x","item":"a","before":{"state":"todo"},"after":{"state":"done"}}',
        b'{"op":"push","item":"a","before":{"state":"todo"},"after":{"state":"done","note":3}}',
    ],
)  # fmt: skip
def test_junk_in_the_journal_is_passed_over(folder: Path, junk: bytes) -> None:
    journal = Journal(folder, "k7q2")
    step = Step(ITEM, Mark(), Mark(State.DONE))
    journal.append(Op.PUSH, step)
    with (folder / "k7q2.undo").open("ab") as file:
        file.write(b"\n" + junk)

    assert journal.open() == History((step,))


def test_a_long_journal_is_made_short_and_says_the_same(folder: Path) -> None:
    journal = Journal(folder, "k7q2")
    for number in range(CAP + 3):
        journal.append(Op.PUSH, step := Step(ITEM, Mark(note=str(number)), Mark(note=str(number + 1))))
        if number % 2 == 0:
            journal.append(Op.UNDO, step)
            journal.append(Op.REDO, step)
    journal.append(Op.UNDO, step)
    size = (folder / "k7q2.undo").stat().st_size

    history = journal.open()
    assert (folder / "k7q2.undo").stat().st_size < 0.7 * size
    assert journal.open() == history
    assert len(history.undone) == 1


def test_two_sessions_in_one_journal_do_not_undo_each_others_steps(folder: Path) -> None:
    mine, theirs = Step(ITEM, Mark(), Mark(State.DONE)), Step(ITEM_IDS[1], Mark(), Mark(State.DONE))
    for op, step in ((Op.PUSH, mine), (Op.PUSH, theirs), (Op.UNDO, mine), (Op.REDO, theirs)):
        Journal(folder, "k7q2").append(op, step)

    assert Journal(folder, "k7q2").open() == History((theirs,), (mine,))


def test_the_journal_is_private_and_its_loss_is_no_error(folder: Path, tmp_path: Path) -> None:
    journal, file = Journal(folder, "k7q2"), folder / "k7q2.undo"
    step = Step(ITEM, Mark(), Mark(State.DONE))
    journal.append(Op.PUSH, step)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    victim = tmp_path / "victim"
    victim.write_text("x")
    file.unlink()
    file.symlink_to(victim)
    journal.append(Op.PUSH, step)
    assert journal.open() == History()
    assert victim.read_text() == "x"
    journal.append(Op.PUSH, step)
    assert journal.open() == History((step,))

    Journal(tmp_path / "nowhere", "k7q2").append(Op.PUSH, step)
    assert Journal(tmp_path / "nowhere", "k7q2").open() == History()
    assert not (tmp_path / "nowhere").exists()
