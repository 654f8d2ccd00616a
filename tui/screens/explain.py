"""The paragraphs under the list: why, note, guide and sources of the item under the cursor."""

from __future__ import annotations

from checklists import labels
from checklists.case import State
from checklists.model import Item
from checklists.text import Text
from tui.glyphs import draw
from tui.screens.case_rows import CHANNEL_KEY, needs_review
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
    if item.sources:
        blocks.append(Block(say(labels.BASIS), sources(session, item), "prose--quiet"))
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


def sources(session: Session, item: Item) -> str:
    """Return the citations of an item in a line, with the review date where it is past due."""
    cited = [session.say(session.library.cite(reference)) for reference in item.sources]
    return ("；" if session.lang == "zh" else "; ").join(cited)


def review_note(session: Session, item: Item, holder_id: str) -> Text | None:
    """Return the mark of a text that is past its review date."""
    holder = session.library.channels.get(holder_id) or session.library.checklists.get(holder_id)
    return labels.NEEDS_REVIEW if holder and needs_review(session, item, holder) else None
