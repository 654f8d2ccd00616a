"""The refusals of the domain: each says in both languages what is wrong, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists.records import dataclass
from checklists.text import Lang, Text

if TYPE_CHECKING:
    from checklists.generations import Generation


class ShebaoError(Exception):
    """Something a person can act on; never a programming error."""

    exit_code = 1

    def __init__(self, message: Text) -> None:
        """Keep the message.

        Args:
            message: One or two sentences: what, where, and the way out.
        """
        super().__init__(message.en)
        self.message = message


class UsageError(ShebaoError):
    """The command or the answer cannot be meant as it was given."""

    exit_code = 2


class NotFoundError(UsageError):
    """No such case, item, channel or file."""


class CaseError(ShebaoError):
    """A case file cannot be read or would be harmed."""

    exit_code = 3


class NewerError(CaseError):
    """A later version of the program wrote the case: it is sound, but not for us to read or replace."""


class DamagedError(CaseError):
    """A case file cannot be read; `generations` are the earlier copies that can, the latest first."""

    def __init__(self, message: Text, generations: tuple[Generation, ...]) -> None:
        """Keep the message and the way back."""
        super().__init__(message)
        self.generations = generations


class BusyError(ShebaoError):
    """Another session holds the lock for longer than we wait."""

    exit_code = 4


class SaveError(ShebaoError):
    """The disk refused; what was to be saved is still in memory."""

    def __init__(self, message: Text, cause: Text | None = None) -> None:
        """Keep the message.

        Args:
            message: What, where, and the way out.
            cause: Why and the way out alone, for where there is little room.
        """
        super().__init__(message)
        self.cause = cause or message


class GoneError(SaveError):
    """The case was deleted while it was open; saving it again would bring back what somebody wanted gone."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a pack."""

    file: str
    """File name inside the pack."""
    where: str
    """Item or section, and the key: `bring-window/id-card: guide`; empty for the whole file."""
    message: Text
    """What is wrong and what would be right."""

    def line(self, lang: Lang) -> str:
        """Return the fault as one line."""
        return f"{self.file}: {self.where + ': ' if self.where else ''}{self.message.get(lang)}"


class ContentError(ShebaoError):
    """A pack has faults; `problems` lists them all."""

    exit_code = 3

    def __init__(self, message: Text, problems: tuple[Problem, ...]) -> None:
        """Keep the summary and every fault."""
        super().__init__(message)
        self.problems = problems
