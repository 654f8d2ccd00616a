"""What a case looks like outside of the program: its file, and the forms in which it is exported and read in.

The names of the package are those of `forms`, which is imported when one of them is asked for: most commands need only
a module that lies beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklists.formats.forms import FORMATS, Export, Format, Part, find_format, module_of, render, render_all
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from checklists.formats import forms

        return getattr(forms, name)


__all__ = ["FORMATS", "Export", "Format", "Part", "find_format", "module_of", "render", "render_all"]
