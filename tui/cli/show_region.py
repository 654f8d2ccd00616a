"""One region: what holds there, and the ways in that only it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists import labels
from tui.cli.context import Context
from tui.cli.data import Data, remark_data, when
from tui.cli.render import marks_of, print_field
from tui.cli.show_channel import entry_data, print_entry
from tui.strings import cli as words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.model import Region


def print_region(context: Context, region: Region) -> None:
    """Print one region."""
    out = context.out
    out.line(f"{out.say(region.name)}  {region.id}")
    out.line()
    out.line(screen.REGION_NOTES)
    for note in region.notes:
        says = context.wording.remark(note, region.reviewed)
        out.line(f"{says.text}{marks_of(out, says)}", lead="  - ")
        if says.why:
            out.line(says.why, lead="    ")
        comma = out.say(words.COMMA)
        print_field(out, labels.BASIS, comma.join(says.citations), indent=4)
        print_field(out, words.ABOUT, comma.join(note.about), indent=4)
    out.line()
    out.line(screen.ENTRIES)
    for entry in region.entries:
        print_entry(context, entry)
    out.line()
    out.line(screen.REGION_ADVICE)
    print_field(out, words.REVIEWED, region.reviewed.isoformat())


def region_data(context: Context, region: Region) -> Data:
    """Return one region for programs."""
    return {
        "id": region.id,
        "name": context.out.say(region.name),
        "reviewed": when(region.reviewed),
        "notes": [
            {
                **remark_data(f"{region.id}/{note.id}", context.wording.remark(note, region.reviewed)),
                "about": list(note.about),
            }
            for note in region.notes
        ],
        "entries": [{**entry_data(context, entry), "channels": list(entry.channels)} for entry in region.entries],
    }
