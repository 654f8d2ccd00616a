"""Bytes at random, as a wrong encoding, a broken line or a cat on the keyboard send them."""

from __future__ import annotations

import random
from collections.abc import Callable

_WORDS = ("养老保险", "医保账户断月", "二零二四年", "妈妈", "café", "👩\u200d👧", "ｎｏ")
_REAL = (
    *(b" ", b"\r", b"\t", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F"),
    *(bytes([letter]) for letter in b"nxwofureadcigvsbLpq/?!123"),
    *(b"\x1bOP", b"\x1bOQ", b"\x7f", b"\x0c", b"\x12", b"\x13", b"\x10", b"\x1b[Z", b"\x1b[3~", b"\x16"),
)
"""Keys that mean something, so that the rest meets every screen."""
Make = Callable[[random.Random], bytes]


def _many(chance: random.Random, most: int) -> int:
    """Return how many, few more often than many."""
    return 1 + int(chance.random() ** 3 * most)


def _noise(chance: random.Random) -> bytes:
    return chance.randbytes(_many(chance, 300))


def _high(chance: random.Random) -> bytes:
    return bytes(chance.randrange(0x80, 0x100) for _ in range(_many(chance, 100)))


def _other_encoding(chance: random.Random) -> bytes:
    word = chance.choice(_WORDS)
    return word.encode(chance.choice(("gbk", "big5", "utf-16", "utf-8", "gb18030")), errors="replace")


def _cut_character(chance: random.Random) -> bytes:
    word = chance.choice(_WORDS).encode()
    return word[chance.randrange(len(word)) : chance.randrange(1, len(word) + 1)]


def _nothing(chance: random.Random) -> bytes:
    return b"\0" * _many(chance, 200)


def _parameters(chance: random.Random, most: int) -> bytes:
    return bytes(chance.choices(b"0123456789;:<>?=!$ ", k=_many(chance, most)))


def _sequence(chance: random.Random) -> bytes:
    return b"\x1b[" + _parameters(chance, 60) + bytes([chance.randrange(0x40, 0x7F)])


def _overlong(chance: random.Random) -> bytes:
    return chance.choice((b"\x1b[", b"\x1b[<", b"\x1b[?", b"\xc2\x9b")) + _parameters(chance, 5000)


def _string(chance: random.Random) -> bytes:
    end = chance.choice((b"", b"\x07", b"\x1b\\", b"\xc2\x9c", b"\x1b"))
    return b"\x1b" + chance.choice((b"]", b"P", b"_", b"^", b"X")) + chance.randbytes(_many(chance, 2000)) + end


def _mouse(chance: random.Random) -> bytes:
    if chance.randrange(2):
        return b"\x1b[M" + chance.randbytes(chance.randrange(5))
    numbers = ";".join(str(chance.randrange(-3, 10 ** chance.randrange(1, 9))) for _ in range(chance.randrange(1, 5)))
    return f"\x1b[<{numbers}{chance.choice('Mm')}".encode()


def _paste(chance: random.Random) -> bytes:
    return b"\x1b[200~" + _noise(chance) + chance.choice((b"", b"\x1b[201~", b"\x1b[201", b"\x1b[200~"))


def _report(chance: random.Random) -> bytes:
    numbers = ";".join(str(chance.randrange(10 ** chance.randrange(1, 6))) for _ in range(chance.randrange(1, 5)))
    final = chance.choice(("R", "c", "n", "y", "$y", "t", "u", "~", "I", "O"))
    return f"\x1b[{chance.choice(('', '?', '>', '48;'))}{numbers}{final}".encode()


def _escapes(chance: random.Random) -> bytes:
    return b"\x1b" * _many(chance, 20)


def _real(chance: random.Random) -> bytes:
    return b"".join(chance.choices(_REAL, k=_many(chance, 30)))


_KINDS: tuple[Make, ...] = (
    *(_noise, _high, _other_encoding, _cut_character, _nothing, _sequence, _overlong, _string, _mouse, _paste, _report),
    *(_escapes, _real, _real, _real),
)


def typed(chance: random.Random) -> bytes:
    """Return one string of bytes."""
    return chance.choice(_KINDS)(chance)
