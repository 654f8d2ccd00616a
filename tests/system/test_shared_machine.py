"""The administrator's page, followed to the letter on a real sshd: a kiosk, and no way out of it."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.system.machine import EMPTY, Machine, hindrance, machine
from tests.system.ptys import ROOT, TIMEOUT, Session, session

KIOSK = "shebao-kiosk"
SECRET = "secret4711"
FIRST_SCREEN = "+ 新档案"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(hindrance()), reason=hindrance() or "it can be made")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine set up by the page; the one in English says the same, word for word."""
    page = (ROOT / "docs" / "shared-machine.md").read_text(encoding="utf-8")
    with machine(tmp_path_factory.mktemp("machine"), page) as running:
        yield running


def visit(
    server: Machine, *words: str, user: str = KIOSK, term: str = "xterm-256color", options: tuple[str, ...] = ()
) -> AbstractContextManager[Session]:
    """Log in with a terminal."""
    command = server.ssh(user, *words, options=("-tt", *options))
    return session("-c", f"import os; os.execvp('ssh', {command!r})", environ={"TERM": term})


def ask(server: Machine, *words: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Log in without a terminal, and return what came of it."""
    command = server.ssh(KIOSK, *words, options=options)
    return subprocess.run(
        command, capture_output=True, text=True, timeout=TIMEOUT, stdin=subprocess.DEVNULL, check=False
    )


@pytest.fixture
def traceless(server: Machine) -> Iterator[None]:
    """Whatever a test does, nothing is left of it: no process, and not a file."""
    before = server.files()
    yield
    server.wait_for_nobody(KIOSK)
    assert server.files() == before


@pytest.mark.usefixtures("traceless")
def test_a_visitor_gets_the_kiosk_and_leaves_it(server: Machine) -> None:
    with visit(server) as run:
        run.wait_for(FIRST_SCREEN)
        assert "临时使用，不保存" in run.text()
        run.type("\x1a")  # Ctrl+Z
        run.type("c\x1b[C\x1b[C\x1b[C\x1b[C\r")
        run.wait_for("社保清单 > 我")
        run.type(f"fo{SECRET}")
        run.wait_for(SECRET)
        environ = server.run("sh", "-c", f"tr '\\0' '\\n' < /proc/$(pgrep -u {KIOSK} -f -- --kiosk | tail -1)/environ")
        assert dict(line.split("=", 1) for line in environ.split()) == {
            "HOME": "/var/lib/shebao-kiosk",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "TERM": "xterm-256color",
        }
        limits = server.run("sh", "-c", f"cat /proc/$(pgrep -u {KIOSK} -f -- --kiosk | tail -1)/limits")
        told = {line[:25].strip(): line[26:].split()[:2] for line in limits.splitlines()}
        assert (told["Max file size"], told["Max core file size"]) == (["0", "0"], ["1", "1"])
        run.type("\x13e")
        run.wait_for("这里不写文件")
        run.type("\x1b")
        run.wait_for("Tab 菜单")
        run.type("q")
        assert run.exit_code() == 0
        assert b"\x1b]" not in run.raw


@pytest.mark.usefixtures("traceless")
@pytest.mark.parametrize("words", [("id",), ("/bin/sh",), ("shebao", "cases"), ("",), ("bash -c 'id'; id",)], ids=str)
def test_no_other_command_is_run(server: Machine, words: tuple[str, ...]) -> None:
    with visit(server, *words) as run:
        run.wait_for(FIRST_SCREEN)
        assert b"uid=" not in run.raw
        run.type("q")
        assert run.exit_code() == 0

    told = ask(server, *words)
    assert told.returncode == 2
    assert "uid=" not in told.stdout
    assert "标准输入不是终端" in told.stderr


@pytest.mark.usefixtures("traceless")
@pytest.mark.skipif(not shutil.which("sftp") or not shutil.which("scp"), reason="no sftp or scp")
def test_no_file_goes_in_or_out(server: Machine, tmp_path: Path) -> None:
    (tmp_path / "batch").write_text("ls /\nput batch /tmp/batch\n")
    place = ["-P", str(server.port), *server.options()]
    for command in (
        ["sftp", *place, "-b", str(tmp_path / "batch"), f"{KIOSK}@127.0.0.1"],
        ["scp", *place, str(tmp_path / "batch"), f"{KIOSK}@127.0.0.1:/tmp/batch"],
        ["scp", "-O", *place, f"{KIOSK}@127.0.0.1:/etc/passwd", str(tmp_path)],
        server.ssh(KIOSK, "sftp", options=("-s",)),
    ):
        ran = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=TIMEOUT, check=False, cwd=tmp_path
        )
        assert ran.returncode != 0
        assert b"root:" not in ran.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["batch"]


@pytest.mark.usefixtures("traceless")
def test_nothing_is_forwarded(server: Machine, tmp_path: Path) -> None:
    refused = ask(server, options=("-W", f"127.0.0.1:{server.port}"))
    assert refused.returncode != 0
    assert "SSH-2.0" not in refused.stdout, "our own sshd did not answer through the tunnel"
    remote = ask(server, options=("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1"))
    assert remote.returncode != 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with visit(server, options=("-L", f"{port}:127.0.0.1:{server.port}", "-A")) as run:
        run.wait_for(FIRST_SCREEN)
        with socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT) as through:
            assert through.recv(7) == b"", "the way through was closed and not opened"
        assert "SSH_AUTH_SOCK" not in server.run(
            "sh", "-c", f"cat /proc/$(pgrep -u {KIOSK} -f -- --kiosk | tail -1)/environ"
        )
        run.type("q")
        assert run.exit_code() == 0


@pytest.mark.usefixtures("traceless")
@pytest.mark.parametrize("term", ["xterm /bin/sh", "x;id", "$(id)", "`id`", "../../../etc/passwd", "dumb"])
def test_a_terminal_that_is_no_terminal_is_refused(server: Machine, term: str) -> None:
    with visit(server, term=term) as run:
        assert run.exit_code() == 2
        assert "TERM" in run.text()
        assert b"uid=" not in run.raw


@pytest.mark.usefixtures("traceless")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, "line"])
def test_a_lost_connection_leaves_no_process_and_no_file(server: Machine, how: signal.Signals | str) -> None:
    with visit(server) as run:
        run.wait_for(FIRST_SCREEN)
        run.type("c\x1b[C\x1b[C\x1b[C\x1b[C\r")
        run.wait_for("社保清单 > 我")
        run.type(f"fo{SECRET}")
        run.wait_for(SECRET)
        if isinstance(how, str):
            run.hang_up()
        else:
            run.process.send_signal(how)
        server.wait_for_nobody(KIOSK)


@pytest.mark.usefixtures("traceless")
def test_a_kiosk_that_the_system_kills_leaves_nothing_either(server: Machine) -> None:
    with visit(server) as run:
        run.wait_for(FIRST_SCREEN)
        server.run("pkill", "-KILL", "-u", KIOSK, "-f", "--", "--kiosk")
        run.exit_code()


def test_a_person_with_the_one_program_keeps_their_cases_and_has_no_shell(server: Machine) -> None:
    with visit(server, "id", user="li") as run:
        run.wait_for(FIRST_SCREEN)
        assert "临时使用" not in run.text()
        run.type("c\x1b[C\x1b[C\x1b[C\x1b[C\r")
        run.wait_for("社保清单 > 我")
        run.type("\x1a")
        run.type("f ")
        run.wait_for("[x]")
        run.wait_for("已保存")
        run.process.kill()
        server.wait_for_nobody("li")
        assert b"uid=" not in run.raw
    assert server.run("sh", "-c", "stat -c '%a %U' /home/li/.local/share/shebao/cases/*.toml") == "600 li\n"
    with visit(server, user="li", term="xterm PATH=/tmp /bin/sh") as run:
        run.wait_for(FIRST_SCREEN)
        run.type("q")
        assert run.exit_code() == 0


def test_what_is_settled_for_everybody_holds(server: Machine) -> None:
    told = server.run("env", "-i", "HOME=/home/li", "LANG=C.UTF-8", "/usr/local/bin/shebao", "doctor", check=False)
    assert "由 /etc/shebao/settings.toml 规定" in told
    assert "OK  管理员的设置 /etc/shebao/settings.toml，属于 root，权限 0644" in told


def test_afterwards_no_file_belongs_to_the_kiosk(server: Machine) -> None:
    found = server.run("find", "/", *EMPTY, "/etc", "/usr/local/bin", "-xdev", "-user", KIOSK)
    assert found == ""
