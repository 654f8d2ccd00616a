"""Opening the full screen; the only way from the command line to Textual."""

from __future__ import annotations

import gc
import os
import sys

from checklists.errors import UsageError
from checklists.paths import settings_file
from tui.cli.context import Context


def start_screen(context: Context, case_id: str = "") -> int:
    """Show the full screen until it is left, and return its exit code.

    Args:
        context: The language to begin with.
        case_id: The case to open; empty for the first screen.

    Raises:
        UsageError: This terminal cannot show it; says why and what works here.
    """
    from tui.terminal.preflight import refusal, suggestion, window_size

    refused = refusal(os.environ, sys.stdin, sys.stderr, window_size(sys.__stderr__), context.lang)
    if refused:
        raise UsageError(refused)
    hint = suggestion(os.environ, context.lang)
    if hint:
        context.out.message(hint)
    # What is imported and read now stays until the end: looking for garbage in it, now or later, finds nothing.
    gc.disable()
    from tui.app import make_app

    app = make_app(
        library=context.library,
        store=context.store,
        settings=context.settings,
        settings_file=settings_file(os.environ),
        lang=context.lang,
        case_id=case_id,
        clock=context.clock,
    )
    gc.freeze()
    gc.enable()
    return app.run_safely()
