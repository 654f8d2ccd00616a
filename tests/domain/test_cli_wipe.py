"""`wipe`: what is kept of a person is gone, and the receipt is true."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from checklists import locks
from checklists.store import Store
from tests.domain.cli_world import Shebao
from tui.cli import wipe as command

CASES = ".local/share/shebao/cases"


@pytest.fixture
def kept(shebao: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> Shebao:
    """The command line after much use: two cases with all that can lie beside one, settings, cache, pending copies."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    ids = [shebao.json("new", name)["case"]["id"] for name in ("妈妈", "爸爸")]
    cases = home / CASES
    for case_id in ids:
        for name in (
            f"{case_id}.toml.bak-1", f"{case_id}.toml.day-2026-11-20", f"{case_id}.toml.damaged-20261121-090000",
            f"{case_id}.undo", f".{case_id}.toml.1.0123456789abcdef.tmp", f".{case_id}.toml.swp",
        ):  # fmt: skip
            (cases / name).write_text("something of a person")
        for folder in (home / "run/shebao",):
            folder.mkdir(parents=True, mode=0o700, exist_ok=True)
            (folder / f"{case_id}.01234567.89abcdef.toml").write_text("not saved yet")
    (cases / "妈妈 的.toml").write_text("a copy under another name")
    for name in (
        ".config/shebao/settings.toml",
        ".config/shebao/.settings.toml.1.00.tmp",
        ".cache/shebao/content.cache",
    ):
        (home / name).parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        (home / name).write_text("")
    return shebao


def case_id(shebao: Shebao, name: str) -> str:
    found: str = next(case["id"] for case in shebao.json("cases")["cases"] if case["name"] == name)
    return found


def files(home: Path) -> set[Path]:
    return {path for path in home.rglob("*") if not path.is_dir()}


@pytest.mark.parametrize("by", ["name", "id"])
def test_a_case_goes_with_all_that_was_kept_of_it_and_nothing_else(kept: Shebao, home: Path, by: str) -> None:
    wanted = case_id(kept, "妈妈")
    before = files(home)
    theirs = {path for path in before if path.name.lstrip(".").startswith(wanted)}

    ran = kept("wipe", wanted if by == "id" else "妈妈", "--yes")

    assert ran.code == 0
    assert files(home) == before - theirs
    assert set(map(Path, ran.out.splitlines())) == theirs
    assert len(theirs) == 9
    assert "已删掉 9 个文件" in ran.err
    assert "写时复制" in ran.err


def test_everything_goes_and_so_do_the_folders(kept: Shebao, home: Path) -> None:
    before = files(home)

    ran = kept("wipe", "--all", "--yes")

    assert ran.code == 0
    assert set(map(Path, ran.out.splitlines())) == before
    assert files(home) == set()
    assert list(home.rglob("shebao")) == []
    assert kept("wipe", "--all", "--yes").err.startswith("这台机器上什么也没有留下")


def test_the_receipt_for_programs(kept: Shebao, home: Path) -> None:
    before = files(home)

    data = kept.json("wipe", "--all", "--yes", "--lang", "en")

    assert set(map(Path, data["removed"])) == before
    assert (data["left"], data["errors"]) == ([], [])
    assert "backups" in data["out_of_reach"]


