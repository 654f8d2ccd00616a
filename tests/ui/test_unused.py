"""What Textual is imported without, and that it is there for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

from tui.unused import left_out

PROGRAM = """
import sys
from tui.unused import left_out

with left_out():
    import asyncio, asyncio.sslproto, textual.app
assert not {"ssl", "textual.command", "textual.widgets._input"} & {*sys.modules}
import ssl, textual.command, textual.widgets
assert ssl.SSLContext and issubclass(textual.command.CommandPalette, textual.app.Screen)
assert textual.widgets.Input().value == ""
"""


def test_it_is_left_out_and_found_later() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_what_is_there_already_stays() -> None:
    import ssl

    import textual.command

    with left_out():
        assert sys.modules["ssl"] is ssl
        assert sys.modules["textual.command"] is textual.command
    assert sys.modules["ssl"] is ssl
    assert sys.modules["textual.command"] is textual.command
