"""Completion for zsh, by its own `_arguments`; it quotes values itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.completion import HIDDEN
from tui.completion.grammar import FILES, FOLDERS, Grammar, Option, Value

_SCRIPT = r"""#compdef shebao
# zsh completion for shebao, made by: shebao completion zsh

_shebao_values() {
    local -a values descriptions
    local found kind=$argv[-1] # what stands before it is for compadd
    while IFS= read -r found; do
        values+=("${found%%$'\t'*}")
        descriptions+=("${found/$'\t'/  }")
    done < <(command $_shebao_program %(hidden)s $kind -- "${(Q)line[1]}" 2>/dev/null)
    compadd "${@[1,-2]}" -l -d descriptions -a values
}

_shebao() {
    local curcontext=$curcontext state _shebao_program=${(Q)${words[1]/#\~\//$HOME/}}
    local -a line
    typeset -A opt_args
    _arguments -C %(main)s '1:COMMAND:->command' '*:: :->rest' && return
    case $state in
        command)
            local -a commands=(
%(commands)s
            )
            _describe COMMAND commands
            ;;
        rest)
            curcontext=${curcontext%:*:*}:shebao-$words[1]:
            case $words[1] in
%(rest)s
            esac
            ;;
    esac
}

if [[ $funcstack[1] == _shebao ]]; then
    _shebao "$@"
else
    compdef _shebao shebao
fi
"""


def script(grammars: Sequence[Grammar]) -> str:
    """Return the script.

    Args:
        grammars: What may stand where; the first is for what stands before any command.
    """
    main, *commands = grammars
    parts = {
        "hidden": HIDDEN,
        "main": " ".join(map(_option, main.options)),
        "commands": "\n".join(f"{' ' * 16}{_quoted(f'{each.name}:{_plain(each.about)}')}" for each in commands),
        "rest": "\n".join(f"{' ' * 16}{each.name}) _arguments {_arguments(each)} ;;" for each in commands),
    }
    text = _SCRIPT
    for name, part in parts.items():
        text = text.replace(f"%({name})s", part)
    return text


def _arguments(grammar: Grammar) -> str:
    values = [
        _quoted(f"{'*' if value.repeats else place}:{_plain(value.label)}:{_action(value)}")
        for place, value in enumerate(grammar.values, 1)
    ]
    return " ".join([*map(_option, grammar.options), *values])


def _option(option: Option) -> str:
    """Return an option as `_arguments` takes it; it may be repeated, for zsh needs not know which may not."""
    value = f":{_plain(option.value.label)}:{_action(option.value)}" if option.value else ""
    ends = ["=" if option.value and flag.startswith("--") else "" for flag in option.flags]
    specs = (f"*{flag}{end}[{_plain(option.about)}]{value}" for flag, end in zip(option.flags, ends, strict=True))
    return " ".join(map(_quoted, specs))


def _action(value: Value) -> str:
    if value.kind == FILES:
        return "_files"
    if value.kind == FOLDERS:
        return "_files -/"
    if value.kind:
        return f"_shebao_values {value.kind}"
    return f"({' '.join(value.words)})" if value.words else " "


def _plain(text: str) -> str:
    """Return a text in which nothing means something to `_arguments`."""
    return re.sub(r"[\[\]:\\]", r"\\\g<0>", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
