"""What the commands say; the words they share with the screens are in `screen`."""

from __future__ import annotations

from checklists.text import Text, same

COLON = Text("：", ": ")
COMMA = Text("，", ", ")
SPACE = Text("", " ")
OR = Text("，或者", " or ")
PARENTHESES = Text("（{inside}）", " ({inside})")

# Finding things
NOT_FOUND = Text("没有{what}「{wanted}」；{way}", 'There is no {what} "{wanted}"; {way}')
DID_YOU_MEAN = Text("是不是「{near}」？全部见: {see}", 'did you mean "{near}"? All of them: {see}')
SEE = Text("全部见: {see}", "all of them: {see}")
COMMAND = Text("命令", "command")
CASE = Text("档案", "case")
ITEM = Text("条目", "item")
ITEM_OR_STATE = Text("条目或状态", "item or state")
CHANNEL = Text("渠道", "channel")
CHECKLIST = Text("清单", "checklist")
SECTION = Text("指南的段", "guide section")
ANSWER = Text(" {flag} 的值", "value of {flag}")
ANYTHING = Text("条目、清单、渠道或地区", "item, checklist, channel or region")
NOT_PLANNED = Text(
    "条目 {item} 不在这份档案的清单里，因为它和档案的选择无关；清单里有什么: {see}",
    "Item {item} is not in the list of this case, because it does not concern its answers; what is: {see}",
)
GUIDE_TEXT = Text(
    "{item} 是指南里的说明，没有状态可记；清单里有什么: {see}",
    "{item} is explained in the guide and has no state to record; what is in the list: {see}",
)
CORRECTION_CLOSED = Text(
    "条目 {item} 属于更正流程，现在没有打开：先把对应的核对条目记成 problem；清单里有什么: {see}",
    "Item {item} is part of a correction that is not open: first mark its check as problem; what is in the list: {see}",
)

# Language
# In both languages at once: whoever asks for a third one may read either.
LANGUAGE_MISSING = same("--lang 后面要跟 zh 或 en / --lang takes zh or en")
BAD_LANGUAGE = same(
    "没有语言「{wanted}」，--lang 后面跟 zh 或 en / There is no language {wanted}: --lang takes zh or en"
)

# Local packs
PACK_MISSING = Text("--pack 后面要跟内容包的文件夹", "--pack takes the folder of a local pack")

# What the policy of the machine closes
KIOSK_PACK = Text(
    "公用终端（--kiosk）不读别处的文件，不能用 --pack",
    "A kiosk (--kiosk) reads no files of its visitors, so --pack cannot be used",
)
KIOSK_COMMAND = Text(
    "公用终端（--kiosk）不能用 shebao {name}：请用全屏界面，或 shebao list、show、guide、channels",
    "A kiosk (--kiosk) has no shebao {name}: use the full screen, or shebao list, show, guide or channels",
)
GUEST_CASES = Text(
    "临时使用（--guest）不打开也不改这台机器上存的档案：请用全屏界面 shebao --guest；"
    "要用存着的档案，就不加 --guest（管理员规定的除外）",
    "A guest session (--guest) neither opens nor changes cases kept on this machine: use the full screen, "
    "shebao --guest; for kept cases leave out --guest, unless the administrator demands it",
)

# The dialogue
NO_CHINESE = Text(
    "这里的编码显示不了汉字：请改用 UTF-8 区域设置（例如 export LC_ALL=C.UTF-8），或加 --lang en。",
    "The encoding here has no Chinese: set a UTF-8 locale (for instance export LC_ALL=C.UTF-8), or add --lang en.",
)

# Cases
NO_CASES = Text(
    "还没有档案。建一份: shebao new 我；或者直接运行 shebao，按屏幕上的问题选。",
    "There is no case yet. Make one: shebao new Me; or run shebao and answer the questions on the screen.",
)
NO_CHANNEL_YET = Text("还没选渠道", "no channel yet")
MADE = Text("已建档案「{name}」（{id}），{count} 条", 'Made case "{name}" ({id}), {count} items')
THEN_LIST = Text("看清单: shebao list {name}", "See the list: shebao list {name}")
NAME_TAKEN = Text(
    "已经有叫「{name}」的档案了：换一个名字，或接着办: shebao status {typed}",
    'There is a case called "{name}" already: choose another name, or go on with it: shebao status {typed}',
)
NAME_EMPTY = Text("名字不能空着；例如: shebao new 妈妈", "The name must not be empty; for instance: shebao new Mother")
NAME_LONG = Text("名字最多 {max} 个字；写个称呼就行", "A name has at most {max} characters; a nickname will do")
RECOVERED = Text("上次没存上的改动，现在存进「{name}」了", "What could not be saved last time is saved in {name} now")

