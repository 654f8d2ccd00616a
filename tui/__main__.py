"""The program: guards first, then the command line."""

from __future__ import annotations

import gc
import os
import sys

from tui.lightly import import_lightly
from tui.terminal.guard import prepare_process

_INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        argv: The arguments after the program's name; those of the process if none are given.
    """
    if argv is None:
        gc.disable()  # a command ends before there is garbage worth looking for; the full screen looks for it again
    prepare_process(os.environ)
    try:
        import_lightly()
        from tui.cli import run

        return run(argv)
    except KeyboardInterrupt:  # before the command line could take it
        return _INTERRUPTED
    except Exception as error:  # the one place that catches everything: a traceback could show what a person noted
        from tui.terminal.crash import error_code, report

        return report(error_code(error), sys.stderr)
    finally:
        if argv is None:
            gc.freeze()  # the process ends: looking for garbage once more would only keep the person waiting


if __name__ == "__main__":
    sys.exit(main())
