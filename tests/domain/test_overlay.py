"""Laying a pack over the content, whatever the pack says: nothing goes, nothing moves, the later one counts."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklists.changes import ChannelChange, ChecklistChange
from checklists.library import Library
from checklists.model import Checklist, Entry, EntryKind, Item, Pack, Section, SectionId, Stage, Term
from checklists.overlay import Contribution, ids, lay_over
from checklists.text import Text, same


def texts() -> st.SearchStrategy[Text]:
    return st.sampled_from(["带卡", "取号", "看清楚"]).map(same)


def items(*known: str) -> st.SearchStrategy[tuple[Item, ...]]:
    """Items with ids that are there already and others, each id once."""
    names = st.sampled_from([*known, *(f"{known[0]}-{letter}" for letter in "abc")])
    return st.lists(st.builds(Item, names, texts()), unique_by=lambda item: item.id, max_size=5).map(tuple)


@st.composite
def contributions(draw: st.DrawFn, pack_id: str = "") -> Contribution:
    pack = Pack(pack_id or draw(st.sampled_from(["one", "two"])), same("包"), date(2026, 10, 1))
    entries = st.builds(Entry, st.just(EntryKind.PLACE), st.sampled_from(["窗口", "站", "亭"]).map(same))
    sections = st.sampled_from([SectionId.STEPS, SectionId.TROUBLE])
    guide = sections.flatmap(lambda section: st.builds(Section, st.just(section), items(f"{section}-first")))
    checklists: dict[str, Checklist | ChecklistChange] = {
        "bring-hall": ChecklistChange("bring-hall", draw(items("id-card", "card"))),
        "fix-record": ChecklistChange("fix-record", draw(items("apply", "recheck"))),
        "own": Checklist("own", draw(st.sampled_from(Stage)), same("自己的"), date(2026, 1, 1), draw(items("x"))),
    }
    return Contribution(
        pack,
        {key: each for key, each in checklists.items() if draw(st.booleans())},
        {
            "hall": ChannelChange(
                "hall",
                draw(st.lists(entries, unique_by=lambda entry: entry.label.zh, max_size=3).map(tuple)),
                draw(st.lists(guide, unique_by=lambda section: section.id, max_size=2).map(tuple)),
            )
        },
        {},
        {},
        draw(st.lists(st.builds(Term, texts(), texts()), unique_by=lambda term: term.term.zh).map(tuple)),
    )


QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(contributions())
def test_laying_a_pack_over_twice_is_as_good_as_once(bundled: Library, given_: Contribution) -> None:
    once = lay_over(bundled, given_)

    assert repr(lay_over(once, given_)) == repr(once)


@QUICK
@given(st.lists(contributions(), max_size=3))
def test_nothing_that_was_there_goes_or_changes_places(bundled: Library, given_: list[Contribution]) -> None:
    laid = bundled
    for each in given_:
        laid = lay_over(laid, each)

    before, after = list(ids(bundled)), list(ids(laid))
    assert len(set(after)) == len(after)
    assert [each for each in after if each in before] == before
    assert [key for key in laid.checklists if key in bundled.checklists] == list(bundled.checklists)
    assert laid.checklists["fix-record"].items[-1].id == "recheck"
    for full_id, item, _ in bundled.items():
        found = laid.find(full_id)
        assert found is not None
        assert found[0] == item or found[0].origin


@QUICK
@given(contributions("one"), contributions("two"))
def test_the_later_of_two_packs_wins(bundled: Library, one: Contribution, two: Contribution) -> None:
    laid = lay_over(lay_over(bundled, one), two)
    origins = {full_id: item.origin for full_id, item, _ in laid.items()}
    said_two = set(ids(two)) & origins.keys()
    said_one = set(ids(one)) & origins.keys() - said_two

    assert {full_id for full_id, origin in origins.items() if origin == "two"} == said_two
    assert {full_id for full_id, origin in origins.items() if origin == "one"} == said_one


def test_replacing_is_told_for_every_kind_of_thing(bundled: Library) -> None:
    everything = set(ids(bundled))

    assert {"bring-hall/card", "hall/steps-first", "hall: 窗口", "sources.toml: si-law"} <= everything
    assert "glossary.toml: 缴费基数" in everything
    assert len(everything) == len(list(ids(bundled)))
