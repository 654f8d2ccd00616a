"""Which texts of the app Textual would read as markup: found in the source, without running it.

Textual reads a bare `str` as markup in most places that show text: brackets vanish, `[@click=..]` runs an action, and
`[/]` crashes the app. So every such place has to be given `Content`, a text that stands in the source, or
`markup=False`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

WIDGETS: Mapping[str, str] = {"Static": "content", "Label": "content", "Button": "label"}
"""Widgets of Textual whose first argument is markup, and its name."""
LITERAL = frozenset({"Input", "TextArea"})
"""Those that show a text as it is."""
ATTRIBUTES = frozenset(
    {"border_title", "border_subtitle", "BORDER_TITLE", "BORDER_SUBTITLE", "tooltip", "label", "content", "prompt"}
)
"""Attributes of widgets that are markup."""
NOTIFY, UPDATE, RENDER = "notify", "update", "render"
READERS = frozenset({"from_markup", "from_text", "from_rich_text", "render_str", "render_markup", "visualize"})
"""Functions that read markup, whatever it is for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that is given what Textual would read as markup."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


@dataclass
class _Names:
    """What names of a module mean."""

    content: set[str] = field(default_factory=set)
    """Names of `textual.content.Content`."""
    widgets: dict[str, str] = field(default_factory=dict)
    """Name -> the argument that is markup, of Textual's widgets and of those made from them here."""
    unknown: list[Slot] = field(default_factory=list)


def risky_slots(source: str, made: Mapping[str, str] = {}) -> list[Slot]:
    """Return every place of a module where a bare string may become markup.

    Args:
        source: The module.
        made: Widgets that other modules make from Textual's: name -> the argument that is markup.
    """
    tree = ast.parse(source)
    names = _names(tree, made)
    found = [*names.unknown]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found += _in_call(node, names)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            found += _in_assignment(node, names)
        elif isinstance(node, ast.ClassDef):
            found += _in_class(node, names)
    return sorted(set(found), key=lambda slot: slot.line)


def made_widgets(sources: Mapping[Path, str]) -> dict[str, str]:
    """Return the widgets that modules make from Textual's and that take its argument: name -> that argument."""
    made: dict[str, str] = {}
    classes = [each for source in sources.values() for each in ast.walk(ast.parse(source))]
    for _ in range(3):  # a widget may be made from one that is made from another
        for node in classes:
            if not isinstance(node, ast.ClassDef) or _makes_itself(node):
                continue
            if argument := next(filter(None, (_argument(base, made) for base in node.bases)), ""):
                made[node.name] = argument
    return made


def _argument(base: ast.expr, made: Mapping[str, str]) -> str:
    name = base.id if isinstance(base, ast.Name) else ""
    return WIDGETS.get(name) or made.get(name, "")


def _makes_itself(node: ast.ClassDef) -> bool:
    return any(isinstance(each, ast.FunctionDef) and each.name == "__init__" for each in node.body)


def _names(tree: ast.Module, made: Mapping[str, str]) -> _Names:
    names = _Names(widgets=dict(made))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            whole = [each.name for each in node.names if each.name.startswith(("textual.widgets", "rich.markup"))]
            names.unknown += [Slot(node.lineno, f"import {each}: take its names from it") for each in whole]
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        for each in node.names:
            name = each.asname or each.name
            if (node.module, each.name) == ("textual.content", "Content"):
                names.content.add(name)
            elif node.module.split(".")[:2] == ["textual", "widgets"] and each.name not in LITERAL:
                if node.module == "textual.widgets" and each.name in WIDGETS:
                    names.widgets[name] = WIDGETS[each.name]
                else:
                    what = f"{each.name}: nobody has looked yet at what of it is markup"
                    names.unknown.append(Slot(node.lineno, what))
            elif node.module == "rich.markup" or (node.module, each.name) == ("textual", "widgets"):
                names.unknown.append(Slot(node.lineno, f"{node.module}.{each.name}"))
    return names


def _in_call(call: ast.Call, names: _Names) -> Iterator[Slot]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else name
    if argument := names.widgets.get(name):
        yield from _unless_safe(call, argument, f"{name}(..)", names)
    elif method == UPDATE and name != UPDATE:
        yield from _unless_safe(call, "content", "update(..)", names)
    elif method == NOTIFY and name != NOTIFY:
        yield from _unless_safe(call, "message", "notify(..)", names)
    elif method in READERS and not all(isinstance(each, ast.Constant) for each in call.args):
        yield Slot(call.lineno, f"{method}(..)")
    for keyword in call.keywords:
        if keyword.arg in ATTRIBUTES - {argument} and keyword.arg != "label" and not _is_safe(keyword.value, names):
            yield Slot(call.lineno, f"{keyword.arg}=..")


def _unless_safe(call: ast.Call, argument: str, what: str, names: _Names) -> Iterator[Slot]:
    """Yield a call whose argument is markup and made from something else than `Content`."""
    if any(each.arg == "markup" and _is_false(each.value) for each in call.keywords):
        return
    given = [*call.args[:1], *(each.value for each in call.keywords if each.arg in (argument, None))]
    if not all(_is_safe(each, names) for each in given):
        yield Slot(call.lineno, what)


def _in_assignment(node: ast.Assign | ast.AnnAssign | ast.AugAssign, names: _Names) -> Iterator[Slot]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
        # A variable may have any name; only that of a class attribute cannot be one.
        known = name in ATTRIBUTES and (isinstance(target, ast.Attribute) or name.isupper())
        if known and node.value and not _is_safe(node.value, names):
            yield Slot(node.lineno, f"{name} = ..")


def _in_class(node: ast.ClassDef, names: _Names) -> Iterator[Slot]:
    """Yield what a widget renders, and what it hands to the widget that it is made from."""
    bases = [names.widgets[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in names.widgets]
    for each in node.body:
        if not isinstance(each, ast.FunctionDef):
            continue
        inner = list(ast.walk(each))
        if each.name == RENDER:
            for back in inner:
                if isinstance(back, ast.Return) and back.value and not _is_safe(back.value, names):
                    yield Slot(back.lineno, "render returns ..")
        if each.name == "__init__" and bases:
            for call in inner:
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__":
                    yield from _unless_safe(call, bases[0], "super().__init__(..)", names)


def _is_safe(value: ast.expr, names: _Names) -> bool:
    """Tell whether a value is `Content`, or a text that stands in the source."""
    if isinstance(value, ast.IfExp):
        return _is_safe(value.body, names) and _is_safe(value.orelse, names)
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in names.content
    return isinstance(value, ast.Constant)


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False
