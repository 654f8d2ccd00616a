"""What both faces say about identity, phone and bank card numbers in what a person wrote."""

from __future__ import annotations

from collections.abc import Iterable

from checklists.aids.identifiers import LABELS
from checklists.aids.privacy import Found
from checklists.text import Text

FOUND = Text("看起来有{what}，怎么存？", "This looks like it holds: {what}. How to save it?")
TAIL = Text("{label}，尾号{tail}", "{label} ending {tail}")
MORE = Text("另有 {count} 处", "and {count} more")
AID = Text("只是帮忙留意：可能漏看，也可能看错。", "Only an aid: it may miss a number, or see one where there is none.")
MASK = Text("遮盖后保存", "Save masked")
EDIT = Text("返回修改", "Edit")
KEEP = Text("仍然保存，只这一次", "Keep as written, this once")
HINT = Text("上下选，回车确定，Esc 返回修改", "Up and down to choose, Enter accepts, Esc goes back to edit")
NEAR = Text(
    "有一串数字很像身份证号（尾号{tail}），只是校验位不对；没有遮盖，请看一眼",
    "Digits ending {tail} look like an ID number with one digit wrong; they were not masked, please check",
)

# The command line
ASK = Text(
    "看起来有{what}。回车 遮盖后保存，e 返回修改，k 仍然保存（只这一次）:",
    "This looks like it holds: {what}. Enter saves it masked, e leaves it to edit, k keeps it as written this once:",
)
UNASKED = Text(
    "有 {count} 处像{what}，遮盖后保存；要照原样存就加 --keep-numbers",
    "Masked before saving, {count} of these: {what}; to keep them as written add --keep-numbers",
)
TO_EDIT = Text("没有保存，改好再来", "Not saved; change it and try again")

# Reading a case in
IMPORT_MASKS = Text("文件里有 {count} 处像{what}", "The file holds {count} of these: {what}")
IMPORT_UNASKED = Text(
    "文件里有 {count} 处像{what}，读入时会遮盖；要照原样读入就加 --keep-numbers",
    "The file holds {count} of these: {what}; they are masked when it is read in, unless you add --keep-numbers",
)
IMPORT_MASKED = Text("读入，遮盖这些号码", "Read it in with them masked")
IMPORT_AS_WRITTEN = Text("照原样读入", "Read it in as written")


def kinds(found: Iterable[Found]) -> Text:
    """Return the kinds of numbers in words, each once."""
    labels = [LABELS[kind] for kind in dict.fromkeys(each.kind for each in found)]
    return Text("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))


def tail(found: Found) -> Text:
    """Return one number in words: its kind and the end of it."""
    return TAIL.format(label=LABELS[found.kind], tail=found.tail)
