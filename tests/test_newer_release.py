"""A class that is half-way through takes a newer release: marks stay, and what was begun is finished as it was."""

import copy
import json
import re
import shutil

import pytest

import sample_class
from fourcenturies.cli import main
from fourcenturies.grading.restoring import checksum
from fourcenturies.lab import add_missing, note_made, older_ones
from fourcenturies.notebook.boxes import Place
from fourcenturies.notebook.checking import check
from fourcenturies.notebook.own_answers import lesson_folders
from fourcenturies.notebook.review_file import remember, remembered, today
from fourcenturies.notebook.reviewing import review
from fourcenturies.parcel import packed, unpack
from fourcenturies.questions.lessons import LessonError, load_lesson
from gradebook_rows import files, rows
from sample_class import LESSON, students, submission
from test_marking_again import by_hand, change_key, grades, log

GONE, CHANGED, NEW = "q-01-04", "q-01-03", "q-01-11"
WRITTEN = "written-q-01-10"


def take_newer_release(course):
    """Change a lesson as a newer release does: a question reworded, one removed, one added under a new id."""
    for tree in ("solutions", "lessons"):
        folder = course / tree / LESSON
        path = folder / f"{LESSON}.ipynb"
        found = json.loads(path.read_text(encoding="utf-8"))
        cells = found["cells"]
        fresh = [copy.deepcopy(cell) for cell in cells if GONE in cell["id"]]
        text = json.dumps(fresh).replace(GONE, NEW)
        cells[:] = [cell for cell in cells if GONE not in cell["id"]] + json.loads(text)
        task = next(cell for cell in cells if cell["id"] == f"task-{CHANGED}")
        task["source"] = "".join(task["source"]) + "\n\nRead the foot of the page, too."
        if "checksum" in task["metadata"]["nbgrader"]:
            task["metadata"]["nbgrader"]["checksum"] = checksum(task)
        path.write_text(json.dumps(found), encoding="utf-8")
        public = (folder / "questions.toml").read_text(encoding="utf-8")
        (folder / "questions.toml").write_text(public.replace(GONE, NEW), encoding="utf-8")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        assert main(["grade", "--quiet"]) in {0, 1}
    by_hand(course, "full-marks", WRITTEN, 4.5, "Read.")
    return course


@pytest.fixture
def course(graded, tmp_path, monkeypatch):
    copied = tmp_path / "course"
    shutil.copytree(graded, copied)
    monkeypatch.chdir(copied)
    return copied


def called(capsys, *words):
    capsys.readouterr()
    status = main(list(words))
    said = capsys.readouterr()
    return status, said.out, said.err


def points(course):
    return {place: row[:2] for place, row in grades(course).items()}


def test_marks_and_exports_stay(course, capsys):
    before = points(course)
    take_newer_release(course)
    out = called(capsys, "grade")[1]
    assert f"{LESSON}: the class began with an older release and is marked by it" in out
    assert f"{GONE} no longer in solutions/; {NEW} new there" in out
    assert points(course) == before
    assert not grades(course)["full-marks", WRITTEN][2]
    assert "mark changed" not in out
    assert "marks changed" not in out
    assert called(capsys, "marks", "csv")[0] == 0
    assert ",21.5,23," in (course / "build" / "marks.csv").read_text(encoding="utf-8-sig")


def test_what_is_handed_in_later_is_graded_by_what_its_release_asked(course, capsys):
    old = json.dumps(submission(students()["full-marks"]))
    take_newer_release(course)
    place = course / "build" / "submitted" / "later" / LESSON
    place.mkdir() if place.parent.exists() else place.mkdir(parents=True)
    (place / f"{LESSON}.ipynb").write_text(old, encoding="utf-8")
    out = called(capsys, "grade")[1]
    assert f"later, {LESSON}: graded, 17 of 23; 10 of 10 answers read" in out


