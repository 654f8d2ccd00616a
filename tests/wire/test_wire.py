"""What a terminal is sent: the fewest bytes, the cursor in its place, and nothing that was smuggled into a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.emulators import Pyte
from tui.terminal.door import drawable
from tui.terminal.wire import Wire

COLUMNS, LINES = 20, 4
DRAWN = re.compile(r"\x1b\[[0-9;]*[HmKXCDGABdrLM]|[^\x00-\x1f\x7f-\x9f]|[\b\r\n]")
"""All that an update may consist of."""


STYLES = ("0", "1", "2;31", "1;2;92", "4;44", "7;38;5;9;48;5;17", "7", "9;3;107", "1;4;38;2;1;2;3;48;2;4;5;6", "5")


def wire_showing(*lines: str, fills: bool = False) -> Wire:
    """Return a wire whose terminal shows some lines, the rest blank, with the cursor at the top left."""
    wire = Wire(COLUMNS, LINES, clean=drawable, fills=fills)
    write(wire, *(f"\x1b[{y};1H{line:<{COLUMNS}}" for y, line in enumerate([*lines, *[""] * (LINES - len(lines))], 1)))
    wire.take()
    return wire


def write(wire: Wire, *pieces: str) -> None:
    wire.write("".join(pieces) + "\x1b[1;1H")


def test_what_is_drawn_again_as_it_was_costs_nothing() -> None:
    wire = wire_showing("hello")
    write(wire, "\x1b[1;1H", f"{'hello':<{COLUMNS}}")

    assert wire.take() == ""


def test_one_changed_cell_is_a_move_and_a_character() -> None:
    wire = wire_showing("hello hello hello")
    write(wire, "\x1b[1;1Hhello hello hallo")

    assert wire.take() == "\x1b[14Ga\r"


def test_only_the_attributes_that_differ_are_set() -> None:
    wire = wire_showing()
    write(wire, "\x1b[2;1H\x1b[1;31;44mab\x1b[0m\x1b[1;32;44mcd\x1b[0m")

    assert wire.take() == "\r\n\x1b[1;31;44mab\x1b[32mcd\x1b[H"


@pytest.mark.parametrize("old", STYLES)
@pytest.mark.parametrize("new", STYLES)
def test_every_style_follows_on_every_other(old: str, new: str) -> None:
    wire, terminal, plain = Wire(COLUMNS, LINES, clean=drawable), Pyte(COLUMNS, LINES), Pyte(COLUMNS, LINES)
    for styles in ((old, new), (new, old)):
        drawn = "\x1b[1;1H" + "".join(f"\x1b[{style}m{style[-1]} \x1b[0m" for style in styles)
        wire.write(drawn)
        terminal.feed(wire.take())
        plain.feed(drawn)
        assert terminal.picture() == plain.picture()


def test_faint_stays_when_bold_goes_and_one_line_under_a_text_when_two_go() -> None:
    wire = wire_showing()
    write(wire, "\x1b[1;1H\x1b[1;2;4;21;31ma\x1b[0m\x1b[2;4;31mb\x1b[0m\x1b[2;31mc\x1b[0m")

    assert wire.take() == "\x1b[1;2;4;21;31ma\x1b[0;2;4;31mb\x1b[24mc\r"


def test_a_line_feed_returns_the_carriage() -> None:
    wire = wire_showing()
    write(wire, "\x1b[1;3Hab\ncd")

    assert wire.take() == "  ab\r\ncd\x1b[H"


def test_blanks_are_written_in_whatever_style_does_not_show_on_them() -> None:
    wire = wire_showing("abcdef")
    write(wire, "\x1b[1;1H\x1b[1mx\x1b[0m \x1b[3m \x1b[0m\x1b[1my\x1b[0m")

    assert wire.take() == "\x1b[1mx  y\r"


def test_the_rest_of_a_line_is_erased_when_that_is_shorter() -> None:
    wire = wire_showing("a long line of text")
    write(wire, "\x1b[1;1H", f"{'a':<{COLUMNS}}")

    assert wire.take() == "a \x1b[K\r"


def test_the_rest_of_a_line_in_colour_is_not_erased_where_the_colour_might_not_stay() -> None:
    wire = wire_showing("a long line of text")
    write(wire, "\x1b[1;1H\x1b[44m" + " " * COLUMNS + "\x1b[0m")

    assert wire.take() == "\x1b[44m" + " " * COLUMNS + "\r"


def test_the_rest_of_a_line_in_colour_is_erased_where_the_colour_stays() -> None:
    wire = wire_showing("a long line of text", fills=True)
    write(wire, "\x1b[1;1H\x1b[44m" + " " * COLUMNS + "\x1b[0m")

    assert wire.take() == "\x1b[44m\x1b[K"


def test_blanks_between_texts_are_erased_where_that_is_shorter() -> None:
    wire = wire_showing("a long line of text!", fills=True)
    write(wire, "\x1b[1;1H\x1b[44ma" + " " * (COLUMNS - 2) + "|\x1b[0m")

    assert wire.take() == "\x1b[44ma\x1b[18X\x1b[20G|\r"


@pytest.mark.parametrize("attribute", ["4", "7", "9", "53"])
def test_blanks_that_show_lines_are_never_erased(attribute: str) -> None:
    wire = wire_showing("a long line of text", fills=True)
    write(wire, f"\x1b[1;1H\x1b[{attribute}m" + " " * COLUMNS + "\x1b[0m")

    assert wire.take() == f"\x1b[{attribute}m" + " " * COLUMNS + "\r"


def test_a_gap_is_written_again_when_that_is_shorter_than_a_jump() -> None:
    wire = wire_showing("abcdef")
    write(wire, "\x1b[1;1HAbCdef")

    assert wire.take() == "AbC\r"


def test_lines_that_move_are_moved_by_the_terminal() -> None:
    lines = 12
    wire, terminal = Wire(60, lines, clean=drawable), Pyte(60, lines)
    texts = [f"\x1b[44m{number:>2} {7 ** (50 + number):<57}\x1b[0m" for number in range(lines + 1)]
    for first in (0, 1):
        write(wire, *(f"\x1b[{y};1H{text}" for y, text in enumerate(texts[first : first + lines], 1)))
        update = wire.take()
        terminal.feed(update)

    assert update.startswith("\x1b[H\x1b[M\x1b[12H"), (
        "whatever colours the line has that comes in, all of it is drawn over"
    )
    assert len(update) < 2 * 60
    assert [row[1][0] for row in terminal.picture()[1]][:3] == ["1", "2", "3"]


@pytest.mark.parametrize(("tops", "at"), [((0, 1), 8), ((1, 0), 1)], ids=["down", "up"])
def test_the_line_that_a_cursor_leaves_moves_along_with_the_others(tops: tuple[int, int], at: int) -> None:
    wire, terminal = Wire(60, 10, clean=drawable), Pyte(60, 10)
    for top in tops:
        rows = [f"{' >'[y == at]} [ ] {7 ** (50 + top + y):<54}" for y in range(1, 9)]
        write(wire, *(f"\x1b[{y};1H{row}" for y, row in enumerate(rows, 2)))
        update = wire.take()
        terminal.feed(update)

    assert len(update) < 100, "what comes in, and the first cell of what is left"
    assert ["".join(cell.data for cell in cells).rstrip() for cells in terminal.cells()[1:9]] == [
        row.rstrip() for row in rows
    ]


@pytest.mark.parametrize(("line", "column"), [(1, 1), (3, 7), (4, 20)])
def test_the_cursor_is_where_it_was_left(line: int, column: int) -> None:
    wire, terminal = Wire(COLUMNS, LINES, clean=drawable), Pyte(COLUMNS, LINES)
    wire.write(f"\x1b[2;1Htext\x1b[{line};{column}H")
    terminal.feed(wire.take())

    assert terminal.picture()[0] == (line - 1, column - 1)


def test_a_long_update_leaves_the_style_at_the_cursor_in_use_for_the_next_short_one() -> None:
    wire = wire_showing()
    reason = "".join(f"\x1b[{line};1H{'reason' * 3}" for line in (2, 3, 4))
    wire.write(f"\x1b[1;1H\x1b[7;32m[ ]\x1b[0m{reason}\x1b[1;3H")
    wire.take()
    wire.write("\x1b[1;2H\x1b[7;32mx\x1b[0m\x1b[1;3H")

    assert wire.take() == "\bx"


@pytest.mark.parametrize(
    ("was", "now", "sent"),
    [(0, 1, "\r\x1b[32m[ ]\r\n\x1b[7;35m[ ]"), (1, 0, "\r\x1b[27m[ ]\x1b[H\x1b[7;32m[ ]")],
)
def test_a_cursor_leaves_its_line_before_it_takes_another_be_it_below_or_above(was: int, now: int, sent: str) -> None:
    def show(line: int) -> None:
        styles = (f"{7 * (y == line)};{colour}" for y, colour in enumerate((32, 35)))
        marks = (f"\x1b[{y};1H\x1b[{style}m[ ]\x1b[0m" for y, style in enumerate(styles, 1))
        wire.write("".join(marks) + f"\x1b[{line + 1};4H")

    wire = wire_showing()
    show(was)
    wire.take()
    show(now)

    assert wire.take() == sent


def test_modes_and_questions_are_passed_on_at_once_and_in_order() -> None:
    wire = Wire(COLUMNS, LINES, clean=drawable)
    modes = ("\x1b[?1049h", "\x1b[?25l", "\x1b[?2026$p", "\x1b[?2004h", "\x1b[>25u")
    for mode in modes:
        wire.write(mode)

    assert wire.take() == "".join(modes)


def test_nothing_is_sent_in_the_middle_of_an_announced_update() -> None:
    wire = wire_showing()
    wire.write("\x1b[?2026h")
    write(wire, "x")
    assert (wire.due, wire.take()) == (False, "")
    wire.write("\x1b[?2026l")

    assert (wire.due, wire.take()) == (True, "x\r")


def test_only_a_large_update_is_announced_and_only_where_that_is_understood() -> None:
    understood, not_understood = wire_showing(), wire_showing()
    understood.write("\x1b[?2026h")
    understood.write("\x1b[?2026l")
    many = "".join(f"\x1b[38;5;{number};48;5;{number + 80}m{number % 10}" for number in range(COLUMNS * LINES))
    for wire in (understood, not_understood):
        wire.write("\x1b[1;1H" + many[: len(many) // 4])
        wire.write("".join(f"\x1b[{y};1H{many[:400]}" for y in range(1, LINES + 1)))

    assert re.fullmatch(r"\x1b\[\?2026h[^h]*\x1b\[\?2026l", understood.take(), re.DOTALL)
    assert "2026" not in not_understood.take()


def test_on_leaving_colours_are_reset_and_nothing_is_drawn_any_more() -> None:
    wire = wire_showing()
    write(wire, "\x1b[31mlate")
    wire.write("\x1b[?1049l")
    write(wire, "later")

    assert wire.take() == "\x1b[m\x1b[?1049l"


def test_after_coming_back_everything_is_drawn_anew() -> None:
    wire, terminal = wire_showing("hello"), Pyte(COLUMNS, LINES)
    wire.write("\x1b[?1049l")
    wire.take()
    wire.write("\x1b[?1049h")
    terminal.feed(wire.take())

    assert "".join(cell[0] for cell in terminal.picture()[1][0]) == "hello"


@pytest.mark.parametrize("size", [(10, 2), (5, 8), (30, 3), (20, 4)])
def test_after_a_resize_everything_is_drawn_anew_in_the_new_size(size: tuple[int, int]) -> None:
    wire, terminal = wire_showing("保险记录查验"), Pyte(*size)
    wire.resize(*size)
    terminal.feed(wire.take())

    assert "".join(cell[0] for cell in terminal.picture()[1][0]) == "保险记录查验"[: size[0] // 2]


def test_a_repaint_without_clearing_leaves_no_cell_to_chance() -> None:
    wire, terminal = wire_showing("hello"), Pyte(COLUMNS, LINES)
    terminal.feed("\x1b[31;44m" + "rubbish " * 10)
    wire.repaint(clear=False)
    terminal.feed(wire.take())

    assert terminal.picture()[1] == [[(letter, "default", "default") for letter in "hello"], [], [], []]


@pytest.mark.parametrize("first", ["养", "养老", "a养老"])
@pytest.mark.parametrize("column", [1, 2, 3, 4])
def test_a_wide_character_written_over_by_half_leaves_a_blank(first: str, column: int) -> None:
    wire = wire_showing(first)
    write(wire, f"\x1b[1;{column}Hx")
    terminal = Pyte(COLUMNS, LINES)
    wire.repaint()
    terminal.feed(wire.take())

    cells = [half for letter in first for half in ((letter, "") if letter != "a" else ("a",))] + [" "] * 4
    if cells[column - 1] == "":
        cells[column - 2] = " "
    if cells[column] == "":
        cells[column] = " "
    cells[column - 1] = "x"
    assert "".join(cell[0] for cell in terminal.picture()[1][0]) == "".join(cells).rstrip()


def test_a_wide_character_that_does_not_fit_is_a_blank() -> None:
    wire = wire_showing()
    write(wire, f"\x1b[2;{COLUMNS}H\x1b[44m养\x1b[0m")

    assert wire.take() == f"\x1b[2;{COLUMNS}H\x1b[44m \x1b[H"


def test_nothing_stands_beside_a_cluster_that_is_drawn_narrower_than_believed() -> None:
    terminal = Pyte(COLUMNS, LINES)  # to which a heart is one cell wide, whatever follows
    wire = Wire(COLUMNS, LINES, clean=drawable)
    for text in ("xxxx", "❤\ufe0fxx"):
        write(wire, f"\x1b[1;1H{text}")
        terminal.feed(wire.take())

    assert [terminal.at(0, column) for column in range(5)] == ["❤", " ", "x", "x", " "]


def test_a_flag_is_drawn_as_one() -> None:
    wire = wire_showing()
    write(wire, "\x1b[1;1H🇨🇳🇨🇳a")

    assert wire.take().count("🇨🇳") == 2


@pytest.mark.parametrize("narrow", [True, False])
def test_after_an_ambiguous_character_the_cursor_is_placed_unless_it_is_known_to_be_narrow(narrow: bool) -> None:
    wire = wire_showing()
    wire.know_width(narrow=narrow)
    write(wire, "\x1b[1;1H“a”b")
    update = wire.take()

    assert ("“a”b" in update) is narrow
    assert ("\x1b[1;2Ha" in update) is not narrow


def test_the_width_is_asked_for_once_and_the_sign_for_it_does_not_stay() -> None:
    wire, terminal = wire_showing("hello"), Pyte(COLUMNS, LINES)
    wire.ask_width()
    asked = wire.take()
    terminal.feed(asked)

    assert asked.startswith("\x1b[H\u2500\x1b[6n")
    assert terminal.at(0, 0) == "h"


HOSTILE = (
    "\x1b]0;owned\x07",
    "\x1b]52;c;c2VjcmV0\x1b\\",
    "\x1b]8;;http://evil\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b_G\x1b\\",
    "\x1b[2J",
    "\x1b[?1049l",
    "\x1b[6n",
    "\x1b[5i",
    "\x1bc",
    "\x1b(0",
    "\x9b2J",
    "\x9d0;owned\x9c",
    "\x07\x05\x0e\x0f\x7f",
    "\u202e\u2066\u200f\u2028",
    "\x1b[999999999999999999999999999;1H",
    "\x1b[" + "1;" * 5000 + "H",
    "\x1b[" + "9" * 5000 + "H",
    "\x1b]0;never ends",
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_smuggled_into_a_text_reaches_the_terminal(payload: str) -> None:
    wire = wire_showing()
    write(wire, f"\x1b[1;1HA{payload}")
    write(wire, "\x1b[2;1HB")
    update = wire.take()

    assert DRAWN.sub("", update) == ""
    assert not re.search("[\u202e\u2066\u200f\u2028]", update)
    assert "B" in update


@given(st.lists(st.text() | st.sampled_from(HOSTILE), min_size=1))
def test_whatever_is_written_an_update_holds_cells_and_nothing_else(pieces: list[str]) -> None:
    wire = wire_showing()
    for piece in pieces:
        write(wire, "\x1b[1;1H", piece)
        sent = wire.take()
        if not re.fullmatch(r"(\x1b\[[?<>=].*)+", piece):
            assert DRAWN.sub("", sent) == ""
