"""The words of the command line's help: each command, each argument, and argparse's own words in Chinese.

A placeholder such as CASE or FILE is the same in both languages, so that an example reads the same everywhere.
"""

from __future__ import annotations

from checklists.text import Text, same

ARGPARSE = {
    "usage: ": "用法: ",
    "%(heading)s:": "%(heading)s:",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示这份说明",
    "show program's version number and exit": "显示版本",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "缺少参数: %s",
    "one of the arguments %s is required": "这些参数要给一个: %s",
    "unrecognized arguments: %s": "多出来的参数: %s",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确，可能是 %(matches)s",
    "unexpected option string: %s": "这里不能用选项 %s",
    "expected one argument": "后面要跟一个值",
    "expected at most one argument": "后面最多跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
    "expected %s arguments": "后面要跟 %s 个值",
    "ignored explicit argument %r": "后面不能跟值 %r",
    "not allowed with argument %s": "不能和 %s 一起用",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r 这个值，可以用 %(choices)s",
    "invalid %(type)s value: %(value)r": "值 %(value)r 不对",
}
"""What argparse says to a person, by its English wording."""

WRONG_ARGUMENTS = Text("{fault}。怎么写: {prog} --help", "{fault}. How to write it: {prog} --help")

ABOUT = Text(
    "社保清单: 一步一步核对社保和医保记录。不带命令就打开全屏界面；下面的命令不开全屏，做同样的事。",
    "Shebao: check pension and medical-insurance records step by step. Without a command it opens the full screen; "
    "the commands below do the same without it.",
)
COMMANDS = Text("命令", "commands")
MORE = Text(
    "CASE 是档案的名字或编号。每个命令的说明: shebao COMMAND --help\n"
    "退出码: 0 正常，1 还有没办完的，2 命令写错，3 内容或档案有错，4 正被别的窗口占用，130 中断",
    "CASE is the name or the id of a case. Help on a command: shebao COMMAND --help\n"
    "Exit codes: 0 fine, 1 something is unresolved, 2 wrong usage, 3 content or case invalid, 4 locked by another "
    "session, 130 interrupted",
)

SUMMARIES = {
    "open": Text("在全屏界面打开一份档案", "Open a case in the full screen"),
    "walk": Text("一问一答地办，不用全屏", "Go through a case by question and answer, without the full screen"),
    "new": Text("建一份档案", "Make a case"),
    "cases": Text("列出档案，该办的在前", "List the cases, the most pressing first"),
    "due": Text("看今天和这几天要办什么", "See what is due, over all cases"),
    "channels": Text("比较各渠道能查什么", "Compare what the channels show"),
    "status": Text("看一份档案办到哪一步", "See how far a case is"),
    "list": Text("列出清单和渠道，或一份档案的条目", "List checklists and channels, or the items of a case"),
    "show": Text("看一个条目、清单、渠道或地区", "Show an item, a checklist, a channel or a region"),
    "guide": Text("看一个渠道的指南", "Read the guide of a channel"),
    "search": Text("搜条目、指南和术语", "Search items, guides and terms"),
    "mark": Text("给条目记状态", "Record the state of items"),
    "note": Text("给条目写备注", "Write a note on an item"),
    "export": Text("导出一份档案", "Export a case"),
    "import": Text("读入导出的档案", "Read an exported case in"),
    "merge": Text("把一份档案并入另一份", "Merge one case into another"),
    "wipe": Text("删掉一份档案，或删掉留在这台机器上的一切", "Remove a case, or everything that is kept here"),
    "doctor": Text("检查这台机器上的安装和文件", "Check the installation and files on this machine"),
    "lint": Text("检查内容文件", "Check content files"),
    "schema": Text("输出内容文件和档案的 JSON Schema", "Print the JSON Schema of content files and cases"),
    "completion": Text("让 shell 用 Tab 补全命令和档案", "Let a shell complete commands and cases with Tab"),
}

