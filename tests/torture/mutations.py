"""Files made wrong: bytes and lines changed by chance, and words put in that have brought down parsers before."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Sequence

LARGEST = 400_000
"""Bytes of the largest input; above the size of any file that is read whole, but for a case."""

_TOKENS = (
    *(bytes([sign]) for sign in b"\"'[]{}=.,:#\\\n\r"),
    *(b'"""', b"'''", b"[[", b"]]"),
    *(b"\0", b"\x1b[2J", b"\x7f", b"\xff", b"\xef\xbb\xbf", "\u009b2J".encode(), "\u202e".encode(), "\u2028".encode()),
    *(rb"\u001b", rb"\ud800", rb"\U0010ffff", rb"\x"),
    *(sign.encode() for sign in ("\u3002", "\u201c", "\uff1d", "e\u0301")),
    *(b"[@click=app.quit]", b"[/]", b"<script>", b"<!--", b"{zh}", b"{0}", b"%s", b"|", b"`", b"=1+1", b"-->", b"]]>"),
    *(b"[seal]\n", b"[items]\n", b"[answers]\n", b"[[item]]\n", b"format = 1\n", b"a.b.c = 1\n", b"x" * 3000),
)
_VALUES = (
    *(b"inf", b"-inf", b"nan", b"1e400", b"-0", b"0.1", b"true", b"9223372036854775807", b"9223372036854775808"),
    *(b"9" * 5000, b"0x" + b"f" * 6000, b"1" + b"_0" * 99, b"[]", b"{}", b'""', b'"\\u0000"', b"[[[[1]]]]"),
    *(b"1970-01-01", b"0001-01-01T00:00:00Z", b"9999-12-31T23:59:59.999999Z", b"9999-12-31T23:59:59-23:59"),
    *(b"0001-01-01T00:00:00+23:59", b"2026-11-21T09:00:00", b"09:00:00", b"2026-02-30", b"2026-11-21T09:00:00+08:00"),
    *(b"[" * 600 + b"]" * 600, b"{a=" * 300 + b"1" + b"}" * 300, b"{ a = 1, b = [1, {c = 2}] }"),
    *(b'"done"', b'"na"', b'"waiting"', b'"todo"', b'"k7q2"', b'"proxy"', b'"#steps"', b'["a", 1]', b'"../x"', b"'\t'"),
)
_KEYS = (b"state", b"at", b"until", b"note", b"note_at", b"reason", b"id", b"name", b"when", b"guide", b"a.b", b'""')
_VALUE = re.compile(rb"(?<== )[^\n]+")
_KEY = re.compile(rb"(?m)^[a-z_.]+(?= = )")
_SEAL = re.compile(rb"\n\[seal\]\nitems = (\d+)\nsha256 = \"[0-9a-f]*\"\n")

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutate(chance: random.Random, pool: Sequence[bytes]) -> bytes:
    """Return one of a pool of files, made wrong in one to four ways; half of the sealed ones are sealed again."""
    data = chance.choice(pool)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        data = chance.choice(_MUTATIONS)(chance, data, pool)[:LARGEST]
    return _sealed(data) if chance.random() < 0.5 else data


def _sealed(data: bytes) -> bytes:
    """Seal a case again, for a seal is no signature: whoever sends a file can do so."""
    match = _SEAL.search(data)
    if not match:
        return data
    body = data[: match.start()] + data[match.end() :]
    return body + b'\n[seal]\nitems = %s\nsha256 = "%s"\n' % (match[1], hashlib.sha256(body).hexdigest().encode())


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    begin = chance.randrange(len(data) + 1)
    return begin, min(len(data), begin + int(chance.expovariate(1 / 12)))


def _flip(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    if not data:
        return b"\0"
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _delete(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    begin, end = _span(chance, data)
    return data[:begin] + data[end:]


def _double(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    begin, end = _span(chance, data)
    return data[:end] + data[begin:end] * chance.choice((1, 1, 2, 2000)) + data[end:]


def _insert(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) + data[at:]


def _revalue(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return _replace_one(chance, _VALUE, data, chance.choice(_VALUES))


def _rekey(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return _replace_one(chance, _KEY, data, chance.choice(_KEYS))


def _replace_one(chance: random.Random, pattern: re.Pattern[bytes], data: bytes, new: bytes) -> bytes:
    places = [match.span() for match in pattern.finditer(data)]
    if not places:
        return data
    begin, end = chance.choice(places)
    return data[:begin] + new + data[end:]


def _cut(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _splice(chance: random.Random, data: bytes, pool: Sequence[bytes]) -> bytes:
    other = chance.choice(pool)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _shuffle(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    if chance.random() < 0.5:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines.insert(one, lines[other])
    return b"\n".join(lines)


def _recode(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    text = data.decode(errors="replace")
    match chance.randrange(4):
        case 0:
            return text.encode("utf-16")
        case 1:
            return text.encode("gb18030")
        case 2:
            return text.replace("\n", "\r\n").encode("utf-8-sig")
    return text.replace("\n", "\r").encode()


_MUTATIONS: tuple[Mutation, ...] = (
    *(_revalue, _revalue, _revalue, _rekey, _flip, _flip, _delete, _double, _insert, _insert, _cut, _splice),
    *(_shuffle, _shuffle, _recode),
)
