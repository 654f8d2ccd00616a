"""Case files as one session last read or wrote them: only what changed is read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from checklists.case import Case, with_current_ids
from checklists.edits import date_edits
from checklists.files import Folder, Signature
from checklists.formats.toml_write import ItemTexts
from checklists.generations import read_case, written_at
from checklists.locks import Lock
from checklists.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file."""

    signature: Signature
    saves: int
    """Saves counted by the lock."""
    told: Case
    """What the file tells."""
    case: Case
    """The same, with times on what was edited by hand, and under the ids that items have now."""
    edited: bool = False
    """Whether it was edited by hand."""
    migrated: bool = False
    """Whether it is in an earlier format."""

    @property
    def precious(self) -> bool:
        """Whether the next save takes something away that only this file has: comments, or its format."""
        return self.edited or self.migrated


class Versions:
    """The versions that one session saw last; threads may share it."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        """Start without any.

        Args:
            aliases: Earlier full item id -> present one.
        """
        self._aliases = aliases
        self._last: dict[str, Version] = {}
        self._texts: defaultdict[str, ItemTexts] = defaultdict(ItemTexts)

    def last(self, case_id: str) -> Version | None:
        """Return the version seen last."""
        return self._last.get(case_id)

    def texts(self, case_id: str) -> ItemTexts:
        """Return what was written of the items of a case before."""
        return self._texts[case_id]

    def read(self, folder: Folder, file: str, case_id: str, saves: int) -> Version:
        """Return the version of a file that is there now; nothing is read if it is the one seen last.

        Args:
            folder: Where the file is.
            file: Its name.
            case_id: The case that it is, whatever it says itself: a copied file is another case.
            saves: How many saves the lock counts.

        Raises:
            DamagedError, CaseError, OSError: As for `generations.read_case`.
        """
        before = self._last.get(case_id)
        if before and (before.signature, before.saves) == (folder.signature(file), saves):
            return before
        parsed, signature = read_case(folder, file)
        told = case = replace(parsed.case, id=case_id)
        if not parsed.sealed:
            case = date_edits(told, before.told if before else None, written_at(signature))
        case = with_current_ids(case, self._aliases)
        version = Version(signature, saves, told, case, edited=not parsed.sealed, migrated=parsed.migrated)
        self._last[case_id] = version
        return version

    def write(self, folder: Folder, file: str, lock: Lock, case: Case, data: bytes) -> None:
        """Put a new version in place, durably.

        Args:
            folder: Where the file is.
            file: Its name.
            lock: The lock of the case, held.
            case: The case, tidy.
            data: The same as a file.
        """
        saves = lock.bump()
        signature = folder.write(file, data)
        self._last[case.id] = Version(signature, saves, case, case)