DETAILS = {
    "open": Text("在全屏界面打开一份档案。", "Open a case in the full screen."),
    "walk": Text(
        "一问一答地办: 一次一条，全是普通文字行，适合读屏软件、串口、管道和简单终端。"
        "答号码、字母或词都行，? 列出能做的事。"
        "不写 CASE，只有一份就打开它，几份就先选，没有就新建。停下时还有没办完的，退出码是 1。",
        "Go through a case by question and answer: one item at a time in plain lines, for screen readers, serial "
        "lines, pipes and simple terminals. Answer with a number, a letter or a word; ? lists what can be done. "
        "Without CASE the only one is opened, one of several is chosen, or a first one is made. Exit code 1 if "
        "something is left to do.",
    ),
    "new": Text(
        "建一份档案。名字只写称呼（如「妈妈」），别写全名和证件号；别人看得到命令，不想露出来就写 -，从标准输入读。"
        "每个问题都可以不答，以后在全屏界面或 shebao walk 里改。",
        'Make a case. The name is a nickname such as "Mother": no full name, no identity number. Others can see '
        "commands; with - it is read from standard input. Every question may be left out and answered later, in the "
        "full screen or in shebao walk.",
    ),
    "cases": Text(
        "列出档案: 名字，编号，渠道，进度。等待的日子最近的在前，再是最近改过的。"
        "写上名字的一部分或选项，就只列符合的；几个选项要同时符合。",
        "List the cases: name, id, channel and progress, those with the nearest day to look again first, then the last "
        "changed. With a part of the name or options only those that match all of them.",
    ),
    "due": Text(
        "看所有档案里到了日子要再看的条目，最早的在前；最后一行是最近办的那份档案的下一步。",
        "See the items of all cases whose day to look again has come or is near, the earliest first; the last line is "
        "where to go on in the case that was changed last.",
    ),
    "search": Text(
        "搜条目、指南、清单、渠道、地区和术语: 汉字、英文、编号的一部分，或拼音首字母；写几个词就要都符合。"
        "没找到时退出码是 1。",
        "Search items, guides, checklists, channels, regions and terms: Chinese, English, part of an id, or pinyin "
        "initials; of several words each must match. Exit code 1 if nothing is found.",
    ),
    "channels": Text(
        "比较各渠道能查什么，手边能用的排在前面。只查一项就一行一个渠道，查几项就是一张表。"
        "给了 CASE，就按那份档案要查的内容和手边的条件。",
        "Compare what the channels show, those you can use first. For one topic a line for each channel, for several a "
        "table. With CASE: what that case wants to check and has at hand.",
    ),
    "status": Text(
        "看一份档案办到哪一步: 进度，下一步，在等什么，有什么问题。",
        "See how far a case is: progress, what comes next, what waits, what is wrong.",
    ),
    "list": Text(
        "列出所有清单、渠道和地区；给了 CASE，就列出那份档案的每个条目、状态和完整编号。",
        "List all checklists, channels and regions; with CASE, every item of that case with its state and full id.",
    ),
    "show": Text(
        "看一个条目（原因、指南、依据），一张清单，一个渠道（地址、能查什么），或一个地区（当地情况、入口）。",
        "Show an item (reason, guide, sources), a checklist, a channel (addresses, what it can show), or a region "
        "(what holds there, its own ways in).",
    ),
    "guide": Text(
        "看一个渠道的指南，或其中一段。段的名字: can-show bring sign-in steps limits safety trouble",
        "Read the guide of a channel, or one section of it: can-show bring sign-in steps limits safety trouble",
    ),
    "mark": Text(
        "给条目记状态，不写状态就是完成。状态: done 完成，todo 未办，na 不适用，problem 有问题，waiting 等待。"
        "核对条目记成有问题，会打开它的更正流程。纸上打的勾照代码记回来，代码前加减号就是记回未办。",
        "Record the state of items; done if no state is given. States: done, todo, na (not applicable), problem, "
        "waiting. A problem on a verification item opens the steps that correct it. What was ticked on paper is "
        "recorded by its codes; a minus before a code takes the item back to todo.",
    ),
    "note": Text(
        "给条目写备注。文字从标准输入读，不写在命令里，因为同一台机器上的人看得到别人的命令。"
        "里面像有身份证号、手机号、银行卡号时，会先问；没法问就遮盖后保存。",
        "Write a note on an item. The text is read from standard input and not from the command, because others on the "
        "same machine can see commands. Where it seems to hold an identity, phone or bank card number you are asked; "
        "in a pipe it is saved masked.",
    ),
    "export": Text(
        "导出一份档案: html 用来打印，md 放进笔记，txt 发到聊天里，csv 和 xlsx 用 Excel 打开，ics 放进日历，"
        "qr 用手机扫，json 给程序读，toml 拿到别的机器上接着办。不写 -o 就输出到屏幕。"
        "有 --all 就导出每一份，或 --open 等选项选中的每一份，各写成文件夹里的一个文件；"
        "-o 写 csv 或 xlsx 的文件名，就都在这一个文件里。"
        "加 --blank 就是空白清单，不用先建档案。",
        "Export a case: html to print, md for notes, txt for a chat, csv and xlsx for Excel, ics for a calendar, "
        "qr for a phone, json for programs, toml to go on with on another machine. Without -o it goes to standard "
        "output. With --all every case, or those that --open and the like choose, each as a file in a folder, "
        "or all in one file where -o names one that ends in .csv or .xlsx. With --blank it is a blank list, for which "
        "there need be no case.",
    ),
    "import": Text(
        "读入导出的 toml、json、csv 或 md，也读入手写的；按编号对上，先列出会改动什么、哪边的算数，问过才改。"
        "文件里没写的不动；身份证号、手机号、银行卡号会遮盖。",
        "Read in an export as toml, json, csv or md, or one written by hand. Things are matched by id; what would "
        "change, and whose word counts, is listed and asked first. What the file does not say stays as it is. "
        "Identity, phone and bank card numbers are masked.",
    ),
    "merge": Text(
        "把 OTHER 并入 CASE；OTHER 是这台机器上的另一份档案，或一个档案文件。先列出会改动什么，问过才改。"
        "每条的状态晚改的算数，两边都有备注就都留着，名字和选择留 CASE 的。",
        "Merge OTHER into CASE; OTHER is another case on this machine, or a case file. Lists what would change and "
        "asks first. The later state of each item counts, two notes are both kept; name and answers are those of CASE.",
    ),
    "wipe": Text(
        "删掉一份档案，连同旧版本、撤销记录、损坏的和没存完的；--all 删掉本机留下的一切: 所有档案、设置、缓存。"
        "先列出要删的，问过才删；删完照磁盘上的实际情况列出删了什么。",
        "Remove a case with its earlier versions, undo history, damaged copies and drafts; with --all everything kept "
        "on this machine: all cases, settings and cache. Lists what would go and asks first; then tells, as found on "
        "the disk, what is gone.",
    ),
    "doctor": Text(
        "检查版本、文件夹是不是只有自己能看、管理员的规定、终端、语言环境、内容的核对日期，和中断的会话留下的文件。",
        "Check versions, whether the folders are private, what the administrator demands, terminal, locale, the review "
        "dates of the content, and what sessions left that were cut short.",
    ),
    "lint": Text(
        "检查内容文件，列出每个错误的文件、条目和键。不给文件夹就检查自带的内容。",
        "Check content files and list each fault with file, item and key. Without a folder: the bundled content.",
    ),
    "schema": Text(
        "输出一种内容文件或 JSON 档案的 JSON Schema，编辑器用它提示和检查键。不写 KIND 就列出有哪几种。",
        "Print the JSON Schema of one kind of content file, or of a case as JSON, with which an editor suggests and "
        "checks keys. Without KIND: the kinds there are.",
    ),
    "completion": Text(
        "输出补全脚本。补全命令、选项，以及档案的名字和编号、条目、渠道、格式、状态；值是按 Tab 时现查的。"
        "zsh 的文件夹要在 fpath 里，且在 compinit 之前。",
        "Print a completion script. It completes commands, options, and names and ids of cases, items, channels, "
        "formats and states; values are looked up when Tab is pressed. The folder for zsh has to be in fpath before "
        "compinit.",
    ),
}

