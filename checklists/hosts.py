"""Which hosts belong to the authorities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from checklists.boundary import RefusedError, parse_toml, read_guarded
from checklists.errors import ContentError, Problem
from checklists.text import Text

HOSTS = Path(__file__).parent / "content" / "hosts.toml"
"""The list that comes with the program."""

_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def load_hosts(path: Path = HOSTS) -> dict[str, tuple[str, ...]]:
    """Return the official hosts by region id, those of the whole country under `national`.

    Raises:
        ContentError: The file cannot be read, or what it lists are not hosts.
    """
    try:
        table = parse_toml(read_guarded(path))
    except RefusedError as error:
        raise _refusal(path, "", error.message) from None
    regions = table.get("regions", {})
    groups = {"national": table.get("national"), **(regions if isinstance(regions, dict) else {"regions": None})}
    for group, listed in groups.items():
        if not isinstance(listed, list) or not all(isinstance(host, str) and _HOST.fullmatch(host) for host in listed):
            raise _refusal(path, group, Text("应为主机名的列表。", "It must be a list of hosts."))
    return {group: tuple(listed) for group, listed in groups.items()}


def host_of(address: str) -> str:
    """Return the host of a host or an https address."""
    return address.removeprefix("https://").partition("/")[0].lower()


def is_official(host: str, official: Iterable[str]) -> bool:
    """Tell whether a host is one of the official ones or lies below one."""
    return any(host == root or host.endswith(f".{root}") for root in official)


def _refusal(path: Path, where: str, message: Text) -> ContentError:
    problem = Problem(path.name, where, message)
    return ContentError(Text(problem.line("zh"), problem.line("en")), (problem,))
