"""Progress over the reader's own saved notebooks: with keys, with returned feedback, with neither."""

import json
import shutil
from html.parser import HTMLParser

import pytest

from fourcenturies.notebook.calibrating import calibration
from fourcenturies.notebook.checking import check
from fourcenturies.notebook.own_answers import lessons_dir
from fourcenturies.notebook.progressing import DONE, NO_LESSONS, NOT_JUDGED, progress
from fourcenturies.notebook.reviewing import review
from fourcenturies.questions.cards import card
from fourcenturies.questions.model import Question
from fourcenturies.questions.tasks import Task, tasks
from fourcenturies.questions.verdicts import Verdict

FIRST, SECOND = "01_first", "02_second"
LESSON = """
[lesson]
id = "{name}"
title = "{title}"
minutes = 10
[[questions]]
id = "q-{number}-01"
kind = "date"
points = 2
[[questions]]
id = "q-{number}-02"
kind = "date"
points = 4
[[questions]]
id = "q-{number}-03"
kind = "written"
points = 6
"""
KEY = "### BEGIN SOLUTION\nDecember 1949\n! 1950 | 0.5 | Not the spring.\n### END SOLUTION"
STUB = "*Write your answer here, in place of this line.*"


def cell(kind, name, source):
    found = {"cell_type": kind, "id": name, "metadata": {"nbgrader": {"grade_id": name}}, "source": source}
    return found | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def write(folder, replies, written=STUB):
    number = folder.name[:2]
    cells = []
    for place, reply in enumerate(replies, 1):
        question = f"q-{number}-0{place}"
        cells += [
            cell("markdown", f"task-{question}", f"### When was *{question}*?\n\n**Write a date.**"),
            cell("code", f"answer-{question}", f"%%answer {question}\n{reply}"),
        ]
    cells.append(cell("markdown", f"task-q-{number}-03", "### Why?\n\nIn 100 words."))
    cells.append(cell("markdown", f"written-q-{number}-03", written))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{folder.name}.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A reader's folder with two lessons, nothing answered, no solutions above it."""
    work = tmp_path / "work"
    for name, title in ((FIRST, "Meet the sources"), (SECOND, "Cross the <calendar>")):
        write(work / name, ["...", "..."])
        text = LESSON.format(name=name, title=title, number=name[:2])
        (work / name / "questions.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(work / FIRST)
    return work


@pytest.fixture
def solutions(tmp_path):
    for name in (FIRST, SECOND):
        write(tmp_path / "solutions" / name, [KEY, KEY], "### BEGIN SOLUTION\nx\n### END SOLUTION")


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)

    def links(self):
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


def test_an_untouched_course_begins_with_its_first_question(work):
    shown = progress()
    assert repr(shown).splitlines() == [
        "Meet the sources: 0 of 2 answered, 0 of 1 written begun",
        "Cross the <calendar>: 0 of 2 answered, 0 of 1 written begun",
        "All lessons: 0 of 4 answered, 0 of 2 written begun",
        progress().next.words,
        NOT_JUDGED,
        "Answers count as they are saved: press Ctrl+S (⌘S on a Mac).",
    ]


def test_the_next_step_names_the_question_its_lesson_and_its_place(work):
    assert progress().next.words == (
        "Next: When was q-01-01? (Meet the sources, q-01-01, not answered yet): "
        "01_first.ipynb#cell-id=task-q-01-01"
    )


def test_without_keys_or_feedback_answers_are_counted_and_not_judged(work):
    write(work / FIRST, ["1950\nsure: 80 %", "December 1949"], "It began in winter.")
    (row, _) = progress().lessons
    assert row.words == "Meet the sources: 2 of 2 answered, 80 % sure, 1 of 1 written begun"
    assert (row.judged, row.points) == (0, 0)


def test_with_keys_it_tells_how_right_and_how_sure(work, solutions):
    write(work / FIRST, ["December 1949\nsure: 60 %", "1950\nsure: 90 %"])
    (row, _) = progress().lessons
    assert row.words == (
        "Meet the sources: 2 of 2 answered, 1 right, 1 partly, 4 of 6 points, "
        "75 % sure, 75 % right, 0 of 1 written begun"
    )


def test_returned_feedback_tells_it_too(work):
    page = card(Question("q-02-01", "date", 2), Verdict("correct", 1.0, "Right."), "1949\nsure: 70 %")
    (work / SECOND / "feedback.html").write_text(page, encoding="utf-8")
    (_, row) = progress().lessons
    assert (row.judged, row.right, row.points, row.sure, row.sure_right) == (1, 1, 2, 0.7, 1.0)
    assert NOT_JUDGED not in repr(progress())


