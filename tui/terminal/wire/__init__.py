"""Sending a terminal only what changed.

A program that draws a full screen is generous: to move a cursor by one line, Textual may write ten lines with all their
colours. Over a slow or shared line that is felt. This package stands between the program and the terminal and sends
what is needed for the terminal to end up with the same cells, which is mostly a few dozen bytes.

It keeps two screens:

    what the program      +--------+          +--------+   update   what the terminal
    writes        ------> | Canvas | -------> | Shadow | ---------> is sent
                  Stream  +--------+          +--------+  Painter
                          as wanted           as shown

- `Stream` reads what is written (text, positions, colours, line feeds) and draws it on the `Canvas`. That is also the
  last door against hostile text: only cells get through it. A control sequence that was smuggled into a text is not
  passed on, because nothing is, except modes that come in a write of their own.
- `Canvas` is a grid of cells; a cell is a cluster of characters and a style. A wide character takes two, and the other
  half is blanked when one half is written over, as terminals do.
- `Shadow` knows the terminal: its cells, its cursor, the style in use. Asked for an update it compares line by line,
  lets a `Painter` write the cells that differ, and takes them as shown. Where most lines only moved (`find_shift`) it
  also tries to have the terminal move them, and takes the shorter way of the two.
- `Painter` writes one line: the cheapest way to the next cell that differs (`move`), which may be to write the cells
  in between once more; the cheapest change of style (`change`), which may be to drop everything and begin anew; blanks
  in whatever style is at hand, as long as nothing of it shows.
- `Wire` is all of it together. The program's writes go in with `write`; `take` returns what is to be sent. Between the
  two any number of writes may pass: a line too slow for every frame gets every second one, never an old one.

Rules that keep it right on every terminal:

- A cell unknown is a cell to be sent. After a resize, a suspension, or whenever something else may have written on the
  terminal, everything is forgotten and drawn anew.
- After the last column, terminals differ in where the cursor is, so it is placed anew.
- Terminals disagree about the width of some clusters (emoji, marks, characters of ambiguous width). Those are written
  with blanks before and an absolute position after, and what they may have damaged is written again (`doubt`).
- Erasing is done in the terminal's own colours only, because in others terminals disagree about what is left; unless
  this one is known to leave the colour behind (`fills`, which terminfo calls `bce`). Then it takes the place of blanks.
- Lines that a scroll brings in are expected in the terminal's own colours, which are set before, or drawn over whole.
- At the end of an update the cursor is where the program left it, for input methods show themselves there. After a
  long one the style of the cell before it is in use as well: there the next change is likely.

Nothing here knows Textual or the app, reads the clock, or touches a file; what cleans text is handed in.
"""

from __future__ import annotations

from tui.terminal.wire.painter import WireError
from tui.terminal.wire.wire import Wire

__all__ = ["Wire", "WireError"]
