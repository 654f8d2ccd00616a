"""The calendar: what a calendar program reads, and that reading it again updates instead of adding."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from checklists.case import Case, Mark, State, set_note, set_state
from checklists.errors import UsageError
from checklists.formats import Export, render
from checklists.formats.ics import escape, fold
from checklists.plan import make_plan
from checklists.text import LANGS, Lang, clean
from tests.domain.export_sample import CASE, NOW, TODAY, library

APPLY = "correct-record/apply"
CONTENT = library()
DAY = date(2026, 11, 27)


def calendar(case: Case = CASE, lang: Lang = "zh", now: datetime = NOW, notes: str = "full") -> bytes:
    plan = make_plan(CONTENT, case)
    return render("ics", Export(CONTENT, case, plan, lang, TODAY, notes, now=now))  # type: ignore[arg-type]


def events(data: bytes) -> list[Any]:
    read = Calendar.from_ical(data)
    assert read.errors == []
    found = read.walk("VEVENT")
    assert [event.errors for event in found] == [[]] * len(found)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_what_waits_is_an_event_of_that_whole_day(lang: Lang) -> None:
    (event,) = events(calendar(lang=lang))

    assert event.decoded("DTSTART") == DAY
    assert event.decoded("DTEND") == DAY + timedelta(days=1)
    assert (
        str(event["SUMMARY"])
        == {
            "zh": "社保清单：提出更正申请（妈妈）",
            "en": "Social insurance: Apply for the correction (妈妈)",
        }[lang]
    )
    assert event["TRANSP"] == "TRANSPARENT"
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event


def test_every_event_reminds_on_the_morning_of_its_day() -> None:
    (event,) = events(calendar())
    (alarm,) = event.walk("VALARM")

    assert alarm["ACTION"] == "DISPLAY"
    assert alarm.decoded("TRIGGER") == timedelta(hours=9)
    assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_the_same_item_is_the_same_event_for_good() -> None:
    """Neither the day, the words, the language nor the name change what a calendar knows it by."""
    first = events(calendar())[0]["UID"]
    later = set_state(CASE, APPLY, State.WAITING, now=NOW + timedelta(days=3), until=date(2027, 1, 5))

    assert events(calendar(replace(later, name="爸爸"), "en"))[0]["UID"] == first
    assert events(calendar(replace(CASE, id="aaaa")))[0]["UID"] != first
    assert "妈妈" not in str(first)


def test_another_day_is_a_later_version_of_the_event() -> None:
    before = events(calendar())[0]
    moved = set_state(CASE, APPLY, State.WAITING, now=NOW + timedelta(minutes=1), until=date(2027, 1, 5))

    after = events(calendar(moved, now=NOW + timedelta(minutes=2)))[0]

    assert after.decoded("DTSTART") == date(2027, 1, 5)
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after.decoded("LAST-MODIFIED") > before.decoded("LAST-MODIFIED")


def test_a_note_is_a_change_too() -> None:
    noted = set_note(CASE, APPLY, "受理号在手机里", now=NOW + timedelta(minutes=1))

    assert int(events(calendar(noted))[0]["SEQUENCE"]) > int(events(calendar())[0]["SEQUENCE"])
    assert "受理号在手机里" in str(events(calendar(noted))[0]["DESCRIPTION"])
    assert "受理号在手机里" not in calendar(noted, notes="none").decode()


def test_an_export_without_a_change_is_the_same_version_made_later() -> None:
    before, after = events(calendar())[0], events(calendar(now=NOW + timedelta(hours=1)))[0]

    assert after["SEQUENCE"] == before["SEQUENCE"]
    assert after.decoded("LAST-MODIFIED") == before.decoded("LAST-MODIFIED")
    assert (after.decoded("DTSTAMP"), before.decoded("DTSTAMP")) == (NOW + timedelta(hours=1), NOW)


def test_what_no_longer_waits_and_what_has_no_day_are_left_out() -> None:
    marks = {APPLY: Mark(State.WAITING, NOW, until=DAY), "bring-window/copies": Mark(State.WAITING, NOW)}
    marks["verify-records/months"] = CASE.mark("verify-records/months")
    dated = replace(CASE, marks=marks)

    assert len(events(calendar(dated))) == 1
    with pytest.raises(UsageError, match="as waiting"):
        calendar(set_state(dated, APPLY, State.DONE, now=NOW))


def test_days_at_the_edge_of_time_are_no_crash() -> None:
    edge = datetime.min.replace(tzinfo=NOW.tzinfo)
    mark = Mark(State.WAITING, edge, until=date.max)
    case = replace(CASE, created=NOW, marks={**CASE.marks, APPLY: mark})

    assert b"DTSTART;VALUE=DATE:99991231\r\n" in calendar(case)
    assert b"LAST-MODIFIED:00010101T000000Z\r\n" in calendar(case)


texts = st.text(st.characters(codec="utf-8"), max_size=200)


@given(texts, texts)
def test_any_name_and_note_comes_back_as_it_was(name: str, note: str) -> None:
    name, note = clean(name).strip() or "x", clean(note, lines=True).strip()
    data = calendar(set_note(replace(CASE, name=name), APPLY, note, now=NOW))
    (event,) = events(data)

    assert str(event["SUMMARY"]) == f"社保清单：提出更正申请（{name}）"
    assert not note or f"备注：{note}\n" in str(event["DESCRIPTION"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.replace(b"\r\n", b"").find(b"\n") == data.replace(b"\r\n", b"").find(b"\r") == -1


@given(texts)
def test_a_line_is_folded_between_characters(text: str) -> None:
    line = escape(clean(text))
    lines = fold(line).split("\r\n ")

    assert "".join(lines) == line
    assert len(lines[0].encode()) <= 75
    assert all(0 < len(each.encode()) <= 74 for each in lines[1:])


@pytest.mark.skipif(not shutil.which("calcurse"), reason="calcurse is not installed")
def test_calcurse_takes_the_events_in(tmp_path: Path) -> None:
    hostile = "a,b;c\\d\n第二行" + "长" * 60
    case = set_note(replace(CASE, name="妈妈, 大人; x\\n"), APPLY, hostile, now=NOW)
    file = tmp_path / "list.ics"
    file.write_bytes(calendar(case))
    base = ["calcurse", "-D", str(tmp_path / "data"), "-C", str(tmp_path / "conf")]
    environ = {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "dumb"}

    taken = subprocess.run([*base, "-i", str(file)], env=environ, capture_output=True, text=True, check=True)
    listed = subprocess.run(
        [*base, "-Q", "--from", "11/27/2026"], env=environ, capture_output=True, text=True, check=True
    )

    assert "1 event /" in taken.stdout
    assert "0 skipped" in taken.stdout
    assert "社保清单：提出更正申请（妈妈, 大人; x\\n）" in listed.stdout
