"""Whatever a person would find in a submission is found; what is not certain waits for a person, with a sentence."""

import copy
import json

import pytest

import release_support
from fourcenturies.grading.finding import KEY_SIGNS, NEAR, ODD, OTHER, SPLIT, TWICE
from fourcenturies.grading.inert import plain_words
from fourcenturies.grading.marking import mark
from fourcenturies.grading.preparing import prepare
from fourcenturies.grading.restoring import checksum
from fourcenturies.grading.submissions import Submitted
from fourcenturies.questions.lessons import load_lesson
from sample_class import LESSON, ROOT, students, submission

RIGHT = students()["full-marks"]
FULL = 17.0
DATE, PERSON, ESSAY = "q-01-03", "q-01-02", "q-01-10"


@pytest.fixture(scope="module")
def release():
    return release_support.release()


@pytest.fixture
def notebook():
    return submission(copy.deepcopy(RIGHT))


@pytest.fixture
def graded(release):
    def grade(notebook):
        prepared = prepare(Submitted(json.dumps(notebook).encode()), release)
        return prepared, mark(prepared, release)

    return grade


@pytest.fixture
def graded_lesson():
    def grade(lesson, notebook):
        known = release_support.release(lesson)
        prepared = prepare(Submitted(json.dumps(notebook).encode()), known)
        return prepared, mark(prepared, known)

    return grade


def points(marks):
    return sum(points or 0.0 for points in marks.points.values())


def place(notebook, name):
    return next(number for number, cell in enumerate(notebook["cells"]) if cell["id"] == name)


def cell(notebook, name):
    return notebook["cells"][place(notebook, name)]


def source(notebook, name):
    text = cell(notebook, name)["source"]
    return text if isinstance(text, str) else "".join(text)


def own(text, kind="markdown", number=1):
    return {"cell_type": kind, "id": f"own-cell-{number}", "metadata": {}, "source": text}


def empty(notebook, question):
    cell(notebook, f"answer-{question}")["source"] = f"%%answer {question}\n..."


def add_below(notebook, name, added):
    notebook["cells"].insert(place(notebook, name) + 1, added)


def copied(notebook, name, text):
    """Return a copy of a cell as JupyterLab makes it that splits or duplicates one: its metadata goes along."""
    return copy.deepcopy(cell(notebook, name)) | {"id": "copy", "source": text}


def test_an_untouched_class_needs_nobody(notebook, graded):
    _, marks = graded(notebook)
    assert (points(marks), dict(marks.flags), marks.report) == (FULL, {}, "10 of 10 answers read")


# What is found: the reply for q-01-03 is moved or misspelt, and still earns all its points.


def _retyped(kind):
    def change(notebook, text):
        cell(notebook, f"answer-{DATE}")["cell_type"] = kind

    return change


def _in_a_cell_of(kind):
    def change(notebook, text):
        empty(notebook, DATE)
        add_below(notebook, f"hint-{DATE}", own(f"%%answer {DATE}\n{text}", kind))

    return change


def _head(line):
    def change(notebook, text):
        cell(notebook, f"answer-{DATE}")["source"] = f"{line}\n{text}"

    return change


def _merged(notebook, text):
    """Merge two answer cells into one, as Jupyter's Shift+M does."""
    first = cell(notebook, f"answer-{PERSON}")
    first["source"] += f"\n\n%%answer {DATE}\n{text}"
    empty(notebook, DATE)


def _merged_with_check(notebook, text):
    cell(notebook, f"answer-{DATE}")["source"] += f'\n\ncheck("{DATE}")'
    del notebook["cells"][place(notebook, f"check-{DATE}")]


def _nested(notebook, text):
    cell(notebook, f"answer-{DATE}")["source"] = [[f"%%answer {DATE}\n"], [[text]]]


def _without_metadata(notebook, text):
    for number, one in enumerate(notebook["cells"]):
        one["metadata"], one["id"] = {}, f"{number:08x}"


def _code_above(notebook, text):
    cell(notebook, f"answer-{DATE}")["source"] = f"x = 1\n%%answer {DATE}\n{text}"


def _split_blank_first(notebook, text):
    add_below(notebook, f"answer-{DATE}", copied(notebook, f"answer-{DATE}", text))
    empty(notebook, DATE)


FOUND = {
    "raw": _retyped("raw"),
    "markdown": _retyped("markdown"),
    "own markdown cell": _in_a_cell_of("markdown"),
    "own raw cell": _in_a_cell_of("raw"),
    "own code cell": _in_a_cell_of("code"),
    "anwser": _head(f"%%anwser {DATE}"),
    "answers": _head(f"%%answers {DATE}"),
    "one sign": _head(f"%answer {DATE}"),
    "three signs": _head(f"%%%answer {DATE}"),
    "no sign": _head(f"answer {DATE}"),
    "no word": _head(f"%%{DATE}"),
    "letter o": _head("%%answer q-O1-03"),
    "letter l": _head("%%answer q-0l-03"),
    "full stops": _head("%%answer q.01.03"),
    "no hyphens": _head("%%answer q0103"),
    "no q": _head("%%answer 01-03"),
    "zero width": _head(f"\u200b%%answer {DATE}"),
    "cyrillic a": _head(f"%%\u0430nswer {DATE}"),
    "no id": _head("%%answer"),
    "an id of no question": _head("%%answer q-01-33"),
    "an id of another lesson": _head("%%answer q-02-03"),
    "two in one cell": _merged,
    "merged with its check": _merged_with_check,
    "nested source": _nested,
    "all metadata and ids lost": _without_metadata,
    "code above": _code_above,
    "split below the first line": _split_blank_first,
}


