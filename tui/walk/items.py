"""Items in words: the line that asks about one, its reason, and the lists and stages around it."""

from __future__ import annotations

from collections.abc import Iterator

from checklists import labels
from checklists.case import Counts, Mark, State, count
from checklists.codes import Codes
from checklists.model import Item, Stage
from checklists.plan import PlannedList, count_plan
from checklists.text import Text
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.dialogue import Dialogue
from tui.walk.talk import Talk


def prompt(dialogue: Dialogue) -> str:
    """Return the question about the item: its number of all, its stage, its state, and what it says."""
    say, found = dialogue.talk.say, dialogue.item
    if found is None:
        return say(words.NO_ITEM_HERE)
    item, planned = found
    return say(
        words.PROMPT,
        number=dialogue.ids.index(dialogue.here) + 1,
        total=len(dialogue.ids),
        stage=labels.STAGES[planned.stage],
        item=in_words(dialogue, dialogue.here, item),
    )


def in_words(dialogue: Dialogue, item_id: str, item: Item) -> str:
    """Return an item in a line: its state, what it says, and what warns of it."""
    say, mark = dialogue.talk.say, dialogue.session.opened.mark(item_id)
    text = say(words.STATE_AND_TEXT, state=state_words(dialogue.talk, mark), text=item.text)
    marks = warnings(dialogue, item_id, item)
    return say(words.PARENTHESES, text=text, inside=say(words.COMMA).join(marks)) if marks else text


def state_words(talk: Talk, mark: Mark) -> str:
    """Return the state of an item with its reason or its day."""
    word = talk.say(labels.STATES[mark.state])
    if mark.state is State.WAITING and mark.until:
        return talk.say(screen.WAITING_UNTIL, date=mark.until.isoformat())
    if mark.state is State.NA and mark.reason:
        return talk.say(words.PARENTHESES, text=word, inside=labels.in_words(mark.reason))
    return word


def warnings(dialogue: Dialogue, item_id: str, item: Item) -> list[str]:
    """Return what to know before one relies on an item: it differs by place, is old, or has a note."""
    session = dialogue.session
    holder = session.library.find(item_id)
    says = dialogue.wording.remark(item, holder[1].reviewed) if holder else None
    regional = session.library.region_notes(session.opened.answers.region, item_id)
    told = (
        (labels.LOCAL, item.local),
        (labels.NEEDS_REVIEW, says and says.needs_review),
        (words.REGION_HAS_MORE, bool(regional)),
        (screen.HAS_NOTE, bool(session.opened.mark(item_id).note)),
    )
    return [
        *(dialogue.talk.say(text) for text, applies in told if applies),
        *([says.origin] if says and says.origin else []),
    ]


def explain(dialogue: Dialogue) -> None:
    """Say why an item is there, what it rests on, what holds in the region, and the note on it."""
    found = dialogue.item
    if found is None:
        return
    item, planned = found
    talk, session, wording = dialogue.talk, dialogue.session, dialogue.wording
    holder = session.library.find(dialogue.here)
    talk.tell(words.LABELLED, label=words.LIST, text=planned.title)
    code = words.PRINTED_CODE.format(id=dialogue.here, code=Codes(session.library).of(dialogue.here))
    talk.tell(words.LABELLED, label=words.CODE, text=code)
    if item.why:
        talk.tell(words.LABELLED, label=screen.WHY, text=item.why)
    for says in wording.regional(session.opened.answers, dialogue.here):
        text = talk.say(words.SENTENCES, one=says.text, other=says.why) if says.why else says.text
        talk.tell(words.LABELLED, label=screen.REGION_NOTES, text=text)
        talk.tell(words.LABELLED, label=labels.BASIS, text=talk.say(words.COMMA).join(says.citations))
    branch = session.library.checklists.get(item.branch or "")
    if branch:
        talk.tell(words.LABELLED, label=words.IF_PROBLEM, text=branch.title)
    if holder:
        cited = talk.say(words.COMMA).join(wording.remark(item, holder[1].reviewed).citations)
        if cited:
            talk.tell(words.LABELLED, label=labels.BASIS, text=cited)
    note = session.opened.mark(dialogue.here).note
    if note:
        talk.tell(words.LABELLED, label=labels.NOTE, text=note)


def introduce(dialogue: Dialogue, planned: PlannedList) -> None:
    """Say which list begins here."""
    talk, session = dialogue.talk, dialogue.session
    counts = count(session.opened, planned.full_ids())
    talk.tell(
        words.LIST_BEGINS,
        stage=labels.STAGES[planned.stage],
        title=planned.title,
        progress=screen.progress(counts),
    )
    if planned.intro:
        talk.tell(planned.intro)
    if planned.stage is Stage.CORRECT:
        for item_id in session.plan.openers(planned.id):
            opener = session.plan.find(item_id)
            if opener and session.opened.state(item_id) is State.PROBLEM:
                talk.tell(screen.CORRECTS, item=opener[0].text)


def list_here(dialogue: Dialogue) -> None:
    """Say every item of the stage with its number and state."""
    found = dialogue.item
    stage = found[1].stage if found else None
    for number, (item_id, item, planned) in enumerate(dialogue.session.plan.items(), 1):
        if planned.stage is stage:
            dialogue.talk.tell(in_words(dialogue, item_id, item), lead=f"{number}. ")


def stages(dialogue: Dialogue) -> Iterator[tuple[Stage, int, Text]]:
    """Yield each stage that has items, the number of its first item, and how far it is in words."""
    number = 1
    for stage in Stage:
        lists = dialogue.session.plan.stage(stage)
        items = sum(len(planned.items) for planned in lists)
        counts = sum((count(dialogue.session.opened, planned.full_ids()) for planned in lists), Counts())
        if items:
            yield stage, number, screen.progress(counts)
        number += items


def progress(dialogue: Dialogue) -> Text:
    """Return how far the open case is."""
    counts = count_plan(dialogue.session.plan, dialogue.session.opened)
    if counts.complete_but_waiting:
        return screen.COMPLETE_BUT.format(count=counts.waiting)
    return screen.progress(counts)
