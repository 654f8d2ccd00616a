"""What the dialogue says; the words it shares with the screens are in `screen`."""

from __future__ import annotations

from checklists.text import Text

COMMA = Text("，", ", ")
LABELLED = Text("{label}：{text}", "{label}: {text}")
PARENTHESES = Text("{text}（{inside}）", "{text} ({inside})")
SENTENCES = Text("{one}。{other}", "{one}. {other}")

# Beginning and end
GREETING = Text("{name}，{channel}。进度：{progress}", "{name}, {channel}. Progress: {progress}")
PROGRESS = Text("进度", "Progress")
NO_CHANNEL_YET = Text("还没选渠道，打 a 可以选", "no channel yet, a chooses one")
HINT = Text(
    "打 1 完成，2 不适用，3 有问题，4 等待，5 备注，6 指南，7 为什么，8 下一条没做的，? 全部，0 停下。回车再念一遍。",
    "Type 1 done, 2 not needed, 3 problem, 4 wait, 5 note, 6 guide, 7 why, 8 next open, ? for all, 0 to stop. "
    "Enter says it again.",
)
SAVED_AT_ONCE = Text("每一步都马上存好。", "Everything is saved at once.")
GUEST_STOPPED = Text(
    "停下了。临时使用，这台机器上什么也没有存。", "Stopped. This was a guest session; nothing is kept on this machine."
)
STOPPED = Text(
    "停下了。{name}：{progress}，都已存好。接着办: shebao walk {id}",
    "Stopped. {name}: {progress}, all saved. To go on: shebao walk {id}",
)
ENDED = Text("没有更多的输入了。", "There is no more input.")
GOODBYE = Text("停下了，都已存好。", "Stopped; all is saved.")
STILL_TRYING = Text("改动还在，会接着试。", "The change is kept and will be tried again.")
SLOW_DISK = Text(
    "磁盘很慢，还没存上，会接着试。", "The disk is slow; the change is not saved yet and will be tried again."
)
SAVED_AT_LAST = Text("都存上了。", "All is saved now.")
LOST = Text("没存上的改动丢掉了。", "The changes that could not be saved are lost.")
KEPT = Text(
    "没存上的改动有副本在 {place}，下次打开会接着存；退出登录后它可能被清掉。",
    "A copy of what could not be saved is in {place} for the next start; it may be gone once you log out.",
)
TRY_AGAIN = Text("接着试", "Keep trying")

# Answering
UNREADABLE = Text(
    "这一行里有读不懂的字，没有收。请用 UTF-8 再打一遍。",
    "That line has characters that cannot be read and was not taken. Type it again, in UTF-8.",
)
BACK = frozenset({"0", "返回", "back"})
HELP = frozenset({"?", "帮助", "help"})
NONE_OF_THEM = frozenset({"-", "都不选", "none"})
PICK = Text("{numbers}{own}，{enter}，0 返回", "{numbers}{own}, {enter}, 0 goes back")
PICK_SEVERAL = Text(
    "{numbers}，可以几项，如 1 2，{enter}，0 返回", "{numbers}, several as in 1 2, {enter}, 0 goes back"
)
OR_OWN_WORDS = Text("，或自己写", ", or your own words")
ENTER_MORE = Text("回车看后面 {count} 个", "Enter for {count} more")
ENTER_BACK = Text("回车不改", "Enter changes nothing")
ENTER_SKIP = Text("回车跳过", "Enter skips")
ENTER_KEEP = Text("回车不改", "Enter keeps it")
ENTER_LATER = Text("回车以后再选", "Enter decides later")
ENTER_MASKS = Text("回车遮盖后保存", "Enter saves it masked")
ENTER_GO_ON = Text("回车是以后再说", "Enter: later")
ENTER_NAME = Text("回车就叫{name}", "Enter for {name}")
ENTER_AGAIN = Text("回车再念一遍", "Enter says it again")
HOW_TO_PICK = Text(
    "打号码，或字母（a 是第一个，b 是第二个），或照着原词打；全角半角都行。",
    "Type the number, a letter (a is the first, b the second), or the words themselves.",
)
HOW_TO_PICK_SEVERAL = Text(
    "打号码或字母，中间空一格，如 1 3；- 是都不选。",
    "Type numbers or letters with spaces between, as in 1 3; - chooses none.",
)
HOW_TO_ANSWER = Text(
    "号码、字母、词都行，全角半角都行。后面可以接着写，如 w 11-27、2 当地不要求、j 12、s 缴费、o 先问二楼。",
    "Numbers, letters and words all do. More may follow: w 11-27, 2 not required here, j 12, s base, o ask upstairs.",
)
NO_SUCH_OPTION = Text("没有「{typed}」。可以打 {numbers}。", "There is no {typed}. Type {numbers}.")
NO_SUCH_CHOICE = Text("没有「{typed}」。", "There is no {typed}.")
WITH_DETAIL = Text("{text}：{detail}", "{text}: {detail}")
CHOSEN = Text("{text}（已选）", "{text} (chosen)")
UNCHANGED = Text("没有改动。", "Nothing was changed.")

