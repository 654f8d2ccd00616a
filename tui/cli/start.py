"""Opening the full screen; the only way from the command line to Textual."""

from __future__ import annotations

import gc
import os
import sys

from checklists.errors import UsageError
from checklists.paths import settings_file
from tui.cli.context import Context
from tui.unused import left_out


def start_screen(context: Context, wanted: str = "") -> int:
    """Show the full screen until it is left, and return its exit code.

    Args:
        context: The language to begin with.
        wanted: Id or nickname of the case to open; empty for the first screen.

    Raises:
        ShebaoError: This terminal cannot show it, says why and what works here; or the case cannot be opened.
    """
    from tui.terminal.preflight import kiosk_refusal, refusal, suggestion, window_size

    refused = refusal(os.environ, sys.stdin, sys.stderr, window_size(sys.__stderr__), context.lang)
    if context.policy.kiosk:
        refused = refused or kiosk_refusal(os.environ)
    if refused:
        raise UsageError(refused)
    hint = suggestion(os.environ, context.lang)
    if hint:
        context.out.message(hint)
    gc.disable()
    try:
        case_id = context.case(wanted).id if wanted else ""
        with left_out():
            from tui.app import make_app
        from tui.terminal.jobs import has_job_control

        app = make_app(
            library=context.library,
            store=context.session_store,
            settings=context.settings,
            settings_file=settings_file(os.environ),
            lang=context.lang,
            case_id=case_id,
            clock=context.clock,
            complaints=[*(pack.message for pack in context.content[1]), *context.recovered],
            policy=context.policy,
            job_control=has_job_control(),
            stock_driver=context.stock_driver,
            started=_collect_garbage,
        )
        return app.run_safely()
    finally:
        _collect_garbage()


def _collect_garbage() -> None:
    """Begin to, without ever looking at what a start imports and reads: it stays until the end."""
    gc.freeze()
    gc.enable()
