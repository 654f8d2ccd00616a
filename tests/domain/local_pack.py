"""A small local pack over the example content, to be put on disk and then spoiled in one place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checklists.local_packs import Survey

BRING_FILE = "checklists/bring-hall.toml"

PACK = """\
id = "{id}"
name.zh = "{zh}"
name.en = "{en}"
office.zh = "街道服务站"
office.en = "Street service station"
reviewed = 2026-10-01
"""

BRING = """\
id = "bring-hall"

[[item]]
id = "card"
text.zh = "到站里领社保卡"
text.en = "Fetch your card at the station"
guide = "#bring"

[[item]]
id = "slip"
text.zh = "带引导单"
text.en = "Bring the slip"
reviewed = 2026-10-09
"""

FIX = """\
id = "fix-record"

[[item]]
id = "call-station"
text.zh = "给站里打电话"
text.en = "Call the station"
"""

STATION = """\
id = "station"
stage = "bring"
title.zh = "先到站里"
title.en = "The station first"
reviewed = 2026-10-02

[[item]]
id = "go"
text.zh = "到站里去"
text.en = "Go to the station"
sources = ["notice"]
"""

HALL = """\
id = "hall"

[[entry]]
kind = "web"
label.zh = "平台，站里能上"
label.en = "Platform, usable at the station"
value = "www.12333.gov.cn"
sources = ["page-12333"]

[[entry]]
kind = "place"
label.zh = "服务站"
label.en = "Station"
official = false

[[guide.trouble]]
id = "trouble-first"
text.zh = "先找服务站"
text.en = "Ask the station first"

[[guide.trouble]]
id = "trouble-more"
text.zh = "再找街道"
text.en = "Then the street office"
"""

SOURCES = """\
[[source]]
id = "notice"
kind = "third-party"
title.zh = "服务站通知"
title.en = "Station notice"
issuer.zh = "服务站"
issuer.en = "The station"
"""

GLOSSARY = """\
[[term]]
term.zh = "引导单"
term.en = "slip"
meaning.zh = "服务站开的单子"
meaning.en = "A paper from the station"
"""


def pack_files(pack_id: str = "station-pack", zh: str = "服务站", en: str = "Station") -> dict[str, str]:
    """Return the files of the pack by their names inside it."""
    return {
        "pack.toml": PACK.format(id=pack_id, zh=zh, en=en),
        "checklists/bring-hall.toml": BRING,
        "checklists/fix-record.toml": FIX,
        "checklists/station.toml": STATION,
        "channels/hall.toml": HALL,
        "sources.toml": SOURCES,
        "glossary.toml": GLOSSARY,
    }


def write_local(
    folder: Path, changes: Mapping[str, str | bytes | None] | None = None, pack_id: str = "station-pack"
) -> Path:
    """Put the pack on disk.

    Args:
        folder: Where to; made if missing.
        changes: Files to write otherwise, or to leave out.
        pack_id: The pack's id.
    """
    for name, data in ({**pack_files(pack_id)} | dict(changes or {})).items():
        if data is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def spoil_local(folder: Path, file: str, old: str, new: str) -> Path:
    """Put the pack on disk with one place of one file replaced."""
    text = pack_files()[file]
    assert old in text, f"{file} has no {old!r} to replace"
    return write_local(folder, {file: text.replace(old, new, 1)})


def faults(survey: Survey) -> list[str]:
    """Return what is wrong with packs that were refused, a line for each fault."""
    return [problem.line("en") for refused in survey.refused for problem in refused.problems]
