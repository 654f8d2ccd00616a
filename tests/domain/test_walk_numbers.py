"""Numbers that others had better not see: asked about before they are saved, masked where no answer comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.cli_library import ID_CARD
from tests.domain.walk_world import Walks

NUMBER = "11010519491231002X"
"""An identity number that holds, from the standard that defines them."""


@pytest.fixture
def walks(tmp_path: Path) -> Walks:
    """A home with one case at the window."""
    walks = Walks(tmp_path)
    walks.add()
    return walks


@pytest.mark.parametrize(
    ("answers", "kept"),
    [(["1"], False), ([""], False), ([], False), (["3"], True), (["仍然保存，只这一次"], True)],
)
def test_a_note_with_a_number_is_masked_unless_it_is_kept_on_purpose(
    walks: Walks, answers: list[str], kept: bool
) -> None:
    walked = walks(f"o 证件 {NUMBER}", *answers)

    note = walks.case().mark(ID_CARD).note
    assert note.startswith("证件 ")
    assert (NUMBER in note) is kept
    assert "看起来有" in walked.said
    assert NUMBER not in walked.said.replace(f"o 证件 {NUMBER}", "")


@pytest.mark.parametrize("answer", ["2", "0"])
def test_what_is_to_be_changed_first_is_not_saved(walks: Walks, answer: str) -> None:
    walked = walks("o", NUMBER, ".", answer, "0")

    assert walks.case().marks == {}
    assert "没有保存，改好再来" in walked.said
    assert walked.prompts == ["1/7 带什么"] * 2


def test_a_reason_with_a_number_is_asked_about(walks: Walks) -> None:
    walks(f"n 证件 {NUMBER} 丢了", "1", "0")

    reason = walks.case().mark(ID_CARD).reason
    assert reason.startswith("证件 ")
    assert NUMBER not in reason


@pytest.mark.parametrize(("answers", "name"), [(["2", "妈"], "妈"), (["3"], NUMBER)])
def test_a_name_that_is_a_number_is_asked_about(walks: Walks, answers: list[str], name: str) -> None:
    walks("r", NUMBER, *answers, "0")

    assert walks.case().name == name


def test_a_new_case_is_not_named_by_a_number_unasked(tmp_path: Path) -> None:
    walks = Walks(tmp_path / "new")
    walks.home.mkdir(mode=0o700)

    walks(*[""] * 6, NUMBER, "", "0")

    (case,) = walks.store.all()[0]
    assert NUMBER not in case.name


def test_a_number_that_only_looks_like_one_is_pointed_out(walks: Walks) -> None:
    walked = walks("o 110105194912310021", "0")

    assert walks.case().mark(ID_CARD).note == "110105194912310021"
    assert "很像身份证号（尾号" in walked.said


def test_ordinary_words_are_not_asked_about(walks: Walks) -> None:
    assert "看起来有" not in walks("o 打12333，8月15日前，3号窗口", "0").said
