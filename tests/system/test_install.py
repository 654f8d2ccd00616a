"""The package as people get it: built, installed beside its locked dependencies alone, run from an empty home."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from checklists import __version__
from tests.system.ptys import ROOT, session

pytestmark = pytest.mark.slow


def pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], cwd=ROOT, check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built package."""
    folder = tmp_path_factory.mktemp("dist")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), ".")
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment of its own: what is locked for running, the package, and nothing else."""
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment, symlinks=True)
    python = str(environment / "bin" / "python")
    pip("--python", python, "install", "--require-hashes", "-r", "requirements/run.txt")
    pip("--python", python, "install", "--no-deps", "--no-index", str(wheel))
    return environment


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as home and place to work, from which the source cannot be imported."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shebao(installed: Path, *arguments: str) -> str:
    done = subprocess.run(
        [str(installed / "bin" / "shebao"), *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_package_holds_all_content_and_no_tests(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())

    wanted = {
        str(path.relative_to(ROOT))
        for package in ("checklists", "tui")
        for path in (ROOT / package).rglob("*")
        if path.suffix in {".py", ".toml", ".tcss"}
    }
    assert any(name.endswith(".toml") for name in wanted)
    assert any(name.endswith(".tcss") for name in wanted)
    assert wanted <= held
    assert {name.partition("/")[0] for name in held} == {
        "checklists",
        "tui",
        f"shebao-{__version__}.data",
        f"shebao-{__version__}.dist-info",
    }
    manual = f"shebao-{__version__}.data/data/share/man"
    assert {f"{manual}/man1/shebao.1", f"{manual}/zh_CN/man1/shebao.1"} <= held
    assert f"shebao-{__version__}.dist-info/licenses/LICENSE" in held


def test_the_commands_work_from_an_empty_home(installed: Path, away: Path) -> None:
    assert __version__ in shebao(installed, "--version")
    assert "shebao new" in shebao(installed, "cases")
    assert "社保经办大厅窗口" in shebao(installed, "guide", "hall-window")


def test_the_manual_is_where_man_looks_for_it(installed: Path) -> None:
    assert (installed / "share" / "man" / "man1" / "shebao.1").is_file()
    assert (installed / "share" / "man" / "zh_CN" / "man1" / "shebao.1").is_file()


def test_the_full_screen_opens_from_an_empty_home(installed: Path, away: Path) -> None:
    program = str(installed / "bin" / "shebao")
    with session("-c", f"import os; os.execv({program!r}, [{program!r}])", environ={"HOME": str(away)}) as run:
        run.wait_for("社保清单")
        run.type("q")

        assert run.exit_code() == 0
        assert run.modes_restored()


def test_nothing_is_installed_that_is_not_locked_for_running(installed: Path) -> None:
    (packages,) = (installed / "lib").glob("python3*/site-packages")
    present = {path.name.partition("-")[0].replace("_", "-").lower() for path in packages.glob("*.dist-info")}
    lines = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    locked = {line.partition("==")[0].lower() for line in lines if line[:1].isalnum() and "sys_platform" not in line}

    assert present == locked | {"shebao"}


def test_the_lock_names_no_place() -> None:
    for file in sorted((ROOT / "requirements").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not [sign for sign in ("://", "--index", "--find-links", "/home", "/root") if sign in text], file.name
