"""What `doctor` says."""

from __future__ import annotations

from checklists.text import Text

PACKAGE_MISSING = Text("没有装 {package}：请重新安装 shebao", "{package} is not installed: install shebao again")

FOLDERS = {
    "cases": Text("档案文件夹", "Folder of the cases"),
    "config": Text("设置文件夹", "Folder of the settings"),
    "cache": Text("缓存文件夹", "Folder of the cache"),
    "pending": Text("没存上的改动的文件夹", "Folder of what could not be saved"),
}
FOLDER = Text("{label} {path}，属于 {owner}，权限 {mode}", "{label} {path}, owned by {owner}, mode {mode}")
PRIVATE = Text("{found}，只有自己能看", "{found}, private")
NOT_YET = Text("{label} {path} 还没有，用到时会建", "{label} {path} is not there yet and will be made when needed")
FOREIGN = Text(
    "{found}：不是你的，请换一个主目录或找管理员",
    "{found}: it is not yours; use your own home or ask the administrator",
)
OPEN = Text(
    "{found}：别的用户也能看，请运行 chmod 700 {path}", "{found}: other users can look in; run chmod 700 {path}"
)
LINK = Text(
    "{label} {path} 是链接，程序不用它：请换成真正的文件夹",
    "{label} {path} is a link, which the program refuses: put a real folder there",
)
NO_FOLDER = Text("{label} {path} 不是文件夹：请把它移走", "{label} {path} is not a folder: move it away")
UNREADABLE = Text(
    "{label} {path} 看不了（{reason}）：请检查权限",
    "{label} {path} cannot be looked at ({reason}): check the permissions",
)

HOME = Text("主目录 {path}，权限 {mode}", "Home folder {path}, mode {mode}")
HOME_OPEN = Text(
    "主目录 {path}，权限 {mode}：别的用户看得到里面的文件名，包括导出的文件，请运行 chmod o-rwx {path}",
    "Home folder {path}, mode {mode}: other users can see the names of files in it, exported ones too; "
    "run chmod o-rwx {path}",
)
HOME_WRITABLE = Text(
    "主目录 {path}，权限 {mode}：同组的用户能改里面的文件，请运行 chmod g-w {path}",
    "Home folder {path}, mode {mode}: users of the group can change files in it; run chmod g-w {path}",
)
HOME_UNREADABLE = Text(
    "主目录 {path} 看不了（{reason}）：请检查 HOME", "Home folder {path} cannot be looked at ({reason}): check HOME"
)
UMASK = Text(
    "umask {umask}；shebao 写的文件一律只有自己能看", "umask {umask}; what shebao writes is private whatever it is"
)
UMASK_LOOSE = Text(
    "umask {umask}：你用别的程序建的文件，谁都能改；shebao 写的不受影响。请在 ~/.profile 里加 umask 077",
    "umask {umask}: anybody can change the files you make with other programs, not those of shebao; "
    "add umask 077 to ~/.profile",
)
NO_CORE = Text("出错时不留内存转储", "No core dump is left by a crash")
CORE_DUMPS = Text(
    "出错时会留内存转储，里面有你写的内容：请运行 ulimit -c 0 再启动",
    "A crash would leave a core dump with what you wrote: run ulimit -c 0 and start again",
)
NO_VARIABLES = Text("环境里没有 Textual 的调试变量", "No debugging variables of Textual in the environment")
VARIABLES = Text(
    "环境里有 Textual 的调试变量，shebao 不理会，别的程序可能照着记录按键：请运行 unset {names}",
    "Debugging variables of Textual are set; shebao ignores them, other programs may log keys by them: "
    "run unset {names}",
)
NO_SYSTEM = Text("没有管理员的设置 {path}", "There are no administrator's settings {path}")
SYSTEM = Text(
    "管理员的设置 {path}，属于 {owner}，权限 {mode}", "Administrator's settings {path}, owned by {owner}, mode {mode}"
)
POLICIES = {
    "": Text("使用方式: 普通", "Session: ordinary"),
    "shared": Text("使用方式: 共用机器（shared）", "Session: on a shared machine (shared)"),
    "guest": Text("使用方式: 临时使用，什么都不保存（guest）", "Session: a guest's, nothing is saved (guest)"),
    "kiosk": Text("使用方式: 公用终端（kiosk）", "Session: a kiosk's (kiosk)"),
}
DEMANDED = Text("{policy}，由 {path} 规定", "{policy}, demanded by {path}")
NO_LEFTOVERS = Text("没有中断的会话留下的文件", "Nothing was left by sessions that were cut short")
DRAFTS = Text(
    "{path} 里有 {count} 个写到一半的文件，如 {first}：没有别的窗口在用时，打开一次 shebao 就会清掉",
    "{path} has {count} half-written files, such as {first}: with no other session open, opening shebao removes them",
)
DAMAGED = Text(
    "{path} 里留着 {count} 个损坏的文件，如 {first}：不需要就用 rm 删掉，或用 shebao wipe 连档案一起删",
    "{path} keeps {count} damaged files, such as {first}: rm what you do not need, or shebao wipe with the case",
)
PENDING = Text(
    "{path} 里有 {count} 份没存上的改动，如 {first}：腾出空间或改好权限，再打开一次 shebao",
    "{path} has {count} copies of changes that could not be saved, such as {first}: free space or mend the "
    "permissions, then open shebao once",
)
CASES_CLOSED = Text("临时使用，没有检查档案", "A guest's session: cases were not looked at")

TERMINAL = Text("终端 {term}，{columns} 列 {lines} 行", "Terminal {term}, {columns} columns, {lines} lines")
NO_TERMINAL = Text("不在终端里运行，没有检查终端", "Not run in a terminal, so the terminal was not checked")
ENCODING = Text("语言环境 {locale}，编码 {encoding}", "Locale {locale}, encoding {encoding}")
ENCODING_POOR = Text(
    "语言环境 {locale}，编码 {encoding} 写不出汉字：请运行 export LC_ALL=C.UTF-8",
    "Locale {locale}, encoding {encoding} has no Chinese: run export LC_ALL=C.UTF-8",
)

CONTENT = Text(
    "内容: {channels} 个渠道，{checklists} 张清单，{items} 条；最早的核对日期 {oldest}",
    "Content: {channels} channels, {checklists} checklists, {items} items; oldest review {oldest}",
)
OVERDUE = Text(
    "内容有 {count} 条过了核对期，显示为「待核实」：请更新 shebao，或以当地答复为准",
    '{count} items of content are past their review and shown as "to be re-verified": update shebao, or ask locally',
)
PACK = Text(
    "本地内容包 {pack}，在 {folder}：加了 {added} 处，换了 {replaced} 处",
    "Local pack {pack} in {folder}: adds {added}, replaces {replaced}",
)
BUNDLED = Text("自带内容", "bundled")
REPLACES = Text("「{pack}」换掉了{before}的 {id}", "{pack} replaces {id} ({before})")
CASES = Text("档案 {count} 份", "Cases: {count}")
