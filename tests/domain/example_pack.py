"""A small pack that is right, to be put on disk and then spoiled in one place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checklists.errors import ContentError
from checklists.model import SectionId
from checklists.packs import load_library

INDEX = """\
channels = ["hall", "site"]
checklists = ["bring-hall", "check-record", "fix-record"]
"""

QUESTIONS = """\
[[question]]
id = "topics"
multiple = true
text.zh = "想查什么？"
text.en = "What do you want to check?"

[[question.option]]
id = "pension"
text.zh = "养老缴费"
text.en = "Pension contributions"
hint.zh = "每个月交没交"
hint.en = "Month by month"

[[question.option]]
id = "medical"
text.zh = "医保账户"
text.en = "Medical account"

[[question]]
id = "for_whom"
text.zh = "替谁查？"
text.en = "For whom?"
default = ["self"]

[[question.option]]
id = "self"
text.zh = "我自己"
text.en = "Myself"

[[question.option]]
id = "proxy"
text.zh = "替别人"
text.en = "Somebody else"

[[question]]
id = "means"
multiple = true
text.zh = "手边有什么？"
text.en = "What is at hand?"

[[question.option]]
id = "phone"
text.zh = "手机"
text.en = "A phone"

[[question.option]]
id = "visit"
text.zh = "可以去现场"
text.en = "I can go there"

[[question]]
id = "region"
text.zh = "在哪里参保？"
text.en = "Insured where?"

[[question.option]]
id = "bj"
text.zh = "北京"
text.en = "Beijing"
"""

SOURCES = """\
[[source]]
id = "si-law"
kind = "law"
title.zh = "中华人民共和国社会保险法"
title.en = "Social Insurance Law of the People's Republic of China"
short.zh = "社会保险法"
short.en = "Social Insurance Law"
issuer.zh = "全国人大常委会"
issuer.en = "NPC Standing Committee"
number.zh = "主席令第25号"
number.en = "Presidential Order 25"
issued = 2018-12-29
effective = 2011-07-01
link = "https://flk.npc.gov.cn"

[[source]]
id = "page-12333"
kind = "page"
title.zh = "人社政务服务平台"
title.en = "HRSS platform"
issuer.zh = "人社部"
issuer.en = "MOHRSS"
"""

GLOSSARY = """\
[[term]]
term.zh = "缴费基数"
term.en = "contribution base"
meaning.zh = "算缴费用的工资数"
meaning.en = "The wage that contributions are computed from"
sources = ["si-law:12"]
"""

ALIASES = """\
[aliases]
"bring-hall/identity" = "bring-hall/id-card"
"""

_CHANNEL = """\
id = "{id}"
name.zh = "{zh}"
name.en = "{en}"
summary.zh = "{zh}的一句话"
summary.en = "One line about it"
operator.zh = "经办机构"
operator.en = "The agency"
reviewed = 2026-11-21
means = ["{means}"]
sources = ["si-law:74"]

[can_show]
pension = "full"
medical = "unknown"

[regions]
bj.zh = "先预约"
bj.en = "Book first"

[[entry]]
kind = "web"
label.zh = "平台"
label.en = "Platform"
value = "www.12333.gov.cn"
note.zh = "先看指南"
note.en = "Read the guide first"
sources = ["page-12333"]

[[entry]]
kind = "place"
label.zh = "窗口"
label.en = "Counter"
"""

_SECTION = """
[[guide.{section}]]
id = "{section}-first"
text.zh = "先看这一条"
text.en = "Read this one first"
why.zh = "有用"
why.en = "It helps"
"""

BRING = """\
id = "bring-hall"
stage = "bring"
title.zh = "带什么"
title.en = "What to bring"
intro.zh = "前一天备好。"
intro.en = "Pack the day before."
reviewed = 2026-11-21
for_channels = ["hall"]
when = { for_whom = ["self"] }

[[item]]
id = "id-card"
text.zh = "带身份证原件"
text.en = "Bring your identity card"
why.zh = "窗口只认它"
why.en = "The counter goes by it"
guide = "#bring"
sources = ["si-law:74"]
covers = ["S47"]
volatile = true
reviewed = 2026-11-20

[[item]]
id = "card"
text.zh = "带社保卡"
text.en = "Bring your card"
guide = "site#bring/bring-first"
when = { for_whom = ["self", "proxy"], topics = ["pension"] }
local = true
"""

CHECK = """\
id = "check-record"
stage = "verify"
title.zh = "核对"
title.en = "Check the record"
reviewed = 2026-11-21

[[item]]
id = "months"
text.zh = "看有没有断月"
text.en = "Look for gaps"
branch = "fix-record"
guide = "#steps"
"""

FIX = """\
id = "fix-record"
stage = "correct"
title.zh = "更正"
title.en = "Put it right"
reviewed = 2026-11-21

[[item]]
id = "apply"
text.zh = "书面申请核查"
text.en = "Apply in writing"

[[item]]
id = "recheck"
text.zh = "再查一次"
text.en = "Look again"
"""


def example_files() -> dict[str, str]:
    """Return the files of the example by their names inside the pack."""
    guide = "".join(_SECTION.format(section=section) for section in SectionId)
    return {
        "index.toml": INDEX,
        "questions.toml": QUESTIONS,
        "sources.toml": SOURCES,
        "glossary.toml": GLOSSARY,
        "aliases.toml": ALIASES,
        "channels/hall.toml": _CHANNEL.format(id="hall", zh="大厅", en="Hall", means="visit") + guide,
        "channels/site.toml": _CHANNEL.format(id="site", zh="网站", en="Site", means="phone") + guide,
        "checklists/bring-hall.toml": BRING,
        "checklists/check-record.toml": CHECK,
        "checklists/fix-record.toml": FIX,
    }


def write_pack(folder: Path, changes: Mapping[str, bytes | None] | None = None) -> Path:
    """Put the example on disk.

    Args:
        folder: Where to; made if missing.
        changes: Files to write otherwise, or to leave out.
    """
    files: dict[str, bytes | None] = {name: text.encode() for name, text in example_files().items()}
    for name, data in (files | dict(changes or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if data is not None:
            path.write_bytes(data)
    return folder


def spoil(folder: Path, file: str, old: str, new: str) -> Path:
    """Put the example on disk with one place of one file replaced."""
    text = example_files()[file]
    assert old in text, f"{file} has no {old!r} to replace"
    return write_pack(folder, {file: text.replace(old, new, 1).encode()})


def faults_of(folder: Path) -> list[str]:
    """Return what is wrong with a pack, a line for each fault; empty if it loads."""
    try:
        load_library(folder)
    except ContentError as error:
        return [problem.line("en") for problem in error.problems]
    return []
