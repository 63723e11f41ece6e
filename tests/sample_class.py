"""The sample class: real submissions, made from the lesson as released and the files in `tests/data/class/`.

Run as a script, it plays the instructor's road on a copy of the course in `build/rehearsal`: nbgrader's own
autograde, feedback and export, and a table of the marks.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.questions.bank import BANK_FILE
from fourcenturies.release import write_lessons

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = CHECKOUT / "tests" / "data"
CLASS = DATA / "class"
LESSON = "01_meet_the_sources"
COURSE_FILES = ("nbgrader_config.py", "solutions", "lessons")


def sample_course() -> Path:
    """Return the course with the lesson that the sample class sat: ten questions of five kinds, in `sample_lesson/`.

    It stays as it is whatever becomes of the course's own first lesson, and is made once for each state of the files.
    """
    parts = [DATA / "sample_lesson", *map(CHECKOUT.joinpath, ("solutions", "lessons"))]
    files = sorted(path for part in parts for path in part.rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(CHECKOUT)).encode() + path.read_bytes())
    course = CHECKOUT / "build" / "sample" / digest.hexdigest()[:16]
    if not course.is_dir():
        course.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=course.parent) as folder:
            made = _made(Path(folder, "course"))
            with suppress(OSError):  # another process was first
                made.rename(course)
    return course


def _made(course: Path) -> Path:
    course.mkdir()
    _copy(CHECKOUT, course)
    (course / "solutions" / BANK_FILE).unlink(missing_ok=True)  # it holds questions of the sample lesson
    shutil.rmtree(course / "solutions" / LESSON)
    shutil.copytree(DATA / "sample_lesson", course / "solutions" / LESSON)
    write_lessons(course, [LESSON])
    return course


def _copy(source: Path, target: Path) -> None:
    for name in COURSE_FILES:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, dirs_exist_ok=True)
        else:
            shutil.copyfile(source / name, target / name)


ROOT = sample_course()


def students(folder: Path = CLASS) -> dict[str, dict]:
    """Return what each student of the sample class did, by student id."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))
    }


def submission(work: dict) -> dict:
    """Return a lesson's notebook as a student would hand it in."""
    notebook = json.loads((ROOT / "lessons" / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8"))
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    for question, reply in work.get("replies", {}).items():
        written = cells.get(f"written-{question}")
        if written:
            written["source"] = reply
        else:
            cells[f"answer-{question}"]["source"] = f"%%answer {question}\n{reply}"
    for edit in work.get("edits", []):
        _edit(cells[edit.pop("cell")], edit)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in work.get("delete", [])]
    notebook["cells"] += [_own_cell(number, cell) for number, cell in enumerate(work.get("cells", []))]
    notebook["metadata"] |= work.get("metadata", {})
    return notebook


def _edit(cell: dict, edit: dict) -> None:
    cell["metadata"]["nbgrader"] |= edit.pop("nbgrader", {})
    if "outputs" in edit:
        edit["outputs"] = [
            {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}
            for data in edit["outputs"]
        ]
    cell |= edit


def _own_cell(number: int, cell: dict) -> dict:
    plain = {"id": f"mine-{number}", "metadata": {}} | cell
    return plain | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})


def make_course(folder: Path) -> Path:
    """Copy the course as a fresh clone holds it, and put the sample class's submissions in."""
    folder.mkdir(parents=True, exist_ok=True)
    _copy(ROOT, folder)
    for student, work in students().items():
        place = folder / "build" / "submitted" / student / LESSON
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{LESSON}.ipynb").write_text(json.dumps(submission(work)), encoding="utf-8")
    return folder


def nbgrader(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run nbgrader in a course's folder, as an instructor would."""
    environ = {**os.environ, "JUPYTER_CONFIG_DIR": str(course / "build" / ".jupyter")}
    command = [str(Path(sys.executable).with_name("nbgrader")), *arguments]
    return subprocess.run(command, cwd=course, env=environ, capture_output=True, text=True, check=False)


def marks(course: Path) -> dict[str, float]:
    """Return each student's marks from nbgrader's own export."""
    done = nbgrader(course, "export", "--to", "build/grades.csv")
    if done.returncode:
        raise RuntimeError(done.stderr)
    with (course / "build" / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def steps() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the instructor's steps after the submissions are in."""
    yield "grading by reading", ("autograde", LESSON)
    yield "feedback pages", ("generate_feedback", LESSON)


def main() -> int:
    """Play the road once, and say where to look at the result."""
    course = CHECKOUT / "build" / "rehearsal"
    shutil.rmtree(course, ignore_errors=True)
    make_course(course)
    print(f"{len(students())} submissions of {LESSON} in {course.relative_to(CHECKOUT)}/build/submitted")
    for name, arguments in steps():
        print(f"{name}: nbgrader {' '.join(arguments)} ...", flush=True)
        done = nbgrader(course, *arguments)
        if done.returncode:
            print(done.stderr[-3000:])
            return 1
    found, expected = marks(course), {student: work["expect"] for student, work in students().items()}
    print(f"\n{'student':<16}{'marks':>8}{'expected':>10}")
    for student, wanted in expected.items():
        print(
            f"{student:<16}{found[student]:>8g}{wanted:>10g}{'' if found[student] == wanted else '   DIFFERS'}"
        )
    print(f"\nFeedback pages: {course.relative_to(CHECKOUT)}/build/feedback. To see them in formgrader:")
    print(f"  cd {course.relative_to(CHECKOUT)} && ../../.venv/bin/jupyter lab   (menu Nbgrader, Formgrader)")
    return 0 if found == expected else 1


if __name__ == "__main__":
    sys.exit(main())
