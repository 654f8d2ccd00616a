"""What the administrator settles for everybody, and that nobody can loosen it."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from checklists import packs, paths
from checklists.policy import Policy
from checklists.settings import Settings
from checklists.settled import load_settled
from tests.domain.cli_world import Shebao
from tests.domain.example_pack import write_pack

EVERY = [Policy(*switches) for switches in product((False, True), repeat=3)]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The administrator's file, in a folder of its own; not there yet."""
    folder = tmp_path / "etc"
    folder.mkdir(mode=0o755)
    file = folder / "settings.toml"
    monkeypatch.setattr(paths, "ADMINISTRATOR", {"SHEBAO_SYSTEM_SETTINGS": str(file)})
    return file


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """The person's file; not there yet."""
    return tmp_path / "own.toml"


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    file.chmod(0o644)


def test_a_kiosk_is_used_by_guests_and_a_guest_is_on_a_shared_machine() -> None:
    assert Policy(kiosk=True) == Policy(guest=True, kiosk=True, shared=True)
    assert Policy(guest=True) == Policy(guest=True, shared=True)
    assert not Policy().shared


@pytest.mark.parametrize("one", EVERY)
@pytest.mark.parametrize("other", EVERY)
def test_two_policies_together_demand_what_either_demands(one: Policy, other: Policy) -> None:
    both = one | other

    assert both == other | one
    assert both.guest == (one.guest or other.guest)
    assert both.kiosk == (one.kiosk or other.kiosk)
    assert both.shared == (one.shared or other.shared)


def test_without_files_nothing_is_demanded(person: Path, system: Path) -> None:
    settled = load_settled(person, system)

    assert (settled.settings, settled.policy, settled.complaints) == (Settings(), Policy(), ())


def test_a_person_sets_their_own_on_top_of_what_is_settled_for_everybody(person: Path, system: Path) -> None:
    write(system, 'language = "en"\ntheme = "light"\nwidth = "wide"\n')
    write(person, 'theme = "contrast"\n')

    assert load_settled(person, system).settings == Settings(language="en", theme="contrast", width="wide")


def test_a_person_tightens_the_policy_and_never_loosens_it(person: Path, system: Path) -> None:
    write(system, "shared = true\n")
    write(person, "guest = true\nshared = false\n")
    assert load_settled(person, system).policy == Policy(guest=True)

    write(system, "guest = true\n")
    write(person, "guest = false\nkiosk = false\nshared = false\n")
    assert load_settled(person, system).policy == Policy(guest=True)


@pytest.mark.parametrize("value", ["1", '"yes"', '""', "[]", "0"])
def test_a_switch_that_says_neither_counts_as_on_and_is_told(person: Path, system: Path, value: str) -> None:
    write(system, f"kiosk = {value}\n")

    settled = load_settled(person, system)
    assert settled.policy.kiosk
    assert [("kiosk" in text.en, "kiosk" in text.zh) for text in settled.complaints] == [(True, True)]


def test_a_key_that_is_no_key_is_told_so_that_a_slip_is_seen(person: Path, system: Path) -> None:
    write(system, 'geust = true\npacks = ["/srv/a"]\n')

    settled = load_settled(person, system)
    assert settled.policy == Policy()
    assert settled.settings.packs == ()
    assert ["geust" in settled.complaints[0].en, "packs" in settled.complaints[1].zh] == [True, True]


def test_a_wrong_default_is_told_and_the_rest_holds(person: Path, system: Path) -> None:
    write(system, 'language = "fr"\ntheme = "light"\n')

    settled = load_settled(person, system)
    assert settled.settings == Settings(theme="light")
    assert len(settled.complaints) == 1


def _others_may_write(file: Path) -> None:
    file.chmod(0o664)


def _others_may_replace(file: Path) -> None:
    file.parent.chmod(0o777)


def _a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


def _no_toml(file: Path) -> None:
    write(file, "guest = \n")


@pytest.mark.parametrize("spoil", [_others_may_write, _others_may_replace, _a_link, _no_toml])
def test_a_file_that_cannot_be_trusted_is_not_used_and_says_so(
    person: Path, system: Path, spoil: Callable[[Path], None]
) -> None:
    write(system, 'guest = true\nlanguage = "en"\n')
    spoil(system)

    settled = load_settled(person, system)
    assert (settled.settings, settled.policy) == (Settings(), Policy())
    assert len(settled.complaints) == 1
    assert str(system) in settled.complaints[0].zh


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_not_used(person: Path, system: Path) -> None:
    write(system, "guest = true\n")
    os.chown(system, 65534, 65534)

    assert load_settled(person, system).policy == Policy()
    os.chown(system, 0, 0)
    os.chown(system.parent, 65534, 65534)
    assert load_settled(person, system).policy == Policy()


def test_a_complaint_is_said_with_every_command_and_stops_none(shebao: Shebao, system: Path) -> None:
    write(system, "guest = true\n")
    system.chmod(0o666)

    ran = shebao("cases")
    assert ran.code == 0
    assert str(system) in ran.err


@pytest.mark.parametrize("how", [("--guest",), ("--kiosk",), ()])
@pytest.mark.parametrize(
    "command",
    [("new", "我"), ("cases",), ("status", "我"), ("list", "我"), ("mark", "我", "a/b"),
     ("note", "我", "a/b"), ("export", "我"), ("show", "bring-hall/slip", "--case", "我")],
    ids=" ".join,
)  # fmt: skip
def test_a_guest_is_kept_from_the_cases_of_the_machine(
    shebao: Shebao, system: Path, home: Path, command: tuple[str, ...], how: tuple[str, ...]
) -> None:
    if not how:
        write(system, "guest = true\n")
    ran = shebao(*command, *how)

    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "shebao --guest" in ran.err or "--kiosk" in ran.err
    assert sorted(home.rglob("*")) == sorted((system.parent, *system.parent.iterdir()))


def test_a_guest_reads_the_content_and_leaves_nothing(shebao: Shebao, home: Path) -> None:
    assert shebao.ok("list", "--guest")
    assert shebao.ok("--guest", "guide", "hall-window")

    assert list(home.iterdir()) == []


def test_a_guest_reads_the_cache_and_never_writes_it(tmp_path: Path) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content.cache"
    packs.load_library(pack, cache=cache, keep=False)
    assert not cache.exists()

    library = packs.load_library(pack, cache=cache)
    kept = (cache.read_bytes(), cache.stat().st_mtime_ns)
    assert packs.load_library(pack, cache=cache, keep=False) == library
    assert (cache.read_bytes(), cache.stat().st_mtime_ns) == kept


@pytest.mark.parametrize("command", ["import", "lint", "schema", "new"])
def test_a_kiosk_has_only_commands_that_read_the_content(shebao: Shebao, command: str, tmp_path: Path) -> None:
    ran = shebao(command, "--kiosk", str(tmp_path))

    assert ran.code == 2
    assert f"shebao {command}" in ran.err
    assert shebao("--kiosk", "list").code == 0


def test_a_kiosk_takes_no_folder_from_its_visitor(shebao: Shebao, tmp_path: Path) -> None:
    ran = shebao("list", "--kiosk", "--pack", str(tmp_path))

    assert ran.code == 2
    assert "--pack" in ran.err


def test_after_a_bare_double_dash_a_word_is_a_word(shebao: Shebao) -> None:
    assert shebao("new", "--", "--guest").code == 0
