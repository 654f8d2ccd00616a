"""How far a case is, and its items."""

from __future__ import annotations

import pytest

from tests.domain.cli_library import APPLY, COPIES, HOURS, ID_CARD, LETTER, MONTHS
from tests.domain.cli_world import Shebao
from tui.cells import cells


def finish(shebao: Shebao, *but: str) -> None:
    """Mark everything in 妈妈's case as done, except some items."""
    open_items = [each["id"] for each in shebao.json("status", "妈妈")["items"] if each["id"] not in but]
    shebao.ok("mark", "妈妈", *open_items)


def test_status_tells_progress_stages_and_what_comes_next(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD)

    told = mother.ok("status", "妈妈")

    assert "渠道：大厅窗口" in told
    assert "进度：1/8\n" in told
    assert "带什么  1/4\n" in told
    assert told.endswith(f"下一步\n  [ ] 未办  带委托书（以当地为准）  {LETTER}\n")


def test_status_lists_problems_and_what_is_waited_for(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", MONTHS, "problem")
    mother.ok("note", "妈妈", MONTHS, stdin="2024年3月缺一个月")
    mother.ok("mark", "妈妈", APPLY, "waiting", "--until", "2026-11-27")

    told = mother.ok("status", "妈妈")

    assert f"有问题\n  [!] 有问题  看有没有断月  {MONTHS}\n      备注：2024年3月缺一个月\n" in told
    assert f"正在等待\n  [>] 等待  提出更正申请  {APPLY}\n      等到 2026-11-27\n" in told


def test_what_is_due_today_is_not_only_waiting(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD, "waiting", "--until", "2026-11-21")

    told = mother.ok("status", "妈妈")

    assert f"该再看了\n  [>] 等待  带身份证原件  {ID_CARD}\n" in told
    assert "正在等待" not in told


def test_complete_is_said_only_when_everything_is_done(mother: Shebao) -> None:
    finish(mother, HOURS)
    assert "完成，" not in mother.ok("status", "妈妈")
    assert "全部完成" not in mother.ok("status", "妈妈")

    mother.ok("mark", "妈妈", HOURS, "waiting", "--until", "2026-12-01")
    assert "完成，除 1 项等待" in mother.ok("status", "妈妈")

    mother.ok("mark", "妈妈", HOURS, "na")
    assert "全部完成" in mother.ok("status", "妈妈")


def test_check_fails_while_something_is_open(mother: Shebao) -> None:
    assert mother("status", "妈妈", "--check").code == 1
    assert mother("status", "妈妈").code == 0

    finish(mother, COPIES)
    mother.ok("mark", "妈妈", COPIES, "waiting", "--until", "2026-12-01")
    assert mother("status", "妈妈", "--check").code == 1

    mother.ok("mark", "妈妈", COPIES)
    assert mother("status", "妈妈", "--check").code == 0


def test_status_has_stable_keys_for_programs(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", MONTHS, "problem")
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", "当地不要求")

    data = mother.json("status", "妈妈", "--check")

    assert list(data) == [
        *("schema", "case", "applicable", "done", "open", "waiting", "not_applicable", "complete", "problems", "items")
    ]
    assert (data["applicable"], data["done"], data["open"], data["waiting"]) == (9, 0, 9, 0)
    assert (data["not_applicable"], data["complete"], data["problems"]) == (1, False, [MONTHS])
    assert next(each for each in data["items"] if each["id"] == COPIES) == {
        "id": COPIES,
        "code": "8Z6DF",
        "text": "带复印件",
        "state": "na",
        "at": "2026-11-21T09:00:00.002000+08:00",
        "reason": "当地不要求",
        "until": None,
        "note": "",
        "stage": "bring",
    }


def test_a_list_shows_every_item_with_state_and_full_id(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("mark", "妈妈", COPIES, "na", "--reason", "当地不要求")

    assert mother.ok("list", "妈妈", "--stage", "bring") == (
        "带什么：去窗口带什么  1/3\n"
        "  [x] 完成  带身份证原件  bring-window/id-card\n"
        "  [ ] 未办  带委托书（以当地为准）  bring-window/proxy-letter\n"
        "  [-] 不适用  带复印件  bring-window/copies\n"
        "      原因：当地不要求\n"
        "  [ ] 未办  问清办公时间（待核实）  bring-window/hours\n"
    )


def test_a_list_holds_every_item_of_the_plan(mother: Shebao) -> None:
    planned = {each["id"] for each in mother.json("status", "妈妈")["items"]}
    listed = mother.json("list", "妈妈")["lists"]

    assert {each["id"] for part in listed for each in part["items"]} == planned
    assert {item_id for item_id in planned if item_id not in mother.ok("list", "妈妈")} == set()


def test_a_stage_with_nothing_in_it_is_told(mother: Shebao) -> None:
    ran = mother("list", "妈妈", "--stage", "correct")

    assert (ran.code, ran.out) == (0, "")
    assert "这一段现在没有条目" in ran.err


def test_the_states_are_read_in_english_too(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD)

    assert "  [x] done  Bring the original identity card  bring-window/id-card\n" in mother.ok(
        "list", "妈妈", "--lang", "en"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_eighty_columns(mother: Shebao, lang: str) -> None:
    mother.ok("note", "妈妈", ID_CARD, stdin="缴费基数和工资条对不上，要问单位人事；" * 20)

    for command in (["list", "妈妈"], ["status", "妈妈"], ["list"], ["show", ID_CARD, "--case", "妈妈"]):
        lines = mother.ok(*command, "--lang", lang).splitlines()
        assert [line for line in lines if cells(line) > 80] == []
