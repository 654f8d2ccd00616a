"""`doctor` and `lint`: what is wrong with this machine or with a pack, in words."""

from __future__ import annotations

import os
import resource
from datetime import timedelta
from pathlib import Path

import pytest

from checklists import __version__, paths
from tests.domain.cli_world import NOW, Shebao
from tests.domain.example_pack import spoil, write_pack
from tui.terminal import guard


def checks(shebao: Shebao) -> dict[str, bool]:
    """Return what `doctor` finds, by what it looked at."""
    return {check["id"]: check["ok"] for check in shebao.json("doctor")["checks"]}


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process as the program prepares it, wherever the tests run."""
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1, 1))


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The administrator's file, in a folder of its own; not there yet."""
    file = tmp_path / "etc" / "settings.toml"
    file.parent.mkdir(mode=0o755)
    monkeypatch.setattr(paths, "ADMINISTRATOR", {"SHEBAO_SYSTEM_SETTINGS": str(file)})
    return file


def faults(shebao: Shebao, *options: str) -> dict[str, str]:
    """Return what needs attention, by what was looked at."""
    return {check["id"]: check["text"] for check in shebao.json("doctor", *options)["checks"] if not check["ok"]}


@pytest.fixture
def spring(shebao: Shebao) -> Shebao:
    """The command line in a month in which every review date holds."""
    shebao.clock = lambda: NOW - timedelta(days=240)
    return shebao


def test_a_sound_home_is_told_line_by_line(spring: Shebao) -> None:
    ran = spring("doctor")

    assert ran.code == 0, ran.out
    assert all(line.startswith("OK  ") for line in ran.out.splitlines())
    assert f"OK  shebao {__version__}\n" in ran.out
    assert "1 个渠道，3 张清单，16 条；最早的核对日期 2026-03-01" in ran.out
    assert ran.err == "一切正常\n"


def test_after_the_first_case_its_folder_is_private(spring: Shebao) -> None:
    spring.ok("new", "我")

    ran = spring("doctor")

    assert ran.code == 0
    assert "权限 0700，只有自己能看" in ran.out
    assert "档案 1 份" in ran.out


def test_a_folder_that_others_can_read_needs_attention(spring: Shebao, home: Path) -> None:
    spring.ok("new", "我")
    (home / ".local/share/shebao/cases").chmod(0o755)

    ran = spring("doctor")

    assert ran.code == 1
    assert f"chmod 700 {home}" in ran.out
    assert ran.err == "有 1 处要处理，见上面的 !!\n"
    assert [check for check, ok in checks(spring).items() if not ok] == ["cases"]


def test_a_file_in_the_place_of_a_folder_needs_attention(spring: Shebao, home: Path) -> None:
    (home / ".config").mkdir()
    (home / ".config/shebao").write_text("")

    assert checks(spring)["config"] is False


def test_content_past_its_review_needs_attention(shebao: Shebao) -> None:
    ran = shebao("doctor")

    assert ran.code == 1
    assert "!!  内容有 1 条过了核对期" in ran.out
    assert checks(shebao)["review"] is False


def test_a_damaged_case_needs_attention(spring: Shebao, home: Path) -> None:
    spring.ok("new", "我")
    (home / ".local/share/shebao/cases/bad1.toml").touch(mode=0o600)

    assert checks(spring)["case-damaged"] is False
    assert "bad1.toml" in spring("doctor").out


def test_faulty_settings_are_told_and_the_rest_works(spring: Shebao, home: Path) -> None:
    (home / ".config/shebao").mkdir(parents=True, mode=0o700)
    (home / ".config/shebao/settings.toml").write_text('language = "klingon"\n')

    ran = spring("cases")

    assert ran.code == 0
    assert "language" in ran.err
    assert checks(spring)["settings"] is False


@pytest.mark.parametrize(("mode", "way"), [(0o755, "chmod o-rwx"), (0o701, "chmod o-rwx"), (0o770, "chmod g-w")])
def test_a_home_that_others_can_look_into_needs_attention(spring: Shebao, home: Path, mode: int, way: str) -> None:
    home.chmod(mode)

    assert list(faults(spring)) == ["home"]
    assert f"{way} {home}" in faults(spring)["home"]


def test_a_folder_that_is_a_link_needs_attention(spring: Shebao, home: Path) -> None:
    (home / "elsewhere").mkdir(mode=0o700)
    (home / ".local/share/shebao").mkdir(parents=True, mode=0o700)
    (home / ".local/share/shebao/cases").symlink_to(home / "elsewhere")

    assert "是链接" in faults(spring)["cases"]


