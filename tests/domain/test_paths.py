"""Where things are kept."""

from __future__ import annotations

import pwd
from pathlib import Path

import pytest

from checklists.errors import UsageError
from checklists.paths import cache_file, cases_folder, settings_file


def test_by_default_things_are_where_the_rules_put_them() -> None:
    environ = {"HOME": "/somebody"}

    assert cases_folder(environ) == Path("/somebody/.local/share/shebao/cases")
    assert settings_file(environ) == Path("/somebody/.config/shebao/settings.toml")
    assert cache_file(environ) == Path("/somebody/.cache/shebao/content.cache")


def test_the_variables_of_the_rules_are_followed() -> None:
    environ = {"HOME": "/somebody", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_CACHE_HOME": "/x"}

    assert cases_folder(environ) == Path("/d/shebao/cases")
    assert settings_file(environ) == Path("/c/shebao/settings.toml")
    assert cache_file(environ) == Path("/x/shebao/content.cache")


@pytest.mark.parametrize("ignored", ["", "data", "./data", "~/data", "../data"])
def test_an_empty_or_relative_variable_is_ignored(ignored: str) -> None:
    environ = {"HOME": "/somebody", "XDG_DATA_HOME": ignored}

    assert cases_folder(environ) == Path("/somebody/.local/share/shebao/cases")


@pytest.mark.parametrize("home", [{}, {"HOME": ""}, {"HOME": "home"}])
def test_without_a_home_the_account_says_where_it_is(home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    account = pwd.struct_passwd(("li", "x", 1000, 1000, "", "/srv/li", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda _: account)

    assert settings_file(home) == Path("/srv/li/.config/shebao/settings.toml")


def test_an_account_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    with pytest.raises(UsageError, match="HOME"):
        cases_folder({})


def test_asking_makes_nothing(tmp_path: Path) -> None:
    for ask in (cases_folder, settings_file, cache_file):
        ask({"HOME": str(tmp_path)})

    assert list(tmp_path.iterdir()) == []
