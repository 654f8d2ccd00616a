"""Which channel suits which wish: computed from what each can show and what the person has at hand."""

from __future__ import annotations

from checklists.case import Answers
from checklists.library import Library
from checklists.model import Channel, Showing
from checklists.records import dataclass
from checklists.text import Text

_POINTS = {Showing.FULL: 6, Showing.PARTIAL: 3, Showing.UNKNOWN: 2, Showing.NO: 0}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A channel with the reason for its place."""

    channel: Channel
    reason: Text
    usable: bool
    """Whether the person has what it needs."""


def rank_channels(library: Library, answers: Answers) -> tuple[Ranked, ...]:
    """Return all channels, the best suited first.

    What the person has at hand comes first, then how much of the wanted topics the channel shows; channels that are
    equal keep the order of the library.

    Args:
        library: The content.
        answers: Topics and means; none given means all topics, and nothing ruled out.
    """
    topics = answers.topics or tuple(option.id for option in library.questions["topics"].options)
    ranked = []
    for order, channel in enumerate(library.channels.values()):
        showings = [channel.can_show[topic] for topic in topics]
        usable = not answers.means or bool(set(answers.means) & set(channel.means))
        points = sum(_POINTS[showing] for showing in showings)
        ranked.append(((not usable, -points, order), Ranked(channel, _reason(showings, channel, answers), usable)))
    return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))


def _reason(showings: list[Showing], channel: Channel, answers: Answers) -> Text:
    total = len(showings)
    counts = {showing: showings.count(showing) for showing in Showing}
    if counts[Showing.FULL] == total:
        text = Text("要查的都能查全", "shows all you want in full")
    else:
        zh, en = [], []
        for showing, words in _WORDS.items():
            if counts[showing]:
                zh.append(f"{counts[showing]}项{words.zh}")
                en.append(f"{counts[showing]} {words.en}")
        text = Text("，".join(zh), ", ".join(en))
    missing = [_MEANS[means] for means in channel.means]
    if answers.means and not set(answers.means) & set(channel.means):
        need = Text("或".join(word.zh for word in missing), " or ".join(word.en for word in missing))
        return Text(f"{text.zh}；要{need.zh}", f"{text.en}; needs {need.en}")
    return text


_WORDS = {
    Showing.FULL: Text("能查全", "in full"),
    Showing.PARTIAL: Text("能查一部分", "in part"),
    Showing.UNKNOWN: Text("看当地", "depending on the place"),
    Showing.NO: Text("查不到", "not at all"),
}

_MEANS = {
    "phone": Text("智能手机", "a smartphone"),
    "computer": Text("电脑", "a computer"),
    "visit": Text("去现场", "a visit"),
}