# Many cases
TOTAL = Text(
    "共 {count} 份: 没办完 {open}，等待 {waiting}，有问题 {bad}",
    "{count} cases: {open} not complete, {waiting} waiting, {bad} with problems",
)
TOTAL_OF = Text(
    "{all} 份里的 {count} 份: 没办完 {open}，等待 {waiting}，有问题 {bad}",
    "{count} of {all} cases: {open} not complete, {waiting} waiting, {bad} with problems",
)
NO_SUCH_CASES = Text(
    "{count} 份档案里没有符合的；全部: shebao cases",
    "No case is like that (there are {count}); all of them: shebao cases",
)
NOTHING_DUE = Text("{days} 天内没有到期的", "Nothing is due (days ahead: {days})")
BAD_DAYS = Text("--days 要写 0 到 {max} 的天数", "--days takes a number from 0 to {max}")

# Search
KINDS = {
    "item": Text("条目", "item"),
    "guide": Text("指南", "guide"),
    "checklist": Text("清单", "checklist"),
    "channel": Text("渠道", "channel"),
    "region": Text("地区", "region"),
    "term": Text("术语", "term"),
}
NOTHING_FOUND = Text(
    "没找到「{wanted}」；换个词，或只打拼音首字母，如 jfjs",
    'Nothing found for "{wanted}"; try another word, or pinyin initials such as jfjs',
)

# Status
PROGRESS = Text("进度", "Progress")
NEXT = Text("下一步", "Next")
WAITING = Text("正在等待", "Waiting")
PROBLEMS = Text("有问题", "Problems")
DUE = Text("该再看了", "look again now")
NO_ITEMS = Text("没有适用的条目", "no item applies")

# Lists
CHANNELS = Text("渠道", "Channels")
ITEM_COUNT = Text("{count} 条", "{count} items")
STEP_COUNT = Text("{count} 步", "{count} steps")
HOW_TO_SHOW = Text(
    "看其中一个: shebao show 编号；渠道的指南: shebao guide 编号",
    "See one of them: shebao show ID; the guide of a channel: shebao guide ID",
)
STAGE_EMPTY = Text(
    "这一段现在没有条目；整张清单: shebao list {name}",
    "There is nothing in this stage now; the whole list: shebao list {name}",
)

# Items
STATE = Text("状态", "State")
IN_LIST = Text("属于", "Part of")
REASON = Text("原因", "Reason")
REVIEWED = Text("核对日期", "Reviewed")
GUIDE_OF_CHANNEL = Text(
    "所用渠道的指南: shebao guide CHANNEL{link}", "guide of the channel in use: shebao guide CHANNEL{link}"
)
GUIDE_AT = Text("{channel} > {section}: shebao guide {link}", "{channel} > {section}: shebao guide {link}")
IF_PROBLEM = Text("有问题时", "If there is a problem")
SHOW_BRANCH = Text("{title}: shebao show {id}", "{title}: shebao show {id}")
MEANS = Text("怎么用", "How to use it")
MEANS_WORDS = {
    "phone": Text("手机", "phone"),
    "computer": Text("电脑", "computer"),
    "visit": Text("去现场", "going there"),
}

ABOUT = Text("关于", "About")

# Channels compared
NEEDS = Text("要{means}", "needs {means}")
NOT_AT_HAND = Text("要{means}，手边没有", "needs {means}, not at hand")
NONE = Text("没有", "none")
ONE_BY_ONE = Text(
    "一项一项念: shebao channels --topic TOPIC；渠道的指南: shebao guide 编号",
    "One topic at a time, in words: shebao channels --topic TOPIC; the guide of a channel: shebao guide ID",
)

