"""The words of the screens."""

from __future__ import annotations

from checklists.case import Counts
from checklists.model import SectionId, Showing
from checklists.text import Text

APP = Text("社保清单", "Shebao checklist")

SECTIONS: dict[SectionId, Text] = {
    SectionId.CAN_SHOW: Text("能查什么", "What it shows"),
    SectionId.BRING: Text("要准备什么", "What to prepare"),
    SectionId.SIGN_IN: Text("怎么验证身份", "Proving who you are"),
    SectionId.STEPS: Text("怎么查", "Steps"),
    SectionId.LIMITS: Text("局限", "Limits"),
    SectionId.SAFETY: Text("安全", "Safety"),
    SectionId.TROUBLE: Text("走不通时", "If it fails"),
}

SHOWINGS: dict[Showing, Text] = {
    Showing.FULL: Text("能查全", "in full"),
    Showing.PARTIAL: Text("能查一部分", "in part"),
    Showing.NO: Text("查不到", "not here"),
    Showing.UNKNOWN: Text("看当地", "depends on the place"),
}

SHOWING_MARKS: dict[Showing, Text] = {
    Showing.FULL: Text("全", "full"),
    Showing.PARTIAL: Text("部分", "part"),
    Showing.NO: Text("-", "-"),
    Showing.UNKNOWN: Text("当地", "ask"),
}
"""The same in at most four cells, for a column."""

TOPIC_HEADS: dict[str, Text] = {
    "pension-contributions": Text("养老 缴费", "Pen. paid"),
    "pension-account": Text("养老 账户", "Pen. acct"),
    "medical-account": Text("医保 账户", "Med. acct"),
    "medical-spending": Text("医保 报销", "Med. used"),
    "benefits-paid": Text("待遇 发放", "Bene fits"),
    "card-bank": Text("银行 账户", "Card bank"),
    "certificate": Text("参保 证明", "Cert"),
    "cross-region": Text("异地 转移", "Away move"),
    "unemployment": Text("失业 保险", "Job less"),
    "injury": Text("工伤 保险", "Inj- ury"),
    "maternity": Text("生育 保险", "Mat- ern."),
}
"""Topics as heads of narrow columns: two words of at most four cells, one above the other."""

PENDING = "[~]"
"""Shown while a change is not on the disk yet."""

WEEKDAYS = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)

# Saving
SAVED = Text("已保存 {time}", "saved {time}")
NOT_SAVED = Text("没存上：{why}", "NOT SAVED: {why}")
MERGED = Text(
    "另一个窗口也改了这份档案，两边的改动都在", "Another session changed this case too; both sets of changes are kept"
)
CHANGED = Text("另一个窗口改了这份档案，这里已经跟上", "Another session changed this case; it is up to date here")
NOTES_JOINED = Text(
    "两个窗口都写了备注，两份都留着: {item}", "Two sessions wrote this note; both texts are kept: {item}"
)
GONE = Text(
    "这份档案在另一个窗口被删掉了；要留下屏幕上的内容，请按 e 导出",
    "This case was deleted in another session; press e to export what is on the screen",
)

# A machine that others share
GUEST = Text("临时使用，不保存", "guest, not saved")
HIDDEN = Text("已遮住，按任意键继续", "Hidden. Press any key to go on.")
HIDDEN_KIOSK = Text(
    "已遮住，按任意键继续；两分钟没人按就清空退出",
    "Hidden. Press any key to go on; after two minutes without one, everything is gone.",
)
GUEST_LOSES = Text("这里什么都不保存，退出就没有了", "Nothing is kept here: leaving loses it")
GUEST_EXPORT = Text("先导出「{name}」", "Export {name} first")
GUEST_SHOW = Text("先把「{name}」的清单显示出来", "Show the list of {name} first")
GUEST_LEAVE = Text("退出，什么都不留", "Leave; nothing is kept")
LABELLED = Text("{label}：{value}", "{label}: {value}")
SHOWN = Text("整份清单", "The whole list")
SHOWN_HINT = Text(
    "这里不写文件：翻页抄下来，或者拍下来。Esc 返回",
    "No file is written here: page down to copy it out, or photograph it. Esc goes back",
)

