"""The words printed on exported sheets, in both languages."""

from __future__ import annotations

from checklists.text import Text

PROGRAM = Text("社保清单", "shebao")
TITLE = Text("社保清单：{name}", "Social insurance checklist: {name}")

NAME = Text("称呼", "Name")
FOR_WHOM = Text("为谁查", "For whom")
STATUS = Text("参保身份", "Insured as")
CHANNEL = Text("渠道", "Channel")
TOPICS = Text("查询内容", "To check")
REGION = Text("地区", "Region")
MADE_ON = Text("制作日期", "Made on")

PROGRESS = Text("进度", "Progress")
ITEM_COUNT = Text("共 {count} 项", "{count} items")
WAITING_COUNT = Text("等待 {count}", "waiting {count}")
PROBLEM_COUNT = Text("有问题 {count}", "problems {count}")
COMPLETE = Text("全部完成", "complete")
COMPLETE_BUT_WAITING = Text("完成，除 {count} 项等待", "complete except {count} waiting")

WAITING_LIST = Text("正在等待", "Waiting")
PROBLEM_LIST = Text("有问题", "Problems")
UNTIL = Text("等到 {date}", "waiting until {date}")
NO_DATE = Text("没有定日期", "no date set")

EVENT = Text("社保清单：{item}（{name}）", "Social insurance: {item} ({name})")

REASON = Text("原因", "Reason")
THIRD_PARTY = Text("第三方", "third party")

REGION_NOTE = Text("当地情况", "In your region")
ENTRIES = Text("网址和电话", "Addresses and phone numbers")
LIMITS = Text("局限", "Limits")
SOURCES = Text("依据和来源", "Sources")

DISCLAIMER = Text(
    "这份清单只是辅助，记录是否正确、业务怎么办理，以参保地经办机构的答复为准。",
    "This sheet is an aid only: what counts is the answer of the agency of the place of insurance.",
)
HOTLINES = Text(
    "拿不准就打电话问：社保拨打12333，医保拨打12393。",
    "When in doubt, call: 12333 for social insurance, 12393 for medical insurance.",
)
CODE = Text("代码", "Code")
CODES = Text(
    "纸上打了勾，照代码记回来：shebao mark 档案 A3E B7Y（代码前加减号就是取消）。",
    "To record what was ticked on paper, type its codes: shebao mark CASE A3E B7Y (a minus before one takes it back).",
)
REVIEWED_ON = Text("内容核对日期：{date}", "Content last reviewed: {date}")

COLON = Text("：", ": ")
COMMA = Text("，", ", ")
STOP = Text("；", "; ")
PARENTHESES = Text("（{inside}）", " ({inside})")

TICKED = Text("办好", "Done")
TICK_HERE = Text(
    "点方框就打勾：只有这一页记得，关掉就没了。", "Tap a box to tick it: only this page remembers, until it is closed."
)
COLUMNS = {
    "case": Text("档案", "Case"),
    "stage": Text("阶段", "Stage"),
    "list": Text("清单", "List"),
    "item": Text("条目", "Item"),
    "state": Text("状态", "State"),
    "until": Text("等到", "Until"),
    "reason": REASON,
    "note": Text("备注", "Note"),
    "sources": Text("依据", "Sources"),
    "case_id": Text("档案编号", "Case id"),
    "item_id": Text("条目编号", "Item id"),
    "at": Text("记于", "Recorded"),
    "check": Text("校验", "Check"),
    "note_at": Text("备注记于", "Note recorded"),
    "note_check": Text("备注校验", "Note check"),
}
"""The columns of a table, by the name that never changes."""
