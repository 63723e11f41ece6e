"""Pages go back: through nbgrader's Exchange, and as the zips that Canvas and Moodle take."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from downloads import canvas_zip, notebook, zip_of
from fourcenturies.cli import main
from fourcenturies.exchange.feedback_files import pack_feedback
from fourcenturies.exchange.naming import read_path
from fourcenturies.exchange.roster import Enrolled, read_roster
from fourcenturies.grading.reading import RefusedError
from fourcenturies.grading.submissions import SECRET, look_into, set_aside
from sample_class import LESSON, make_course, submission

FILE, PAGE = f"{LESSON}.ipynb", f"{LESSON}.html"


def fourcenturies(course, *words):
    """Run a command in a course's folder, in this process: it is quicker by all imports."""
    said, warned = io.StringIO(), io.StringIO()
    with contextlib.chdir(course), contextlib.redirect_stdout(said), contextlib.redirect_stderr(warned):
        status = main(list(words))
    return subprocess.CompletedProcess(words, status, said.getvalue(), warned.getvalue())


def packed(course, platform):
    with zipfile.ZipFile(course / "build" / f"feedback-{platform}-{LESSON}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """A course that collected from both platforms, and one student of its own folder."""
    folder = tmp_path_factory.mktemp("platforms")
    course = make_course(folder / "course")
    canvas = {
        f"langeada_4711_90210_{LESSON}.ipynb": notebook(),
        f"neillsean_LATE_4712_90213_{LESSON}-1.ipynb": notebook(),
        f"anon_Kx9_90214_{LESSON}.ipynb": notebook(),
    }
    moodle = {
        f"Zoë O'Hara_58_assignsubmission_file/{FILE}": notebook(),
        f"王 小明_61_assignsubmission_file/{FILE}": notebook(),
    }
    fourcenturies(course, "collect", str(canvas_zip(folder / "canvas.zip", canvas)))
    fourcenturies(course, "collect", str(zip_of(folder / "moodle.zip", moodle)))
    assert fourcenturies(course, "grade", "--quiet").returncode == 1
    return course


def test_canvas_gets_each_page_under_the_upload_that_it_is_about(collected):
    done = fourcenturies(collected, "feedback", "canvas", LESSON)
    assert done.returncode == 1
    files = packed(collected, "canvas")
    assert set(files) == {
        f"langeada_4711_90210_{PAGE}",
        f"neillsean_4712_90213_{PAGE}",
        f"anon_Kx9_90214_{PAGE}",
    }
    page = collected / "build" / "feedback" / "langeada-4711" / LESSON / PAGE
    assert files[f"langeada_4711_90210_{PAGE}"] == page.read_bytes()
    assert "empty: no upload to Canvas is known" in done.stdout
    assert f"{LESSON}: the pages show no accepted answers" in done.stdout


def test_canvas_finds_user_and_upload_in_the_names(collected):
    fourcenturies(collected, "feedback", "canvas", LESSON)
    plain = [name for name in packed(collected, "canvas") if not name.startswith("anon_")]
    # As `infer_comment_context_from_filename` does it: the first two that are all digits.
    found = {tuple(part for part in name.split("_") if re.fullmatch(r"\d+", part))[:2] for name in plain}
    assert found == {("4711", "90210"), ("4712", "90213")}
    assert {read_path((name,), ()).platform for name in packed(collected, "canvas")} == {"canvas"}


def test_moodle_finds_number_plugin_and_file_in_the_names(collected):
    done = fourcenturies(collected, "feedback", "moodle", LESSON)
    files = packed(collected, "moodle")
    assert set(files) == {
        f"Zoë O'Hara_58_assignsubmission_file_{PAGE}",
        f"王 小明_61_assignsubmission_file_{PAGE}",
    }
    # As `importziplib.php` does it: five parts, of which the second is the number and the last the name.
    assert {tuple(name.split("_", 4))[1:] for name in files} == {
        ("58", "assignsubmission", "file", PAGE),
        ("61", "assignsubmission", "file", PAGE),
    }
    assert "langeada-4711: no number in Moodle is known" in done.stdout


def test_what_waits_for_a_person_goes_out_only_where_that_is_asked_for(collected):
    place = collected / "build" / "submitted" / "langeada-4711" / LESSON / FILE
    before = place.read_bytes()
    place.write_text(json.dumps(submission({"replies": {"q-01-10": "Two."}})), encoding="utf-8")
    fourcenturies(collected, "grade", "--quiet")
    done = fourcenturies(collected, "feedback", "canvas", LESSON)
    assert f"langeada_4711_90210_{PAGE}" not in packed(collected, "canvas")
    assert "wait for a person and were left out" in done.stdout
    fourcenturies(collected, "feedback", "canvas", LESSON, "--unfinished")
    assert f"langeada_4711_90210_{PAGE}" in packed(collected, "canvas")
    place.write_bytes(before)
    fourcenturies(collected, "grade", "--quiet")


def test_an_older_download_does_not_take_the_place_of_the_newer_upload(collected, tmp_path):
    older = canvas_zip(tmp_path / "older.zip", {f"langeada_4711_90100_{LESSON}.ipynb": notebook("Cox")})
    fourcenturies(collected, "collect", str(older))
    rows = read_roster((collected / "build" / "students.csv").read_text(encoding="utf-8")).rows
    assert {row.file for row in rows if row.student == "langeada-4711"} == {"90210"}


def test_nothing_graded_is_told(tmp_path):
    course = make_course(tmp_path / "course")
    done = fourcenturies(course, "feedback", "moodle", LESSON)
    assert done.returncode == 1
    assert "run `fourcenturies grade` first" in done.stderr


ROW = Enrolled("ada", "Ada", "moodle", LESSON, "58")


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (
            Enrolled("ada", "../../Ada_L/x", "moodle", LESSON, "58"),
            f"Ada L x_58_assignsubmission_file_{PAGE}",
        ),
        (Enrolled("ada", "Ada (58)", "moodle", LESSON, "58"), f"Ada_58_assignsubmission_file_{PAGE}"),
        (Enrolled("ada", "...", "moodle", LESSON, "58"), f"student_58_assignsubmission_file_{PAGE}"),
    ],
    ids=["signs", "namesake", "no name"],
)
def test_a_name_leads_nowhere_and_parts_nothing(row, name, tmp_path):
    data = pack_feedback("moodle", LESSON, {"ada": b"x"}, [row]).data
    (tmp_path / "f.zip").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert archive.namelist() == [name]


def test_two_students_of_one_row_are_told():
    done = pack_feedback(
        "moodle", LESSON, {"ada": b"x", "bo": b"y"}, [ROW, Enrolled("bo", "Ada", "moodle", LESSON, "58")]
    )
    assert done.count == 1
    assert done.told[0].startswith("bo: ")


def test_a_table_of_students_from_before_is_read():
    head = "student,name,platform,lesson,number,group\n"
    (row,) = read_roster(f"{head}ada,Ada,moodle,{LESSON},58,\n").rows
    assert (row.number, row.file) == ("58", "")


GOOD = "ab" * 64


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (GOOD, True),
        (GOOD + "\n", True),
        ("", False),
        ("x" * 600, False),
        ("../../key of others", False),
        ("é" * 20, False),
    ],
    ids=["of nbgrader", "with a line end", "empty", "long", "a path", "other signs"],
)
def test_a_secret_is_carried_along_only_where_it_is_one(text, kept, tmp_path):
    folder = tmp_path / "ada" / LESSON
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(notebook())
    (folder / SECRET).write_text(text, encoding="utf-8")
    found = look_into(folder)
    assert found.secret == (text.encode() if kept else b"")
    assert any(SECRET in said for said in found.said) is not kept
    moved = set_aside(folder, tmp_path / "aside", lambda _: True)
    assert moved == ([] if kept else [SECRET])


def test_a_secret_that_is_a_link_is_never_followed(tmp_path):
    folder = tmp_path / "ada" / LESSON
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(notebook())
    (tmp_path / "other").write_text(GOOD, encoding="utf-8")
    (folder / SECRET).symlink_to(tmp_path / "other")
    found = look_into(folder)
    assert not isinstance(found.file, RefusedError)
    assert found.secret == b""
    set_aside(folder, tmp_path / "aside", lambda _: True)
    assert not (folder / SECRET).is_symlink()


class Hub:
    """An instructor's course and a student's folder with nbgrader's Exchange between them."""

    def __init__(self, folder):
        self.exchange, self.course, self.student = folder / "exchange", folder / "course", folder / "student"
        self.exchange.mkdir(mode=0o777)
        self.exchange.chmod(0o777)
        make_course(self.course)
        self.student.mkdir()
        (self.course / "course").mkdir()
        (self.course / "course" / "course.toml").write_text(
            f'exchange = "{self.exchange}"\n', encoding="utf-8"
        )
        (self.student / "nbgrader_config.py").write_text(
            f'c = get_config()\nc.Exchange.root = "{self.exchange}"\nc.CourseDirectory.course_id = "fourcenturies"\n'
            f'c.Exchange.cache = "{self.student / "cache"}"\n',
            encoding="utf-8",
        )

    def run(self, where, *words):
        environ = {**os.environ, "JUPYTER_CONFIG_DIR": str(where / ".jupyter")}
        command = [str(Path(sys.executable).with_name("nbgrader")), *words]
        done = subprocess.run(command, cwd=where, env=environ, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stderr


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = Hub(tmp_path_factory.mktemp("hub"))
    hub.run(hub.course, "generate_assignment", LESSON, "--force")
    hub.run(hub.course, "release_assignment", LESSON)
    hub.run(hub.student, "fetch_assignment", LESSON)
    work = json.dumps(submission({"replies": {"q-01-02": "Xi Jinping"}}))
    (hub.student / LESSON / FILE).write_text(work, encoding="utf-8")
    hub.run(hub.student, "submit", LESSON)
    hub.run(hub.course, "collect", LESSON)
    return hub


def feedback_of(hub):
    return list((hub.student / LESSON / "feedback").rglob("*.html"))


def test_release_feedback_hands_back_what_the_command_made(hub):
    done = fourcenturies(hub.course, "grade", "--feedback", "--quiet")
    assert done.returncode < 2, done.stderr
    said = hub.run(hub.course, "release_feedback", LESSON)
    for student in ("empty", "full-marks", "half-right", "hostile"):
        assert f"{student}: not released, for {SECRET}" in said
    hub.run(hub.student, "fetch_feedback", LESSON)
    (page,) = feedback_of(hub)
    sent = [path for path in hub.course.glob(f"build/feedback/*/{LESSON}") if (path / SECRET).is_file()]
    assert [page.read_bytes()] == [(path / PAGE).read_bytes() for path in sent]
    assert "Xi Jinping" in page.read_text(encoding="utf-8")


def test_a_secret_that_is_gone_is_not_left_from_before(hub):
    (own,) = hub.course.glob(f"build/submitted/*/{LESSON}/{SECRET}")
    student = own.parent.parent.name
    secret = own.read_bytes()
    own.chmod(0o644)
    own.unlink()
    fourcenturies(hub.course, "grade", "--feedback", "--quiet")
    for place in ("autograded", "feedback"):
        assert not (hub.course / "build" / place / student / LESSON / SECRET).exists()
    own.write_bytes(secret)
    fourcenturies(hub.course, "grade", "--feedback", "--quiet")
    assert (hub.course / "build" / "feedback" / student / LESSON / SECRET).read_bytes() == secret


def test_nbgraders_own_road_hands_back_too(hub):
    hub.run(hub.course, "autograde", LESSON, "--force")
    hub.run(hub.course, "generate_feedback", LESSON, "--force")
    assert "not released" in hub.run(hub.course, "release_feedback", LESSON)
