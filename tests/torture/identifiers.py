"""The identifier guard against numbers made at random: every kind in every disguise, and what only looks like one.

Check digits, disguises and tables are made by rules of their own, so that no mistake of the guard is repeated here.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from checklists.aids.privacy import mask, scan
from tests.torture.identifier_lookalikes import HARMLESS_TEXTS, RANDOM_DIGITS
from tests.torture.identifier_numbers import DISGUISES, NUMBERS, TODAY, Make

RECALL, HARMLESS = 20_000, 200_000
"""Numbers of each kind and texts of each class in a full run."""
GOAL = 0.999
"""Share of the numbers of a kind that have to be found, each exactly where it is."""
STRAY = 1e-5
"""Share of harmless texts that may be flagged: digits side by side are a right identity number by accident at times."""
ACCIDENT = 1e-4
"""Below this chance, more misses than the goal allows are no accident of a few tries."""
SHOWN = 5
"""Examples kept of what went wrong, for each kind and class."""


@dataclass
class Report:
    """What a run found."""

    counts: dict[str, int] = field(default_factory=dict)
    """How often each kind and class was tried."""
    wrong: Counter[str] = field(default_factory=Counter)
    """How often it went wrong: a number missed, a harmless text flagged."""
    rates: dict[str, float] = field(default_factory=dict)
    """Share of random digits that are flagged; nobody can tell them from real numbers."""
    failures: list[str] = field(default_factory=list)
    """Goals that were missed, with examples."""


def check(scale: float = 1.0, seed: int = 0) -> Report:
    """Try the guard.

    Args:
        scale: How much of the full counts to run.
        seed: Where the chances come from.
    """
    report = Report()
    for name in NUMBERS:
        count = max(1, round(RECALL * scale / len(DISGUISES)))
        missed = {each: list(misses_of(name, each, count, seed)) for each in DISGUISES}
        for disguise, texts in missed.items():
            report.counts[f"{name}, {disguise}"], report.wrong[f"{name}, {disguise}"] = count, len(texts)
        texts = [text for each in missed.values() for text in each]
        if beyond(count * len(DISGUISES) * (1 - GOAL), len(texts)):
            report.failures.append(f"{name}: {len(texts)} not found, such as {texts[:SHOWN]}")
    count = max(1, round(HARMLESS * scale))
    for name, text in HARMLESS_TEXTS.items():
        flagged = list(alarms_of(text, count, f"{seed} {name}"))
        report.counts[name], report.wrong[name] = count, len(flagged)
        if beyond(count * STRAY, len(flagged)):
            report.failures.append(f"{name}: {len(flagged)} of {count} flagged, such as {flagged[:SHOWN]}")
    for name, text in RANDOM_DIGITS.items():
        report.rates[name] = len(list(alarms_of(text, count, f"{seed} {name}"))) / count
    return report


def beyond(expected: float, seen: int) -> bool:
    """Tell whether something was seen too often to be an accident, where a number was to be expected (Poisson)."""
    each = math.exp(-expected)
    fewer = 0.0
    for times in range(seen):
        fewer += each
        each *= expected / (times + 1)
    return seen > expected and 1 - fewer < ACCIDENT


def misses_of(name: str, disguise: str, count: int, seed: int) -> Iterator[str]:
    """Yield the texts in which a number is not found as what it is, exactly where it is, or not wholly masked.

    Args:
        name: One of `NUMBERS`.
        disguise: One of `DISGUISES`.
        count: How many numbers to try.
        seed: Where the chances come from.
    """
    kind, make = NUMBERS[name]
    chance = random.Random(f"{seed} {name} {disguise}")
    for _ in range(count):
        before, number, after = DISGUISES[disguise](make(chance), chance)
        sentence = chance.choice(SENTENCES)
        text = sentence.format(before + number + after)
        start = sentence.index("{}") + len(before)
        found = {(each.kind, each.start, each.end) for each in scan(text, TODAY)}
        if (kind, start, start + len(number)) not in found or scan(mask(text, "zh", TODAY), TODAY):
            yield text


def alarms_of(make: Make, count: int, seed: str) -> Iterator[str]:
    """Yield the texts in which something is found, be it only a hint."""
    chance = random.Random(seed)
    for _ in range(count):
        text = make(chance)
        if scan(text, TODAY):
            yield text


SENTENCES = (
    "{}",
    "我的号码是{}，请核对",
    "电话:{}。",
    "(账号{})",
    "张三{}李四",
    "备注\n{}\n下一行",
    "ID：{}；",
    "卡号{}元",
    "2026年11月21日 {} 已核对",
    "call {} please",
    "1、{}\n2、缺三个月",
    "「{}」",
)
