"""The codes on paper: short, safe against slips, and the same for ever."""

from __future__ import annotations

import runpy
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Case
from checklists.codes import ALPHABET, Codes, check, free_codes, is_whole, markable, recorded, tidy
from checklists.errors import ContentError
from checklists.library import Library
from checklists.model import Item
from checklists.plan import make_plan
from checklists.text import Text
from tests.clock import NOW
from tests.content import bundled
from tests.domain import export_sample

PUBLISHED = 442
"""Codes of the first version."""

data = st.sampled_from([2, 4]).flatmap(lambda length: st.text(ALPHABET, min_size=length, max_size=length))
whole = data.map(lambda chars: chars + check(chars))


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled()


@given(whole, st.data())
def test_one_wrong_character_is_always_found(code: str, draw: st.DataObject) -> None:
    place = draw.draw(st.integers(0, len(code) - 1))
    other = draw.draw(st.sampled_from(ALPHABET.replace(code[place], "")))

    assert is_whole(code)
    assert not is_whole(code[:place] + other + code[place + 1 :])


@given(whole, st.data())
def test_two_swapped_characters_are_always_found(code: str, draw: st.DataObject) -> None:
    one, other = sorted(draw.draw(st.lists(st.integers(0, len(code) - 1), min_size=2, max_size=2, unique=True)))
    swapped = code[:one] + code[other] + code[one + 1 : other] + code[one] + code[other + 1 :]

    assert swapped == code or not is_whole(swapped)


@given(whole, st.data())
def test_a_missing_or_additional_character_is_always_found(code: str, draw: st.DataObject) -> None:
    place = draw.draw(st.integers(0, len(code) - 1))

    assert not is_whole(code[:place] + code[place + 1 :])
    assert not is_whole(code[:place] + draw.draw(st.sampled_from(ALPHABET)) + code[place:])


def test_no_character_can_be_taken_for_another() -> None:
    assert set(ALPHABET).isdisjoint("01OIL")
    assert ALPHABET.upper() == ALPHABET


@pytest.mark.parametrize(
    ("typed", "code", "back"),
    [
        ("A3E", "A3E", False),
        ("a3e", "A3E", False),
        ("Ａ３ｅ", "A3E", False),
        (" a3e　", "A3E", False),
        ("-A3E", "A3E", True),
        ("－ａ３ｅ", "A3E", True),
        ("\u2212A3E", "A3E", True),
        ("\u2014A3E", "A3E", True),
    ],
)
def test_a_code_may_be_typed_as_the_keyboard_gives_it(typed: str, code: str, back: bool) -> None:
    assert tidy(typed) == (code, back)


def test_everything_that_can_be_marked_has_a_short_code_of_its_own(library: Library) -> None:
    # If this fails, run scripts/record-ids.
    codes = Codes(library)
    by_item = {item_id: codes.of(item_id) for item_id in markable(library)}

    assert [item_id for item_id, code in by_item.items() if len(code) != 3] == []
    assert len(set(by_item.values())) == len(by_item)
    assert all(codes.find(code) == (item_id,) for item_id, code in by_item.items())


def test_a_published_code_never_comes_to_mean_anything_else(library: Library) -> None:
    """Every sheet that was ever printed holds on to these lines."""
    lines = [f"{code} {item_id}\n" for code, item_id in recorded().items()][:PUBLISHED]
    present = set(markable(library))

    assert sha256("".join(lines).encode()).hexdigest() == (
        "2e4c752c23ec6e1ca3846d053a75f72f70b242b3ade03d2174d32792917d2dc0"
    )
    assert {library.aliases.get(item_id, item_id) for item_id in recorded().values()} <= present


def test_new_codes_come_after_those_on_record() -> None:
    order = {code: place for place, code in enumerate(free_codes(()))}
    places = [order[code] for code in recorded()]

    assert places == sorted(places)
    assert len(order) == len(ALPHABET) ** 2


def test_the_code_does_not_depend_on_the_case(library: Library) -> None:
    """So a blank list, or a sheet from before the answers were changed, can be recorded in any case."""
    codes = Codes(library)
    plan = make_plan(library, Case("k7q2", "", NOW))

    assert {codes.of(item_id) for item_id, _, _ in plan.items()} <= {codes.of(each) for each in markable(library)}
    assert codes.of("bring-window/id-card") == Codes(export_sample.library()).of("bring-window/id-card")


