"""What the machine leaves of the commands, and in which words."""

from __future__ import annotations

from collections.abc import Set

from checklists.policy import Policy
from checklists.records import replace
from checklists.text import Text
from tui.command import Command, Scope
from tui.commands import commands_for

_GUEST = {
    "leave": Text("退出；档案不保存，会先问要不要导出", "Quit; cases are not kept, and it asks before they are lost"),
}
_KIOSK = {
    "leave": Text("退出；档案不保存，会先问一次", "Quit; cases are not kept, and it asks once"),
    "export": Text("把整份清单显示出来，可以抄下来或拍下来", "Show the whole list, to copy down or to photograph"),
}


def closed_actions(policy: Policy, *, job_control: bool) -> Set[str]:
    """Return the names of the commands that cannot be given here.

    Args:
        policy: What the machine demands.
        job_control: Whether there is a shell to go to and come back from.
    """
    if policy.kiosk:
        return {"import_file", "suspend"}
    return set() if job_control else {"suspend"}


def offered(scope: Scope, policy: Policy, closed: Set[str]) -> tuple[Command, ...]:
    """Return the commands of a scope that can be given, each saying what it does under the policy.

    Args:
        scope: Where.
        policy: What the machine demands.
        closed: The names of those that cannot.
    """
    said = _KIOSK if policy.kiosk else _GUEST if policy.guest else {}
    commands = (command for command in commands_for(scope) if command.id not in closed)
    return tuple(replace(command, help=said.get(command.id, command.help)) for command in commands)
