"""Local packs: what is there keeps its place, what comes from a pack says so, and where packs are found."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checklists import contribution, paths
from checklists.library import Library
from checklists.local_packs import load_content, survey_packs
from checklists.overlay import Contribution
from checklists.pack_files import find_packs
from checklists.settings import load as load_settings
from checklists.settings import save as save_settings
from checklists.text import Text
from tests.domain.local_pack import BRING, BRING_FILE, STATION, faults, pack_files, write_local

pytestmark = pytest.mark.usefixtures("bundled")
ROOT = Path(__file__).parents[2]


def test_a_pack_adds_and_replaces_item_by_item(tmp_path: Path) -> None:
    survey = survey_packs([write_local(tmp_path / "a")])
    library = survey.library

    assert survey.refused == ()
    bring = library.checklists["bring-hall"]
    assert [(item.id, item.origin) for item in bring.items] == [
        ("id-card", ""),
        ("card", "station-pack"),
        ("slip", "station-pack"),
    ]
    assert bring.items[1].text.en == "Fetch your card at the station"
    assert bring.items[1].when == {}, "what the file does not say is not kept"
    assert bring.title.en == "What to bring"
    assert [entry.label.en for entry in library.channels["hall"].entries] == [
        "Platform, usable at the station",
        "Counter",
        "Station",
    ]
    trouble = library.channels["hall"].section("trouble").items
    assert [(item.id, item.text.en) for item in trouble] == [
        ("trouble-first", "Ask the station first"),
        ("trouble-more", "Then the street office"),
    ]
    assert library.cite("notice").en == "Station notice"
    assert library.terms[-1].term.en == "slip"


def test_new_items_of_a_correction_come_before_its_recheck(tmp_path: Path) -> None:
    library = survey_packs([write_local(tmp_path / "a")]).library

    assert [item.id for item in library.checklists["fix-record"].items] == ["apply", "call-station", "recheck"]


def test_new_lists_come_last_in_their_stage(tmp_path: Path) -> None:
    library = survey_packs([write_local(tmp_path / "a")]).library

    assert list(library.checklists) == ["bring-hall", "station", "check-record", "fix-record"]


def test_everything_from_a_pack_is_marked_and_nothing_else(tmp_path: Path) -> None:
    library = survey_packs([write_local(tmp_path / "a")]).library
    marked = {full_id for full_id, item, _ in library.items() if library.origin(item)}

    assert marked == {
        *("bring-hall/card", "bring-hall/slip", "fix-record/call-station", "station/go"),
        *("hall/trouble-first", "hall/trouble-more"),
    }
    assert library.origin(library.checklists["station"].items[0]) == Text("本地: 服务站", "local: Station")
    assert [library.origin(entry) is not None for entry in library.channels["hall"].entries] == [True, False, True]
    assert library.origin(library.checklists["station"]) == Text("本地: 服务站", "local: Station")
    assert library.origin(library.checklists["bring-hall"]) is None
    assert library.origin(library.channels["hall"]) is None


def test_items_age_from_the_review_of_their_pack_and_not_of_the_list_they_join(tmp_path: Path) -> None:
    library = survey_packs([write_local(tmp_path / "a")]).library
    reviewed = [item.reviewed for item in library.checklists["bring-hall"].items]

    assert reviewed[1:] == [date(2026, 10, 1), date(2026, 10, 9)]
    assert library.checklists["station"].items[0].reviewed is None, "its file has a date of its own"


def test_what_is_replaced_is_told_and_from_whom(tmp_path: Path) -> None:
    second = {BRING_FILE: BRING, "pack.toml": pack_files("second", "街道", "Street")["pack.toml"]}
    rest = dict.fromkeys(set(pack_files()) - set(second))

    survey = survey_packs([write_local(tmp_path / "a"), write_local(tmp_path / "b", {**rest, **second})])

    one, two = survey.used
    assert [(each.id, each.before) for each in one.replaced] == [
        ("bring-hall/card", ""),
        ("hall/trouble-first", ""),
        ("hall: www.12333.gov.cn", ""),
    ]
    assert one.added == 7
    assert [(each.id, each.before) for each in two.replaced] == [
        ("bring-hall/card", "station-pack"),
        ("bring-hall/slip", "station-pack"),
    ]
    assert survey.library.origin(survey.library.checklists["bring-hall"].items[1]) == Text(
        "本地: 街道", "local: Street"
    )


def test_the_second_of_two_packs_with_one_id_is_refused(tmp_path: Path) -> None:
    again = write_local(tmp_path / "b", {"checklists/station.toml": None})

    survey = survey_packs([write_local(tmp_path / "a"), again])

    assert [used.folder for used in survey.used] == [tmp_path / "a"]
    assert faults(survey) == ["pack.toml: id: Another pack has this id."]


def test_two_packs_cannot_both_bring_one_new_list(tmp_path: Path) -> None:
    survey = survey_packs([write_local(tmp_path / "a"), write_local(tmp_path / "b", pack_id="two")])

    assert [used.pack.id for used in survey.used] == ["station-pack"]
    assert faults(survey)[0].startswith("checklists/station.toml: stage: This list is there already,")


def test_a_pack_may_change_what_an_earlier_one_added(tmp_path: Path) -> None:
    item = STATION[STATION.index("[[item]]") :].replace("Go to the station", "Go there early")
    changes: dict[str, str | bytes | None] = dict.fromkeys(pack_files())
    changes |= {
        "pack.toml": pack_files("second")["pack.toml"],
        "checklists/station.toml": f'id = "station"\n{item}',
    }

    survey = survey_packs([write_local(tmp_path / "a"), write_local(tmp_path / "b", changes)])

    assert faults(survey) == []
    assert survey.library.checklists["station"].items[0].text.en == "Go there early"


def test_a_region_is_changed_note_by_note(tmp_path: Path) -> None:
    def region(text: str) -> str:
        return f'id = "bj"\n{text}[[note]]\nid = "book"\ntext.zh = "北京：先预约"\ntext.en = "Beijing: book first"\n'

    head = 'name.zh = "北京"\nname.en = "Beijing"\nreviewed = 2026-10-01\n'
    whole = write_local(tmp_path / "a", {"regions/bj.toml": region(head)})
    change = dict.fromkeys(pack_files(), None) | {"pack.toml": pack_files("second")["pack.toml"]}
    change |= {"regions/bj.toml": region("").replace("book first", "book early")}

    survey = survey_packs([whole, write_local(tmp_path / "b", change)])

    assert faults(survey) == []
    (note,) = survey.library.regions["bj"].notes
    assert (note.text.en, note.origin, note.reviewed) == ("Beijing: book early", "second", date(2026, 10, 1))


# The compiled copy


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every time a pack was parsed and checked rather than taken from the compiled copy."""
    made: list[object] = []
    real = contribution.read_contribution

    def counted(*args: object) -> Contribution | None:
        made.append(args)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(contribution, "read_contribution", counted)
    return made


