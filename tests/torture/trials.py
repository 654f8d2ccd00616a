"""Every trial, in the order in which they run."""

from __future__ import annotations

from checklists.text import Text
from tests.torture.outcome import Trial

_NONE_LOST = Text("丢0次，坏0个", "0 lost, 0 damaged")

TRIALS: tuple[Trial, ...] = (
    Trial(
        "kill",
        Text(
            "正在存的程序在任意时刻被强行结束：说过已存的都在，文件完整，不留半截文件",
            "A saving session is killed at any moment: all that it called saved is there, the file is whole, "
            "and nothing half-written stays",
        ),
        _NONE_LOST,
        "kill",
    ),
    Trial(
        "syscalls-kill",
        Text(
            "一次保存在它的每一个系统调用处被强行结束：文件是旧的或新的",
            "One save is killed at every one of its system calls: the file is the old one or the new one",
        ),
        _NONE_LOST,
        "syscalls",
        "run_kill",
    ),
    Trial(
        "syscalls-error",
        Text(
            "一次保存的每一个系统调用依次失败（满、读写错、配额、只读、打开太多、被打断）：文件是旧的或新的，并且说清楚",
            "Every system call of a save fails in turn (full, I/O error, quota, read-only, too many files, "
            "interrupted): the file is the old one or the new one, and it is said which",
        ),
        Text("坏0个，不吭声0次", "0 damaged, 0 silent"),
        "syscalls",
        "run_error",
    ),
    Trial(
        "short-writes",
        Text(
            "每一次写都只写进去一部分：内容照样完整", "Each write takes only a part of what it is given: nothing is cut"
        ),
        Text("坏0个", "0 damaged"),
        "short_writes",
    ),
    Trial(
        "writers",
        Text(
            "两个、四个、八个窗口同时改一份档案，不断有一个被强行结束：谁存的都在",
            "Two, four and eight sessions change one case at once, one after another is killed: nobody loses anything",
        ),
        Text("丢0次", "0 lost"),
        "writers",
    ),
    Trial(
        "fuzz",
        Text(
            "改坏的和凭空造的文件（档案、导入、设置、撤销记录、内容包）：读进去，或用一句话拒绝",
            "Files made wrong or thought up (cases, imports, settings, journals, packs) are taken, or refused in words",
        ),
        Text("程序出错0次，每个不到1秒、256 MB", "0 crashes, each within 1 s and 256 MB"),
        "fuzz",
    ),
    Trial(
        "files",
        Text(
            "文件的位置上是目录、管道、设备、链接、别人的文件、1 GB的文件，或者什么都没有：马上说明，不覆盖",
            "A folder, pipe, device, link, another's file, a gigabyte or nothing where a file should be: "
            "it is said at once, and nothing is overwritten",
        ),
        Text("卡住0次，覆盖0次", "0 hang, 0 overwritten"),
        "files",
    ),
    Trial(
        "modes",
        Text(
            "不论umask，只有本人能读；别的用户读不了、列不出，也挡不住保存",
            "Whatever the umask, only the owner can read; another user can read, list and block nothing",
        ),
        Text("例外0个", "0 exceptions"),
        "modes",
    ),
    Trial(
        "clock",
        Text(
            "时钟往回或往前跳（一天、三十天、十年，夏令时，2038年）：后做的算数，时间原样读回",
            "Clocks jump (a day, 30 days, ten years, summer time, 2038): the later action stays, "
            "and times read back exactly",
        ),
        Text("差错0处", "0 differences"),
        "clock",
    ),
    Trial(
        "full-disk",
        Text(
            "磁盘满、文件大小受限、inode用完时保存：旧文件不动，说明原因，腾出空间后能存",
            "Saving on a full disk, under a limit of file sizes, without inodes: the old file stays, it is said why, "
            "and with room it saves",
        ),
        Text("坏0个，不吭声0次", "0 damaged, 0 silent"),
        "full_disk",
    ),
    Trial(
        "save-latency",
        Text(
            "500项的档案勾一项，到真正写进磁盘要多久", "How long a tick in a case of 500 items takes to be on the disk"
        ),
        Text("95%不超过20毫秒", "p95 at most 20 ms"),
        "latency",
    ),
    Trial(
        "line-end",
        Text(
            "飞快打勾时终端在任意时刻断开或结束（SIGHUP、SIGTERM、SIGQUIT、关闭）：看到的勾都在，终端复原，不留进程",
            "The terminal ends at any moment while ticks are typed at speed (SIGHUP, SIGTERM, SIGQUIT, closed): every "
            "tick that was seen is there, the terminal is as before, and no process stays",
        ),
        Text("丢0次，留0个进程，不超过3秒", "0 lost, 0 processes left, within 3 s"),
        "line_end",
        slow=True,
    ),
    Trial(
        "ssh",
        Text(
            "真的 sshd 上断开连接（客户端被结束、~. 退出、服务端被结束、客户端不再出声）："
            "看到的勾都在，不留进程，不空转",
            "Connections to a real sshd are cut (client killed or ended, left with ~., server killed, client silent): "
            "every tick that was seen is there, no process stays, and none spins",
        ),
        Text("丢0次，10秒后留0个进程", "0 lost, 0 processes left after 10 s"),
        "ssh_cut",
        slow=True,
    ),
    Trial(
        "stalled",
        Text(
            "没人读的终端（连接卡住）再以各种方式结束：程序退出，终端复原，看到的和打进去的勾都在",
            "A terminal that nobody reads, as on a line that hangs, ends in every way: the program goes, the terminal "
            "is as before, and every tick that was seen or taken is there",
        ),
        Text("丢0次，不超过3秒", "0 lost, within 3 s"),
        "stalled",
        slow=True,
    ),
    Trial(
        "secrets",
        Text(
            "档案里藏十个秘密，再以各种方式结束：屏幕、滚动记录、标题、命令、环境、别的文件里都找不到",
            "Ten secrets in a case, and every way to end: none is on the screen, in what scrolled away, in titles, "
            "commands, environments or other files",
        ),
        Text("0个（强行结束后的屏幕除外）", "0 found (but on the screen after a kill)"),
        "secrets",
        slow=True,
    ),
    Trial(
        "sessions",
        Text(
            "两个窗口在同一份档案上随意操作（勾、备注、撤销、重做、改回答、离开再来）：后做的算数，两边的备注都留着，最后一致",
            "Two sessions do anything on one case (ticks, notes, undo, answers, leaving and coming back): the later "
            "action stays, notes of both are kept, and in the end they agree",
        ),
        Text("差错0处", "0 differences"),
        "sessions",
    ),
    Trial(
        "identifiers",
        Text(
            "各种写法的身份证号、手机号、银行卡号都认得出、遮得住，日期、金额、编号不误报",
            "Identity, phone and card numbers in every disguise are found and masked whole; dates, amounts and "
            "order numbers are not flagged",
        ),
        Text("每种认出99.9%以上，误报不到十万分之一", "99.9% of each kind found, fewer than 1 in 100,000 flagged"),
        "identifier_guard",
    ),
    Trial(
        "hostile",
        Text(
            "能驱动终端的、藏字的、像标记的文字，放进每个位置，走遍每个画面、命令、导出格式和真的终端：什么也漏不出来，写什么显示什么",
            "Texts that drive terminals, hide something or look like markup, in every place, through every screen, "
            "command, form of export and a real terminal: nothing gets out, and what was given is what is shown",
        ),
        Text("漏出0个，执行0次，出错0次", "0 leaks, 0 actions, 0 crashes"),
        "hostile",
        slow=True,
    ),
    Trial(
        "input",
        Text(
            "随机字节打进全屏界面（GBK、坏的UTF-8、没完的粘贴、超长的控制序列、NUL、鼠标乱码）：不出错，不空转，照样听键",
            "Bytes at random are typed into the full screen (GBK, broken UTF-8, unended pastes, overlong sequences, "
            "NULs, mouse garbage): no crash, nothing spins, and keys work as before",
        ),
        Text("出错0次", "0 crashes"),
        "random_input",
        slow=True,
    ),
    Trial(
        "sizes",
        Text(
            "各种大小的窗口，运行中随意改变大小、随意按键：不出错；太小就说明，还能退出；60列20行起，菜单里什么都有",
            "Windows of all sizes, resized at any moment among any keys: no crash; one too small says so and can be "
            "left; from 60x20 on the menu has everything",
        ),
        Text("出错0次，够不着0个", "0 crashes, 0 out of reach"),
        "sizes",
        slow=True,
    ),
    Trial(
        "locales",
        Text(
            "各种区域设置、终端种类、有无颜色、字符宽窄、中英文，两两相配：打得开，或用一句话拒绝；勾没勾看字就知道",
            "Locales, kinds of terminal, colours or none, widths and languages, each with each: it opens, or refuses "
            "in a sentence; ticked and not differ as text",
        ),
        Text("例外0个", "0 exceptions"),
        "locales",
        slow=True,
    ),
    Trial(
        "no-terminal",
        Text(
            "输入、输出接到文件、管道、/dev/null，或者关掉：马上用一句话拒绝，一个控制码也不写；只接走标准输出，照常打开",
            "Streams that are files, pipes, /dev/null or closed: refused at once in one sentence, without a control "
            "code; with standard output alone elsewhere it opens",
        ),
        Text("例外0个，不超过1秒", "0 exceptions, within 1 s"),
        "no_terminal",
    ),
)
