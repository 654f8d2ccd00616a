"""What a person sees when the program itself fails: that it failed, where, and nothing they had typed."""

from __future__ import annotations

import contextlib
from pathlib import Path
from traceback import walk_tb
from typing import TextIO

CRASHED = 70
"""Exit code of a programming error."""

_OURS = ("checklists", "tui")


def error_code(error: BaseException) -> str:
    """Return the kind of an error and where it arose, without any value it carries.

    Args:
        error: The error; the place is the innermost of our own lines, then the innermost of all if that is another.
    """
    places = [
        (str(frame.f_globals.get("__name__", "")), f"{Path(frame.f_code.co_filename).name}:{line}")
        for frame, line in walk_tb(error.__traceback__)
    ]
    ours = [place for place in places if place[0].partition(".")[0] in _OURS]
    shown = dict.fromkeys((*ours[-1:], *places[-1:]))
    return " < ".join((type(error).__name__, *(f"{module} {place}" for module, place in shown)))


def report(code: str, stream: TextIO | None) -> int:
    """Say in both languages that the program failed, and return the exit code.

    Args:
        code: What `error_code` said.
        stream: Where to say it; nothing or a dead terminal stays silent.
    """
    if stream is not None:
        with contextlib.suppress(OSError):
            print("程序出错，已经保存的进度不受影响。 The program failed; progress already saved is safe.", file=stream)
            print(f"错误代码 error code: {code}", file=stream, flush=True)
    return CRASHED
