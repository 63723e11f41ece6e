"""A class of forty, from its list to its exports: every change is explained, and nothing by hand is lost."""

import csv
import io
import json
import shutil

import pytest

import sample_class
from fourcenturies.cli import main
from gradebook_rows import rows
from sample_class import LESSON, submission
from test_marking_again import by_hand, change_key, grades, log

NAMES = [
    ("Lange", "Ada"), ("王", "小明"), ("Иванова", "Анна"), ("حداد", "ليلى"), ("田中", "さくら"), ("Παππάς", "Νίκος"),
    ("O'Neill", "Seán"), ("García Pérez", "José María"), ("Nguyễn", "Thị Hạnh"), ("=HYPERLINK(1)", "Robert"),
]  # fmt: skip
PEOPLE = [(f"s{number:02}", *NAMES[number % len(NAMES)]) for number in range(40)]
SECTION = {student: "A" if number < 20 else "B" for number, (student, *_) in enumerate(PEOPLE)}
ABSENT, REFUSED = "s39", {"s36": b"<html>", "s37": b"", "s38": b"{"}
COARSE, APRIL, OUTSIDE = (
    ("s01", "s11", "s21", "s31", "s35"),
    ("s02", "s12", "s22", "s32"),
    ("s03", "s13", "s23"),
)
ESSAYS = {"s04": 4.5, "s21": 3}
RIGHT = {"q-01-02": "Xi Jinping", "q-01-03": "27 May 2025", "q-01-04": "March 2023", "q-01-05": "not stated"}
COLUMN = "Meet the five sources (98765)"


