"""Every lesson keeps its limits, and a limit that is broken is said in a sentence with the next step."""

import re
import shutil
from time import process_time

import pytest

from conftest import LESSONS, ROOT
from fourcenturies.authoring.limits import broken
from fourcenturies.cli import main
from fourcenturies.release import write_lessons
from recipes import recipe

LESSON = "03_follow_alliance_and_split"
TEXT = f"solutions/{LESSON}/{LESSON}.md"
QUESTIONS = f"solutions/{LESSON}/questions.toml"
RUBRIC = f"solutions/{LESSON}/rubric.md"


SAMPLE = ROOT / "tests" / "data" / "limits_lesson"
"""A lesson that keeps its limits and stays as it is, while the course's own change."""


@pytest.fixture
def course(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    shutil.copytree(SAMPLE, tmp_path / "solutions" / LESSON, dirs_exist_ok=True)
    bank = tmp_path / "solutions" / "bank.toml"
    first, *entries = bank.read_text(encoding="utf-8").split("[[questions]]\n")
    others = [entry for entry in entries if not entry.startswith(f'id = "q-{LESSON[:2]}-')]  # they are back
    bank.write_text("[[questions]]\n".join([first, *others]), encoding="utf-8")
    return tmp_path


def change(course, name, old, new):
    path = course / name
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_lesson_and_the_course_keep_their_limits():
    assert broken(ROOT, LESSONS) == []


SPLIT = "Two sources can both be right about one split\n"
HINT = '+++ {"id": "hint-q-03-02"}\n\n*After* tells you on which side of the journey the founding lies.\n'
CASES = {
    "a cell that is too long": (
        TEXT,
        SPLIT,
        SPLIT + "\nword" * 120,
        r"split: the cell has \d+ words, and 120 is",
    ),
    "a word that pleases": (
        TEXT,
        SPLIT,
        SPLIT + "\nIt is just so.\n",
        'split: it says "just", which helps nobody',
    ),
    "a side taken": (
        TEXT,
        SPLIT,
        SPLIT + "\nThe invasion failed.\n",
        'split: it says "invasion" itself; quote the',
    ),
    "a heading that is none": (
        TEXT,
        "## Two sources can",
        "##Two sources can",
        "split: its heading is none; write",
    ),
    "two lines of code": (
        TEXT,
        'quote("psg-022")',
        'quote("psg-022")\nquote("psg-021")',
        "the code has 2 lines",
    ),
    "no record": (TEXT, "psg-055", "psg-999", "task-q-03-03: there is no record psg-999; mend the id"),
    "a task without records": (
        TEXT,
        " <!-- evt-split -->\n\n**Which",
        "\n\n**Which",
        "q-03-07: it names no record; add",
    ),
    "an invention": (
        TEXT,
        "are this exercise's own, and no record of anything",
        "are",
        'it is "no record of anything"',
    ),
    "no title": (
        TEXT,
        "# Follow an alliance",
        "# follow an alliance",
        "it does not open with its title; write",
    ),
    "no line of the card": (
        TEXT,
        "| **Time** |",
        "| **Hours** |",
        r"its card has no line \*\*Time\*\*; take the form",
    ),
    "no glossary": (
        TEXT,
        "(../glossary.md)",
        "(glossary.md)",
        r"its card does not link \.\./glossary.md; add",
    ),
    "no end": (
        TEXT,
        "## In this lesson you read",
        "## You read",
        "its last cell is no end; begin",
    ),
    "no hint": (
        TEXT,
        HINT,
        "",
        r"q-03-02: it has no hint; write one below a line \+\+\+ .\"id\": \"hint-q-03-02\"",
    ),
    "no task": (TEXT, '{"id": "task-q-03-02"}', '{"id": "when"}', "q-03-02: it has no task; write one below"),
    "a hint out of place": (
        TEXT,
        HINT,
        '+++ {"id": "more"}\n\nMore.\n\n' + HINT,
        "q-03-02: its hint does not stand",
    ),
    "no answer cell": (
        QUESTIONS,
        "[[questions]]",
        '[[questions]]\nid = "q-03-44"\nkind = "date"\n\n[[questions]]',
        "q-03-44: it has no answer cell; write %%answer q-03-44 and the key",
    ),
    "no written answer": (
        TEXT,
        "written-q-03-10",
        "sample",
        "q-03-10: it has no answer cell; write .*a sample below",
    ),
    "an answer in the task": (
        TEXT,
        "Which year does *United front* give for that?",
        "Was it 1979?",
        "q-03-08: .*away; say",
    ),
    "no reason": (
        TEXT,
        "@ because Two months before",
        "@ finer 1949-10-01\n! 1900 | 0 | Two",
        "gives no reason; add",
    ),
    "a key that the judge does not take": (
        TEXT,
        "q-03-02\n1949-10\n",
        "q-03-02\nin autumn\n",
        "earns 0% of its points",
    ),
    "a key that cannot be read": (
        TEXT,
        "@ finer 1949-10-01",
        "@ fine 1949",
        'q-03-02: "@ fine 1949": a key line',
    ),
    "items of another wording": (
        TEXT,
        "a) the Soviet Union is founded",
        "a) the Union is founded",
        "`items` in quest",
    ),
    "several names": (
        TEXT,
        "Write one name.",
        "Write both.",
        "its task asks for several names; write several = true",
    ),
    "a year that is not given": (
        QUESTIONS,
        'given = ["1972"]',
        'given = ["1972"]\nyear = "1875"',
        "the year 1875; take",
    ),
    "no objective": (
        QUESTIONS,
        'objective = "use a memory told long afterwards"',
        "",
        "names no objective; add what",
    ),
    "no minutes": (
        QUESTIONS,
        "minutes = 6\n",
        "",
        "q-03-01: questions.toml gives it no minutes; add how long",
    ),
    "too many minutes": (
        QUESTIONS,
        "minutes = 6\n",
        "minutes = 60\n",
        "its questions take 116 minutes, and the lesson",
    ),
    "no points": (
        QUESTIONS,
        "points = 3",
        "points = 0",
        "q-03-01: it is worth 0 points; give it more than 0",
    ),
    "nothing to read again": (
        QUESTIONS,
        'reread = ["Stallard, ¶ 1"]\n',
        "",
        "does not say where to read again; add",
    ),
    "no such kind": (
        QUESTIONS,
        'kind = "order"',
        'kind = "sort"',
        "there is no kind 'sort'; choose one of attribution",
    ),
    "a key that may not be": (
        QUESTIONS,
        '"psg-055", "psg-021"',
        '"psg-020"',
        "no key may rest on psg-020; take it out",
    ),
    "a rubric for less": (
        RUBRIC,
        "6 points)",
        "5 points)",
        "rubric.md does not say what it is for; end its heading",
    ),
    "a sample too few": (
        RUBRIC,
        "**Emerging, ",
        "**Middling, ",
        "rubric.md has not the samples Basic, Emerging and",
    ),
    "samples that do not rise": (
        RUBRIC,
        "**Proficient, 6",
        "**Proficient, 5",
        "must rise to 6 points, that of Profici",
    ),
    "a sum that is wrong": (
        RUBRIC,
        "*Sourcing 2, contextualisation 2",
        "*Sourcing 2, contextualisation 1",
        "come to 5 points",
    ),
    "a habit without points": (
        RUBRIC,
        "*Sourcing 2, contextualisation 2, ",
        "*Sourcing 2, ",
        "do not name each habit once",
    ),
    "points that no habit has": (RUBRIC, "*Sourcing 2, ", "*Sourcing 9, ", "do not name each habit once"),
    "a sample that is too long": (
        RUBRIC,
        "**Basic, 1 point.** ",
        "**Basic, 1 point.** " + "word " * 130,
        "sample Basic has",
    ),
    "a best sample that is too short": (
        TEXT,
        "In 100 to 150 words",
        "In 140 to 150 words",
        "sample Proficient has",
    ),
    "a model answer that is too long": (
        TEXT,
        "In 100 to 150 words",
        "In 100 to 120 words",
        "model answer has 149 words",
    ),
    "no length": (TEXT, "In 100 to 150 words", "In a few words", "does not say how long"),
    "a rubric without its minutes": (
        RUBRIC,
        "minutes an answer",
        "minutes",
        'does not say "minutes an answer"; add',
    ),
    "no written answer asked": (
        QUESTIONS,
        'kind = "written"',
        'kind = "date"',
        "kind date; its answer stands in a co",
    ),
    "a guess that nothing settles": (
        QUESTIONS,
        "minutes = 4\n",
        'minutes = 4\nsettled_by = "q-03-99"\n',
        "is settled_by",
    ),
    "no figure": (TEXT, ").figure()", ")", "it shows no figure for print; add a call such as"),
}


@pytest.mark.parametrize(("name", "old", "new", "said"), CASES.values(), ids=CASES)
def test_a_limit_that_is_broken_is_said(course, name, old, new, said):
    change(course, name, old, new)
    try:
        found = broken(course, [LESSON])
    except ValueError as error:  # what cannot be made into a notebook at all
        found = str(error).splitlines()
    matching = [line for line in found if re.search(said, line)]
    assert matching, found
    assert all(line.startswith(f"solutions/{LESSON}") for line in found)
    assert all(re.search(r"; \S|: a key line begins with", line) for line in found), found


NEW = 'title = "Follow an alliance into its split"\n'
OF_NEW = {
    "a core that is too long": (QUESTIONS, "minutes = 4\n", "minutes = 9\n", r"its core takes \d+ minutes, and 45"),
    "a lesson that is too long": (QUESTIONS, "minutes = 75", "minutes = 80", "it takes 80 minutes, and 75 is"),
    "no progress": (TEXT, SPLIT, SPLIT, r"it does not close with progress\(\); add"),
    "no dossier": (TEXT, SPLIT, SPLIT, r"it does not close with dossier\(\); add"),
    "a word that is not plain": (TEXT, SPLIT, SPLIT + "\nIt was so hitherto.\n", 'split: it says "hitherto"; write'),
    "a sentence that is too long": (TEXT, SPLIT, SPLIT + "\n" + "word " * 25 + ".\n", "split: a sentence has 25 words"),
    "a key's word that is not plain": (TEXT, "That is the journey.", "Thus it came.", 'q-03-02: its key: .*"Thus"'),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "said"), OF_NEW.values(), ids=OF_NEW)
