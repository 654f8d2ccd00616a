"""The content answers for every line of the two articles it began with."""

from __future__ import annotations

import re
import runpy
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checklists.coverage import (
    COVERAGE,
    NOT_AS_WRITTEN,
    Coverage,
    LeftOut,
    Line,
    Noted,
    carriers,
    check,
    load_coverage,
    load_lines,
)
from checklists.errors import ContentError
from checklists.library import Library
from checklists.lint import _RULES
from checklists.model import Item
from checklists.text import Text
from tests.content import bundled

ROOT = Path(__file__).parents[2]
SAID = Text("说明", "A remark")


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled()


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return load_coverage()


@pytest.fixture(scope="module")
def lines() -> tuple[Line, ...]:
    return load_lines(ROOT / "tests/data/inventory.json")


def faults(coverage: Coverage, library: Library, lines: tuple[Line, ...]) -> list[str]:
    return [problem.line("en").removeprefix("coverage.toml: ") for problem in check(coverage, library, lines)]


def edited(library: Library, edit: Callable[[Item], Item]) -> Library:
    """Return the library with every item of its checklists and guides edited."""
    return replace(
        library,
        checklists={
            key: replace(checklist, items=tuple(map(edit, checklist.items)))
            for key, checklist in library.checklists.items()
        },
        channels={
            key: replace(
                channel,
                guide=tuple(replace(section, items=tuple(map(edit, section.items))) for section in channel.guide),
            )
            for key, channel in library.channels.items()
        },
    )


def test_every_line_of_both_articles_is_there(lines: tuple[Line, ...]) -> None:
    assert [line.id for line in lines] == [f"S{number}" for number in range(1, 140)]
    assert [line.article for line in lines] == ["A"] * 64 + ["B"] * 75
    assert {line.verdict for line in lines} == {"ok", "local", "trend", *NOT_AS_WRITTEN}
    assert all(line.quote for line in lines)


def test_every_line_has_its_place_and_nothing_wrong_stands_as_it_was_written(
    coverage: Coverage, library: Library, lines: tuple[Line, ...]
) -> None:
    assert faults(coverage, library, lines) == []


def test_every_correction_and_every_disagreement_has_its_place(coverage: Coverage) -> None:
    assert len({corrected.id for corrected in coverage.corrected}) == 14
    assert len({settled.id for settled in coverage.settled}) == 8


def test_the_record_is_as_well_written_as_the_content(coverage: Coverage) -> None:
    texts = [
        *(text for corrected in coverage.corrected for text in (corrected.said, corrected.right)),
        *(settled.settled for settled in coverage.settled),
        *(noted.note for noted in coverage.noted),
        *(left.reason for left in coverage.left_out),
    ]

    assert [message.en for text in texts for rule in _RULES for message in rule(text)] == []


def test_a_line_that_no_item_carries_any_more_is_told(
    coverage: Coverage, library: Library, lines: tuple[Line, ...]
) -> None:
    gone = "S5"
    without = edited(library, lambda item: replace(item, covers=tuple({*item.covers} - {gone})))
    left_out = replace(coverage, left_out=(*coverage.left_out, LeftOut(gone, SAID)))

    assert faults(coverage, without, lines) == [f"{gone}: No item carries it, and nothing says why not."]
    assert faults(left_out, without, lines) == []


def test_a_wrong_line_that_is_only_carried_is_told(
    coverage: Coverage, library: Library, lines: tuple[Line, ...]
) -> None:
    first = replace(lines[1], verdict="fix")

    told = faults(coverage, library, (lines[0], first, *lines[2:]))
    noted = replace(coverage, noted=(*coverage.noted, Noted(first.id, SAID)))

    assert told == [f"{first.id}: It has to be put right or settled."]
    assert faults(noted, library, (lines[0], first, *lines[2:])) == []


def test_a_line_that_no_article_has_is_told(coverage: Coverage, library: Library, lines: tuple[Line, ...]) -> None:
    first = next(iter(carriers(library)["S5"]))
    item = first.rpartition("/")[2]
    odd = edited(
        library, lambda each: replace(each, covers=(*each.covers, "S999")) if each.id == item and each.covers else each
    )

    assert any(fault.endswith("covers: There is no S999; did you mean S99?") for fault in faults(coverage, odd, lines))


