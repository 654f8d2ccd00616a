"""One item in full: what it says, where it is explained, what it rests on, and how it stands in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists import labels
from checklists.model import Checklist
from tui.cli.context import Context
from tui.cli.data import Data, mark_data, regional_data, remark_data, when
from tui.cli.render import marks_of, print_field, print_regional, state_detail
from tui.strings import cli as words
from tui.strings import screen

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.model import Channel, Item


def print_item(context: Context, item_id: str, item: Item, holder: Checklist | Channel, case: Case | None) -> None:
    """Print one item.

    Args:
        context: What commands work with.
        item_id: Full id.
        item: The item.
        holder: The checklist or channel it belongs to.
        case: The case whose state to show; nothing for the content alone.
    """
    out = context.out
    says = context.wording.remark(item, holder.reviewed)
    out.line(f"{says.text}{marks_of(out, says)}")
    out.line(item_id)
    if case:
        mark = case.mark(item_id)
        state = f"{labels.GLYPHS[mark.state]} {out.say(labels.STATES[mark.state])}"
        print_field(out, words.STATE, f"{state}  {state_detail(out, mark)}".rstrip())
        print_field(out, labels.NOTE, mark.note)
    print_field(out, words.IN_LIST, _holder(context, holder))
    print_field(out, screen.WHY, says.why)
    if case:
        print_regional(out, context.wording.regional(case.answers, item_id))
    print_field(out, screen.GUIDE, _guide(context, item, case))
    branch = context.library.checklists.get(item.branch or "")
    if branch:
        print_field(out, words.IF_PROBLEM, out.say(words.SHOW_BRANCH, title=branch.title, id=branch.id))
    print_field(out, labels.BASIS, out.say(words.COMMA).join(says.citations))
    print_field(out, words.REVIEWED, (item.reviewed or holder.reviewed).isoformat())
    pack = context.library.packs.get(item.origin)
    if pack:
        print_field(out, labels.PACK, out.say(labels.pack_line(pack)))


def item_data(context: Context, item_id: str, item: Item, holder: Checklist | Channel, case: Case | None) -> Data:
    """Return one item for programs; the arguments are those of `print_item`."""
    return {
        **remark_data(item_id, context.wording.remark(item, holder.reviewed)),
        "part_of": holder.id,
        "guide": item.guide or "",
        "correction": item.branch or "",
        "reviewed": when(item.reviewed or holder.reviewed),
        **(mark_data(case.mark(item_id)) if case else {}),
        **(regional_data(context.wording.regional(case.answers, item_id)) if case else {}),
    }


def _holder(context: Context, holder: Checklist | Channel) -> str:
    out = context.out
    if isinstance(holder, Checklist):
        return f"{out.say(labels.STAGES[holder.stage])} > {out.say(holder.title)}  {holder.id}"
    return f"{out.say(screen.GUIDE)} > {out.say(holder.name)}  {holder.id}"


def _guide(context: Context, item: Item, case: Case | None) -> str:
    """Return where the guide explains an item, as a command; a link into whichever channel is used stays open."""
    if not item.guide:
        return ""
    out = context.out
    target = context.library.target(item.guide, case.answers.channel if case else "")
    if target:
        link = f"{target.channel.id}#{target.section.id.value}" + (f"/{target.item.id}" if target.item else "")
        section = screen.SECTIONS[target.section.id]
        return out.say(words.GUIDE_AT, channel=target.channel.name, section=section, link=link)
    return out.say(words.GUIDE_OF_CHANNEL, link=item.guide)
