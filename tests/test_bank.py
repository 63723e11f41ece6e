"""Questions of no lesson: they are held and judged like those of the lessons, and nobody gets them with a release."""

import json
import os
import re
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
from to_bank import move

from conftest import LESSONS, ROOT
from fourcenturies.authoring.limits import broken, broken_in_bank
from fourcenturies.authoring.texts import notebook_of, text_of
from fourcenturies.cli import main
from fourcenturies.exchange.packing import release_files
from fourcenturies.notebook import own_files, review_file, reviewing, session
from fourcenturies.notebook.checking import check
from fourcenturies.notebook.reviewing import FRESH, review
from fourcenturies.questions.bank import BANK, BANK_FILE, every_question, load_bank
from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.lessons import LessonError, load_keys, load_lesson
from fourcenturies.questions.listing import listing, table
from fourcenturies.questions.shell import _course, judge_lines

DAY = date(2026, 11, 30)
ENTRY = """
[[questions]]
id = "{0}"
kind = "date"
points = 2
sources = ["src-lse"]
objective = "date a text from its own words"
minutes = 3
reread = ["the head of the page"]

[questions.cells]
task = '''
### When was {0} published?

**Write** a date. <!-- src-lse -->
'''
beside = ['quote("psg-001")']
key = '''
May 2025
! 2023 | 0.25 | That is the year of the words.
@ because The page prints it.
'''
hint = "Look at the *head* of the page."
"""
LESSON = """
[lesson]
id = "{0}"
title = "A lesson"
minutes = 10
[[questions]]
id = "{1}"
kind = "date"
"""