# Marking
NO_ITEM_GIVEN = Text(
    "没写是哪个条目；条目编号里有斜线，如 bring-window/id-card，全部见: {see}；也可以写纸上的代码",
    "No item was named; an item id has a slash, such as bring-window/id-card; all of them: {see}; or type the codes "
    "printed on paper",
)
WRONG_CODE = Text("没有代码 {code}，是不是{near}？", "There is no code {code}; did you mean {near}?")
NO_CODE = Text(
    "没有代码 {code}：照纸上再看一遍，或用完整编号，见 {see}。",
    "No such code: {code}. Look at the paper again, or use the full id, see {see}.",
)
CODE_AND_TEXT = Text("「{code} {text}」", '"{code} {text}"')
OR_THIS = Text("或", " or ")
CODE_TWICE = Text(
    "代码 {code} 有不止一个条目，请用完整编号: {ids}。", "Several items have the code {code}; use a full id: {ids}."
)
ABOUT_CODE = Text("代码 {code}: {fault}", "Code {code}: {fault}")
NOTHING_MARKED = Text("一项也没有记。", "Nothing was recorded.")
BOTH_WAYS = Text(
    "{item} 又要记、又要取消：只写一次", "{item} is both to be recorded and to be taken back: name it once"
)
ALL_TAKEN_BACK = Text(
    "前面有减号的条目记回未办，没有条目可记成 {state}",
    "A minus takes an item back to todo, so there is nothing to record as {state}",
)
STATE_TWICE = Text("状态写了不止一个: {states}；只写一个", "More than one state is given: {states}; give one")
REASON_FOR_NA = Text(
    "--reason 只和状态 na 一起用；别的话写进备注: shebao note",
    "--reason goes with the state na only; anything else is a note: shebao note",
)
UNTIL_FOR_WAITING = Text("--until 只和状态 waiting 一起用", "--until goes with the state waiting only")
UNTIL_MISSING = Text("等到哪天？加上日期，如 --until {day}", "Until which day? Add the date, such as --until {day}")
UNTIL_PAST = Text("{day} 已经过去了：--until 要写今天或以后的日子", "{day} is past: --until takes today or a later day")
BAD_DAY = Text(
    "「{day}」不是日期：写成年-月-日，如 {example}", '"{day}" is not a date: write year-month-day, such as {example}'
)
REASON_LONG = Text(
    "原因最多 {max} 个字；写短一点，其余写进备注", "A reason has at most {max} characters; put the rest in a note"
)
OPENED = Text(
    "更正流程打开了: {title}（{id}）。要做什么: shebao list {name} --stage correct",
    "The steps to correct it are open: {title} ({id}). What to do: shebao list {name} --stage correct",
)
RECHECKED = Text(
    "复查过了；记录确实对了，就把有问题的条目记成完成: shebao mark {name} {item}",
    "Rechecked; if the record is right now, mark the item that had the problem as done: shebao mark {name} {item}",
)

# Words from standard input
INPUT_ENCODING = Text(
    "标准输入不是 {encoding} 文字，什么也没有存；请换成 {encoding} 再试",
    "Standard input is not {encoding} text and nothing was saved; convert it to {encoding} and try again",
)
WRITE_NAME = Text("写称呼，然后回车。别写全名和证件号。", "Write the nickname, then Enter. No full name, no numbers.")
WRITE_REASON = Text("写原因，然后回车。别写证件号。", "Write the reason, then Enter. No identity numbers.")

# Notes
WRITE_NOTE = Text(
    "写备注，写完另起一行按 Ctrl+D。别写证件号和密码。",
    "Write the note, then press Ctrl+D on a new line. No identity numbers or passwords.",
)
NOTE_EMPTY = Text(
    "没有读到文字，备注没有变；要删掉备注就加 --clear",
    "No text was read and the note is as it was; to remove it add --clear",
)
NOTE_LONG = Text(
    "备注最多 {max} 个字，这里有 {count} 个，没有存；请写短一点",
    "A note has at most {max} characters, this one has {count} and was not saved; make it shorter",
)
NOTE_SAVED = Text("备注已存: {item}", "Note saved: {item}")
NOTE_CLEARED = Text("备注已删: {item}", "Note removed: {item}")
NOTE_JOINED = Text(
    "另一个窗口同时也写了这条备注，两份都留着，现在是: {note}",
    "Another session wrote this note at the same time; both texts are kept, and it now says: {note}",
)
NOTE_BEFORE = Text("原来的备注是: {note}", "The note before was: {note}")

