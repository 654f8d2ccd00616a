"""What is brought in lightly is the same for whoever uses it."""

from __future__ import annotations

import datetime
import subprocess
import sys

from tui.lightly import import_lightly, standing_in

PROGRAM = """
import sys
from tui.lightly import import_lightly

import_lightly()
assert not {"urllib.parse", "ipaddress", "math"} & {*sys.modules}

import datetime, pathlib, pickle
missing = {*sys.argv[1:]} - {*dir(datetime)}
assert not missing, missing
day = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
assert pickle.loads(pickle.dumps(day)) == day == datetime.datetime.strptime("2026-11-22Z", "%Y-%m-%d%z")
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"

import urllib.parse
assert urllib.parse.urlsplit("https://example.org/").hostname == "example.org"
"""

ARGPARSE = """
import tui.cli.arguments
import gettext
assert gettext.translation
"""


def test_datetime_and_pathlib_do_what_they_do_otherwise() -> None:
    public = [name for name in dir(datetime) if not name.startswith("_") and name != "sys"]
    subprocess.run([sys.executable, "-c", PROGRAM, *public], check=True)


def test_whoever_asks_for_gettext_later_gets_it_as_it_is() -> None:
    subprocess.run([sys.executable, "-c", ARGPARSE], check=True)


def test_what_is_there_already_stays() -> None:
    import urllib.parse

    import_lightly()
    with standing_in("urllib.parse", quote_from_bytes=str):
        assert sys.modules["urllib.parse"] is urllib.parse
    assert sys.modules["datetime"] is datetime
    assert sys.modules["urllib.parse"] is urllib.parse
