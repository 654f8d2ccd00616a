"""The case screen: every stage of the plan in one list, with the reason and the guide beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widget import Widget

from checklists import labels
from checklists.case import Counts, State
from checklists.library import Target
from checklists.model import Stage
from checklists.plan import Plan, next_open
from tui.command import Scope
from tui.screens.base import bindings
from tui.screens.case_rows import ANSWERS_KEY, CHANNEL_KEY, CaseRows, item_row, stage_of
from tui.screens.explain import explain, explain_answers
from tui.screens.marking import SLOW_SAVE, MarkingScreen
from tui.session import Session
from tui.strings import screen as words
from tui.widgets.bars import Tab, TabBar
from tui.widgets.prose import Prose
from tui.widgets.row_list import RowList

SIDE_WIDTH = 120
"""From this width the guide stands beside the list."""
PROSE_MIN = Size(60, 20)
"""Below this there is only the list; Enter shows the rest."""


class CaseScreen(MarkingScreen):
    """Works through the plan of the open case."""

    SCOPE = Scope.CASE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.CASE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (PROSE_MIN.width, "-usual"), (SIDE_WIDTH, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (PROSE_MIN.height, "-high")]  # noqa: RUF012

    def __init__(self, item_id: str = "") -> None:
        """Show the open case.

        Args:
            item_id: Full id of the item to put the cursor on; by default the first that is still to do.
        """
        super().__init__()
        self._first_item = item_id
        self._shown_plan: Plan | None = None
        """The plan whose rows are on the screen."""
        self._return_to = ""
        """The check whose problem was opened last; Esc goes back to it."""

    def body(self) -> Iterable[Widget]:
        """Yield stages, list and reason."""
        # Textual gives these classes only after the first layout, which would then have to be done anew.
        for cells, points in zip(self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            self.add_class(max(point for point in points if point[0] <= cells)[1], update=False)
        yield TabBar(id="stages")
        with Horizontal(id="middle"):
            yield RowList(id="list")
        yield Prose(id="prose")

    def on_mount(self) -> None:
        """Say so where the file was edited by hand; Textual has the screen filled by the same name of its base."""
        if self.session.store.hand_edited(self.session.opened.id):
            self.tell(words.HAND_EDITED)

    def show(self) -> None:
        """Draw everything from the open case."""
        rows = self.query_one("#list", RowList)
        first = self._first_item
        if not first and not rows.rows:
            upcoming = next_open(self.session.plan, self.session.opened)
            first = upcoming[0] if upcoming else CHANNEL_KEY
            if not self.session.opened.answers.channel:
                first = CHANNEL_KEY
        self._set_rows(first or None)
        self._first_item = ""
        self.set_focus(rows)
        self.show_progress()
        self.show_item()

    def show_progress(self) -> None:
        """Draw title and stages."""
        case = self.session.opened
        answers = case.answers
        channel = self.session.library.channels.get(answers.channel)
        region = next(
            (option for option in self.session.library.questions["region"].options if option.id == answers.region), None
        )
        wide = self.app.size.width >= 80
        place = " | ".join(self.say(part) for part in (channel and channel.name, region and region.text) if part)
        counts = sum(self.session.counts.values(), Counts())
        remarks = self.say(words.remarks(counts))
        if counts.complete_but_waiting:
            remarks = self.say(words.COMPLETE_BUT, count=counts.waiting)
        self.show_title(case.name, facts=(place if wide else "", remarks), progress=words.fraction(counts))
        self._show_stages()

    def show_item(self) -> None:
        """Draw reason, guide and sources of the row under the cursor."""
        key = self.query_one("#list", RowList).key
        found = self.session.plan.find(key)
        blocks = explain(self.session, key, found[0]) if found else explain_answers(self.session, key)
        self.query_one(Prose).show(blocks)
        if self.app.size.width >= SIDE_WIDTH:
            self._show_side(self.session.target(key))

    def show_at(self, item_id: str) -> None:
        """Put the cursor on an item."""
        self.query_one("#list", RowList).move_to(item_id)

    def saved(self, changed: frozenset[str]) -> None:
        """Draw the marks that are durable now or came from another session."""
        self._draw_items(changed)
        if self.session.case and self.item_under_cursor() in changed:
            self._item_changed()

    def item_under_cursor(self) -> str:
        """Return the full id of the item under the cursor."""
        key = self.query_one("#list", RowList).key
        return "" if key in (CHANNEL_KEY, ANSWERS_KEY) else key

    def marked(self, item_id: str) -> None:
        """Draw a changed item; open the correction where it is a check with a problem."""
        case = self.session.opened
        found = self.session.plan.find(item_id)
        if self._rows_differ():
            self._set_rows()
        # The item and the counts are drawn together once it is saved; before, only if that takes its time.
        self.set_timer(SLOW_SAVE, lambda: self._draw_items([item_id]))
        if not found:
            return
        item, planned_list = found
        if item.branch and case.state(item_id) is State.PROBLEM:
            self._open_branch(item_id, item.branch)
        elif case.state(item_id) is State.DONE and self.session.counts[planned_list.stage].complete:
            self.tell(words.DONE_STAGE)
        if planned_list.stage is Stage.CORRECT and item is planned_list.items[-1]:
            self._after_recheck(planned_list.id, case.state(item_id))
        self._item_changed()

    def action_open(self) -> None:
        """Open the guide where it explains the item; on the first rows, change the answers."""
        from tui.screens.guide import GuideScreen

        key = self.query_one("#list", RowList).key
        if key == CHANNEL_KEY:
            self._ask_answers(channel_only=True)
            return
        if key == ANSWERS_KEY:
            self._ask_answers()
            return
        found = self.session.plan.find(key)
        if found:
            self.app.push_screen(GuideScreen(self.session.target(key), from_item=key))

    def action_answers(self) -> None:
        """Change the answers; no tick is lost."""
        self._ask_answers()

    def action_previous(self) -> None:
        """Go to the beginning of this stage, or of the one before."""
        self._jump(-1)

    def action_next(self) -> None:
        """Go to the next stage."""
        self._jump(1)

    def action_next_open(self) -> None:
        """Go to the next item that is still to do, from the cursor on and then from the top."""
        upcoming = next_open(self.session.plan, self.session.opened, after=self.item_under_cursor())
        if upcoming:
            self.query_one("#list", RowList).move_to(upcoming[0])
        else:
            self.tell(words.NOTHING_OPEN)

    def action_back(self) -> None:
        """Go back to the check that opened a correction, or else to the home screen."""
        if self._return_to:
            item_id, self._return_to = self._return_to, ""
            if self.query_one("#list", RowList).move_to(item_id):
                return
        self.session.close()
        if self.app.screen_stack[0] is not self:
            self.dismiss(None)
            return
        from tui.screens.home import HomeScreen  # not there yet: the case was opened from the command line

        self.app.switch_screen(HomeScreen())

    def action_export(self) -> None:
        """Save the list as a file."""
        from tui.screens.shown import export_screen

        self.app.push_screen(export_screen(self.session))

    def action_rename(self) -> None:
        """Give the case another nickname."""
        from tui.screens.guarding import save_name

        def save(session: Session, name: str, as_written: bool) -> None:
            session.rename(name, as_written=as_written)

        save_name(self, self.session.opened.name, save, self.show_progress)

    def on_resize(self, event: events.Resize) -> None:
        """Draw what the new size has room for."""
        super().on_resize(event)
        if self.session.case and self.query("#list") and self.query_one("#list", RowList).rows:
            self.show_progress()
            self.show_item()

    @on(RowList.Moved, "#list")
    def _moved(self) -> None:
        if self.session.case:  # a key typed right after has not left it already
            self._show_stages()

    @on(RowList.Rested, "#list")
    def _rested(self) -> None:
        if self.session.case:
            self.show_item()

    def _item_changed(self) -> None:
        """Draw the reason of the item under the cursor as it is now, unless the cursor is about to rest there."""
        if not self.query_one("#list", RowList).moving:
            self.show_item()

    def _draw_items(self, changed: Iterable[str]) -> None:
        """Draw items as they are now, with all that tells of them, if the case is still open."""
        if not self.session.case:
            return
        found = {item_id: planned for item_id in changed if (planned := self.session.plan.find(item_id))}
        # A problem stands above its correction as well, and the end of a correction beside the problem.
        if self._rows_differ() or any(item.branch or of.stage is Stage.CORRECT for item, of in found.values()):
            self._set_rows()
        else:
            for item_id, (item, _) in found.items():
                self.query_one("#list", RowList).update_row(item_row(self.session, item_id, item))
        self.show_progress()

    def _show_side(self, target: Target | None) -> None:
        """Draw the guide beside the list, with the entry that the item under the cursor is about."""
        from tui.screens.guide_rows import guide_rows

        side = next(iter(self.query("#side").results(RowList)), None)
        if side is None:  # only a wide window needs it
            side = RowList(id="side")
            side.can_focus = False
            self.query_one("#middle").mount(side)
        if target is None:
            side.set_rows([])
            return
        about = f"{target.channel.id}/{target.item.id}" if target.item else ""
        side.set_rows(guide_rows(self.session, target.channel, target.section.id, beside=about), key=about)
        if not about:
            side.scroll_to(y=0, animate=False)

    def _set_rows(self, key: str | None = None) -> None:
        """Show the rows of the open case, with the cursor on one of them or where it is."""
        self.query_one("#list", RowList).set_rows(CaseRows(self.session), key=key)
        self._shown_plan = self.session.plan

    def _rows_differ(self) -> bool:
        """Tell whether the plan has other items than those on the screen: a correction opened or closed."""
        plan, shown = self.session.plan, self._shown_plan
        if plan is shown or shown is None:
            return plan is not shown
        # List by list: one that no answer and no correction concerns is the same, and need not be read.
        return [(each.id, each.items) for each in plan.lists] != [(each.id, each.items) for each in shown.lists]

    def _ask_answers(self, *, channel_only: bool = False) -> None:
        from tui.screens.questions import QuestionsScreen

        self.app.push_screen(
            QuestionsScreen(self.session.opened.answers, channel_only=channel_only), self._take_answers
        )

    def _take_answers(self, answers: object) -> None:
        from checklists.case import Answers

        if isinstance(answers, Answers) and answers != self.session.opened.answers:
            self.session.answer(answers)
            self.show()

    def _open_branch(self, item_id: str, branch: str) -> None:
        """Go to the first open item of a correction checklist; Esc comes back."""
        steps = [key for planned in self.session.plan.lists if planned.id == branch for key in planned.full_ids()]
        todo = [key for key in steps if self.session.opened.state(key) is State.TODO]
        if steps:
            self._return_to = item_id
            self.query_one("#list", RowList).move_to((todo or steps)[0])
            self.tell(words.BRANCH_OPENED)

    def _after_recheck(self, branch: str, state: State) -> None:
        """After the recheck of a correction, go back to the check that opened it."""
        openers = [key for key in self.session.plan.openers(branch) if self.session.opened.state(key) is State.PROBLEM]
        if state is State.DONE and openers:
            back = self._return_to if self._return_to in openers else openers[0]
            self._return_to = ""
            self.query_one("#list", RowList).move_to(back)
            self.tell(words.RECHECKED)

    def _jump(self, step: int) -> None:
        rows = self.query_one("#list", RowList)
        firsts = {Stage.CHOOSE: CHANNEL_KEY}
        for planned in self.session.plan.lists:
            if planned.items and planned.stage not in firsts:
                firsts[planned.stage] = next(planned.entries())[0]
        stages = list(firsts)
        here = stages.index(stage_of(self.session.plan, rows.key))
        if step < 0 and rows.key != firsts[stages[here]]:
            step = 0
        rows.move_to(firsts[stages[min(max(here + step, 0), len(stages) - 1)]])

    def _show_stages(self) -> None:
        case, plan = self.session.opened, self.session.plan
        tabs = []
        for stage in Stage:
            counts = self.session.counts[stage]
            if stage is Stage.CHOOSE and not counts.applicable:
                progress = labels.GLYPHS[State.DONE if case.answers.channel else State.TODO]
            elif counts.complete:
                progress = labels.GLYPHS[State.DONE]
            else:
                progress = words.fraction(counts) if counts.applicable else "-"
            tabs.append(Tab(self.say(labels.STAGES[stage]), progress))
        current = list(Stage).index(stage_of(plan, self.query_one("#list", RowList).key))
        self.query_one(TabBar).show(tabs, current)
