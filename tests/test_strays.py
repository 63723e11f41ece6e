"""Whatever lies in a wrong place among the submissions is named: nobody is left out in silence."""

import json

import pytest

import sample_class
from fourcenturies.cli import main
from fourcenturies.grading.strays import set_names_aside, strays
from fourcenturies.grading.submissions import look_into
from sample_class import LESSON, submission

OTHER = "02_date_first_encounters"
NOTEBOOK = f"{LESSON}.ipynb"


def put(path, text="{}"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


WRONG = {
    "beside the lesson's folder": (f"bare/{NOTEBOOK}", f"bare/{NOTEBOOK}", "into the lesson's folder"),
    "as text": (f"bare/{NOTEBOOK}.txt", f"bare/{NOTEBOOK}.txt", "into the lesson's folder"),
    "other capitals": (f"ada/{LESSON.upper()}/{NOTEBOOK}", f"ada/{LESSON.upper()}", f"is called {LESSON}"),
    "an unknown lesson": (f"ada/week 1/{NOTEBOOK}", "ada/week 1", "no lesson is called"),
    "the other way round": (f"{LESSON}/ada/{NOTEBOOK}", LESSON, "STUDENT/LESSON"),
    "nobody's": (NOTEBOOK, NOTEBOOK, "STUDENT/LESSON"),
    "a zip": ("ada/work.zip", "ada/work.zip", "into the lesson's folder"),
    "no work": ("ada/notes.docx", "ada", "nothing was handed in"),
}


@pytest.mark.parametrize(("path", "place", "why"), WRONG.values(), ids=WRONG.keys())
def test_what_stands_in_a_wrong_place_is_named(tmp_path, path, place, why):
    put(tmp_path / path)
    (found,) = strays(tmp_path, [LESSON, OTHER])
    assert found.place == place
    assert why in found.why


def test_a_submission_is_no_stray_nor_is_what_systems_leave_behind(tmp_path):
    put(tmp_path / "ada" / LESSON / NOTEBOOK)
    put(tmp_path / "ada" / ".ipynb_checkpoints" / NOTEBOOK)
    put(tmp_path / "ada" / "feedback.html")
    for name in (".DS_Store", "desktop.ini", "._ada", "students.csv"):
        put(tmp_path / name)
    (tmp_path / ".collecting").mkdir()
    assert list(strays(tmp_path, [LESSON, OTHER])) == []
    assert set_names_aside(tmp_path, tmp_path) == []


def test_the_command_names_them_and_asks_for_a_person(tmp_path, monkeypatch, capsys):
    course = sample_class.make_course(tmp_path / "course")
    put(course / "build" / "submitted" / "bare" / NOTEBOOK)
    put(course / "build" / "submitted" / "<b>" / LESSON / NOTEBOOK)
    monkeypatch.chdir(course)
    assert main(["grade", LESSON, "--quiet"]) == 1
    out = capsys.readouterr().out
    assert f"NOT LOOKED AT: bare/{NOTEBOOK}: it belongs into the lesson's folder: STUDENT/LESSON/" in out
    assert main(["grade", LESSON]) == 1
    assert "<b>" not in capsys.readouterr().out, "it was set aside, and said, by the first run"


@pytest.mark.parametrize("name", [f"{NOTEBOOK}.txt", f"{NOTEBOOK}.json", f"{LESSON}.json"])
def test_a_notebook_that_a_browser_renamed_is_taken(tmp_path, name):
    put(tmp_path / LESSON / name, "x")
    assert look_into(tmp_path / LESSON).file == b"x"


def test_a_blank_original_beside_a_filled_copy_waits_for_a_person(tmp_path, monkeypatch, capsys):
    course = sample_class.make_course(tmp_path / "course")
    folder = course / "build" / "submitted" / "empty" / LESSON
    full = {"replies": {"q-01-02": "Xi Jinping"}}
    put(folder / f"{LESSON}-Copy1.ipynb", json.dumps(submission(full)))
    monkeypatch.chdir(course)
    main(["grade", "--json"])
    found = next(row for row in json.loads(capsys.readouterr().out) if row["student"] == "empty")
    assert found["status"] == "refused"
    assert "nothing is answered in it, and another notebook stands beside it" in found["report"]
    assert len(found["flags"]) == 10
