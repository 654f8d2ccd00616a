from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.assembly import assemble
from checklists.boundary import MAX_BYTES, Faults
from checklists.errors import ContentError
from checklists.library import Library
from checklists.model import Showing, Stage
from checklists.packs import load_library
from checklists.text import Text
from tests.domain.example_pack import example_files, faults_of, spoil, write_pack

BRING = "checklists/bring-hall.toml"


def test_what_the_files_say_is_in_the_library(tmp_path: Path) -> None:
    library = load_library(write_pack(tmp_path))

    bring = library.checklists["bring-hall"]
    card = bring.items[1]
    hall = library.channels["hall"]
    assert (bring.stage, bring.title, bring.reviewed) == (
        Stage.BRING,
        Text("带什么", "What to bring"),
        date(2026, 11, 21),
    )
    assert (card.guide, card.local, card.long) == ("site#bring/bring-first", True, False)
    assert card.when == {"for_whom": ("self", "proxy"), "topics": ("pension",)}
    assert hall.can_show == {"pension": Showing.FULL, "medical": Showing.UNKNOWN}
    assert [entry.value for entry in hall.entries] == ["www.12333.gov.cn", ""]
    assert library.questions["for_whom"].default == ("self",)
    assert library.sources["si-law"].effective == date(2011, 7, 1)
    assert library.terms[0].term.en == "contribution base"


def test_channels_are_in_the_order_of_the_index_and_checklists_in_that_of_the_job(tmp_path: Path) -> None:
    index = b'channels = ["site", "hall"]\nchecklists = ["fix-record", "check-record", "bring-hall"]\n'

    library = load_library(write_pack(tmp_path, {"index.toml": index}))

    assert list(library.channels) == ["site", "hall"]
    assert list(library.checklists) == ["bring-hall", "check-record", "fix-record"]


@pytest.mark.parametrize(
    ("index", "fault"),
    [
        (
            'channels = ["hall", "site"]\nchecklists = ["bring-hall", "check-record"]',
            "checklists/fix-record.toml: It is not in",
        ),
        (
            'channels = ["hall", "site", "gone"]\nchecklists = []',
            "index.toml: channels: channels/gone.toml is listed, but",
        ),
        ('channels = ["hall", "hall"]\nchecklists = []', "index.toml: channels: hall is listed twice"),
        ('channels = ["../hall"]\nchecklists = []', "index.toml: channels: channels/../hall.toml is listed, but"),
        ('channels = ["hall"]', "index.toml: checklists: It is missing"),
    ],
)
def test_every_file_is_in_the_index_exactly_once(tmp_path: Path, index: str, fault: str) -> None:
    faults = faults_of(write_pack(tmp_path, {"index.toml": index.encode()}))

    assert any(line.startswith(fault) for line in faults), faults


def test_what_an_editor_leaves_behind_is_no_content(tmp_path: Path) -> None:
    write_pack(tmp_path, {f"{BRING}~": b"?", "checklists/.bring-hall.toml": b"?", "checklists/notes.txt": b"?"})

    assert faults_of(tmp_path) == []


def test_windows_files_are_welcome(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + example_files()[BRING].replace("\n", "\r\n").encode()

    assert load_library(write_pack(tmp_path / "windows", {BRING: windows})) == load_library(
        write_pack(tmp_path / "unix")
    )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ('title.zh = "a"\ntitle.en = "带"'.encode("gb18030"), "Line 2 is not UTF-8; save the file as UTF-8."),
        ("id = 1".encode("utf-16"), "Line 1 is not UTF-8; save the file as UTF-8."),
        (b'id = "a"\nstage = \n', "Line 2 is not TOML: Invalid value"),
        (b'id = \n\nstage = "bring"\n', "Line 1 is not TOML: Invalid value"),
        (b'id = "a"\n\nid = "b"\n', "Line 3 is not TOML: The same key stands there twice"),
        (b'id = "\x1b[2J"', "Line 1 is not TOML: Illegal character"),
        (b"id = " + b"[" * 5000 + b"]" * 5000, "It is nested too deeply; no content file needs that."),
        (b"id = " + b"9" * 5000, "A number is too long to be read."),
        (b"id = 0x" + b"f" * 5000, "id: It must be text in quotes."),
        (b"a" + b".a" * 17 + b" = 1", "Line 1: a key has more than 16 dots."),
        (b"[[a" + b".a" * 17 + b"]]", "Line 1: a key has more than 16 dots."),
        (b"id = '1'\nx = { a" + b".a" * 17 + b" = 1 }", "Line 2: a key has more than 16 dots."),
        (b'x = ["""\n"""", {a' + b".a" * 17 + b' = 1}, "y"]', "Line 2: a key has more than 16 dots."),
        (b"#" * (MAX_BYTES + 1), "It is larger than 256 kB; split it."),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path: Path, data: bytes, fault: str) -> None:
    faults = faults_of(write_pack(tmp_path, {BRING: data}))

    assert any(line.startswith(f"{BRING}: {fault}") for line in faults), faults