# An item
PROMPT = Text("{number}/{total} {stage}，{item}", "{number}/{total} {stage}, {item}")
STATE_AND_TEXT = Text("{state}：{text}", "{state}: {text}")
REGION_HAS_MORE = Text("另有当地情况", "more for your region")
NO_ITEM_HERE = Text("没有适用的条目，a 改答案", "No item applies; a changes the answers")
LIST_BEGINS = Text("{stage}：{title}，{progress}", "{stage}: {title}, {progress}")
LIST = Text("属于", "Part of")
CODE = Text("编号", "Code")
PRINTED_CODE = Text("{id}，纸上是 {code}", "{id}, on paper {code}")
IF_PROBLEM = Text("有问题时", "If there is a problem")
RECORDED = Text("记下了：{state}。", "Recorded: {state}.")
RECHECKED = Text(
    "复查过了，回到有问题的那一条；记录对了就打 1。",
    "Rechecked; back to the item with the problem. Type 1 if the record is right now.",
)
WHAT_NOW = Text(
    "可以打 j 看各段，e 导出，c 换一份档案，0 停下。",
    "Type j to see the stages, e to export, c for another case, 0 to stop.",
)
BRANCH_OPENED = Text(
    "更正流程打开了：{title}，{count} 步。", "The steps to correct it are open: {title}, {count} steps."
)
BRANCH_WHEN = Text("现在就去更正吗？", "Go there now?")
BRANCH_NOW = Text("现在去", "Now")
BRANCH_LATER = Text("以后再说，先接着往下核对", "Later; go on here first")
WHICH_DAY = Text(
    "哪天再看？也可以写日子，如 2026-11-27、11-27、10天后",
    "Look again on which day? Or write it: 2026-11-27, 11-27, 10 days",
)
DAY = Text("{days} 天后，{day} {weekday}", "in {days} days, {weekday} {day}")
NO_DAY = Text("「{typed}」不是日子。写成 {example}，或 10天后。", "{typed} is no day. Write {example}, or 10 days.")
DAY_PAST = Text("{typed} 已经过去了。写今天或以后的日子。", "{typed} is past. Write today or a later day.")

# Notes
NOTE_HOW = Text(
    "写备注，可以几行；写完另起一行只打一个点。别写证件号和密码。",
    "Write the note, in as many lines as you like; a line with nothing but a full stop ends it. No identity numbers "
    "or passwords.",
)
NOTE_END = frozenset({".", "。", "．"})
NOTE_THERE = Text("已经有备注，怎么改？", "There is a note. What to do with it?")
NOTE_ADD = Text("接着写", "Add to it")
NOTE_REPLACE = Text("重写", "Write it anew")
NOTE_DELETE = Text("删掉", "Delete it")
NOTE_CUT = Text(
    "备注最多 {max} 个字，后面的没存；可以再打 5 改短。",
    "A note holds {max} characters; the rest was left out. Type 5 again to make it shorter.",
)
NOTE_SAVED = Text("备注存好了。", "The note is saved.")
NOTE_GONE = Text("备注删掉了。", "The note is deleted.")

