"""Reading a guide: from a place in it on, page by page, section by section; and the ways into a channel."""

from __future__ import annotations

from collections.abc import Iterator

from checklists import labels
from checklists.formats.wording import web_address
from checklists.library import Target
from checklists.model import Channel, EntryKind, Item, Section, SectionId
from tui.strings import screen
from tui.strings import walk as words
from tui.walk.choices import Choice, find, read_out
from tui.walk.dialogue import Dialogue
from tui.walk.items import explain, state_words
from tui.walk.pick import pick, plain
from tui.walk.talk import short

PAGE = 14
"""Lines read out at a time; an entry is never cut in two."""

CHOICES = (
    Choice("more", "n", words.MORE, words.MORE_ABOUT),
    Choice("section", "s", words.SECTION, words.SECTION_ABOUT),
    Choice("addresses", "k", words.ADDRESSES, words.ADDRESSES_ABOUT, ("@",)),
    Choice("sources", "y", words.SOURCES, words.SOURCES_ABOUT),
    Choice("back", "b", words.BACK_WORD, words.BACK_ABOUT, ("0", "q")),
    Choice("help", "h", words.HELP_WORD, words.HELP_ABOUT, ("?",)),
)


def guide(dialogue: Dialogue) -> None:
    """Read the section of the guide that the item links to."""
    target = dialogue.session.target(dialogue.here)
    if target:
        Reader(dialogue, target).read()
    else:
        dialogue.talk.tell(words.NO_GUIDE)
        explain(dialogue)


def addresses(dialogue: Dialogue) -> None:
    """Say the ways into the channel: of the guide that the item links to, else of the case's own."""
    session = dialogue.session
    target = session.target(dialogue.here)
    channel = target.channel if target else session.library.channels.get(session.opened.answers.channel)
    if channel:
        say_addresses(dialogue, channel)
    else:
        dialogue.talk.tell(words.NO_CHANNEL)


def say_addresses(dialogue: Dialogue, channel: Channel) -> None:
    """Say every way into a channel, those of the case's region first; nothing is ever opened."""
    talk, session = dialogue.talk, dialogue.session
    region = session.case.answers.region if session.case else ""
    talk.tell(words.ADDRESSES_OF, channel=channel.name)
    for number, entry in enumerate(session.library.ways_in(channel, region), 1):
        value = web_address(entry.value) if entry.kind is EntryKind.WEB else entry.value
        official = talk.say(labels.OFFICIAL if entry.official else labels.NOT_OFFICIAL)
        origin = dialogue.wording.say(session.library.origin(entry))
        pieces = [talk.say(labels.ENTRY_KINDS[entry.kind]), talk.say(entry.label), value, official, origin]
        talk.tell(talk.say(words.COMMA).join(filter(None, pieces)), lead=f"{number}. ")
        if entry.note:
            talk.tell(entry.note, lead="   ")


class Reader:
    """Reads one guide until the person goes back."""

    def __init__(self, dialogue: Dialogue, target: Target) -> None:
        """Open a guide.

        Args:
            dialogue: The dialogue that reads.
            target: Channel and section; an item to begin with, except among steps, which are read from the first on.
        """
        self._dialogue = dialogue
        self._talk = dialogue.talk
        self._channel = target.channel
        self._section = target.section
        steps = target.section.id is SectionId.STEPS
        self._begin = target.section.items.index(target.item) if target.item and not steps else 0
        self._sources = False
        self._page = 0

    def read(self) -> None:
        """Read page after page, and do what is asked for between them."""
        self._open()
        while True:
            pages = self._pages()
            last = self._page + 1 >= len(pages)
            question = words.GUIDE_LAST if last else words.GUIDE_PROMPT
            typed = self._talk.ask(question, page=self._page + 1, pages=len(pages))
            found = find(CHOICES, typed) if typed else (CHOICES[0], "")
            choice = found[0].id if found else ""
            if choice == "back" or (choice == "more" and last):
                return
            if choice == "more":
                self._page += 1
                self._say_page()
            else:
                self._do(choice, typed)

    def _do(self, choice: str, typed: str) -> None:
        if choice == "sources":
            self._sources = not self._sources
            self._page = min(self._page, len(self._pages()) - 1)
            self._say_page()
        elif choice == "addresses":
            say_addresses(self._dialogue, self._channel)
        elif choice == "section":
            sections = self._channel.guide
            place = pick(self._talk, words.WHICH_SECTION, plain([screen.SECTIONS[each.id] for each in sections]))
            if isinstance(place, int):
                self._section, self._begin, self._page = sections[place], 0, 0
                self._open()
        else:
            if choice != "help":
                self._talk.tell(words.NO_SUCH_CHOICE, typed=short(typed))
            read_out(self._talk, CHOICES)

    def _open(self) -> None:
        self._talk.tell(
            words.GUIDE_BEGINS, channel=self._channel.name, section=screen.SECTIONS[SectionId(self._section.id)]
        )
        self._say_page()

    def _say_page(self) -> None:
        for line in self._pages()[self._page]:
            self._talk.tell(line)

    def _pages(self) -> list[list[str]]:
        """Return the section as lines, as many entries on a page as it has room for."""
        pages: list[list[str]] = [[]]
        for entry in self._entries():
            lines = [line for text, lead in entry for line in self._talk.lines(text, lead)]
            if pages[-1] and len(pages[-1]) + len(lines) > PAGE:
                pages.append([])
            pages[-1] += lines
        return pages

    def _entries(self) -> Iterator[list[tuple[str, str]]]:
        """Yield each entry of the section as texts with what stands before them."""
        if self._section.id is SectionId.CAN_SHOW:
            yield list(self._topics())
        for number, item in enumerate(self._section.items, 1):
            if number > self._begin:
                yield list(self._entry(self._section, item, number))
        session = self._dialogue.session
        if session.case:
            place = f"{self._channel.id}#{self._section.id}"
            for says in self._dialogue.wording.regional(session.case.answers, place):
                label = self._talk.say(screen.REGION_NOTES)
                yield [(self._talk.say(words.LABELLED, label=label, text=says.text), ""), (says.why, "  ")]

    def _topics(self) -> Iterator[tuple[str, str]]:
        for option in self._dialogue.session.library.questions["topics"].options:
            showing = self._channel.can_show.get(option.id)
            if showing:
                yield self._talk.say(words.LABELLED, label=option.text, text=screen.SHOWINGS[showing]), ""

    def _entry(self, section: Section, item: Item, number: int) -> Iterator[tuple[str, str]]:
        talk, session = self._talk, self._dialogue.session
        says = self._dialogue.wording.remark(item, self._channel.reviewed)
        case = session.case
        text = says.text
        if section.id is SectionId.STEPS and case and case.answers.channel == self._channel.id:
            state = state_words(talk, case.mark(f"{self._channel.id}/{item.id}"))
            text = talk.say(words.STATE_AND_TEXT, state=state, text=text)
        told = ((labels.LOCAL, says.local), (labels.NEEDS_REVIEW, says.needs_review))
        marks = [talk.say(mark) for mark, applies in told if applies]
        if marks:
            text = talk.say(words.PARENTHESES, text=text, inside=talk.say(words.COMMA).join(marks))
        yield text, f"{number}. "
        if says.why:
            yield says.why, "   "
        if self._sources and says.citations:
            yield talk.say(words.LABELLED, label=labels.BASIS, text=talk.say(words.COMMA).join(says.citations)), "   "
