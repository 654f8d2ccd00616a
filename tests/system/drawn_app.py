"""The real program with one thing more: `python -m tests.system.drawn_app copy|break PATH [ARGUMENT ...]`.

`copy` writes to PATH what Textual writes, before the wire; `break` makes the wire fail as soon as there is a PATH.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tui.__main__ import main
from tui.terminal.guard import prepare_process

prepare_process(os.environ)

from tui.terminal import safe_app  # noqa: E402
from tui.terminal.cell_driver import CellDriver  # noqa: E402
from tui.terminal.wire.shadow import Shadow  # noqa: E402


def copy_to(path: Path) -> None:
    copy = path.open("a", encoding="utf-8", newline="")

    class CopyingDriver(CellDriver):
        def write(self, data: str) -> None:
            copy.write(data)
            copy.flush()
            super().write(data)

    vars(safe_app)["CellDriver"] = CopyingDriver


def break_at(path: Path) -> None:
    update = Shadow.update

    def broken(*arguments: object) -> str:
        if path.exists():
            raise IndexError("as if there were a fault")
        return update(*arguments)  # type: ignore[arg-type]

    Shadow.update = broken  # type: ignore[assignment, method-assign]


if __name__ == "__main__":
    {"copy": copy_to, "break": break_at}[sys.argv[1]](Path(sys.argv[2]))
    sys.exit(main(sys.argv[3:]))