def test_a_renamed_item_keeps_its_code(library: Library) -> None:
    before = Codes(library).of("bring-window/id-card")
    codes = Codes(replace(library, aliases={"bring-window/id-card": "bring-window/identity-card"}))

    assert codes.of("bring-window/identity-card") == before
    assert codes.find(before) == ("bring-window/identity-card",)


def test_two_items_made_one_are_found_by_either_code(library: Library) -> None:
    one, other = (Codes(library).of(f"bring-window/{item}") for item in ("id-card", "quiet-day"))
    codes = Codes(replace(library, aliases={"bring-window/quiet-day": "bring-window/id-card"}))

    assert codes.find(one) == codes.find(other) == ("bring-window/id-card",)
    assert codes.of("bring-window/id-card") == one


def with_item(library: Library, item_id: str) -> Library:
    """Return the library with one more item to bring, as a local pack adds it."""
    checklist = library.checklists["bring-window"]
    item = Item(item_id, Text("带上本地卡", "Bring the local card"), origin="station")
    changed = replace(checklist, items=(*checklist.items, item))
    return replace(library, checklists={**library.checklists, checklist.id: changed})


def test_an_item_of_a_local_pack_has_a_longer_code_that_other_packs_leave_as_it_is(library: Library) -> None:
    one = Codes(with_item(library, "local-card"))
    both = Codes(with_item(with_item(library, "local-card"), "another-card"))
    code = one.of("bring-window/local-card")

    assert len(code) == 5
    assert both.of("bring-window/local-card") == code
    assert both.find(code) == one.find(code) == ("bring-window/local-card",)
    assert Codes(library).find(code) == ()


def test_an_item_that_came_on_record_later_is_still_found_by_its_longer_code(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = with_item(library, "local-card")
    code = Codes(local).of("bring-window/local-card")
    monkeypatch.setattr("checklists.codes.recorded", lambda: {"ZZ": "bring-window/local-card"})

    assert Codes(local).find(code) == ("bring-window/local-card",)
    assert Codes(local).of("bring-window/local-card") != code


@pytest.mark.parametrize(
    "slip", [lambda c: c[:2] + "?", lambda c: c[1] + c[0] + c[2], lambda c: c[:2], lambda c: c + "2"]
)
def test_the_item_that_was_meant_is_offered(library: Library, slip: object) -> None:
    codes = Codes(library)
    plan = [f"bring-window/{item.id}" for item in library.checklists["bring-window"].items]
    code = codes.of("bring-window/id-card")

    assert (code, "bring-window/id-card") in codes.nearest(slip(code), plan)  # type: ignore[operator]


def test_what_was_wrong_in_the_check_alone_comes_first(library: Library) -> None:
    codes = Codes(library)
    plan = list(markable(library))
    code = codes.of("bring-window/id-card")
    wrong = next(code[:2] + char for char in ALPHABET if len(codes.nearest(code[:2] + char, plan)) > 1)

    assert codes.nearest(wrong, plan)[0] == (code, "bring-window/id-card")


@pytest.mark.parametrize("line", ["A2", "A2 bring-window", "O2 bring-window/id-card", "# x", ""])
def test_a_record_that_cannot_be_trusted_is_refused(tmp_path: Path, line: str) -> None:
    record = tmp_path / "codes.txt"
    record.write_text(f"A2 bring-window/id-card\n{line}\n", encoding="utf-8")

    with pytest.raises(ContentError, match=r"codes\.txt: 2"):
        recorded(record)


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    record = tmp_path / "codes.txt"
    record.write_text("A2 bring-window/id-card\nA2 bring-window/copies\n", encoding="utf-8")

    with pytest.raises(ContentError):
        recorded(record)


def test_recording_gives_a_new_item_the_next_code_and_changes_none(library: Library, tmp_path: Path) -> None:
    script = runpy.run_path(str(Path(__file__).parents[2] / "scripts/record-ids"))
    record = tmp_path / "codes.txt"
    before = script["with_codes"](library, script["CODES"])
    record.write_text(before, encoding="utf-8")

    after = script["with_codes"](with_item(library, "local-card"), record)

    assert before == script["CODES"].read_text(encoding="utf-8")
    assert after.startswith(before)
    taken = [line.split()[0] for line in before.splitlines()]
    assert after.removeprefix(before) == f"{next(free_codes(taken))} bring-window/local-card\n"
