"""A case as one web page that needs nothing else: for paper, and for reading on a phone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import State
from checklists.digests import sha256
from checklists.formats import words
from checklists.formats.document import Address, ChannelFacts, Part, Reference, Remark, Row, Sheet
from checklists.formats.markup import Html, element, quoted, together, with_breaks
from checklists.formats.wording import link_to
from checklists.text import Text

if TYPE_CHECKING:
    from checklists.formats import Export

# Nothing may be loaded or run; the one style sheet is let in by its hash.
_PAGE = """<!DOCTYPE html>
<html lang="{lang}"{size}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{style_hash}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}</body>
</html>
"""


# What stands in the margins of a page is no text of the document; the first page has its title in large already.
_MARGINS = """
@page {{
  size: A4; margin: {margin};
  @top-left {{ content: {title}; font: {font}; }}
  @bottom-right {{ content: counter(page) "/" counter(pages); font: {font}; }}
}}
@page :first {{ @top-left {{ content: none; }} }}
"""


def render(export: Export) -> bytes:
    """Return the sheet as a web page."""
    sheet = export.sheet
    style = files(__package__).joinpath("sheet.css").read_text(encoding="utf-8") + _MARGINS.format(
        margin="22mm 15mm 24mm" if export.large else "17mm 17mm 19mm",
        title=quoted(sheet.title),
        font=f"{18 if export.large else 9}pt sans-serif",
    )
    page = _PAGE.format(
        lang="zh-CN" if sheet.lang == "zh" else "en",
        size=' class="large"' if export.large else "",
        title=together([sheet.title]),
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        body=together(_Writer(sheet).body()),
    )
    return page.encode()


class _Writer:
    """Writes one sheet, element by element."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def say(self, text: Text, **values: object) -> str:
        return text.format(**values).get(self.sheet.lang)

    def body(self) -> Iterator[Html]:
        sheet = self.sheet
        yield self.header()
        parts = [self.summary(words.PROBLEM_LIST, sheet.problems), self.summary(words.WAITING_LIST, sheet.waiting)]
        parts += (self.part(part) for part in sheet.parts)
        if sheet.channel:
            parts.append(self.channel(sheet.channel))
        if sheet.sources:
            references = together(element("li", self.reference(source)) for source in sheet.sources)
            parts.append(self.section(self.say(words.SOURCES), element("ul", references), class_="sources"))
        yield element("main", *parts)
        yield element("footer", *(element("p", line) for line in sheet.footer))

    def header(self) -> Html:
        sheet = self.sheet
        lines = (together((element("dt", line.label), element("dd", line.value))) for line in sheet.head)
        verdict = (element("span", sheet.verdict, class_="verdict"),) if sheet.verdict else ()
        progress = element("p", element("strong", sheet.progress), *verdict, class_="progress")
        hint = element("p", self.say(words.TICK_HERE), class_="hint")
        return element("header", element("h1", sheet.title), progress, element("dl", *lines), hint)

    def section(self, title: str, *children: str, class_: str = "", aside: str = "", over: str = "") -> Html:
        """Return a section: what stands over its title, the title, what stands beside it, and the rest."""
        above = (element("span", over, class_="over"),) if over else ()
        beside = (element("span", aside, class_="count"),) if aside else ()
        heading = element("h2", *above, element("span", title, class_="title"), *beside)
        return element("section", heading, *children, class_=class_)

    def summary(self, title: Text, rows: tuple[Row, ...]) -> Html:
        if not rows:
            return Html("")
        entries = (
            element("li", element("a", row.says.text, href=f"#{row.id}"), self.tag(self.until(row))) for row in rows
        )
        return self.section(self.say(title), element("ul", *entries), class_="summary", aside=str(len(rows)))

    def until(self, row: Row) -> str:
        if row.state is not State.WAITING:
            return ""
        return self.say(words.UNTIL, date=row.until) if row.until else self.say(words.NO_DATE)

    def tag(self, text: str) -> Html:
        """Return a small framed word, set off by a space that goes when the line breaks before it."""
        return together((" ", element("span", text, class_="tag"))) if text else Html("")

    def part(self, part: Part) -> Html:
        intro = element("p", part.intro, class_="intro") if part.intro else Html("")
        rows = element("ul", *(self.row(row) for row in part.rows), class_="rows", role="list")
        return self.section(part.title, intro, rows, aside=part.progress, over=part.stage_word)

    def row(self, row: Row) -> Html:
        # An open box speaks for itself on paper; its word is there for whoever hears or copies the page.
        state = together((element("span", f"{row.glyph} ", class_="unseen"), row.word))
        unseen = "state unseen" if row.state is State.TODO else "state"
        return element(
            "li",
            self.box(row),
            element("span", row.code, class_="code"),
            self.text(row.says, self.box_id(row)),
            element("span", state, class_=unseen),
            element("div", *self.record(row), *self.details(row.says), *self.regional(row.regional), class_="more"),
            class_=f"row {row.state}",
            id=row.id,
        )

    def box_id(self, row: Row) -> str:
        return f"{row.id}:box"

    def box(self, row: Row) -> Html:
        """Return the box to tick: on paper with a pen, on a screen with a finger, where the text beside it does too."""
        checked = "checked" if row.state is State.DONE else ""
        return element("input", type="checkbox", class_="box", id=self.box_id(row), checked=checked)

    def record(self, row: Row) -> Iterator[Html]:
        """Yield what the person recorded: why not, until when, the note."""
        if row.reason:
            yield self.labelled(words.REASON, row.reason, class_="record")
        if row.state is State.WAITING:
            yield element("p", self.until(row), class_="record")
        if row.note:
            yield self.labelled(labels.NOTE, with_breaks(row.note), class_="note")

    def text(self, remark: Remark, box: str = "") -> Html:
        """Return what a remark says; it ticks the box with this id, if there is one."""
        said = element("label" if box else "span", remark.text, class_="words", for_=box)
        return element("p", said, self.tags(remark), class_="text")

    def tags(self, remark: Remark) -> Html:
        review = self.tag(self.say(labels.NEEDS_REVIEW)) if remark.needs_review else ""
        local = self.tag(self.say(labels.LOCAL)) if remark.local else ""
        return together((review, local, self.tag(remark.origin)))

    def regional(self, remarks: tuple[Remark, ...]) -> Iterator[Html]:
        """Yield what holds where the person is insured."""
        for remark in remarks:
            label = element("span", self.say(words.REGION_NOTE) + self.say(words.COLON), class_="label")
            yield element("p", label, remark.text, self.tags(remark), class_="record")
            yield from self.details(remark)

    def details(self, remark: Remark) -> Iterator[Html]:
        if remark.why:
            yield element("p", remark.why, class_="why")
        if remark.citations:
            yield self.labelled(labels.BASIS, self.say(words.STOP).join(remark.citations), class_="basis")

    def labelled(self, label: Text, value: str, class_: str) -> Html:
        return element(
            "p", element("span", self.say(label) + self.say(words.COLON), class_="label"), value, class_=class_
        )

    def channel(self, channel: ChannelFacts) -> Html:
        operator = self.labelled(labels.OPERATOR, channel.operator, "operator")
        region = self.labelled(words.REGION_NOTE, channel.region_note, "operator") if channel.region_note else ""
        review = self.tag(self.say(labels.NEEDS_REVIEW)) if channel.needs_review else ""
        addresses = (
            element("h3", self.say(words.ENTRIES), review),
            element("ul", *(self.address(address) for address in channel.addresses), class_="addresses", role="list"),
        )
        limits = (
            element("h3", self.say(words.LIMITS)),
            element("ul", *(element("li", self.text(limit), *self.details(limit)) for limit in channel.limits)),
        )
        children = (
            operator,
            region,
            *self.regional(channel.regional),
            *(addresses if channel.addresses else ()),
            *(limits if channel.limits else ()),
        )
        return self.section(channel.name, *children, class_="channel", over=self.say(words.CHANNEL))

    def address(self, address: Address) -> Html:
        mark = self.say(labels.OFFICIAL if address.official else labels.NOT_OFFICIAL)
        kind = element("span", address.kind, class_="label")
        label = element("span", address.label, class_="words")
        head = element("p", kind, label, self.tag(mark), self.tag(address.origin), class_="text")
        value = element("p", written_out(address.value, address.link), class_="address") if address.value else ""
        note = element("p", address.note, class_="why") if address.note else ""
        return element("li", head, value, note)

    def reference(self, source: Reference) -> Html:
        comma = self.say(words.COMMA)
        text = comma.join(piece for piece in (source.title, source.number, source.issuer) if piece)
        issued = together((comma, element("time", source.issued.isoformat()))) if source.issued else ""
        third_party = self.tag(self.say(words.THIRD_PARTY)) if source.third_party else ""
        address = written_out(source.address, link_to(source.address))
        where = together((" ", element("span", address, class_="address"))) if address else ""
        return together((text, issued, third_party, where))


def written_out(address: str, link: str) -> str:
    """Return an address as it is read, which a tap follows where that is safe."""
    return element("a", address, href=link, rel="noreferrer noopener") if link else address
