"""What the policy of the machine closes on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.errors import UsageError
from checklists.policy import Policy
from tui.strings import cli as words

_READING = frozenset({"channels", "list", "show", "guide", "doctor"})
"""All that a kiosk's visitor may do besides the full screen: reading the content takes no files and keeps none."""


def check_command(policy: Policy, name: str) -> None:
    """Refuse in a kiosk every command that is not known to be harmless there.

    Raises:
        UsageError: The command is refused.
    """
    if policy.kiosk and name not in _READING:
        raise UsageError(words.KIOSK_COMMAND.format(name=name))


def check_packs(policy: Policy, packs: Sequence[str]) -> None:
    """Refuse in a kiosk any folder that was named.

    Raises:
        UsageError: One was.
    """
    if policy.kiosk and packs:
        raise UsageError(words.KIOSK_PACK)


def check_cases(policy: Policy) -> None:
    """Refuse a guest the cases that are kept on the machine: they are somebody else's, and nothing would be written.

    Raises:
        UsageError: The session is a guest's.
    """
    if policy.guest:
        raise UsageError(words.GUEST_CASES)
