"""Settings: read whatever state their file is in, and written without losing what is not ours."""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from checklists.errors import CaseError, SaveError
from checklists.settings import Settings, load, resolve_language, save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "shebao" / "settings.toml"


@pytest.fixture
def made(file: Path) -> Path:
    save(Settings(), file)
    return file


def test_without_a_file_everything_is_as_the_program_comes(file: Path) -> None:
    assert load(file) == (Settings(language="", theme="", width="auto"), [])
    assert not file.parent.exists()


def test_what_is_saved_is_loaded(file: Path) -> None:
    settings = Settings(language="en", theme="high-contrast", width="wide")
    save(settings, file)

    assert load(file) == (settings, [])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]


def test_keys_of_other_versions_stay(made: Path) -> None:
    made.write_text('theme = "dark"\nfuture = 7\n[keys]\ndone = "x"\n')
    save(Settings(language="en"), made)

    assert tomllib.loads(made.read_text()) == {
        "language": "en", "theme": "", "width": "auto", "future": 7, "keys": {"done": "x"}
    }  # fmt: skip
    assert load(made) == (Settings(language="en"), [])


def test_only_what_was_changed_is_written(made: Path) -> None:
    made.write_text('theme = "light"\n')
    save(Settings(language="en", theme="contrast"), made, Settings(theme="contrast"))

    assert tomllib.loads(made.read_text()) == {"language": "en", "theme": "light"}
    save(Settings(language="en"), made, Settings(language="en", theme="light"))
    assert tomllib.loads(made.read_text()) == {"language": "en", "theme": ""}


@pytest.mark.parametrize(
    ("line", "key", "allowed"),
    [
        ('language = "fr"', "language", '"zh", "en", ""'),
        ("language = 1", "language", '"zh", "en", ""'),
        ("language = []", "language", '"zh", "en", ""'),
        ('width = "2"', "width", '"auto", "narrow", "wide"'),
        ("theme = 3", "theme", "in quotes"),
        ('theme = "\\u001b[2J"', "theme", "in quotes"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed_and_costs_nothing_else(
    made: Path, line: str, key: str, allowed: str
) -> None:
    others = {"language": "en", "theme": "dark", "width": "wide"}
    del others[key]
    made.write_text(line + "\n" + "".join(f'{name} = "{value}"\n' for name, value in others.items()))

    settings, complaints = load(made)
    assert {name: getattr(settings, name) for name in others} == others
    assert getattr(settings, key) == getattr(Settings(), key)
    assert len(complaints) == 1
    for text in (complaints[0].zh, complaints[0].en):
        assert str(made) in text
        assert key in text
        assert "\x1b" not in text
    assert allowed in complaints[0].en


@pytest.mark.parametrize("data", [b"\xff\xfe", b"language =", b"[" * 9999, b"#" * 99_999, "语言 = 1".encode()])
def test_a_broken_file_stops_nothing_and_is_not_overwritten(made: Path, data: bytes) -> None:
    made.write_bytes(data)

    settings, complaints = load(made)
    assert settings == Settings()
    assert str(made) in complaints[0].zh
    with pytest.raises(SaveError, match="correct or delete"):
        save(Settings(language="en"), made)
    assert made.read_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        b"x = 0x" + b"f" * 6000,
        b"x = " + b"{a=" * 20 + b"1" + b"}" * 20,
        b"x = [" + b"1," * 20_000 + b"]",
    ],
    ids=["a number too long", "nested too deeply", "too much"],
)
def test_settings_that_could_not_be_read_again_are_not_written(made: Path, data: bytes) -> None:
    made.write_bytes(data)
    assert load(made) == (Settings(), [])

    with pytest.raises(SaveError, match="too long"):
        save(Settings("en"), made)
    assert made.read_bytes() == data


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path)])  # fmt: skip  # noqa: E501
def test_what_is_no_file_stops_nothing(made: Path, put: type) -> None:
    made.unlink()
    put(made)

    settings, _ = load(made)
    assert settings == Settings()


def test_a_link_to_settings_kept_elsewhere_stays_a_link(made: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles" / "shebao.toml"
    elsewhere.parent.mkdir(0o700)
    made.rename(elsewhere)
    made.symlink_to(elsewhere)
    save(Settings(language="en"), made)

    assert made.is_symlink()
    assert load(elsewhere)[0].language == "en"


def test_a_disk_that_refuses_leaves_the_old_settings(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    before = made.read_bytes()
    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(SaveError, match="disk is full"):
        save(Settings(language="en"), made)
    assert made.read_bytes() == before
    assert [each.name for each in made.parent.iterdir()] == ["settings.toml"]


def test_a_folder_that_others_may_write_is_not_used(made: Path) -> None:
    made.parent.chmod(0o777)

    with pytest.raises(CaseError, match="chmod 700"):
        save(Settings(), made)


@pytest.mark.parametrize(
    ("flag", "environ", "settings", "expected"),
    [
        (None, {}, Settings(), "zh"),
        (None, {}, Settings(language="en"), "en"),
        (None, {"SHEBAO_LANG": "zh"}, Settings(language="en"), "zh"),
        ("en", {"SHEBAO_LANG": "zh"}, Settings(language="zh"), "en"),
        (None, {"SHEBAO_LANG": "en_US.UTF-8"}, Settings(), "en"),
        (None, {"SHEBAO_LANG": " ZH-CN "}, Settings(language="en"), "zh"),
        (None, {"SHEBAO_LANG": ""}, Settings(language="en"), "en"),
        (None, {"SHEBAO_LANG": "fr"}, Settings(language="en"), "en"),
        (None, {"SHEBAO_LANG": "enormous"}, Settings(), "zh"),
        (None, {"LANG": "en_US.UTF-8"}, Settings(), "zh"),
    ],
)
def test_the_language_is_what_was_said_last_and_nearest(
    flag: str | None, environ: Mapping[str, str], settings: Settings, expected: str
) -> None:
    assert resolve_language(flag, environ, settings) == expected
