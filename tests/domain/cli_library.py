"""A small library for the tests of the command line: one channel, something to bring, to check and to correct."""

from __future__ import annotations

from datetime import date

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
from checklists.text import Text

REVIEWED = date(2026, 11, 1)
LONG_AGO = date(2026, 3, 1)

ID_CARD = "bring-window/id-card"
LETTER = "bring-window/proxy-letter"
COPIES = "bring-window/copies"
HOURS = "bring-window/hours"
MONTHS = "verify-records/months"
APPLY = "correct-record/apply"
RECHECK = "correct-record/recheck"

_LAW = Source(
    "si-law",
    Text("中华人民共和国社会保险法", "Social Insurance Law of the People's Republic of China"),
    Text("全国人大常委会", "NPC Standing Committee"),
    SourceKind.LAW,
    short=Text("社会保险法", "Social Insurance Law"),
)
_BLOG = Source("blog", Text("一篇文章", "An article"), Text("某网站", "Some site"), SourceKind.THIRD_PARTY)


def _question(question_id: str, *options: Option, multiple: bool = False, default: str = "") -> Question:
    text = Text(f"问{question_id}", f"Ask {question_id}")
    return Question(question_id, text, options, multiple=multiple, default=(default,) if default else ())


_QUESTIONS = (
    _question(
        "topics",
        Option("pension-contributions", Text("养老缴费记录", "Pension contributions")),
        Option("medical-account", Text("医保个人账户", "Medical individual account")),
        multiple=True,
    ),
    _question(
        "for_whom",
        Option("self", Text("自己", "Yourself")),
        Option("proxy", Text("替家人", "A family member")),
        default="self",
    ),
    _question("means", Option("phone", Text("手机", "A phone")), multiple=True),
    _question("status", Option("retired", Text("已经退休", "Retired"))),
    _question("region", Option("sc", Text("四川", "Sichuan"))),
)

_GUIDE: dict[SectionId, tuple[Item, ...]] = {
    section: (Item(f"{section}-one", Text(f"说明{section}", f"Text {section}")),) for section in SectionId
}
_GUIDE[SectionId.STEPS] = (
    Item("take-number", Text("取号", "Take a number")),
    Item("take-printout", Text("领打印件", "Take the printout"), sources=("blog",)),
)

_WINDOW = Channel(
    id="hall-window",
    name=Text("大厅窗口", "Service counter"),
    operator=Text("社保经办机构", "The social insurance agency"),
    reviewed=REVIEWED,
    means=("visit",),
    entries=(
        Entry(EntryKind.PHONE, Text("人社热线", "Hotline"), "12333", note=Text("工作日有人接", "Staffed on workdays")),
        Entry(EntryKind.WEB, Text("服务平台", "Service platform"), "si.12333.gov.cn"),
        Entry(EntryKind.WEB, Text("转载网站", "Reposting site"), "https://example.com/a_b", official=False),
    ),
    can_show={"pension-contributions": Showing.FULL, "medical-account": Showing.NO},
    guide=tuple(Section(section, items) for section, items in _GUIDE.items()),
    summary=Text("当面问", "Ask in person"),
    regions={"sc": Text("四川另有自助机", "Sichuan has kiosks too")},
)

_BRING = Checklist(
    "bring-window",
    Stage.BRING,
    Text("去窗口带什么", "What to bring"),
    LONG_AGO,
    (
        Item(
            "id-card",
            Text("带身份证原件", "Bring the original identity card"),
            why=Text("窗口只凭证件核验", "The counter verifies by it alone"),
            guide="#bring",
            sources=("si-law:74",),
        ),
        Item(
            "proxy-letter",
            Text("带委托书", "Bring the authorisation"),
            when={"for_whom": ("proxy",)},
            local=True,
        ),
        Item("copies", Text("带复印件", "Bring copies")),
        Item("hours", Text("问清办公时间", "Ask the opening hours"), volatile=True),
    ),
    intro=Text("出门前看一遍。", "Go through it before you leave."),
)

_VERIFY = Checklist(
    "verify-records",
    Stage.VERIFY,
    Text("核对记录", "Verify the record"),
    REVIEWED,
    (
        Item("months", Text("看有没有断月", "Look for missing months"), branch="correct-record"),
        Item("name", Text("看姓名对不对", "Check the name"), branch="correct-record"),
    ),
)

_CORRECT = Checklist(
    "correct-record",
    Stage.CORRECT,
    Text("更正记录", "Correct the record"),
    REVIEWED,
    (
        Item("apply", Text("提出更正申请", "Apply for the correction")),
        Item("recheck", Text("再查一次记录", "Check the record again")),
    ),
)


def small_library() -> Library:
    """Return the library."""
    return Library(
        questions={question.id: question for question in _QUESTIONS},
        channels={_WINDOW.id: _WINDOW},
        checklists={checklist.id: checklist for checklist in (_BRING, _VERIFY, _CORRECT)},
        sources={source.id: source for source in (_LAW, _BLOG)},
        terms=(),
    )
