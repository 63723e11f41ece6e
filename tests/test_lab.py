"""A reader's working copy: what is new is added, what a reader wrote is never overwritten."""

import json
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from conftest import LESSONS, ROOT
from fourcenturies.cli import main
from fourcenturies.lab import WORKSPACE, add_missing, first_notebook, lab_environment, prepare
from fourcenturies.notebook.first_look import draw
from fourcenturies.questions.cells import read_answer, read_check

RELEASED = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.fixture
def course(tmp_path):
    for lesson in ("01_meet", "02_date"):
        folder = tmp_path / "lessons" / lesson
        folder.mkdir(parents=True)
        (folder / f"{lesson}.ipynb").write_text(RELEASED, encoding="utf-8")
        (folder / "questions.toml").write_text("questions", encoding="utf-8")
    return tmp_path


def test_the_first_time_every_lesson_is_copied(course):
    assert add_missing(course / "lessons", course / "work") == ["01_meet", "02_date"]
    assert (course / "work" / "01_meet" / "questions.toml").read_text(encoding="utf-8") == "questions"
    assert first_notebook(course / "work") == "01_meet/01_meet.ipynb"


def test_a_readers_edits_stay_and_new_lessons_are_added(course):
    add_missing(course / "lessons", course / "work")
    mine = course / "work" / "01_meet" / "01_meet.ipynb"
    own = RELEASED.replace("[]", '[{"cell_type": "code", "source": "my answers", "metadata": {}}]')
    mine.write_text(own, encoding="utf-8")
    new = course / "lessons" / "03_new"
    new.mkdir()
    (new / "03_new.ipynb").write_text(RELEASED, encoding="utf-8")
    assert add_missing(course / "lessons", course / "work") == ["03_new"]
    assert mine.read_text(encoding="utf-8") == own


def test_a_lesson_that_cannot_be_read_any_more_is_kept_and_a_fresh_one_comes_beside_it(course):
    add_missing(course / "lessons", course / "work")
    mine = course / "work" / "01_meet" / "01_meet.ipynb"
    mine.write_text('{"cells": [{', encoding="utf-8")
    assert add_missing(course / "lessons", course / "work") == ["01_meet_newer"]
    assert mine.read_text(encoding="utf-8") == '{"cells": [{'


def test_hidden_files_are_left_behind(course):
    (course / "lessons" / "01_meet" / ".ipynb_checkpoints").mkdir()
    (course / "lessons" / "01_meet" / ".ipynb_checkpoints" / "x.ipynb").write_text("", encoding="utf-8")
    add_missing(course / "lessons", course / "work")
    assert not (course / "work" / "01_meet" / ".ipynb_checkpoints").exists()


def test_without_lessons_the_message_says_the_next_step(tmp_path):
    with pytest.raises(FileNotFoundError, match="make lessons"):
        add_missing(tmp_path / "lessons", tmp_path / "work")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A course of one lesson, with the working copy that a first start makes; signatures go into a folder beside it."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "lessons" / LESSONS[2], course / "lessons" / LESSONS[2])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(course / "jupyter"))
        told = prepare(course)
    return course, told


def code_cells(path):
    return [
        cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
    ]


def test_a_working_copy_opens_with_its_pictures_drawn(prepared):
    course, told = prepared
    assert told == ["Your working copy is work/ (1 lesson added; nothing of yours is ever overwritten)."]
    path = course / "work" / LESSONS[2] / f"{LESSONS[2]}.ipynb"
    for cell in code_cells(path):
        text = "".join(cell["source"])
        own = text.splitlines()[-1].startswith(("progress(", "dossier(", "self_check("))
        views = not own and not read_answer(text) and not read_check(text) and cell["id"] != "import"
        assert len(cell["outputs"]) == views, cell["id"]
    shown = [cell["outputs"][0]["data"] for cell in code_cells(path) if cell["outputs"]]
    assert any("<blockquote" in "".join(data["text/html"]) for data in shown)
    assert any("<svg" in "".join(data["text/html"]) for data in shown)
    assert all("".join(data["text/plain"]).strip() for data in shown)
    assert path.stat().st_size < 500_000


