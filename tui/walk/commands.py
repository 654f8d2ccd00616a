"""Everything that can be done at an item, under the names that the commands of the screen have."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.strings import walk as words
from tui.walk.choices import Choice, read_out
from tui.walk.dialogue import Dialogue
from tui.walk.exporting import export
from tui.walk.items import explain
from tui.walk.marking import done, not_applicable, note, problem, redo, to_do, undo, wait
from tui.walk.moving import back, find_words, jump, listing, step
from tui.walk.questions import change_answers, change_name
from tui.walk.reading import addresses, guide
from tui.walk.settings import switch_language

CHOICES = (
    Choice("tick", "d", words.DONE, words.DONE_ABOUT),
    Choice("not_applicable", "n", words.NOT_NEEDED, words.NOT_NEEDED_ABOUT, ("na", "not applicable"), takes=True),
    Choice("problem", "p", words.PROBLEM, words.PROBLEM_ABOUT, ("!", "x")),
    Choice("wait", "w", words.WAIT, words.WAIT_ABOUT, ("waiting",), takes=True),
    Choice("note", "o", words.NOTE, words.NOTE_ABOUT, takes=True),
    Choice("open", "g", words.GUIDE, words.GUIDE_ABOUT),
    Choice("why", "y", words.WHY, words.WHY_ABOUT),
    Choice("next_open", "f", words.NEXT_OPEN, words.NEXT_OPEN_ABOUT, ("skip", "跳过")),
    Choice("back", "b", words.BACK_WORD, words.BACK_ITEM_ABOUT),
    Choice("step", "m", words.STEP, words.STEP_ABOUT),
    Choice("to_do", "t", words.TO_DO, words.TO_DO_ABOUT, ("todo",)),
    Choice("list", "i", words.LISTING, words.LISTING_ABOUT),
    Choice("jump", "j", words.JUMP_WORD, words.JUMP_ABOUT, takes=True),
    Choice("search", "s", words.SEARCH_WORD, words.SEARCH_ABOUT, ("/",), takes=True),
    Choice("addresses", "k", words.ADDRESSES, words.ADDRESSES_ABOUT, ("@",)),
    Choice("undo", "u", words.UNDO, words.UNDO_ABOUT),
    Choice("redo", "z", words.REDO, words.REDO_ABOUT),
    Choice("answers", "a", words.ANSWERS, words.ANSWERS_ABOUT),
    Choice("rename", "r", words.RENAME, words.RENAME_ABOUT, takes=True),
    Choice("export", "e", words.EXPORT, words.EXPORT_ABOUT),
    Choice("home", "c", words.CASES, words.CASES_ABOUT),
    Choice("language", "l", words.LANGUAGE, words.LANGUAGE_ABOUT),
    Choice("help", "h", words.HELP_WORD, words.HELP_ABOUT, ("?",)),
    Choice("leave", "q", words.STOP, words.STOP_ABOUT, ("0", "quit", "退出")),
)


def _help(dialogue: Dialogue) -> None:
    read_out(dialogue.talk, CHOICES)
    dialogue.talk.tell(words.HOW_TO_ANSWER)


def _home(dialogue: Dialogue) -> None:
    dialogue.session.close()


ABOUT_AN_ITEM = frozenset({"tick", "not_applicable", "problem", "wait", "note", "open", "why", "to_do"})
"""Choices that mean nothing where no item applies."""

ACTIONS: Mapping[str, Callable[[Dialogue], None]] = {
    "tick": done,
    "not_applicable": not_applicable,
    "problem": problem,
    "wait": wait,
    "note": note,
    "open": guide,
    "why": explain,
    "next_open": Dialogue.advance,
    "back": back,
    "step": step,
    "to_do": to_do,
    "list": listing,
    "jump": jump,
    "search": find_words,
    "addresses": addresses,
    "undo": undo,
    "redo": redo,
    "answers": change_answers,
    "rename": change_name,
    "export": export,
    "home": _home,
    "language": switch_language,
    "help": _help,
}
"""What each choice does, but for leaving."""
