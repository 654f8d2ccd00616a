"""Going elsewhere in the list: by number, code or stage, by search, or to the next thing still to do."""

from __future__ import annotations

from checklists import labels
from checklists.codes import Codes, tidy
from checklists.search import Entry, Kind, index, search
from checklists.text import Text
from tui.cli.lookup import nearest
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.choices import fold, number_in
from tui.walk.dialogue import Dialogue
from tui.walk.items import list_here, progress, stages
from tui.walk.pick import Option, pick
from tui.walk.reading import Reader
from tui.walk.talk import short


def back(dialogue: Dialogue) -> None:
    """Go back to where one was."""
    if not dialogue.back():
        dialogue.talk.tell(words.NO_ITEM_BEFORE)


def step(dialogue: Dialogue) -> None:
    """Go to the next item, whatever its state."""
    if not dialogue.step():
        dialogue.talk.tell(words.NO_ITEM_AFTER)


def listing(dialogue: Dialogue) -> None:
    """Say every item of the stage."""
    list_here(dialogue)


def jump(dialogue: Dialogue) -> None:
    """Go to an item by its number or code, or to the beginning of a stage."""
    talk = dialogue.talk
    while True:
        if not talk.is_answered:
            talk.tell(words.LABELLED, label=words.PROGRESS, text=progress(dialogue))
            for stage, number, said in stages(dialogue):
                talk.tell(words.LABELLED, lead=f"{number}. ", label=labels.STAGES[stage], text=said)
        typed = talk.ask(words.JUMP, numbers=words.numbers(len(dialogue.ids)))
        if not typed or fold(typed) in words.BACK:
            return
        item_id = find_item(dialogue, typed)
        if item_id:
            dialogue.go(item_id)
            return
        talk.tell(words.NO_SUCH_ITEM, typed=short(typed), numbers=words.numbers(len(dialogue.ids)))
        near = nearest(typed, dialogue.ids)
        if near:
            talk.tell(words.NEAREST, near=near)


def find_item(dialogue: Dialogue, typed: str) -> str:
    """Return the full id of the planned item that a number, an id, a code on paper or a stage names; else nothing."""
    answer, ids = fold(typed), dialogue.ids
    if answer.isdecimal():
        number = number_in(typed, len(ids))
        return ids[number - 1] if number else ""
    if answer in ids:
        return answer
    printed = Codes(dialogue.session.library).find(tidy(typed)[0])
    meant = [item_id for item_id in ids if item_id.partition("/")[2] == answer or item_id in printed]
    if len(meant) == 1:
        return meant[0]
    for stage, number, _ in stages(dialogue):
        name = labels.STAGES[stage]
        if answer in (stage.value, fold(name.zh), fold(name.en)):
            return ids[number - 1]
    return ""


def find_words(dialogue: Dialogue) -> None:
    """Search items, guides and terms, and go to what is chosen, or read it."""
    talk = dialogue.talk
    typed = talk.ask(words.SEARCH)
    if not typed:
        return
    found = search(index(dialogue.session.library), typed)
    if not found:
        talk.tell(screen.NOTHING_FOUND)
        return
    talk.tell(words.FOUND, count=len(found))
    place = pick(talk, words.WHICH_FOUND, [Option(_where(entry)) for entry in found])
    if isinstance(place, int):
        _show(dialogue, found[place])


def _show(dialogue: Dialogue, entry: Entry) -> None:
    """Go to what was found, if it is an item of the open case; else say what there is to say about it."""
    talk, session = dialogue.talk, dialogue.session
    if session.case and session.plan.find(entry.id):
        dialogue.go(entry.id)
        return
    target = session.library.place(entry.id)
    if target:
        Reader(dialogue, target).read()
        return
    talk.tell(entry.text)
    if entry.more.zh:
        talk.tell(entry.more)
    for number, text in enumerate(_held(dialogue, entry), 1):
        talk.tell(text, lead=f"{number}. ")


def _where(entry: Entry) -> Text:
    """Return what was found with what it belongs to."""
    return words.PARENTHESES.format(text=entry.text, inside=entry.where) if entry.where.zh else entry.text


def _held(dialogue: Dialogue, entry: Entry) -> list[Text]:
    """Return what a checklist or a region holds."""
    library = dialogue.session.library
    if entry.kind is Kind.CHECKLIST:
        return [item.text for item in library.checklists[entry.id].items]
    if entry.kind is Kind.REGION:
        return [note.text for note in library.regions[entry.id].notes]
    return []
