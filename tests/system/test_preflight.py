"""Where the full screen cannot open, one sentence says why and what works instead."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest

from checklists.text import LANGS, Lang, Text, is_clean
from tui.terminal.preflight import refusal, suggestion, window_size


class Stream(io.TextIOWrapper):
    """A stream that is or is not a terminal, with the terminal's encoding."""

    def __init__(self, *, tty: bool = True, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


def ask(
    *,
    term: str = "xterm-256color",
    stdin: Stream | None = None,
    stderr: Stream | None = None,
    size: tuple[int, int] = (80, 24),
    lang: Lang = "zh",
) -> Text | None:
    return refusal({"TERM": term}, stdin or Stream(), stderr or Stream(), size, lang)


REFUSED = {
    "keys from a file": ask(stdin=Stream(tty=False)),
    "no keys at all": refusal({"TERM": "xterm"}, None, Stream(), (80, 24), "zh"),
    "drawing into a file": ask(stderr=Stream(tty=False)),
    "nowhere to draw": refusal({"TERM": "xterm"}, Stream(), None, (80, 24), "zh"),
    "a terminal without a name": ask(term=""),
    "a dumb terminal": ask(term="dumb"),
    "an ASCII terminal": ask(stderr=Stream(encoding="ascii")),
    "a Latin terminal": ask(stderr=Stream(encoding="latin-1")),
    "too few columns": ask(size=(19, 24)),
    "too few lines": ask(size=(80, 4)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_one_sentence_with_a_way_out(case: str) -> None:
    refused = REFUSED[case]

    assert refused is not None
    for lang in LANGS:
        sentence = refused.get(lang)
        assert "shebao list" in sentence or "--lang en" in sentence
        assert "\n" not in sentence
        assert "{" not in sentence
        assert is_clean(sentence)
        assert not [sign for sign in sentence if unicodedata.east_asian_width(sign) == "A"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "gb2312", "big5"])
def test_a_terminal_that_can_encode_the_words_may_try(encoding: str) -> None:
    can = all(_encodes(sign, encoding) for sign in "终端编码显示不了汉字请改用区域设置例如或加")

    assert (ask(stderr=Stream(encoding=encoding)) is None) == can


def _encodes(sign: str, encoding: str) -> bool:
    return bool(sign.encode(encoding, errors="ignore"))


def test_english_needs_no_chinese_encoding() -> None:
    assert ask(stderr=Stream(encoding="ascii"), lang="en") is None


def test_a_terminal_that_does_not_tell_its_size_is_fine() -> None:
    assert ask(size=(0, 0)) is None


def test_the_linux_console_gets_a_hint_and_no_refusal() -> None:
    assert ask(term="linux") is None
    hint = suggestion({"TERM": "linux"}, "zh")
    assert hint is not None
    assert "--lang en" in hint.zh
    assert suggestion({"TERM": "linux"}, "en") is None
    assert suggestion({"TERM": "xterm"}, "zh") is None


def test_a_file_has_no_window(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        assert window_size(file) == (0, 0)
    assert window_size(None) == (0, 0)
