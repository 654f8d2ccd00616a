"""Clocks that jump: whatever they say, the later action stays, and times come back as they were written."""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from checklists.case import Case, State, rename, set_note, set_state
from checklists.formats.toml import dump, parse
from checklists.store import Store
from tests.torture.outcome import Outcome, scaled, total
from tests.torture.processes import memory_folder, spread

SEQUENCES = 2000
ACTIONS = 12
PROCESSES = 2
JUMPS = (
    timedelta(seconds=1),
    timedelta(),
    timedelta(milliseconds=-1),
    timedelta(hours=-1),
    timedelta(days=-1),
    timedelta(days=-30),
    timedelta(days=3653),
    timedelta(days=-3653),
)
"""What happens to the clock between two actions: it goes, stands, is set back or ahead."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""No system lets its clock be set to earlier."""
MOMENTS = (
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # an hour comes twice in Berlin
    datetime(2026, 3, 29, 0, 59, tzinfo=UTC),  # an hour is missing there
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),  # 32 bits of seconds end
    datetime(2036, 12, 31, 23, 59, 59, tzinfo=UTC),
    EPOCH,  # a clock without a battery
    datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC),
)
ZONES = ("Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe", "UTC")
ITEMS = ("bring/a", "bring/b", "verify/c")


@dataclass(slots=True)
class _World:
    """What a person did last, which is what has to be there."""

    name: str = "妈妈"
    states: dict[str, State] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def faults(self, case: Case) -> list[str]:
        """Return what a case holds otherwise."""
        found = [] if case.name == self.name else [f"the name is {case.name}, not {self.name}"]
        found += [
            f"{item} is {case.state(item)}, not {it}" for item, it in self.states.items() if case.state(item) != it
        ]
        return found + [
            f"the note of {item} is {case.mark(item).note}, not {note}"
            for item, note in self.notes.items()
            if case.mark(item).note != note
        ]


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Act in two sessions by turns while the clock jumps."""
    sequences = scaled(SEQUENCES, share, least=2 * len(ZONES))
    with memory_folder() as memory:
        parts = [range(part, sequences, PROCESSES) for part in range(PROCESSES)]
        works = [partial(_act_often, memory / str(part.start), part, seed) for part in parts]
        pieces = spread(works)
    return total(pieces, {"动作 actions": f"{sequences * ACTIONS:,}"})


def _act_often(place: Path, indices: range, seed: int) -> Outcome:
    failures: list[str] = []
    for index in indices:
        chance = random.Random(f"{seed} {index}")
        zone = ZONES[index // PROCESSES % len(ZONES)]
        _live_in(zone)
        found = _act(place / str(index), chance)
        failures += [f"seed {seed}, sequence {index}, {zone}: {fault}" for fault in found]
    return Outcome(len(indices), tuple(failures))


def _live_in(zone: str) -> None:
    """Live in another time zone; the process is thrown away afterwards."""
    os.environ["TZ"] = zone
    time.tzset()


def _act(place: Path, chance: random.Random) -> list[str]:
    moment = chance.choice(MOMENTS)
    sessions = (Store(place), Store(place))
    case = sessions[0].save(Case("k7q2", "妈妈", _local(moment)))
    world = _World()
    for step in range(ACTIONS):
        moment = max(moment + chance.choice(JUMPS), EPOCH)
        store = chance.choice(sessions)
        _misdate(place, moment, chance)
        case = store.save(_acted(store.load("k7q2"), world, step, _local(moment), chance))
        fresh = Store(place).load("k7q2")
        found = world.faults(fresh) + _faults_of_round_trip(case, fresh)
        if found:
            return [f"step {step}: {fault}" for fault in found]
    return []


def _local(moment: datetime) -> datetime:
    """Return a moment as the program's own clock would tell it."""
    return datetime.fromtimestamp(moment.timestamp()).astimezone()


def _misdate(place: Path, moment: datetime, chance: random.Random) -> None:
    """Let the files be from the time that the clock tells, which may be long ago or yet to come."""
    for each in place.iterdir():
        if chance.random() < 0.3:
            os.utime(each, (moment.timestamp(), moment.timestamp()))


def _acted(case: Case, world: _World, step: int, now: datetime, chance: random.Random) -> Case:
    item = chance.choice(ITEMS)
    match chance.randrange(5):
        case 0:
            world.notes[item] = f"note {step}" if chance.random() < 0.8 else ""
            return set_note(case, item, world.notes[item], now=now)
        case 1:
            world.name = f"name {step}"
            return rename(case, world.name, now=now)
    world.states[item] = chance.choice(list(State))
    return set_state(case, item, world.states[item], now=now, until=now.date(), reason="r")


def _faults_of_round_trip(saved: Case, fresh: Case) -> list[str]:
    data = dump(fresh)
    again = parse(data, "k7q2").case
    found = [] if saved == fresh else ["what was saved is not what is read"]
    if again != fresh or dump(again) != data or _offsets(again) != _offsets(fresh):
        found.append("what is written is not what is read")
    return found


def _offsets(case: Case) -> list[object]:
    """Return what `==` of times does not look at."""
    return [at.utcoffset() for mark in case.marks.values() for at in (mark.at, mark.note_at) if at]