def class_list():
    """Return the class as Canvas exports it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", COLUMN, "Essay (1)"])
    writer.writerow(["    Points Possible", "", "", "", "", "23", "10"])
    for number, (student, last, first) in enumerate(PEOPLE):
        name = f"{last}, {first}"
        writer.writerow([name, 4700 + number, f"S-{number}", student, SECTION[student], "", "7"])
    return text.getvalue()


def work_of(student):
    replies = dict(RIGHT)
    if student in COARSE:
        replies["q-01-03"] = "May 2025"
    if student in APRIL:
        replies["q-01-04"] = "April 2023"
    if student in OUTSIDE:
        replies["q-01-05"] = "2022"
    if student in ESSAYS:
        replies["q-01-10"] = "They share a phrase, and neither says how it knows."
    return submission({"replies": replies})


def hand_in(course):
    for number, (student, *_) in enumerate(PEOPLE):
        if student == ABSENT:
            continue
        place = course / "build" / "submitted" / student / LESSON
        place.mkdir(parents=True)
        data = REFUSED.get(student) or json.dumps(work_of(student)).encode()
        (place / f"{LESSON}.ipynb").write_bytes(b"" if student == "s37" else data)
        day = 28 if number in {5, 25, 6} else 27
        (place / "timestamp.txt").write_text(f"2026-11-{day} 20:00:00 UTC\n", encoding="utf-8")


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Play the term once; return the course, what each command said, and a copy from before the last grading."""
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    shutil.rmtree(course / "build" / "submitted")
    hand_in(course)
    (course / "class.csv").write_text(class_list(), encoding="utf-8")
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text(
        f'zone = "Europe/Berlin"\n[due]\n{LESSON} = "27 November 2026, 23:59"\n[late]\nrule = "per day"\npercent = 10\n'
        '[[extension]]\nsection = "B"\ndays = 1\n[[extension]]\nstudent = "s06"\nuntil = "2026-11-29 12:00"\n',
        encoding="utf-8",
    )
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)

        def call(name, *words):
            out = io.StringIO()
            patch.setattr("sys.stdout", out)
            said[name] = (main(list(words)), out.getvalue())
            patch.undo()
            patch.chdir(course)

        call("roster", "roster", "class.csv")
        call("grade", "grade")
        for student, points in ESSAYS.items():
            by_hand(course, student, "written-q-01-10", points, "Read.")
        change_key(course, "q-01-03", "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
        copy = course.with_name("copy")
        shutil.copytree(course, copy)
        call("again", "grade", LESSON)
        call(
            "show",
            "rule",
            "q-01-04",
            "--reply",
            "april 2023",
            "--credit",
            "0.5",
            "--why",
            "The visit was near.",
        )
        why = ("--why", "The question was unclear.")
        call("one", "rule", "q-01-04", "--reply", "april 2023.", "--counts-as", "correct", *why, "--apply")
        call("two", "rule", "q-01-05", "--reply", "2022", "--credit", "0.75", *why, "--apply")
        call("canvas", "marks", "canvas", LESSON, "--template", "class.csv")
        call("csv", "marks", "csv", "--questions")
    return course, said, copy


def test_the_first_run_names_who_is_missing_late_and_refused(played):
    status, out = played[1]["grade"]
    assert status == 1
    assert f"{LESSON}: not handed in (1): Robert =HYPERLINK(1) (s39)" in out
    assert f"{LESSON}: handed in, and could not be read (3): " in out
    assert "not on the roster" not in out
    late = [line.split()[0] for line in out.splitlines() if "LATE by" in line]
    assert late == ["s05"], "the section and one student have more time"
    assert "LATE by 21 hours 1 minute, which cost 0.7" in out


def test_the_log_names_exactly_whose_mark_changed_and_why(played):
    course = played[0]
    expected = [(student, "q-01-03", "1.6", "0.4", "its key was changed") for student in COARSE]
    expected += [
        (student, "q-01-04", "0", "2", "it was ruled: The question was unclear.") for student in APRIL
    ]
    expected += [
        (student, "q-01-05", "0.5", "1.5", "it was ruled: The question was unclear.") for student in OUTSIDE
    ]
    found = [
        tuple(row[name] for name in ("student", "question", "was", "becomes", "why")) for row in log(course)
    ]
    assert found == expected


def test_a_ruling_that_was_only_shown_changed_nothing(played):
    status, out = played[1]["show"]
    assert status == 0
    assert out.count("0 → 1 of 2") == len(APRIL)
    assert "Nothing was done yet" in out


def test_marks_by_hand_are_final(played):
    held = grades(played[0])
    assert {student: held[student, "written-q-01-10"] for student in ESSAYS} == {
        student: (None, points, False) for student, points in ESSAYS.items()
    }
    waiting = {place[0] for place, row in held.items() if row[2]}
    assert waiting == set(REFUSED)


def test_exports_are_full(played):
    course, said, _ = played
    status, out = said["canvas"]
    assert status == 1, "three wait, because their files could not be read"
    assert "36 marks went in." in out
    assert "3 of 39 marks wait for a person" in out
    text = (course / "build" / "marks-canvas.csv").read_text(encoding="utf-8")
    filled = {row["SIS Login ID"]: row[COLUMN] for row in csv.DictReader(io.StringIO(text)) if row["ID"]}
    assert {student for student, mark in filled.items() if not mark} == {*REFUSED, ABSENT}
    assert filled["s21"] == "8.4"
    assert filled["s05"] == "6.3"
    assert set(csv.DictReader(io.StringIO(text)).fieldnames) >= {COLUMN}
    assert "Essay (1)" not in text
    single = (course / "build" / "marks.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(single)))) == 39 * 10
    assert "小明 王" in single
    assert "'=HYPERLINK" in (course / "course" / "roster.csv").read_text(encoding="utf-8")


def test_nbgraders_own_commands_leave_the_same_rows(played):
    course, _, copy = played
    shutil.copy(course / "course" / "rulings.toml", copy / "course" / "rulings.toml")
    done = sample_class.nbgrader(copy, "autograde", LESSON, "--force")
    assert done.returncode == 0, done.stderr
    assert rows(copy) == rows(course)
