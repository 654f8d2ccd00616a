"""Channels side by side: computed from what each can show, never written."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.case import Answers
from checklists.library import Library
from checklists.model import Channel, Option, Showing
from checklists.ranking import rank_channels
from checklists.records import dataclass


@dataclass(frozen=True, slots=True)
class Compared:
    """One channel of a comparison."""

    channel: Channel
    usable: bool
    """Whether the person has what it needs."""
    showings: tuple[Showing, ...]
    """How much it shows of each topic of the comparison, in their order."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Channels as rows, topics as columns."""

    topics: tuple[Option, ...]
    rows: tuple[Compared, ...]
    """The best suited first: those the person can use, then those that show more."""

    def showing(self, topic_index: int, showing: Showing) -> tuple[Compared, ...]:
        """Return the channels that show just so much of a topic, in their order."""
        return tuple(row for row in self.rows if row.showings[topic_index] is showing)


def compare(library: Library, topics: Sequence[str] = (), means: Sequence[str] = ()) -> Comparison:
    """Return what every channel shows of the topics.

    Args:
        library: The content.
        topics: Topic ids, in any order; none that the content knows means all. The columns follow the order in which
            the question lists them.
        means: What the person has at hand; none means that nothing is ruled out.
    """
    options = library.questions["topics"].options
    wanted = tuple(option for option in options if option.id in topics) or options
    answers = Answers(topics=tuple(option.id for option in wanted), means=tuple(means))
    rows = tuple(
        Compared(ranked.channel, ranked.usable, tuple(ranked.channel.can_show[option.id] for option in wanted))
        for ranked in rank_channels(library, answers)
    )
    return Comparison(wanted, rows)