# Reading
NO_GUIDE = Text("这一条没有指南，有这些说明：", "No guide explains this one. What there is to say:")
NO_CHANNEL = Text("还没选渠道；打 a 选一个，就有网址和电话。", "No channel is chosen yet; a chooses one.")
GUIDE_BEGINS = Text("指南：{channel}，{section}", "Guide: {channel}, {section}")
GUIDE_PROMPT = Text(
    "指南 {page}/{pages}，回车看后面，b 返回，? 别的", "Guide {page}/{pages}, Enter for more, b back, ? other"
)
GUIDE_LAST = Text(
    "指南 {page}/{pages}，回车返回，s 换段，? 别的", "Guide {page}/{pages}, Enter goes back, s sections, ? other"
)
WHICH_SECTION = Text("看哪一段？", "Which section?")
ADDRESSES_OF = Text(
    "{channel}的网址和电话；只念出来，不在这台机器上打开：",
    "Addresses and numbers of {channel}; said only, never opened on this machine:",
)

# Elsewhere
NO_ITEM_BEFORE = Text("前面没有了。", "There is nothing before this.")
NO_ITEM_AFTER = Text("后面没有了。", "There is nothing after this.")
JUMP = Text(
    "到哪一条？{numbers}，或编号如 id-card，纸上的码，或哪一段；回车不动",
    "To which item? {numbers}, a code such as id-card or one from paper, or a stage; Enter stays here",
)
NO_SUCH_ITEM = Text("现在的清单里没有「{typed}」。可以打 {numbers}。", "The list has no {typed} now. Type {numbers}.")
NEAREST = Text("是不是 {near}？", "Did you mean {near}?")
SEARCH = Text(
    "找什么？汉字、英文或拼音首字母；回车不找", "What to look for? Chinese, English or pinyin initials; Enter: nothing"
)
FOUND = Text("找到 {count} 条。", "Found: {count}.")
WHICH_FOUND = Text("看哪一条？", "Which one?")

# Cases
YOUR_CASES = Text("档案 {count} 份，该办的在前：", "Cases: {count}, the most pressing first:")
NO_CASE_YET = Text("还没有档案，先建一份。", "There is no case yet; let us make one.")
WHICH_CASE = Text(
    "哪一份？{numbers}，或名字的一部分，{enter}，c 新档案，? 别的，0 停下",
    "Which one? {numbers}, or part of the name, {enter}, c new case, ? other, 0 stops",
)
HOW_TO_CHOOSE = Text(
    "打号码，或名字的一部分，或名字的拼音首字母，就打开那份档案。",
    "A number, a part of the name, or the initials of its pinyin opens that case.",
)
LOOK_AGAIN = Text("该看：{when}", "look again: {when}")
SEVERAL_CASES = Text(
    "有 {count} 份都可能是「{typed}」，打号码：", "{count} cases may be meant by {typed}; type a number:"
)
NO_SUCH_CASE = Text("没有档案「{typed}」。", "There is no case {typed}.")
NEW_CASE = Text(
    "建一份新档案。每一问都可以跳过，以后能改。", "A new case. Every question may be skipped and changed later."
)
NOT_MADE = Text("没有建档案。", "No case was made.")
MADE = Text("建好了：{name}（{id}），{count} 条。", "Made: {name} ({id}), {count} items.")
ANSWERS_CHANGED = Text("改好了，现在 {count} 条；已打的勾都在。", "Changed; {count} items now. No tick is lost.")
WHICH_NAME = Text(
    "档案叫什么？只写称呼，别写全名和证件号",
    "What is the case called? A nickname only: no full name, no identity number",
)
NAME_TAKEN = Text("已经有叫「{name}」的档案了，换一个。", "There is a case called {name} already; choose another name.")
RENAMED = Text("改名了：{name}", "Renamed: {name}")
DELETE_WHICH = Text("删哪一份？{numbers}，或名字；回车不删", "Delete which one? {numbers}, or its name; Enter: none")

# Exporting
WHICH_FORM = Text("导出成什么？", "Export as what?")
WITH_NOTES = Text("备注和原因写进去吗？", "With notes and reasons?")
WHICH_PRINT = Text("字多大？", "How large?")
USUAL_PRINT = Text("普通", "The usual size")
WHICH_FILE = Text("写到哪个文件？回车是 {name}，0 返回", "To which file? Enter for {name}, 0 goes back")
NOT_WRITTEN = Text("没有写文件。", "No file was written.")

