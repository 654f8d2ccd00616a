"""Local packs on the command line: naming them, seeing their mark, finding what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklists import paths
from tests.domain.cli_world import Shebao
from tests.domain.local_pack import BRING_FILE, pack_files, spoil_local, write_local

pytestmark = pytest.mark.usefixtures("bundled")


@pytest.fixture
def tool(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shebao:
    """The command line over the small content."""
    return Shebao(capsys, monkeypatch)


def test_a_pack_named_anywhere_counts(tool: Shebao, tmp_path: Path) -> None:
    folder = str(write_local(tmp_path / "a"))

    for argv in (["--pack", folder, "show", "station/go"], ["show", f"--pack={folder}", "station/go"]):
        assert tool.ok(*argv).startswith("到站里去（本地: 服务站）\n")
    assert "本地：服务站（街道服务站，2026-10-01 核对）\n" in tool.ok("show", "station/go", "--pack", folder)
    assert "local: Station" in tool.ok("guide", "hall#trouble", "--pack", folder, "--lang", "en")
    assert "网址  平台，站里能上  https://www.12333.gov.cn  官方  本地: 服务站" in tool.ok(
        "show", "hall", "--pack", folder
    )
    assert "先到站里  1 条  本地: 服务站" in tool.ok("list", "--pack", folder)
    assert tool.json("show", "station/go", "--pack", folder)["item"]["local_pack"] == "station-pack"
    assert tool("show", "station/go").code == 2


def test_the_settings_and_the_administrator_name_packs(
    tool: Shebao, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "system"
    write_local(system / "a")
    monkeypatch.setattr(paths, "ADMINISTRATOR", {"SHEBAO_SYSTEM_PACKS": str(system)})
    assert "本地: 服务站" in tool.ok("show", "station/go")

    own = write_local(tmp_path / "own", {"pack.toml": pack_files("own", "自己的", "Own")["pack.toml"]} | dict.fromkeys(
        name for name in pack_files() if name not in ("pack.toml", BRING_FILE)
    ))  # fmt: skip
    (home / ".config/shebao").mkdir(parents=True, mode=0o700)
    (home / ".config/shebao/settings.toml").write_text(f'packs = ["{own}"]\n')
    assert "本地: 自己的" in tool.ok("show", "bring-hall/slip")
    assert "本地: 服务站" in tool.ok("show", "station/go")


def test_a_faulty_pack_is_told_and_the_command_works(tool: Shebao, tmp_path: Path) -> None:
    folder = spoil_local(tmp_path / "a", BRING_FILE, 'text.en = "Bring the slip"', "")

    ran = tool("show", "bring-hall/card", "--pack", str(folder), "--lang", "en")

    assert ran.code == 0
    assert ran.out.startswith("Bring your card")
    assert ran.err == (
        f"Local pack {folder} is not used, the rest of the content is: {BRING_FILE}: bring-hall/slip: text.en: "
        f"The English wording is missing. All faults: shebao lint {folder}\n"
    )


def test_lint_lists_the_faults_of_a_pack_or_what_it_replaces(tool: Shebao, tmp_path: Path) -> None:
    bad = spoil_local(tmp_path / "bad", BRING_FILE, 'text.en = "Bring the slip"', "")
    good = write_local(tmp_path / "good")

    ran = tool("lint", str(bad))
    assert (ran.code, ran.out) == (3, f"{BRING_FILE}: bring-hall/slip: text.en: 缺少英文。\n")
    assert ran.err == "内容有 1 处错误\n"
    assert tool.ok("lint", str(good)) == (
        "「服务站」换掉了自带内容的 bring-hall/card\n"
        "「服务站」换掉了自带内容的 hall/trouble-first\n"
        "「服务站」换掉了自带内容的 hall: www.12333.gov.cn\n"
    )
    assert tool.json("lint", str(good))["replaces"][0] == {"id": "bring-hall/card", "pack": ""}


def test_lint_looks_at_a_pack_among_those_in_use(tool: Shebao, tmp_path: Path) -> None:
    one = write_local(tmp_path / "one")
    two = write_local(tmp_path / "two", {"pack.toml": pack_files("two", "街道", "Street")["pack.toml"]} | dict.fromkeys(
        name for name in pack_files() if name not in ("pack.toml", BRING_FILE)
    ))  # fmt: skip

    assert tool.ok("lint", str(two), "--pack", str(one)) == (
        "「街道」换掉了服务站的 bring-hall/card\n「街道」换掉了服务站的 bring-hall/slip\n"
    )
    assert tool("lint", str(one), "--pack", str(one)).code == 0


def test_lint_of_a_folder_without_a_pack_file_says_so(tool: Shebao, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    ran = tool("lint", str(tmp_path / "empty"))

    assert (ran.code, ran.out) == (3, "pack.toml: 没有这个文件，这里不是内容包。\n")


def test_doctor_lists_every_pack_and_what_lies_over_what(tool: Shebao, tmp_path: Path) -> None:
    one, bad = write_local(tmp_path / "one"), write_local(tmp_path / "bad", {BRING_FILE: "?"})

    found = tool.json("doctor", "--pack", str(one), "--pack", str(bad))["checks"]

    told = {(check["id"], check["ok"]): check["text"] for check in found if check["id"].startswith("pack")}
    assert "加了 7 处，换了 3 处" in told["pack", True]
    assert "hall: www.12333.gov.cn" in told["pack-replaces", True]
    assert str(bad) in told["pack", False]


def test_a_pack_option_without_a_folder_is_told(tool: Shebao) -> None:
    ran = tool("list", "--pack", "--lang", "en")

    assert (ran.code, ran.err) == (2, "--pack takes the folder of a local pack\n")
    assert tool("--pack").err == "--pack 后面要跟内容包的文件夹\n"


def test_after_two_dashes_nothing_names_a_pack(tool: Shebao) -> None:
    assert "「--pack」" in tool("show", "--", "--pack").err