def test_what_is_made_from_the_newer_release_waits_with_a_sentence(course, capsys):
    take_newer_release(course)
    found = json.loads((course / "lessons" / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8"))
    for cell in found["cells"]:
        if cell["id"] == f"answer-{NEW}":
            cell["source"] = f"%%answer {NEW}\nMarch 2023"
    place = course / "build" / "submitted" / "newer" / LESSON
    place.mkdir(parents=True)
    (place / f"{LESSON}.ipynb").write_text(json.dumps(found), encoding="utf-8")
    status, out, _ = called(capsys, "grade")
    assert status == 1
    line = next(line for line in out.splitlines() if line.startswith("newer,"))
    assert f"it answers {NEW}, which the release that the class is marked by does not ask" in line
    assert f"A PERSON IS NEEDED for {GONE}" in line


def test_a_correction_in_the_newer_release_counts_for_what_both_ask(course, capsys):
    take_newer_release(course)
    change_key(course, CHANGED, "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
    called(capsys, "grade")
    assert [(row["student"], row["question"], row["why"]) for row in log(course)] == [
        ("half-right", CHANGED, "its key was changed")
    ]


def test_nbgraders_own_command_leaves_the_same(course, tmp_path, capsys):
    take_newer_release(course)
    other = tmp_path / "other"
    shutil.copytree(course, other)
    called(capsys, "grade", "--force")
    done = sample_class.nbgrader(other, "autograde", LESSON, "--force")
    assert done.returncode == 0, done.stderr
    assert rows(other) == rows(course)
    assert {name for name in files(other) if not name.endswith(".toml")} == {
        name for name in files(course) if not name.endswith(".toml")
    }


def test_a_class_without_marks_takes_the_newer_release_whole(course, capsys):
    shutil.rmtree(course / "build")
    take_newer_release(course)
    place = course / "build" / "submitted" / "ada" / LESSON
    place.mkdir(parents=True)
    shutil.copy(course / "lessons" / LESSON / f"{LESSON}.ipynb", place)
    out = called(capsys, "grade")[1]
    assert "older release" not in out
    assert {row[2] for row in rows(course)["grade"]} >= {f"check-{NEW}"}


def test_an_id_that_was_used_before_is_refused(course):
    path = course / "solutions" / LESSON / "questions.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes = 75", f'minutes = 75\nretired = ["{GONE}"]'), encoding="utf-8")
    with pytest.raises(LessonError, match=f"{GONE} is retired, and ids are never used again"):
        load_lesson(path.parent)


def test_a_readers_working_copy_is_kept_and_that_is_said(course, tmp_path):
    work = tmp_path / "work"
    note_made(work, add_missing(course / "lessons", work))
    own = work / LESSON / f"{LESSON}.ipynb"
    answered = own.read_text(encoding="utf-8").replace('"..."', '"Stallard"', 1)
    own.write_text(answered, encoding="utf-8")
    before = {path: path.read_bytes() for path in work.rglob("*") if path.is_file()}
    assert older_ones(work) == []
    take_newer_release(course)
    newer = f"{LESSON}_newer"
    assert add_missing(course / "lessons", work) == [newer]
    assert older_ones(work) == [LESSON]
    released = course / "lessons" / LESSON
    for name in (f"{LESSON}.ipynb", "questions.toml"):
        assert (work / newer / name).read_bytes() == (released / name).read_bytes()
    assert {path: path.read_bytes() for path in before} == before
    assert add_missing(course / "lessons", work) == []  # and a second start adds nothing


def test_a_third_release_comes_beside_both(course, tmp_path):
    work = tmp_path / "work"
    for number in range(3):
        path = course / "lessons" / LESSON / f"{LESSON}.ipynb"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("# Meet", f"# Meet{number}"), encoding="utf-8")
        add_missing(course / "lessons", work)
    assert [path.name for path in sorted(work.glob(f"{LESSON}*"))] == [
        LESSON,
        f"{LESSON}_newer",
        f"{LESSON}_newer_2",
    ]
    assert older_ones(work) == [LESSON]


def test_an_older_lesson_in_which_nothing_was_written_gives_way(course, tmp_path):
    work = tmp_path / "work"
    note_made(work, add_missing(course / "lessons", work))
    own = work / LESSON / f"{LESSON}.ipynb"
    content = json.loads(own.read_text(encoding="utf-8"))
    content["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "run"}]
    own.write_text(json.dumps(content), encoding="utf-8")  # run and saved, and nothing written
    take_newer_release(course)
    assert add_missing(course / "lessons", work) == [LESSON]
    for name in (f"{LESSON}.ipynb", "questions.toml"):
        assert (work / LESSON / name).read_bytes() == (course / "lessons" / LESSON / name).read_bytes()
    assert older_ones(work) == []


def test_of_two_copies_the_one_that_is_worked_in_counts(course, tmp_path):
    work = tmp_path / "work"
    add_missing(course / "lessons", work)
    take_newer_release(course)
    add_missing(course / "lessons", work)
    newer = f"{LESSON}_newer"
    for here, counted in ((LESSON, LESSON), (newer, newer), ("02_date_first_encounters", LESSON)):
        found = {lesson.id: place.name for lesson, place in lesson_folders(work / here)}
        assert found[LESSON] == counted


def test_an_older_parcel_opens_says_so_and_loses_nothing(course, tmp_path, monkeypatch):
    home = tmp_path / "home"
    shutil.copytree(course / "lessons", home)
    path = home / LESSON / f"{LESSON}.ipynb"
    path.write_text(
        re.sub(rf'(%%answer {GONE}\\n",\s*)"\.\.\."', r'\1"March 2023"', path.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    parcel = packed(home)
    take_newer_release(course)
    fresh = tmp_path / "fresh"
    shutil.copytree(course / "lessons", fresh)
    done = unpack(parcel, fresh)
    assert done.older == (GONE,)
    assert f"its answers to {GONE} are kept in its notebooks" in done.words
    assert "March 2023" in (fresh / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8")
    monkeypatch.chdir(fresh / LESSON)
    assert "This lesson has no question of that id" in check(GONE)._repr_html_()
    assert unpack(packed(fresh), fresh).older == (GONE,)


def test_a_review_begun_with_an_older_release_goes_on_and_loses_nothing(course, tmp_path, monkeypatch):
    home = tmp_path / "home"
    shutil.copytree(course / "lessons", home)
    day = today()
    remember(home / LESSON, {GONE: Place(2, day), CHANGED: Place(3, day)})
    take_newer_release(course)
    shutil.rmtree(home / LESSON)
    shutil.copytree(course / "lessons" / LESSON, home / LESSON)
    (home / "other").mkdir()
    monkeypatch.setattr("fourcenturies.notebook.reviewing.here", lambda: home / "other")
    assert GONE not in repr(review(99))
    assert remembered(home / LESSON, day)[GONE] == Place(2, day)
