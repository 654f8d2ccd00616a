"""The paragraphs under the list: note, region, why, guide and sources of the item under the cursor."""

from __future__ import annotations

from collections.abc import Iterable

from checklists import labels
from checklists.case import State
from checklists.model import Item, Region, RegionNote, review_due
from checklists.text import Text
from tui.glyphs import draw
from tui.screens.case_rows import CHANNEL_KEY
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.prose import Block


def explain(session: Session, item_id: str, item: Item) -> list[Block]:
    """Return the paragraphs of an item of the open case."""
    say, mark = session.say, session.opened.mark(item_id)
    blocks: list[Block] = []
    if mark.note:
        blocks.append(
            Block(say(labels.NOTE), draw(session, mark.note.replace("\n", " / ")), "prose--alarm", keep=False)
        )
    region = session.library.regions.get(region_id(session))
    notes = session.library.region_notes(region_id(session), item_id)
    blocks += [Block(say(region.name), note_line(session, region, note)) for note in notes if region]
    if item.why:
        blocks.append(Block(say(words.WHY), say(item.why)))
    if mark.state is State.NA and mark.reason:
        reason = draw(session, say(labels.in_words(mark.reason)))
        blocks.append(Block(say(labels.STATES[State.NA]), reason, "prose--quiet"))
    target = session.target(item_id)
    if target and item.guide:
        guide = words.SECTIONS[target.section.id]
        path = [target.channel.name, guide, *([target.item.text] if target.item else [])]
        blocks.append(Block(say(words.GUIDE), " > ".join(say(part) for part in path), "prose--quiet"))
    branch = session.library.checklists.get(item.branch or "")
    if branch and mark.state is State.PROBLEM:
        blocks.append(Block(say(words.CORRECTION), say(branch.title), "prose--alarm"))
    pack = session.library.packs.get(item.origin)
    if pack:
        blocks.append(Block(say(labels.PACK), say(labels.pack_line(pack)), "prose--quiet"))
    # Those of the region's figures first: what comes last is cut where there is little room.
    references = dict.fromkeys((*(reference for note in notes for reference in note.sources), *item.sources))
    if references:
        blocks.append(Block(say(labels.BASIS), cited(session, references), "prose--quiet"))
    return blocks


def explain_answers(session: Session, key: str) -> list[Block]:
    """Return the paragraphs of the rows that show the answers."""
    channel = session.library.channels.get(session.opened.answers.channel)
    if key != CHANNEL_KEY or channel is None:
        return [Block(session.say(words.WHY), session.say(words.SKIP_HINT))]
    return [
        Block(session.say(labels.OPERATOR), session.say(channel.operator)),
        Block(session.say(words.WHY), session.say(channel.summary)),
    ]


def region_id(session: Session) -> str:
    """Return where the open case is insured; empty without a case or an answer."""
    return session.case.answers.region if session.case else ""


def note_line(session: Session, region: Region, note: RegionNote) -> str:
    """Return a region's note with its detail in a line, and the marks of its age and of a local pack."""
    review = labels.NEEDS_REVIEW if review_due(note, region.reviewed) <= session.today else None
    zh, en = note.text.zh, note.text.en
    for mark in (review, session.library.origin(note)):
        if mark:
            zh, en = f"{zh}（{mark.zh}）", f"{en} ({mark.en})"
    return session.say(Text(f"{zh}。{note.why.zh}", f"{en}. {note.why.en}") if note.why else Text(zh, en))


def sources(session: Session, item: Item | RegionNote) -> str:
    """Return the citations of an item or a region's note in a line."""
    return cited(session, item.sources)


def cited(session: Session, references: Iterable[str]) -> str:
    """Return citations in a line."""
    return ("；" if session.lang == "zh" else "; ").join(
        session.say(session.library.cite(reference)) for reference in references
    )
