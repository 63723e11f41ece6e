"""A course's own folder: made without harm, examined in plain words, and a person forgotten for good."""

import json
import os
import shutil

import pytest

import sample_class
from downloads import FILE, canvas_zip
from fourcenturies.cli import main
from fourcenturies.course.settings import CourseSettings, load_course
from gradebook_rows import rows
from sample_class import LESSON, submission
from test_marking_again import change_key

ROSTER = "student,last_name,first_name,canvas\nada,Lange,Ada,471108154\nbo,Li,Bo,471208154\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = sample_class.make_course(tmp_path / "course")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("FOURCENTURIES_COURSE", raising=False)
    return folder


def called(capsys, *words):
    capsys.readouterr()
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_init_makes_the_folder_and_leaves_alone_what_is_there(course, capsys):
    assert called(capsys, "course", "init")[0] == 0
    path = course / "course" / "course.toml"
    assert load_course(course / "course") == CourseSettings()
    path.write_text('zone = "Asia/Shanghai"\n', encoding="utf-8")
    assert "nothing in it was changed" in called(capsys, "course", "init")[1]
    assert path.read_text(encoding="utf-8") == 'zone = "Asia/Shanghai"\n'


def test_the_examples_of_a_new_file_can_be_used(course, capsys):
    called(capsys, "course", "init")
    path = course / "course" / "course.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    plain = [
        line.removeprefix("# ")
        for line in lines
        if not line.startswith("# ") or " = " in line or line.startswith(("# [", "# [["))
    ]
    path.write_text("\n".join(line for line in plain if not line.startswith("Lines that")), encoding="utf-8")
    found = load_course(course / "course")
    assert found.late.rule == "per day"
    assert found.extensions[0].student == "ada"
    assert found.db_url.startswith("postgresql+psycopg")


