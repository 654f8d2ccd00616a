from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import source_hash
from pathlib import Path

import pytest

from checklists import assembly, compiled
from checklists.errors import ContentError
from checklists.library import Library
from checklists.packs import BUNDLED, load_library
from tests.domain.example_pack import example_files, write_pack

ROOT = Path(__file__).parents[2]

START = """
import sys
from pathlib import Path
from checklists.packs import load_library
load_library(Path(sys.argv[1]), cache=Path(sys.argv[2]))
print(*(name for name in ("pydantic", "tomllib") if name in sys.modules))
"""


@pytest.fixture
def assemblies(monkeypatch: pytest.MonkeyPatch) -> list[Library | None]:
    """Every library that was put together from its files rather than read from a cache."""
    made: list[Library | None] = []
    assemble = assembly.assemble

    def counted(*args: object) -> Library | None:
        made.append(assemble(*args))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(assembly, "assemble", counted)
    return made


def start(pack: Path, cache: Path) -> str:
    """Load in a fresh interpreter and return which of the heavy modules it needed."""
    run = subprocess.run(
        [sys.executable, "-c", START, str(pack), str(cache)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_only_the_first_start_needs_parser_and_validator(tmp_path: Path) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache" / "content"

    assert start(pack, cache) == "pydantic tomllib"
    assert start(pack, cache) == ""


@pytest.mark.parametrize("pack", ["example", "bundled"])
def test_both_ways_give_the_same_library_in_the_same_order(
    tmp_path: Path, assemblies: list[Library | None], pack: str
) -> None:
    folder = BUNDLED if pack == "bundled" else write_pack(tmp_path / "pack")
    cache = tmp_path / "content"

    first = load_library(folder, cache=cache)
    second = load_library(folder, cache=cache)

    assert len(assemblies) == 1
    assert second is not first
    assert second == first
    # repr tells tuples from lists, enums from strings, and the order of mappings, which == does not.
    assert repr(second) == repr(first)


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: (pack / "checklists/fix-record.toml").write_text(
            "# \n" + example_files()["checklists/fix-record.toml"]
        ),
        lambda pack: (pack / "questions.toml").write_text(
            example_files()["questions.toml"].replace("A phone", "A Phone")
        ),
        lambda pack: (pack / "index.toml").write_text(
            example_files()["index.toml"].replace('"hall", "site"', '"site", "hall"')
        ),
    ],
)
def test_any_change_to_the_files_is_seen(
    tmp_path: Path, assemblies: list[Library | None], change: Callable[[Path], object]
) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    load_library(pack, cache=cache)

    change(pack)
    changed = load_library(pack, cache=cache)

    assert len(assemblies) == 2
    assert repr(changed) == repr(load_library(pack))
    assert repr(load_library(pack, cache=cache)) == repr(changed)


def test_a_new_file_is_seen_although_no_other_changed(tmp_path: Path) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    load_library(pack, cache=cache)

    (pack / "channels/extra.toml").write_text(example_files()["channels/site.toml"])

    with pytest.raises(ContentError):
        load_library(pack, cache=cache)


def test_another_program_or_python_compiles_anew(
    tmp_path: Path, assemblies: list[Library | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    load_library(pack, cache=cache)

    for module, name in ((compiled, "__version__"), (sys, "version"), (compiled, "FORMAT")):
        monkeypatch.setattr(module, name, "other")
        load_library(pack, cache=cache)

    assert len(assemblies) == 4


def _cut(cache: Path) -> None:
    cache.write_bytes(cache.read_bytes()[:-1])


def _flip(cache: Path) -> None:
    data = bytearray(cache.read_bytes())
    data[len(data) // 2] ^= 1
    cache.write_bytes(data)


def _empty(cache: Path) -> None:
    cache.write_bytes(b"")


def _noise(cache: Path) -> None:
    """Right key and seal, but nothing that was ever written."""
    key = cache.read_bytes()[compiled._DIGEST : 2 * compiled._DIGEST]
    cache.write_bytes(source_hash(key + b"\xff") + key + b"\xff")


def _folder(cache: Path) -> None:
    cache.unlink()
    cache.mkdir()


def _pipe(cache: Path) -> None:
    cache.unlink()
    os.mkfifo(cache)


def _link(cache: Path) -> None:
    elsewhere = cache.rename(cache.with_name("elsewhere"))
    cache.symlink_to(elsewhere)


def _writable_by_others(cache: Path) -> None:
    cache.chmod(0o666)


@pytest.mark.parametrize("harm", [_cut, _flip, _empty, _noise, _folder, _pipe, _link, _writable_by_others])
def test_a_cache_that_is_not_as_it_was_written_is_not_used(
    tmp_path: Path, assemblies: list[Library | None], harm: Callable[[Path], None]
) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    first = load_library(pack, cache=cache)

    harm(cache)

    assert load_library(pack, cache=cache) == first
    assert len(assemblies) == 2


def test_a_cache_of_somebody_else_is_not_used(
    tmp_path: Path, assemblies: list[Library | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    load_library(pack, cache=cache)

    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    load_library(pack, cache=cache)

    assert len(assemblies) == 2


def test_a_damaged_cache_is_made_good(tmp_path: Path, assemblies: list[Library | None]) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    load_library(pack, cache=cache)
    _flip(cache)

    load_library(pack, cache=cache)
    load_library(pack, cache=cache)

    assert len(assemblies) == 2


def test_the_cache_is_private_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack")
    cache = tmp_path / "home" / "new" / "content"
    os.umask(0)

    load_library(pack, cache=cache)

    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    for folder in (cache.parent, cache.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in cache.parent.iterdir()] == ["content"]


def test_what_a_killed_session_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "content"
    cache.parent.mkdir(mode=0o700)
    (cache.parent / f".content.{2**22 + 1}.0123456789abcdef.tmp").write_bytes(b"half")

    load_library(write_pack(tmp_path / "pack"), cache=cache)

    assert [path.name for path in cache.parent.iterdir()] == ["content"]


def test_a_link_in_the_place_of_the_cache_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    cache = tmp_path / "content"
    cache.symlink_to(victim)

    load_library(write_pack(tmp_path / "pack"), cache=cache)

    assert victim.read_text() == "mine"
    assert not cache.is_symlink()


@pytest.mark.parametrize("step", ["open", "write", "rename"])
def test_a_disk_that_refuses_the_cache_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache" / "content"
    open_file = os.open

    def refuse(*args: object, **kwargs: object) -> int:
        if step == "open" and not int(str(args[1])) & os.O_CREAT:
            return open_file(*args, **kwargs)  # type: ignore[arg-type]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, refuse)

    assert load_library(pack, cache=cache).channels.keys() == {"hall", "site"}
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_pack_with_faults_leaves_no_cache(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        load_library(write_pack(tmp_path / "pack", {"index.toml": b""}), cache=tmp_path / "content")

    assert not (tmp_path / "content").exists()


def test_what_nobody_asked_for_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "content"
    first = load_library(pack, cache=cache)
    read: list[object] = []

    def noting(make: Callable[[tuple[object, ...]], object], row: tuple[object, ...]) -> object:
        read.append(row[0])
        return make(row)

    for name in ("_channel", "_checklist", "_source"):
        monkeypatch.setattr(compiled, name, partial(noting, getattr(compiled, name)))

    again = load_library(pack, cache=cache)
    assert read == []
    channel_id = next(iter(first.channels))
    assert again.channels[channel_id] is again.channels[channel_id]
    assert read == [channel_id]
    assert (len(again.channels), list(again.sources)) == (len(first.channels), list(first.sources))
    assert "nobody" not in again.checklists
    assert read == [channel_id]
