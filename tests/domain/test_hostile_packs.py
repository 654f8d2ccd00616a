"""Packs that are not taken: each is refused whole, in clean sentences, and harms nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklists.boundary import MAX_BYTES, distrust
from checklists.library import Library
from checklists.local_packs import survey_packs
from checklists.text import is_clean
from tests.domain.local_pack import BRING, BRING_FILE, HALL, faults, pack_files, spoil_local, write_local

pytestmark = pytest.mark.usefixtures("bundled")


def refused_whole(folder: Path, bundled: Library) -> list[str]:
    """Return the faults of a pack that is refused in clean sentences and leaves the content as it was."""
    survey = survey_packs([folder])

    assert survey.library == bundled
    assert survey.used == ()
    (refused,) = survey.refused
    for wording in (refused.message.zh, refused.message.en):
        assert is_clean(wording)
        assert str(folder) in wording
        assert refused.problems[0].file in wording
        assert len(wording) < 600
    lines = faults(survey)
    assert all(line.isprintable() and len(line) < 400 for line in lines)
    return lines


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (BRING_FILE, 'text.en = "Bring the slip"', "", "bring-hall/slip: text.en: The English wording is missing."),
        (BRING_FILE, '"#bring"', '"#brin"', "bring-hall/card: guide: There is no such place in hall."),
        (BRING_FILE, '"slip"', '"card"', "bring-hall/card: The id is used twice."),
        (BRING_FILE, '"slip"', '"Slip"', "bring-hall/Slip: An id is lower-case letters, digits and hyphens."),
        (BRING_FILE, 'id = "bring-hall"', 'id = "bring"', "id: It differs from the file name bring-hall.toml."),
        (BRING_FILE, 'id = "bring-hall"', 'id = "bring-hall"\nstage = "bring"', "stage: This list is there already,"),
        (BRING_FILE, "reviewed = 2026-10-09", "origin = 'me'", "bring-hall/slip: origin: There is no such key;"),
        (BRING_FILE, "reviewed = 2026-10-09", "reviewd = 2026-10-09", "bring-hall/slip: reviewd: There is no such key"),
        (BRING_FILE, "reviewed = 2026-10-09", "branch = 'fix-record'", "bring-hall/slip: branch: Only items of verify"),
        (BRING_FILE, "reviewed = 2026-10-09", "sources = ['nope']", "bring-hall/slip: sources: There is no nope;"),
        (BRING_FILE, "Bring the slip", "Bring " + "a" * 80, "bring-hall/slip: Too long: 4 Chinese (at most 30) or 86"),
        (
            BRING_FILE,
            "Bring the slip",
            "Bring it，now",
            "bring-hall/slip: text: There is a Chinese mark in English: ，",
        ),
        ("checklists/station.toml", 'stage = "bring"', "", "stage: It is missing."),
        ("checklists/station.toml", '"bring"', '"verify"', "station/go: branch: The correction checklist is missing."),
        ("channels/hall.toml", "www.12333.gov.cn", "www.12333.com", "entry.1.value: www.12333.com is not in the list"),
        ("channels/hall.toml", "page-12333", "page-1233", "entry.1.sources: There is no page-1233; did you mean"),
        ("channels/hall.toml", '"trouble-more"', '"steps-first"', "hall/steps-first: The id is used twice."),
        (
            "channels/hall.toml",
            "[[guide.trouble]]",
            "[[guide.troubles]]",
            "guide.troubles: It must be one of: can-show",
        ),
        ("sources.toml", '"third-party"', '"rumour"', "notice: kind: It must be one of: law, page, third-party."),
        ("glossary.toml", "A paper from the station", "", "term.1.meaning: The English wording is missing."),
        ("pack.toml", 'office.zh = "街道服务站"\noffice.en = "Street service station"', "", "author: Name the author"),
        ("pack.toml", "服务站", "春风里社区综合服务中心东站", "name: Too long: at most 12 Chinese and 24 English"),
        ("pack.toml", '"station-pack"', '"Station Pack"', "id: An id is lower-case letters, digits and hyphens."),
        ("pack.toml", "reviewed = 2026-10-01", "", "reviewed: It is missing."),
    ],
)
def test_a_fault_is_named_by_file_item_and_key(
    tmp_path: Path, bundled: Library, file: str, old: str, new: str, fault: str
) -> None:
    lines = refused_whole(spoil_local(tmp_path / "a", file, old, new), bundled)

    assert any(line.startswith(f"{file}: {fault}") for line in lines), lines


def test_a_misspelt_file_name_is_asked_about(tmp_path: Path, bundled: Library) -> None:
    lines = refused_whole(write_local(tmp_path / "a", {BRING_FILE: None, "checklists/bring-hal.toml": BRING}), bundled)

    assert (
        "checklists/bring-hal.toml: If this is to change bring-hall, the file must be called bring-hall.toml." in lines
    )


def test_faults_of_ways_in_carry_the_numbers_of_the_packs_own_file(tmp_path: Path, bundled: Library) -> None:
    web = HALL[HALL.index("[[entry]]") : HALL.index('[[entry]]\nkind = "place"')]
    swapped = HALL.replace(web, "") + "\n" + web.replace('"page-12333"', '"nope"')

    lines = refused_whole(write_local(tmp_path / "a", {"channels/hall.toml": swapped}), bundled)

    assert [line.partition(": There")[0] for line in lines] == ["channels/hall.toml: entry.2.sources"]


HOSTILE: dict[str, bytes] = {
    "escape": b'"\\u001b[2J"',
    "raw C1": '"a\u009b2Jb"'.encode(),
    "bidi": b'"\\u202etxt.exe"',
    "isolate": '"\u2066abc"'.encode(),
    "zero width": b'"in\\u200bvisible"',
    "line separator": b'"a\\u2028b"',
    "tag": b'"a\\U000E0041b"',
    "newline": b'"a\\nb"',
    "not composed": b'"e\\u0301"',
    "click": b'"[@click=app.quit]x[/]"',
    "colour": b'"[red]x"',
    "link": b'"[link=file:///etc/passwd]x[/link]"',
    "closing": b'"x[/nope]"',
    "tag of a page": b'"<script>x</script>"',
    "comment of a page": b'"<!-- x -->"',
    "field": b'"{zh}"',
    "huge": b'"' + b"a" * 100_000 + b'"',
    "number": b"0x" + b"f" * 6000,
    "not a number": b"nan",
    "table": b"{ a = 1 }",
    "deep": b"[" * 5000 + b"]" * 5000,
    "deep table": b"{a=" * 400 + b"1" + b"}" * 400,
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_values_are_refused_and_never_repeated(tmp_path: Path, bundled: Library, value: bytes) -> None:
    data = pack_files()[BRING_FILE].encode().replace(b'"Bring the slip"', value)

    assert refused_whole(write_local(tmp_path / "a", {BRING_FILE: data}), bundled)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xff\xfeid", "Line 1 is not UTF-8"),
        ('id = "带"'.encode("gb18030"), "Line 1 is not UTF-8"),
        (b"id = \x00", "Line 1 is not TOML"),
        (b'id = "a"\nid = "b"', "Line 2 is not TOML"),
        (b"a" + b".a" * 5000 + b" = 1", "Line 1: a key has more than 16 dots."),
        (b"[" + b"a." * 8000 + b"a]", "Line 1: a key has more than 16 dots."),
        (b"#" * (MAX_BYTES + 1), "It is larger than 256 kB; split it."),
        (b"[[item]]\nx = 1\n" * 10_000, "item.1.x: There is no such key;"),
        (b"", "id: It is missing."),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, bundled: Library, data: bytes, fault: str) -> None:
    lines = refused_whole(write_local(tmp_path / "a", {BRING_FILE: data}), bundled)

    assert any(line.startswith(f"{BRING_FILE}: {fault}") for line in lines), lines[:3]
    assert len(lines) <= 50


def _link_file(folder: Path) -> None:
    (folder / "sources.toml").rename(folder.with_suffix(".elsewhere"))
    (folder / "sources.toml").symlink_to(folder.with_suffix(".elsewhere"))


def _link_folder(folder: Path) -> None:
    (folder / "channels").rename(folder.with_suffix(".elsewhere"))
    (folder / "channels").symlink_to(folder.with_suffix(".elsewhere"))


def _link_pack(folder: Path) -> None:
    folder.rename(folder.with_suffix(".elsewhere"))
    folder.symlink_to(folder.with_suffix(".elsewhere"))


def _pipe(name: str) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)

    return put


def _folder_as_file(folder: Path) -> None:
    (folder / "pack.toml").unlink()
    (folder / "pack.toml").mkdir()


def _file_as_folder(folder: Path) -> None:
    (folder / "regions").write_text("")


def _gone(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def _file(folder: Path) -> None:
    _gone(folder)
    folder.write_text("")


def _no_pack_file(folder: Path) -> None:
    (folder / "pack.toml").unlink()


def _many(folder: Path) -> None:
    for number in range(101):
        (folder / f"checklists/x{number}.toml").write_text("")


def _big(folder: Path) -> None:
    for number in range(5):
        (folder / f"checklists/x{number}.toml").write_bytes(b"#" * 250_000)


def _write(name: str, data: str = "") -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(data)

    return put


def _mode(name: str, mode: int) -> Callable[[Path], None]:
    return lambda folder: (folder / name).chmod(mode)


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (_link_file, "sources.toml: It is a link, a folder or a pipe;"),
        (_link_folder, "channels: A pack has no place for it;"),
        (_link_pack, "a/: It is a link or a file; name the folder itself."),
        (_pipe("sources.toml"), "sources.toml: It is a link, a folder or a pipe;"),
        (_pipe("pack.toml"), "pack.toml: It is a link, a folder or a pipe;"),
        (_pipe("checklists/more.toml"), "checklists/more.toml: It is a link, a folder or a pipe;"),
        (_folder_as_file, "pack.toml/: A pack has no place for it;"),
        (_file_as_folder, "regions: A pack has no place for it;"),
        (_gone, "a/: It cannot be read (No such file or directory);"),
        (_file, "a/: It is a link or a file; name the folder itself."),
        (_no_pack_file, "pack.toml: It is missing; this is no pack."),
        (_many, "a/: It has more than 100 files; split it."),
        (_big, "a/: Its files are larger than 1 MB together; split it."),
        (_write("source.toml"), "source.toml: A pack has no place for it; it holds only pack.toml, sources.toml,"),
        (_write("questions.toml"), "questions.toml: A pack has no place for it;"),
        (_write("index.toml"), "index.toml: A pack has no place for it;"),
        (_write("channel/hall.toml"), "channel/: A pack has no place for it;"),
        (_write("checklists/Bring.toml"), "checklists/Bring.toml: A file name is lower-case letters,"),
        (_write("checklists/\u202e\x1b[2J.toml"), "checklists/[2J.toml: A file name is lower-case letters,"),
        (_mode(".", 0o777), "a/: Other users may change it, so it cannot be trusted;"),
        (_mode(".", 0o770), "a/: Other users may change it, so it cannot be trusted;"),
        (_mode("channels", 0o775), "channels/: Other users may change it, so it cannot be trusted;"),
        (_mode("channels/hall.toml", 0o666), "channels/hall.toml: Other users may change it,"),
        (_mode("pack.toml", 0o664), "pack.toml: Other users may change it,"),
    ],
)
def test_what_is_not_plainly_a_pack_of_ones_own_is_refused(
    tmp_path: Path, bundled: Library, harm: Callable[[Path], None], fault: str
) -> None:
    folder = write_local(tmp_path / "a")
    harm(folder)

    lines = refused_whole(folder, bundled)

    assert any(line.startswith(fault) for line in lines), lines


def test_only_what_is_ours_or_the_administrators_is_trusted() -> None:
    def status(uid: int, mode: int = 0o100644) -> os.stat_result:
        return os.stat_result((mode, 0, 0, 1, uid, 0, 0, 0, 0, 0))

    assert distrust(status(os.geteuid())) is None
    assert distrust(status(0)) is None
    stranger = distrust(status(os.geteuid() + 4321))
    assert stranger is not None
    assert "another user" in stranger.en


def test_what_an_editor_leaves_behind_and_notes_of_ones_own_are_no_content(tmp_path: Path) -> None:
    folder = write_local(
        tmp_path / "a", {"README.md": "?", "checklists/.x.toml": "?", "sources.toml~": "?", ".git/x.toml": "?"}
    )

    assert faults(survey_packs([folder])) == []


def test_a_faulty_pack_does_not_stand_in_the_way_of_a_good_one(tmp_path: Path) -> None:
    bad = write_local(tmp_path / "a", {BRING_FILE: "?"}, "bad")

    survey = survey_packs([bad, write_local(tmp_path / "b")])

    assert [used.pack.id for used in survey.used] == ["station-pack"]
    assert [refused.folder for refused in survey.refused] == [bad]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(pack_files())), data=st.binary(max_size=120), at=st.integers(0, 400))
def test_any_bytes_make_a_pack_or_faults(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes, at: int
) -> None:
    text = pack_files()[name].encode()
    survey = survey_packs([write_local(tmp_path_factory.mktemp("p"), {name: text[:at] + data + text[at:]})])

    assert len(survey.used) + len(survey.refused) == 1
    assert all(line.isprintable() for line in faults(survey))