EXAMPLES = {
    "completion": same(
        "shebao completion bash > \\\n"
        "    ~/.local/share/bash-completion/completions/shebao\n"
        "shebao completion zsh > ~/.zfunc/_shebao\n"
        "shebao completion fish > ~/.config/fish/completions/shebao.fish"
    ),
    "walk": Text("shebao walk 妈妈", "shebao walk Mother"),
    "cases": Text("shebao cases --waiting\nshebao cases 妈", "shebao cases --waiting\nshebao cases Moth"),
    "due": same("shebao due --days 30"),
    "search": Text("shebao search 缴费基数\nshebao search jfjs", "shebao search contribution base\nshebao search jfjs"),
    "new": Text(
        "shebao new 妈妈 --channel hall-window --topic medical-account --for proxy",
        "shebao new Mother --channel hall-window --topic medical-account --for proxy",
    ),
    "channels": Text(
        "shebao channels --topic medical-account --means phone", "shebao channels --topic medical-account --means phone"
    ),
    "list": Text("shebao list 妈妈 --stage bring", "shebao list Mother --stage bring"),
    "show": Text("shebao show bring-window/id-card --case 妈妈", "shebao show bring-window/id-card --case Mother"),
    "guide": Text("shebao guide hall-window#steps", "shebao guide hall-window#steps"),
    "mark": Text(
        "shebao mark 妈妈 bring-window/id-card\n"
        "shebao mark 妈妈 bring-window/id-card na --reason 当地不要求\n"
        "shebao mark 妈妈 bring-window/id-card waiting --until 2026-11-27\n"
        "shebao mark 妈妈 A3E B7Y -C2D",
        "shebao mark Mother bring-window/id-card\n"
        'shebao mark Mother bring-window/id-card na --reason "not required here"\n'
        "shebao mark Mother bring-window/id-card waiting --until 2026-11-27\n"
        "shebao mark Mother A3E B7Y -C2D",
    ),
    "note": Text(
        "echo 复印件也要 | shebao note 妈妈 bring-window/id-card",
        "echo a copy too | shebao note Mother bring-window/id-card",
    ),
    "merge": Text("shebao merge 妈妈 妈妈手机上的", 'shebao merge Mother "Mother on the phone"'),
    "schema": same("shebao schema checklist > checklist.schema.json"),
    "import": Text("shebao import 妈妈.csv", "shebao import mother.csv"),
    "export": Text(
        "shebao export 妈妈 --format html -o list.html\n"
        "shebao export --all --waiting --format html -o lists\n"
        "shebao export --all -o all.xlsx\n"
        "shebao export --blank --channel hall-window --for proxy --large \\\n"
        "    -o blank.html",
        "shebao export Mother --format html -o list.html\n"
        "shebao export --all --waiting --format html -o lists\n"
        "shebao export --all -o all.xlsx\n"
        "shebao export --blank --channel hall-window --for proxy --large \\\n"
        "    -o blank.html",
    ),
}
EXAMPLE = Text("例子:", "examples:")
CHOICES = Text("可以用的值:", "values:")