def test_what_the_process_was_started_with_is_told(spring: Shebao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "found", guard.Found(0o000, ("TEXTUAL_LOG", "TEXTUAL_PRESS")))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    found = faults(spring)
    assert list(found) == ["umask", "core", "variables"]
    assert "umask 0000" in found["umask"]
    assert "ulimit -c 0" in found["core"]
    assert "unset TEXTUAL_LOG TEXTUAL_PRESS" in found["variables"]


def test_the_policy_in_force_is_told_with_who_demands_it(spring: Shebao, system: Path) -> None:
    assert "使用方式: 普通" in spring("doctor").out
    assert "使用方式: 临时使用，什么都不保存（guest）\n" in spring("doctor", "--guest").out
    system.write_text("shared = true\n")
    system.chmod(0o644)

    told = spring("doctor").out
    assert f"使用方式: 共用机器（shared），由 {system} 规定" in told
    assert f"OK  管理员的设置 {system}，属于 " in told
    assert "权限 0644" in told


def test_administrators_settings_that_are_not_used_need_attention(spring: Shebao, system: Path) -> None:
    system.write_text("guest = true\n")
    system.chmod(0o666)

    assert str(system) in faults(spring)["settings"]
    assert "使用方式: 普通" in spring("doctor").out


def test_what_cut_sessions_left_needs_attention(spring: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    spring.ok("new", "我")
    assert faults(spring) == {}

    cases, pending = home / ".local/share/shebao/cases", home / "run/shebao"
    pending.mkdir(parents=True, mode=0o700, exist_ok=True)
    own = f".k7q2.toml.{os.getpid()}.0123456789abcdef.tmp"
    for path in (cases / own, cases / "k7q2.toml.damaged-20261121-090000", pending / "k7q2.01234567.89abcdef.toml"):
        path.touch(mode=0o600)
    left = [check["text"] for check in spring.json("doctor")["checks"] if check["id"] == "leftovers"]
    assert [name in text for name, text in zip((own, "damaged", "k7q2.0123"), left, strict=True)] == [True] * 3


def test_a_guest_is_told_of_everything_but_the_cases(spring: Shebao, home: Path) -> None:
    spring.ok("new", "我")
    before = sorted((path, path.stat().st_mtime_ns) for path in home.rglob("*"))

    assert "没有检查档案" in spring("doctor", "--guest").out
    assert sorted((path, path.stat().st_mtime_ns) for path in home.rglob("*")) == before


def test_the_settings_choose_the_language(spring: Shebao, home: Path) -> None:
    (home / ".config/shebao").mkdir(parents=True, mode=0o700)
    (home / ".config/shebao/settings.toml").write_text('language = "en"\n')

    assert spring("cases").err.startswith("There is no case yet")
    assert spring("cases", "--lang", "zh").err.startswith("还没有档案")


def test_a_pack_without_faults_is_fine(shebao: Shebao, tmp_path: Path) -> None:
    ran = shebao("lint", str(write_pack(tmp_path / "pack")))

    assert (ran.code, ran.out, ran.err) == (0, "", "内容没有错误\n")


def test_a_fault_is_named_by_file_item_and_key_in_one_line(shebao: Shebao, tmp_path: Path) -> None:
    folder = spoil(tmp_path / "pack", "checklists/bring-hall.toml", 'guide = "#bring"', 'guide = "#brin"')

    ran = shebao("lint", str(folder), "--lang", "en")
    data = shebao.json("lint", str(folder))

    assert ran.code == 3
    assert ran.out.startswith("checklists/bring-hall.toml: ")
    assert "id-card" in ran.out
    assert "guide" in ran.out
    assert ran.out.count("\n") == 1
    assert [set(problem) for problem in data["problems"]] == [{"file", "where", "message"}]


def test_a_folder_that_is_not_there_is_named(shebao: Shebao, tmp_path: Path) -> None:
    ran = shebao("lint", str(tmp_path / "nowhere"))

    assert ran.code == 2
    assert str(tmp_path / "nowhere") in ran.err
    assert ran.out == ""


def test_the_bundled_content_can_be_linted(shebao: Shebao) -> None:
    # What it finds in the small library is beside the point here: it looks, and says so in the usual way.
    assert shebao("lint").code in (0, 3)
