"""Measure speed, traffic and memory, each beside something to compare with in the same run.

python -m benchmarks             # everything; writes the figures into docs/performance.md
python -m benchmarks tick hold   # some of it; writes nothing
python -m benchmarks --quick     # everything with few rounds; writes nothing
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date

from benchmarks.figures import table
from benchmarks.measurements import MEASUREMENTS, Measurement, SkippedError
from benchmarks.report import PAGE, Result, document

QUICK = 0.1
"""The share of all rounds that a quick run makes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for."""
    known = {measurement.name: measurement for measurement in MEASUREMENTS}
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="few rounds: whether it runs, not how fast it is")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(known):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}; there is {', '.join(known)}")
    begin = time.monotonic()
    share = QUICK if asked.quick else 1.0
    results = [_measure(known[name], share) for name in known if name in (asked.names or known)]
    if not asked.names and not asked.quick:
        page = document(PAGE.read_text(encoding="utf-8"), results, time.monotonic() - begin, date.today())
        PAGE.write_text(page, encoding="utf-8")
    return 0


def _measure(measurement: Measurement, share: float) -> Result:
    print(f"\n{measurement.name}: {measurement.title.en}", flush=True)
    try:
        result = Result(measurement, measurement.measure(share))
    except SkippedError as error:
        print(f"skipped: {error}", flush=True)
        return Result(measurement, (), str(error))
    print(table(result.figures), flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
