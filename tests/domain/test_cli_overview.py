"""All cases at a glance: `cases` with its filters, `due`, and `search`."""

from __future__ import annotations

import pytest

from tests.domain.cli_library import COPIES, HOURS, ID_CARD, MONTHS
from tests.domain.cli_world import Shebao


@pytest.fixture
def family(shebao: Shebao) -> Shebao:
    """Three cases: 我 waits until December, 妈妈 until the day before yesterday, 爸爸 has a problem."""
    for name, *options in (
        ("我", "--channel", "hall-window", "--topic", "pension-contributions"),
        ("妈妈", "--channel", "hall-window", "--topic", "medical-account"),
        ("爸爸",),
    ):
        shebao.ok("new", name, *options)
    shebao.ok("mark", "我", HOURS, "waiting", "--until", "2026-12-24")
    shebao.ok("mark", "妈妈", COPIES, "waiting", "--until", "2026-11-21")
    shebao.ok("mark", "妈妈", HOURS, "waiting", "--until", "2026-11-27")
    shebao.ok("mark", "爸爸", MONTHS, "problem")
    return shebao


def names(shebao: Shebao, *argv: str) -> list[str]:
    return [case["name"] for case in shebao.json("cases", *argv)["cases"]]


def test_the_case_with_the_nearest_day_comes_first(family: Shebao) -> None:
    ran = family("cases")

    assert [line.split()[0] for line in ran.out.splitlines()] == ["妈妈", "我", "爸爸"]
    assert "等待 2（就是今天）" in ran.out.splitlines()[0]
    assert "等待 1（还有 33 天）" in ran.out.splitlines()[1]
    assert ran.err == "共 3 份: 没办完 3，等待 2，有问题 1\n"


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        (["--waiting"], ["妈妈", "我"]),
        (["--problem"], ["爸爸"]),
        (["--open"], ["妈妈", "我", "爸爸"]),
        (["--channel", "hall-window"], ["妈妈", "我"]),
        (["--topic", "medical-account"], ["妈妈"]),
        (["--topic", "medical-account", "--topic", "pension-contributions"], ["妈妈", "我"]),
        (["妈"], ["妈妈"]),
        (["bb"], ["爸爸"]),
        (["--waiting", "--problem"], []),
    ],
)
def test_filters_choose_cases(family: Shebao, argv: list[str], found: list[str]) -> None:
    assert names(family, *argv) == found


def test_filtered_cases_are_counted_among_all(family: Shebao) -> None:
    assert family("cases", "--waiting").err == "3 份里的 2 份: 没办完 2，等待 2，有问题 0\n"
    assert family("cases", "nobody").err.startswith("3 份档案里没有符合的")


def test_programs_get_day_and_total(family: Shebao) -> None:
    data = family.json("cases")

    assert [case["due"] for case in data["cases"]] == ["2026-11-21", "2026-12-24", None]
    assert [case["problems"] for case in data["cases"]] == [0, 0, 1]
    assert data["total"] == {"cases": 3, "open": 3, "waiting": 2, "problems": 1}


@pytest.mark.parametrize(
    ("argv", "near"), [(["--channel", "hall-windw"], "hall-window"), (["--topic", "medical"], "medical-account")]
)
def test_a_filter_that_means_nothing_is_refused_with_the_nearest(family: Shebao, argv: list[str], near: str) -> None:
    ran = family("cases", *argv)

    assert ran.code == 2
    assert f"是不是「{near}」" in ran.err


def test_due_lists_the_earliest_first_and_where_to_go_on(family: Shebao) -> None:
    ran = family("due")

    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == ["就是今天", "还有", "继续"]
    assert COPIES in ran.out.splitlines()[0]
    assert family.json("due")["due"][1] == {
        "case": {"id": family.json("cases", "妈妈")["cases"][0]["id"], "name": "妈妈"},
        "id": HOURS,
        "text": "问清办公时间",
        "until": "2026-11-27",
        "days": 6,
    }


@pytest.mark.parametrize(("days", "count"), [("0", 1), ("5", 1), ("6", 2), ("40", 3)])
def test_due_looks_as_far_ahead_as_asked(family: Shebao, days: str, count: int) -> None:
    assert len(family.json("due", "--days", days)["due"]) == count


def test_due_exits_with_one_only_when_asked_to_check(family: Shebao) -> None:
    assert family("due").code == 0
    assert family("due", "--check").code == 1
    family.ok("mark", "妈妈", COPIES, "done")
    assert family("due", "--check").code == 0


@pytest.mark.parametrize("days", ["-1", "3661", "999999999999"])
def test_a_number_of_days_that_cannot_be_is_refused(shebao: Shebao, days: str) -> None:
    ran = shebao("due", f"--days={days}")

    assert ran.code == 2
    assert "0 到 3660" in ran.err


def test_without_cases_nothing_is_due(shebao: Shebao) -> None:
    ran = shebao("due")

    assert (ran.code, ran.out, ran.err) == (0, "", "7 天内没有到期的\n")
    assert shebao.json("due")["continue"] is None


def test_search_prints_what_can_be_opened(shebao: Shebao) -> None:
    assert shebao.ok("search", "身份证") == f"条目  带身份证原件（去窗口带什么）  {ID_CARD}\n"
    assert shebao.ok("search", "take", "printout", "--lang", "en") == (
        "guide      Take the printout (Service counter)  hall-window/take-printout\n"
    )


def test_search_finds_by_initials_for_programs(shebao: Shebao) -> None:
    found = shebao.json("search", "dsfz")["found"]

    assert [entry["id"] for entry in found] == [ID_CARD]
    assert found[0]["kind"] == "item"


def test_search_exits_with_one_where_nothing_is_found(shebao: Shebao) -> None:
    ran = shebao("search", "zzzz")

    assert (ran.code, ran.out) == (1, "")
    assert "zzzz" in ran.err
    assert shebao("search", "zzzz", "--json").code == 1


def test_status_check_tells_scripts_whether_anything_is_open(family: Shebao) -> None:
    assert family("status", "我").code == 0
    assert family("status", "我", "--check").code == 1