# Export
EXPORT_WHAT = Text(
    "导出哪份档案？写上名字，如 shebao export 妈妈；全部或选一些，用 --all -o 文件夹；空白清单加 --blank",
    "Export which case? Name it, as in shebao export Mother; for all or some of them add --all -o FOLDER, for a blank "
    "list --blank",
)
NOTES_ON_SHARED = Text(
    "这台机器大家共用，导出按 --notes {notes}；备注和原因要照写，加 --notes full",
    "Others share this machine, so it is exported with --notes {notes}; for notes and reasons as they are, add "
    "--notes full",
)
NOTHING_IN_STAGE = Text(
    "这一段现在没有条目，没有可导出的", "There is nothing in this stage now, so there is nothing to export"
)
ALWAYS_WHOLE = Text(
    "{id} 是整份档案，不能只要一段；去掉 --stage", "{id} holds the whole case, not one stage: leave --stage out"
)
ONLY_BLANK = Text(
    "--checklist 和 --channel 这些选项只和 --blank 一起用：档案的选择在档案里",
    "--checklist, --channel and the other answers go with --blank only: a case has its own answers",
)
ONE_BLANK = Text(
    "--blank 只能是一种：一份档案的，一张清单的，或者 --channel 这些选项选出来的",
    "--blank takes one of these: a case, a checklist, or --channel and the other answers",
)
WRITTEN = Text("已写好: {path}（只有你自己能看）", "Written: {path} (readable by you alone)")
ASK_REPLACE = Text("已有这个文件: {path}。换掉它吗？[y/N]", "This file exists: {path}. Replace it? [y/N]")
ADD_REPLACE = Text(
    "已有这个文件，没有改动: {path}；换个名字，或加 --replace",
    "This file exists and was left as it is: {path}; choose another name, or add --replace",
)
ASK_REPLACE_ALL = Text(
    "已有 {count} 个同名的文件，如 {path}。换掉吗？[y/N]",
    "Files of the same name exist: {count}, such as {path}. Replace them? [y/N]",
)
FILES_LEFT = Text(
    "已有 {count} 个同名的文件，没有改动，如 {path}；要换掉就加 --replace",
    "Files of the same name exist and were left as they are: {count}, such as {path}; to replace them add --replace",
)
EXPORT_WHERE = Text(
    "写到哪里？加上 -o 文件夹，或 -o 名字.csv（都在一个文件里）",
    "Where to? Add -o FOLDER, or -o NAME.csv for all in one file",
)
NOT_EXPORTED = Text("没导出「{name}」（{id}）: {why}", "{name} ({id}) was not exported: {why}")
EXPORTED_ALL = Text(
    "写好 {count} 份，在 {path}（只有你自己能看）", "Written to {path}: {count} (readable by you alone)"
)
EXPORTED_SOME = Text(
    "写好 {count} 份，在 {path}；{failed} 份没写成，原因见上",
    "Written to {path}: {count}; not written, for the reasons above: {failed}",
)
ADD_OUTPUT = Text(
    "{format} 不能显示在屏幕上：请加 -o 文件名{suffix}", "{format} cannot be shown on a terminal: add -o NAME{suffix}"
)
# Merging
AT_HAND = Text("手边有", "At hand")
NOT_ANSWERED = Text("没答", "not answered")
MERGE_SAME = Text(
    "「{name}」就是同一份档案，不用合并", "{name} is one and the same case; there is nothing to be merged"
)
MERGE_KEEPS_FILES = Text(
    "--delete 只删这台机器上的档案，不删文件；文件请自己删",
    "--delete removes a case on this machine, never a file; delete the file yourself",
)
MERGE_INTO = Text("「{other}」并入「{name}」（{id}），会改动:", 'Merging "{other}" into "{name}" ({id}) would change:')
MERGE_NOTHING = Text(
    "「{other}」里没有「{name}」（{id}）没有的东西", 'There is nothing in "{other}" that "{name}" ({id}) does not have'
)
MERGE_SEVERAL = Text(
    "{path} 里有 {count} 份档案：请先用 shebao import 读入，再逐份合并",
    "{path} holds {count} cases: read them in with shebao import first, then merge them one by one",
)
MERGE_NOTE = Text("备注  {item}", "note  {item}")
MERGE_BOTH = Text("两份备注都留  {item}", "both notes kept  {item}")
MERGE_ANSWERS = Text("选择不一样，用这边的:", "The answers differ; those here stay:")
MERGE_ANSWER = Text("{here}（那边: {there}）", "{here} (there: {there})")
MERGE_ASK = Text("合并吗？[y/N]", "Merge? [y/N]")
MERGE_WILL_DELETE = Text("合并后会删掉档案「{name}」", 'The case "{name}" will be deleted after that')
MERGE_DECLINED = Text("没有合并，什么也没变", "Not merged; nothing has changed")
MERGE_UNASKED = Text(
    "没有合并：这里没法问，确定要合并就加 --yes", "Not merged: nobody is here to ask; if it is meant, add --yes"
)
MERGED = Text("已合并进「{name}」（{progress}）", 'Merged into "{name}" ({progress})')
MERGE_COPY = Text("合并前的「{name}」留了一份: {path}", '"{name}" as it was before is kept in {path}')
MERGE_LEFT = Text(
    "「{name}」还在；不要了就运行: shebao merge {typed} --delete",
    '"{name}" is still there; to delete it: shebao merge {typed} --delete',
)
MERGE_DELETED = Text(
    "已删掉「{name}」（{id}）；它的旧版本还在: {path}；要取回就读入那个文件",
    'Deleted "{name}" ({id}); its last version is kept in {path}, and importing that file brings it back',
)

