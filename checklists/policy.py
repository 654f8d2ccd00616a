"""What a machine that others share demands of the program: each part can be added by anybody and taken away by none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from checklists.records import dataclass, names, values


@dataclass(frozen=True, slots=True)
class Policy:
    """How a session behaves; a kiosk's visitor is a guest, and a guest is on a shared machine."""

    guest: bool = False
    """Nothing is written except what is exported on purpose."""
    kiosk: bool = False
    """Strangers use it, one after the other: no files at all, and it leaves by itself."""
    shared: bool = False
    """Others use the same account or screen: exports mask the numbers in what was written, unless asked not to."""

    def __post_init__(self) -> None:
        """Add what follows from the rest."""
        object.__setattr__(self, "guest", self.guest or self.kiosk)
        object.__setattr__(self, "shared", self.shared or self.guest)

    @property
    def notes(self) -> Literal["full", "masked"]:
        """What an export has of notes and reasons where nobody said anything else."""
        return "masked" if self.shared else "full"

    def __or__(self, other: Policy) -> Policy:
        """Return what both demand together."""
        return Policy(*(mine or theirs for mine, theirs in zip(values(self), values(other), strict=True)))


ORDINARY = Policy()
"""Nothing is demanded."""
KEYS = names(Policy)
"""The keys of a settings file that are policy."""


def read_policy(table: Mapping[str, Any]) -> tuple[Policy, tuple[str, ...]]:
    """Return the policy that a settings file asks for, and the keys that do not say clearly what is wanted.

    Args:
        table: The file. A value that is neither true nor false counts as true: somebody meant to be careful.
    """
    doubtful = tuple(key for key in KEYS if not isinstance(table.get(key, False), bool))
    return Policy(**{key: table.get(key, False) is not False for key in KEYS}), doubtful
