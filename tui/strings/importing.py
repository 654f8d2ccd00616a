"""What is said when a file is read in, in the full screen and on the command line."""

from __future__ import annotations

from checklists.text import Text

NEW = Text("会新建档案「{name}」（{id}）", 'A new case would be made: "{name}" ({id})')
INTO = Text("会改动档案「{name}」（{id}）", 'Case "{name}" ({id}) would change')
UNCHANGED = Text("档案「{name}」（{id}）不会变", 'Case "{name}" ({id}) would stay as it is')
OTHERS_SAME = Text("另有 {count} 份和这边一样，不会变", "As here, and would stay as they are: {count} more")
NO_ANSWERS = Text(
    "文件里没有选择（渠道、地区等），读入以后在全屏界面或 shebao walk 里打 a 补答",
    "The file holds no answers (channel, region and so on): press a afterwards, in the full screen or in "
    "shebao walk, to give them",
)

NAME = Text("名字换成「{name}」", 'the name becomes "{name}"')
ANSWERS = Text("选择会换成文件里的", "the answers would become those of the file")
NOTE = Text("备注", "note")
KEPT_NAME = Text("名字还是「{name}」", 'the name stays "{name}"')
KEPT_ANSWERS = Text("选择还是这边的", "the answers stay as they are here")
KEPT = Text("另有 {count} 处这边的更新，会保留这边的", "kept as here, because newer here: {count}")
HERE = Text("这边原来：{said}", "here so far: {said}")
FILE = Text("文件里：{said}", "in the file: {said}")
NOTHING = Text("没有", "nothing")
RECORDED = Text("{said}，{at} 记", "{said}, {at}")
UNKNOWN_ITEM = Text("{id}（这一版没有这一条，照原样留着）", "{id} (this version has no such item; it is kept as it is)")

INPUT = Text("标准输入", "Standard input")
INPUT_LARGE = Text("没有读入标准输入：超过 {limit} kB", "Standard input was not read: it is larger than {limit} kB")
SAME = Text("文件里没有新东西，档案没有变", "There is nothing new in the file; the case is as it was")
ASK = Text("读入吗？[y/N]", "Read it in? [y/N]")
DECLINED = Text("没有读入，什么也没变", "Not read in; nothing has changed")
UNASKED = Text(
    "没有读入：这里没法问，确定要读入就加 --yes", "Not read in: nobody is here to ask; if it is meant, add --yes"
)
IMPORTED = Text("已读入档案「{name}」（{progress}）", 'Read in case "{name}" ({progress})')
NAME_CLASH = Text(
    "另有一份档案也叫「{name}」；用编号 {id} 来指这一份",
    'Another case is called "{name}" too; name this one by its id {id}',
)

PREVIEW = Text("读入前先看一看", "Before it is read in")
DO = Text("读入", "Read it in")
CHANGES = Text("会改动 {count} 条", "{count} items would change")
DONE = Text("已读入: {name}", "Read in: {name}")