def test_a_limit_of_new_lessons_is_said_of_them_alone(course, name, old, new, said):
    change(course, name, old, new)
    assert not [line for line in broken(course, [LESSON]) if re.search(said, line)]
    change(course, QUESTIONS, NEW, f"{NEW}mystery = true\n")
    found = broken(course, [LESSON])
    assert [line for line in found if re.search(said, line)], found
    assert all(line.startswith(f"solutions/{LESSON}") and re.search(r"; \S", line) for line in found), found


def test_what_is_further_is_out_of_the_core_and_seen_in_its_heading(course):
    change(course, QUESTIONS, NEW, f"{NEW}mystery = true\n")
    change(course, QUESTIONS, 'id = "q-03-01"\n', 'id = "q-03-01"\nfurther = true\n')
    (fault,) = [line for line in broken(course, [LESSON]) if "further" in line and "core" not in line]
    assert fault.endswith('does not show that it is further; end it with "(further)"')
    change(course, TEXT, "### In which order did they fall?", "### In which order did they fall? (further)")
    assert not [line for line in broken(course, [LESSON]) if "q-03-01" in line and "further" in line]
    change(course, QUESTIONS, "further = true\n", "")
    (fault,) = [line for line in broken(course, [LESSON]) if "is called further" in line]
    assert "write further = true" in fault