# Home
TODAY = Text("今天要做", "To do now")
CASES = Text("档案", "Cases")
NEW_CASE = Text("+ 新档案", "+ New case")
NEW_CASE_HINT = Text(
    "答几个问题，得到一份只问相关事的清单", "Answer a few questions, get a list of only what concerns you"
)
LOOK = Text("直接看", "Just look")
ALL_GUIDES = Text("渠道指南", "Channel guides")
COMPARE = Text("渠道比较", "Channels compared")
ALL_CHECKLISTS = Text("清单", "Checklists")
ALL_REGIONS = Text("各地情况", "Place by place")
GLOSSARY = Text("术语", "Terms")
CONTINUE = Text("继续", "Continue")
LOOK_AGAIN = Text("该看", "Look again")
DUE_TODAY = Text("就是今天", "today")
DUE_IN = Text("还有 {days} 天", "in {days} days")
DUE_TOMORROW = Text("明天", "tomorrow")
OVERDUE = Text("过了 {days} 天", "{days} days late")
PRESS_LANGUAGE = Text("English: press L", "中文: 按 L")
DAMAGED_ROW = Text("按回车看怎么办", "press Enter to see what can be done")
DAMAGED_TITLE = Text("文件损坏: 档案 {id}", "Damaged file: case {id}")
DAMAGED_KEEP = Text("先不动它", "Leave it as it is")
DAMAGED_RESTORE = Text("恢复 {generation}", "Restore {generation}")
RESTORED = Text("已恢复；坏的文件留着没删", "Restored; the damaged file was kept beside it")

NO_CASE = Text("先把光标移到一份档案上", "Move the cursor to a case first")
DELETE_TITLE = Text("删掉「{name}」？删了不能撤销", "Delete {name}? This cannot be undone")
DELETE_KEEP = Text("不删", "Keep it")
DELETE_DO = Text("删掉档案和它的旧版本", "Delete the case and its earlier versions")
DELETED = Text(
    "已删掉「{name}」，共 {count} 个文件；导出的文件要另外删", "Deleted {name}: {count} files. Exported files stay"
)
FORGOTTEN = Text("已删掉「{name}」", "Deleted {name}")
HAND_EDITED = Text(
    "这份档案的文件被手工改过，已按改动接受；下次保存前会留一份旧的",
    "The file of this case was edited by hand; the changes are accepted, and a copy is kept before the next save",
)

# A case
COMPLETE = Text("全部完成", "complete")
COMPLETE_BUT = Text("除 {count} 项等待外都完成了", "complete except {count} waiting")
WAITING_N = Text("等待 {count}", "waiting {count}")
PROBLEMS_N = Text("有问题 {count}", "problems {count}")
WHY = Text("为什么", "Why")
GUIDE = Text("指南", "Guide")
CORRECTION = Text("更正", "Correct")
WAITING_UNTIL = Text("等到 {date}", "until {date}")
NA_REASON = Text("不适用：{reason}", "not needed: {reason}")
PROBLEM_TAIL = Text("有问题", "problem")
PROBLEM_FIXED = Text("已复查，对了就打勾", "rechecked: tick it if right")
HAS_NOTE = Text("有备注", "note")
NO_CHANNEL = Text("还没选渠道，按回车选一个", "No channel yet: press Enter to choose one")
EVERYTHING = Text("全部", "everything")
NOTHING_OPEN = Text("没有还没做的条目了", "Nothing is left to do")
DONE_STAGE = Text("这一段完成了，按右键去下一段", "This part is done; press Right for the next")
BRANCH_OPENED = Text(
    "更正流程打开了；Esc 回到刚才那一条", "The steps to correct it are open; Esc goes back to the check"
)
RECHECKED = Text(
    "复查过了；回到有问题的条目，对了就打勾", "Rechecked; go back to the item and tick it if it is right now"
)
CORRECTS = Text("为了: {item}", "For: {item}")
UNDONE = Text("撤销了: {item}", "Undone: {item}")
REDONE = Text("重做了: {item}", "Redone: {item}")
NO_ITEM = Text("这一行不能打勾，清单条目和步骤才行", "This line cannot be marked; items and steps can")
GONE_ITEM = Text("{item}（不在现在的清单里）", "{item} (not in the list now)")

