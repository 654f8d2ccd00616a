"""What somebody changed in a list or a table, and what reading it in makes of that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from checklists.case import Case, Mark, State, merge, set_note, set_state
from checklists.formats import render
from checklists.importing import Incoming, Register, Side, compare
from checklists.reading import read_file
from checklists.text import LANGS, Lang, Text
from tests.domain.export_sample import CASE, NOW, export, library

SINCE = NOW + timedelta(hours=1)
LATER = NOW + timedelta(hours=2)
CARD, LETTER, COPIES, HOURS = (f"bring-window/{name}" for name in ("id-card", "proxy-letter", "copies", "hours"))
MONTHS, APPLY = "verify-records/months", "correct-record/apply"

MD_LINES = {
    CARD: "- [x] 带身份证原件",
    LETTER: "- [ ] 带委托书（以当地为准）",
    COPIES: "- [x] ~~带复印件~~（不适用：当地不要求）",
    MONTHS: r"- [ ] \[!\] 有问题：看有没有断月",
    APPLY: r"- [ ] \[\>\] 等到 2026-11-27：提出更正申请",
}


def brought(text: str, mine: Case | None = CASE, file: str = "x.md") -> Incoming:
    (said,) = read_file(text.encode(), file)
    return compare(said, mine, {}, LATER)


def after(text: str, mine: Case | None = CASE, file: str = "x.md") -> Case:
    """The case here once a file was read in; doing it twice does no more."""
    incoming = brought(text, mine, file)
    case = merge(mine, incoming.theirs) if mine else incoming.theirs
    assert brought(text, case, file).empty
    return case


def md(case: Case = CASE, lang: Lang = "zh") -> str:
    return render("md", export(case, lang)).decode()


def sheet(case: Case = CASE, lang: Lang = "zh") -> str:
    return render("csv", export(case, lang)).decode()


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_the_codes_of_a_list_say_nothing_and_may_be_missing() -> None:
    without = re.sub(" `[0-9A-Z]+` <!--", " <!--", md())

    assert "`" not in without
    assert after(without) == after(md()) == CASE


@pytest.mark.parametrize(
    ("item_id", "new", "mark"),
    [
        (CARD, "- [ ] 带身份证原件", Mark(State.TODO)),
        (CARD, "* [X]   带身份证原件", None),
        (LETTER, "- [x] 带委托书", Mark(State.DONE)),
        (LETTER, "  + [x] 随便写的", Mark(State.DONE)),
        (LETTER, "- [!] 带委托书", Mark(State.PROBLEM)),
        (LETTER, "- [-] 带委托书", Mark(State.NA)),
        (LETTER, "- [-] ~~带委托书~~（不适用：和我无关）", Mark(State.NA, reason="和我无关")),
        (LETTER, "- [x] ~~带委托书~~", Mark(State.NA)),
        (LETTER, "- [>] 等到 2026-12-01：带委托书", Mark(State.WAITING, until=date(2026, 12, 1))),
        (LETTER, "- [>] 带委托书，2026-12-01 以前", Mark(State.WAITING, until=date(2026, 12, 1))),
        (LETTER, "- [ ] [>] 等待：带委托书", Mark(State.WAITING)),
        (COPIES, "- [ ] ~~带复印件~~（不适用：当地不要求）", Mark(State.TODO)),
        (COPIES, "- [x] 带复印件", Mark(State.DONE)),
        (COPIES, "- [x] ~~带复印件~~（不适用：问过了）", Mark(State.NA, reason="问过了")),
        (MONTHS, r"- [x] \[!\] 有问题：看有没有断月", Mark(State.DONE)),
        (MONTHS, "- [ ] 看有没有断月", Mark(State.TODO)),
        (APPLY, r"- [ ] \[\>\] 等到 2026-12-05：提出更正申请", Mark(State.WAITING, until=date(2026, 12, 5))),
        (APPLY, r"- [ ] \[\>\] 等待：提出更正申请", Mark(State.WAITING)),
        (APPLY, r"- [x] \[\>\] 等到 2026-11-27：提出更正申请", Mark(State.DONE)),
    ],
)
def test_boxes_and_signs_of_a_list_are_states(item_id: str, new: str, mark: Mark | None) -> None:
    kept = CASE.mark(item_id)
    expected = kept if mark is None else replace(mark, at=LATER, note=kept.note, note_at=kept.note_at)

    case = after(edited(md(), MD_LINES[item_id], new))

    assert case.mark(item_id) == expected
    assert {**case.marks, item_id: kept} == {**CASE.marks, item_id: kept}


@pytest.mark.parametrize(
    ("new", "note"),
    [
        ("备注：放在抽屉里", "放在抽屉里"),
        ("备注：放在红包里  \n    别忘了\n    还有复印件", "放在红包里\n别忘了\n还有复印件"),
        ("备注：\\*星号\\*\\\n    \\- 杠", "*星号*\n- 杠"),
        ("没有了", ""),
        ("备注：放在红包里 别忘了", None),
        ("Note: in the drawer\n\n    not this", "in the drawer"),
    ],
)
def test_the_note_under_an_item_is_its_note(new: str, note: str | None) -> None:
    mark = after(edited(md(), "备注：放在红包里\\\n    别忘了", new)).mark(CARD)

    assert mark.state is State.DONE
    assert (mark.note, mark.note_at) == (("放在红包里\n别忘了", NOW) if note is None else (note, LATER))


def test_a_note_can_be_added_where_there_was_none() -> None:
    text = edited(md(), f"<!-- {COPIES} -->", f"<!-- {COPIES} -->\n  - 备注：复印件也要")

    assert after(text).mark(COPIES) == replace(CASE.mark(COPIES), note="复印件也要", note_at=LATER)


def test_words_that_are_told_otherwise_than_they_were_written_never_take_their_place() -> None:
    """As when numbers are masked on the sheet: here the words stay, elsewhere they yield to the real ones."""
    made = export()
    part = made.sheet.parts[0]
    rows = (
        replace(part.rows[0], note="放在某处"),
        part.rows[1],
        replace(part.rows[2], reason="某处不要求"),
        part.rows[3],
    )
    altered = replace(made.sheet, parts=(replace(part, rows=rows), *made.sheet.parts[1:]))
    vars(made)["sheet"] = altered
    text = render("md", made).decode()

    assert brought(text).empty
    elsewhere = after(text, None)
    assert (elsewhere.mark(CARD).note, elsewhere.mark(COPIES).reason) == ("放在某处", "某处不要求")
    assert merge(elsewhere, CASE).marks == CASE.marks


def test_text_of_the_content_is_not_taken_for_a_note() -> None:
    content = library(item_text=Text("备注：别带原件", "Note: no originals"))

    for lang in LANGS:
        text = render("md", export(replace(CASE, marks={}), lang, content=content)).decode()
        assert brought(text, replace(CASE, marks={})).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        (f'"未办","","","","","k7q2","{LETTER}"', f'"完成","","","","","k7q2","{LETTER}"', Mark(State.DONE)),
        (f'"未办","","","","","k7q2","{LETTER}"', f'done,,,,,k7q2,{LETTER}', Mark(State.DONE)),
        (f'"未办","","","","","k7q2","{LETTER}"', f'[x],,,,,k7q2,{LETTER}', Mark(State.DONE)),
        (
            f'"未办","","","","","k7q2","{LETTER}"',
            f'waiting,2026/12/1,不相干,,,k7q2,{LETTER}',
            Mark(State.WAITING, until=date(2026, 12, 1)),
        ),
        (
            f'"未办","","","","","k7q2","{LETTER}"',
            f'不适用,2026/12/1,"和我无关","问过, 不要",,k7q2,{LETTER}',
            Mark(State.NA, reason="和我无关", note="问过, 不要", note_at=LATER),
        ),
        (
            f'"未办","","","","","k7q2","{LETTER}"',
            f"problem,,,'=1+1,,k7q2,{LETTER}",
            Mark(State.PROBLEM, note="=1+1", note_at=LATER),
        ),
    ],
)  # fmt: skip
def test_cells_of_a_table_are_states_and_notes(old: str, new: str, mark: Mark) -> None:
    assert after(edited(sheet(), old, new), file="x.csv").mark(LETTER) == replace(mark, at=LATER)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_may_come_back_otherwise_than_it_went(delimiter: str) -> None:
    """Rows sorted, columns moved and some gone, no quotes, other separators: only names and ids count."""
    rows = ["item_id;state;case_id", f"{APPLY};完成;k7q2", ";;", f"{CARD};未办;k7q2", f"{LETTER};;k7q2"]

    case = after("\n".join(rows).replace(";", delimiter), file="x.csv")

    assert case.marks == {**CASE.marks, APPLY: Mark(State.DONE, LATER)}


@pytest.mark.parametrize("made", [md, sheet])
def test_an_edit_and_what_was_recorded_here_since_both_stay(made: Callable[[], str]) -> None:
    mine = set_note(set_state(CASE, HOURS, State.DONE, now=SINCE), APPLY, "问过了", now=SINCE)
    old, new = ("- [ ] 带委托书", "- [x] 带委托书") if made is md else ('托书","未办"', '托书","完成"')

    case = after(edited(made(), old, new), mine, "x.md" if made is md else "x.csv")

    assert case.marks == {**mine.marks, LETTER: Mark(State.DONE, LATER)}


def test_where_both_sides_changed_the_same_both_are_told() -> None:
    mine = set_state(CASE, CARD, State.PROBLEM, now=SINCE)

    (change,) = brought(edited(md(), "[x] 带身份证原件", "[ ] 带身份证原件"), mine).changes

    assert (change.register, change.item_id, change.wins) == (Register.STATE, CARD, Side.THEIRS)
    assert (change.mine, change.theirs) == (mine.mark(CARD), replace(CASE.mark(CARD), state=State.TODO, at=LATER))


def test_what_was_merely_exported_earlier_loses_and_is_told() -> None:
    mine = set_state(CASE, CARD, State.PROBLEM, now=SINCE)

    incoming = brought(md(), mine)

    assert incoming.empty
    assert [(change.item_id, change.wins) for change in incoming.refused] == [(CARD, Side.MINE)]


def test_what_another_machine_exported_later_wins_without_an_edit() -> None:
    elsewhere = set_state(CASE, CARD, State.PROBLEM, now=SINCE)

    for made, file in ((md, "x.md"), (sheet, "x.csv")):
        assert after(made(elsewhere), CASE, file).mark(CARD) == elsewhere.mark(CARD)


def test_a_list_without_times_and_checks_ticks_but_never_unticks() -> None:
    """As somebody writes it by hand, or after the end of the file got lost."""
    text = md().partition("<!-- recorded")[0]

    assert brought(text).changes == ()
    case = after(edited(text, MD_LINES[LETTER], "- [x] 带委托书"), set_state(CASE, HOURS, State.DONE, now=SINCE))
    assert case.state(LETTER) is case.state(HOURS) is case.state(CARD) is State.DONE


def test_a_list_in_the_other_language_says_the_same() -> None:
    assert brought(md(lang="en")).changes == ()
    assert brought(sheet(lang="en"), file="x.csv").changes == ()
    english = after(edited(md(lang="en"), "until 2026-11-27: ", "until 2026-12-05: "))
    assert english.mark(APPLY).until == date(2026, 12, 5)


def test_ids_of_an_earlier_version_find_their_items() -> None:
    (said,) = read_file(md().replace(CARD, "bring-window/old-card").encode(), "x.md")

    incoming = compare(said, CASE, {"bring-window/old-card": CARD}, LATER)

    assert incoming.changes == ()
    assert incoming.theirs.marks == CASE.marks


def test_an_id_that_nobody_knows_is_kept() -> None:
    text = edited(md(), "## 核对", "- [x] 以后的版本 <!-- later/version -->\n\n## 核对")

    assert after(text).mark("later/version") == Mark(State.DONE, LATER)


def test_several_lists_in_one_file_are_several_cases() -> None:
    father = replace(CASE, id="p3n8", name="爸爸", marks={})

    both = read_file((md() + "\n" + md(father)).encode(), "x.md")

    assert [(each.id, each.name) for each in both] == [("k7q2", "妈妈"), ("p3n8", "爸爸")]
    assert [compare(each, None, {}, LATER).theirs.marks for each in both] == [CASE.marks, {}]


def test_a_case_that_is_new_here_has_no_answers_yet() -> None:
    incoming = brought(md(), None)

    assert incoming.mine is None
    assert not incoming.empty
    assert not incoming.with_answers
    assert incoming.theirs == Case("k7q2", "妈妈", LATER, marks=CASE.marks)


@pytest.mark.parametrize("file", ["x.json", "x.toml"])
def test_a_hand_that_edits_a_whole_case_changes_no_times(file: str) -> None:
    text = render(file[2:], export()).decode().partition("\n[seal]")[0]
    done, note = ('"state": "done"', "放在红包里") if file == "x.json" else ('state = "done"', "放在红包里")

    case = after(edited(edited(text, done, done.replace("done", "todo")), note, "放在抽屉里"), CASE, file)

    expected = Mark(State.TODO, LATER, note="放在抽屉里\n别忘了", note_at=LATER)
    assert case.marks == {**CASE.marks, CARD: expected}


@pytest.mark.parametrize("file", ["x.json", "x.toml"])
def test_what_is_written_by_hand_without_times_counts_and_erases_nothing(file: str) -> None:
    toml = 'format = 1\nid = "k7q2"\nname = "妈妈"\ncreated = 2026-11-21T09:00:00+08:00\n'
    json = '{"schema": 1, "case": {"id": "k7q2", "name": "妈妈", "created": "2026-11-21T09:00:00+08:00", "items": '
    if file == "x.json":
        text = json + f'{{"{LETTER}": {{"state": "done"}}, "{CARD}": {{}}, "{MONTHS}": {{"note": "两个月"}}}}}}}}'
    else:
        text = f'{toml}[items."{LETTER}"]\nstate = "done"\n[items."{CARD}"]\n[items."{MONTHS}"]\nnote = "两个月"\n'

    case = after(text, CASE, file)

    months = replace(CASE.mark(MONTHS), note="两个月", note_at=LATER)
    assert case.marks == {**CASE.marks, LETTER: Mark(State.DONE, LATER), MONTHS: months}
    assert case.answers == CASE.answers