# What can be done
DONE = Text("完成", "done")
DONE_ABOUT = Text("记成完成，到下一条没做的", "mark it as done and go to the next open item")
NOT_NEEDED = Text("不适用", "not needed")
NOT_NEEDED_ABOUT = Text("记成不适用，写上原因", "mark it as not applicable, with the reason")
PROBLEM = Text("有问题", "problem")
PROBLEM_ABOUT = Text(
    "记成有问题；核对条目会打开更正流程", "mark a problem; on a check it opens the steps to correct it"
)
WAIT = Text("等待", "wait")
WAIT_ABOUT = Text("记成等待，选一个再看的日子", "mark it as waiting, with a day to look again")
NOTE = Text("备注", "note")
NOTE_ABOUT = Text("写备注，或改、删", "write a note, or change or delete it")
GUIDE = Text("指南", "guide")
GUIDE_ABOUT = Text("念指南里讲这一条的地方", "read the guide where it explains this")
WHY = Text("为什么", "why")
WHY_ABOUT = Text("念原因、当地情况、依据和备注", "say the reason, what holds in the region, the sources and the note")
NEXT_OPEN = Text("下一条没做的", "next open")
NEXT_OPEN_ABOUT = Text("先不办，到下一条没做的", "leave it and go to the next open item")
BACK_WORD = Text("返回", "back")
BACK_ABOUT = Text("回到来的地方", "go back to where you came from")
BACK_ITEM_ABOUT = Text("回到刚才那一条，再往前是上一条", "go back to where you were, or to the item before")
STEP = Text("后一条", "following")
STEP_ABOUT = Text("到紧接着的一条，不管办没办", "go to the item after this one, done or not")
TO_DO = Text("未办", "to do")
TO_DO_ABOUT = Text("取消记下的状态，还是没做", "take back what was recorded; it is still to do")
LISTING = Text("这一段", "list")
LISTING_ABOUT = Text("念这一段的每一条和状态", "say every item of this stage with its state")
JUMP_WORD = Text("跳到", "jump")
JUMP_ABOUT = Text("按号码、编号或哪一段跳过去", "go to an item by number or code, or to a stage")
SEARCH_WORD = Text("搜索", "search")
SEARCH_ABOUT = Text("搜条目、指南和术语", "search items, guides and terms")
ADDRESSES = Text("网址电话", "addresses")
ADDRESSES_ABOUT = Text("念渠道的网址和电话", "say the addresses and numbers of the channel")
UNDO = Text("撤销", "undo")
UNDO_ABOUT = Text("撤销上一步，说出是哪一条", "undo the last change and say which item it was")
REDO = Text("重做", "redo")
REDO_ABOUT = Text("重做刚撤销的一步", "redo what was just undone")
ANSWERS = Text("改答案", "answers")
ANSWERS_ABOUT = Text("改查什么、替谁查、用哪个渠道；已打的勾不丢", "change topics, person or channel; no tick is lost")
RENAME = Text("改名", "rename")
RENAME_ABOUT = Text("给档案换个名字", "give the case another name")
EXPORT = Text("导出", "export")
EXPORT_ABOUT = Text("把清单写成文件，可以打印", "save the list as a file, to print or to keep")
CASES = Text("档案", "cases")
CASES_ABOUT = Text("换一份档案，或建新的", "another case, or a new one")
LANGUAGE = Text("English", "中文")
LANGUAGE_ABOUT = Text("换成英文", "switch to Chinese")
HELP_WORD = Text("帮助", "help")
HELP_ABOUT = Text("念出能做的事", "say what can be done")
STOP = Text("停下", "stop")
STOP_ABOUT = Text("停下；都已存好，0 也是", "stop; all is saved (0 does it too)")
NEW = Text("新档案", "new case")
NEW_ABOUT = Text("答几个问题，建一份档案", "answer a few questions and make a case")
DELETE = Text("删除", "delete")
DELETE_ABOUT = Text("删掉一份档案和它的旧版本，先问一次", "delete a case with its earlier versions; asks first")
MORE = Text("后面", "more")
MORE_ABOUT = Text("看后面；回车也是", "the next page (Enter does it too)")
SECTION = Text("换段", "section")
SECTION_ABOUT = Text("换指南的另一段", "another section of the guide")
SOURCES = Text("依据", "sources")
SOURCES_ABOUT = Text("连依据再念一遍，再打一次就不念", "say it again with its sources; once more without")


def numbers(last: int) -> Text:
    """Return which numbers may be typed: `1`, or `1 to 5`."""
    return Text("1", "1") if last == 1 else Text(f"1 到 {last}", f"1 to {last}")
