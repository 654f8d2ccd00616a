"""Exports on disk: private, whole, and never over something else unless told to."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.errors import SaveError, ShebaoError, UsageError
from checklists.export import suggest_name, write_export
from checklists.text import is_clean
from tests.domain.export_sample import CASE, TODAY


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("replace_it", [False, True])
def test_a_new_file_is_whole_and_private_whatever_the_umask(tmp_path: Path, replace_it: bool) -> None:
    path = tmp_path / "清单.html"

    with umask(0o000):
        write_export(path, "内容".encode(), replace=replace_it)

    assert path.read_text(encoding="utf-8") == "内容"
    assert mode(path) == 0o600
    assert names(tmp_path) == ["清单.html"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError) as refusal:
        write_export(path, b"new", replace=False)

    assert path.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["list.md"]
    for sentence in (refusal.value.message.zh, refusal.value.message.en):
        assert str(path) in sentence


def test_a_file_is_replaced_as_a_whole_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("a longer text than the new one", encoding="utf-8")
    path.chmod(0o644)

    write_export(path, b"new", replace=True)

    assert path.read_bytes() == b"new"
    assert mode(path) == 0o600
    assert names(tmp_path) == ["list.md"]


def test_a_file_that_appears_in_between_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.md"
    link = os.link

    def late(*args: str, **kwargs: Any) -> None:
        path.write_text("mine", encoding="utf-8")
        link(*args, **kwargs)

    monkeypatch.setattr(os, "link", late)

    with pytest.raises(UsageError):
        write_export(path, b"new", replace=False)

    assert path.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["list.md"]


@pytest.mark.parametrize("there", [False, True])
def test_a_disk_without_hard_links_takes_exports_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    path = tmp_path / "list.md"

    def unable(*args: str, **kwargs: int) -> NoReturn:
        if there:
            path.write_text("mine", encoding="utf-8")
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unable)

    if there:
        with pytest.raises(UsageError):
            write_export(path, b"new", replace=False)
    else:
        write_export(path, b"new", replace=False)

    assert path.read_bytes() == (b"mine" if there else b"new")
    assert mode(path) == (mode(path) if there else 0o600)
    assert names(tmp_path) == ["list.md"]


@pytest.mark.parametrize("replace_it", [False, True])
@pytest.mark.parametrize("kind", ["folder", "fifo", "link", "dangling link"])
def test_what_is_not_a_file_is_refused(tmp_path: Path, kind: str, replace_it: bool) -> None:
    path, other = tmp_path / "target", tmp_path / "other"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to(other)
        if kind == "link":
            other.write_text("mine", encoding="utf-8")
    before = names(tmp_path)

    with pytest.raises(UsageError) as refusal:
        write_export(path, b"new", replace=replace_it)

    assert names(tmp_path) == before
    assert not other.exists() or other.read_text(encoding="utf-8") == "mine"
    assert str(path) in refusal.value.message.zh


@pytest.mark.parametrize(
    ("path", "english"),
    [
        ("no/such/folder/list.md", "its folder does not exist"),
        ("file/list.md", "part of the path is not a folder"),
        ("x" * 300, "too long a name"),
        ("a\0b", "cannot be a file name"),
        ("", "is a folder"),
        ("..", "is a folder"),
    ],
)
def test_a_path_that_cannot_be_meant_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, english: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()

    with pytest.raises(UsageError) as refusal:
        write_export(Path(path), b"new", replace=False)

    assert english in refusal.value.message.en
    assert is_clean(refusal.value.message.zh)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_disk_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    path = tmp_path / "list.md"
    path.write_text("mine", encoding="utf-8")

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(SaveError) as refusal:
            write_export(path, b"new", replace=True)

    assert path.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["list.md"]
    assert str(path) in refusal.value.message.zh


def test_a_hostile_path_cannot_drive_the_terminal_through_the_message(tmp_path: Path) -> None:
    with pytest.raises(ShebaoError) as refusal:
        write_export(tmp_path / "no\x1b[2J\u202e" / "x", b"", replace=False)

    assert is_clean(refusal.value.message.zh)
    assert is_clean(refusal.value.message.en)


@pytest.mark.parametrize(
    ("nickname", "format_id", "expected"),
    [
        ("妈妈", "html", "社保清单-妈妈-2026-11-21.html"),
        ("我 和 妈", "md", "社保清单-我-和-妈-2026-11-21.md"),
        ("../../etc/passwd", "toml", "社保清单-etc-passwd-2026-11-21.toml"),
        (".hidden", "md", "社保清单-hidden-2026-11-21.md"),
        ("a\x1b[2J\u202eb\nc", "md", "社保清单-a[2Jb-c-2026-11-21.md"),
        ("///", "md", "社保清单-k7q2-2026-11-21.md"),
    ],
)
def test_the_suggested_name_is_the_person_s_and_safe(nickname: str, format_id: str, expected: str) -> None:
    assert suggest_name(replace(CASE, name=nickname), format_id, TODAY) == expected


def test_the_suggested_name_can_be_english() -> None:
    assert suggest_name(replace(CASE, name="Mum"), "md", date(2026, 1, 2), "en") == "shebao-Mum-2026-01-02.md"


@given(st.text(max_size=100))
def test_any_nickname_makes_one_file_name(nickname: str) -> None:
    name = suggest_name(replace(CASE, name=nickname), "html", TODAY)

    assert is_clean(name)
    assert Path(name).name == name
    assert not name.startswith((".", "-"))
    assert len(os.fsencode(name)) <= 255
