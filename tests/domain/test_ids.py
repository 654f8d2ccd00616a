"""An id that was ever published goes on meaning the same thing: people's cases and links hold on to it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from checklists.library import Library
from tests.content import bundled

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts/record-ids"))
RECORDED: set[str] = SCRIPT["recorded"]()


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled()


def test_every_id_ever_published_is_there_or_was_renamed(library: Library) -> None:
    renamed = {f"item {old}" for old in library.aliases}

    # An item that goes needs a line in aliases.toml; channels, checklists and sources stay for good.
    assert sorted(RECORDED - SCRIPT["all_ids"](library) - renamed) == []


def test_every_id_is_recorded(library: Library) -> None:
    # If this fails, run scripts/record-ids.
    assert sorted(SCRIPT["all_ids"](library) - RECORDED) == []


def test_what_was_renamed_is_on_record(library: Library) -> None:
    assert {f"item {old}" for old in library.aliases} <= RECORDED


def test_the_record_is_sorted_so_that_changes_are_easy_to_see() -> None:
    lines = SCRIPT["RECORD"].read_text(encoding="utf-8").splitlines()

    assert lines == sorted(set(lines))


def test_recording_adds_and_never_removes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = SCRIPT["main"]
    record = tmp_path / "ids.txt"
    record.write_text("item gone/for-good\n")
    before = main.__globals__["RECORD"]
    main.__globals__["RECORD"] = record
    try:
        main()
    finally:
        main.__globals__["RECORD"] = before

    lines = record.read_text().splitlines()
    assert "item gone/for-good" in lines
    assert "item bring-window/id-card" in lines
    assert "channel hall-window" in lines
    assert lines == sorted(lines)
    assert capsys.readouterr().out == f"ids.txt: {len(lines)}, {len(lines) - 1} new\n"