def test_dots_in_sentences_and_comments_are_not_counted(tmp_path: Path) -> None:
    dots = "1." * 40
    text = example_files()[BRING].replace("The counter goes by it", f"The counter # goes [by] it {dots}")

    assert faults_of(write_pack(tmp_path, {BRING: f"{text}\n# {dots}\n".encode()})) == []


def test_links_pipes_folders_and_missing_files_are_refused_without_waiting(tmp_path: Path) -> None:
    write_pack(tmp_path, {"sources.toml": None, "glossary.toml": None, "questions.toml": None, "index.toml": None})
    (tmp_path / "sources.toml").symlink_to(tmp_path / BRING)
    os.mkfifo(tmp_path / "glossary.toml")
    (tmp_path / "questions.toml").mkdir()

    refusal = "It is a link, a folder or a pipe; it must be the file itself."
    assert faults_of(tmp_path) == [
        "index.toml: There is no such file.",
        f"questions.toml: {refusal}",
        f"sources.toml: {refusal}",
        f"glossary.toml: {refusal}",
    ]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(tmp_path)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    assert "index.toml: It cannot be read (Permission denied); check its permissions." in faults_of(tmp_path)


@pytest.mark.parametrize("name", ["Bring.toml", "a b.toml", "\u202e.toml", "\x1b[2J.toml", ".toml.toml"])
def test_a_file_whose_name_is_no_id_is_a_fault(tmp_path: Path, name: str) -> None:
    write_pack(tmp_path, {f"channels/{name}": b""})

    faults = faults_of(tmp_path)
    hidden = name.startswith(".")
    assert [line.partition(": ")[2] for line in faults] == (
        [] if hidden else ["A file name is lower-case letters, digits and hyphens, then .toml."]
    )
    assert all(line.isprintable() for line in faults)


def test_a_folder_that_is_no_pack_says_so(tmp_path: Path) -> None:
    assert "channels/: This folder cannot be read." in faults_of(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (BRING, 'text.en = "Bring your card"', "", "bring-hall/card: text.en: The English wording is missing."),
        (BRING, 'title.zh = "带什么"', "", "title.zh: The Chinese wording is missing."),
        (BRING, 'stage = "bring"', "", "stage: It is missing."),
        (BRING, 'stage = "bring"', 'stage = "bringing"', "stage: It must be one of: choose, bring, safety, query,"),
        (BRING, "reviewed = 2026-11-21", 'reviewed = "soon"', "reviewed: It must be a day such as 2026-11-21"),
        (BRING, "reviewed = 2026-11-21", "reviewed = 2026-11-21T10:00:00", "reviewed: It must be a day such as"),
        (BRING, "volatile = true", 'volatile = "yes"', "bring-hall/id-card: volatile: It must be true or false"),
        (BRING, "volatile = true", "volatile = 1", "bring-hall/id-card: volatile: It must be true or false"),
        (BRING, 'covers = ["S47"]', 'covers = "S47"', "bring-hall/id-card: covers: It must be a list"),
        (BRING, 'covers = ["S47"]', "covers = [47]", "bring-hall/id-card: covers.1: It must be text in quotes."),
        (BRING, "local = true", "locol = true", "bring-hall/card: locol: There is no such key; did you mean local?"),
        (BRING, "[[item]]", "[[items]]", "items: There is no such key; did you mean item?"),
        (BRING, "local = true", "xyz = true", "bring-hall/card: xyz: There is no such key; there are: id, text, why,"),
        (BRING, 'intro.zh = "前一天备好。"\nintro.en', "intro", "intro: It needs both languages: .zh = and .en =."),
        (
            BRING,
            'text.zh = "带社保卡"',
            'text.zh = "带"\ntext.fr = "a"',
            "bring-hall/card: text.fr: There is no such key;",
        ),
        (BRING, 'when = { for_whom = ["self"] }', "when = 3", "when: It must be a table of keys."),
        ("channels/hall.toml", 'value = "www.12333.gov.cn"', "value = 1", "entry.1.value: It must be text in quotes."),
        (
            "channels/hall.toml",
            "[[guide.limits]]",
            "[[guide.limit]]",
            "guide.limit: It must be one of: can-show, bring,",
        ),
        ("channels/hall.toml", 'text.zh = "先看这一条"', "", "hall/can-show-first: text.zh: The Chinese wording is"),
        ("channels/hall.toml", 'id = "steps-first"', "", "guide.steps.1.id: It is missing."),
        (
            "questions.toml",
            'id = "pension"\ntext.zh = "养老缴费"',
            'id = "pension"',
            "topics/pension: text.zh: The Chinese",
        ),
        ("sources.toml", 'kind = "law"', 'kind = "lore"', "si-law: kind: It must be one of: law, page, third-party."),
        ("glossary.toml", 'term.zh = "缴费基数"', "", "term.1.term.zh: The Chinese wording is missing."),
        ("glossary.toml", "[[term]]", "[[terms]]", "terms: There is no such key; did you mean term?"),
    ],
)
def test_what_does_not_fit_is_named_by_file_item_and_key(
    tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    faults = faults_of(spoil(tmp_path, file, old, new))

    assert any(line.startswith(f"{file}: {fault}") for line in faults), faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("question = [1]", "question.1: It must be a table of keys."),
        ("question = 1", "question: It must be a list in square brackets."),
        ("[[question]]\nid = 'topics'\noption = [[1]]", "topics: option.1: It must be a table of keys."),
        ("[[question]]\nid = 1\noption = [{}]", "question.1.option.1.id: It is missing."),
    ],
)
def test_values_of_another_shape_altogether_are_named_too(tmp_path: Path, text: str, fault: str) -> None:
    faults = faults_of(write_pack(tmp_path, {"questions.toml": text.encode()}))

    assert f"questions.toml: {fault}" in faults


