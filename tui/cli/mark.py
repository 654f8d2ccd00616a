"""`mark`: recording the state of items."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from checklists import labels
from checklists.case import REASON_MAX, State, set_state
from checklists.errors import UsageError
from checklists.model import Stage
from checklists.plan import count_plan
from checklists.records import dataclass
from checklists.text import clean
from tui.cli.arguments import Parser
from tui.cli.commands import Command
from tui.cli.context import Context
from tui.cli.data import case_data, counts_data, mark_data
from tui.cli.lookup import see_list, typed
from tui.cli.own_words import add_keep_numbers, own_words
from tui.cli.render import state_detail
from tui.cli.stdin import spoken
from tui.cli.ticked import Ticked, apart, free_minus, read_items
from tui.strings import cli as words
from tui.strings import cli_help as help_words

if TYPE_CHECKING:
    from checklists.case import Case
    from checklists.model import Item
    from checklists.plan import Plan, PlannedList

_STATES = [state.value for state in State]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What to record."""

    ticked: list[Ticked]
    state: State
    """The state of those that are not taken back."""
    reason: str
    until: date | None

    def state_of(self, ticked: Ticked) -> State:
        """Return the state to record of one item."""
        return State.TODO if ticked.back else self.state


def _arguments(parser: Parser) -> None:
    parser.add("case", metavar="CASE", help=help_words.CASE)
    # A full item id has a slash, a code is no word, and a state is, so no two of them look alike.
    parser.add("words", metavar="ITEM", nargs="+", help=help_words.MARKED)
    parser.add("--state", metavar="STATE", choices=_STATES, help=help_words.STATE)
    parser.add("--reason", metavar="WHY", default="", help=help_words.REASON)
    parser.add("--until", metavar="DATE", default="", help=help_words.UNTIL)
    add_keep_numbers(parser)
    parser.add("--json", action="store_true", help=help_words.JSON)


def _mark(context: Context, arguments: Namespace) -> int:
    case = context.case(arguments.case)
    plan = context.plan(case)
    wish = _wish(context, arguments, plan)
    items = {ticked.item_id: ticked.item for ticked in wish.ticked}
    reason = own_words(context, wish.reason, arguments)[:REASON_MAX]
    for ticked in wish.ticked:
        state, now = wish.state_of(ticked), context.clock()
        case = set_state(case, ticked.item_id, state, now=now, reason=reason, until=wish.until)
    case = context.store.save(case)
    plan = context.plan(case)
    opened = _opened(plan, _in_state(wish, State.PROBLEM))
    if arguments.json:
        context.out.json(
            {
                "case": case_data(case),
                **counts_data(count_plan(plan, case)),
                "changed": [{"id": item_id, **mark_data(case.mark(item_id))} for item_id in items],
                "opened": [planned.id for planned in opened],
            }
        )
        return 0
    _print_changed(context, case, items)
    for planned in opened:
        context.out.message(words.OPENED, title=planned.title, id=planned.id, name=typed(arguments.case))
    for item_id in _to_settle(plan, case, _in_state(wish, State.DONE)):
        context.out.message(words.RECHECKED, name=typed(arguments.case), item=item_id)
    return 0


def _wish(context: Context, arguments: Namespace, plan: Plan) -> _Wish:
    """Return what the words ask for.

    Raises:
        UsageError: They contradict each other, or something is missing.
    """
    given = apart(arguments.words)
    items = [word for word in given if word not in _STATES]
    states = dict.fromkeys(word for word in (*given, arguments.state) if word in _STATES)
    see = see_list(arguments.case)
    if len(states) > 1:
        raise UsageError(words.STATE_TWICE.format(states=" ".join(states)))
    if not items:
        raise UsageError(words.NO_ITEM_GIVEN.format(see=see))
    ticked = read_items(context.library, plan, items, arguments.case)
    state = State(next(iter(states), State.DONE))
    reason = spoken(context, arguments.reason, words.WRITE_REASON)
    if states and state is not State.TODO and all(each.back for each in ticked):
        raise UsageError(words.ALL_TAKEN_BACK.format(state=state))
    return _Wish(ticked, state, _reason(reason, state), _until(arguments.until, state, context.today))


def _in_state(wish: _Wish, state: State) -> dict[str, Item]:
    """Return the items that are put in a state."""
    return {ticked.item_id: ticked.item for ticked in wish.ticked if wish.state_of(ticked) is state}


def _reason(given: str, state: State) -> str:
    reason = clean(given).strip()
    if reason and state is not State.NA:
        raise UsageError(words.REASON_FOR_NA)
    if len(reason) > REASON_MAX:
        raise UsageError(words.REASON_LONG.format(max=REASON_MAX))
    return reason


def _until(given: str, state: State, today: date) -> date | None:
    """Return the day to look again; `waiting` needs one, or the item would never come back by itself."""
    example = today + timedelta(days=14)
    if state is not State.WAITING:
        if given:
            raise UsageError(words.UNTIL_FOR_WAITING)
        return None
    if not given:
        raise UsageError(words.UNTIL_MISSING.format(day=example))
    from tui.walk.days import parse_day

    day = parse_day(given, today)
    if day is None:
        raise UsageError(words.BAD_DAY.format(day=given, example=example))
    if day < today:
        raise UsageError(words.UNTIL_PAST.format(day=given))
    return day


def _print_changed(context: Context, case: Case, items: Mapping[str, Item]) -> None:
    out = context.out
    progress = context.summary(case).progress
    for item_id, item in items.items():
        mark = case.mark(item_id)
        word = "" if mark.state in (State.DONE, State.WAITING) else out.say(labels.STATES[mark.state])
        pieces = [out.say(item.text), word, state_detail(out, mark), f"({progress})"]
        out.line("  ".join(piece for piece in pieces if piece), lead=f"{labels.GLYPHS[mark.state]} ")


def _opened(plan: Plan, items: Mapping[str, Item]) -> list[PlannedList]:
    """Return the correction checklists that problems on these items open."""
    branches = {item.branch for item in items.values()}
    return [planned for planned in plan.stage(Stage.CORRECT) if planned.id in branches]


def _to_settle(plan: Plan, case: Case, items: Mapping[str, Item]) -> list[str]:
    """Return the items with a problem whose correction has just been rechecked."""
    rechecked = [planned for planned in plan.stage(Stage.CORRECT) if planned.full_ids()[-1] in items]
    return [
        item_id for planned in rechecked for item_id in plan.openers(planned.id) if case.state(item_id) is State.PROBLEM
    ]


COMMANDS = {
    "mark": Command(
        "CASE ITEM [ITEM ...] [STATE] [--state STATE] [--reason WHY] [--until DATE] [--keep-numbers] [--json]",
        _arguments,
        _mark,
        prepare=free_minus,
    )
}