@pytest.mark.parametrize("change", FOUND.values(), ids=FOUND.keys())
def test_a_reply_is_found_wherever_a_person_would_find_it(notebook, graded, change):
    change(notebook, RIGHT["replies"][DATE])
    _, marks = graded(notebook)
    assert points(marks) == FULL
    assert not marks.flags


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_reply_in_a_cell_of_text_is_judged_before_its_signs_are_escaped(notebook, graded, kind):
    """Brackets, quotation marks and arrows are entities afterwards."""
    reply = "Cox (“Friends of Steel”) > Xi"
    empty(notebook, "q-01-09")
    add_below(notebook, "hint-q-01-09", own(f"%%answer q-01-09\n{reply}", kind))
    prepared, _ = graded(notebook)
    assert prepared["metadata"]["fourcenturies"]["found"]["q-01-09"]["reply"] == reply
    assert "&#" in source(prepared, f"own-{place(prepared, 'hint-q-01-09') + 1}")


# What waits: the reply for q-01-03 stands where nobody can be certain.


def _split(notebook):
    cell(notebook, f"answer-{DATE}")["source"] = f"%%answer {DATE}\n27 May"
    add_below(notebook, f"answer-{DATE}", copied(notebook, f"answer-{DATE}", "2025"))


def _other_id(notebook):
    cell(notebook, f"answer-{DATE}")["source"] = "%%answer q-01-04\nMay 2025"


def _duplicated(notebook):
    add_below(notebook, f"answer-{DATE}", copied(notebook, f"answer-{DATE}", f"%%answer {DATE}\n1999"))


def _below(name, kind="markdown", text="May 2025"):
    def change(notebook):
        empty(notebook, DATE)
        add_below(notebook, name, own(text, kind))

    return change


def _above_its_magic(notebook):
    cell(notebook, f"answer-{DATE}")["source"] = f"May 2025\n%%answer {DATE}\n..."


def _in_the_task(notebook):
    empty(notebook, DATE)
    task = cell(notebook, f"task-{DATE}")
    task["source"] = "".join(task["source"]) + "\n\nMay 2025"


def _in_the_check_cell(notebook):
    empty(notebook, DATE)
    cell(notebook, f"check-{DATE}")["source"] = f'check("{DATE}")\n# May 2025'


def _odd(notebook):
    cell(notebook, f"answer-{DATE}")["source"] = {"text": f"%%answer {DATE}\nMay 2025"}


def _region(notebook):
    text = f"%%answer {DATE}\n### BEGIN SOLUTION\nMay 2025\n### END SOLUTION"
    cell(notebook, f"answer-{DATE}")["source"] = text


def _trap(notebook):
    cell(notebook, f"answer-{DATE}")["source"] += "\n! 2024 | 0 | No."


NEARBY = NEAR.format("May 2025")
WAITS = {
    "split": (_split, SPLIT),
    "duplicated with another reply": (_duplicated, TWICE),
    "below its cell": (_below(f"answer-{DATE}"), NEARBY),
    "below its cell, raw": (_below(f"answer-{DATE}", "raw"), NEARBY),
    "below its cell, code": (_below(f"answer-{DATE}", "code"), NEARBY),
    "below its hint": (_below(f"hint-{DATE}"), NEARBY),
    "at the end, by its number": (
        _below("closing", text=f"{DATE}: May 2025"),
        NEAR.format(f"{DATE}: May 2025"),
    ),
    "above its magic": (_above_its_magic, NEARBY),
    "in the task": (_in_the_task, NEARBY),
    "in the check cell": (_in_the_check_cell, NEAR.format("May 2025")),
    "odd source": (_odd, ODD),
    "a region": (_region, KEY_SIGNS),
    "a line of a key": (_trap, KEY_SIGNS),
}


@pytest.mark.parametrize(("change", "why"), WAITS.values(), ids=WAITS.keys())
def test_what_is_not_certain_waits_for_a_person(notebook, graded, change, why):
    change(notebook)
    _, marks = graded(notebook)
    assert set(marks.flags) == {f"answer-{DATE}", f"check-{DATE}"}
    assert marks.flags[f"answer-{DATE}"] == why
    assert marks.points[f"check-{DATE}"] is None
    assert marks.comments[f"answer-{DATE}"] == why
    assert points(marks) == FULL - 2


def test_an_answer_under_another_questions_id_leaves_both_to_a_person(notebook, graded):
    _other_id(notebook)
    _, marks = graded(notebook)
    assert marks.flags["answer-q-01-04"] == TWICE
    assert marks.flags[f"answer-{DATE}"] == OTHER.format("q-01-04")


