"""Replies are listed in groups without names; a ruling settles one for all who wrote the same."""

import json
import shutil

import pytest

import sample_class
from fourcenturies.cli import main
from fourcenturies.course.rulings import Ruling, load_rulings, ruling_on, rulings_text
from gradebook_rows import rows
from sample_class import LESSON, submission
from test_marking_again import by_hand, change_key, grades, log, notebook

ASKED = "q-01-03"
REPLIES = {
    "ada": "the spring of 2025",
    "bo": "The  Spring of 2025.\nsure: 70 %",
    "cy": "27 May 2025",
    "di": "2023",
    "ed": "2023",
    "fay": "",
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    shutil.rmtree(course / "build" / "submitted")
    for student, reply in REPLIES.items():
        place = course / "build" / "submitted" / student / LESSON
        place.mkdir(parents=True)
        work = submission({"replies": {ASKED: reply, "q-01-04": "March 2023"}})
        (place / f"{LESSON}.ipynb").write_text(json.dumps(work), encoding="utf-8")
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


def rule(capsys, reply, *options):
    return called(capsys, "rule", ASKED, "--reply", reply, "--why", "It is near enough.", *options)


def test_replies_are_grouped_by_what_was_read_with_counts_and_without_names(course, capsys):
    status, out, _ = called(capsys, "replies", LESSON, "--question", ASKED)
    assert status == 0
    assert out.splitlines()[0] == f"{ASKED} (2 points): 5 replies, 1 blank"
    assert "    2  not right 0, read as 2023: “2023” 2" in out
    assert not any(name in out for name in REPLIES if len(name) > 2)
    found = json.loads(called(capsys, "replies", LESSON, "--question", ASKED, "--json")[1])
    assert {(group["read_as"], group["count"]) for group in found} >= {("2023", 2), ("27 May 2025", 1)}


def test_a_ruling_shows_whose_marks_would_change_and_does_nothing_yet(course, capsys):
    before = rows(course)
    status, out, _ = rule(capsys, "2023", "--credit", "0.25")
    assert status == 0
    assert "  di: 0 → 0.5 of 2" in out
    assert "2 marks would change. Nothing was done yet: add --apply." in out
    assert rows(course) == before
    assert not (course / "course" / "rulings.toml").exists()


def test_a_ruling_that_is_applied_marks_all_who_wrote_the_same(course, capsys):
    before = grades(course)
    status, out, _ = rule(capsys, "the spring of 2025", "--counts-as", "correct", "--apply")
    assert status == 0
    assert "2 marks changed" in out
    after = grades(course)
    changed = {place for place in after if after[place] != before[place]}
    assert changed == {("ada", f"check-{ASKED}"), ("bo", f"check-{ASKED}")}
    assert after["ada", f"check-{ASKED}"][0] == 2
    assert {(row["student"], row["why"]) for row in log(course)} == {
        ("ada", "it was ruled: It is near enough."),
        ("bo", "it was ruled: It is near enough."),
    }
    text = json.dumps(notebook(course, "ada"))
    assert "Your instructor has ruled on this answer: It is near enough." in text
    assert called(capsys, "grade")[1].count("up to date") >= len(REPLIES)


def test_nbgraders_own_command_marks_by_the_ruling_too(course, capsys):
    rule(capsys, "2023", "--credit", "0.25", "--apply")
    ours = rows(course)
    done = sample_class.nbgrader(course, "autograde", LESSON, "--force")
    assert done.returncode == 0, done.stderr
    assert rows(course) == ours
    assert grades(course)["di", f"check-{ASKED}"][0] == 0.5


def test_a_mark_is_lowered_only_where_that_is_asked_for(course, capsys):
    before = rows(course)
    status, out, _ = rule(capsys, "27 May 2025", "--counts-as", "wrong", "--apply")
    assert status == 1
    assert "add --lower" in out
    assert rows(course) == before
    status, out, _ = rule(capsys, "27 May 2025", "--counts-as", "wrong", "--apply", "--lower")
    assert status == 0
    assert f"cy, {LESSON}, {ASKED}: 2 → 0 of 2; it was ruled: It is near enough." in out


def test_a_mark_by_hand_stays_whatever_is_ruled(course, capsys):
    by_hand(course, "di", f"check-{ASKED}", 1.5)
    out = rule(capsys, "2023", "--credit", "0.25", "--apply")[1]
    assert "di: 1.5 was given by hand and stays" in out
    assert grades(course)["di", f"check-{ASKED}"][1:] == (1.5, False)
    assert grades(course)["ed", f"check-{ASKED}"][0] == 0.5


def test_a_ruling_taken_back_is_told_as_such(course, capsys):
    rule(capsys, "2023", "--credit", "0.25", "--apply")
    (course / "course" / "rulings.toml").unlink()
    out = called(capsys, "grade")[1]
    assert f"di, {LESSON}, {ASKED}: 0.5 → 0 of 2; a ruling on it was changed" in out


def test_a_reply_that_cannot_be_read_waits_and_is_settled_once_for_all(course, capsys):
    place = f"check-{ASKED}"
    for student, reply in (("gil", "Under the title it stands"), ("hal", "under the title it stands.")):
        folder = course / "build" / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        work = submission({"replies": {ASKED: reply}})
        (folder / f"{LESSON}.ipynb").write_text(json.dumps(work), encoding="utf-8")
    called(capsys, "grade")
    assert {student: grades(course)[student, place] for student in ("gil", "hal")} == {
        "gil": (None, None, True),
        "hal": (None, None, True),
    }
    out = called(capsys, "replies", LESSON, "--question", ASKED)[1]
    assert "    2  cannot be read: “" in out
    out = rule(capsys, "under the title it stands", "--credit", "0", "--apply", "--lower")[1]
    assert f"gil, {LESSON}, {ASKED}: waits for a person → 0 of 2; it was ruled" in out
    assert {grades(course)[student, place] for student in ("gil", "hal")} == {(0, None, False)}


def test_a_later_ruling_takes_the_place_of_an_earlier_one(course, capsys):
    rule(capsys, "2023", "--credit", "0.25", "--apply")
    rule(capsys, "2023.", "--credit", "0.5", "--apply")
    assert [(one.reply, one.credit) for one in load_rulings(course / "course")] == [("2023.", 0.5)]
    assert grades(course)["di", f"check-{ASKED}"][0] == 1


def test_a_corrected_key_leaves_a_ruling_in_force(course, capsys):
    rule(capsys, "2023", "--credit", "0.25", "--apply")
    change_key(course, ASKED, "### END", "@ because It is so.\n### END")
    called(capsys, "grade")
    assert grades(course)["di", f"check-{ASKED}"][0] == 0.5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("q-09-99", "--reply", "x", "--credit", "1", "--why", "y"), "is no question of this course"),
        (("q-01-10", "--reply", "x", "--credit", "1", "--why", "y"), "is marked by a person"),
        ((ASKED, "--reply", "x", "--credit", "2", "--why", "y"), "must be a share from 0 to 1"),
        ((ASKED, "--reply", " ", "--credit", "1", "--why", "y"), "--reply is empty"),
        ((ASKED, "--reply", "x", "--credit", "1", "--why", " "), "--why is empty"),
    ],
)
def test_what_cannot_be_ruled_is_refused(course, capsys, words, told):
    status, _, err = called(capsys, "rule", *words)
    assert status == 1
    assert told in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[ruling", "not readable as TOML"),
        (
            '[[ruling]]\nquestion = "q"\nreply = "r"\ncredit = 2\nwhy = "w"',
            "ruling 1: credit: 2 is no number",
        ),
        ('[[ruling]]\nquestion = "q"\ncredit = 1\nwhy = "w"', "ruling 1: reply: it must be a text"),
        ('[[ruling]]\nsense = "q"', "unknown field 'sense'"),
    ],
)
def test_a_file_of_rulings_that_cannot_be_read_stops_the_run_and_names_the_place(course, capsys, text, told):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "rulings.toml").write_text(text, encoding="utf-8")
    status, _, err = called(capsys, "grade", "--force")
    assert status == 3
    assert told in err


def test_rulings_are_read_as_they_were_written(tmp_path):
    made = (Ruling("q-01-03", 'a "b"\n\\c\x7f\tд', 0.25, "why =not", "2026-01-01"),)
    (tmp_path / "rulings.toml").write_text(rulings_text(made), encoding="utf-8")
    assert load_rulings(tmp_path) == made


def test_a_ruling_is_on_replies_that_are_equal_after_tidying():
    ruling = Ruling("q", "The Monitor", 1, "w")
    assert ruling_on([ruling], "  the  monitor.\nsure: 80 %") is ruling
    assert ruling_on([ruling], "the Monitor, 2022") is None


def test_without_a_gradebook_nothing_is_made(tmp_path, monkeypatch, capsys):
    folder = sample_class.make_course(tmp_path / "course")
    monkeypatch.chdir(folder)
    status, _, err = called(capsys, "replies", LESSON)
    assert status == 1
    assert "run `fourcenturies grade" in err
    assert not (folder / "build" / "gradebook.db").exists()
