"""Bars of one line: the title, the stages or sections, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from checklists.records import dataclass
from tui.cells import cells, cut
from tui.widgets.lines import LineWidget, repaint


class TitleBar(LineWidget):
    """Where one is on the left; on the right what is open, when it was saved, and in the corner how far it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--quiet", "bar--alarm", "bar--current"}

    path: Sequence[str] = ()
    facts: Sequence[str] = ()
    progress = ""
    alarm = False

    def show(self, path: Sequence[str], facts: Sequence[str], *, progress: str = "", alarm: bool = False) -> None:
        """Draw other texts.

        Args:
            path: From the program down to this screen; on a narrow screen the last names stay.
            facts: The last ones stay.
            progress: How far what is open is.
            alarm: Whether the facts say that something is wrong.
        """
        if (list(path), list(facts), progress, alarm) == (list(self.path), list(self.facts), self.progress, self.alarm):
            return
        before = self.drawn()
        self.path, self.facts, self.progress, self.alarm = list(path), list(facts), progress, alarm
        repaint(self, before, self.drawn())

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        corner = f" {self.progress} " if self.progress else ""
        room = width - cells(corner)
        right = self._right(room)
        left = self._left(room - cells(right) - 3)
        gap = " " * max(room - cells(left) - cells(right) - 1, 1)
        parts = [(left + gap, ""), (f"{right} ", "bar--alarm" if self.alarm else "bar--quiet")]
        return self.strip([*parts, (corner, "bar--current")], width)

    def _right(self, room: int) -> str:
        """Return the facts, as many of the last ones as leave room for the name of this screen."""
        room = max(room - cells(self.path[-1] if self.path else "") - 4, room // 2)
        facts = list(self.facts)
        while len(facts) > 1 and cells("  ".join(facts)) > room:
            facts.pop(0)
        return cut("  ".join(facts), room)

    def _left(self, room: int) -> str:
        """Return the path, as many of the last names as fit."""
        path = list(self.path)
        while len(path) > 1 and cells(" > ".join(path)) + 1 > room:
            path.pop(0)
        return cut(" " + " > ".join(path), max(room, 0))


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a bar of stages or sections."""

    name: str
    count: str = ""
    """How far it is, such as `2/5`."""


class TabBar(LineWidget):
    """All stages of a case or all sections of a guide, with the one that is shown standing out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--current", "bar--quiet"}

    tabs: Sequence[Tab] = ()
    current = 0

    def show(self, tabs: Sequence[Tab], current: int) -> None:
        """Draw other tabs, or another one as current."""
        if (list(tabs), current) != (list(self.tabs), self.current):
            before = self.drawn()
            self.tabs, self.current = list(tabs), current
            repaint(self, before, self.drawn())

    def render_line(self, y: int) -> Strip:
        """Draw the line, with fewer details where the width asks for it."""
        width = self.size.width
        labels = [self._label(index, counted=True) for index in range(len(self.tabs))]
        if sum(map(cells, labels)) > width:
            labels = [self._label(index, counted=index == self.current) for index in range(len(self.tabs))]
        first = 0
        while first < self.current and sum(cells(label) for label in labels[first : self.current + 2]) > width - 2:
            first += 1
        parts = [("< ", "bar--quiet")] if first else []
        used = 2 * len(parts)
        for index in range(first, len(labels)):
            room = width if index + 1 == len(labels) else width - 2
            if index > self.current and used + cells(labels[index]) > room:
                parts.append((" >", "bar--quiet"))
                break
            parts.append((labels[index], "bar--current" if index == self.current else "bar--quiet"))
            used += cells(labels[index])
        return self.strip(parts, width)

    def _label(self, index: int, *, counted: bool) -> str:
        tab = self.tabs[index]
        text = f"{tab.name} {tab.count}" if counted and tab.count else tab.name
        return f"[{text}]" if index == self.current else f" {text} "


class KeyBar(LineWidget):
    """The keys of this screen, the most useful first, as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--quiet"}

    keys: Sequence[tuple[str, str]] = ()

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Draw other keys: pairs of key and what it does; the last ones are never left out."""
        if list(keys) != list(self.keys):
            before = self.drawn()
            self.keys = list(keys)
            repaint(self, before, self.drawn())

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        parts: list[tuple[str, str]] = [(" ", "")]
        for key, label in self.fitting(width - 1):
            parts += [(key, "bar--key"), (f" {label}  ", "bar--quiet")]
        return self.strip(parts, width)

    def fitting(self, width: int) -> list[tuple[str, str]]:
        """Return the keys that fit; help and the way out stay when others have to go."""
        keys, always = list(self.keys[:-3]), list(self.keys[-3:])
        while keys and sum(cells(key) + cells(label) + 3 for key, label in [*keys, *always]) > width:
            keys.pop()
        return [*keys, *always]
