"""The rows of a guide: one section, what points to it, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from checklists import labels
from checklists.model import Channel, Entry, EntryKind, Item, Region, RegionNote, SectionId, review_due
from checklists.records import replace
from tui.screens.case_rows import item_row, warnings
from tui.screens.explain import region_id, sources
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.rows import Row, Tone

POINTER = "<"
"""Begins the key of a row that leads to a checklist item."""
ADDRESS = "@"
"""Begins the key of a row that shows an address."""

_INDENT = 4


def guide_rows(session: Session, channel: Channel, section_id: str, *, beside: str | None = None) -> list[Row]:
    """Return the rows of one section.

    Args:
        session: For the language and the open case, whose steps can be ticked.
        channel: The channel.
        section_id: Which of the seven sections.
        beside: Full id of the entry that a list is about which the guide stands beside, empty for the whole section;
            only that entry then takes the cursor, and what leads elsewhere is left out.
    """
    section = channel.section(section_id)
    heading = f"{session.say(channel.name)}: {session.say(words.SECTIONS[section.id])}"
    rows = [Row(session.say(words.SECTIONS[section.id]) if beside is None else heading, tone=Tone.HEADING)]
    if section.id is SectionId.CAN_SHOW:
        rows += _topics(session, channel)
    for number, item in enumerate(section.items, 1):
        rows += _item(session, channel, section.id, item, number)
    region = session.library.regions.get(region_id(session))
    notes = session.library.region_notes_for_section(region_id(session), channel.id, section.id)
    if region and notes:
        rows += [Row(""), Row(session.say(region.name), tone=Tone.HEADING)]
        rows += [row for note in notes for row in note_rows(session, region, note)]
    if section.id is SectionId.LIMITS and channel.regions:
        rows += _regions(session, channel)
    if beside is None:
        rows += _pointing_here(session, channel, section.id)
        rows += _ways_in(session, channel)
        return rows
    return [row if row.key == beside else replace(row, key="") for row in rows]


def ways_in(session: Session, channel: Channel) -> tuple[Entry, ...]:
    """Return the ways into a channel as they are numbered on the screen, those of the case's region first."""
    return session.library.ways_in(channel, region_id(session))


def entry_row(session: Session, number: int, entry: Entry) -> Row:
    """Return the row of one way in, which shows its address."""
    kind = session.say(labels.ENTRY_KINDS[entry.kind])
    value = f"  {entry.value}" if entry.kind in (EntryKind.WEB, EntryKind.PHONE) else ""
    text = f"{kind}  {session.say(entry.label)}{value}"
    return Row(text, key=f"{ADDRESS}{number}", head=str(number), tail=entry_marks(session, entry))


def entry_marks(session: Session, entry: Entry) -> str:
    """Return whether a way in is an authority's, and the local pack it comes from."""
    marks = (labels.OFFICIAL if entry.official else labels.NOT_OFFICIAL, session.library.origin(entry))
    return "  ".join(session.say(mark) for mark in marks if mark)


def note_rows(session: Session, region: Region, note: RegionNote, *, key: str = "") -> Iterator[Row]:
    """Yield the rows of a region's note: the thing itself, its detail and its sources.

    Args:
        session: For the language and the present day.
        region: Where it holds.
        note: The note.
        key: What choosing it means; empty: the cursor passes over it.
    """
    marks = (
        labels.NEEDS_REVIEW if review_due(note, region.reviewed) <= session.today else None,
        session.library.origin(note),
    )
    tail = "  ".join(session.say(mark) for mark in marks if mark)
    yield Row(session.say(note.text), key, "-", tail, Tone.STRONG)
    if note.why:
        yield Row(session.say(note.why), indent=2)
    if note.sources:
        yield Row(f"{session.say(labels.BASIS)}: {sources(session, note)}", tone=Tone.MUTED, indent=2)


def _item(session: Session, channel: Channel, section_id: SectionId, item: Item, number: int) -> Iterator[Row]:
    item_id = f"{channel.id}/{item.id}"
    case = session.case
    tail = "  ".join(session.say(mark) for mark in warnings(session, item, channel))
    if section_id is SectionId.STEPS and case and case.answers.channel == channel.id:
        row = item_row(session, item_id, item)
        yield Row(f"{number}. {row.text}", item_id, row.head, row.tail, row.tone)
    else:
        head = f"{number}." if section_id is SectionId.STEPS else "-"
        yield Row(session.say(item.text), item_id, head, tail, Tone.STRONG)
    if item.why:
        yield Row(session.say(item.why), tone=Tone.PLAIN, indent=_INDENT)
    if item.sources:
        yield Row(f"{session.say(labels.BASIS)}: {sources(session, item)}", tone=Tone.MUTED, indent=_INDENT)


def _topics(session: Session, channel: Channel) -> Iterator[Row]:
    for option in session.library.questions["topics"].options:
        showing = channel.can_show.get(option.id)
        if showing:
            yield Row(session.say(option.text), head="-", tail=session.say(words.SHOWINGS[showing]), tone=Tone.PLAIN)
    yield Row("")


def _regions(session: Session, channel: Channel) -> Iterator[Row]:
    yield Row("")
    yield Row(session.say(words.REGIONS), tone=Tone.HEADING)
    names = {option.id: option.text for option in session.library.questions["region"].options}
    for region, text in channel.regions.items():
        yield Row(f"{session.say(names[region])}: {session.say(text)}", head="-")


def _pointing_here(session: Session, channel: Channel, section_id: SectionId) -> Iterator[Row]:
    pointing = session.library.pointing_at(channel.id, section_id)
    if session.case:
        pointing = tuple(entry for entry in pointing if session.plan.find(entry[0]))
    if not pointing:
        return
    yield Row("")
    yield Row(session.say(words.POINTING_HERE), tone=Tone.HEADING)
    for full_id, item in pointing:
        checklist = session.library.checklists[full_id.split("/")[0]]
        stage = labels.STAGES[checklist.stage]
        head = labels.GLYPHS[session.case.state(full_id)] if session.case else "-"
        yield Row(f"{session.say(stage)} > {session.say(item.text)}", key=POINTER + full_id, head=head)


def _ways_in(session: Session, channel: Channel) -> Iterator[Row]:
    yield Row("")
    yield Row(session.say(words.ENTRIES), tone=Tone.HEADING)
    for number, entry in enumerate(ways_in(session, channel), 1):
        yield entry_row(session, number, entry)
    yield Row("")
    yield Row(f"{session.say(labels.OPERATOR)}: {session.say(channel.operator)}", tone=Tone.MUTED)
    yield Row(session.say(words.REVIEWED.format(date=channel.reviewed.isoformat())), tone=Tone.MUTED)
