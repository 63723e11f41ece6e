"""A second sitting in a private folder: made from the bank, released without a key, answered, graded, reported."""

import csv
import io
import json
import shutil
import tomllib
import zipfile

import pytest

import sample_class
from conftest import ROOT
from fourcenturies.authoring.sitting import sitting
from fourcenturies.cli import main
from fourcenturies.questions.bank import load_bank
from fourcenturies.questions.lessons import load_keys, load_lesson

FRAME, SITTING = "03_follow_alliance_and_split", "53_follow_alliance_and_split"
STUDENTS = {"ada": True, "bo": False}


def called(*words):
    import contextlib

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        status = main(list(words))
    return status, out.getvalue()


def hand_in(course, lesson, keys, *, right):
    """Hand in the lesson as released, all right or all wrong, for each student."""
    released = json.loads((course / "lessons" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    for cell in released["cells"]:
        name = cell["id"].removeprefix("answer-")
        if cell["id"].startswith("answer-") and name in keys:
            reply = keys[name].answer if right else "1066"
            cell["source"] = f"%%answer {name}\n{reply}"
    return json.dumps(released, ensure_ascii=False)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Make, release, answer, grade and report a sitting of lesson 3 beside lesson 3 itself."""
    top = tmp_path_factory.mktemp("sitting")
    course, private = top / "clone", top / "private"
    sample_class.make_course(course)
    shutil.rmtree(course / "build" / "submitted")
    shutil.copytree(ROOT / "solutions", course / "solutions", dirs_exist_ok=True)
    shutil.copytree(ROOT / "lessons", course / "lessons", dirs_exist_ok=True)
    for name in ("pyproject.toml", "README.md", "LICENSE", "environment.yml", "constraints.txt"):
        shutil.copy(ROOT / name, course / name)
    for name in ("src", "seeds"):
        (course / name).symlink_to(ROOT / name)
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        place = ("--from", "../private")
        said["new"] = called("sitting", "new", FRAME, "--in", "../private", "--only-filled")
        said["lessons"] = called("lessons", SITTING, *place)
        said["release"] = called("release", SITTING, *place, "--out", "build/sitting.zip")
        for folder, lesson in ((course, FRAME), (private, SITTING)):
            keys = load_keys(folder / "solutions" / lesson / f"{lesson}.ipynb")
            for student, right in STUDENTS.items():
                target = folder / "build" / "submitted" / student / lesson
                target.mkdir(parents=True)
                (target / f"{lesson}.ipynb").write_text(
                    hand_in(folder, lesson, keys, right=right), encoding="utf-8"
                )
        said["grade first"] = called("grade", FRAME)
        said["grade"] = called("grade", *place)
        said["marks"] = called("marks", "csv", *place, "--questions")
        said["report"] = called("report", "--csv", "--beside", "../private")
        said["own report"] = called("report", *place)
    return course, private, said


def test_each_slot_is_filled_from_the_bank_with_a_question_of_its_kind(played):
    _, private, said = played
    assert said["new"][0] == 0
    lesson = load_lesson(private / "solutions" / SITTING)
    frame, bank = load_lesson(ROOT / "solutions" / FRAME), load_bank(ROOT / "solutions")
    assert lesson.questions
    assert all(own.id.startswith("q-53-") for own in lesson.questions)
    keys, held = load_keys(private / "solutions" / SITTING / f"{SITTING}.ipynb"), [*bank.keys.values()]
    assert all(key in held for key in keys.values())
    assert len({repr(key) for key in keys.values()}) == len(keys), "no question twice"
    points = [(own.kind, own.points) for own in frame.questions]
    assert all((own.kind, own.points) in points for own in lesson.questions)


def test_its_release_holds_no_key_and_the_package_of_the_course(played):
    course, private, said = played
    assert said["release"][0] == 0, said["release"][1]
    with zipfile.ZipFile(course / "build" / "sitting.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    inside = {name.removeprefix("sitting/") for name in files}
    assert f"lessons/{SITTING}/{SITTING}.ipynb" in inside
    assert any(name.endswith(".whl") for name in inside)
    assert not [name for name in inside if FRAME in name or "solutions" in name or name.endswith("bank.toml")]
    lesson = files[f"sitting/lessons/{SITTING}/{SITTING}.ipynb"].decode()
    keys = load_keys(private / "solutions" / SITTING / f"{SITTING}.ipynb")
    assert "BEGIN SOLUTION" not in lesson
    assert not [trap.message for key in keys.values() for trap in key.traps if trap.message in lesson]
    assert not [key.because for key in keys.values() if key.because in lesson]


def test_it_is_graded_and_marked_in_its_own_folder(played):
    course, private, said = played
    assert said["grade"][0] in {0, 1}
    assert not (course / "build" / "autograded" / "ada" / SITTING).exists()
    rows = csv.DictReader(io.StringIO((private / "build" / "marks.csv").read_text(encoding="utf-8-sig")))
    marks = {
        (row["student"], row["question"]): (float(row["points"]), float(row["max_points"])) for row in rows
    }
    assert len(marks) == 2 * len(load_lesson(private / "solutions" / SITTING).questions)
    assert all(own == most for (student, _), (own, most) in marks.items() if student == "ada")
    assert all(own < most for (student, _), (own, most) in marks.items() if student == "bo")


def test_it_is_reported_alone_and_beside_the_first(played):
    course, private, said = played
    assert said["report"][0] == said["own report"][0] == 0
    both = (course / "build" / "report.html").read_text(encoding="utf-8")
    own = (private / "build" / "report.html").read_text(encoding="utf-8")
    assert FRAME in both
    assert SITTING in both
    assert SITTING in own
    assert f"{FRAME}<" not in own
    table = (course / "build" / "report.csv").read_text(encoding="utf-8-sig")
    assert {row["lesson"] for row in csv.DictReader(io.StringIO(table))} == {FRAME, SITTING}


def test_an_empty_slot_keeps_a_sitting_from_being_released(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    status, said = called("sitting", "new", FRAME, "--in", str(tmp_path / "private"), "--number", "61")
    assert status == 1
    lesson = "61_follow_alliance_and_split"
    folder = tmp_path / "private" / "solutions" / lesson
    empty = [line.split()[0] for line in said.splitlines() if " is empty: " in line]
    assert empty
    text = (folder / f"{lesson}.md").read_text(encoding="utf-8")
    assert text.count("EMPTY SLOT.") == len(empty)
    assert "Records that no lesson uses: psg-" in text
    used = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*/*.md"))
    for line in text.splitlines():
        if line.startswith("EMPTY SLOT."):
            assert not [name for name in line.split("uses: ")[1].strip(".").split(", ") if f"{name} " in used]
    place = ("--from", str(tmp_path / "private"))
    for words in (("lessons", lesson), ("release", lesson, "--out", str(tmp_path / "out.zip"))):
        status, said = called(*words, *place)
        assert status == 1, said
        assert "this slot is empty; write its question" in said
    assert not (tmp_path / "out.zip").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--in", "build/private"), "which git sees"),
        (("--in", "../x", "--number", "2"), "a lesson has it"),
    ],
)
def test_where_and_what_a_sitting_may_not_be_is_said(words, told, monkeypatch):
    monkeypatch.chdir(ROOT)
    status, said = called("sitting", "new", FRAME, *words)
    assert status == 1
    assert told in said


def test_a_sittings_files_can_be_read_and_name_their_questions_alike():
    files, empty = sitting(ROOT, ROOT / "solutions" / FRAME, SITTING, only_filled=False)
    told = tomllib.loads(files["questions.toml"])
    asked = [row["id"] for row in told["questions"]]
    assert asked == [f"q-53-{number:02}" for number in range(1, len(asked) + 1)]
    assert set(empty) < set(asked)
    assert all(f'"task-{name}"' in files[f"{SITTING}.md"] for name in asked)
    assert told["questions"][-1]["kind"] == "written"
    assert asked[-1] in files["rubric.md"].partition("\n")[0]
