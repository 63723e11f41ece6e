"""A download becomes submissions: each student's last attempt, under a safe id, and nothing is lost."""

import io
import json
import shutil
import subprocess
import sys
import zipfile

import pytest

from downloads import FILE, canvas_zip, notebook, zip_of
from fourcenturies.cli import main
from fourcenturies.exchange.roster import read_roster
from sample_class import COURSE_FILES, LESSON, ROOT


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "course"
    folder.mkdir()
    for name in COURSE_FILES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def collect(course, capsys):
    def run(*arguments):
        status = main(["collect", *map(str, arguments), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def submitted(course):
    top = course / "build" / "submitted"
    return {str(path.relative_to(top)) for path in top.rglob("*") if path.is_file()}


def content(course, student):
    return (course / "build" / "submitted" / student / LESSON / FILE).read_bytes()


def roster(course):
    return read_roster((course / "build" / "students.csv").read_text(encoding="utf-8")).rows


def test_a_canvas_download_is_collected(course, collect, tmp_path):
    entries = {
        f"langeada_4711_90210_{FILE}": notebook("one"),
        f"бо_LATE_4712_90211_{LESSON}-1.ipynb": notebook("two"),
        "王小明_4713_90212_homework.ipynb": notebook("three"),
    }
    status, told = collect(canvas_zip(tmp_path / "submissions.zip", entries))
    assert status == 0
    assert submitted(course) == {
        f"{name}/{LESSON}/{FILE}" for name in ("langeada-4711", "бо-4712", "王小明-4713")
    }
    assert content(course, "王小明-4713") == notebook("three")
    assert [row["late"] for row in told["submissions"]] == [False, True, False]
    assert {(row.student, row.number) for row in roster(course)} >= {("王小明-4713", "4713")}


@pytest.mark.parametrize("ending", ["_/", "/", "_"], ids=["folders to 3.11", "folders", "flat"])
def test_a_moodle_download_is_collected(course, collect, tmp_path, ending):
    entries = {
        f"Мария Петрова_58_assignsubmission_file{ending}{FILE}": notebook("one"),
        f"Zoë O'Hara_59_assignsubmission_file{ending}work.ipynb": notebook("two"),
    }
    status, _ = collect(zip_of(tmp_path / "moodle.zip", entries))
    assert status == 0
    assert submitted(course) == {f"{name}/{LESSON}/{FILE}" for name in ("Мария-Петрова", "Zoë-O-Hara")}
    assert [(row.name, row.number, row.lesson) for row in roster(course)] == [
        ("Zoë O'Hara", "59", LESSON),
        ("Мария Петрова", "58", LESSON),
    ]


@pytest.mark.parametrize(
    "path",
    [
        f"ada/{LESSON}/work.ipynb",
        f"class/ada/{LESSON}/{FILE}",
        f"ada/{FILE}",
        f"class/ada/{FILE}",
        "ada.ipynb",
    ],
)
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_plain_download_is_collected(course, collect, tmp_path, path, form):
    if form == "zip":
        download = zip_of(tmp_path / "plain.zip", {path: notebook()})
    else:
        download = tmp_path / "plain"
        (download / path).parent.mkdir(parents=True)
        (download / path).write_bytes(notebook())
    assert collect(download)[0] == 0
    assert submitted(course) == {f"ada/{LESSON}/{FILE}"}


def test_the_last_attempt_counts_and_all_are_told(course, collect, tmp_path):
    entries = {
        f"langeada_4711_90544_{LESSON}-2.ipynb": notebook("last"),
        f"langeada_4711_90210_{FILE}": notebook("first"),
        f"langeada_4711_90300_{LESSON}-1.ipynb": notebook("second"),
    }
    _, told = collect(canvas_zip(tmp_path / "submissions.zip", entries))
    assert content(course, "langeada-4711") == notebook("last")
    assert told["submissions"][0]["said"] == [
        f"3 attempts, of which the last is taken: {FILE}, {LESSON}-1.ipynb, {LESSON}-2.ipynb"
    ]


def test_a_student_of_canvas_is_known_again_under_a_new_name(course, collect, tmp_path):
    collect(canvas_zip(tmp_path / "one.zip", {f"langeada_4711_90210_{FILE}": notebook("one")}))
    collect(canvas_zip(tmp_path / "two.zip", {f"ottada_4711_90999_{FILE}": notebook("two")}))
    assert submitted(course) == {f"langeada-4711/{LESSON}/{FILE}"}
    assert content(course, "langeada-4711") == notebook("two")


def test_namesakes_in_moodle_are_two_students(course, collect, tmp_path):
    entries = {f"Li Wei_{number}_assignsubmission_file_/{FILE}": notebook(str(number)) for number in (58, 59)}
    _, told = collect(zip_of(tmp_path / "moodle.zip", entries))
    assert submitted(course) == {f"Li-Wei-{number}/{LESSON}/{FILE}" for number in (58, 59)}
    assert all("their numbers keep them apart" in row["said"][0] for row in told["submissions"])


def test_two_names_that_give_one_id_are_two_students(course, collect, tmp_path):
    entries = {
        f"{name}_{number}_assignsubmission_file_/{FILE}": notebook()
        for name, number in [("Li! Wei", 1), ("Li? Wei", 2)]
    }
    collect(zip_of(tmp_path / "moodle.zip", entries))
    assert len(submitted(course)) == 2


def test_a_group_of_moodle_is_kept_apart_from_the_name(course, collect, tmp_path):
    entries = {f"Group A-Jean-Luc Ott_58_assignsubmission_file_/{FILE}": notebook()}
    collect(zip_of(tmp_path / "moodle.zip", entries))
    assert submitted(course) == {f"Jean-Luc-Ott/{LESSON}/{FILE}"}
    assert roster(course)[0].group == "Group A"


def test_a_zip_that_a_student_handed_in_is_looked_into(course, collect, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr(f"my work/{FILE}", notebook())
        archive.writestr(f"__MACOSX/my work/._{FILE}", b"x")
    status, _ = collect(
        canvas_zip(tmp_path / "s.zip", {"langeada_4711_90210_homework.zip": inner.getvalue()})
    )
    assert status == 0
    assert submitted(course) == {f"langeada-4711/{LESSON}/{FILE}"}


def test_the_lesson_is_told_by_the_questions_where_the_name_does_not(course, collect, tmp_path):
    download = zip_of(tmp_path / "plain.zip", {"ada/Untitled7.ipynb": notebook()})
    collect(download)
    assert submitted(course) == {f"ada/{LESSON}/{FILE}"}


def test_a_notebook_that_tells_no_lesson_is_reported(course, collect, tmp_path):
    download = zip_of(tmp_path / "plain.zip", {"ada/Untitled7.ipynb": b'{"cells": []}'})
    status, told = collect(download)
    assert status == 1
    assert "tell which lesson" in told["told"][0]["why"]
    assert submitted(course) == set()


def test_a_broken_notebook_is_collected_for_the_lesson_that_was_asked_for(course, collect, tmp_path):
    """The grader shows it to a person; here it would be lost."""
    status, _ = collect(zip_of(tmp_path / "plain.zip", {"ada/Untitled7.ipynb": b"{"}), "--lesson", LESSON)
    assert status == 0
    assert content(course, "ada") == b"{"


def test_a_notebook_without_a_students_name_is_reported(course, collect, tmp_path):
    status, told = collect(zip_of(tmp_path / "plain.zip", {FILE: notebook()}))
    assert status == 1
    assert "names no student" in told["told"][0]["why"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
def test_a_full_disk_stops_the_run_with_a_sentence_and_the_next_run_completes_it(course, collect, tmp_path):
    """A limit on the size of files stands for the full disk: the system answers both alike."""
    import resource

    download = canvas_zip(tmp_path / "s.zip", {f"langeada_4711_90210_{FILE}": notebook()})
    done = subprocess.run(
        [sys.executable, "-m", "fourcenturies.cli", "collect", str(download)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert not [path for path in submitted(course) if not path.startswith(".collecting")]
    assert collect(download)[0] == 0
    assert submitted(course) == {f"langeada-4711/{LESSON}/{FILE}"}


def test_who_handed_in_no_notebook_is_reported(course, collect, tmp_path):
    status, told = collect(canvas_zip(tmp_path / "s.zip", {"langeada_4711_90210_essay.docx": b"x"}))
    assert status == 1
    assert told["told"] == [
        {
            "what": "langeada (langeada_4711_90210_essay.docx)",
            "why": "no notebook was handed in",
            "fault": True,
        }
    ]


def test_the_same_download_again_changes_nothing(course, collect, tmp_path):
    download = canvas_zip(tmp_path / "s.zip", {f"langeada_4711_90210_{FILE}": notebook()})
    collect(download)
    before = {path: path.stat().st_mtime_ns for path in (course / "build" / "submitted").rglob("*")}
    _, told = collect(download)
    assert told["submissions"][0]["did"] == "unchanged"
    assert {path: path.stat().st_mtime_ns for path in (course / "build" / "submitted").rglob("*")} == before


def test_what_is_replaced_is_kept_and_can_be_brought_back(course, collect, tmp_path, capsys):
    collect(canvas_zip(tmp_path / "one.zip", {f"langeada_4711_90210_{FILE}": notebook("one")}))
    students = (course / "build" / "students.csv").read_bytes()
    entries = {f"langeada_4711_90999_{FILE}": notebook("two"), f"libo_4712_91000_{FILE}": notebook("bo")}
    _, told = collect(canvas_zip(tmp_path / "two.zip", entries))
    assert [row["did"] for row in told["submissions"]] == ["replaced", "new"]
    kept = list((course / "build" / "collected").rglob(FILE))
    assert [path.read_bytes() for path in kept] == [notebook("one")]
    assert main(["collect", "--undo"]) == 0
    assert submitted(course) == {f"langeada-4711/{LESSON}/{FILE}"}
    assert content(course, "langeada-4711") == notebook("one")
    assert (course / "build" / "students.csv").read_bytes() == students
    assert notebook("two") in [path.read_bytes() for path in (course / "build" / "collected").rglob(FILE)]
    assert main(["collect", "--undo"]) == 0
    assert submitted(course) == set()
    assert main(["collect", "--undo"]) == 1


def test_a_dry_run_writes_nothing(course, collect, tmp_path):
    _, told = collect(
        canvas_zip(tmp_path / "s.zip", {f"langeada_4711_90210_{FILE}": notebook()}), "--dry-run"
    )
    assert told["submissions"][0]["did"] == "new"
    assert {path.name for path in (course / "build").rglob("*")} <= {".collecting.lock"}


@pytest.mark.parametrize(
    ("arguments", "stamp"),
    [
        ((), None),
        (("--due", "2026-03-01T23:59"), "2026-03-01 23:59:01 UTC\n"),
        (("--due", "2026-03-01T23:59", "--zone", "Europe/Berlin"), "2026-03-01 22:59:01 UTC\n"),
        (("--due", "2026-03-01T23:59+03:00"), "2026-03-01 20:59:01 UTC\n"),
    ],
)
def test_what_canvas_marks_as_late_comes_after_the_due_date(course, collect, tmp_path, arguments, stamp):
    entries = {f"langeada_LATE_4711_90210_{FILE}": notebook(), f"libo_4712_90211_{FILE}": notebook()}
    _, told = collect(canvas_zip(tmp_path / "s.zip", entries), *arguments)
    late = course / "build" / "submitted" / "langeada-4711" / LESSON / "timestamp.txt"
    assert (late.read_text(encoding="utf-8") if late.exists() else None) == stamp
    assert not (course / "build" / "submitted" / "libo-4712" / LESSON / "timestamp.txt").exists()
    assert told["submissions"][0]["said"][0].startswith("late")


def test_a_known_time_stays_while_the_notebook_is_the_same(course, collect, tmp_path):
    download = canvas_zip(tmp_path / "s.zip", {f"langeada_LATE_4711_90210_{FILE}": notebook()})
    collect(download, "--due", "2026-03-01T23:59")
    _, told = collect(download)
    assert told["submissions"][0]["did"] == "unchanged"
    assert (course / "build" / "submitted" / "langeada-4711" / LESSON / "timestamp.txt").is_file()


def test_nbgrader_reads_the_time_that_is_written():
    from fourcenturies.course.times import zone_of
    from fourcenturies.exchange.times import read_times
    from fourcenturies.grading.penalties import read_time

    time = read_time(read_times(None, "2026-03-01T23:59", zone_of("Europe/Berlin")).late.encode())
    assert time.isoformat() == "2026-03-01T22:59:01"


@pytest.mark.parametrize(
    "told", ["Sunday, 1 March 2026, 9:05 PM", "Sunday, March 1, 2026, 9:05 PM", "Sunday, 1 March 2026, 21:05"]
)
def test_moodles_worksheet_tells_when_work_was_handed_in(course, collect, tmp_path, told):
    sheet = tmp_path / "worksheet.csv"
    sheet.write_text(
        '\ufeffIdentifier,"Full name",Grade,"Last modified (submission)","Last modified (grade)"\n'
        f'"Participant 58","Ada Lange",,"{told}",-\n"Participant 59","Bo Li",,-,-\n',
        encoding="utf-8",
    )
    entries = {
        f"{name}_{number}_assignsubmission_file_/{FILE}": notebook()
        for name, number in [("Ada Lange", 58), ("Bo Li", 59)]
    }
    collect(zip_of(tmp_path / "moodle.zip", entries), "--worksheet", sheet)
    top = course / "build" / "submitted"
    assert (top / "Ada-Lange" / LESSON / "timestamp.txt").read_text(
        encoding="utf-8"
    ) == "2026-03-01 21:05:00 UTC\n"
    assert not (top / "Bo-Li" / LESSON / "timestamp.txt").exists()


def test_a_time_beside_a_plain_notebook_is_kept(course, collect, tmp_path):
    entries = {
        f"ada/{LESSON}/{FILE}": notebook(),
        f"ada/{LESSON}/timestamp.txt": b"2026-03-01 12:00:00 UTC\n",
    }
    collect(zip_of(tmp_path / "plain.zip", entries))
    stamp = course / "build" / "submitted" / "ada" / LESSON / "timestamp.txt"
    assert stamp.read_text(encoding="utf-8") == "2026-03-01 12:00:00 UTC\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.zip",), "there is no such file"),
        ((), "name the download"),
        (("x.zip", "--lesson", "99_none"), "there is no lesson '99_none'"),
        (("x.zip", "--due", "yesterday"), "write for example 2026-03-01 23:59"),
        (("x.zip", "--zone", "Mars/Olympus"), "is no time zone"),
    ],
)
def test_a_wrong_call_says_what_to_write(course, capsys, arguments, words):
    assert main(["collect", *arguments]) == 1
    assert words in capsys.readouterr().err


def test_what_was_collected_is_graded(course, collect, tmp_path, capsys):
    collect(canvas_zip(tmp_path / "s.zip", {"王小明_4711_90210_homework.ipynb": notebook()}))
    assert main(["grade", "--json", "--jobs", "1"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["student"], row["status"]) == ("王小明-4711", "graded")
