"""Files that cannot be meant, and files made to do harm: refused in words that say where and what to do, and soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.case import Case
from checklists.errors import ShebaoError
from checklists.formats import FORMATS, render
from checklists.importing import compare
from checklists.reading import MAX_BYTES, load_file, read_file
from checklists.text import is_clean
from checklists.told import ToldCase
from tests.domain.export_sample import CASE, NOW, export

READABLE = [known.id for known in FORMATS.values() if known.reads]
ROW = "k7q2,bring-window/copies"
HEAD = "case_id,item_id,state,until,reason,note,at,note_at\n"
CASE_JSON = '"id": "k7q2", "name": "x", "created": "2026-11-21T09:00:00+08:00"'


def refusal(data: bytes | str, file: str) -> tuple[str, str]:
    """The refusal of a file, in both languages."""
    with pytest.raises(ShebaoError) as refused:
        read_file(data.encode() if isinstance(data, str) else data, file)
    message = refused.value.message
    assert is_clean(message.zh)
    assert is_clean(message.en)
    assert Path(file).name in message.zh
    assert Path(file).name in message.en
    assert len(message.zh) < 1000
    return message.zh, message.en


def read_or_refused(data: bytes, file: str, format_id: str = "") -> tuple[Case | ToldCase, ...]:
    """What is in a file; nothing if it is refused, as it ought to be."""
    try:
        return read_file(data, file, format_id)
    except ShebaoError as refused:
        said = refused.message
    assert is_clean(said.zh + said.en)
    return ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "表.csv 是空的"),
        ("name\n", "没有 case_id, item_id 这一列"),
        ("case_id,item_id,state 状态,STATE\n", "第 1 行有两列都叫 state，不知道以哪一列为准：请留一列"),
        ("case_id,state\nk7q2,done\n", "第 1 行没有 item_id 这一列"),
        (HEAD, "里没有档案"),
        (f"{HEAD}{ROW},finished\n", "第 2 行 state 只能是 todo, done, na, problem, waiting 之一"),
        (f"{HEAD}\n{ROW},waiting,tomorrow\n", "第 3 行 until 要写成 2026-11-27"),
        (f"{HEAD}{ROW},waiting,11/27/2026\n", "第 2 行 until 要写成 2026-11-27"),
        (f"{HEAD}{ROW},waiting,2026-02-30\n", "第 2 行 until 不是可能的日期"),
        (f"{HEAD}{ROW},waiting,9999-01-01\n", "第 2 行 until 不是可能的日期"),
        (f"{HEAD}{ROW},done,,,,2026-11-21 09:00\n", "第 2 行 at 要写成 2026-11-21T09:12:03+08:00"),
        (f"{HEAD}{ROW},done,,,,,yesterday\n", "第 2 行 note_at 要写成"),
        (f"{HEAD}{ROW},na,,{'x' * 201}\n", "第 2 行 reason 超过 200 个字"),
        (f'{HEAD}{ROW},done,,,"a\nb"\n{ROW[:-6]}hours,done,,,{"x" * 2001}\n{ROW[:-6]}x,?\n', "第 5 行 state 只能是"),
        (f"{HEAD},bring-window/copies,done\n", "第 2 行 case_id 不能空着"),
        (f"{HEAD}../x,bring-window/copies,done\n", "第 2 行 case_id 只能用小写字母"),
        (f"{HEAD}k7q2,,done\n", "第 2 行 item_id 不能空着"),
        (f"{HEAD}k7q2,a\x1b[2Jb,done\n", "第 2 行 item_id 的名字里有控制字符"),
        (f"{HEAD}k7q2,{'x' * 201},done\n", "第 2 行 item_id 超过 200 个字"),
        (f"{HEAD}{ROW},done,,,a,,,b\n", "第 2 行 9 比第 1 行多"),
        (f"{HEAD}{ROW},done\n{ROW},todo\n", "第 3 行 bring-window/copies 第 2 行已经写过"),
        (f'{HEAD}{ROW},done,,,"no end\n\n', "从第 2 行起引号没有成对"),
        (f'{HEAD}{ROW},done,,,"a"b\n', "从第 2 行起引号没有成对"),
        (
            f"{HEAD}" + f"{ROW},x\n" * 9,
            "第 2、3、4、5、6 行 state 只能是 todo, done, na, problem, waiting 之一；另有 4 处",
        ),
    ],
)
def test_a_table_says_line_column_and_what_is_right(text: str, said: str) -> None:
    assert said in refusal(text, "表.csv")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n \n", "清单.md 是空的"),
        ("# 买菜\n\n- [ ] 白菜\n", "里没有档案"),
        ("- [x] 带复印件 <!-- bring-window/copies -->\n", "第 1 行 bring-window/copies 不知道是哪份档案的"),
        (
            "- [x] a <!-- a/b -->\n" * 9,
            "第 1 行 a/b 不知道是哪份档案的：前面要有一行写着 <!-- case 档案编号 -->。请改好",
        ),
        ("# 妈妈 <!-- case K7 -->\n", "第 1 行 case 只能用小写字母"),
        (f"# {'长' * 41} <!-- case k7 -->\n", "第 1 行 case 超过 40 个字"),
        ("# a <!-- case k7 -->\n\n- [?] x <!-- a/b -->\n", "第 3 行 a/b 的方框里只能是空格"),
        ("# a <!-- case k7 -->\n- [>] 等到 2026-2-31：x <!-- a/b -->\n", "第 2 行 a/b 不是可能的日期"),
        (f"# a <!-- case k7 -->\n- [-] ~~x~~（不适用：{'x' * 201}） <!-- a/b -->\n", "第 2 行 a/b 超过 200 个字"),
        ("# a <!-- case k7 -->\n- [ ] x <!-- a/b -->\n- [x] x <!-- a/b -->\n", "第 3 行 a/b 第 2 行已经写过"),
        ("# a <!-- case k7 -->\n- [x] y <!-- a/b -->\n<!-- recorded\na/b state=now/x\n-->\n", "第 4 行 a/b 要写成"),
    ],
)
def test_a_list_says_line_item_and_what_is_right(text: str, said: str) -> None:
    assert said in refusal(text, "清单.md")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "档案.json 是空的"),
        ("{", "第 1 行第 2 个字符不合 JSON 写法：键要放进英文双引号"),
        ('{"schema":}', "第 1 行第 11 个字符不合 JSON 写法：这里少一个值"),
        (
            '{"schema": 1,\n "case": {"id": "k7q2"\n "name": "x"}}',
            "第 3 行第 2 个字符不合 JSON 写法：两项之间要有英文逗号",
        ),
        ('{"schema": 1, "case": {“id”: 1}}', "键要放进英文双引号"),
        ('{"schema": 1, "case": {"name": "a\nb"}}', "引号里有控制字符"),
        ("[]", '开头要有 "schema": 1'),
        ('{"case": {}}', '开头要有 "schema": 1'),
        ('{"schema": true, "case": {}}', '开头要有 "schema": 1'),
        ('{"schema": 2, "case": {}}', "请先升级程序"),
        ('{"schema": 1, "cases": []}', '没有 "case" 这一组键'),
        ('{"schema": 1, "case": {}}', "id 没有写"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "items": {{"a/b": {{"state": "x"}}}}}}}}', "a/b: state 只能是 todo"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "at": "today"}}}}', "at 要写成 2026-11-21T09:12:03+08:00"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "id": "p3n8"}}}}', "键 id 写了两次"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": NaN}}}}', "NaN 不是能保留的数"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": {"9" * 5000}}}}}', "有一个数太长"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": {2**64}}}}}', "数字太长"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": [1, null]}}}}', "列表里有 null"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": "\\ud800"}}}}', "半个字符"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "\\udc00": 1}}}}', "半个字符"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": {{"$toml": "1\\na = 2"}}}}}}', "不是一个 TOML 的值"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": {{"$toml": "="}}}}}}', "不是一个 TOML 的值"),
        (f'{{"schema": 1, "case": {{{CASE_JSON}, "x": {"[" * 30}{"]" * 30}}}}}', "嵌套太深"),
        (f'{{"schema": 1, "case": {"[" * 100000}', "嵌套太深"),
    ],
)
def test_json_says_line_or_key_and_what_is_right(text: str, said: str) -> None:
    assert said in refusal(text, "档案.json")[0]


@pytest.mark.parametrize("format_id", READABLE)
def test_other_encodings_are_named_with_the_way_out(format_id: str) -> None:
    file = f"妈妈{FORMATS[format_id].suffix}"
    text = render(format_id, export()).decode("utf-8-sig")

    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert "UTF-16" in refusal(text.encode(encoding), file)[1]
    for encoding in ("gbk", "gb18030"):
        zh, en = refusal(text.encode(encoding), file)
        assert "GBK" in zh
        assert "CSV UTF-8" in en
    assert "UTF-8" in refusal(text.encode() + b"\xff\xfe\xfd", file)[1]
    assert "GBK" not in refusal("café".encode("latin-1"), file)[1]


def test_a_name_without_a_form_is_judged_by_what_is_inside() -> None:
    zh, _ = refusal("hello\n", "notes")

    assert "md，csv，json，toml" in zh
    assert "--format" in zh


def test_only_forms_that_can_be_read_may_be_named() -> None:
    with pytest.raises(ShebaoError):
        read_file(render("html", export()), "x", "html")


def test_a_file_may_not_be_endless_or_a_link(tmp_path: Path) -> None:
    big, link = tmp_path / "big.csv", tmp_path / "link.csv"
    big.write_bytes(b"x" * (MAX_BYTES + 1))
    link.symlink_to(big)

    for path in (big, link, tmp_path / "none.csv", tmp_path):
        with pytest.raises(ShebaoError) as refused:
            load_file(path)
        assert str(path) in refused.value.message.zh
        assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("format_id", "data"),
    [
        ("csv", HEAD.encode() + b'"' * (MAX_BYTES - 100)),
        ("csv", HEAD.encode() + f"{ROW},x\n".encode() * 20_000),
        ("csv", HEAD.encode() + b"," * 3_000_000),
        ("md", b"# a <!-- case k7 -->\n" + b"- [x] x <!-- a/b" * 250_000 + b" -->"),
        ("md", b"# a <!-- case k7 -->\n" + (b"- [ ] " + b" " * 15_000 + b"x <!-- a/b -->\n") * 250),
        ("md", b"# a <!-- case k7 -->\n- [x] x <!-- a/b -->\n" + (b" " * 15_000 + b"\n") * 250),
        ("md", b"# a <!-- case k7 -->\n" + (b"- [x] " + b"~~" * 7_000 + b" <!-- a/b -->\n") * 250),
        ("md", b"# a <!-- case k7 -->\n<!-- recorded\n" + b"a/b state=/\n" * 30_000),
        ("json", b"[" * MAX_BYTES),
        ("json", b'{"a":' * 800_000),
        ("json", b'{"schema": 1, "case": {"items": {' + b",".join(b'"%d": 1' % n for n in range(20_000)) + b"}}}"),
        ("json", b'{"schema": 1, "case": {' + b'"x": 1, ' * 400_000 + b'"y": 1}}'),
        ("toml", b"format = 1\n" + b"a." * 100_000 + b"b = 1"),
    ],
)
def test_what_is_made_to_keep_us_busy_comes_to_an_end(format_id: str, data: bytes) -> None:
    read_or_refused(data[:MAX_BYTES], f"x.{format_id}")


@given(data=st.data(), format_id=st.sampled_from(READABLE))
def test_a_file_with_anything_changed_is_read_or_refused(data: st.DataObject, format_id: str) -> None:
    """Bytes taken out, put in and doubled: a case that can be saved comes of it, or a refusal."""
    file = render(format_id, export(CASE))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(file)))
        end = data.draw(st.integers(start, min(len(file), start + 40)))
        doubled = st.just(file[start:end] * 2)
        put = data.draw(st.binary(max_size=8) | st.sampled_from((b'"', b"\n", b"-", b"[", b",", b"|")) | doubled)
        file = file[:start] + put + file[end:]
    for brought in read_or_refused(file, "x", format_id):
        theirs = compare(brought, CASE if brought.id == CASE.id else None, {}, NOW).theirs
        assert read_file(render("toml", export(theirs)), "x.toml")
