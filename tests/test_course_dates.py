"""Due dates, extensions and the late rule of `course.toml` reach the gradebook, the lines and the exports."""

import csv
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

import sample_class
from fourcenturies.cli import main
from fourcenturies.course.settings import LateRule, load_course
from gradebook_rows import files, rows
from sample_class import LESSON
from test_marking_again import by_hand, grades, log

TIMES = {
    "empty": "2026-11-27 22:59:01 UTC",  # a second late in Berlin
    "full-marks": "11/28/2026 11:30 PM",
    "half-right": "Freitag, 27. November 2026, 21:15",
    "hostile": "2026-12-03 10:00",
}
DATES = f"""zone = "Europe/Berlin"
[due]
{LESSON} = "2026-11-27 23:59"
[late]
rule = "per day"
percent = 10
at_most = 50
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    for student, time in TIMES.items():
        (course / "build" / "submitted" / student / LESSON / "timestamp.txt").write_text(
            time, encoding="utf-8"
        )
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text(DATES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        assert main(["grade", "--quiet"]) in {0, 1}
    return course


@pytest.fixture
def course(graded, tmp_path, monkeypatch):
    copy = tmp_path / "course"
    shutil.copytree(graded, copy)
    monkeypatch.chdir(copy)
    return copy


def called(capsys, *words):
    capsys.readouterr()
    status = main(list(words))
    said = capsys.readouterr()
    return status, said.out, said.err


def set_course(course, text):
    (course / "course" / "course.toml").write_text(text, encoding="utf-8")


def penalties(course):
    return {row[1]: row[3] for row in rows(course)["submitted"]}


def test_a_due_date_reaches_the_gradebook_and_lateness_is_told(course, capsys):
    assert rows(course)["assignment"] == [(LESSON, "2026-11-27 22:59:00.000000", "fourcenturies")]
    assert penalties(course) == {"empty": 0.0, "full-marks": 1.7, "half-right": None, "hostile": 0.0}
    out = called(capsys, "grade")[1]
    assert f"full-marks, {LESSON}: up to date, 15.3 of 23; LATE by 23 hours 31 minutes, which cost 1.7" in out
    assert "empty, 01_meet_the_sources: up to date, 0 of 23; LATE by under a minute" in out
    assert "half-right, 01_meet_the_sources: up to date, 7.4 of 23; 9 of 10" in out
    times = {row[1]: row[2] for row in rows(course)["submission"]}
    assert times["full-marks"] == "2026-11-28 22:30:00.000000"


def test_a_changed_date_counts_at_once_and_leaves_marks_by_hand_alone(course, capsys):
    by_hand(course, "full-marks", "written-q-01-10", 3)
    assert "1.7" not in called(capsys, "grade")[1].split("which cost ")[1][:3]
    assert penalties(course)["full-marks"] == 2
    set_course(course, DATES.replace("2026-11-27", "2026-11-28"))
    out = called(capsys, "grade")[1]
    assert "due 28 November 2026, 23:59 (Europe/Berlin), as course.toml says" in out
    assert "the gradebook had 27 November 2026, 23:59 (Europe/Berlin)" in out
    assert penalties(course)["full-marks"] is None
    assert f"full-marks, {LESSON}, lateness: −2 → 0" in out
    assert log(course)[-1]["question"] == "lateness"
    assert grades(course)["full-marks", "written-q-01-10"] == (None, 3, False)
    set_course(course, DATES.replace("per day", "zero"))
    called(capsys, "grade")
    assert penalties(course)["full-marks"] == 20


def test_a_date_of_formgraders_is_overruled_and_that_is_said(course, capsys):
    with closing(sqlite3.connect(course / "build" / "gradebook.db")) as book, book:
        book.execute("UPDATE assignment SET duedate = '2026-01-01 00:00:00.000000'")
    out = called(capsys, "grade")[1]
    assert "the gradebook had 1 January 2026, 01:00 (Europe/Berlin)" in out
    assert penalties(course)["half-right"] is None
    set_course(course, DATES.replace(f'{LESSON} = "2026-11-27 23:59"', f'{LESSON} = "none"'))
    assert "due at no time" in called(capsys, "grade")[1]
    assert rows(course)["assignment"][0][1] is None


def test_extensions_are_for_a_student_or_a_section(course, capsys):
    more = (
        f'[[extension]]\nsection = "B"\nlesson = "{LESSON}"\ndays = 1\n'
        f'[[extension]]\nstudent = "hostile"\nuntil = "2026-12-04 23:59"\n'
    )
    set_course(course, DATES + more)
    (course / "course" / "roster.csv").write_text(
        "student,last_name,section\nfull-marks,Li,B\nhostile,Ng,B\nempty,Ott,A\n", encoding="utf-8"
    )
    called(capsys, "grade")
    extensions = {row[1]: row[3] for row in rows(course)["submission"]}
    assert extensions["hostile"] == "1970-01-08 00:00:00.000000"
    assert penalties(course) == {"empty": 0.0, "full-marks": None, "half-right": None, "hostile": None}
    set_course(course, DATES)
    called(capsys, "grade")
    assert {row[3] for row in rows(course)["submission"]} == {None}
    assert penalties(course)["full-marks"] == 1.7


def test_nbgraders_own_command_leaves_the_same_dates_and_penalties(course, tmp_path, capsys):
    set_course(course, DATES + '[[extension]]\nstudent = "hostile"\ndays = 7\n')
    (course / "course" / "roster.csv").write_text(
        "student,last_name,first_name\nfull-marks,Li,Bo\nnot-here,Ott,Zoë\n", encoding="utf-8"
    )
    other = tmp_path / "other"
    shutil.copytree(course, other)
    for folder in (other / "build" / "autograded", course / "build" / "autograded"):
        shutil.rmtree(folder)
    for book in (other / "build" / "gradebook.db", course / "build" / "gradebook.db"):
        book.unlink()
    for student, time in TIMES.items():
        place = other / "build" / "submitted" / student / LESSON / "timestamp.txt"
        place.write_text(time, encoding="utf-8")
    called(capsys, "grade")
    done = sample_class.nbgrader(other, "autograde", LESSON)
    assert done.returncode == 0, done.stderr
    assert rows(other) == rows(course)
    assert files(other) == files(course)
    assert penalties(course)["full-marks"] == 1.7
    assert ("full-marks", "Bo", "Li", None, None) in rows(course)["student"]


def test_a_time_that_cannot_be_read_is_said(course, capsys):
    place = course / "build" / "submitted" / "empty" / LESSON / "timestamp.txt"
    place.write_text("03/04/2026 10:00", encoding="utf-8")
    out = called(capsys, "grade")[1]
    assert "timestamp.txt tells no time and was moved to build/set-aside" in out
    assert not place.exists()


def test_lateness_stands_in_the_export(course, capsys):
    assert called(capsys, "marks", "csv")[0] == 0
    with (course / "build" / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        late = {row["student"]: (row["late_penalty"], row["late_by"]) for row in csv.DictReader(file)}
    assert late["full-marks"] == ("1.7", "23 hours 31 minutes")
    assert late["half-right"] == ("0", "")


def test_an_export_counts_a_date_that_was_changed_since(course, capsys):
    set_course(course, DATES.replace("2026-11-27", "2026-11-29"))
    out = called(capsys, "marks", "csv")[1]
    assert "due 29 November 2026, 23:59 (Europe/Berlin)" in out
    assert f"full-marks, {LESSON}, lateness: −1.7 → 0" in out
    assert penalties(course)["full-marks"] is None
    assert log(course)[-1]["student"] == "full-marks"
    assert "lateness" not in called(capsys, "marks", "csv")[1]


@pytest.mark.parametrize(
    ("rule", "seconds", "cost"),
    [
        (LateRule("none"), 100, None),
        (LateRule("zero"), 1, 20),
        (LateRule("zero", grace_minutes=5), 300, None),
        (LateRule("zero", grace_minutes=5), 301, 20),
        (LateRule("per day", 10, 50), 1, 2),
        (LateRule("per day", 10, 50), 86_400, 2),
        (LateRule("per day", 10, 50), 86_401, 4),
        (LateRule("per day", 10, 50), 900_000, 10),
    ],
)
def test_what_lateness_costs(rule, seconds, cost):
    assert rule.cost(20, seconds) == cost


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("zone = 'Berlin'", "'Berlin' is no time zone; write for example Europe/Berlin"),
        ("[due]\nx = '03/04/2026 10:00'", "due: x: '03/04/2026 10:00' may be two days"),
        ("[due]\nx = 2026-03-01", "due: x: '2026-03-01' tells a day and no time"),
        ("due = 3", "due: write it as"),
        ("dew = 3", "'dew' is not known; known are"),
        ("[late]\nrule = 'half'", "late: rule: 'half' is none of none, zero, per day"),
        ("[late]\npercent = '10 %'", "late: percent: '10 %' is no number"),
        ("[late]\nlimit = 3", "late: 'limit' is not known"),
        ("[[extension]]\ndays = 3", "extension 1: name a student or a section"),
        ("[[extension]]\nstudent = 'a'", "extension 1: write until or days"),
        ("[[extension]]\nstudent = 'a'\ndays = 1\nlesson = 'x'", "extension 1: x has no due date above"),
        ("[[extension]]\nstudent = 'a'\ndays = '1'", "extension 1: days: '1' is no number"),
        ("x", "not readable as TOML"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_place(tmp_path, text, told):
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"course\.toml: ") as raised:
        load_course(tmp_path)
    assert told in str(raised.value)


def test_times_of_the_file_are_in_its_zone(tmp_path):
    (tmp_path / "course.toml").write_text(
        "zone = 'Asia/Shanghai'\n[due]\na = 2026-03-01T23:59:00\nb = '1 March 2026, 23:59'\nc = 'none'",
        encoding="utf-8",
    )
    due = datetime(2026, 3, 1, 15, 59, tzinfo=UTC)
    assert load_course(tmp_path).due == {"a": due, "b": due, "c": None}


def test_an_extension_of_ones_own_comes_before_a_sections(tmp_path):
    (tmp_path / "course.toml").write_text(
        "[due]\na = '2026-03-01 12:00'\n[[extension]]\nsection = 'B'\ndays = 9\n"
        "[[extension]]\nstudent = 'ada'\ndays = 2\nlesson = 'a'\n",
        encoding="utf-8",
    )
    found = load_course(tmp_path)
    assert found.extension("ada", "B", "a") == timedelta(days=2)
    assert found.extension("bo", "B", "a") == timedelta(days=9)
    assert found.extension("cy", "", "a") is None
    assert found.extension("ada", "B", "other") is None
