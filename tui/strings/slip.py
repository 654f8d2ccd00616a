"""What the QR slip says on the command line."""

from __future__ import annotations

from checklists.text import Text

NEXT = Text("{page}  回车下一页，页码跳到那页，0 停下>", "{page}  Enter: next page, a number: that page, 0: stop>")
LAST = Text("{page}  回车停下，页码跳到那页>", "{page}  Enter: stop, a number: that page>")
TOO_SMALL = Text(
    "窗口太小，二维码放不下，上面是文字：放大到 {columns} 列 {lines} 行以上",
    "The window is too small for the codes, so this is their text: it takes {columns} columns and {lines} lines",
)
TOO_SMALL_OR_WIDE = Text(
    "窗口太小，二维码放不下，上面是文字：放大到 {columns} 列 {lines} 行以上，或在 settings.toml 里写 "
    'width = "narrow"，就画得小一半（图是正方形才对）',
    "The window is too small for the codes, so this is their text: it takes {columns} columns and {lines} lines; with "
    'width = "narrow" in settings.toml they are half as large (right if they look square)',
)
