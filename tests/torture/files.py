"""Something else where a file should be: a sentence at once, no hanging, and nothing of anybody is overwritten."""

from __future__ import annotations

import resource
import shutil
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from checklists.errors import ShebaoError
from tests.torture.outcome import Outcome, SkippedError, scaled
from tests.torture.pranks import PRANKS, free, look
from tests.torture.processes import memory_folder, within
from tests.torture.subjects import SUBJECTS, Subject

PATIENCE = 30.0
"""Seconds after which something hangs."""
CPU = 1.0
"""Seconds of work that an answer may take; reading a gigabyte would take longer, or more memory than there is."""
MEMORY = 512 * 1024 * 1024


@dataclass(slots=True)
class _Found:
    """What came of one prank."""

    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    """Seconds until an answer, at most."""
    refused: int = 0
    answers: int = 0
    impossible: str = ""
    """Why the prank could not be played here."""


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Play every prank on every file; there is no chance in it."""
    planned = [(subject, prank) for subject in SUBJECTS for prank in PRANKS]
    chosen = planned[:: max(1, len(planned) // scaled(len(planned), share, least=12))]
    failures = []
    all_found = []
    with memory_folder() as memory:
        for subject, prank in chosen:
            place = memory / "world"
            found = within(PATIENCE, partial(_play, subject, prank, place))
            if found is None:
                failures.append(f"{subject.name} is {prank}: it hangs")
            else:
                failures += [f"{subject.name} is {prank}: {fault}" for fault in found.faults]
                all_found.append(found)
            shutil.rmtree(place, ignore_errors=True)
    played = [found for found in all_found if not found.impossible]
    if not played:
        raise SkippedError("no prank could be played here")
    figures = {
        "回答 answers": f"{sum(found.answers for found in played):,}",
        "其中拒绝 refusals among them": f"{sum(found.refused for found in played):,}",
        "最慢 slowest": f"{max(found.slowest for found in played) * 1000:.0f} ms",
    }
    impossible = sorted({found.impossible for found in all_found if found.impossible})
    if impossible:
        figures["没做 left out"] = ", ".join(impossible)
    return Outcome(len(chosen) - len(all_found) + len(played), tuple(failures), figures)


def _play(subject: Subject, prank: str, place: Path) -> _Found:
    """Open everything, play the prank, and see what each action answers."""
    place.mkdir()
    victim = place / "somebody" / "victim"
    victim.parent.mkdir()
    victim.write_bytes(subject.victim)
    target, actions = subject.open(place)
    free(target)
    try:
        PRANKS[prank](target, victim)
    except PermissionError:
        return _Found(impossible=prank)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    found = _Found()
    for name, action in actions.items():
        before = look(target), look(victim.parent)
        _answer(name, action, found)
        if victim.read_bytes() != subject.victim:
            found.faults.append(f"{name}: the file of somebody else was changed")
        if not subject.replaces(name, prank):
            if before[0] is not None and look(target) != before[0]:
                found.faults.append(f"{name}: what stood there was replaced")
            if look(victim.parent) != before[1]:
                found.faults.append(f"{name}: the folder of somebody else was changed")
    return found


def _answer(name: str, action: Callable[[], object], found: _Found) -> None:
    wall, cpu = time.monotonic(), time.process_time()
    try:
        action()
    except ShebaoError as error:
        found.refused += 1
        if len(error.message.zh) < 5 or len(error.message.en) < 10:
            found.faults.append(f"{name}: refused without a word")
    except BaseException:
        found.faults.append(f"{name}: {traceback.format_exc()}")
    found.answers += 1
    found.slowest = max(found.slowest, time.monotonic() - wall)
    if time.process_time() - cpu > CPU:
        found.faults.append(f"{name}: it took {time.process_time() - cpu:.1f} s of work")