def test_the_next_step_is_the_first_question_without_an_answer(work, solutions):
    write(work / FIRST, ["1950", "December 1949"], "Begun.")
    assert progress().next.link == "../02_second/02_second.ipynb#cell-id=task-q-02-01"


def test_a_written_answer_that_is_not_begun_is_a_next_step(work):
    write(work / FIRST, ["1950", "December 1949"])
    assert (progress().next.id, progress().next.title) == ("q-01-03", "Why?")


def test_once_all_is_answered_what_is_not_wholly_right_comes_next(work, solutions):
    write(work / FIRST, ["December 1949", "1950"], "Begun.")
    write(work / SECOND, ["December 1949", "December 1949"], "Begun.")
    assert (progress().next.id, progress().next.why) == ("q-01-02", "not wholly right yet")


def test_a_course_that_is_done_says_so(work, solutions):
    for name in (FIRST, SECOND):
        write(work / name, ["December 1949", "December 1949"], "Begun.")
    assert progress().next is None
    assert DONE in repr(progress())
    assert DONE in progress()._repr_html_()


def test_it_may_be_asked_from_the_folder_of_the_lessons(work, monkeypatch):
    monkeypatch.chdir(work)
    assert lessons_dir(work) == lessons_dir(work / FIRST) == work
    assert progress().next.link == "01_first/01_first.ipynb#cell-id=task-q-01-01"


def test_a_second_copy_of_a_lesson_counts_once(work):
    shutil.copytree(work / FIRST, work / "00_copy of first")
    write(work / FIRST, ["1950", "..."])
    assert [row.answered for row in progress().lessons] == [1, 0]


def test_the_page_has_a_row_for_each_lesson_and_the_link(work, solutions):
    write(work / FIRST, ["December 1949\nsure: 60 %", "..."])
    page = Page(progress()._repr_html_())
    assert [attributes.get("scope") for tag, attributes in page.tags if tag == "th"].count("row") == 3
    assert page.links() == ["01_first.ipynb#cell-id=task-q-01-02"]
    words = " ".join(page.words)
    for told in ("Cross the <calendar>", "1 of 2", "60 % sure, 100 % right", "2 of 6", "When was q-01-02?"):
        assert told in words


def test_words_of_a_notebook_are_never_markup(work):
    path = work / FIRST / f"{FIRST}.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace("When was", "<img src=x onerror=a()>"), encoding="utf-8"
    )
    page = Page(progress()._repr_html_())
    assert not [tag for tag, _ in page.tags if tag in {"img", "script"}]


BROKEN = ["", "{", "[]", '{"cells": 3}', '{"cells": [3, {"cell_type": "markdown", "source": 5}]}', "\x00"]


@pytest.mark.parametrize("content", BROKEN, ids=[text[:8] or "empty" for text in BROKEN])
@pytest.mark.parametrize(
    "name", ["01_first.ipynb", "questions.toml", "../../solutions/01_first/01_first.ipynb"]
)
def test_a_broken_file_is_no_error(work, solutions, name, content):
    (work / FIRST / name).write_text(content, encoding="utf-8")
    assert progress().lessons[-1].title == "Cross the <calendar>"
    assert "<table" in progress()._repr_html_()


def test_away_from_any_lesson_it_says_where_to_run_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert repr(progress()) == NO_LESSONS
    assert NO_LESSONS in progress()._repr_html_()


def test_a_folder_that_is_gone_is_no_error(work):
    shutil.rmtree(work)
    for shown in (progress(), calibration(), review(), check("q-01-01")):
        assert "<" in shown._repr_html_()


TASKS = {
    "emphasis and code": ("### Who *wrote* it?\n\n**Write** `not stated`.", ("Write “not stated”.",)),
    "a link": ("### Who wrote it?\n\nSee [persons](../persons.md).", ("See persons.",)),
    "a comment over lines": ("### Who wrote it?\n\nRead <!-- psg-1\npsg-2 -->it.", ("Read it.",)),
    "a list": ("### Who wrote it?\n\n- one\n- two", ("- one\n- two",)),
    "words right below": ("### Who wrote it?\nRead it.", ("Read it.",)),
}


@pytest.mark.parametrize(("source", "paragraphs"), TASKS.values(), ids=TASKS)
def test_a_task_is_read_as_plain_text(source, paragraphs):
    notebook = {"cells": [cell("markdown", "task-q-01-01", source)]}
    assert tasks(notebook) == {"q-01-01": Task("Who wrote it?", paragraphs)}


def test_every_question_of_the_course_has_its_task(lesson, released, root):
    from fourcenturies.questions.lessons import load_lesson

    asked = {question.id for question in load_lesson(root / "lessons" / lesson).questions}
    assert set(tasks(released)) == asked
