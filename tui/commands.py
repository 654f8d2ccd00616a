"""The one registry of commands: keys, key bar, palette and help are views of it."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from checklists.records import dataclass
from checklists.text import Text


class Scope(StrEnum):
    """Where a command can be given."""

    HOME = "home"
    CASE = "case"
    GUIDE = "guide"
    BROWSE = "browse"
    QUESTION = "question"
    COMPARE = "compare"
    EXPORT = "export"
    SLIP = "slip"
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do with a key."""

    id: str
    """Name of the action: `action_<id>` on the screen."""
    keys: tuple[str, ...]
    """Textual key names; the first is the one we show."""
    label: Text
    """One or two words, for the key bar."""
    help: Text
    """One sentence, for help and palette."""
    scopes: tuple[Scope, ...]
    bar: int = 0
    """Place in the key bar, lower first; 0: not there."""
    shown: str = ""
    """How the key is written, if not by its name."""

    def key_label(self, zh: bool) -> str:
        """Return how the key is written for people."""
        if self.shown:
            return self.shown
        name = _KEY_NAMES.get(self.keys[0])
        return (name[0] if zh else name[1]) if name else self.keys[0]


_KEY_NAMES = {
    "space": ("空格", "Space"),
    "enter": ("回车", "Enter"),
    "escape": ("Esc", "Esc"),
    "tab": ("Tab", "Tab"),
    "exclamation_mark": ("!", "!"),
    "question_mark": ("?", "?"),
    "slash": ("/", "/"),
    "left": ("左", "Left"),
    "right": ("右", "Right"),
    "up": ("上", "Up"),
    "down": ("下", "Down"),
    "pageup": ("PageUp", "PageUp"),
    "pagedown": ("PageDown", "PageDown"),
    "ctrl+r": ("Ctrl+R", "Ctrl+R"),
    "ctrl+p": ("Ctrl+P", "Ctrl+P"),
    "ctrl+l": ("Ctrl+L", "Ctrl+L"),
    "ctrl+z": ("Ctrl+Z", "Ctrl+Z"),
}


def all_keys(command: Command) -> str:
    """Return every key of a command as Textual wants it: each printable one also in its full-width form.

    A Chinese input method may be on, and then `n` arrives as a full-width letter and `?` as a full-width mark.
    """
    keys = list(command.keys)
    for key in command.keys:
        wide = _full_width(key)
        if wide:
            keys.append(wide)
    return ",".join(keys)


def _full_width(key: str) -> str:
    if key == "space":
        return "ideographic_space"
    character = _CHARACTERS.get(key, key)
    if len(character) != 1 or not "!" <= character <= "~":
        return ""
    wide = chr(ord(character) + 0xFEE0)
    return wide if wide.isalnum() else unicodedata.name(wide).lower().replace("-", "_").replace(" ", "_")


_CHARACTERS = {"exclamation_mark": "!", "question_mark": "?", "slash": "/"}

_LISTS = (Scope.HOME, Scope.CASE, Scope.GUIDE, Scope.BROWSE, Scope.COMPARE)