# Questions
SKIP_HINT = Text("每一问都可以跳过，以后能改", "Every question may be skipped and changed later")
NEXT = Text("下一步", "Next")
NEXT_SKIP = Text("下一步（跳过这一问）", "Next (skip this question)")
FINISH = Text("好了", "Done")
STEP = Text("第 {step} 步，共 {steps} 步", "Step {step} of {steps}")
WHICH_CHANNEL = Text("用哪个渠道？合适的排在前面", "Which channel? The best suited come first")
NO_CHANNEL_YET = Text("以后再选", "Decide later")
WHOSE_NAME = Text("档案叫什么？", "What is the case called?")
NAME_HINT = Text("只写称呼，别写全名和证件号", "A nickname only: no full name, no identity number")
NAME_OTHER = Text("自己输入", "Type another")
NAMES = (
    Text("我", "Me"),
    Text("妈妈", "Mother"),
    Text("爸爸", "Father"),
    Text("爱人", "Spouse"),
    Text("孩子", "Child"),
    Text("亲戚", "Relative"),
    Text("职工", "Employee"),
)
NAME_EMPTY = Text("名字不能空着", "The name must not be empty")
NAME_LONG = Text("名字最多 {max} 个字", "A name has at most {max} characters")

# Channels compared
LEGEND = Text(
    "全: 能查全，部分: 能查一部分，当地: 看当地，-: 查不到", "full; part; ask: depends on the place; -: not here"
)
NOT_AT_HAND = Text("手边没有条件用的", "Needs something you do not have at hand")
CHANNEL = Text("渠道", "Channel")
NAME_AND_SUMMARY = Text("{name}：{summary}", "{name}: {summary}")
PAGE = Text("第 {page} 页，共 {pages} 页", "page {page} of {pages}")

# Guides
POINTING_HERE = Text("指到这里的条目", "Items that point here")
ENTRIES = Text("网址和电话", "Addresses and numbers")
REVIEWED = Text("{date} 核对", "checked {date}")
REGIONS = Text("各地不同", "Differences by place")
REGION_NOTES = Text("当地情况", "What holds there")
REGION_HOLDS = Text("{notes} 条说明，{entries} 个入口", "{notes} notes, {entries} ways in")
REGION_ADVICE = Text(
    "没有列出的地方和事情，社保拨打12333，医保拨打12393，不通拨打12345",
    "For a place or matter not listed, call 12333 (social insurance) or 12393 (medical), or else 12345",
)
SHOWN_TOPICS = Text("按内容看", "Topic by topic")
FROM_ITEM = Text("这一条", "This item")
SHOW_ONLY = Text("只显示，不在这台机器上打开", "Shown only; never opened on this machine")
QR_TOO_BIG = Text(
    "屏幕太小，二维码放不下，请照着上面输入", "The screen is too small for the QR code; type what is above"
)
SLIP_HINT = Text("用手机扫这一页，再翻下一页", "Scan this page with a phone, then the next")
SLIP_TOO_SMALL = Text(
    "窗口太小，二维码放不下：放大窗口，或者照着抄", "The window is too small for the code: enlarge it, or copy the text"
)
SLIP_DRAWING = Text("按 d 换一种画法：图是正方形就能扫", "d draws it another way: if it is square, it scans")
QR_HINT = Text("用手机扫，或照着输入", "Scan it with a phone, or type it")

