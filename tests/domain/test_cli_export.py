"""`export`: which list, in which form, with how much of what a person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklists import paths
from tests.domain.cli_library import COPIES, ID_CARD
from tests.domain.cli_world import Shebao


def test_a_blank_list_needs_no_case(shebao: Shebao) -> None:
    text = shebao.ok("export", "--blank", "--channel", "hall-window", "--for", "proxy", "--region", "sc")

    assert text.startswith("# 社保清单：大厅窗口\n\n- 称呼：\\_")
    assert "带委托书" in text
    assert "四川另有自助机" in text
    assert shebao.json("cases")["cases"] == []


def test_the_answers_choose_what_is_on_a_blank_list(shebao: Shebao) -> None:
    assert "带委托书" not in shebao.ok("export", "--blank", "--channel", "hall-window", "--for", "self")


def test_a_blank_list_of_a_case_has_neither_name_nor_ticks(mother: Shebao) -> None:
    mother.ok("mark", "妈妈", ID_CARD)
    mother.ok("note", "妈妈", COPIES, stdin="在红色文件夹里")

    text = mother.ok("export", "妈妈", "--blank")

    assert "带委托书" in text
    assert not [word for word in ("妈妈", "[x]", "红色文件夹") if word in text]


def test_one_checklist_can_be_had_alone(shebao: Shebao) -> None:
    text = shebao.ok("export", "--blank", "--checklist", "correct-record")

    assert "提出更正申请" in text
    assert "带身份证原件" not in text


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "导出哪份档案？"),
        (["妈妈", "--channel", "hall-window"], "--checklist 和 --channel 这些选项只和 --blank 一起用"),
        (["妈妈", "--checklist", "bring-window"], "--checklist 和 --channel 这些选项只和 --blank 一起用"),
        (["妈妈", "--blank", "--channel", "hall-window"], "--blank 只能是一种"),
        (["--blank", "--checklist", "bring-window", "--for", "proxy"], "--blank 只能是一种"),
        (["--blank", "--checklist", "bring-windov"], "没有清单「bring-windov」；是不是「bring-window」？"),
        (["--blank", "--channel", "hall"], "没有渠道「hall」；是不是「hall-window」？"),
        (["--blank", "--for", "me"], "没有 --for 的值「me」"),
        (["--blank", "--format", "toml"], "空白清单没有 toml 格式"),
        (["妈妈", "--large"], "md 格式没有大字版，可以用：html"),
        (["妈妈", "--notes", "some"], "参数 --notes"),
    ],
)
def test_what_cannot_be_meant_is_refused(mother: Shebao, argv: list[str], said: str) -> None:
    ran = mother("export", *argv)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_a_large_page_is_said_to_be_large(mother: Shebao, tmp_path: Path) -> None:
    mother.ok("export", "妈妈", "--large", "-o", str(tmp_path / "a.html"))

    assert 'class="large"' in (tmp_path / "a.html").read_text()


def test_on_a_shared_machine_numbers_in_notes_are_masked_unless_asked_for(
    shebao: Shebao, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system = tmp_path / "system.toml"
    system.write_text("shared = true\n", encoding="utf-8")
    monkeypatch.setattr(paths, "ADMINISTRATOR", {"SHEBAO_SYSTEM_SETTINGS": str(system)})
    shebao.ok("new", "妈妈", "--channel", "hall-window")
    shebao.ok("note", "妈妈", ID_CARD, "--keep-numbers", stdin="找 13800138000 问")

    masked = shebao("export", "妈妈", "--format", "txt")
    assert "13800138000" not in masked.out
    assert "--notes full" in masked.err
    assert "13800138000" in shebao.ok("export", "妈妈", "--format", "txt", "--notes", "full")


@pytest.mark.parametrize("format_id", ["html", "md", "txt", "xlsx", "qr", "ics"])
def test_one_stage_can_be_had_alone(mother: Shebao, tmp_path: Path, format_id: str) -> None:
    mother.ok("mark", "妈妈", ID_CARD, "waiting", "--until", "2026-12-05")
    whole, stage = tmp_path / "whole", tmp_path / "stage"

    mother.ok("export", "妈妈", "--format", format_id, "-o", str(whole))
    mother.ok("export", "妈妈", "--format", format_id, "--stage", "bring", "-o", str(stage))

    assert 0 < stage.stat().st_size <= whole.stat().st_size
    if format_id in ("html", "md", "txt", "qr"):
        assert "带复印件" in stage.read_text()
        assert "看有没有断月" not in stage.read_text()


@pytest.mark.parametrize(
    ("argv", "said"),
    [(["--format", "toml"], "toml 是整份档案"), (["--format", "csv"], "csv 是整份档案"), ([], "这一段现在没有条目")],
)
def test_a_stage_that_cannot_be_had_is_refused(shebao: Shebao, argv: list[str], said: str) -> None:
    shebao.ok("new", "妈妈", "--channel", "hall-window")
    ran = shebao("export", "妈妈", "--stage", "correct", *argv)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
