"""A case as lines of TOML, the way a person would write them: times in one form, every value on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from checklists.case import FORMAT, Answers, Case, Mark
from checklists.records import names, replace
from checklists.text import clean, is_clean, spell_out

_BARE = re.compile(r"[A-Za-z0-9_-]+")


class ItemTexts:
    """The items of one case as text, kept from save to save: only what changed since is put into words again."""

    def __init__(self) -> None:
        """Start without any."""
        self._known: dict[str, tuple[Mark, str]] = {}

    def changed(self, marks: Mapping[str, Mark]) -> list[str]:
        """Return the ids of marks that were not written before as they are; all the others are tidy."""
        known = self._known
        return [item_id for item_id, mark in marks.items() if item_id not in known or known[item_id][0] is not mark]

    def of(self, marks: Mapping[str, Mark]) -> str:
        """Return the lines of all items by their ids; the marks are tidy."""
        known = self._known
        texts = [
            text[1]
            if (text := known.get(item_id)) and text[0] is marks[item_id]
            else self._write(item_id, marks[item_id])
            for item_id in sorted(marks)
        ]
        return "\n".join(texts)

    def _write(self, item_id: str, mark: Mark) -> str:
        text = "\n".join((f"\n[items.{_quote(item_id)}]", *_mark_lines(mark)))
        self._known[item_id] = mark, text
        return text


def tidy(case: Case, texts: ItemTexts | None = None) -> Case:
    """Return the case as its file will tell it: text that drives no terminal, times in milliseconds.

    Args:
        case: The case.
        texts: What was written of it before; what is still the same needs no second look.
    """
    marks = case.marks
    changed = {item_id: _tidy_mark(marks[item_id]) for item_id in (texts.changed(marks) if texts else marks)}
    return replace(
        case,
        name=clean(case.name),
        created=milliseconds(case.created),
        at=case.at and milliseconds(case.at),
        marks={**marks, **changed} if changed else marks,
    )


def milliseconds(at: datetime) -> datetime:
    """Return a time without what is finer than the file tells."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def lines(case: Case, texts: ItemTexts) -> Iterator[str]:
    """Yield the lines of a tidy case, those of all items together.

    Args:
        case: The case.
        texts: What was written of its items before; takes in what is written of them now.
    """
    yield f"format = {FORMAT}"
    yield f"id = {_quote(case.id)}"
    yield f"name = {_quote(case.name)}"
    yield f"created = {moment(case.created)}"
    if case.at:
        yield f"at = {moment(case.at)}"
    yield f"revision = {case.revision}"
    yield from _extra_lines({name: each for name, each in case.extra.items() if name != "answers"})
    yield ""
    yield "[answers]"
    for name in names(Answers):
        if answer := getattr(case.answers, name):
            yield f"{name} = {literal(answer)}"
    yield from _extra_lines(case.extra.get("answers", {}))
    if case.marks:
        yield texts.of(case.marks)


def _mark_lines(mark: Mark) -> Iterator[str]:
    yield f'state = "{mark.state}"'
    if mark.at:
        yield f"at = {moment(mark.at)}"
    if mark.reason:
        yield f"reason = {_quote(mark.reason)}"
    if mark.until:
        yield f"until = {mark.until.isoformat()}"
    if mark.note:
        yield f"note = {_quote(mark.note)}"
    if mark.note_at:
        yield f"note_at = {moment(mark.note_at)}"
    yield from _extra_lines(mark.extra)


def _extra_lines(extra: Mapping[str, object]) -> Iterator[str]:
    return (f"{_key(name)} = {literal(each)}" for name, each in extra.items())


def _tidy_mark(mark: Mark) -> Mark:
    if _is_tidy(mark):
        return mark
    return replace(
        mark,
        at=mark.at and milliseconds(mark.at),
        reason=clean(mark.reason),
        note=clean(mark.note, lines=True),
        note_at=mark.note_at and milliseconds(mark.note_at),
    )


def _is_tidy(mark: Mark) -> bool:
    times = all(at is None or at.microsecond % 1000 == 0 for at in (mark.at, mark.note_at))
    return times and is_clean(mark.reason) and is_clean(mark.note, lines=True)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quote(name)


def _quote(text: str) -> str:
    import json  # to read a case, it is not needed

    # JSON's escapes are TOML's, but for what JSON leaves as it is although it drives a terminal.
    return spell_out(json.dumps(text, ensure_ascii=False), lambda character: f"\\U{ord(character):08x}")


def moment(at: datetime) -> str:
    """Return a time as a file tells it."""
    return at.isoformat(timespec="milliseconds")


def literal(what: object) -> str:
    """Return a value as TOML writes it."""
    match what:
        case str():
            return _quote(what)
        case bool():
            return "true" if what else "false"
        case int() | float():
            return str(what)
        case date() | time():
            return what.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(literal, what))}]"
        case Mapping():
            return "{ " + ", ".join(f"{_key(name)} = {literal(each)}" for name, each in what.items()) + " }"
    raise TypeError(f"TOML has no {type(what).__name__}")
