"""All measurements, as one table: `python -m benchmarks`."""

from __future__ import annotations

from benchmarks import first_frame, hold, idle, leave, memory, start_bytes, tick
from benchmarks.figures import table

MEASUREMENTS = (first_frame, start_bytes, tick, hold, idle, leave, memory)

print(table(figure for measurement in MEASUREMENTS for figure in measurement.measure()))
