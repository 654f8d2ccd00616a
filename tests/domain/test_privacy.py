"""What the identifier guard finds in what people write, what it leaves alone, and what it puts in its place."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.aids.identifiers import LABELS, Kind
from checklists.aids.privacy import mask, scan
from checklists.text import LANGS
from tests.torture.identifier_lookalikes import HARMLESS_TEXTS
from tests.torture.identifier_numbers import DISGUISES, NUMBERS
from tests.torture.identifiers import alarms_of, check, misses_of

TODAY = date(2026, 11, 21)
ID, NEAR_ID = "11010519491231002X", "110105194912310021"
"""The specimen of GB 11643, and the same with a wrong check digit."""
PHONE, CARD = "15400001234", "6299990000000000004"
"""Of a range that nobody was given, and of a bank that does not exist."""


def kinds(text: str) -> list[Kind]:
    return [found.kind for found in scan(text, TODAY)]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (ID, Kind.ID),
        ("440524188001010014", Kind.ID),
        ("34052419800101001X", Kind.ID),
        ("119901491231002", Kind.ID),
        ("810000199408230021", Kind.PERMIT),
        ("830000199201300022", Kind.PERMIT),
        ("932682198501010017", Kind.FOREIGN),
        ("911124198108030024", Kind.FOREIGN),
        ("KAZ110090123105", Kind.FOREIGN),
        (PHONE, Kind.PHONE),
        ("8615400001234", Kind.PHONE),
        (CARD, Kind.CARD),
        ("6299990000000009", Kind.CARD),
    ],
)
def test_a_number_is_found_as_what_it_is(number: str, kind: Kind) -> None:
    (found,) = scan(f"我的号码{number}。", TODAY)

    assert (found.kind, found.start, found.end) == (kind, 4, 4 + len(number))


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_found_in_every_disguise(name: str, disguise: str) -> None:
    """A few phones and cards grouped by one separator cannot be told from two amounts or a date."""
    assert len(list(misses_of(name, disguise, 100, seed=1))) <= (3 if "somewhere" in disguise else 1)


@pytest.mark.parametrize("name", HARMLESS_TEXTS)
def test_what_only_looks_like_a_number_is_left_alone(name: str) -> None:
    assert list(alarms_of(HARMLESS_TEXTS[name], 1000, f"1 {name}")) == []


@pytest.mark.slow
def test_all_of_it_at_length() -> None:
    assert check(scale=0.1, seed=2).failures == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024年3月缺一个月，先打12333，再打12393",
        "2026-11-21 09:12:03",
        "20261121091203",
        "202603 202611 200412",
        "1101 20050511202205",
        "202301、202302、202303",
        "缺 1 3 4 6 7 8 9 10 11 月",
        "1-3-4-6-7-8-9-10-11",
        "1234.56 789.10 2345.00",
        "153 1229 3072.50",
        "5000 5000 5000 5000",
        "4523 4523 4587 4587",
        "12 4500 20190512 1500",
        "450000 2019-05-12 1500",
        "4149 20190210 201412 2522",
        "17881 5991 7151 8120 2102 1990-08-05 2008-10-01 16176",
        "202301 150 4500 4500",
        "9108-9312-9505-1005",
        "9111-9302-0110-1309-2211-2502",
        "120817 190610 050821 110615",
        "4631-6445 5025-8689",
        "12333 12306 12345",
        "95588 02137705113",
        "010-62345678 62345679",
        "(0991)86177740 12345",
        "(0755)31243800 021 5133 9288 075557917909",
        "12345 021-82929719 400-225-3730 12345",
        "订单号202311234567",
        "91310000MA1FL00000",
        "11010519490230002X",
        "11010519491331002X",
        "1101051949123100X",
        "110105203012310021",
        "000000190001010009",
        "99999919991231888X",
        "6299990000000000005",
        "12400001234",
        "A15400001234",
        "154000012345",
        "USA 202301151200",
        "JDV123456789012",
        "150.12.34.5678",
        "154/0000/1234",
        "154  0000  1234",
        "154\n0000\n1234",
    ],
)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert kinds(text) == []
    assert mask(text, "zh", TODAY) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"电话1 {PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}", [Kind.PHONE]),
        (f"2026-11-21 14:30 {PHONE[:3]} {PHONE[3:7]} {PHONE[7:]} 打过", [Kind.PHONE]),
        (f"+86 {PHONE}", [Kind.PHONE]),
        ("86 154 0000 1234", [Kind.PHONE]),
        ("0086154 0000 1234", [Kind.PHONE]),
        (f"{PHONE},{ID}", [Kind.PHONE, Kind.ID]),
        (f"{PHONE}/{PHONE}", [Kind.PHONE, Kind.PHONE]),
        (f"{ID}{PHONE}", [Kind.ID, Kind.PHONE]),
        (f"110105 19491231 002X 154 0000 1234 {CARD}", [Kind.ID, Kind.PHONE, Kind.CARD]),
        (f"00{ID}99", [Kind.ID]),
        (f"窗口3 {ID} 2026", [Kind.ID]),
        (f"id{ID}", [Kind.ID]),
        (f"①{PHONE} ②{PHONE}", [Kind.PHONE, Kind.PHONE]),
        ("110105-19491231 002X", [Kind.ID]),
        ("11 01 05 1949 12 31 002X", [Kind.ID]),
        ("154-0000 1234", [Kind.PHONE]),
        ("kaz-1100-9012-3105", [Kind.FOREIGN]),
        ("K A Z 1 1 0 0 9 0 1 2 3 1 0 5", [Kind.FOREIGN]),
        ("".join(f"{digit}\ufe0f\u20e3" for digit in PHONE), [Kind.PHONE]),
    ],
)
def test_numbers_are_found_among_others(text: str, expected: list[Kind]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "written", [NEAR_ID, "110105 19491231 0021", "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 1", "110105-1949-1231-0021"]
)
def test_one_wrong_digit_is_pointed_out_and_not_masked(written: str) -> None:
    assert kinds(written) == [Kind.NEAR]
    assert mask(written, "zh", TODAY) == written


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        (ID, "〔身份证号，尾号2X〕", "[ID number ending 2X]"),
        ("１１０１０５１９４９１２３１００２ｘ", "〔身份证号，尾号2X〕", "[ID number ending 2X]"),
        ("810000199408230021", "〔居住证号，尾号21〕", "[residence permit number ending 21]"),
        ("KAZ110090123105", "〔永久居留身份证号，尾号05〕", "[permanent residence card number ending 05]"),
        ("154-0000-1234", "〔手机号，尾号1234〕", "[mobile number ending 1234]"),
        ("6299 9900 0000 0000 004", "〔银行卡号，尾号0004〕", "[bank card number ending 0004]"),
    ],
)
def test_a_mask_says_what_was_there_and_shows_its_end(written: str, zh: str, en: str) -> None:
    assert mask(f"我 {written} 完", "zh", TODAY) == f"我 {zh} 完"
    assert mask(f"me {written}, done", "en", TODAY) == f"me {en}, done"


def test_only_the_numbers_are_replaced() -> None:
    text = f"妈妈\u3000{PHONE}\n复印件 2 份\u200b；１１０１０５１９４９１２３１００２ｘ！\u0301"

    assert mask(text, "zh", TODAY) == "妈妈\u3000〔手机号，尾号1234〕\n复印件 2 份\u200b；〔身份证号，尾号2X〕！\u0301"


PIECES = st.one_of(
    st.sampled_from([ID, NEAR_ID, PHONE, CARD, "KAZ110090123105", "810000199408230021", "110105 19491231 002X"]),
    st.sampled_from(
        ["154 0000 1234", "2026-11-21", "86", "0086", "x", "X", "a", "字", ":", ".", "/", " ", "-", "_", "\n"]
    ),
    st.text("0123456789", min_size=1, max_size=5),
)


@given(st.lists(PIECES, max_size=9).map("".join))
def test_masking_once_is_enough(text: str) -> None:
    for lang in LANGS:
        masked = mask(text, lang, TODAY)

        assert [found for found in scan(masked, TODAY) if found.kind.is_sure] == []
        assert [mask(masked, other, TODAY) for other in LANGS] == [masked, masked]


@given(st.text("01９xＸ \u3000-\u200b字.", max_size=60) | st.lists(PIECES, max_size=9).map("".join))
def test_what_is_found_is_in_order_and_inside_the_text(text: str) -> None:
    places = [place for found in scan(text, TODAY) for place in (found.start, found.end)]

    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_who_is_not_born_yet_has_no_number() -> None:
    assert [found.kind for found in scan(ID, date(1949, 12, 31))] == [Kind.ID]
    assert scan(ID, date(1949, 12, 30)) == ()


def test_what_was_found_does_not_tell_the_number() -> None:
    (found,) = scan(ID, TODAY)

    assert found.tail == "2X"
    assert "1949" not in repr(found)


def calls(work: Callable[[], object]) -> int:
    """Count the calls that Python makes for a piece of work."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1-", "１", "A1", ID, f"{ID} ", f"{PHONE} 1 ", "154 0000 1234 ", "KAZ110090123105 ",
     "110105 19491231 002X", "6 2 9 9 9 9 ", "2026-11-21 ", "KAZ", "1101051949123"],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = (calls(lambda text=piece * times: scan(text, TODAY)) for times in (300, 600))  # type: ignore[misc]

    assert twice < 2.2 * once + 100


def test_no_word_of_a_mask_has_an_ambiguous_width() -> None:
    text = "".join(mask(f"{ID} {PHONE} {CARD}", lang, TODAY) for lang in LANGS)
    text += "".join(label.get(lang) for label in LABELS.values() for lang in LANGS)

    assert {char for char in text if unicodedata.east_asian_width(char) == "A"} == set()
    assert set(LABELS) == set(Kind)
