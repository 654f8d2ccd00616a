"""An sshd of its own on the loopback, with throw-away keys and its configuration in one folder."""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.torture.outcome import SkippedError

ALIVE_SECONDS, ALIVE_COUNT = 2, 3
"""How often sshd asks a silent client for a sign of life, and how many it may miss: enough for a busy machine."""
PATIENCE = 30.0
"""Seconds within which sshd takes connections, however busy the machine."""
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
_CONFIG = f"""\
ListenAddress 127.0.0.1
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
PermitUserRC no
PrintMotd no
PrintLastLog no
UseDNS no
MaxStartups 100
ClientAliveCountMax {ALIVE_COUNT}
"""
_CLIENT = (
    "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null", "IdentitiesOnly=yes",
    "IdentityAgent=none", "BatchMode=yes", "LogLevel=ERROR",
)  # fmt: skip
"""Options of every client, so that nobody's own configuration and keys have a part in it."""
# As root it wants a folder that not every machine has, and gets it in a /run of its own. Newer ones turn away for a
# while whoever broke a connection off.
_START = """
[ "$(id -u)" != 0 ] || { mount -t tmpfs none /run && mkdir -m 755 /run/sshd; } || exit
mild='-o PerSourcePenalties=no'
"$1" -t $mild -f "$2" 2>/dev/null || mild=
exec "$1" -D -e $mild -f "$2"
"""


@dataclass(frozen=True, slots=True)
class Sshd:
    """The server while it runs."""

    folder: Path
    port: int

    def client(self, command: str) -> list[str]:
        """Return the command of a client that logs in with a terminal and runs a command of the shell."""
        options = [word for option in _CLIENT for word in ("-o", option)]
        user = pwd.getpwuid(os.geteuid()).pw_name
        place = ["-i", str(self.folder / "user"), "-p", str(self.port), f"{user}@127.0.0.1"]
        return ["ssh", "-F", "/dev/null", "-tt", *options, *place, command]


@contextmanager
def sshd(folder: Path, *, alive_seconds: int = ALIVE_SECONDS) -> Iterator[Sshd]:
    """Run the server.

    Args:
        folder: For keys, configuration and log; not there yet.
        alive_seconds: How often it asks a silent client for a sign of life; 0: never.

    Raises:
        SkippedError: It is not installed, or nobody can log in here.
    """
    tools = {name: shutil.which(name, path=_PATH) for name in ("sshd", "ssh", "ssh-keygen", "unshare")}
    if missing := [name for name, found in tools.items() if not found]:
        raise SkippedError(f"没有安装 not installed: {', '.join(missing)}")
    folder.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    places = f"Port {port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\n"
    places += f"ClientAliveInterval {alive_seconds}\n"
    (folder / "config").write_text(_CONFIG + places)
    own_mounts = [tools["unshare"], "--mount"] if os.geteuid() == 0 else []
    command = [*own_mounts, "sh", "-c", _START, "sh", tools["sshd"], str(folder / "config")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        running = Sshd(folder, port)
        _wait_for(running, process)
        yield running
    finally:
        process.kill()
        process.wait()


def remotely(environ: Mapping[str, str], place: Path, *words: str | Path) -> str:
    """Return a command of the shell that tells its process and becomes a program.

    Args:
        environ: Added to the environment.
        place: Where it runs; its process id goes into the file `pid` in the home.
        words: The program and its arguments.
    """
    variables = [f"{name}={value}" for name, value in environ.items()]
    exec_env = shlex.join(["exec", "env", *variables, *map(str, words)])
    return f"cd {shlex.quote(str(place))} && echo $$ > {shlex.quote(environ['HOME'])}/pid && {exec_env}"


def _wait_for(running: Sshd, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody can log in."""
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", running.port)):
                break
        time.sleep(0.05)
    tried = subprocess.run(running.client("true"), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if tried.returncode:
        log = (running.folder / "log").read_text(errors="replace").strip().splitlines()
        raise SkippedError(f"登录不了 cannot log in: {'; '.join(log[-2:])}")