def test_jupyter_trusts_the_pictures_of_a_working_copy_and_of_no_other(prepared, monkeypatch, tmp_path):
    course, _ = prepared
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(course / "jupyter"))
    notary = NotebookNotary()
    notebook = nbformat.read(course / "work" / LESSONS[2] / f"{LESSONS[2]}.ipynb", as_version=4)
    assert notary.check_signature(notebook)
    drawn = next(cell for cell in notebook.cells if cell.get("outputs"))
    drawn.outputs[0].data["text/html"] += "<script>alert(1)</script>"
    assert not notary.check_signature(notebook)


def test_a_second_start_changes_nothing(prepared, monkeypatch):
    course, _ = prepared
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(course / "jupyter"))
    before = {path: path.read_bytes() for path in (course / "work").rglob("*") if path.is_file()}
    assert "(0 lessons added" in prepare(course)[0]
    assert {path: path.read_bytes() for path in (course / "work").rglob("*") if path.is_file()} == before


def test_an_output_that_is_there_is_left(tmp_path):
    lesson = LESSONS[1]
    shutil.copytree(ROOT / "lessons" / lesson, tmp_path / lesson)
    path = tmp_path / lesson / f"{lesson}.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    own = [{"output_type": "stream", "name": "stdout", "text": ["mine"]}]
    view = next(cell for cell in content["cells"] if cell["cell_type"] == "code" and cell["id"] != "import")
    view["outputs"] = own
    path.write_text(json.dumps(content), encoding="utf-8")
    draw(path)
    assert next(cell for cell in code_cells(path) if cell["id"] == view["id"])["outputs"] == own


def test_the_labs_settings_lie_in_the_working_copy_and_are_not_overwritten(tmp_path):
    environ = lab_environment(tmp_path, {"HOME": "/nowhere"})
    assert environ["HOME"] == "/nowhere"
    settings = next((tmp_path / ".jupyter" / "settings").rglob("*.jupyterlab-settings"))
    settings.write_text("mine", encoding="utf-8")
    lab_environment(tmp_path, {})
    assert settings.read_text(encoding="utf-8") == "mine"


def test_the_window_opens_on_the_first_lesson_alone_and_a_readers_own_layout_is_kept(course):
    work = course / "work"
    add_missing(course / "lessons", work)
    lab_environment(work, {})
    layout = work / ".jupyter" / "workspaces" / WORKSPACE
    held = json.loads(layout.read_text(encoding="utf-8"))["data"]
    assert held["layout-restorer:data"]["left"]["collapsed"]
    assert held["layout-restorer:data"]["main"]["current"] == f"notebook:{first_notebook(work)}"
    own = layout.read_text(encoding="utf-8").replace("single-document", "multiple-document")
    layout.write_text(own, encoding="utf-8")
    lab_environment(work, {})
    assert layout.read_text(encoding="utf-8") == own


def test_a_window_that_was_left_empty_opens_on_the_first_lesson_again(course):
    work = course / "work"
    add_missing(course / "lessons", work)
    lab_environment(work, {})
    layout = work / ".jupyter" / "workspaces" / WORKSPACE
    layout.write_text("{}", encoding="utf-8")
    lab_environment(work, {})
    assert first_notebook(work) in layout.read_text(encoding="utf-8")


def test_every_server_extension_that_nbgrader_brings_is_switched_off(tmp_path):
    lab_environment(tmp_path, {})
    inside = Path("jupyter_server_config.d", "nbgrader.json")
    brought = json.loads((Path(sys.prefix) / "etc" / "jupyter" / inside).read_text(encoding="utf-8"))
    ours = json.loads((tmp_path / ".jupyter" / "config" / inside).read_text(encoding="utf-8"))
    extensions = brought["ServerApp"]["jpserver_extensions"]
    assert ours["ServerApp"]["jpserver_extensions"] == dict.fromkeys(extensions, False)


def test_options_of_jupyterlab_are_passed_on(course, monkeypatch, capfd):
    (course / "nbgrader_config.py").touch()
    (course / "solutions").mkdir()
    monkeypatch.chdir(course)
    assert main(["lab", "--version"]) == 0
    assert re.search(r"^4\.\d+\.\d+$", capfd.readouterr().out, re.MULTILINE)


def test_other_commands_refuse_what_they_do_not_know(capsys):
    with pytest.raises(SystemExit):
        main(["lessons", "--no-such-option"])
    assert "unrecognized arguments: --no-such-option" in capsys.readouterr().err
