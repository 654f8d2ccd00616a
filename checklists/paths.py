"""Where things are kept, after the XDG base directory rules; asking makes no folder."""

from __future__ import annotations

import os
import pwd
from collections.abc import Mapping
from pathlib import Path

from checklists.errors import UsageError
from checklists.text import Text

_PROGRAM = "shebao"


def cases_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the case files, `~/.local/share/shebao/cases`."""
    return _base(environ, "XDG_DATA_HOME", ".local/share") / "cases"


def settings_file(environ: Mapping[str, str]) -> Path:
    """Return the file of the settings, `~/.config/shebao/settings.toml`."""
    return _base(environ, "XDG_CONFIG_HOME", ".config") / "settings.toml"


def cache_file(environ: Mapping[str, str]) -> Path:
    """Return the file of the compiled content, `~/.cache/shebao/content.cache`."""
    return _base(environ, "XDG_CACHE_HOME", ".cache") / "content.cache"


def pending_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder for what could not be saved, `/run/user/1000/shebao`; nothing where the system has no such."""
    given = environ.get("XDG_RUNTIME_DIR", "")
    return Path(given) / _PROGRAM if given.startswith("/") else None


ADMINISTRATOR: Mapping[str, str] = {}
"""The environment to ask about what the administrator settled: none, as everybody sets their own; tests have theirs."""


def system_packs(environ: Mapping[str, str]) -> Path:
    """Return the folder whose folders are the packs that the administrator installed, `/etc/shebao/packs`.

    Args:
        environ: `SHEBAO_SYSTEM_PACKS` names another folder. Never the environment of the person who starts the program,
            who could otherwise hide what the administrator installed for everybody.
    """
    return Path(environ.get("SHEBAO_SYSTEM_PACKS") or "/etc/shebao/packs")


def system_settings(environ: Mapping[str, str]) -> Path:
    """Return the file of what the administrator settled for everybody, `/etc/shebao/settings.toml`.

    Args:
        environ: `SHEBAO_SYSTEM_SETTINGS` names another file; as for `system_packs`, never the person's environment.
    """
    return Path(environ.get("SHEBAO_SYSTEM_SETTINGS") or "/etc/shebao/settings.toml")


def _base(environ: Mapping[str, str], variable: str, default: str) -> Path:
    given = environ.get(variable, "")
    # The rules: empty counts as unset, and a relative path is to be ignored.
    return (Path(given) if given.startswith("/") else _home(environ) / default) / _PROGRAM


def _home(environ: Mapping[str, str]) -> Path:
    home = environ.get("HOME", "")
    if home.startswith("/"):
        return Path(home)
    try:
        return Path(pwd.getpwuid(os.geteuid()).pw_dir)
    except KeyError:
        raise UsageError(_NO_HOME) from None


_NO_HOME = Text("不知道主目录在哪里：请设置环境变量 HOME", "Your home folder is not known: set the variable HOME")