def write_lesson(place, name, question, reply):
    place.mkdir(parents=True, exist_ok=True)
    (place / "questions.toml").write_text(LESSON.format(name, question), encoding="utf-8")
    cell = {
        "cell_type": "code",
        "id": f"answer-{question}",
        "metadata": {},
        "source": f"%%answer {question}\n{reply}",
    }
    path = place / f"{name}.ipynb"
    path.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    saved = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (saved, saved))


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Two lessons, the first answered, and three banked questions: two of the first lesson, one of the second."""
    own_files._unsaved.clear()
    session._replies.clear()
    session._asked.clear()
    _course.cache_clear()
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    for module in (reviewing, review_file):
        monkeypatch.setattr(module, "today", lambda: DAY)
    for name, question, reply in (("01_a", "q-01-01", "1949"), ("02_b", "q-02-01", "...")):
        for tree in ("lessons", "solutions"):
            write_lesson(tmp_path / tree / name, name, question, reply)
        region = "### BEGIN SOLUTION\n1949\n### END SOLUTION"
        write_lesson(tmp_path / "solutions" / name, name, question, region)
    bank = "".join(map(ENTRY.format, ("q-01-07", "q-02-05", "q-01-08")))
    (tmp_path / "solutions" / BANK_FILE).write_text(bank, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "lessons" / "02_b")
    yield tmp_path
    session._asked.clear()
    _course.cache_clear()


def ids(shown):
    return [one.id for one in shown.asked]


# The form


def test_an_entry_holds_all_of_a_question(course):
    bank = load_bank(course / "solutions")
    question = bank.lesson.question("q-01-07")
    assert (question.kind, question.points, question.lesson) == ("date", 2, BANK)
    assert bank.keys["q-01-07"].traps[0].message == "That is the year of the words."
    told = {cell["id"]: cell["source"] for cell in bank.notebook["cells"]}
    assert told["beside-q-01-07-1"] == 'quote("psg-001")'
    assert "Look at the *head*" in told["hint-q-01-07"]


FAULTS = {
    "an unknown field": ('kind = "date"', 'kind = "date"\ncolour = "red"', "unknown field 'colour'"),
    "an unknown cell": ("hint =", "tip =", "unknown field 'tip'"),
    "no hint": ('hint = "Look at the *head* of the page."', 'hint = ""', "empty"),
    "a key that cannot be read": ("! 2023 | 0.25 |", "! 2023 | lots |", "a credit is a number"),
    "no task": ("task =", "text =", "unknown field 'text'"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_an_entry_names_its_question(course, old, new, told):
    path = course / "solutions" / BANK_FILE
    path.write_text(ENTRY.format("q-01-07").replace(old, new), encoding="utf-8")
    with pytest.raises(LessonError, match=f"q-01-07: .*{told}"):
        load_bank(course / "solutions")


def test_an_entry_that_stands_there_twice_is_refused(course):
    path = course / "solutions" / BANK_FILE
    path.write_text(ENTRY.format("q-01-07") * 2, encoding="utf-8")
    with pytest.raises(LessonError, match="q-01-07: it stands there twice"):
        load_bank(course / "solutions")


# Who knows its ids


def test_the_batch_judges_a_reply_to_a_question_of_the_bank(course, monkeypatch):
    monkeypatch.chdir(course)
    told = [
        json.loads(line)
        for line in judge_lines(
            json.dumps({"question": "q-01-07", "reply": reply}) for reply in ("May 2025", "2023")
        )
    ]
    assert [line["credit"] for line in told] == [1.0, 0.25]


def test_without_the_solutions_there_is_no_bank(course):
    shutil.rmtree(course / "solutions")
    assert set(every_question(course)) == {"q-01-01", "q-02-01"}
    assert ids(review()) == []
    assert "no question of that id" in check("q-01-07").html


def test_the_list_ends_with_the_bank_and_counts_it_apart(course):
    rows = listing(course)
    assert [(row.id, row.lesson) for row in rows][-3:] == [
        ("q-01-07", BANK),
        ("q-02-05", BANK),
        ("q-01-08", BANK),
    ]
    assert table(rows).endswith("2 questions, 2 points, 0 minutes (0 of them core), and 3 in the bank")


# Review


def test_a_review_asks_new_questions_on_lessons_that_were_begun(course):
    shown = review()
    assert ids(shown) == ["q-01-07", "q-01-08"]
    page = shown._repr_html_()
    assert "When was q-01-07 published?" in page
    assert "a hundred years" in page or "100 years" in page  # what stands beside it, psg-001
    assert "From the bank" in page
    assert "%%answer q-01-07" in repr(shown)


def test_a_reply_to_a_question_of_the_bank_is_judged_and_moves_it(course):
    review()
    session.note_reply("q-01-07", "May 2025")
    assert "comes back on 2 December 2026" in check("q-01-07").html
    session.note_reply("q-01-08", "2023")
    assert "That is the year of the words." in check("q-01-08").html
    assert ids(review()) == []


def test_what_is_due_comes_before_what_is_new(course, monkeypatch):
    review()
    later = DAY + timedelta(days=3)
    for module in (reviewing, review_file):
        monkeypatch.setattr(module, "today", lambda: later)
    assert set(ids(review(2))) <= {"q-01-01", "q-01-07", "q-01-08"}
    assert ids(review(1))[0] in {"q-01-07", "q-01-08"}


def test_no_more_new_ones_than_there_is_room_for(course):
    more = "".join(ENTRY.format(f"q-01-{number}") for number in range(20, 30))
    path = course / "solutions" / BANK_FILE
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert len(ids(review())) == FRESH
    assert len(ids(review(1))) == 1


def test_a_bank_that_cannot_be_read_asks_nothing_new(course):
    (course / "solutions" / BANK_FILE).write_text("[[", encoding="utf-8")
    assert ids(review()) == []


# The course's own


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    return tmp_path


BROKEN = {
    "no reason": ("@ because The page prints it.\n", "", "its key gives no reason"),
    "nowhere to read again": ('reread = ["the head of the page"]\n', "", "where to read again"),
    "a record that is none": ("<!-- src-lse -->", "<!-- src-lsd -->", "there is no record src-lsd"),
    "the answer in the task": (
        "**Write** a date.",
        "**Write** a date of 2025.",
        "gives the year of the answer away",
    ),
    "an answer that earns less": ("May 2025\n!", "blue\n!", "earns 0% of its points"),
    "an id of a lesson": (
        'id = "q-01-77"',
        'id = "q-01-10"',
        "01_meet_the_sources uses or has retired that id",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_the_bank_is_held_to_what_lessons_are(copy, old, new, said):
    path = copy / "solutions" / BANK_FILE
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{ENTRY.format('q-01-77')}", encoding="utf-8")
    assert list(broken_in_bank(copy / "solutions")) == []
    path.write_text(f"{before}\n{ENTRY.format('q-01-77').replace(old, new)}", encoding="utf-8")
    found = list(broken_in_bank(copy / "solutions"))
    assert any(said in line for line in found), found
    assert all(re.search("q-01-(77|10)", line) for line in found)


def test_a_limit_that_the_bank_breaks_is_said_with_those_of_the_course(copy):
    entry = ENTRY.format("q-01-77").replace('objective = "date a text from its own words"\n', "")
    with (copy / "solutions" / BANK_FILE).open("a", encoding="utf-8") as bank:
        bank.write(entry)
    (fault,) = broken(copy, LESSONS)
    assert fault.startswith(f"solutions/{BANK_FILE}: q-01-77: questions.toml names no objective")


def test_a_release_takes_no_question_of_the_bank_along(tmp_path):
    for name in (
        "lessons",
        "solutions",
        "seeds",
        "src",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "environment.yml",
    ):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "solutions").unlink()
    (tmp_path / "solutions").mkdir()
    for lesson in LESSONS:
        (tmp_path / "solutions" / lesson).symlink_to(ROOT / "solutions" / lesson)
    (tmp_path / "solutions" / BANK_FILE).write_text(ENTRY.format("q-01-77"), encoding="utf-8")
    files = release_files(tmp_path, LESSONS, wheel=False)
    assert not [name for name in files if BANK_FILE in name]
    assert not [
        name for name, data in files.items() if b"q-01-77" in data or b"the year of the words" in data
    ]


# The tool that moves one


def cells_of(folder):
    return {cell["id"]: cell for cell in json.loads(notebook_of(folder))["cells"]}


@pytest.mark.parametrize("place", LESSONS)
def test_a_question_moves_with_its_key_and_leaves_nothing_behind(copy, place):
    folder = copy / "solutions" / place
    question = next(one for one in load_lesson(folder).questions if one.kind not in {"written", "commit"})
    key = load_keys(folder / f"{place}.ipynb")[question.id]
    before = cells_of(folder)
    assert move(copy, question.id, []) == folder
    bank = load_bank(copy / "solutions")
    assert bank.keys[question.id] == key
    told = bank.lesson.question(question.id)
    assert (told.kind, told.points, told.reread) == (question.kind, question.points, question.reread)
    assert question.id not in {one.id for one in load_lesson(folder).questions}
    after = cells_of(folder)
    assert not [name for name in after if name.endswith(question.id)]
    parts = {f"{part}-{question.id}" for part in ("task", "answer", "check", "hint")}
    assert parts <= set(before)
    parts |= {f"reveal-{question.id}"} & set(before)
    shown = [cell for cell in bank.notebook["cells"] if cell["id"].startswith(f"beside-{question.id}")]
    assert len(before) - len(after) == len(parts) + len(shown)
    assert after == {name: cell for name, cell in before.items() if name in after}


def test_a_cell_above_comes_along_as_a_copy(copy):
    folder = copy / "solutions" / LESSONS[0]
    code = [cell for cell in cells_of(folder).values() if cell["cell_type"] == "code"]
    shown = next(cell for cell in code if cell["id"].partition("-")[0] not in {"answer", "check", "import"})
    question = [one for one in load_lesson(folder).questions if one.kind not in {"written", "commit"}][-1]
    move(copy, question.id, [shown["id"]])
    cells = load_bank(copy / "solutions").notebook["cells"]
    beside = next(cell["source"] for cell in cells if cell["id"].startswith(f"beside-{question.id}"))
    assert beside == cell_text(shown).splitlines()[-1]
    assert shown["id"] in cells_of(folder)


def test_a_written_question_stays_where_it_is(copy):
    folder = copy / "solutions" / LESSONS[0]
    written = next(one for one in load_lesson(folder).questions if one.kind == "written")
    before = text_of(folder).read_bytes()
    with pytest.raises(ValueError, match="stays in its lesson"):
        move(copy, written.id, [])
    assert text_of(folder).read_bytes() == before


def test_the_command_lists_the_bank_too(course, monkeypatch, capsys):
    (course / "nbgrader_config.py").write_text("", encoding="utf-8")
    monkeypatch.chdir(course)
    assert main(["questions"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("3 in the bank")