def test_git_never_sees_the_folder(root):
    assert "/course/" in (root / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_folder_elsewhere_is_used_by_every_command(course, tmp_path, monkeypatch, capsys):
    own = tmp_path / "private"
    monkeypatch.setenv("FOURCENTURIES_COURSE", "")
    assert called(capsys, "course", "init", "--course", own)[0] == 0
    (own / "course.toml").write_text(f'[due]\n{LESSON} = "2026-11-27 23:59"\n', encoding="utf-8")
    monkeypatch.setenv("FOURCENTURIES_COURSE", "")
    called(capsys, "grade", "--course", own, LESSON)
    assert rows(course)["assignment"][0][1] == "2026-11-27 23:59:00.000000"
    assert not (course / "course").exists()


def test_the_gradebook_and_the_exchange_of_the_file_reach_nbgrader(course, tmp_path, capsys):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text(
        f'db_url = "sqlite:///{tmp_path / "own.db"}"\nexchange = "{tmp_path / "exchange"}"\n',
        encoding="utf-8",
    )
    called(capsys, "grade")
    assert (tmp_path / "own.db").is_file()
    assert not (course / "build" / "gradebook.db").exists()
    from fourcenturies.grading.settings import load_settings

    assert load_settings(course).Exchange.root == str(tmp_path / "exchange")


def test_a_faulty_file_stops_the_run_with_its_place(course, capsys):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text("[due]\nx = 'soon'\n", encoding="utf-8")
    status, _, err = called(capsys, "grade")
    assert status == 3
    assert "course.toml: due: x: 'soon' tells no day" in err
    assert not (course / "build" / "gradebook.db").exists()


def test_a_faulty_file_stops_nbgraders_own_command_before_anything_is_run_or_graded(course, tmp_path):
    (course / "course").mkdir()
    (course / "course" / "course.toml").write_text("[due]\nx = 'soon'\n", encoding="utf-8")
    path = course / "build" / "submitted" / "empty" / LESSON / FILE
    found = json.loads(path.read_text(encoding="utf-8"))
    found["cells"][0] |= {"cell_type": "code", "outputs": [], "execution_count": None}
    found["cells"][0]["source"] = f"open({str(tmp_path / 'was-run')!r}, 'w')"
    path.write_text(json.dumps(found), encoding="utf-8")
    done = sample_class.nbgrader(course, "autograde", LESSON)
    assert done.returncode
    assert "course.toml: due: x: 'soon' tells no day" in done.stderr
    assert not (tmp_path / "was-run").exists()
    assert not list((course / "build").glob("autograded/*/*/*.ipynb"))


def test_the_doctor_finds_nothing_in_a_good_course(course, capsys):
    called(capsys, "course", "init")
    (course / "course" / "roster.csv").write_text(ROSTER, encoding="utf-8")
    called(capsys, "grade")
    assert called(capsys, "course", "doctor") == (0, "All is well.\n", "")


def test_the_doctor_tells_a_lesson_that_was_not_made_anew_from_one_that_is_older(course, capsys):
    solution = course / "solutions" / LESSON / f"{LESSON}.ipynb"
    words = f"lessons/{LESSON} is not what its solution makes. Type: fourcenturies lessons {LESSON}"
    later = solution.stat().st_mtime + 3600
    os.utime(solution, (later, later))
    assert words not in called(capsys, "course", "doctor")[1]
    text = solution.read_text(encoding="utf-8")
    solution.write_text(text.replace("### ", "### Say: ", 1), encoding="utf-8")
    os.utime(solution, (later, later))
    assert words in called(capsys, "course", "doctor")[1]


def test_the_doctor_says_what_is_wrong_and_what_to_type(course, capsys):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text(
        '[due]\n09_none = "2026-11-27 23:59"\n[[extension]]\nstudent = "zed"\ndays = 1\n', encoding="utf-8"
    )
    (course / "course" / "roster.csv").write_text(ROSTER, encoding="utf-8")
    build = course / "build" / "submitted"
    (build / "bare").mkdir()
    (build / "bare" / FILE).write_text("{}", encoding="utf-8")
    (build / "empty" / LESSON / FILE).write_text("<html>", encoding="utf-8")
    shutil.rmtree(course / "lessons" / LESSON)
    status, out, _ = called(capsys, "course", "doctor")
    assert status == 1
    for words in (
        "there is no lesson '09_none'",
        "an extension is for 'zed', who is not on the roster",
        "holds no folder of a lesson",
        "cannot be read: the file is a web page",
        f"Type: fourcenturies lessons {LESSON}",
    ):
        assert words in out, words
    (course / "course" / "course.toml").write_text("[dew]", encoding="utf-8")
    assert "'dew' is not known" in called(capsys, "course", "doctor")[1]


def test_a_person_is_forgotten_everywhere(course, tmp_path, capsys):
    shutil.rmtree(course / "build" / "submitted")
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "roster.csv").write_text(ROSTER, encoding="utf-8")
    for reply in ("2023", "27 May 2025"):
        data = json.dumps(submission({"replies": {"q-01-03": reply}})).encode()
        entries = {f"langeada_471108154_9{len(reply)}_{FILE}": data, f"libo_471208154_91_{FILE}": data}
        called(capsys, "collect", canvas_zip(tmp_path / "c.zip", entries))
        called(capsys, "grade", "--feedback")
    change_key(course, "q-01-03", "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
    called(capsys, "grade")
    called(capsys, "marks", "csv")
    assert "ada" in (course / "course" / "marks_log.csv").read_text(encoding="utf-8")

    status, out, _ = called(capsys, "course", "forget", "ada")
    assert status == 0
    assert "build/submitted/ada" in out
    assert "add --apply" in out
    assert (course / "build" / "submitted" / "ada").is_dir()

    (course / "build" / "gradebook.sql").write_text("a copy", encoding="utf-8")
    status, out, _ = called(capsys, "course", "forget", "ada", "--apply")
    assert status == 0
    assert "Older copies of the gradebook in build/ still hold them: gradebook.sql\n" in out
    assert "backups are yours to delete" in out
    left = [
        path
        for place in (course / "build", course / "course")
        for path in place.rglob("*")
        if path.is_file()
        and (b"Lange" in path.read_bytes() or b"471108154" in path.read_bytes() or "/ada/" in str(path))
    ]
    assert left == []
    assert {row[0] for row in rows(course)["student"]} == {"bo"}
    assert {row[1] for row in rows(course)["grade"]} == {"bo"}
    assert called(capsys, "course", "forget", "ada")[0] == 1
    assert "bo (Bo Li), 01_meet_the_sources: up to date" in called(capsys, "grade")[1]


def test_a_name_that_leads_elsewhere_is_forgotten_nowhere(course, capsys):
    called(capsys, "grade")
    before = sorted(course.rglob("*"))
    for name in ("..", "../..", ".", "empty/01_meet_the_sources"):
        assert called(capsys, "course", "forget", name, "--apply")[0] == 1
    assert sorted(course.rglob("*")) == before


def test_points_that_differ_are_refused_everywhere(course, capsys):
    path = course / "solutions" / LESSON / "questions.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("points = 3", "points = 4", 1), encoding="utf-8")
    path.with_name(f"{LESSON}.md").unlink()  # of a lesson that is a text, the next run of `lessons` mends it
    words = "it is worth 3 points here and 4 in questions.toml"
    for call in (("lessons", "--check"), ("release", "--out", "x.zip"), ("validate",)):
        status, out, err = called(capsys, *call)
        assert status == 1, call
        assert words in out + err, call
    status, _, err = called(capsys, "grade")
    assert status == 3
    assert words in err
