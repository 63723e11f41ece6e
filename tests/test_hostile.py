"""A hostile class is graded beside honest students: each is reported, none gains, none harms."""

import hashlib
import json
import subprocess
import sys

import pytest

import sample_class
from gradebook_rows import rows
from hostile_class import BAD_NAMES, hostile, make_class
from sample_class import LESSON
from test_nbgrader_road import Live

HOSTILE = hostile()
UNTIMED = ("time-of-no-day", "time-of-megabytes", "linked-time")
OWN = ("build/autograded", "build/gradebook.db", "build/.grading.lock", "build/.registered", "course")


def grade(course, *options):
    command = [sys.executable, "-m", "fourcenturies.cli", "grade", LESSON, *options]
    return subprocess.run(command, cwd=course, capture_output=True, text=True, check=False, timeout=300)


def outside(course):
    """Return a digest of every file that grading has no business with, and the targets of links."""
    found = {}
    for path in sorted(course.rglob("*")):
        name = str(path.relative_to(course))
        if name.startswith(OWN):
            continue
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = ""
    return found


def with_faults_aside(found):
    """Return what was found, with timestamps that tell no time and folders of harmful names set aside."""
    bad = {f"build/submitted/{name}": f"build/set-aside/{name}" for name in BAD_NAMES}
    moved = {"build/set-aside": ""}
    for name, data in found.items():
        own = next((path for path in bad if name == path or name.startswith(f"{path}/")), "")
        moved[bad[own] + name.removeprefix(own) if own else name] = data
    for student in UNTIMED:
        kept = f"build/set-aside/{student}"
        moved |= {kept: "", f"{kept}/{LESSON}": ""}
        moved[f"{kept}/{LESSON}/timestamp.txt"] = moved.pop(
            f"build/submitted/{student}/{LESSON}/timestamp.txt"
        )
    return moved


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    make_class(course)
    before = outside(course)
    done = grade(course, "--json")
    assert done.returncode == 1, done.stderr
    results = {row["student"]: row for row in json.loads(done.stdout)}
    assert outside(course) == with_faults_aside(before), "something outside build/autograded was written"
    return course, results


def shown(student):
    if student.isprintable():
        return student
    return student.encode("unicode_escape", "backslashreplace").decode()


def test_the_whole_class_is_reported(graded):
    _, results = graded
    assert set(results) == {*map(shown, HOSTILE), *sample_class.students()}
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("student", HOSTILE)
def test_a_hostile_submission_earns_nothing_and_is_told(graded, student):
    one, result = HOSTILE[student], graded[1][shown(student)]
    assert one.says in result["report"]
    assert result["points"] == one.expect
    assert bool(result["flags"]) == one.flagged or result["status"] == "not entered"


def test_the_others_get_what_they_deserve(graded):
    for student, work in sample_class.students().items():
        assert graded[1][student]["points"] == work["expect"], student


def test_nothing_of_a_submission_was_run(graded):
    assert not list(graded[0].rglob("CANARY"))


def test_no_autograded_notebook_holds_anything_live(graded):
    from nbconvert.filters import markdown2html

    for path in (graded[0] / "build" / "autograded").rglob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert set(notebook["metadata"]) == {"kernelspec", "language_info", "fourcenturies"}
        for cell in notebook["cells"]:
            assert "attachments" not in cell
            assert cell["cell_type"] != "raw"
            texts = ["".join(output["data"].get("text/html", "")) for output in cell.get("outputs", ())]
            if cell["cell_type"] == "markdown" and not cell["metadata"].get("nbgrader", {}).get("locked"):
                texts.append(markdown2html("".join(cell["source"])[:5000]))
            assert not [live for text in texts for live in Live.of(text)], (path, cell["id"])


def test_nobody_writes_into_anothers_folder(graded):
    for path in (graded[0] / "build" / "autograded").rglob("*"):
        assert path.is_dir() or path.name in {f"{LESSON}.ipynb", "questions.toml", "timestamp.txt"}
        assert not path.is_symlink()


def test_a_second_run_grades_nothing_twice(graded):
    course, results = graded
    again = {row["student"]: row for row in json.loads(grade(course, "--json").stdout)}
    assert {row["status"] for row in again.values()} == {"up to date"}
    assert {name: row["points"] for name, row in again.items()} == {
        name: row["points"] for name, row in results.items() if row["status"] != "not entered"
    }


@pytest.fixture(scope="module")
def by_nbgrader(tmp_path_factory):
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    make_class(course, "ten-thousand-files")  # nbgrader asks for each of them whether to ignore it
    done = sample_class.nbgrader(course, "autograde", LESSON)
    return course, done


def test_nbgraders_own_command_leaves_the_same_rows_for_a_hostile_class(graded, by_nbgrader):
    ours, theirs = rows(graded[0]), rows(by_nbgrader[0])
    for student in [name for name, one in HOSTILE.items() if one.by_hooks] + list(sample_class.students()):
        for table in ("submission", "submitted", "grade", "comment"):
            found = [[row for row in book[table] if student in row[:2]] for book in (ours, theirs)]
            assert found[0] == found[1], (student, table)
            assert found[0], student


def test_nbgraders_own_command_gives_nobody_an_undeserved_mark(by_nbgrader):
    honest = set(sample_class.students())
    given = [row for row in rows(by_nbgrader[0])["grade"] if row[1] not in honest and (row[4] or row[5])]
    assert given == []


@pytest.mark.parametrize("road", ["ours", "nbgrader's"])
def test_a_folder_whose_name_could_hurt_is_set_aside_on_both_roads(graded, by_nbgrader, road):
    course = graded[0] if road == "ours" else by_nbgrader[0]
    assert {path.name for path in (course / "build" / "set-aside").iterdir()} >= set(BAD_NAMES)
    assert not {path.name for path in (course / "build" / "submitted").iterdir()} & set(BAD_NAMES)
    assert not {row[0] for row in rows(course)["student"]} & set(BAD_NAMES)
    assert len(rows(course)["student"]) >= len(HOSTILE) - len(BAD_NAMES)


def test_nbgraders_own_command_sets_links_aside_and_copies_none(by_nbgrader):
    course, done = by_nbgrader
    aside = {
        path.parent.parent.name for path in (course / "build" / "set-aside").rglob("*") if path.is_symlink()
    }
    assert aside >= {"linked-folder", "linked-student", "linked-beside", "linked-time"}
    assert "“data.csv” is no file to be read, and was moved" in done.stderr
    assert not list((course / "build" / "autograded").rglob("data.csv"))
    assert not list(course.rglob("CANARY"))
