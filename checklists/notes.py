"""Notes written in two places at once: both texts stay, one under the other, joined by a line that says so."""

from __future__ import annotations

ELSEWHERE = "--- 另一处写的 (written elsewhere) ---"
"""The line between two texts of one note; in both languages, so that sessions in either write the same text."""


def parts(note: str) -> list[str]:
    """Return the texts of a note that was joined; of any other note, its one text, and of an empty one none."""
    found: list[list[str]] = [[]]
    for line in note.split("\n"):
        if line.strip() == ELSEWHERE:
            found.append([])
        else:
            found[-1].append(line)
    texts = ("\n".join(lines).strip() for lines in found)
    return list(dict.fromkeys(text for text in texts if text))


def join(base: str, earlier: str, later: str) -> str:
    """Return a note that two sessions changed, with what either of them wrote.

    Joining again adds nothing: a text that both have, or that stands in another as whole lines, is kept once.

    Args:
        base: The note that both began with; empty if it is not known. What one of them took out of it stays out.
        earlier: The one of the two that was written first.
        later: The other one.
    """
    before, first, second = parts(base), parts(earlier), parts(later)
    both = [text for text in first if text not in second] + second
    gone = {text for text in before if text not in first or text not in second}
    kept = [text for text in both if text not in gone]
    whole = [text for text in kept if not any(_within(text, other) for other in kept)]
    return later if whole == second else f"\n{ELSEWHERE}\n".join(whole)


def is_joined(note: str, *, before: str = "") -> bool:
    """Tell whether a note has more texts in it than it had before."""
    return len(parts(note)) > max(1, len(parts(before)))


def _within(text: str, other: str) -> bool:
    return text != other and f"\n{text}\n" in f"\n{other}\n"
