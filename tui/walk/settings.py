"""What a person settles once for all cases, as far as plain lines have use for it: the language."""

from __future__ import annotations

from checklists.errors import ShebaoError
from tui.walk.dialogue import Dialogue


def switch_language(dialogue: Dialogue) -> None:
    """Go on in the other language and remember it."""
    try:
        dialogue.session.switch_language()
    except ShebaoError as error:  # it holds for this session all the same
        dialogue.talk.tell(error.message)
    dialogue.talk.lang = dialogue.session.lang