NOT_WRITTEN = Text("没有写，原来的文件没有变", "Not written; the file is as it was")

# Wiping
WIPE_WHAT = Text("删哪一份？写档案的名字或编号，或者 --all", "Remove which? Name a case, or add --all")
WIPE_EITHER = Text("档案和 --all 只能写一个", "Either a case or --all, not both")
WIPE_NOTHING = Text("这台机器上什么也没有留下", "Nothing is kept on this machine")
WIPE_LIST = Text("会删掉 {count} 个文件:", "These {count} files would go:")
WIPE_ASK = Text(
    "先关掉别的 shebao 窗口。删了不能恢复，删吗？[y/N]",
    "Close other shebao windows first. This cannot be undone. Remove them? [y/N]",
)
WIPE_DECLINED = Text("没有删，什么也没变", "Not removed; nothing has changed")
WIPE_UNASKED = Text(
    "没有删：这里没法问，确定要删就加 --yes", "Not removed: nobody is here to ask; if it is meant, add --yes"
)
WIPED = Text("已删掉 {count} 个文件", "Removed {count} files")
WIPE_LEFT = Text("还在: {path}", "Still there: {path}")
WIPE_NOT_COVERED = Text(
    "删不到的，要另外处理: 导出的文件，系统备份和快照，终端的回滚记录，命令历史。"
    "闪存盘和写时复制的文件系统可能还留着旧的数据块。",
    "Out of reach, to be seen to separately: exported files, backups and snapshots, the scrollback of the terminal, "
    "the shell's history. Flash and copy-on-write file systems may still hold the old blocks.",
)

# Lint
NO_FOLDER = Text("没有文件夹 {path}，请检查路径", "There is no folder {path}; check the path")
LINT_CLEAN = Text("内容没有错误", "The content has no faults")
LINT_FAULTS = Text("内容有 {count} 处错误", "The content has {count} faults")

# Schemas
SCHEMAS = {
    "channel": Text("一个渠道: channels/*.toml", "a channel: channels/*.toml"),
    "checklist": Text("一张清单: checklists/*.toml", "a checklist: checklists/*.toml"),
    "region": Text("一个地方: regions/*.toml", "a region: regions/*.toml"),
    "sources": Text("来源: sources.toml", "the sources: sources.toml"),
    "glossary": Text("术语: glossary.toml", "the glossary: glossary.toml"),
    "questions": Text("新档案要问的: questions.toml", "what a new case asks: questions.toml"),
    "pack": Text("本地内容包自己: pack.toml", "a local pack itself: pack.toml"),
    "case": Text("导出成 JSON 的档案: *.json", "a case exported as JSON: *.json"),
}

# Doctor
DOCTOR_FINE = Text("一切正常", "Everything is in order")
DOCTOR_FAULTS = Text("有 {count} 处要处理，见上面的 !!", "{count} things need attention; see !! above")

# Interruptions
DISK = Text(
    "读写失败（{reason}）: {path}；请检查这个文件或磁盘再试",
    "Reading or writing failed ({reason}): {path}; check the file or disk and try again",
)
STANDARD_OUTPUT = Text("标准输出", "standard output")
INTERRUPTED = Text("已中断", "Interrupted")
