"""Completion for fish; it quotes values itself."""

from __future__ import annotations

from collections.abc import Sequence

from tui.completion import HIDDEN
from tui.completion.grammar import FILES, FOLDERS, Grammar, Option, Value, valued_flags

_SCRIPT = r"""# fish completion for shebao, made by: shebao completion fish

# The command and its arguments that stand before the cursor, without options and their values.
function __shebao_words
    set -l skip
    set -l words (commandline -opc)
    for word in $words[2..]
        if test -n "$skip"
            set skip
        else if contains -- $word %(valued)s
            set skip 1
        else if not string match -q -- '-?*' $word
            echo $word
        end
    end
end

# Whether the line is about a command; about none yet, if that is empty.
function __shebao_is
    set -l words (__shebao_words)
    test "$words[1]" = "$argv[1]"
end

# Whether the cursor is at an argument of a command: the first is 1; with a third word, or at any later one.
function __shebao_at
    set -l words (__shebao_words)
    test "$words[1]" = "$argv[1]"; or return 1
    test (count $words) -eq $argv[2]; or test "$argv[3]" = more -a (count $words) -gt $argv[2]
end

function __shebao_values
    set -l program (commandline -opc)[1]
    set -l words (__shebao_words)
    set program (string replace -r '^~/' "$HOME/" -- $program)
    command $program %(hidden)s $argv[1] -- "$words[2]" 2>/dev/null
end

complete -c shebao -f
%(lines)s
"""


def script(grammars: Sequence[Grammar]) -> str:
    """Return the script.

    Args:
        grammars: What may stand where; the first is for what stands before any command.
    """
    main, *commands = grammars
    lines = [_option("__shebao_is ''", option) for option in main.options]
    for grammar in commands:
        begun = f"__shebao_is {grammar.name}"
        lines.append(f"complete -c shebao -n '__shebao_is \"\"' -a {grammar.name} -d {_quoted(grammar.about)}")
        lines += [_option(begun, each) for each in grammar.options]
        for place, value in enumerate(grammar.values, 1):
            condition = f"__shebao_at {grammar.name} {place}{' more' if value.repeats else ''}"
            if _offer(value):
                lines.append(f"complete -c shebao -n {_quoted(condition)} {_offer(value)}")
    valued = " ".join(valued_flags(tuple(grammars)))
    text = _SCRIPT.replace("%(valued)s", valued).replace("%(hidden)s", HIDDEN)
    return text.replace("%(lines)s", "\n".join(lines))


def _option(condition: str, option: Option) -> str:
    flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
    value = f" -r {_offer(option.value)}" if option.value else ""
    return f"complete -c shebao -n {_quoted(condition)} {flags}{value} -d {_quoted(option.about)}".replace("  ", " ")


def _offer(value: Value | None) -> str:
    """Return the part of a `complete` that offers what may stand for a value; empty if there is nothing to offer."""
    if value is None:
        return ""
    if value.kind == FILES:
        return "-F"
    if value.kind == FOLDERS:
        return "-a '(__fish_complete_directories)'"
    values = list(value.words)
    if value.kind:
        values.append(f"(__shebao_values {value.kind})")
    return f"-a {_quoted(' '.join(values))}" if values else ""


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