COMMANDS: tuple[Command, ...] = (
    # What one does with the thing under the cursor
    Command(
        "tick",
        ("space",),
        Text("完成", "Done"),
        Text("打勾，再按一次取消", "Tick it; once more to take it back"),
        (Scope.CASE, Scope.GUIDE),
        bar=10,
    ),
    Command(
        "tick",
        ("space",),
        Text("选", "Choose"),
        Text("选上，再按一次取消", "Choose it; once more to take it back"),
        (Scope.QUESTION,),
    ),
    Command(
        "not_applicable",
        ("n",),
        Text("不适用", "Not needed"),
        Text("标为不适用，写上原因", "Mark it as not applicable, with the reason"),
        (Scope.CASE, Scope.GUIDE),
        bar=30,
    ),
    Command(
        "problem",
        ("exclamation_mark", "x"),
        Text("有问题", "Problem"),
        Text("标为有问题；核对条目会打开更正流程", "Mark a problem; on a check it opens the steps to correct it"),
        (Scope.CASE, Scope.GUIDE),
        bar=40,
    ),
    Command(
        "wait",
        ("w",),
        Text("等待", "Wait"),
        Text("标为等待，选一个再看的日期", "Mark it as waiting, with a day to look again"),
        (Scope.CASE, Scope.GUIDE),
        bar=50,
    ),
    Command(
        "note",
        ("o",),
        Text("备注", "Note"),
        Text("给这一条写备注", "Write a note on it"),
        (Scope.CASE, Scope.GUIDE),
        bar=65,
    ),
    Command(
        "open",
        ("enter",),
        Text("指南", "Guide"),
        Text("打开指南里讲这一条的地方", "Open the guide where it explains this"),
        (Scope.CASE,),
        bar=20,
    ),
    Command(
        "open",
        ("enter",),
        Text("打开", "Open"),
        Text("打开光标所在的一项", "Open what is under the cursor"),
        (Scope.HOME, Scope.GUIDE, Scope.BROWSE, Scope.DIALOG),
        bar=5,
    ),
    Command(
        "open",
        ("enter",),
        Text("选定", "Choose"),
        Text("选定光标所在的一项；只有一个答案的问题随即继续", "Choose it; a question with one answer then goes on"),
        (Scope.QUESTION,),
        bar=5,
    ),
    Command(
        "open",
        ("enter",),
        Text("指南", "Guide"),
        Text("打开光标所在渠道的指南", "Open the guide of the channel under the cursor"),
        (Scope.COMPARE,),
        bar=5,
    ),
    Command(
        "previous",
        ("left",),
        Text("上一批", "Previous"),
        Text("前面几项查询内容", "The topics before these"),
        (Scope.COMPARE,),
    ),
    Command(
        "next",
        ("right",),
        Text("换内容", "Topics"),
        Text("后面几项查询内容", "The topics after these"),
        (Scope.COMPARE,),
        bar=10,
        shown="< >",
    ),
    Command(
        "previous",
        ("left",),
        Text("上一段", "Previous"),
        Text("上一个阶段或上一段", "The previous stage or section"),
        (Scope.CASE, Scope.GUIDE, Scope.QUESTION),
    ),
    Command(
        "next",
        ("right",),
        Text("换段", "Sections"),
        Text("下一个阶段或下一段", "The next stage or section"),
        (Scope.CASE, Scope.GUIDE, Scope.QUESTION),
        bar=70,
        shown="< >",
    ),
    Command(
        "next_open",
        ("f",),
        Text("下一条没做的", "Next open"),
        Text("跳到下一条还没做的", "Jump to the next thing still to do"),
        (Scope.CASE,),
        bar=85,
    ),
    Command(
        "undo",
        ("u",),
        Text("撤销", "Undo"),
        Text("撤销上一步，说出是哪一条", "Undo the last change and say which item it was"),
        (Scope.CASE, Scope.GUIDE),
        bar=90,
    ),
    Command(
        "redo",
        ("ctrl+r",),
        Text("重做", "Redo"),
        Text("重做刚撤销的一步", "Redo what was just undone"),
        (Scope.CASE, Scope.GUIDE),
    ),
    Command(
        "answers",
        ("a",),
        Text("改答案", "Answers"),
        Text("改查什么、替谁查、用哪个渠道；已打的勾不丢", "Change topics, person or channel; no tick is lost"),
        (Scope.CASE,),
    ),
    Command(
        "rename",
        ("r",),
        Text("改名", "Rename"),
        Text("给档案换个名字", "Give the case another name"),
        (Scope.CASE, Scope.HOME),
    ),
    Command(
        "export",
        ("e",),
        Text("导出", "Export"),
        Text("把清单导出成文件，可以打印", "Save the list as a file, to print or to keep"),
        (Scope.CASE, Scope.GUIDE),
        bar=60,
    ),
    Command(
        "export",
        ("e",),
        Text("空白清单", "Blank list"),
        Text("把空白清单导出成文件，印给人用", "Save the blank list as a file, to hand out"),
        (Scope.BROWSE,),
        bar=60,
    ),
    Command(
        "delete",
        ("d",),
        Text("删除", "Delete"),
        Text(
            "删掉光标所在的档案和它的旧版本，先问一次",
            "Delete the case under the cursor with its earlier versions; asks first",
        ),
        (Scope.HOME,),
    ),
    Command(
        "new_case",
        ("c",),
        Text("新档案", "New case"),
        Text("开一个新档案", "Open a new case"),
        (Scope.HOME,),
        bar=20,
    ),
    Command(
        "import_file",
        ("i",),
        Text("导入", "Import"),
        Text("读入以前导出的文件", "Read a file that was exported before"),
        (Scope.HOME,),
    ),
    Command(
        "guides",
        ("g",),
        Text("渠道指南", "Guides"),
        Text("看所有渠道的指南", "Read the guides of all channels"),
        (Scope.HOME, Scope.CASE),
        bar=75,
    ),
    Command(
        "compare",
        ("v",),
        Text("比较", "Compare"),
        Text("并排看各渠道能查什么", "See side by side what each channel shows"),
        (Scope.HOME, Scope.CASE),
    ),
    Command(
        "save",
        ("s",),
        Text("保存文件", "Save file"),
        Text("按选好的格式写成文件", "Write the file in the chosen format"),
        (Scope.EXPORT,),
        bar=10,
    ),
    Command(
        "open",
        ("enter",),
        Text("改", "Change"),
        Text("改光标所在的一项", "Change what is under the cursor"),
        (Scope.EXPORT,),
        bar=5,
    ),
    Command(
        "previous",
        ("left", "pageup"),
        Text("上一页", "Previous page"),
        Text("上一页二维码", "The page before"),
        (Scope.SLIP,),
    ),
    Command(
        "next",
        ("right", "pagedown", "space", "enter"),
        Text("翻页", "Pages"),
        Text("下一页二维码", "The next page"),
        (Scope.SLIP,),
        bar=5,
        shown="< >",
    ),
    Command(
        "stage_before",
        ("up",),
        Text("上一段", "Stage before"),
        Text("这一段或上一段的第一页", "The first page of this stage, or of the one before"),
        (Scope.SLIP,),
    ),
    Command(
        "stage_after",
        ("down",),
        Text("换段", "Stages"),
        Text("下一段的第一页", "The first page of the next stage"),
        (Scope.SLIP,),
        bar=10,
        shown="^ v",
    ),
    Command(
        "drawing",
        ("d",),
        Text("画法", "Drawing"),
        Text("换一种画法：小格或大格；图是正方形就对了", "Draw with small cells or large ones; right if it is square"),
        (Scope.SLIP,),
        bar=15,
    ),
    # What one can do anywhere
    Command(
        "search",
        ("slash",),
        Text("搜索", "Search"),
        Text("搜条目和指南：汉字、英文、拼音首字母都行", "Search items and guides: Chinese, English, pinyin initials"),
        _LISTS,
        bar=55,
    ),
    Command(
        "settings",
        ("s",),
        Text("设置", "Settings"),
        Text("语言、配色、字符宽度", "Language, colours, character width"),
        (Scope.HOME, Scope.CASE),
    ),
    Command(
        "hide",
        ("b", "f2"),
        Text("遮住", "Hide"),
        Text("马上遮住屏幕，按任意键再显示", "Hide the screen at once; any key shows it again"),
        tuple(Scope),
    ),
    Command(
        "suspend",
        ("ctrl+z",),
        Text("去 shell", "To the shell"),
        Text("回到 shell，输入 fg 再回来", "Go to the shell; type fg to come back"),
        tuple(Scope),
    ),
    Command(
        "language",
        ("L",),
        Text("English", "中文"),
        Text("切换成英文", "Switch to Chinese"),
        (*_LISTS, Scope.QUESTION, Scope.EXPORT, Scope.SLIP),
        bar=95,
    ),
    Command(
        "menu",
        ("tab", "ctrl+p"),
        Text("菜单", "Menu"),
        Text("列出这里能做的所有事", "List everything that can be done here"),
        (*_LISTS, Scope.QUESTION, Scope.EXPORT, Scope.SLIP),
        bar=97,
    ),
    Command(
        "help",
        ("question_mark", "f1"),
        Text("帮助", "Help"),
        Text("说明所有的键", "Explain all keys"),
        (*_LISTS, Scope.QUESTION, Scope.EXPORT, Scope.SLIP),
        bar=98,
    ),
    Command(
        "redraw",
        ("ctrl+l",),
        Text("重画", "Redraw"),
        Text("屏幕花了就重画一遍", "Draw the screen anew if it is garbled"),
        tuple(Scope),
    ),
    Command(
        "back",
        ("escape", "backspace"),
        Text("返回", "Back"),
        Text("回到来的地方，光标还在原来那一条", "Go back to where you came from, to the same item"),
        (Scope.CASE, Scope.GUIDE, Scope.BROWSE, Scope.COMPARE, Scope.QUESTION, Scope.EXPORT, Scope.SLIP, Scope.DIALOG),
        bar=99,
    ),
    Command(
        "leave",
        ("q",),
        Text("退出", "Quit"),
        Text("存好并退出", "Save and quit"),
        (Scope.HOME,),
        bar=99,
    ),
    Command(
        "leave",
        ("q",),
        Text("退出", "Quit"),
        Text("存好并退出", "Save and quit"),
        (Scope.CASE, Scope.GUIDE, Scope.BROWSE, Scope.COMPARE),
    ),
)


def commands_for(scope: Scope) -> tuple[Command, ...]:
    """Return the commands of one scope, in the order of the registry."""
    return tuple(command for command in COMMANDS if scope in command.scopes)