def test_bundle_and_packs_are_compiled_together(tmp_path: Path, readings: list[object]) -> None:
    folder, cache = write_local(tmp_path / "a"), tmp_path / "content"

    first, _ = load_content([folder], cache=cache)
    second, refused = load_content([folder], cache=cache)

    assert len(readings) == 1
    assert refused == ()
    assert repr(second) == repr(first)
    assert second.packs["station-pack"].writer.en == "Street service station"


def test_any_change_of_a_pack_or_of_the_packs_is_seen(tmp_path: Path, readings: list[object], bundled: Library) -> None:
    one, cache = write_local(tmp_path / "a", {"checklists/station.toml": None}), tmp_path / "content"
    two = write_local(tmp_path / "b", {"checklists/station.toml": None}, "two")
    load_content([one], cache=cache)
    (one / BRING_FILE).write_text(BRING.replace("Bring the slip", "Bring a slip"))

    changed, _ = load_content([one], cache=cache)
    assert changed.checklists["bring-hall"].items[-1].text.en == "Bring a slip"
    assert load_content([one, two], cache=cache)[0].checklists["bring-hall"].items[-1].origin == "two"
    assert load_content([two, one], cache=cache)[0].checklists["bring-hall"].items[-1].origin == "station-pack"
    assert load_content([], cache=cache)[0] == bundled
    assert len(readings) == 6


