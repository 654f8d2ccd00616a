"""A small library and a case in every state, built by hand for the tests of exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from checklists.case import Answers, Case, Mark, State
from checklists.formats import Export
from checklists.library import Library
from checklists.model import (
    Channel,
    Checklist,
    Entry,
    EntryKind,
    Item,
    Option,
    Question,
    Section,
    SectionId,
    Showing,
    Source,
    SourceKind,
    Stage,
)
from checklists.plan import make_plan
from checklists.text import Lang, Text

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))

LAW = Source(
    "si-law",
    Text("中华人民共和国社会保险法", "Social Insurance Law of the People's Republic of China"),
    Text("全国人大常委会", "NPC Standing Committee"),
    SourceKind.LAW,
    link="https://www.npc.gov.cn/law",
    number=Text("主席令第35号", "Presidential Order No. 35"),
    issued=date(2018, 12, 29),
    short=Text("社会保险法", "Social Insurance Law"),
)
BLOG = Source("blog", Text("一篇文章", "An article"), Text("某网站", "Some site"), SourceKind.THIRD_PARTY)

QUESTIONS = (
    Question(
        "topics",
        Text("想查什么", "What to check"),
        (
            Option("pension-contributions", Text("养老缴费记录", "Pension contributions")),
            Option("medical-account", Text("医保个人账户", "Medical individual account")),
        ),
        multiple=True,
    ),
    Question(
        "for_whom",
        Text("替谁查", "For whom"),
        (Option("self", Text("自己", "Yourself")), Option("proxy", Text("替家人", "A family member"))),
    ),
    Question("region", Text("在哪参保", "Insured where"), (Option("sc", Text("四川", "Sichuan")),)),
)

ENTRIES = (
    Entry(EntryKind.PHONE, Text("人社热线", "HRSS hotline"), "12333", note=Text("工作日有人接", "Staffed on workdays")),
    Entry(EntryKind.WEB, Text("服务平台", "Service platform"), "si.12333.gov.cn", sources=("blog",)),
    Entry(EntryKind.WEB, Text("转载网站", "Reposting site"), "https://example.com/a_b", official=False),
)


def channel(entries: tuple[Entry, ...] = ENTRIES) -> Channel:
    def item(section: SectionId) -> Item:
        return Item(f"{section}-one", Text(f"渠道说明{section}", f"Guide text {section}"))

    items: dict[SectionId, tuple[Item, ...]] = {section: (item(section),) for section in SectionId}
    items[SectionId.STEPS] = (
        Item("take-number", Text("取号", "Take a number")),
        Item("take-printout", Text("领打印件", "Take the printout"), sources=("blog",)),
    )
    items[SectionId.LIMITS] = (
        item(SectionId.LIMITS),
        Item("self-only", Text("只说给本人", "Said to the person alone"), when={"for_whom": ("self",)}),
    )
    return Channel(
        id="hall-window",
        name=Text("大厅窗口", "Service counter"),
        operator=Text("社保经办机构", "The social insurance agency"),
        reviewed=date(2026, 11, 1),
        means=("visit",),
        entries=entries,
        can_show={"pension-contributions": Showing.FULL, "medical-account": Showing.NO},
        guide=tuple(Section(section, section_items) for section, section_items in items.items()),
        summary=Text("当面问", "Ask in person"),
        regions={"sc": Text("四川另有自助机", "Sichuan has kiosks too")},
    )


def library(*, item_text: Text | None = None, entries: tuple[Entry, ...] = ENTRIES) -> Library:
    """Return the library; `item_text` replaces the wording and the reason of the first item."""
    id_card = Item(
        "id-card",
        item_text or Text("带身份证原件", "Bring the original identity card"),
        why=item_text or Text("窗口只凭证件核验", "The counter verifies by it alone"),
        sources=("si-law:74",),
    )
    checklists = (
        Checklist(
            "bring-window",
            Stage.BRING,
            Text("去窗口带什么", "What to bring"),
            date(2026, 3, 1),
            (
                id_card,
                Item("proxy-letter", Text("带委托书", "Bring the authorisation"), local=True),
                Item("copies", Text("带复印件", "Bring copies")),
                Item("hours", Text("问清办公时间", "Ask the opening hours"), volatile=True),
            ),
            intro=Text("出门前看一遍。", "Go through it before you leave."),
        ),
        Checklist(
            "verify-records",
            Stage.VERIFY,
            Text("核对记录", "Verify the record"),
            date(2026, 11, 1),
            (
                Item("months", Text("看有没有断月", "Look for missing months"), branch="correct-record"),
                Item("name", Text("看姓名对不对", "Check the name"), branch="correct-record"),
            ),
        ),
        Checklist(
            "correct-record",
            Stage.CORRECT,
            Text("更正记录", "Correct the record"),
            date(2026, 11, 1),
            (
                Item("apply", Text("提出更正申请", "Apply for the correction")),
                Item("recheck", Text("再查一次记录", "Check the record again")),
            ),
        ),
    )
    return Library(
        questions={question.id: question for question in QUESTIONS},
        channels={"hall-window": channel(entries)},
        checklists={checklist.id: checklist for checklist in checklists},
        sources={source.id: source for source in (LAW, BLOG)},
        terms=(),
    )


ANSWERS = Answers(
    topics=("pension-contributions", "medical-account"), channel="hall-window", for_whom="proxy", region="sc"
)

CASE = Case(
    id="k7q2",
    name="妈妈",
    created=NOW,
    answers=ANSWERS,
    revision=3,
    marks={
        "bring-window/id-card": Mark(State.DONE, NOW, note="放在红包里\n别忘了", note_at=NOW),
        "bring-window/copies": Mark(State.NA, NOW, reason="当地不要求"),
        "verify-records/months": Mark(State.PROBLEM, NOW, note="2024年3月缺一个月", note_at=NOW),
        "correct-record/apply": Mark(State.WAITING, NOW, until=date(2026, 11, 27)),
    },
)
"""Every state once or more: done, not applicable, a problem with its correction open, waiting, to do."""


def finished(*, waiting: int = 0) -> Case:
    """Return the case with everything done, except the first `waiting` items."""
    answers_only = replace(CASE, marks={})
    ids = [full_id for full_id, _, _ in make_plan(library(), answers_only).items()]
    marks = {full_id: Mark(State.DONE, NOW) for full_id in ids}
    marks.update({full_id: Mark(State.WAITING, NOW, until=date(2026, 12, 1)) for full_id in ids[:waiting]})
    return replace(CASE, marks=marks)


def export(
    case: Case = CASE, lang: Lang = "zh", *, content: Library | None = None, today: date = TODAY, words: bool = True
) -> Export:
    content = content or library()
    return Export(content, case, make_plan(content, case), lang, today, "full" if words else "none")
