"""The guide to writing a pack: its example is a pack that loads, is drawn and exported; what it shows is true."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from checklists.case import Answers, Case
from checklists.formats import Export, render
from checklists.local_packs import Survey, survey_packs
from checklists.plan import make_plan
from checklists.text import LANGS, Lang
from docs.examples import commands_in
from tests.clock import NOW, frozen
from tui.cli import run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-pack"
PAGES: dict[Lang, str] = {"zh": "docs/authoring.md", "en": "docs/authoring.en.md"}
PAGE = pytest.mark.parametrize("lang", LANGS)


def read(lang: Lang) -> str:
    return (ROOT / PAGES[lang]).read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example as somebody copied it, in the folder where they work."""
    copy = tmp_path / "spring-lane"
    for path in sorted(EXAMPLE.rglob("*.toml")):
        target = copy / path.relative_to(EXAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return copy


@pytest.fixture
def survey(folder: Path) -> Survey:
    return survey_packs([folder])


def test_the_example_adds_and_replaces_what_the_guide_says(survey: Survey) -> None:
    (used,) = survey.used
    library = survey.library

    assert survey.refused == ()
    assert [replaced.id for replaced in used.replaced] == ["bring-window/appointment"]
    assert library.checklists["bring-window"].items[-1].id == "station-slip"
    assert library.checklists["station-visit"].items[0].origin == "spring-lane"
    assert library.channels["hall-window"].section("trouble").items[-1].id == "station-companion"
    assert library.channels["hall-window"].entries[-1].label.en == "Spring Lane community service station"


@PAGE
@pytest.mark.parametrize("form", ["html", "md"])
def test_the_example_is_on_paper_with_its_mark(survey: Survey, lang: Lang, form: str) -> None:
    case = Case("k7q2", "妈妈", NOW, Answers(channel="hall-window"), at=NOW)
    plan = make_plan(survey.library, case)
    mark = {"zh": "本地: 春风里服务站", "en": "local: Spring Lane"}[lang]

    paper = render(form, Export(survey.library, case, plan, lang, NOW.date())).decode()

    local = [item for _, item, _ in plan.items() if item.origin]
    assert len(local) == 5
    assert all(item.text.get(lang) in paper for item in local)
    assert paper.count(mark) == len(local) + 1  # and the way in
    assert survey.library.packs["spring-lane"].writer.get(lang) in paper


@PAGE
def test_every_piece_shown_is_in_the_example(lang: Lang) -> None:
    files = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.toml"))]
    pieces = re.findall(r"^```toml\n(.*?)^```$", read(lang), re.DOTALL | re.MULTILINE)

    assert len(pieces) >= 7
    assert [piece for piece in pieces if not any(piece in file for file in files)] == []


def test_both_languages_show_the_same_pieces_and_commands_under_the_same_headings() -> None:
    for pattern in (r"^```toml\n.*?^```$", r"^\$ .*$"):
        zh, en = (re.findall(pattern, read(lang), re.DOTALL * ("```" in pattern) | re.MULTILINE) for lang in LANGS)
        assert zh == en
    zh, en = (re.findall(r"^(#+) ", read(lang), re.MULTILINE) for lang in LANGS)
    assert zh == en


@PAGE
def test_its_commands_do_what_it_shows(
    folder: Path, lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHEBAO_LANG", lang)
    page = read(lang)
    shown = re.findall(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", page, re.MULTILINE)

    assert [command for command, _ in shown] == commands_in(page)
    for command, output in shown:
        code = run(command.split()[1:], clock=frozen)
        captured = capsys.readouterr()
        assert code == 0 or (code == 1 and command.startswith("shebao doctor")), (command, captured.err)
        assert not output or captured.out + captured.err == output, command


@PAGE
def test_what_it_links_to_is_there_and_every_terminal_can_show_it(lang: Lang) -> None:
    page = read(lang)

    assert all((ROOT / "docs" / target).is_file() for target in re.findall(r"\]\(([^)#]+)\)", page))
    assert not {char for char in page if unicodedata.east_asian_width(char) == "A"}


def test_the_example_names_no_address_of_its_own() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.toml")))

    assert "http" not in text
    assert not re.search(r"\.(com|cn|org|net)\b", text)
    assert set(re.findall(r"(?<![\d-])1[0-9]{4,}", text)) == {"12333"}