@pytest.fixture
def clone(tmp_path):
    for name in ("solutions", "lessons", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("nbgrader_config.py", "README.md", "CONTRIBUTING.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_a_limit_of_the_course_is_said_where_all_lessons_are_looked_at(clone):
    for path in (clone / "solutions").glob("*/questions.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("src-digest", "src-monitor"), encoding="utf-8")
    assert broken(clone, LESSONS) == [
        "solutions/: src-digest is asked about 0 times, and 4 is the least; ask once more"
    ]
    assert broken(clone, [LESSON]) == []


def test_the_recipe_adds_a_question_to_lesson_3_and_takes_it_out_again(clone, capsys, monkeypatch):
    begun = process_time()
    monkeypatch.chdir(clone)
    files = [path for path in clone.rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}

    lesson = LESSON
    own, public = f"solutions/{lesson}/{lesson}.md", f"solutions/{lesson}/questions.toml"

    def told(status=1):
        assert main(["lessons", "--check", lesson]) == status
        return capsys.readouterr().out

    cells = recipe('+++ {"id": "task-q-01-44"}')
    task, rest = cells[: cells.index("```{code-cell}\n%%")], cells[cells.index("```{code-cell}\n%%") :]
    answer, hint = rest[: rest.index("+++")], rest[rest.index("+++") :]
    text = (clone / own).read_text(encoding="utf-8")
    start, end = text.index('+++ {"id": "task-q-03-15"}'), text.index('+++ {"id": "labels"}')

    def write(*parts):
        (clone / own).write_text(text[:start] + "".join(parts) + text[end:], encoding="utf-8")

    change(clone, public, "[[questions]]", recipe("[[questions]]") + "[[questions]]")
    assert "it asks 10 questions, and 7 to 9 fit a lesson; take some out, or add some" in told()
    asked = (clone / public).read_text(encoding="utf-8")
    old = asked[asked.index('[[questions]]\nid = "q-03-15"') : asked.index('[[questions]]\nid = "q-03-16"')]
    change(clone, public, old, "")
    change(clone, public, "minutes = 75\n", 'minutes = 75\nretired = ["q-03-15"]\n')
    assert "q-03-15 is not in questions.toml; add its [[questions]] there" in told()
    write(task)
    assert "q-01-44: it has no answer cell; write %%answer q-01-44 and the key" in told()
    write(task, answer)
    assert "q-01-44: it has no hint; write one below a line" in told()
    write(task, answer, hint.replace("Look at the foot", "Look for 2023 at the foot"))
    assert "“2023” gives the year of the answer away; say it otherwise" in told()
    write(task, answer, hint)
    assert (
        told()
        == f"solutions/{lesson}/{lesson}.ipynb: is not what its text makes; run `fourcenturies lessons`\n"
    )
    assert main(["lessons"]) == 0
    capsys.readouterr()
    assert "keeps its limits" in told(0)
    released = (clone / "lessons" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
    assert "task-q-01-44" in released
    assert "19 April" not in released
    (clone / own).write_bytes(before[clone / own])
    (clone / public).write_bytes(before[clone / public])
    write_lessons(clone)
    assert {path: path.read_bytes() for path in files} == before
    assert process_time() - begun < 120  # of the machine, not of the clock
