"""What the process forbids itself before anything else is imported."""

from __future__ import annotations

import os
import resource
from collections.abc import MutableMapping

# Textual reads its environment once, at import. Only these may be set from outside; without an answer they get ours:
# kitty's key protocol garbles what a Chinese input method commits, and nothing of ours moves.
_TEXTUAL_DEFAULTS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_DISABLE_KITTY_KEY": "1"}


def prepare_process(environ: MutableMapping[str, str]) -> None:
    """Keep what the process writes to its owner, and take away what would make Textual write or start more.

    Must run before the first import of Textual. Files are created for the owner only, no core dump holds a case, and
    the variables are gone that log keystrokes, save screenshots, press keys, load a foreign driver or name a browser.

    Args:
        environ: The environment of the process.
    """
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in list(environ):
        if name == "BROWSER" or (name.startswith("TEXTUAL") and name not in _TEXTUAL_DEFAULTS):
            del environ[name]
    for name, value in _TEXTUAL_DEFAULTS.items():
        environ.setdefault(name, value)
