"""`channels`, regions on the command line, and what a case adds to items and guides."""

from __future__ import annotations

import pytest

from checklists import packs
from checklists.model import Showing
from checklists.text import LANGS, Lang
from tests.content import bundled
from tests.domain.cli_world import Shebao
from tui.cells import cells
from tui.strings.screen import SHOWINGS

LIBRARY = bundled()


@pytest.fixture
def real(shebao: Shebao, monkeypatch: pytest.MonkeyPatch) -> Shebao:
    """The command line with the content that comes with the program."""
    monkeypatch.setattr(packs, "load_library", lambda *_, **__: LIBRARY)
    return shebao


def test_one_topic_is_read_without_a_table(shebao: Shebao) -> None:
    assert shebao.ok("channels", "--topic", "medical-account") == (
        "医保个人账户  medical-account\n"
        "\n"
        "能查全：没有\n"
        "\n"
        "能查一部分：没有\n"
        "\n"
        "看当地：没有\n"
        "\n"
        "查不到：\n"
        "  hall-window  大厅窗口（要去现场）\n"
    )


def test_what_is_not_at_hand_says_so(shebao: Shebao) -> None:
    told = shebao.ok("channels", "--topic", "pension-contributions", "--means", "phone")

    assert "  hall-window  大厅窗口（要去现场，手边没有）\n" in told


def test_several_topics_make_a_table_with_a_legend(shebao: Shebao) -> None:
    ran = shebao("channels")

    assert ran.out == (
        "全: 能查全，部分: 能查一部分，当地: 看当地，-: 查不到\n"
        "\n"
        "          养老缴费记录  医保个人账户\n"
        "大厅窗口  全            -\n"
    )
    assert "shebao channels --topic TOPIC" in ran.err


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_table_fits_into_eighty_columns(real: Shebao, lang: Lang) -> None:
    lines = real.ok("channels", "--lang", lang).splitlines()

    assert [line for line in lines if cells(line) > 80] == []
    assert len(lines) == len(LIBRARY.channels) + 4  # legend, blank, and two lines of heads


def test_a_narrow_terminal_gets_several_tables(real: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.output._PIPED_WIDTH", 50)

    lines = real.ok("channels").splitlines()

    assert [line for line in lines if cells(line) > 50] == []
    assert len([line for line in lines if line.startswith("社保经办大厅窗口")]) > 1


def test_in_a_table_too_what_can_be_used_comes_first(real: Shebao) -> None:
    lines = real.ok("channels", "--means", "computer").splitlines()

    head = lines.index("手边没有条件用的：")
    window = next(number for number, line in enumerate(lines) if line.startswith("社保经办大厅窗口"))
    platform = next(number for number, line in enumerate(lines) if line.startswith("国家政务服务平台"))
    assert platform < head < window


def test_every_topic_is_told_in_words(real: Shebao) -> None:
    for option in LIBRARY.questions["topics"].options:
        told = real.ok("channels", "--topic", option.id)
        parts = told.split("\n\n")[1:]
        for showing, part in zip((Showing.FULL, Showing.PARTIAL, Showing.UNKNOWN, Showing.NO), parts, strict=True):
            assert part.startswith(SHOWINGS[showing].zh)
            for channel in LIBRARY.channels.values():
                assert (f"  {channel.id} " in part) == (channel.can_show[option.id] is showing)


def test_a_case_says_which_topics_and_means(mother: Shebao) -> None:
    assert mother.ok("channels", "--case", "妈妈").startswith("医保个人账户  medical-account\n")
    assert mother.ok("channels", "--case", "妈妈", "--topic", "pension-contributions").startswith("养老缴费记录")


def test_programs_get_every_cell(shebao: Shebao) -> None:
    data = shebao.json("channels", "--topic", "pension-contributions", "--means", "phone")

    assert data["topics"] == [{"id": "pension-contributions", "text": "养老缴费记录"}]
    assert data["channels"] == [
        {
            "id": "hall-window",
            "name": "大厅窗口",
            "means": ["visit"],
            "usable": False,
            "shows": {"pension-contributions": "full"},
        }
    ]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--topic", "medical"], "没有 --topic 的值「medical」；是不是「medical-account」？"),
        (["--means", "fone"], "没有 --means 的值「fone」；是不是「phone」？"),
        (["--case", "爸爸"], "没有档案「爸爸」"),
    ],
)
def test_a_wish_that_cannot_be_meant_is_refused(shebao: Shebao, argv: list[str], said: str) -> None:
    ran = shebao("channels", *argv)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_a_region_is_shown_with_notes_sources_and_ways_in(real: Shebao) -> None:
    shown = real.ok("show", "sh")

    assert shown.startswith("上海  sh\n")
    assert "  - 上海：灵活就业参加职工医保，等待期6个月\n" in shown
    assert "依据：《上海市职工基本医疗保险办法实施细则》\n" in shown
    assert "关于：verify-records/medical-gap，correct-years/medical-gap\n" in shown
    assert "  电话  上海人社服务热线，人在外地拨  021-12333  官方\n" in shown


def test_a_region_has_stable_keys_for_programs(real: Shebao) -> None:
    region = real.json("show", "sh")["region"]

    assert set(region) == {"id", "name", "reviewed", "notes", "entries"}
    assert {"id", "text", "why", "sources", "about"} <= set(region["notes"][0])
    assert {"kind", "label", "value", "official", "channels"} <= set(region["entries"][0])


def test_regions_are_listed_with_the_rest(real: Shebao) -> None:
    assert "各地情况\n  bj  北京" in real.ok("list")
    assert "各地情况" not in real.ok("list", "--stage", "bring")
    assert [region["id"] for region in real.json("list")["regions"]] == list(LIBRARY.regions)


@pytest.fixture
def shanghai(real: Shebao) -> Shebao:
    """The command line with one case that is insured in Shanghai."""
    real.ok("new", "妈妈", "--channel", "local-medical", "--topic", "medical-account", "--region", "sh")
    return real


def test_an_item_of_a_case_says_what_holds_in_its_region(shanghai: Shebao) -> None:
    shown = shanghai.ok("show", "verify-records/medical-years", "--case", "妈妈")

    assert "当地情况：上海：医保缴费年限累计要超过15年\n" in shown
    assert "当地情况" not in shanghai.ok("show", "verify-records/medical-years")
    item = shanghai.json("show", "verify-records/medical-years", "--case", "妈妈")["item"]
    assert [note["text"] for note in item["region_notes"]] == ["上海：医保缴费年限累计要超过15年"]


def test_a_guide_read_for_a_case_says_what_holds_in_its_region(shanghai: Shebao) -> None:
    told = shanghai.ok("guide", "local-medical#can-show", "--case", "妈妈")

    assert "  当地情况：上海：医保缴费年限累计要超过15年\n" in told
    assert "当地情况" not in shanghai.ok("guide", "local-medical#can-show")
    section = shanghai.json("guide", "local-medical#can-show", "--case", "妈妈")["sections"][0]
    assert section["region_notes"][0]["sources"]


def test_a_channel_shown_for_a_case_begins_with_the_ways_in_of_its_region(shanghai: Shebao) -> None:
    shown = shanghai.ok("show", "local-medical", "--case", "妈妈")

    assert "网址和电话\n  网址  上海市医疗保障局  https://ybj.sh.gov.cn  官方\n" in shown
    assert "ybj.jiangsu.gov.cn  官方" not in shown
    entries = shanghai.json("show", "local-medical", "--case", "妈妈")["channel"]["entries"]
    assert entries[0]["value"] == "ybj.sh.gov.cn"