@pytest.mark.parametrize(
    ("left_out", "fault"),
    [
        ([LeftOut("S2", SAID)], "left_out/S2: It is carried after all: "),
        ([LeftOut("S999", SAID)], "left_out/S999: There is no S999"),
        ([LeftOut("S2", SAID)] * 2, "left_out/S2: The id is used twice."),
        ([LeftOut("S2", Text("说明", " "))], "left_out/S2: Say it in both languages."),
    ],
)
def test_what_is_left_out_is_left_out_for_a_reason(
    coverage: Coverage, library: Library, lines: tuple[Line, ...], left_out: list[LeftOut], fault: str
) -> None:
    spoiled = replace(coverage, left_out=tuple(left_out))

    assert any(told.startswith(fault) for told in faults(spoiled, library, lines))


def test_what_is_put_right_is_said_with_its_reason_and_its_source(
    coverage: Coverage, library: Library, lines: tuple[Line, ...]
) -> None:
    first, *rest = coverage.corrected
    item = first.items[0]

    def told(spoiled: Library = library, **changes: object) -> list[str]:
        record = replace(coverage, corrected=(replace(first, **changes), *rest))  # type: ignore[arg-type]
        return [
            fault.removeprefix(f"corrected/{first.id}: ")
            for fault in faults(record, spoiled, lines)
            if fault.startswith(f"corrected/{first.id}")
        ]

    assert told() == []
    assert told(items=()) == ["items: There is none.", f"lines: None of the items named carries {first.lines[0]}."]
    assert told(sources=()) == ["sources: There is none."]
    assert told(sources=("so-law",)) == ["sources: There is no so-law; did you mean si-law?"]
    assert told(items=(*first.items, f"{item}s")) == [f"items: There is no {item}s; did you mean {item}?"]
    assert told(said=Text("", "Said")) == ["Say it in both languages."]
    assert f"items: {item} has no why." in told(edited(library, lambda each: replace(each, why=None)))
    assert f"items: {item} has no source." in told(edited(library, lambda each: replace(each, sources=())))


def test_an_id_stands_for_one_correction_only(coverage: Coverage, library: Library, lines: tuple[Line, ...]) -> None:
    first, second, *rest = coverage.corrected
    twice = replace(coverage, corrected=(first, replace(second, id=first.id), *rest))

    assert faults(twice, library, lines) == [f"corrected/{first.id}: The id is used twice."]


def test_a_disagreement_is_one_between_both_articles(
    coverage: Coverage, library: Library, lines: tuple[Line, ...]
) -> None:
    first, *rest = coverage.settled
    spoiled = replace(coverage, settled=(replace(first, lines=first.lines[:1]), *rest))

    assert f"settled/{first.id}: lines: Name lines of both articles." in faults(spoiled, library, lines)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("left_out = [] ", "left_out = 1 ", "left_out: It must be a list in square brackets."),
        ("said.zh = ", "says.zh = ", "minimum-years-rise: said.zh: The Chinese wording is missing."),
        ("[[settled]]", "[[agreed]]", "coverage.toml: agreed: There is no such key; there are: left_out, corrected,"),
        ("[[corrected]]", "[[corrected", "Line "),
    ],
)
def test_a_record_that_cannot_be_read_says_where(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = COVERAGE.read_text()
    assert old in text
    path = tmp_path / "coverage.toml"
    path.write_text(text.replace(old, new, 1))

    with pytest.raises(ContentError) as caught:
        load_coverage(path)

    told = [problem.line("en") for problem in caught.value.problems]
    assert caught.value.message.en == told[0]
    assert any(fault in line for line in told), told


def test_a_record_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is no such file"):
        load_coverage(tmp_path / "coverage.toml")


def test_the_page_in_the_documentation_is_the_one_that_would_be_written(
    coverage: Coverage, library: Library, lines: tuple[Line, ...]
) -> None:
    script = runpy.run_path(str(ROOT / "scripts/coverage"))
    page: str = script["make_page"](library, coverage, lines)

    # If this fails, run scripts/coverage and look at what changed.
    assert script["PAGE"].read_text(encoding="utf-8") == page
    assert re.findall(r"^\| (S[0-9]+) \|", page, re.MULTILINE) == [line.id for line in lines]
    assert {char for char in page if unicodedata.east_asian_width(char) == "A"} == set()
