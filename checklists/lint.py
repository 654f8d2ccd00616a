"""How the content is written: rules on its texts that go beyond what loading demands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields

from checklists.boundary import echo
from checklists.errors import Problem
from checklists.hosts import host_of, is_official, load_hosts
from checklists.library import Library
from checklists.model import Channel, Checklist, EntryKind, Item, Region, RegionNote
from checklists.text import Text

ZH_MAX = 30
"""Characters of the Chinese text of an item or a region's note."""
EN_MAX = 80
"""Characters of its English text."""

TEXT_MAX = 1000
"""Characters of any text in either language."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = _HAN + "\u3001-\u301b\uff00-\uffef"
_SPACED = re.compile(f".?[{_CHINESE}] +[{_CHINESE}].?")
# `.政务` is a top-level domain.
_ASCII_STOP = re.compile(f"[{_HAN}](?!\\.政务)(?:[,.?!;:](?=[{_HAN}]|$)|[()])|[()](?=[{_HAN}])")
_CHINESE_STOP = re.compile("[\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]")
_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,3}[0-9]{1,3}|[A-Z]{1,4}-[0-9]{1,3}|LAW-[A-Z]+)(?![A-Za-z0-9])")
_PAPER = re.compile(r"[AB][3-6]")
_FIGURE = re.compile(r"[0-9] ?(?:%|元|年|个?月|天|日|小时|个?工作日|倍|周?岁|万)")
_MARKUP = re.compile(r"\[[@/#$A-Za-z][^\[\]]*\]|</?[A-Za-z!][^<>]*>|[`{}]")
_NAME_WORDS = 3
"""Words of a name that may be the same in both languages."""

Rule = Callable[[Text], Iterator[Text]]
Place = tuple[str, str]
"""File, and place inside it."""


def lint(library: Library, hosts: Mapping[str, tuple[str, ...]] | None = None) -> list[Problem]:
    """Return everything in the content that breaks a rule of writing, file by file.

    Args:
        library: The content, loaded and therefore sound.
        hosts: The official hosts by region; the bundled list if left out.

    Raises:
        ContentError: The bundled list of hosts cannot be read.
    """
    official = [host for group in (load_hosts() if hosts is None else hosts).values() for host in group]
    found = [
        Problem(file, where, message)
        for (file, where), text in _texts(library)
        for rule in _RULES
        for message in rule(text)
    ]
    found += [
        Problem(file, where, message) for (file, where), text in _texts(library) for message in _terms(library, text)
    ]
    for full_id, item, holder in library.items():
        found += [Problem(_file(holder), full_id, message) for message in _item(item)]
    for region in library.regions.values():
        for note in region.notes:
            found += [Problem(_file(region), f"{region.id}/{note.id}", message) for message in _note(region, note)]
    owners: list[Channel | Region] = [*library.channels.values(), *library.regions.values()]
    for owner in owners:
        for number, entry in enumerate(owner.entries, start=1):
            host = host_of(entry.value)
            if entry.kind is EntryKind.WEB and entry.official and not is_official(host, official):
                found.append(Problem(_file(owner), f"entry.{number}.value", _NOT_OFFICIAL.format(host=host)))
    return sorted(found, key=lambda problem: problem.file)


def _texts(library: Library) -> Iterator[tuple[Place, Text]]:
    for question in library.questions.values():
        yield from _own("questions.toml", f"{question.id}: ", question)
        for option in question.options:
            yield from _own("questions.toml", f"{question.id}/{option.id}: ", option)
    for source in library.sources.values():
        yield from _own("sources.toml", f"{source.id}: ", source)
    for number, term in enumerate(library.terms, start=1):
        yield from _own("glossary.toml", f"term.{number}.", term)
    for channel in library.channels.values():
        yield from _own(_file(channel), "", channel)
        for number, entry in enumerate(channel.entries, start=1):
            yield from _own(_file(channel), f"entry.{number}.", entry)
        for region, text in channel.regions.items():
            yield (_file(channel), f"regions.{region}"), text
    for checklist in library.checklists.values():
        yield from _own(_file(checklist), "", checklist)
    for full_id, item, holder in library.items():
        yield from _own(_file(holder), f"{full_id}: ", item)
    for pack in library.packs.values():
        yield from _own("pack.toml", "", pack)
    for place in library.regions.values():
        yield from _own(_file(place), "", place)
        for number, way in enumerate(place.entries, start=1):
            yield from _own(_file(place), f"entry.{number}.", way)
        for note in place.notes:
            yield from _own(_file(place), f"{place.id}/{note.id}: ", note)


def _own(file: str, before: str, thing: object) -> Iterator[tuple[Place, Text]]:
    """Yield the texts that a dataclass itself holds, each with its key."""
    for field in fields(thing):  # type: ignore[arg-type]  # a record of ours, whatever its kind
        value = getattr(thing, field.name)
        if isinstance(value, Text):
            yield (file, before + field.name), value


def _file(holder: Checklist | Channel | Region) -> str:
    return f"{_FOLDERS[type(holder)]}/{holder.id}.toml"


def _both(text: Text) -> Iterator[Text]:
    if not text.zh.strip():
        yield Text("缺少中文。", "The Chinese wording is missing.")
    if not text.en.strip():
        yield Text("缺少英文。", "The English wording is missing.")
    for wording in (text.zh, text.en):
        if wording.strip() and wording != wording.strip():
            yield Text("前后有多余的空格。", "There is a space before or after it.")


def _translated(text: Text) -> Iterator[Text]:
    """Neither wording is a copy of the other, but a number or a short name may read the same."""
    chinese = re.findall(f"[{_HAN}]", text.zh)
    if len(re.findall(f"[{_HAN}]", text.en)) > len(re.findall("[A-Za-z]", text.en)):
        yield Text("英文里写的是中文。", "The English wording is Chinese.")
    elif not chinese and len(re.findall("[A-Za-z]+", text.zh)) > _NAME_WORDS:
        yield Text("中文里写的是英文。", "The Chinese wording is English.")


def _narrow(text: Text) -> Iterator[Text]:
    wide = sorted({char for char in text.zh + text.en if unicodedata.east_asian_width(char) == "A"})
    if wide:
        codes = ", ".join(f"U+{ord(char):04X}" for char in wide)
        yield Text(
            f"有宽度不定的字符{codes}，换一个。", f"The width of {codes} differs by terminal; use another character."
        )


def _coded(text: Text) -> Iterator[Text]:
    codes = {code for wording in (text.zh, text.en) for code in _CODE.findall(wording) if not _PAPER.fullmatch(code)}
    if codes:
        listed = ", ".join(sorted(codes))
        yield Text(f"有读者看不懂的编号{listed}。", f"It has a code that means nothing to readers: {listed}.")


def _punctuated(text: Text) -> Iterator[Text]:
    if found := _SPACED.search(text.zh):
        yield Text(f"中文之间有空格：{found[0]}", f"There is a space between Chinese characters: {found[0]}")
    if found := _ASCII_STOP.search(text.zh):
        around = text.zh[max(0, found.start() - 2) : found.end() + 2]
        yield Text(f"中文里有英文标点：{around}", f"There is an ASCII mark in Chinese: {around}")
    if found := _CHINESE_STOP.search(text.en):
        yield Text(f"英文里有中文标点：{found[0]}", f"There is a Chinese mark in English: {found[0]}")


def _plain(text: Text) -> Iterator[Text]:
    """A text is read as it stands on screens, on paper and in a terminal, so marks of any of them mean nothing."""
    for wording in (text.zh, text.en):
        if found := _MARKUP.search(wording):
            mark = echo(found[0])
            yield Text(f"有标记符号，会原样显示：{mark}", f"It has markup that means nothing: {mark}")
        if len(wording) > TEXT_MAX:
            yield Text(f"超过{TEXT_MAX}个字符，分成几条。", f"It is longer than {TEXT_MAX} characters; split it.")


def _item(item: Item) -> Iterator[Text]:
    if not item.long:
        yield from _short(item.text, _LONG)
    yield from _sourced(item)


def _terms(library: Library, text: Text) -> Iterator[Text]:
    """One Chinese term has one English wording: the glossary lists the others that stand for it elsewhere."""
    for term in library.terms:
        for wording in term.avoid:
            if re.search(rf"\b{re.escape(wording)}s?\b", text.en, re.IGNORECASE):
                yield _OTHER_TERM.format(wording=wording, term=term.term)


def _note(region: Region, note: RegionNote) -> Iterator[Text]:
    """What holds in one place only must say so wherever it is read."""
    yield from _short(note.text, _LONG_NOTE)
    if region.name.zh not in note.text.zh or region.name.en not in note.text.en:
        yield _NOT_NAMED.format(name=region.name)
    yield from _sourced(note)


def _short(text: Text, refusal: Text) -> Iterator[Text]:
    if len(text.zh) > ZH_MAX or len(text.en) > EN_MAX:
        yield refusal.format(zh=len(text.zh), en=len(text.en), zh_max=ZH_MAX, en_max=EN_MAX)


def _sourced(item: Item | RegionNote) -> Iterator[Text]:
    if item.sources:
        return
    if item.volatile:
        yield Text("容易过时的内容要注明来源。", "What ages quickly needs a source.")
    if any(_FIGURE.search(text.zh) for text in (item.text, item.why) if text):
        yield Text("有数字的内容要注明来源。", "A figure needs a source.")


_FOLDERS: dict[type, str] = {Channel: "channels", Checklist: "checklists", Region: "regions"}
_RULES: tuple[Rule, ...] = (_both, _translated, _narrow, _coded, _punctuated, _plain)
_NOT_OFFICIAL = Text(
    "{host}不在官方网址表里，核对，或写official = false。",
    "{host} is not in the list of official hosts; check it, or write official = false.",
)
_LONG = Text(
    "太长：中文{zh}字（最多{zh_max}），英文{en}个字符（最多{en_max}）。细节放到why里，或写long = true。",
    "Too long: {zh} Chinese (at most {zh_max}) or {en} English characters (at most {en_max}). Move detail to why, "
    "or write long = true.",
)
_LONG_NOTE = Text(
    "太长：中文{zh}字（最多{zh_max}），英文{en}个字符（最多{en_max}）。细节放到why里。",
    "Too long: {zh} Chinese (at most {zh_max}) or {en} English characters (at most {en_max}). Move detail to why.",
)
_OTHER_TERM = Text("英文里「{wording}」换成「{term}」的统一译法。", "The content says '{term}', not '{wording}'.")
_NOT_NAMED = Text("没有写明是{name}。", "It does not say that this is {name}.")
