"""What the process forbids itself before anything else is imported."""

from __future__ import annotations

import os
import resource
from collections.abc import MutableMapping

# Textual reads its environment once, at import. Only these may be set from outside; without an answer they get ours:
# kitty's key protocol garbles what a Chinese input method commits, and nothing of ours moves.
_TEXTUAL_DEFAULTS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_DISABLE_KITTY_KEY": "1"}


_NO_CORE = 1
"""Bytes of a core dump: too few for any, and unlike 0, at which the system still calls a program such as
systemd-coredump, the one value at which it does not."""


class Found:
    """How the process was started; `doctor` tells."""

    def __init__(self, umask: int, variables: tuple[str, ...]) -> None:
        """Note it.

        Args:
            umask: The permissions that it was to take from new files.
            variables: Names of the variables that were taken away.
        """
        self.umask = umask
        self.variables = variables


found = Found(0o077, ())
"""Set once, when the process is prepared."""


def prepare_process(environ: MutableMapping[str, str]) -> None:
    """Keep what the process writes to its owner, and take away what would make Textual write or start more.

    Must run before the first import of Textual. Files are created for the owner only, no core dump holds a case, and
    the variables are gone that log keystrokes, save screenshots, press keys, load a foreign driver or name a browser.

    Args:
        environ: The environment of the process.
    """
    global found
    umask = os.umask(0o077)
    core = _NO_CORE if resource.getrlimit(resource.RLIMIT_CORE)[1] else 0
    resource.setrlimit(resource.RLIMIT_CORE, (core, core))
    names = [name for name in environ if name.startswith("TEXTUAL") and name not in _TEXTUAL_DEFAULTS]
    for name in (*names, "BROWSER"):
        environ.pop(name, None)
    found = Found(umask, tuple(sorted(names)))
    for name, value in _TEXTUAL_DEFAULTS.items():
        environ.setdefault(name, value)
