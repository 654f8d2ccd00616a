"""Prove that nothing saved is lost and nothing typed or read does harm: run the trials; exit 1 if one failed.

python -m tests.torture                      # every trial, at its full count
python -m tests.torture --share 0.1 kill     # a tenth of one
python -m tests.torture --write docs/reliability.md ssh   # and its row of the table
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.torture.outcome import SkippedError, Trial
from tests.torture.report import Result, document
from tests.torture.trials import TRIALS

SEED = 20261121


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trials that were asked for."""
    known = {trial.name: trial for trial in TRIALS}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0, help="how much of the full counts to run")
    parser.add_argument("--seed", type=int, default=SEED, help=f"where the chances come from ({SEED})")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the rows of what was run into a document")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(known):
        parser.error(f"no such trial: {', '.join(sorted(unknown))}; there is {', '.join(known)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that nothing is left running or lying about
    folder = Path(tempfile.mkdtemp(prefix="shebao-torture-"))
    print(f"seed {asked.seed}, share {asked.share:g}, folder {folder}", flush=True)
    chosen = [trial for trial in TRIALS if trial.name in (asked.names or known)]
    try:
        results = [_run(trial, asked.share, asked.seed, folder) for trial in chosen]
    except (KeyboardInterrupt, SystemExit):
        shutil.rmtree(folder)
        raise
    if asked.write:
        page = asked.write.read_text(encoding="utf-8")
        asked.write.write_text(document(page, results, asked.share, asked.seed, folder), encoding="utf-8")
    failed = any(result.outcome and result.outcome.failures for result in results)
    if not failed:
        shutil.rmtree(folder)
    return 1 if failed else 0


def _run(trial: Trial, share: float, seed: int, folder: Path) -> Result:
    place = folder / trial.name
    place.mkdir()
    begin = time.monotonic()
    try:
        outcome, skipped = trial.run(share, seed, place), ""
    except SkippedError as error:
        outcome, skipped = None, str(error)
    result = Result(trial, outcome, time.monotonic() - begin, skipped)
    print("\n".join(result.lines()), flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
