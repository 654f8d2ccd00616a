"""Content on the command line: lists, items, channels and guides."""

from __future__ import annotations

import pytest

from tests.domain.cli_library import ID_CARD, LETTER, MONTHS
from tests.domain.cli_world import Shebao


def test_without_a_case_all_checklists_and_channels_are_listed(shebao: Shebao) -> None:
    ran = shebao("list")

    assert ran.out == (
        "带什么  bring\n"
        "  bring-window    去窗口带什么  4 条\n"
        "核对  verify\n"
        "  verify-records  核对记录  2 条\n"
        "更正  correct\n"
        "  correct-record  更正记录  2 条\n"
        "渠道\n"
        "  hall-window     大厅窗口  2 步\n"
    )
    assert "shebao show" in ran.err


def test_a_stage_narrows_the_list(shebao: Shebao) -> None:
    assert shebao.ok("list", "--stage", "verify") == "核对  verify\n  verify-records  核对记录  2 条\n"


def test_programs_get_full_ids(shebao: Shebao) -> None:
    data = shebao.json("list")

    assert [each["id"] for each in data["checklists"]] == ["bring-window", "verify-records", "correct-record"]
    assert data["checklists"][1]["items"] == ["verify-records/months", "verify-records/name"]
    assert data["channels"][0]["steps"] == ["hall-window/take-number", "hall-window/take-printout"]


def test_an_item_is_shown_with_reason_guide_and_sources(shebao: Shebao) -> None:
    assert shebao.ok("show", ID_CARD) == (
        "带身份证原件\n"
        "bring-window/id-card\n"
        "属于：带什么 > 去窗口带什么  bring-window\n"
        "为什么：窗口只凭证件核验\n"
        "指南：所用渠道的指南: shebao guide CHANNEL#bring\n"
        "依据：《社会保险法》第七十四条\n"
        "核对日期：2026-03-01\n"
    )


def test_with_a_case_the_guide_is_that_of_its_channel(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD, "na", "--reason", "有电子证照")
    mother.ok("note", "妈妈", ID_CARD, stdin="问过12333")

    shown = mother.ok("show", ID_CARD, "--case", "妈妈")

    assert "状态：[-] 不适用  原因：有电子证照\n备注：问过12333\n" in shown
    assert "指南：大厅窗口 > 要准备什么: shebao guide hall-window#bring\n" in shown
    assert mother.ok("guide", "hall-window#bring").startswith("大厅窗口\n")


def test_a_check_shows_the_correction_it_leads_to(shebao: Shebao) -> None:
    assert "有问题时：更正记录: shebao show correct-record\n" in shebao.ok("show", MONTHS)


def test_what_differs_by_place_or_is_stale_says_so(shebao: Shebao) -> None:
    assert shebao.ok("show", LETTER).startswith("带委托书（以当地为准）\n")
    assert shebao.ok("show", "bring-window/hours").startswith("问清办公时间（待核实）\n")


def test_a_step_of_a_guide_can_be_shown(shebao: Shebao) -> None:
    shown = shebao.ok("show", "hall-window/take-printout")

    assert "属于：指南 > 大厅窗口  hall-window\n" in shown
    assert "依据：一篇文章（第三方）\n" in shown


def test_a_checklist_is_shown_with_its_items(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD)

    assert "  - 带身份证原件  bring-window/id-card\n    窗口只凭证件核验\n" in mother.ok("show", "bring-window")
    assert "  [x] 完成  带身份证原件  bring-window/id-card\n" in mother.ok("show", "bring-window", "--case", "妈妈")


def test_a_channel_is_shown_with_its_ways_in_and_what_it_can_show(shebao: Shebao) -> None:
    shown = shebao.ok("show", "hall-window")

    assert "  电话  人社热线  12333  官方\n    工作日有人接\n" in shown
    assert "  网址  服务平台  https://si.12333.gov.cn  官方\n" in shown
    assert "  网址  转载网站  https://example.com/a_b  非官方\n" in shown
    assert "  能查全：养老缴费记录\n  查不到：医保个人账户\n" in shown
    assert "  四川：四川另有自助机\n" in shown


def test_shown_things_have_stable_keys_for_programs(mother: Shebao) -> None:
    item = mother.json("show", ID_CARD, "--case", "妈妈")["item"]
    checklist = mother.json("show", "bring-window")["checklist"]
    channel = mother.json("show", "hall-window")["channel"]

    assert set(item) == {
        *("id", "text", "why", "sources", "differs_by_place", "to_be_reverified", "local_pack"),
        *("part_of", "guide", "correction", "reviewed", "state", "at", "reason", "until", "note"),
        "region_notes",
    }
    assert set(checklist) == {"id", "stage", "title", "intro", "reviewed", "items"}
    assert set(channel) == {
        *("id", "name", "summary", "operator", "reviewed"),
        *("means", "entries", "can_show", "regions", "sections"),
    }


def test_a_guide_has_its_seven_sections_in_order(shebao: Shebao) -> None:
    told = shebao.ok("guide", "hall-window")
    heads = [line for line in told.splitlines() if "hall-window#" in line]

    assert heads == [
        "能查什么  hall-window#can-show",
        "要准备什么  hall-window#bring",
        "怎么验证身份  hall-window#sign-in",
        "怎么查  hall-window#steps",
        "局限  hall-window#limits",
        "安全  hall-window#safety",
        "走不通时  hall-window#trouble",
    ]


def test_one_section_or_one_step_of_a_guide_can_be_read(shebao: Shebao) -> None:
    steps = shebao.ok("guide", "hall-window#steps")

    assert "  1. 取号  hall-window/take-number\n  2. 领打印件  hall-window/take-printout\n" in steps
    assert "取号" not in shebao.ok("guide", "hall-window#steps/take-printout")
    assert "  2. 领打印件" in shebao.ok("guide", "hall-window#steps/take-printout")


def test_a_guide_has_stable_keys_for_programs(shebao: Shebao) -> None:
    data = shebao.json("guide", "hall-window#limits")

    assert list(data) == ["schema", "channel", "sections"]
    assert data["sections"] == [
        {
            "id": "limits",
            "title": "局限",
            "items": [
                {
                    "id": "hall-window/limits-one",
                    "text": "说明limits",
                    "why": "",
                    "sources": [],
                    "differs_by_place": False,
                    "to_be_reverified": False,
                    "local_pack": "",
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (
            ["show", "bring-windw/id-card"],
            "没有条目、清单、渠道或地区「bring-windw/id-card」；是不是「bring-window/id-card」？",
        ),
        (["show", "id-card"], "没有条目、清单、渠道或地区「id-card」；是不是「bring-window/id-card」？"),
        (["show", "hall-windo"], "没有条目、清单、渠道或地区「hall-windo」；是不是「hall-window」？"),
        (["guide", "hall"], "没有渠道「hall」；是不是「hall-window」？"),
        (["guide", "zzz"], "没有渠道「zzz」；全部见: shebao list"),
        (["guide", "hall-window#stps"], "没有指南的段「stps」；是不是「steps」？全部见: shebao guide hall-window"),
        (["guide", "hall-window#steps/take"], "没有条目「take」；全部见: shebao guide hall-window#steps"),
        (["show", ID_CARD, "--case", "爸爸"], "没有档案「爸爸」"),
    ],
)
def test_a_near_miss_is_told_with_the_nearest(shebao: Shebao, argv: list[str], said: str) -> None:
    ran = shebao(*argv)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
