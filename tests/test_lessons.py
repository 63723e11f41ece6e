"""The course tests: each lesson is right, whole, in step, and tells nothing of its key."""

import json
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

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
    """Return what is shown under each answer cell that was run, as it stands or as a number, one for each question."""
    shown = {}
    for cell in notebook["cells"]:
        answer = read_answer(cell["source"]) if cell["cell_type"] == "code" else None
        if answer:
            (output,) = cell["outputs"]
            shown[answer.question_id] = read(output["data"]["text/plain"])
        elif read_check(cell["source"]):
            assert cell["outputs"] == [], "one card a question: the grader's own cell shows none"
    return shown


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


def test_the_solution_runs_and_its_checks_show_every_point(root, lesson, tmp_path):
    folder = shutil.copytree(root / "solutions" / lesson, tmp_path / "solutions" / lesson)
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


@pytest.mark.parametrize("tree", ["solutions", "lessons"])
def test_a_notebook_is_small_and_committed_without_outputs(root, lesson, tree):
    path = root / tree / lesson / f"{lesson}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < SIZE_LIMIT
    assert not [cell for cell in notebook["cells"] if cell.get("outputs")]
