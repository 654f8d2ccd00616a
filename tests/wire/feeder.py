"""What runs inside tmux: `python -m tests.wire.feeder SOCKET` draws what it is told to and says when that is done."""

from __future__ import annotations

import os
import socket
import sys
import tty


def main(path: str) -> None:
    tty.setcbreak(0)
    with socket.socket(socket.AF_UNIX) as orders, open(0, "rb", buffering=0, closefd=False) as answers:
        orders.connect(path)
        # On the alternate screen, whose lines tmux does not wrap anew for another width; it may crash over that.
        os.write(1, b"\x1b[?1049h\x1b[?7l")
        while size := orders.recv(4, socket.MSG_WAITALL):
            data = memoryview(orders.recv(int.from_bytes(size), socket.MSG_WAITALL) + b"\x1b[6n")
            while data:
                data = data[os.write(1, data) :]
            while answers.read(1) != b"R":  # the last byte of where the cursor is
                pass
            orders.sendall(b".")


if __name__ == "__main__":
    main(sys.argv[1])
