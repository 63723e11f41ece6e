"""The course tests: each lesson is right, whole, in step, and tells nothing of its key."""

import json
import re
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

from fourcenturies.corpus import load
from fourcenturies.grading.scoring import score
from fourcenturies.questions.cells import answers, cell_text, read_answer, read_check, solution_region
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.release import check_lessons

SIZE_LIMIT = 60_000


def outputs_of(notebook, kind):
    return [
        output
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        for output in cell["outputs"]
        if output["output_type"] == kind
    ]


def check_results(notebook, read=float):
    """Return what each check cell showed, as the numbers that nbgrader would read, or as it stands."""
    return {
        read_check(cell["source"]): read(cell["outputs"][0]["data"]["text/plain"])
        for cell in notebook["cells"]
        if read_check(cell["source"])
    }


def run(folder, lesson):
    notebook = nbformat.read(folder / f"{lesson}.ipynb", as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    return notebook


def test_the_solution_earns_every_point(root, lesson, solution):
    folder = root / "solutions" / lesson
    found = {answer.question_id: {"reply": answer.reply} for answer in answers(solution)}
    scores = score({"found": found}, load_lesson(folder), load_keys(folder / f"{lesson}.ipynb"))
    assert {name: scored.points for name, scored in scores.items()} == {
        name: scored.question.points for name, scored in scores.items()
    }
    assert len(scores) >= 7


def test_the_solution_runs_and_its_checks_show_every_point(root, lesson):
    folder = root / "solutions" / lesson
    notebook = run(folder, lesson)
    points = {
        question.id: question.points
        for question in load_lesson(folder).questions
        if question.kind != "written"
    }
    assert check_results(notebook) == points
    assert not outputs_of(notebook, "stream")


def test_the_lesson_runs_to_its_end_unanswered_with_no_points(root, lesson):
    notebook = run(root / "lessons" / lesson, lesson)
    assert set(check_results(notebook).values()) == {0.0}
    assert not outputs_of(notebook, "error")
    assert not outputs_of(notebook, "stream")


def test_without_the_solutions_a_check_says_read_or_not_and_no_more(root, lesson, tmp_path):
    folder = tmp_path / lesson
    shutil.copytree(root / "lessons" / lesson, folder)
    path = folder / f"{lesson}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    first = next(q for q in load_lesson(folder).questions if q.kind == "attribution")
    cells[f"answer-{first.id}"]["source"] = f"%%answer {first.id}\nMichael Cox"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    results = check_results(run(folder, lesson), str)
    assert results.pop(first.id) == "answered"
    assert set(results.values()) == {"not answered"}


def test_lessons_are_in_step_with_their_solutions(root):
    assert check_lessons(root) == []


def test_no_line_of_a_solution_region_is_in_the_lesson(root, lesson, solution):
    folder = root / "lessons" / lesson
    told = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    regions = filter(None, (solution_region(cell_text(cell)) for cell in solution["cells"]))
    private = [line for region in regions for line in region.splitlines() if line[:2] in {"! ", "= ", "@ "}]
    assert private
    assert not [line for line in private if json.dumps(line, ensure_ascii=False)[1:-1] in told]
    assert "BEGIN SOLUTION" not in told
    assert "rubric" not in [path.stem for path in folder.rglob("*")]


def test_answer_cells_of_the_lesson_hold_the_stub_alone(released):
    for cell in released["cells"]:
        answer = read_answer(cell_text(cell))
        if answer:
            assert cell_text(cell) == f"%%answer {answer.question_id}\n..."
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


def test_every_question_has_its_cells_and_its_points(root, lesson, solution):
    cells = {cell["id"]: cell for cell in solution["cells"]}
    for question in load_lesson(root / "solutions" / lesson).questions:
        graded = "written" if question.kind == "written" else "check"
        marks = cells[f"{graded}-{question.id}"]["metadata"]["nbgrader"]
        assert (marks["grade"], marks["points"]) == (True, question.points), question.id
        assert f"task-{question.id}" in cells
        assert f"hint-{question.id}" in cells
        if question.kind != "written":
            order = [f"{part}-{question.id}" for part in ("answer", "check", "hint")]
            ids = list(cells)
            place = ids.index(order[0])
            assert ids[place : place + 3] == order, question.id


LETTERED = re.compile(r"^([a-z])\) (.+)$", re.MULTILINE)


def test_what_a_question_tells_of_its_task_is_what_its_task_says(root, lesson, solution):
    tasks = {cell["id"]: cell_text(cell) for cell in solution["cells"]}
    keys = load_keys(root / "solutions" / lesson / f"{lesson}.ipynb")
    for question in load_lesson(root / "solutions" / lesson).questions:
        task = tasks[f"task-{question.id}"]
        lettered = [f"{letter}: {words}" for letter, words in LETTERED.findall(task)]
        assert list(question.items) == [re.sub('[*"]', "", line) for line in lettered], question.id
        assert question.several == bool(re.search(r"\bWrite both\b|\bnames,? ", bold_and_after(task))), (
            question.id
        )
        assert question.year[:4] in task, question.id
        key = keys.get(question.id)
        first = key.answer.partition("\n")[0] if key and question.kind == "passage" else ""
        if question.kind == "passage":
            assert first == (f"kind: {question.first}" if question.first else ""), question.id


def bold_and_after(task):
    """Return what a task asks for, from its first words in bold on, without examples, lists and comments."""
    asked = re.sub(r"<!--.*?-->|`[^`]*`", "", task)
    return "\n".join(line for line in asked[asked.find("**") :].splitlines() if not LETTERED.match(line))


def test_cells_are_short_and_read_well(lesson, solution):
    for cell in solution["cells"]:
        text = cell_text(cell)
        prose = re.sub(r"<!--.*?-->|[|*#`]", " ", text)
        if cell["cell_type"] == "markdown" and not cell["id"].startswith("written"):
            assert len(prose.split()) <= 120, cell["id"]
            assert not re.search(r"\b(simply|just|obviously)\b", prose, re.IGNORECASE), cell["id"]
        elif cell["cell_type"] == "code" and not read_answer(text):
            assert len(text.splitlines()) == 1, cell["id"]
    assert len({cell["id"] for cell in solution["cells"]}) == len(solution["cells"])


def test_every_record_that_a_lesson_names_exists(solution):
    known = load()
    text = "\n".join(cell_text(cell) for cell in solution["cells"])
    named = set(re.findall(r"\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9-]*[a-z0-9]", text))
    assert named
    assert sorted(name for name in named if name not in known) == []


@pytest.mark.parametrize("tree", ["solutions", "lessons"])
def test_a_notebook_is_small_and_committed_without_outputs(root, lesson, tree):
    path = root / tree / lesson / f"{lesson}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < SIZE_LIMIT
    assert not [cell for cell in notebook["cells"] if cell.get("outputs")]