@pytest.mark.parametrize(
    ("hostile", "name"),
    [
        ("\\u001b[2J", "U+001B"),
        ("\\u202e", "U+202E"),
        ("\\u200b", "U+200B"),
        ("\u2066", "U+2066"),
        ("\\n", "U+000A"),
        ("e\\u0301", "NFC"),
    ],
)
def test_text_that_hides_or_steers_is_refused_by_name_and_not_repeated(tmp_path: Path, hostile: str, name: str) -> None:
    faults = faults_of(spoil(tmp_path, BRING, "Bring your card", f"Bring {hostile} card"))

    assert len(faults) == 1
    assert faults[0].startswith(f"{BRING}: bring-hall/card: text.en: It has ")
    assert name in faults[0]
    assert faults[0].isascii()
    assert faults[0].isprintable()


def test_hostile_keys_are_refused_and_shown_clean(tmp_path: Path) -> None:
    faults = faults_of(spoil(tmp_path, BRING, "local = true", f'"\\u202e{"k" * 10_000}" = true'))

    key = "k" * 37 + "..."
    assert [line.partition(";")[0] for line in faults] == [
        f"{BRING}: bring-hall/card: {key}: It has a character that hides or steers, U+202E",
        f"{BRING}: bring-hall/card: {key}: There is no such key",
    ]


def test_all_faults_come_at_once_and_the_list_ends_somewhere(tmp_path: Path) -> None:
    files = example_files()
    changes = {
        BRING: files[BRING].replace("stage = ", "stag = ").encode(),
        "sources.toml": files["sources.toml"].replace('"law"', '"lore"').encode(),
        "checklists/fix-record.toml": b"[[item]]\nnope = 1\n" * 100,
    }

    with pytest.raises(ContentError) as caught:
        load_library(write_pack(tmp_path, changes))

    problems = caught.value.problems
    assert {problem.file for problem in problems} == {"sources.toml", BRING, "checklists/fix-record.toml"}
    assert len(problems) == 50
    message = caught.value.message
    assert message.en.startswith("Faults in the content: 307. The first: sources.toml: si-law: kind: ")
    assert message.en.endswith("Another 257 are not listed.")
    assert "307处错误" in message.zh


@st.composite
def spoiled_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file of the example with a piece cut out, put elsewhere, or replaced by noise."""
    name = draw(st.sampled_from(sorted(example_files())))
    data = example_files()[name].encode()
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 80)))
    filler = draw(
        st.binary(max_size=12)
        | st.sampled_from(
            [b"", b'"', b"=", b"[[item]]\n", b"[", b"{}", b"true", b"0x1", b"nan", b"1979-05-27", data[:end]]
        )
    )
    return name, data[:start] + filler + data[end:]


def loads_or_says_why(name: str, data: bytes) -> None:
    files = {**{each: text.encode() for each, text in example_files().items()}, name: data}
    faults = Faults()
    assembled = assemble(list(files), files, faults)
    assert isinstance(assembled, Library) != bool(faults.total)


@given(st.sampled_from(sorted(example_files())), st.binary(max_size=200))
def test_any_bytes_make_a_library_or_faults(name: str, data: bytes) -> None:
    loads_or_says_why(name, data)


@given(spoiled_files())
def test_any_damage_makes_a_library_or_faults(spoiled: tuple[str, bytes]) -> None:
    loads_or_says_why(*spoiled)
