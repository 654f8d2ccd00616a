"""All measurements, as one table: `python -m benchmarks`."""

from __future__ import annotations

from benchmarks import first_frame, memory, tick
from benchmarks.figures import table

print(table([*first_frame.measure(), *tick.measure(), *memory.measure()]))
