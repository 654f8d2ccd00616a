"""Bring the documentation up to date with the program: pictures, tables, and what its example commands print.

python -m docs            # write what changed
python -m docs --check    # write nothing; exit 1 if anything is out of date
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
from pathlib import Path

from checklists.packs import load_library
from checklists.text import Lang
from docs import man
from docs.draw_screens import NOW, draw
from docs.examples import run_again
from docs.tables import command_table, format_table, keeping_table, key_table

ROOT = Path(__file__).resolve().parent.parent
PAGES: dict[str, Lang] = {
    "README.md": "zh",
    "README.en.md": "en",
    "docs/usage.md": "zh",
    "docs/usage.en.md": "en",
    "docs/formats.md": "zh",
    "docs/formats.en.md": "en",
    "docs/paper.md": "zh",
    "docs/paper.en.md": "en",
}


def fill(page: str, name: str, content: str) -> str:
    """Return a page with what stands between `<!-- NAME -->` and the next `<!-- end -->` replaced."""
    begin, end = f"<!-- {name} -->", "<!-- end -->"
    return re.sub(f"{begin}\n.*?{end}", lambda _: f"{begin}\n\n{content}\n{end}", page, flags=re.DOTALL)


def up_to_date() -> dict[Path, str]:
    """Return what every file ought to hold."""
    drawn = asyncio.run(draw(load_library()))
    files = {ROOT / "docs" / "images" / f"{scene.name}.svg": scene.svg for scene in drawn}
    files |= {ROOT / name: man.page(lang) for name, lang in man.PAGES.items()}
    for name, lang in PAGES.items():
        page = (ROOT / name).read_text(encoding="utf-8")
        for scene in drawn:
            page = fill(page, f"screen {scene.name}", f"```text\n{scene.text}```\n")
        page = fill(fill(page, "keys", key_table(lang)), "commands", command_table(lang))
        page = fill(fill(page, "formats", format_table(lang)), "kept", keeping_table(lang))
        files[ROOT / name] = run_again(page, lang, lambda: NOW)
    return files


def main() -> int:
    """Write the files, or tell which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    check = parser.parse_args().check
    os.environ.pop("NO_COLOR", None)
    files = up_to_date()
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(path.relative_to(ROOT))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
