"""A machine of its own for an administrator's page: private mounts and processes, and sshd on the loopback."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.system.ptys import ROOT, TIMEOUT

SSHD = "/usr/sbin/sshd"
_OPEN_TO_ALL = ("/tmp", "/var/tmp", "/dev/shm")
EMPTY = (*_OPEN_TO_ALL, "/run", "/home", "/var/lib")
"""Folders of the machine that begin empty; all that a user of the system can write to is in them."""
_MARKED = re.compile(r"^<!-- (file|run|key)(?: (\S+))? -->\n\n```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SSHD_CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey /mnt/host_key
PidFile none
UsePAM no
X11Forwarding yes
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
Include /etc/ssh/sshd_config.d/*.conf
"""
"""What a distribution's main configuration says; the page adds its own."""


@dataclass(frozen=True)
class Block:
    """A block of configuration or commands on the page."""

    kind: str
    """`file`, `run` or `key`."""
    path: str
    """Where a file goes."""
    text: str


def blocks(page: str) -> list[Block]:
    """Return what an administrator is to write and to run, in the order of the page."""
    return [Block(*match.groups(default="")) for match in _MARKED.finditer(page)]


def hindrance() -> str:
    """Return why there can be no such machine here, empty if there can."""
    tools = (SSHD, "ssh", "ssh-keygen", "unshare", "nsenter", "mount", "useradd", "prlimit", "find", "ps")
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        return f"not installed: {', '.join(missing)}"
    if os.geteuid() != 0:
        return "only root can make users and mounts, even on a private machine"
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True, check=False).returncode:
        return "private mounts are not allowed here"
    return ""


class Machine:
    """The machine while it runs."""

    def __init__(self, folder: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self.port = port
        self._process = process

    def ssh(self, user: str, *words: str, options: Sequence[str] = ()) -> list[str]:
        """Return the command of a client that logs in."""
        return ["ssh", *self.options(), "-p", str(self.port), *options, f"{user}@127.0.0.1", *words]

    def options(self) -> list[str]:
        """Return what every client needs: a throw-away key, and nobody's configuration."""
        settings = (
            "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null",
            "IdentitiesOnly=yes", "IdentityAgent=none", "BatchMode=yes", "LogLevel=ERROR",
        )  # fmt: skip
        said = [word for setting in settings for word in ("-o", setting)]
        return ["-F", "/dev/null", "-i", str(self.folder / "user_key"), *said]

    def run(self, *command: str, check: bool = True) -> str:
        """Run a command on the machine as root and return its output."""
        inside = ["nsenter", "--target", str(self._first()), "--mount", "--pid", *command]
        return subprocess.run(inside, capture_output=True, text=True, check=check, timeout=TIMEOUT).stdout

    def processes(self, user: str) -> str:
        """Return the processes of a user, one a line."""
        return self.run("ps", "-u", user, "-o", "pid=,args=", check=False)

    def wait_for_nobody(self, user: str, seconds: float = 10) -> None:
        """Wait until a user has no process."""
        until = time.monotonic() + seconds
        while left := self.processes(user):
            assert time.monotonic() < until, left
            time.sleep(0.1)

    def files(self) -> str:
        """Return every file that a user could have written, with size and time; the sources may be among them."""
        found = self.run("find", *EMPTY, "-path", str(ROOT), "-prune", "-o", "-printf", "%p %s %T@ %u\n")
        return "\n".join(sorted(found.splitlines()))

    def _first(self) -> int:
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return int(children[0])


@contextmanager
def machine(folder: Path, page: str) -> Iterator[Machine]:
    """Set a machine up by a page, exactly as it says, and run sshd on it.

    Args:
        folder: For keys and logs.
        page: The page; only the public key is put in the place of the example, and the last `key` block is the line
            of a person called li.
    """
    for name in ("host_key", "user_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "setup.sh").write_text(_script(folder, port, blocks(page)))
    command = [
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
        "bash",
        str(folder / "setup.sh"),
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/")
    try:
        _wait_for(port, process, folder / "log")
        yield Machine(folder, port, process)
    finally:
        process.kill()
        process.wait()


def _script(folder: Path, port: int, page: Sequence[Block]) -> str:
    key = (folder / "user_key.pub").read_text().strip()
    needed = [ROOT, Path(sys.prefix), Path(sys.base_prefix)]
    hidden = sorted({*EMPTY, *(str(closed) for path in needed if (closed := _closed(path)))})
    # What the masks below would hide is held on to first.
    lines = ["set -e", "umask 022", "mount -t tmpfs none /mnt"]
    for number, path in enumerate(needed):
        lines += [f"mkdir -p /mnt/hold/{number}", f"mount --rbind {shlex.quote(str(path))} /mnt/hold/{number}"]
    lines += [
        "cp -a /etc /mnt/etc", "rm -rf /mnt/etc/shebao", "mount --bind /mnt/etc /etc",
        "mkdir /mnt/bin", f"ln -s {shlex.quote(sys.prefix)}/bin/shebao /mnt/bin/shebao",
        "mount --bind /mnt/bin /usr/local/bin",
        f"install -m 600 {shlex.quote(str(folder))}/host_key /mnt/host_key",
        _written("/mnt/sshd_config", _SSHD_CONFIG.format(port=port)),
        *(f"mount -t tmpfs -o mode={1777 if path in _OPEN_TO_ALL else 755} none {path}" for path in hidden),
    ]  # fmt: skip
    for number, path in enumerate(needed):
        quoted = shlex.quote(str(path))
        lines += [f"[ -e {quoted}/. ] || {{ mkdir -p {quoted}; mount --rbind /mnt/hold/{number} {quoted}; }}"]
    lines += ["mkdir -p /run/sshd /etc/ssh/sshd_config.d", "ssh-keygen -A >/dev/null", "export PATH=/usr/sbin:$PATH"]
    for block in page:
        text = block.text.replace("ssh-ed25519 AAAA", key)
        if block.kind == "file":
            lines += [f"mkdir -p {Path(block.path).parent}", _written(block.path, text)]
        elif block.kind == "run":
            lines.append(text)
        else:
            lines += [
                "useradd --create-home --shell /bin/sh --password '*' li",
                "install -d -o li -g li -m 700 /home/li /home/li/.ssh",
                _written("/home/li/.ssh/authorized_keys", text),
            ]
    return "\n".join([*lines, f"exec {SSHD} -D -e -f /mnt/sshd_config", ""])


def _closed(path: Path) -> Path | None:
    """Return the outermost folder on the way to a path that other users cannot pass."""
    for folder in reversed(path.parents):
        if not folder.stat().st_mode & stat.S_IXOTH:
            return folder
    return None


def _written(path: str, text: str) -> str:
    return f"cat > {path} <<'END OF FILE'\n{text.rstrip()}\nEND OF FILE"


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + TIMEOUT
    while True:
        assert process.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < until, log.read_text(errors="replace")
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
