"""`fourcenturies grade`: what it writes, what it says, and with which status it ends."""

import json
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

import sample_class
from fourcenturies.cli import main
from fourcenturies.files import seeds_dir
from fourcenturies.grading.files import only_one
from gradebook_rows import files, rows
from sample_class import LESSON, students, submission
from test_nbgrader_road import Live

WRITTEN = {"full-marks", "hostile"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course whose sample class was graded once; a test that changes it takes a copy."""
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        assert main(["grade", "--quiet"]) == 1  # what the hostile student wrote is not understood
    return course


@pytest.fixture
def course(graded, tmp_path, monkeypatch):
    copy = tmp_path / "course"
    shutil.copytree(graded, copy)
    monkeypatch.chdir(copy)
    return copy


def grade(capsys, *options):
    code = main(["grade", *options])
    out = capsys.readouterr()
    return code, out.out, out.err


def results(capsys, *options):
    return {row["student"]: row for row in json.loads(grade(capsys, "--json", *options)[1])}


def notebook(course, student, step="submitted"):
    return course / "build" / step / student / LESSON / f"{LESSON}.ipynb"


def hand_in(course, student, work):
    path = notebook(course, student)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(submission(work)), encoding="utf-8")


def test_the_class_gets_the_marks_it_deserves(course):
    assert sample_class.marks(course) == {student: work["expect"] for student, work in students().items()}


def test_written_answers_wait_for_a_person(course):
    waiting = {row[1] for row in rows(course)["grade"] if row[7] and row[2].startswith("written-")}
    assert waiting == WRITTEN


def test_files_are_read_only_as_nbgrader_leaves_them(course):
    for path in (course / "build" / "autograded").rglob("*.*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o444, path


def test_each_submission_is_told_in_one_line_and_the_lesson_in_a_table(course, capsys):
    code, out, _ = grade(capsys, "--force")
    lines = out.splitlines()
    assert code == 1
    assert [line.split(",")[0] for line in lines[: len(students())]] == sorted(students())
    assert lines[1] == f"full-marks, {LESSON}: graded, 17 of 23; 10 of 10 answers read"
    assert lines[-2].split()[:2] == ["lesson", "submissions"]
    assert lines[-1].split()[:2] == [LESSON, "4"]


def test_json_tells_points_report_and_what_waits(course, capsys):
    found = results(capsys)["full-marks"]
    assert found == {
        "lesson": LESSON,
        "student": "full-marks",
        "status": "up to date",
        "points": 17.0,
        "max_points": 23.0,
        "report": "10 of 10 answers read",
        "flags": [],
        "waiting": ["written-q-01-10"],
        "page": None,
        "name": "",
        "late": 0.0,
        "penalty": 0.0,
        "changes": [],
    }


def test_what_is_up_to_date_is_not_graded_again(course, capsys):
    before = files(course)
    assert {row["status"] for row in results(capsys).values()} == {"up to date"}
    assert files(course) == before


def test_a_changed_submission_alone_is_graded_again(course, capsys):
    hand_in(course, "empty", {"replies": {"q-01-02": "Xi Jinping"}})
    found = results(capsys)
    assert {student for student, row in found.items() if row["status"] == "graded"} == {"empty"}
    assert found["empty"]["points"] > 0


def test_a_changed_record_grades_all_again(course, tmp_path, monkeypatch, capsys):
    shutil.copytree(seeds_dir(), tmp_path / "seeds")
    with (tmp_path / "seeds" / "people.toml").open("a", encoding="utf-8") as file:
        file.write("# a form of a name was added\n")
    monkeypatch.setattr("fourcenturies.grading.preparing.seeds_dir", lambda: tmp_path / "seeds")
    assert {row["status"] for row in results(capsys).values()} == {"graded"}


def test_a_new_time_of_handing_in_counts_as_a_change(course, capsys):
    (notebook(course, "empty").parent / "timestamp.txt").write_text(
        "2026-01-02 03:04:05 UTC\n", encoding="utf-8"
    )
    assert results(capsys)["empty"]["status"] == "graded"
    assert (LESSON, "empty", "2026-01-02 03:04:05.000000", None) in rows(course)["submission"]
    copied = notebook(course, "empty", "autograded").with_name("timestamp.txt")
    assert copied.read_text(encoding="utf-8") == "2026-01-02 03:04:05 UTC\n"


def test_a_changed_key_grades_the_class_again(course, capsys):
    solution = course / "solutions" / LESSON / f"{LESSON}.ipynb"
    text = solution.read_text(encoding="utf-8")
    assert "### BEGIN SOLUTION" in text
    solution.write_text(
        text.replace("### BEGIN SOLUTION\\n", "### BEGIN SOLUTION\\n", 1) + "\n", encoding="utf-8"
    )
    assert {row["status"] for row in results(capsys).values()} == {"graded"}


def test_what_is_missing_in_the_gradebook_or_among_the_files_is_graded_again(course, capsys):
    expected = rows(course), files(course)
    notebook(course, "full-marks", "autograded").unlink()
    assert results(capsys)["full-marks"]["status"] == "graded"
    with sqlite3.connect(course / "build" / "gradebook.db") as book:
        for table in ("grade", "comment", "submitted_notebook", "submitted_assignment", "student"):
            book.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
    assert {row["status"] for row in results(capsys).values()} == {"graded"}
    assert (rows(course), files(course)) == expected


def test_a_fault_asks_for_a_person_and_sets_the_status(course, capsys):
    notebook(course, "empty").write_text("not a notebook", encoding="utf-8")
    code, out, _ = grade(capsys)
    assert code == 1
    assert "could not be read: the file is not readable as JSON" in out
    assert "A PERSON IS NEEDED" in out
    flagged = [row for row in rows(course)["grade"] if row[1] == "empty"]
    assert flagged
    assert {(row[4], row[7]) for row in flagged} == {(None, 1)}
    assert all(row[4].startswith("This submission could not be read") for row in _comments(course, "empty"))


def _comments(course, student):
    return [row for row in rows(course)["comment"] if row[1] == student]


def test_a_fault_that_a_person_has_marked_is_no_fault_any_more(course, capsys):
    notebook(course, "empty").write_text("not a notebook", encoding="utf-8")
    assert grade(capsys)[0] == 1
    with sqlite3.connect(course / "build" / "gradebook.db") as book:
        book.execute("UPDATE grade SET manual_score = 0, needs_manual_grade = 0")
    assert grade(capsys)[0] == 0


def test_one_process_or_two_leave_the_same(course, capsys, tmp_path):
    for number in range(12):
        hand_in(course, f"more-{number}", {"replies": {"q-01-02": "Putin", "q-01-03": f"{2010 + number}"}})
    one = results(capsys, "--force", "--jobs", "1")
    expected = rows(course), files(course)
    assert results(capsys, "--force", "--jobs", "2") == one
    assert (rows(course), files(course)) == expected


def test_feedback_pages_show_reply_and_verdict_and_nothing_live(course, capsys):
    found = results(capsys, "--feedback")
    assert all(row["page"] for row in found.values())
    page = notebook(course, "half-right", "feedback").with_suffix(".html").read_text(encoding="utf-8")
    for words in ("Partly right", "Read as: <bdi>Michael Cox</bdi>", "Read again:"):
        assert words in page
    hostile = notebook(course, "hostile", "feedback").with_suffix(".html").read_text(encoding="utf-8")
    assert "forged" in hostile
    assert Live.of(hostile) == []


def test_a_gradebook_elsewhere_is_used_where_the_settings_say_so(course, capsys):
    settings = course / "nbgrader_config.py"
    address = f"sqlite:///{course / 'other.db'}"
    settings.write_text(
        settings.read_text(encoding="utf-8") + f"\nget_config().CourseDirectory.db_url = {address!r}\n",
        encoding="utf-8",
    )
    before = (course / "build" / "gradebook.db").read_bytes()
    assert {row["status"] for row in results(capsys).values()} == {"graded"}
    assert (course / "other.db").is_file()
    assert (course / "build" / "gradebook.db").read_bytes() == before


def test_while_another_run_holds_the_course_it_is_said(course, capsys):
    with only_one(course / "build" / ".grading.lock", "grading"):
        code, _, err = grade(capsys)
    assert code == 3
    assert err == "fourcenturies: grading is already running for this course: wait until it is done\n"


OLDER = """
DELETE FROM grade; DELETE FROM comment; DELETE FROM submitted_notebook; DELETE FROM submitted_assignment;
DELETE FROM grade_cells; DELETE FROM solution_cells; DELETE FROM base_cell; DELETE FROM source_cell;
DELETE FROM notebook; DROP TABLE assignment; DROP TABLE course;
CREATE TABLE assignment (id VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(128) NOT NULL UNIQUE, duedate DATETIME);
INSERT INTO student (id) VALUES ('of-last-year');
UPDATE alembic_version SET version_num = '282d30a0218e';
"""


def make_older(course, script):
    path = course / "build" / "gradebook.db"
    with closing(sqlite3.connect(path)) as book:
        newest = book.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        book.executescript(script)
    return path, path.with_name(f"{path.name}.before-{newest}")


def version(path):
    with closing(sqlite3.connect(path)) as book:
        return book.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_while_another_program_writes_the_gradebook_it_is_said(course, capsys):
    with closing(sqlite3.connect(course / "build" / "gradebook.db")) as book:
        book.execute("BEGIN EXCLUSIVE")
        code, _, err = grade(capsys, "--force")
    assert code == 3
    assert err == (
        "fourcenturies: the gradebook is in use by another program: wait, then run the same command again\n"
    )


def edit_lesson(course, change):
    """Change the lesson's solution and its release alike, as an instructor does who releases it anew."""
    for tree in ("solutions", "lessons"):
        path = course / tree / LESSON / f"{LESSON}.ipynb"
        found = json.loads(path.read_text(encoding="utf-8"))
        change(found["cells"])
        path.write_text(json.dumps(found), encoding="utf-8")


def test_a_lesson_released_anew_is_graded_as_it_now_is(course, capsys):
    def reword(cells):
        next(cell for cell in cells if cell["id"] == "byline")["source"] = "## Who says so?"

    edit_lesson(course, reword)
    found = results(capsys)
    assert (
        found["full-marks"]["report"]
        == "10 of 10 answers read; made from an older release of the lesson (1 cell brought up to date)"
    )
    assert found["full-marks"]["points"] == 17
    text = notebook(course, "full-marks", "autograded").read_text(encoding="utf-8")
    assert "## Who says so?" in text


def test_a_lesson_that_lost_a_cell_and_whose_release_is_not_kept_is_refused(course, capsys):
    def shorten(cells):
        cells[:] = [cell for cell in cells if cell["id"] != "check-q-01-02"]

    before = rows(course)
    edit_lesson(course, shorten)
    shutil.rmtree(course / "course")
    code, _, err = grade(capsys)
    assert code == 3
    assert "cells were added or removed after marks were given" in err
    assert "Put its notebook and questions.toml into" in err
    assert rows(course) == before


@pytest.mark.parametrize("released", [True, False])
@pytest.mark.parametrize("left", ["source_cell", "notebook", "some"])
def test_a_lesson_that_a_killed_run_entered_in_part_is_entered_whole(course, capsys, left, released):
    expected = rows(course)
    if not released:
        shutil.rmtree(course / "lessons" / LESSON)
    with sqlite3.connect(course / "build" / "gradebook.db") as book:
        for table in ("grade", "comment", "submitted_notebook", "submitted_assignment", "student"):
            book.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
        some = "DELETE FROM source_cell WHERE id > '8'"
        book.execute(some if left == "some" else "DELETE FROM source_cell")
        if left == "notebook":
            for table in ("grade_cells", "solution_cells", "base_cell", "notebook"):
                book.execute(f"DELETE FROM {table}")  # noqa: S608 - as above
    assert grade(capsys, "--force")[0] == 1
    assert rows(course) == expected


def test_a_gradebook_of_an_older_schema_is_put_aside_before_it_is_changed(course, capsys):
    path, copy = make_older(course, OLDER)
    assert grade(capsys)[0] == 1
    assert version(copy) == "282d30a0218e"
    assert version(path) != "282d30a0218e"
    assert "of-last-year" in {row[0] for row in rows(course)["student"]}
    assert len(rows(course)["submission"]) == len(students())


def test_a_gradebook_that_cannot_be_upgraded_is_left_as_it_was(course, capfd):
    path, copy = make_older(course, "UPDATE alembic_version SET version_num = '50a4d84c131a'")
    assert main(["grade"]) == 3
    assert "is of an older nbgrader and cannot be upgraded; it was left as it was" in capfd.readouterr().err
    assert version(path) == "50a4d84c131a"
    assert not copy.exists()


def test_a_file_that_is_no_gradebook_is_left_alone(course, capsys):
    path = course / "build" / "gradebook.db"
    path.write_bytes(b"my diary" * 100)
    code, _, err = grade(capsys)
    assert code == 3
    assert "is no gradebook of nbgrader" in err
    assert path.read_bytes() == b"my diary" * 100


def test_an_unknown_lesson_is_refused_with_the_known_ones(course, capsys):
    code, _, err = grade(capsys, "99_no_such")
    assert code == 2
    assert f"there is no lesson '99_no_such'; the lessons are {LESSON}" in err


def test_where_nobody_has_handed_in_it_says_where_submissions_go(course, capsys):
    shutil.rmtree(course / "build" / "submitted")
    code, out, _ = grade(capsys)
    assert code == 0
    assert "build/submitted/STUDENT/LESSON/LESSON.ipynb" in out


def test_the_bar_is_shown_to_a_person_alone(course, capsys, monkeypatch):
    assert grade(capsys)[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert grade(capsys)[2].endswith("4 of 4\n")
    assert grade(capsys, "--quiet")[2] == ""


def test_nothing_is_judged_by_a_key_that_is_older_than_its_text(course, capsys):
    before = rows(course)
    text = course / "solutions" / LESSON / f"{LESSON}.md"
    written = text.read_text(encoding="utf-8")
    key = written[written.index("%%answer q-01-02") :].splitlines()[1]
    text.write_text(
        written.replace(f"%%answer q-01-02\n{key}", "%%answer q-01-02\nAda Lovelace"), encoding="utf-8"
    )
    code, out, err = grade(capsys, "--force")
    assert (code, out, rows(course)) == (3, "", before)
    assert "q-01-02: its key is older than the one in" in err
    assert "run `fourcenturies lessons`" in err
    text.write_text(written, encoding="utf-8")
    assert grade(capsys, "--quiet")[0] == 1
