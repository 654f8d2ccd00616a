"""What others on the machine can do: read nothing, list nothing, block nothing, whatever the umask."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from checklists import packs, settings
from checklists.case import Mark, State
from checklists.errors import DamagedError
from checklists.export import write_export
from checklists.history import Op, Step
from checklists.journal import Journal
from checklists.store import Store
from tests.domain.example_pack import write_pack
from tests.torture.counted import CASE, counted
from tests.torture.outcome import Outcome
from tests.torture.pranks import NOBODY
from tests.torture.processes import within

UMASKS = (0o000, 0o022, 0o077)
PATIENCE = 60.0


def run(share: float, seed: int, folder: Path) -> Outcome:
    """Make every file there is under each umask, and let somebody else try; there is no chance in it."""
    count, failures = 0, []
    figures = {"另一个用户 a second user": "没有试，要管理员 not tried, for want of an administrator"}
    for umask in UMASKS:
        # Open to all, as many homes are, so that only our own modes stand in the way.
        home = Path(tempfile.mkdtemp(prefix="shebao-torture-"))
        home.chmod(0o755)
        try:
            within(PATIENCE, partial(_make_everything, home, umask))
            made = sorted(each for each in home.rglob("*") if each != home / "exports")
            count += len(made)
            failures += [f"umask {umask:03o}: {fault}" for path in made for fault in _faults_of_mode(path)]
            if os.geteuid() == 0:
                tries, found = within(PATIENCE, partial(_intrude, home, made)) or (0, ["the intruder hangs"])
                count += tries
                failures += [f"umask {umask:03o}: {fault}" for fault in found]
                figures = {"另一个用户 a second user": "试过 tried"}
        finally:
            shutil.rmtree(home)
    return Outcome(count, tuple(failures), figures)


def _make_everything(home: Path, umask: int) -> None:
    """Do whatever writes a file; each kind gets a folder of its own, one level below the home, as XDG has it."""
    os.umask(umask)
    cases = home / "data" / "shebao" / "cases"
    (home / "run").mkdir(0o700)
    store = Store(cases, pending=home / "run" / "shebao")
    case = store.save(CASE)
    store.keep(counted(case, 2), case)
    Journal(cases, CASE.id).append(Op.PUSH, Step("a/b", Mark(), Mark(State.DONE)))
    for path in cases.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    store.save(counted(store.save(counted(case, 0)), 1))
    (cases / f"{CASE.id}.toml").write_bytes(b"")
    try:
        store.load(CASE.id)
    except DamagedError as damaged:
        store.restore(CASE.id, damaged.generations[0])
    settings.save(settings.Settings("zh"), home / "config" / "shebao" / "settings.toml")
    bundled = write_pack(Path(tempfile.mkdtemp()))
    packs.load_library(bundled, cache=home / "cache" / "shebao" / "content.cache")
    shutil.rmtree(bundled)
    (home / "exports").mkdir(0o755)
    write_export(home / "exports" / "new.md", b"secret", replace=False)
    (home / "exports" / "old.md").touch(0o666)
    write_export(home / "exports" / "old.md", b"secret", replace=True)


def _faults_of_mode(path: Path) -> list[str]:
    status = path.lstat()
    wanted = 0o700 if stat.S_ISDIR(status.st_mode) else 0o600
    mode = stat.S_IMODE(status.st_mode)
    return [] if mode == wanted else [f"{path.name} is {mode:03o}, not {wanted:03o}"]


def _intrude(home: Path, made: list[Path]) -> tuple[int, list[str]]:
    """Become somebody else and try everything; saving must go on meanwhile."""
    (home / "open").write_bytes(b"x")
    (home / "open").chmod(0o644)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    (home / "open").read_bytes()  # somebody who can do nothing at all would prove nothing
    tries = [(f"{verb} {path.name}", partial(attempt, path)) for path in made for verb, attempt in _ATTEMPTS.items()]
    return len(tries), [f"somebody else could {what}" for what, attempt in tries if _succeeds(attempt)]


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def _hold(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(descriptor)


_ATTEMPTS: dict[str, Callable[[Path], object]] = {
    "list": lambda path: list(path.iterdir()),
    "read": lambda path: path.read_bytes(),
    "write": lambda path: os.close(os.open(path, os.O_WRONLY)),
    "hold": _hold,
    "remove": lambda path: path.rename(path.with_name("taken")),
    "link": lambda path: path.with_name("link").hardlink_to(path),
    "plant": lambda path: (path.parent / ".k7q2.toml.1.0000000000000000.tmp").touch(),
}