def test_a_reply_that_looks_like_an_id_of_no_question_is_not_lost(notebook, graded):
    cell(notebook, f"answer-{DATE}")["source"] = "%%answer 05-12"
    _, marks = graded(notebook)
    assert marks.flags[f"answer-{DATE}"].startswith("This answer was not understood: ")


def test_what_is_no_answer_asks_for_nobody(notebook, graded):
    """Notes beside an answer, code that runs, and the lesson's own words, old and new."""
    old = copied(notebook, f"task-{DATE}", "As it once was")
    old["metadata"]["nbgrader"]["grade_id"] = f"task-{DATE}-b"
    old["metadata"]["nbgrader"]["checksum"] = checksum(old)
    add_below(notebook, f"hint-{DATE}", own("My note."))
    empty(notebook, PERSON)
    for number, added in enumerate(
        (own('quote("psg-001")', "code"), own("%%time\nx", "code"), own("print?", "code"), own(" "), old)
    ):
        add_below(notebook, f"answer-{PERSON}", added | {"id": f"no-answer-{number}"})
    add_below(
        notebook, f"hint-{PERSON}", copied(notebook, f"task-{PERSON}", source(notebook, f"task-{PERSON}"))
    )
    _, marks = graded(notebook)
    assert dict(marks.flags) == {}


def test_a_written_answer_that_lost_its_metadata_is_known_by_its_place(notebook, graded):
    """Its cell would else show the stub, and the answer stand far below, unmarked."""
    _without_metadata(notebook, "")
    prepared, marks = graded(notebook)
    assert "They share a phrase" in source(prepared, f"written-{ESSAY}")
    assert marks.points[f"written-{ESSAY}"] is None
    assert marks.report == "10 of 10 answers read"
    assert len(prepared["cells"]) == len(notebook["cells"])


def test_a_lesson_without_ids_and_metadata_is_the_lesson_still(lesson, graded_lesson):
    held = json.loads((ROOT / "lessons" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    _without_metadata(held, "")
    prepared, marks = graded_lesson(lesson, held)
    asked = len(load_lesson(ROOT / "lessons" / lesson).questions)
    assert (dict(marks.flags), marks.report) == ({}, f"0 of {asked} answers read")
    assert len(prepared["cells"]) == len(held["cells"])


def test_a_written_answer_in_a_cell_below_is_not_silently_zero(notebook, graded):
    cell(notebook, f"written-{ESSAY}")["source"] = "*Write your answer here, in place of this line.*"
    add_below(notebook, f"written-{ESSAY}", own("They are not independent."))
    _, marks = graded(notebook)
    assert marks.flags == {f"written-{ESSAY}": NEAR.format("They are not independent.")}
    assert marks.points[f"written-{ESSAY}"] is None


def test_a_written_answer_that_was_split_is_told(notebook, graded):
    add_below(notebook, f"written-{ESSAY}", copied(notebook, f"written-{ESSAY}", "And the rest of it."))
    _, marks = graded(notebook)
    assert marks.flags == {f"written-{ESSAY}": SPLIT}


def test_the_solution_with_a_byte_changed_waits_for_a_person(release, graded):
    held = json.loads((ROOT / "solutions" / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8"))
    held["cells"].append(own(" "))
    _, marks = graded(held)
    assert points(marks) == 0
    assert {name for name in marks.points if name not in marks.flags} == set()
    assert set(marks.flags.values()) == {KEY_SIGNS}


def test_a_doubt_waits_and_the_mark_stands(notebook, graded):
    cell(notebook, f"answer-{DATE}")["source"] = (
        f"%%answer {DATE}\n2024\nsure: 80 %\ndoubt: [see](x) <b>p. 3</b>"
    )
    prepared, marks = graded(notebook)
    assert marks.points[f"check-{DATE}"] == 0.0
    assert marks.flags[f"check-{DATE}"] == (
        "The student doubts this verdict: “see (x) b p. 3 /b” A person will look at it."
    )
    shown = cell(prepared, f"check-{DATE}")["outputs"][0]["data"]["text/html"]
    assert "A person will look at it." in shown
    assert 'data-sure="0.8"' in shown


def test_what_is_not_understood_waits_with_what_was_not(notebook, graded):
    cell(notebook, f"answer-{DATE}")["source"] = f"%%answer {DATE}\nwhen the plums are ripe"
    _, marks = graded(notebook)
    assert marks.points[f"check-{DATE}"] is None
    assert marks.flags[f"answer-{DATE}"].startswith("This answer was not understood: ")


def test_a_comment_holds_nothing_live():
    from nbconvert.filters import markdown2html

    words = "<img src=x onerror=1> [a](javascript:1) ![b](c) $x$ `d` https://example.org **e** \\(f\\) &lt;g&gt; a@b.de"
    html = markdown2html(plain_words(words * 3))
    assert not {tag for tag in ("<img", "<a ", "<code", "<strong", "&lt;g") if tag in html}
    assert not {"$", "\\"} & set(html)
