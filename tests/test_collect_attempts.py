"""Of what a student handed in, the one that counts is taken, and whatever is not taken is named."""

import json
import shutil

import pytest

from downloads import FILE, canvas_zip, notebook, zip_of
from fourcenturies.cli import main
from sample_class import LESSON, make_course, submission


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = make_course(tmp_path / "course")
    shutil.rmtree(folder / "build" / "submitted")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def collect(course, capsys):
    def run(*arguments):
        status = main(["collect", *map(str, arguments), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def content(course, student):
    return (course / "build" / "submitted" / student / LESSON / FILE).read_bytes()


@pytest.mark.parametrize("ending", [".ipynb.txt", ".ipynb.json", ".json", "-1.ipynb.txt"])
def test_a_notebook_that_a_browser_renamed_is_taken(course, collect, tmp_path, ending):
    entries = {f"langeada_4711_90210_{LESSON}{ending}": notebook("one")}
    assert collect(canvas_zip(tmp_path / "submissions.zip", entries))[0] == 0
    assert content(course, "langeada-4711") == notebook("one")


def test_other_files_beside_a_notebook_are_not_taken_for_it(course, collect, tmp_path):
    entries = {
        f"langeada_4711_90210_{FILE}": notebook("one"),
        f"langeada_4711_90999_{LESSON}.json": notebook("two"),
    }
    assert collect(canvas_zip(tmp_path / "submissions.zip", entries))[0] == 0
    assert content(course, "langeada-4711") == notebook("one")


def test_a_json_that_is_no_notebook_is_named(course, collect, tmp_path):
    status, told = collect(canvas_zip(tmp_path / "s.zip", {"langeada_4711_90210_data.json": b"[1]"}))
    assert status == 1
    assert "tell which lesson it is" in told["told"][0]["why"]


BLANK = json.dumps(submission({})).encode()


@pytest.mark.parametrize(
    "entries",
    [
        {f"ada/{FILE}": BLANK, f"ada/{LESSON}-Copy1.ipynb": notebook("one")},
        {f"ada/{FILE}": notebook("one"), f"ada/{LESSON}-Copy1.ipynb": BLANK},
        {f"ada/{LESSON}/{FILE}": notebook("one"), f"ada/{LESSON}/{LESSON} (1).ipynb": BLANK},
    ],
    ids=["blank original", "blank copy", "blank in the lesson's folder"],
)
def test_a_filled_notebook_counts_and_not_the_blank_one_beside_it(course, collect, tmp_path, entries):
    _, told = collect(zip_of(tmp_path / "folder.zip", entries))
    assert content(course, "ada") == notebook("one")
    assert told["submissions"][0]["said"][0].startswith("2 attempts")


def test_of_blank_ones_the_last_is_taken(course, collect, tmp_path):
    _, told = collect(zip_of(tmp_path / "f.zip", {f"ada/{FILE}": BLANK, f"ada/{LESSON}-1.ipynb": BLANK}))
    assert told["submissions"][0]["said"] == [
        f"2 attempts, of which the last is taken: {FILE}, {LESSON}-1.ipynb"
    ]


def test_an_older_download_does_not_replace_a_newer_attempt(course, collect, tmp_path, capsys):
    older = canvas_zip(tmp_path / "one.zip", {f"langeada_4711_90210_{LESSON}-1.ipynb": notebook("one")})
    newer = canvas_zip(tmp_path / "two.zip", {f"langeada_4711_90999_{LESSON}-2.ipynb": notebook("two")})
    collect(newer)
    status, told = collect(older)
    assert (status, told["submissions"]) == (0, [])
    assert "a later attempt was collected before" in told["told"][0]["why"]
    assert content(course, "langeada-4711") == notebook("two")
    main(["collect", "--undo"])
    capsys.readouterr()
    assert collect(older)[1]["submissions"][0]["did"] == "new"


def test_two_folders_that_give_one_id_are_never_one_student(course, collect, tmp_path):
    entries = {f"Ada Lange/{FILE}": notebook("one"), f"Ada-Lange/{FILE}": notebook("two")}
    status, told = collect(zip_of(tmp_path / "folder.zip", entries))
    assert status == 1
    assert len(told["submissions"]) == 1
    assert "is the same student's, by its name" in told["told"][0]["why"]