# Search, menu, help
SEARCH = Text("搜索", "Search")
SEARCH_HINT = Text(
    "汉字、英文、编号或拼音首字母（缴费基数 = jfjs）", "Words, ids, or pinyin initials (jfjs finds 缴费基数)"
)
NOTHING_FOUND = Text("没找到；换个词，或只打拼音首字母", "Nothing found; try another word")
MENU = Text("这里能做的事", "What can be done here")
MENU_HINT = Text("上下选，回车做；也可以打字缩小范围", "Up and down to choose, Enter to do it; type to narrow down")
HELP = Text("帮助", "Help")
HELP_MOVE = Text("移动", "Moving")
HELP_MOVE_KEYS = (
    (Text("上 下", "Up Down"), Text("上一条，下一条", "The item above or below")),
    (Text("PageUp PageDown", "PageUp PageDown"), Text("翻一屏", "One screen up or down")),
    (Text("Home End", "Home End"), Text("第一条，最后一条", "First or last item")),
)
HELP_STATES = Text("记号", "Marks")
HELP_IME = Text(
    "中文输入法开着，字母键不灵时：按 Tab 打开菜单，用上下键和回车，什么都能做。",
    "If an input method swallows the letter keys: Tab opens the menu, arrows and Enter do everything.",
)
HELP_PRIVACY = Text(
    "不联网，不要账号。别把身份证号、卡号、密码写进备注。",
    "No network, no account. Keep identity numbers, card numbers and passwords out of notes.",
)
HELP_SAVED = Text(
    "每次改动都马上存好；标题行写着存好的时间。", "Every change is saved at once; the title line shows when."
)
HELP_GUEST = Text(
    "临时使用：什么都不保存，退出就没有了；要留的先按 e 导出。",
    "A guest session: nothing is saved, and leaving loses it; press e to export what you want to keep.",
)
HELP_KIOSK = Text(
    "公用终端：什么都不保存。两分钟没人按键就遮住，再过两分钟清空退出。",
    "A kiosk: nothing is saved. After two minutes without a key it hides, and two minutes later everything is gone.",
)
PENDING_WORD = Text("正在存", "being saved")

# Dialogs
REASON_TITLE = Text("为什么不适用？", "Why is it not needed?")
NO_REASON = Text("不想写原因", "No reason given")
REASON_OTHER = Text("自己写原因", "Write the reason")
DATE_TITLE = Text("哪天再看？", "Look again on which day?")
DATE_IN = Text("{days} 天后", "in {days} days")
NOTE_TITLE = Text("备注", "Note")
NOTE_HINT = Text(
    "Ctrl+S 存，Esc 不改。别写证件号和密码", "Ctrl+S saves, Esc leaves it. No identity numbers or passwords"
)
NOTE_LONG = Text(
    "备注最多 {max} 个字，这里有 {count} 个，还没存：请写短一点",
    "A note holds {max} characters, this one has {count} and is not saved yet: make it shorter",
)
TEXT_HINT = Text("回车确定，Esc 取消", "Enter accepts, Esc cancels")
CHOICE_HINT = Text("上下选，回车确定，Esc 取消", "Up and down to choose, Enter accepts, Esc cancels")
RENAME_TITLE = Text("新名字", "New name")
LEAVE_UNSAVED = Text("还有改动没存上。现在退出会丢掉它们", "Some changes are not saved. Quitting now loses them")
LEAVE_KEPT = Text(
    "还有改动没存上。副本在下面的文件里，下次打开会接着存；退出登录后它可能被清掉",
    "Some changes are not saved. A copy is in the file below for the next start; it may be gone once you log out",
)
LEAVE_FOR_LATER = Text("退出，下次打开接着存", "Quit; they are saved at the next start")
LEAVE_STAY = Text("留下，接着试", "Stay and keep trying")
LEAVE_ANYWAY = Text("丢掉改动，退出", "Lose the changes and quit")

