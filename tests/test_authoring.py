"""A lesson's text makes its solution notebook, and what cannot be made is said with its line and the next step."""

import json
import shutil

import pytest

from fourcenturies.authoring.texts import TextError, notebook_of, text_of
from fourcenturies.release import check_lessons, write_lessons

QUESTIONS = """
[lesson]
id = "01_x"
title = "X"
minutes = 10

[[questions]]
id = "q-01-01"
kind = "date"
points = 2.5

[[questions]]
id = "q-01-02"
kind = "written"
points = 4
"""
TEXT = """# Read x

Prose.

```{code-cell}
from fourcenturies import check, quote
```

+++ {"id": "task-q-01-01"}

### When?

```{code-cell}
:id: quote-wait

quote("psg-055")
```

```{code-cell}
%%answer q-01-01
1949
= in 1949
@ because So.
```

+++ {"id": "hint-q-01-01"}

Look.

+++ {"id": "written-q-01-02"}

A sample.

```{code-cell}
self_check("q-01-02")
```
"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "solutions" / "01_x"
    place.mkdir(parents=True)
    (place / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    (place / "01_x.md").write_text(TEXT, encoding="utf-8")
    return place


def cells(folder):
    return {cell["id"]: cell for cell in json.loads(notebook_of(folder))["cells"]}


def marks(cell):
    return {name: value for name, value in cell["metadata"]["nbgrader"].items() if name != "grade_id"}


LOCKED = {"grade": False, "locked": True, "schema_version": 3, "solution": False, "task": False}


def test_what_follows_from_an_id_is_made(folder):
    made = cells(folder)
    assert list(made) == [
        *("title", "import", "task-q-01-01", "quote-wait", "answer-q-01-01", "check-q-01-01", "hint-q-01-01"),
        *("written-q-01-02", "self-check-q-01-02"),
    ]
    source = {name: "".join(cell["source"]) for name, cell in made.items()}
    assert source["answer-q-01-01"] == (
        "%%answer q-01-01\n### BEGIN SOLUTION\n1949\n= in 1949\n@ because So.\n### END SOLUTION"
    )
    assert source["check-q-01-01"] == '# For the gradebook\ncheck("q-01-01")'
    assert source["hint-q-01-01"] == "<details><summary>Hint</summary>\n\nLook.\n\n</details>"
    assert source["written-q-01-02"] == "### BEGIN SOLUTION\nA sample.\n### END SOLUTION"
    assert source["quote-wait"] == '# Words of the sources\nquote("psg-055")'
    assert source["import"].splitlines()[0] == "# Run this first: click here, then press Shift+Enter"
    assert source["self-check-q-01-02"].splitlines()[0] == "# Look through your answer"
    folded = {
        name for name, cell in made.items() if cell["metadata"].get("jupyter") == {"source_hidden": True}
    }
    assert folded == {"import", "quote-wait", "check-q-01-01", "self-check-q-01-02"}
    assert marks(made["title"]) == LOCKED
    assert marks(made["answer-q-01-01"]) == {**LOCKED, "locked": False, "solution": True}
    assert marks(made["check-q-01-01"]) == {**LOCKED, "grade": True, "points": 2.5}
    assert marks(made["written-q-01-02"]) == {
        **LOCKED,
        "grade": True,
        "locked": False,
        "points": 4,
        "solution": True,
    }


BROKEN = {
    "a prose cell without an id": ('+++ {"id": "hint-q-01-01"}', "+++", r"line 26: this prose has no id; .*\+\+\+"),
    "a view without an id": (":id: quote-wait\n\n", "", "line 13: this code cell has no id; .* :id: quote-wait"),
    "an id of another form": ("quote-wait", "Quote wait", 'line 13: "Quote wait" is no id; write small letters'),
    "an id that stands twice": ("hint-q-01-01", "quote-wait", 'line 26: the id "quote-wait" stands at line 13'),
    "a question twice": ("hint-q-01-01", "task-q-01-01", 'the id "task-q-01-01" stands at line 9 already'),
    "metadata that are none": ('+++ {"id": "hint-q-01-01"}', "+++ hint", "line 26: what stands here is no id"),
    "options that are none": (":id: quote-wait", ":id: [", "line 13: what stands here is no id; .* :id: quote-wait"),
    "a cell that is not closed": ("@ because So.\n```", "@ because So.", "line 19: this code cell is not closed"),
    "a mark of a solution": ("1949\n", "### BEGIN SOLUTION\n1949\n", "solution marks are made, not written"),
    "a check cell": (":id: quote-wait\n\nquote", "check", "line 13: a check cell is made, not written; delete it"),
    "an answer to no question": ("%%answer q-01-01", "%%answer", "line 19: its first line names no question"),
    "a question that is not there": ("%%answer q-01-01", "%%answer q-01-09", "q-01-09 is not in questions.toml"),
    "a written answer in code": ("%%answer q-01-01", "%%answer q-01-02", 'q-01-02 is of kind written; .*"written-'),
    "a short answer in prose": ("written-q-01-02", "written-q-01-01", "q-01-01 is of kind date; .* %%answer q-01-01"),
    "an answer with a slip": ("%%answer q-01-01", "%%anwser q-1-1", "its first line names no question; write, for"),
    "a raw cell": ("```{code-cell}\n:id:", "```{raw-cell}\n:id:", "a lesson has cells of prose and code alone"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_made_is_said_with_its_line(folder, old, new, said):
    assert old in TEXT
    text_of(folder).write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TextError, match=rf"^solutions/01_x/01_x.md: .*{said}"):
        notebook_of(folder)
    assert [
        line for line in check_lessons(folder.parent.parent) if line.startswith("solutions/01_x/01_x.md: ")
    ]


def test_a_text_with_the_line_ends_of_windows_makes_the_same(folder):
    made = notebook_of(folder)
    text_of(folder).write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert notebook_of(folder) == made


def test_the_notebook_of_each_lesson_is_what_its_text_makes(root, lesson):
    folder = root / "solutions" / lesson
    assert text_of(folder).is_file()
    assert notebook_of(folder) == (folder / f"{lesson}.ipynb").read_bytes()


def test_a_text_opened_and_saved_as_a_notebook_makes_the_same(root, lesson, tmp_path):
    import jupytext

    folder = tmp_path / lesson
    shutil.copytree(root / "solutions" / lesson, folder)
    made = notebook_of(folder)
    notebook = jupytext.read(text_of(folder))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], 3
    jupytext.write(notebook, text_of(folder))
    assert notebook_of(folder) == made


def test_an_edited_text_is_found_and_its_notebook_made_anew(tmp_path):
    from sample_class import make_course

    course = make_course(tmp_path)
    lesson = "01_meet_the_sources"
    folder = course / "solutions" / lesson
    text = text_of(folder).read_text(encoding="utf-8")
    text_of(folder).write_text(text.replace("# Meet the five", "# Meet all five", 1), encoding="utf-8")
    stale = f"solutions/{lesson}/{lesson}.ipynb"
    assert check_lessons(course, [lesson]) == [
        f"{stale}: is not what its text makes; run `fourcenturies lessons`"
    ]
    assert write_lessons(course, [lesson]) == [course / stale, course / "lessons" / lesson]
    assert "# Meet all five" in (course / "lessons" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
    assert not list((course / "lessons" / lesson).glob("*.md"))
    assert not [
        line for line in check_lessons(course, [lesson]) if line.startswith(("lessons/0", "solutions"))
    ]