def test_a_refused_pack_is_told_at_every_start(tmp_path: Path) -> None:
    bad, cache = write_local(tmp_path / "a", {BRING_FILE: "?"}), tmp_path / "content"

    for _ in range(2):
        library, refused = load_content([bad], cache=cache)
        assert [each.folder for each in refused] == [bad]
        assert library.packs == {}
    assert not cache.exists()


def test_a_pack_that_cannot_be_read_does_not_slow_down_the_rest(tmp_path: Path, readings: list[object]) -> None:
    gone, cache = tmp_path / "nowhere", tmp_path / "content"

    for _ in range(2):
        library, refused = load_content([gone, write_local(tmp_path / "a")], cache=cache)
        assert list(library.packs) == ["station-pack"]
        assert [each.folder for each in refused] == [gone]
    assert len(readings) == 1


START = """
import sys
from pathlib import Path
from checklists.local_packs import load_content
load_content([Path(sys.argv[1])], cache=Path(sys.argv[2]))
print(*(name for name in ("pydantic", "tomllib") if name in sys.modules))
"""


def test_only_the_first_start_with_a_pack_needs_parser_and_validator(tmp_path: Path) -> None:
    folder = write_local(tmp_path / "a", {name: None for name in pack_files() if name != "pack.toml"})

    def start() -> str:
        command = [sys.executable, "-c", START, str(folder), str(tmp_path / "content")]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    assert start() == "pydantic tomllib"
    assert start() == ""


# Where packs are named


def test_packs_are_laid_over_in_order_of_nearness_and_each_once(tmp_path: Path) -> None:
    system = tmp_path / "system"
    for name in ("b", "a", ".hidden"):
        write_local(system / name)
    (system / "README").write_text("")
    a, b = system / "a", system / "b"

    assert find_packs(system, [], []) == (a, b)
    assert find_packs(system, ["/srv/x"], ["y"]) == (a, b, Path("/srv/x"), Path("y"))
    assert find_packs(system, [], [str(a), "y"]) == (b, a, Path("y"))
    assert find_packs(tmp_path / "nowhere", [], []) == ()


def test_the_administrators_folder_is_not_asked_of_the_persons_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEBAO_SYSTEM_PACKS", "/tmp/mine")

    assert paths.system_packs({}) == Path("/etc/shebao/packs")
    assert paths.system_packs({"SHEBAO_SYSTEM_PACKS": "/srv/packs"}) == Path("/srv/packs")
    assert "/tmp/mine" not in paths.ADMINISTRATOR.values()


@pytest.mark.parametrize("value", ['"/srv/a"', '["a"]', '["~/a"]', "[1]", '["/a\\u001b"]', str(["/a"] * 21), "{}"])
def test_packs_of_the_settings_are_full_paths_or_count_as_not_settled(tmp_path: Path, value: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'packs = {value}\ntheme = "dark"\n')

    loaded, complaints = load_settings(file)

    assert (loaded.packs, loaded.theme) == ((), "dark")
    assert len(complaints) == 1
    assert "full paths" in complaints[0].en


def test_packs_of_the_settings_are_never_written_by_the_program(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('packs = ["/srv/a"]\n')
    file.chmod(0o600)
    tmp_path.chmod(0o700)
    loaded, _ = load_settings(file)

    save_settings(replace(loaded, language="en", packs=()), file)

    assert load_settings(file)[0].packs == ("/srv/a",) == loaded.packs
