"""Completion for bash. What was typed is taken apart without ever being evaluated, and values are quoted to fit."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from tui.completion import HIDDEN
from tui.completion.grammar import Grammar, Value, valued_flags

_SCRIPT = r"""# bash completion for shebao, made by: shebao completion bash

# Take the line apart: _words holds what was typed before the cursor, without quotes; _word the last, unfinished one;
# _quote the quote that is open in it; _kept how much of it readline leaves alone.
_shebao_split() {
    local line=${COMP_LINE:0:COMP_POINT} i c in_word= before=0
    _words=() _word= _quote= _kept=0
    for ((i = 0; i < ${#line}; i++)); do
        c=${line:i:1}
        if [[ $_quote == "'" ]]; then
            if [[ $c == "'" ]]; then _quote= _kept=$before; else _word+=$c; fi
        elif [[ $_quote == '"' ]]; then
            if [[ $c == '"' ]]; then
                _quote= _kept=$before
            elif [[ $c == \\ && ${line:i+1:1} == [\"\\\$\`] ]]; then
                i=$((i + 1)) _word+=${line:i:1}
            else
                _word+=$c
            fi
        elif [[ $c == [[:space:]] ]]; then
            [[ -n $in_word ]] && _words+=("$_word")
            _word= in_word= _kept=0
        else
            in_word=1
            case $c in
                \\) i=$((i + 1)) _word+=${line:i:1} ;;
                \' | \") _quote=$c before=$_kept _kept=${#_word} ;;
                *)
                    _word+=$c
                    [[ $COMP_WORDBREAKS == *"$c"* ]] && _kept=${#_word}
                    ;;
            esac
        fi
    done
}

# Offer a value, if the unfinished word is its beginning, quoted as the place asks for.
_shebao_offer() {
    [[ $1 == "$_word"* ]] || return 0
    local value=${1:_kept}
    case $_quote in
        \') value=${value//\'/\'\\\'\'} ;;
        \")
            value=${value//\\/\\\\} value=${value//\"/\\\"} value=${value//\$/\\\$} value=${value//\`/\\\`}
            value=${value//\!/\"\'\!\'\"}
            ;;
        *) printf -v value %q "$value" ;;
    esac
    COMPREPLY+=("$_lead$value")
}

_shebao_values() {
    local value
    case $1 in
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
        *)
            while IFS= read -r value; do
                _shebao_offer "${value%%$'\t'*}"
            done < <(command "${_words[0]/#\~\//$HOME/}" %(hidden)s "$1" -- "$_case" 2>/dev/null)
            ;;
    esac
}

_shebao() {
    local _words _word _quote _kept _lead= _case= _flags=() command= last= place=0 i word
    COMPREPLY=()
    _shebao_split
    for ((i = 1; i < ${#_words[@]}; i++)); do
        word=${_words[i]} last=
        case $word in
            %(valued)s) last=$word i=$((i + 1)) ;;
            -?*) ;;
            *)
                if [[ -z $command ]]; then
                    command=$word
                else
                    place=$((place + 1))
                    [[ -z $_case ]] && _case=$word
                fi
                ;;
        esac
    done
    if [[ $_word == --*=* ]]; then # an option and its value in one word
        last=${_word%%=*}
        i=$((${#last} + 1))
        _word=${_word:i}
        if ((_kept < i)); then _lead=$last= _kept=0; else _kept=$((_kept - i)); fi
    elif ((i <= ${#_words[@]})); then
        last= # it has its value
    fi
    if [[ -n $last ]]; then
        case $command/$last in
%(options)s
        esac
        return
    fi
    if [[ $_word == -* ]]; then
        case $command in
%(flags)s
        esac
        for word in "${_flags[@]}"; do _shebao_offer "$word"; done
        return
    fi
    case $command/$place in
%(places)s
    esac
}

complete -F _shebao shebao
"""


def script(grammars: Sequence[Grammar]) -> str:
    """Return the script.

    Args:
        grammars: What may stand where; the first is for what stands before any command.
    """
    _, *commands = grammars
    options = [
        f"            {'|'.join(f'{_pattern(grammar.name)}/{flag}' for flag in option.flags)}) {offer} ;;"
        for grammar in grammars
        for option in grammar.options
        if (offer := _offer(option.value))
    ]
    flags = [f"            {_pattern(grammar.name)}) _flags=({' '.join(grammar.flags)}) ;;" for grammar in grammars]
    places = [f"        /0) {_offer(Value('', words=tuple(grammar.name for grammar in commands)))} ;;"]
    for grammar in commands:
        for place, value in enumerate(grammar.values):
            pattern = f"{grammar.name}/{'*' if value.repeats else place}"
            if _offer(value):
                places.append(f"        {pattern}) {_offer(value)} ;;")
    parts = {
        "hidden": HIDDEN,
        "valued": "|".join(valued_flags(tuple(grammars))),
        "options": "\n".join(options),
        "flags": "\n".join(flags),
        "places": "\n".join(places),
    }
    text = _SCRIPT
    for name, part in parts.items():
        text = text.replace(f"%({name})s", part)
    return text


def _pattern(name: str) -> str:
    return name or '""'


def _offer(value: Value | None) -> str:
    """Return the commands that offer what may stand for a value; empty if there is nothing to offer."""
    if value is None:
        return ""
    parts = []
    if value.words:
        words = " ".join(map(shlex.quote, value.words))
        parts.append(f'for word in {words}; do _shebao_offer "$word"; done')
    if value.kind:
        parts.append(f"_shebao_values {value.kind}")
    return "; ".join(parts)
