"""Cases on the command line: making one, listing them, naming one."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.domain.cli_library import ID_CARD, LETTER
from tests.domain.cli_world import Shebao
from tui.terminal import preflight


def test_an_empty_home_says_how_to_begin(shebao: Shebao) -> None:
    ran = shebao("cases")

    assert (ran.code, ran.out) == (0, "")
    assert "shebao new 我" in ran.err


def test_an_empty_home_is_an_empty_list_for_programs(shebao: Shebao) -> None:
    assert shebao.json("cases") == {
        "schema": 1,
        "cases": [],
        "total": {"cases": 0, "open": 0, "waiting": 0, "problems": 0},
        "damaged": [],
    }


def test_a_new_case_is_listed_with_its_channel_and_progress(mother: Shebao) -> None:
    line = mother.ok("cases")

    assert line.startswith("妈妈  ")
    assert line.endswith("  大厅窗口  0/8\n")


def test_every_answer_given_is_kept(shebao: Shebao) -> None:
    made = shebao.json(
        *("new", "妈妈", "--channel", "hall-window", "--for", "proxy", "--status", "retired", "--region", "sc"),
        *("--topic", "medical-account", "--topic", "pension-contributions", "--topic", "medical-account"),
        *("--means", "phone"),
    )

    assert shebao.json("cases")["cases"][0]["id"] == made["case"]["id"]
    assert made["case"] == {
        "id": made["case"]["id"],
        "name": "妈妈",
        "created": "2026-11-21T09:00:00+08:00",
        "topics": ["medical-account", "pension-contributions"],
        "channel": "hall-window",
        "for_whom": "proxy",
        "means": ["phone"],
        "status": "retired",
        "region": "sc",
    }


def test_a_case_without_answers_asks_for_what_concerns_everybody(shebao: Shebao) -> None:
    shebao.ok("new", "我")

    listed = shebao.ok("list", "我")

    assert ID_CARD in listed
    assert LETTER not in listed
    assert "还没选渠道" in shebao.ok("cases")


def test_making_a_case_says_what_to_do_next(shebao: Shebao) -> None:
    ran = shebao("new", "我 妈")

    assert "「我 妈」" in ran.out
    assert ran.err == "看清单: shebao list '我 妈'\n"


@pytest.mark.parametrize(
    ("option", "typed", "near"),
    [
        ("--channel", "hall-windw", "hall-window"),
        ("--topic", "medical", "medical-account"),
        ("--for", "prox", "proxy"),
        ("--means", "fone", "phone"),
        ("--status", "retird", "retired"),
    ],
)
def test_an_answer_that_does_not_exist_is_refused_with_the_nearest(
    shebao: Shebao, option: str, typed: str, near: str
) -> None:
    ran = shebao("new", "我", option, typed)

    assert ran.code == 2
    assert f"「{typed}」；是不是「{near}」？" in ran.err
    assert shebao.json("cases")["cases"] == []


def test_a_name_can_come_from_standard_input(shebao: Shebao) -> None:
    assert shebao("new", "-", stdin="妈妈\n不读这一行\n").code == 0
    assert [case["name"] for case in shebao.json("cases")["cases"]] == ["妈妈"]
    assert shebao("new", "-").code == 2


@pytest.mark.parametrize("name", ["", "  ", "\x1b\x00", "长" * 41])
def test_a_name_has_something_in_it_and_is_short(shebao: Shebao, name: str) -> None:
    ran = shebao("new", name)

    assert ran.code == 2
    assert ran.err.startswith("名字")


@pytest.mark.parametrize("name", ["妈妈", " 妈妈 "])
def test_a_name_is_given_once(mother: Shebao, name: str) -> None:
    ran = mother("new", name)

    assert ran.code == 2
    assert "已经有叫「妈妈」的档案了" in ran.err
    assert len(mother.json("cases")["cases"]) == 1


def test_a_case_is_named_by_nickname_or_id(mother: Shebao) -> None:
    case_id = mother.json("cases")["cases"][0]["id"]

    assert mother.ok("status", case_id) == mother.ok("status", "妈妈")


def test_a_case_that_does_not_exist_is_refused_with_those_there_are(mother: Shebao) -> None:
    ran = mother("status", "妈")

    assert ran.code == 2
    assert "没有档案「妈」" in ran.err
    assert "妈妈" in ran.err


def test_a_damaged_case_is_told_and_the_others_are_listed(mother: Shebao) -> None:
    _case_file(mother).with_name("bad1.toml").touch(mode=0o600)

    ran = mother("cases")
    data = mother.json("cases")

    assert ran.code == 3
    assert "妈妈" in ran.out
    assert "bad1.toml" in ran.err
    assert len(data["cases"]) == len(data["damaged"]) == 1


def test_what_is_printed_cannot_drive_a_terminal(shebao: Shebao) -> None:
    shebao.ok("new", "我\x1b[2J\u202e\x9b31m")

    for argv in (["cases"], ["cases", "--json"], ["status", "我[2J31m"], ["nope\x1b[2J"]):
        ran = shebao(*argv)
        assert not set(ran.out + ran.err) & set("\x1b\x9b\u202e")


def test_open_refuses_where_there_is_no_terminal(mother: Shebao) -> None:
    ran = mother("open", "妈妈")

    assert (ran.code, ran.out) == (2, "")
    assert "全屏" in ran.err


@pytest.mark.parametrize(("argv", "opened"), [([], ""), (["open", "妈妈"], "妈妈")])
def test_the_full_screen_starts_in_the_language_and_with_the_case_asked_for(
    mother: Shebao, monkeypatch: pytest.MonkeyPatch, argv: list[str], opened: str
) -> None:
    asked: dict[str, Any] = {}

    def make_app(**details: Any) -> SimpleNamespace:
        asked.update(details)
        return SimpleNamespace(run_safely=lambda: 7)

    monkeypatch.setattr(preflight, "refusal", lambda *_: None)
    monkeypatch.setitem(sys.modules, "tui.app", SimpleNamespace(make_app=make_app))

    ran = mother(*argv, "--lang", "en")

    assert ran.code == 7
    assert asked["lang"] == "en"
    assert asked["case_id"] == (asked["store"].find(opened).id if opened else "")


def test_the_full_screen_refuses_where_there_is_no_terminal(shebao: Shebao) -> None:
    assert shebao().code == 2


def _case_file(shebao: Shebao) -> Path:
    return next(Path.home().rglob(f"{shebao.json('cases')['cases'][0]['id']}.toml"))