# Settings
SETTINGS = Text("设置", "Settings")
SETTING_LANGUAGE = Text("语言", "Language")
LANGUAGES: dict[str, Text] = {"zh": Text("中文", "中文"), "en": Text("English", "English")}
SETTING_THEME = Text("配色", "Colours")
SETTING_WIDTH = Text("字符宽度", "Character width")
THEMES: dict[str, Text] = {
    "dark": Text("深色", "Dark"),
    "light": Text("浅色", "Light"),
    "contrast": Text("高对比", "High contrast"),
    "terminal": Text("终端自己的十六色", "The terminal's own sixteen colours"),
}
WIDTHS: dict[str, Text] = {
    "auto": Text("普通", "Usual"),
    "wide": Text("引号破折号占两格的终端", "Terminals that draw quotes and dashes two cells wide"),
}
SETTINGS_GUEST = Text("临时使用：设置只在这次有效", "A guest session: settings hold this time only")
DRAWN_WHOLE = Text(
    "只画变了的格子时出了错，改为整块重画，别的不变 (错误代码 {code})",
    "Drawing changed cells alone failed; whole pieces are drawn from now on (error code {code})",
)
SETTINGS_FAILED = Text("设置没存上: {why}", "The settings were not saved: {why}")

# Export and import
EXPORT = Text("导出", "Export")
EXPORT_FORMAT = Text("格式", "Format")
EXPORT_NOTES = Text("备注和原因", "Notes and reasons")
EXPORT_NOTES_HOW = {
    "full": Text("写进去", "included"),
    "masked": Text("写进去，号码遮住", "included, numbers masked"),
    "none": Text("不写", "left out"),
}
EXPORT_LARGE = Text("大字版", "Large print")
EXPORT_BLANK = Text("空白清单", "Blank list")
EXPORT_BLANK_HOW = Text("没有名字和勾，印给别人用", "no name, no ticks: to hand out")
EXPORT_SHOW = Text("显示二维码", "Show the codes")
EXPORT_PATH = Text("文件", "File")
EXPORT_SAVE = Text("保存文件", "Save the file")
EXPORT_PREVIEW = Text("预览", "Preview")
EXPORT_DONE = Text("已写好: {path}", "Written: {path}")
EXPORT_EXISTS = Text("已有这个文件: {path}", "This file exists: {path}")
EXPORT_REPLACE = Text("换掉旧文件", "Replace it")
EXPORT_KEEP = Text("换个名字", "Choose another name")
EXPORT_LINES = Text("（下面还有 {count} 行）", "({count} more lines)")
IMPORT_TITLE = Text("读入哪个文件？写完整路径", "Read which file? Give the full path")

# Size
TOO_SMALL = Text(
    "窗口太小({width}x{height})，请放大到 40x12 以上；q 退出",
    "The window is too small ({width}x{height}): make it at least 40x12, or press q to quit",
)


def progress(counts: Counts) -> Text:
    """Return the progress of a case in words: `7/18  waiting 1  problems 2`."""
    done, rest = fraction(counts), remarks(counts)
    return Text("  ".join(filter(None, (done, rest.zh))), "  ".join(filter(None, (done, rest.en))))


def fraction(counts: Counts) -> str:
    """Return how much of what applies is done: `7/18`."""
    return f"{counts.done}/{counts.applicable}"


def remarks(counts: Counts) -> Text:
    """Return what a fraction does not tell: that all is done, or what waits and what is wrong."""
    if counts.complete:
        return COMPLETE
    parts = []
    if counts.waiting:
        parts.append(WAITING_N.format(count=counts.waiting))
    if counts.problems:
        parts.append(PROBLEMS_N.format(count=counts.problems))
    return Text("  ".join(part.zh for part in parts), "  ".join(part.en for part in parts))


def due_in(days: int) -> Text:
    """Return how far off a day is: late, today, tomorrow, or in so many days."""
    if days < 0:
        return OVERDUE.format(days=-days)
    if days == 0:
        return DUE_TODAY
    return DUE_TOMORROW if days == 1 else DUE_IN.format(days=days)
