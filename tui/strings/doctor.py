"""What `doctor` says."""

from __future__ import annotations

from checklists.text import Text

PACKAGE_MISSING = Text("没有装 {package}：请重新安装 shebao", "{package} is not installed: install shebao again")

FOLDERS = {
    "cases": Text("档案文件夹", "Folder of the cases"),
    "config": Text("设置文件夹", "Folder of the settings"),
    "cache": Text("缓存文件夹", "Folder of the cache"),
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
NO_FOLDER = Text("{label} {path} 不是文件夹：请把它移走", "{label} {path} is not a folder: move it away")
UNREADABLE = Text(
    "{label} {path} 看不了（{reason}）：请检查权限",
    "{label} {path} cannot be looked at ({reason}): check the permissions",
)

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