def test_what_is_not_ours_stays(kept: Shebao, home: Path) -> None:
    for name in (".config/shebao/other.toml", ".cache/shebao/other", CASES + "/folder/file"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("")

    assert kept("wipe", "--all", "--yes").code == 0
    assert {str(path.relative_to(home)) for path in files(home)} == {
        ".config/shebao/other.toml",
        ".cache/shebao/other",
        CASES + "/folder/file",
    }


@pytest.mark.parametrize("arguments", [("--all",), ("妈妈",)])
def test_where_nobody_can_be_asked_nothing_is_removed(kept: Shebao, home: Path, arguments: tuple[str, ...]) -> None:
    before = files(home)
    ran = kept("wipe", *arguments)

    assert (ran.code, files(home)) == (1, before)
    assert "--yes" in ran.err


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("", 1), ("\n", 1)])
def test_on_a_terminal_it_lists_and_asks(
    kept: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr(command, "is_interactive", lambda: True)
    before = files(home)
    ran = kept("wipe", "--all", stdin=answer)

    assert ran.code == code
    for path in before:
        assert str(path) in ran.err
    assert files(home) == (set() if code == 0 else before)
    assert ("什么也没变" in ran.err) == (code == 1)


@pytest.mark.parametrize("arguments", [(), ("妈妈", "--all"), ("爷爷",), ("zzzz",)])
def test_what_cannot_be_meant_is_refused(kept: Shebao, home: Path, arguments: tuple[str, ...]) -> None:
    before = files(home)

    assert kept("wipe", *arguments, "--yes").code == 2
    assert files(home) == before


def test_a_damaged_case_can_be_wiped_by_its_id(kept: Shebao, home: Path) -> None:
    wanted = case_id(kept, "妈妈")
    (home / CASES / f"{wanted}.toml").write_text("cut")

    assert kept("wipe", wanted, "--yes").code == 0
    assert not any(path.name.lstrip(".").startswith(wanted) for path in files(home))


def test_a_case_that_is_called_like_another_file_takes_no_settings_along(kept: Shebao, home: Path) -> None:
    (home / CASES / "settings.toml").write_text("")

    assert kept("wipe", "settings", "--yes").code == 0
    assert not (home / CASES / "settings.toml").exists()
    assert (home / ".config/shebao/settings.toml").exists()


def test_a_case_that_another_session_is_saving_stays(kept: Shebao, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LIMIT", 0.01)
    wanted = case_id(kept, "妈妈")
    with (home / CASES / f"{wanted}.toml.lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        ran = kept("wipe", "--all", "--yes")

    assert ran.code == 4
    assert {path.name for path in files(home) if path.parent.name == "cases"} >= {f"{wanted}.toml"}
    assert f"还在: {home / CASES / wanted}.toml" in ran.err
    assert all(path.name.lstrip(".").startswith(wanted) for path in files(home))


def test_a_link_goes_and_what_it_leads_to_is_told(kept: Shebao, home: Path) -> None:
    settings, elsewhere = home / ".config/shebao/settings.toml", home / "dotfiles.toml"
    settings.rename(elsewhere)
    settings.symlink_to(elsewhere)

    ran = kept("wipe", "--all", "--yes")

    assert ran.code == 1
    assert files(home) == {elsewhere}
    assert f"还在: {elsewhere}" in ran.err


def test_a_folder_that_others_may_change_is_told_and_the_rest_goes(kept: Shebao, home: Path) -> None:
    (home / ".config/shebao").chmod(0o777)

    ran = kept("wipe", "--all", "--yes")

    assert ran.code == 3
    assert "chmod 700" in ran.err
    assert {path.parent for path in files(home)} == {home / ".config/shebao"}


def test_a_folder_that_is_a_link_is_not_followed(kept: Shebao, home: Path) -> None:
    (home / CASES).rename(home / "elsewhere")
    (home / CASES).symlink_to(home / "elsewhere")
    before = set((home / "elsewhere").iterdir())

    assert kept("wipe", "--all", "--yes").code == 3
    assert set((home / "elsewhere").iterdir()) == before


def test_a_session_that_still_has_the_case_open_does_not_bring_it_back(kept: Shebao, home: Path) -> None:
    from checklists.errors import GoneError

    store = Store(home / CASES)
    case = store.find("妈妈")
    kept.ok("wipe", "--all", "--yes")

    with pytest.raises(GoneError):
        store.save(case)
    assert files(home) == set()


def test_a_guest_may_wipe_what_was_kept_before_and_a_kiosks_visitor_not(kept: Shebao, home: Path) -> None:
    assert kept("wipe", "--all", "--yes", "--kiosk").code == 2
    assert kept("wipe", "--all", "--yes", "--guest").code == 0
    assert files(home) == set()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_cannot_be_looked_into_is_told(kept: Shebao, home: Path) -> None:
    (home / CASES).chmod(0o300)

    assert kept("wipe", "--all", "--yes").code == 3
