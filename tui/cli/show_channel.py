"""One channel at a glance: who runs it, how to get in, what it can show; the guide itself is another command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists import labels
from checklists.formats.wording import web_address
from checklists.model import EntryKind, Showing
from tui.cli.context import Context
from tui.cli.data import Data, when
from tui.cli.render import print_field
from tui.strings import cli as words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.model import Channel, Entry


def print_channel(context: Context, channel: Channel, case: Case | None) -> None:
    """Print what tells one channel from the others.

    Args:
        context: What commands work with.
        channel: The channel.
        case: The case whose region's own ways in come first; nothing for the channel alone.
    """
    out = context.out
    out.line(f"{out.say(channel.name)}  {channel.id}")
    out.line(channel.summary)
    print_field(out, labels.OPERATOR, out.say(channel.operator))
    means = [out.say(words.MEANS_WORDS[each]) for each in channel.means]
    print_field(out, words.MEANS, out.say(words.OR).join(means))
    out.line()
    out.line(screen.ENTRIES)
    for entry in context.library.ways_in(channel, case.answers.region if case else ""):
        print_entry(context, entry)
    out.line()
    out.line(screen.SHOWN_TOPICS)
    for showing in Showing:
        topics = [_answer(context, "topics", topic) for topic, shows in channel.can_show.items() if shows is showing]
        print_field(out, screen.SHOWINGS[showing], out.say(words.COMMA).join(topics), indent=2)
    if channel.regions:
        out.line()
        out.line(screen.REGIONS)
        for region, text in channel.regions.items():
            out.line(text, lead=f"  {_answer(context, 'region', region)}{out.say(words.COLON)}")
    out.line()
    citations = [context.wording.cite(source) for source in channel.sources]
    print_field(out, labels.BASIS, out.say(words.COMMA).join(citations))
    print_field(out, words.REVIEWED, channel.reviewed.isoformat())
    print_field(out, screen.GUIDE, f"shebao guide {channel.id}")


def channel_data(context: Context, channel: Channel, case: Case | None) -> Data:
    """Return one channel for programs; the arguments are those of `print_channel`."""
    say = context.out.say
    entries = context.library.ways_in(channel, case.answers.region if case else "")
    return {
        "id": channel.id,
        "name": say(channel.name),
        "summary": say(channel.summary),
        "operator": say(channel.operator),
        "reviewed": when(channel.reviewed),
        "means": list(channel.means),
        "entries": [entry_data(context, entry) for entry in entries],
        "can_show": {topic: showing.value for topic, showing in channel.can_show.items()},
        "regions": {region: say(text) for region, text in channel.regions.items()},
        "sections": [{"id": section.id.value, "items": len(section.items)} for section in channel.guide],
    }


def entry_data(context: Context, entry: Entry) -> Data:
    """Return one way in for programs."""
    return {
        "kind": entry.kind.value,
        "label": context.out.say(entry.label),
        "value": entry.value,
        "note": context.out.say(entry.note) if entry.note else "",
        "official": entry.official,
        "local_pack": entry.origin,
    }


def print_entry(context: Context, entry: Entry) -> None:
    """Print one way in with its mark and its note."""
    out = context.out
    value = web_address(entry.value) if entry.kind is EntryKind.WEB else entry.value
    official = out.say(labels.OFFICIAL if entry.official else labels.NOT_OFFICIAL)
    origin = context.wording.say(context.library.origin(entry))
    pieces = [out.say(labels.ENTRY_KINDS[entry.kind]), out.say(entry.label), value, official, origin]
    out.line("  ".join(piece for piece in pieces if piece), lead="  ")
    if entry.note:
        out.line(entry.note, lead="    ")


def _answer(context: Context, question_id: str, answer: str) -> str:
    """Return an answer in words; one that the content does not know stays as it is."""
    question = context.library.questions.get(question_id)
    options = question.options if question else ()
    return next((context.out.say(option.text) for option in options if option.id == answer), answer)