LANG = Text("界面语言: zh 或 en，写在哪里都行", "language: zh or en; may stand anywhere")
PACK = Text(
    "加上这个文件夹里的本地内容包，写在哪里都行，可以写几次",
    "lay this folder's local pack over the content; may stand anywhere and be repeated",
)
GUEST = Text(
    "临时使用: 除了你导出的，什么也不写在这台机器上；写在哪里都行",
    "guest session: nothing is written on this machine but what you export; may stand anywhere",
)
KIOSK = Text(
    "公用终端: 像 --guest，而且不写任何文件，没人用就自己清空退出",
    "kiosk: like --guest, writes no file at all, and leaves by itself once nobody uses it",
)
STOCK_DRIVER = Text(
    "全屏界面整块重画，不只画变了的格子；画面不对时试试",
    "draw the full screen in whole pieces, not changed cells alone; try it where the picture is wrong",
)
VERSION = Text("显示版本", "show the version")
JSON = Text("输出 JSON，给程序读", "print JSON, for programs")
CASE = Text("档案的名字或编号", "name or id of the case")
PART_OF_NAME = Text(
    "名字的一部分，或它的拼音首字母，或编号", "part of the name, or the initials of its pinyin, or the id"
)
ONLY_OPEN = Text("只要没办完的", "only what is not complete")
ONLY_WAITING = Text("只要有等待的", "only what has something waiting")
ONLY_PROBLEM = Text("只要有问题的", "only what has a problem")
ONLY_CHANNEL = Text("只要用这个渠道的；可以写几次", "only what uses this channel; may be repeated")
ONLY_TOPIC = Text("只要查这项内容的；可以写几次", "only what checks this topic; may be repeated")
DAYS = Text("往后看几天；不写就是 7", "how many days ahead; left out: 7")
CHECK_DUE = Text("有今天或以前就到期的，退出码就是 1", "exit code 1 if something is due today or before")
SEARCHED = Text("要找的词", "what to look for")
CASE_WALKED = Text("档案的名字或编号；不写就选", "name or id of a case; left out: choose one")
CASE_OPTIONAL = Text(
    "档案的名字或编号；不写就列出所有清单和渠道", "name or id of a case; left out: all checklists and channels"
)
CASE_STATE = Text(
    "连同这份档案里的状态和参保地的情况一起看", "show it with its state in this case and what holds in its region"
)
CASE_REGION = Text("连同这份档案参保地的情况一起看", "with what holds in the region of this case")
CASE_WISHES = Text("按这份档案要查的内容和手边的条件", "what this case wants to check and has at hand")
ITEM = Text(
    "条目的完整编号，如 bring-window/id-card，或纸上的代码",
    "full id of an item, such as bring-window/id-card, or its code on paper",
)
NAME = Text("称呼，如「妈妈」；写 - 就从标准输入读", 'a nickname, such as "Mother"; - reads it from standard input')
CHANNEL = Text("渠道的编号，见 shebao list", "id of a channel, see: shebao list")
TOPIC = Text("查什么；可以写几次", "what to check; may be repeated")
FOR_WHOM = Text("替谁查", "for whom")
MEANS = Text("手边有什么；可以写几次", "what is at hand; may be repeated")
STATUS = Text("怎么参保的", "how insured")
REGION = Text("在哪里参保", "insured where")
STAGE = Text(
    "只列这一段: choose bring safety query verify correct recheck",
    "this stage only: choose bring safety query verify correct recheck",
)
SHOWN = Text(
    "条目、清单、渠道或地区的编号，或条目在纸上的代码",
    "id of an item, a checklist, a channel or a region, or the code of an item on paper",
)
GUIDE = Text("渠道的编号，可以带 #段 或 #段/条目", "id of a channel; may go on with #section or #section/item")
CHECK = Text("还有没办完的，退出码就是 1", "exit code 1 while something is open")
MARKED = Text(
    "一个或几个条目的完整编号或纸上的代码，最后可以写状态: done todo na problem waiting",
    "full ids of one or more items, or their codes on paper, then the state: done todo na problem waiting",
)
STATE = Text("状态；也可以写在条目后面", "the state; may also follow the items")
REASON = Text(
    "为什么不适用（状态 na）；写 - 就从标准输入读", "why it does not apply (state na); - reads it from standard input"
)
UNTIL = Text(
    "等到哪天，写成 2026-11-27、11-27 或 10天（状态 waiting）",
    "the day to look again, as 2026-11-27, 11-27 or '10 days' (state waiting)",
)
CLEAR = Text("删掉备注", "remove the note")
KEEP_NUMBERS = Text(
    "照原样存，不遮盖身份证号、手机号和银行卡号",
    "keep identity, phone and bank card numbers as written instead of masking them",
)
FORMAT = Text(
    "格式: {known}；不写就看文件名，再不然是 md", "format: {known}; left out: by the name of the file, else md"
)
CASE_OR_PART = Text(
    "档案的名字或编号；有 --all 时是名字的一部分，空白清单可以不写",
    "name or id of the case; with --all a part of the name; a blank list needs none",
)
ALL = Text("导出每一份，或选项选中的每一份", "export every case, or every one that the options choose")
OUTPUT = Text(
    "写进这个文件，- 是标准输出；有 --all 时是文件夹，或一个 csv、xlsx 文件",
    "write to this file, or to standard output with -; with --all to this folder, or to one csv or xlsx file",
)
REPLACE = Text("文件已经有了就换掉它", "replace the file if it exists")
BOM = Text(
    "文件开头加 UTF-8 标记，给旧的 Windows 程序看（txt，md）",
    "begin with a UTF-8 mark, for old Windows programs (txt, md)",
)
CRLF = Text("用 Windows 的换行（txt，md）", "end lines as Windows does (txt, md)")
FILE = Text(
    "导出的文件，或手写的档案；写 - 就从标准输入读",
    "an exported file, or a case written by hand; - reads it from standard input",
)
FILE_FORMAT = Text(
    "格式: {known}；不写就看文件名和内容", "format: {known}; left out: by the name and the content of the file"
)
NOTES = Text(
    "备注和原因写不写进去: {known}；不写就是 full，共用的机器上是 masked（号码遮住）",
    "whether notes and reasons go in: {known}; left out: full, or masked (numbers masked) on a shared machine",
)
LARGE = Text("大字版，只有 html 有", "in large print; html only")
BLANK = Text(
    "空白清单，没有名字和勾，印出来发给人：CASE 的，--checklist 一张的，或按下面的选择",
    "a blank list to hand out, without a name or a tick: of CASE, of one --checklist, or of the answers below",
)
BLANK_CHECKLIST = Text("只要这一张清单，编号见 shebao list", "this checklist alone, see: shebao list")
YES = Text("不再问，直接读入", "read it in without asking")
MERGE_INTO = Text("留下的那份档案", "the case that stays")
MERGED = Text("并进去的档案，或者档案文件（.toml）", "the case that goes into it, or a case file (.toml)")
MERGE_YES = Text("不再问，直接合并", "merge without asking")
MERGE_DELETE = Text("合并后删掉 OTHER，它的旧版本留着", "then delete OTHER; its earlier copies stay")
WIPE_YES = Text("不再问，直接删", "remove it without asking")
WIPE_ALL = Text("所有档案、设置、缓存和没存完的", "all cases, settings, cache and what could not be saved")
FOLDER = Text(
    "内容文件夹或本地内容包；不写就是自带的内容", "a content folder or a local pack; left out: the bundled content"
)
SHELL = Text("哪一种 shell: bash、zsh 或 fish", "which shell: bash, zsh or fish")
KIND = Text("哪一种文件", "which kind of file")
