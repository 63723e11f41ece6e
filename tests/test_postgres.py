"""The gradebook on PostgreSQL: marks, pages and words as with SQLite; a sentence where it cannot be had."""

import io
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

import postgres_support
import sample_class
from fourcenturies.cli import main
from generated_class import write_submissions

LESSON, WRITTEN = "02_date_first_encounters", "written-q-02-10"
NUMBER = 12
ROSTER = "id,last_name,first_name,section\nstudent-00001,Ивано́ва,Анна,A\nabsent,王,小明,B\n"
COURSE = f'[due]\n{LESSON} = "2026-03-01 12:00"\n[late]\nrule = "per day"\npercent = 10\n'
KEY = "! 1860 | 0.25 |"  # one reply of this class, whose credit is changed after the marks were given
SERVERLESS = "postgresql+psycopg://teacher@/marks?host=/nowhere"


def make(folder, address=""):
    course = sample_class.make_course(folder)
    shutil.rmtree(course / "build" / "submitted")
    write_submissions(course, LESSON, NUMBER)
    (course / "class.csv").write_text(ROSTER, encoding="utf-8")
    (course / "course").mkdir()
    line = f'db_url = "{address}"\n' if address else ""
    (course / "course" / "course.toml").write_text(line + COURSE, encoding="utf-8")
    return course


def play(course, address):
    """Play a term in short; return what each command said, and what lies there at the end."""
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)

        def call(*words):
            out = io.StringIO()
            patch.setattr("sys.stdout", out)
            said[" ".join(words)] = (main(list(words)), out.getvalue().replace(str(course), "COURSE"))

        call("roster", "class.csv")
        call("grade", "--quiet", "--feedback")
        with Gradebook(address, "fourcenturies") as book:  # as formgrader gives a mark
            for student in ("student-00003", "student-00004"):
                mark = book.find_grade(WRITTEN, LESSON, LESSON, student)
                mark.manual_score, mark.needs_manual_grade = 4.5, False
                book.find_comment(WRITTEN, LESSON, LESSON, student).manual_comment = "好 — read."
            book.db.commit()
        solution = course / "solutions" / LESSON / f"{LESSON}.ipynb"
        text = solution.read_text(encoding="utf-8")
        assert KEY in text
        solution.write_text(text.replace(KEY, KEY.replace("0.25", "0.7")), encoding="utf-8")
        call("grade", LESSON)
        call("replies", LESSON)
        call("rule", "q-02-03", "--reply", "1860", "--credit", "0.5", "--why", "Near.", "--apply")
        call("marks", "csv", "--questions")
        marks = (course / "build" / "marks.csv").read_text(encoding="utf-8-sig")
        call("feedback", "moodle", LESSON, "--unfinished")
        pages = {
            path.parent.parent.name: path.read_bytes() for path in course.glob("build/feedback/*/*/*.html")
        }
        call("course", "forget", "student-00002", "--apply")
        call("course", "doctor")
        patch.undo()
    return said, marks, pages


def by_nbgrader(course):
    """Grade all again with nbgrader's own command; return the marks that are there then."""
    done = sample_class.nbgrader(course, "autograde", LESSON, "--force")
    assert done.returncode == 0, done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        patch.setattr("sys.stdout", io.StringIO())
        main(["marks", "csv", "--questions"])
    return (course / "build" / "marks.csv").read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def address():
    if postgres_support.missing():
        pytest.skip(postgres_support.missing())
    # A socket's path must be short, and its folders such that the server's own user may enter them.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    with postgres_support.server(folder / "s") as address:
        yield address
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def played(address, tmp_path_factory):
    folder = tmp_path_factory.mktemp("courses")
    found = {}
    for name, own in (("sqlite", ""), ("postgres", address)):
        course = make(folder / name, own)
        found[name] = (course, *play(course, own or f"sqlite:///{course / 'build' / 'gradebook.db'}"))
    assert not (folder / "postgres" / "build" / "gradebook.db").exists()
    return found


def test_every_command_says_the_same(played):
    assert played["postgres"][1] == played["sqlite"][1]
    assert len(played["sqlite"][1]) == 9


def test_the_marks_are_the_same_question_by_question(played):
    marks = played["postgres"][2]
    assert marks == played["sqlite"][2]
    assert marks.count("\n") == 11 * NUMBER + 1
    assert "Анна Ивано́ва" in marks
    assert "4.5" in marks


def test_the_feedback_pages_are_the_same(played):
    pages = played["postgres"][3]
    assert pages == played["sqlite"][3]
    assert "好 — read." in pages["student-00003"].decode()


def test_nbgraders_own_command_leaves_the_same(played):
    assert by_nbgrader(played["postgres"][0]) == by_nbgrader(played["sqlite"][0])


OPENING = [
    ("grade",),
    ("grade", "--feedback", LESSON),
    ("replies", LESSON),
    ("rule", "q-02-03", "--reply", "1860", "--credit", "0.5", "--why", "Near."),
    ("marks", "csv"),
    ("marks", "canvas", LESSON),
    ("marks", "moodle", LESSON),
    ("feedback", "canvas", LESSON),
    ("feedback", "moodle", LESSON),
    ("roster", "class.csv"),
    ("course", "doctor"),
    ("course", "forget", "student-00001"),
]  # fmt: skip


@pytest.fixture(scope="module")
def unreached(tmp_path_factory):
    return make(tmp_path_factory.mktemp("unreached") / "course")


def called(course, address, words, capsys, monkeypatch):
    monkeypatch.chdir(course)
    path = course / "course" / "course.toml"
    path.write_text(f'db_url = "{address}"\n{COURSE}', encoding="utf-8")
    capsys.readouterr()
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, [
        line for line in (said.out + said.err).splitlines() if "gradebook" in line or "driver" in line
    ]


@pytest.mark.parametrize("words", OPENING, ids=" ".join)
def test_without_the_driver_one_sentence_tells_what_to_type(unreached, words, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    status, lines = called(unreached, SERVERLESS, words, capsys, monkeypatch)
    assert status == (1 if words[1:2] == ("doctor",) else 3)
    (line,) = lines
    assert "is not installed: type pip install 'psycopg[binary]'" in line


@pytest.mark.skipif(not find_spec("psycopg"), reason="the driver is not installed (the extra [postgres])")
@pytest.mark.parametrize("words", OPENING, ids=" ".join)
def test_without_the_server_one_sentence_tells_what_to_do(unreached, words, capsys, monkeypatch):
    status, lines = called(unreached, SERVERLESS, words, capsys, monkeypatch)
    assert status == (1 if words[1:2] == ("doctor",) else 3)
    (line,) = lines
    assert "start its server, or mend `db_url` in course.toml, then run again" in line


@pytest.mark.parametrize("address", ["postgres://teacher@host/marks", "marks", "postgresql://a@b:port/marks"])
def test_an_address_that_is_none_is_told_without_it(unreached, address, capsys, monkeypatch):
    """An address may hold a password."""
    status, (line,) = called(unreached, address, ("grade",), capsys, monkeypatch)
    assert status == 3
    assert "write it as postgresql+psycopg://user@host/database" in line
    assert address not in line
