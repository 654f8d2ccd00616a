"""Going to what a search found."""

from __future__ import annotations

from checklists.model import Checklist
from tui.host import Host
from tui.screens.case import CaseScreen


def go_to(app: Host, found: str) -> None:
    """Go to an item of the open case, a guide, a checklist, a region, or a term.

    Args:
        app: The app.
        found: Full item id, channel id, checklist id, region id, or `term:` and its number.
    """
    from tui.screens.browse import BrowseScreen
    from tui.screens.guide import GuideScreen
    from tui.screens.regions import RegionScreen

    session, library = app.session, app.session.library
    if session.case and session.plan.find(found) and _return_to_case(app, found):
        return
    holder_id = found.split("/")[0]
    if holder_id in library.channels:
        app.push_screen(GuideScreen(library.place(found)))
    elif isinstance(library.checklists.get(holder_id), Checklist):
        app.push_screen(BrowseScreen(holder_id, found))
    elif holder_id in library.regions:
        app.push_screen(RegionScreen(library.regions[holder_id]))
    elif found.startswith("term:"):
        app.push_screen(BrowseScreen("terms", found))


def _return_to_case(app: Host, item_id: str) -> bool:
    """Go back to the case screen under whatever is open on top of it."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, CaseScreen):
            app.close_above(screen)
            screen.show_at(item_id)
            return True
    return False
