"""Texts to solutions, solutions to lessons: generate them and the pages beside them, or say what is out of step."""

from __future__ import annotations

import filecmp
import json
import shutil
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.authoring.limits import broken
from fourcenturies.authoring.texts import TextError, notebook_of, text_of
from fourcenturies.pages import pages
from fourcenturies.pages.voice import said_itself
from fourcenturies.questions.lessons import points_faults

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

SOLUTIONS = "solutions"
LESSONS = "lessons"


def lesson_ids(root: Path) -> list[str]:
    """Return the ids of all lessons in the course whose top folder is `root`, in order."""
    found = (root / SOLUTIONS).glob("*/*")
    return sorted({p.parent.name for p in found if p.stem == p.parent.name and p.suffix in {".ipynb", ".md"}})


def write_lessons(root: Path, wanted: list[str] | None = None) -> list[Path]:
    """Generate solutions from their texts and lessons from their solutions, and put them in place; return what changed.

    With no lessons named, the pages generated from the records are written, too.
    """
    changed = []
    with tempfile.TemporaryDirectory() as scratch:
        for lesson in wanted or lesson_ids(root):
            solution = root / SOLUTIONS / lesson / f"{lesson}.ipynb"
            made = _made(lesson, root)
            if made is not None and (not solution.is_file() or solution.read_bytes() != made):
                solution.write_bytes(made)
                changed.append(solution)
            fresh = _fresh(lesson, root, Path(scratch))
            target = root / LESSONS / lesson
            if list(differences(fresh, target)):
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(fresh, target)
                changed.append(target)
    if not wanted:
        changed += [path for path, text in _pages(root) if _written(path, text)]
    return changed


def check_lessons(
    root: Path, wanted: list[str] | None = None, *, texts: bool = True, beside: bool = True
) -> list[str]:
    """Return a sentence for each solution that is not what its text makes, and lesson that its solution does not make.

    Without `texts` the texts are not read, which takes a package that only authors have; without `beside` only the
    lessons are looked at, and no page that is made of the records.
    """
    problems = _text_faults(root, wanted or lesson_ids(root)) if texts else []
    if problems:
        return problems  # what would be said of the notebooks has been mended in the texts, perhaps
    for lesson in wanted or lesson_ids(root):
        _readable(root / SOLUTIONS / lesson / f"{lesson}.ipynb", root)
        problems += [fault.removeprefix(f"{root}/") for fault in points_faults(root / SOLUTIONS / lesson)]
    if problems:
        return problems  # what would be made of them would be wrong
    with tempfile.TemporaryDirectory() as scratch:
        for lesson in wanted or lesson_ids(root):
            fresh = _fresh(lesson, root, Path(scratch))
            problems += [
                f"{LESSONS}/{lesson}/{name}: {fault}; run `fourcenturies lessons`"
                for name, fault in differences(fresh, root / LESSONS / lesson)
            ]
    if not beside:
        return problems
    problems += [
        f"{path.relative_to(root)}: is out of step with the records; run `fourcenturies lessons`"
        for path, text in _pages(root)
        if _text(path) != text
    ]
    problems += said_itself(root)
    known = set(lesson_ids(root))
    problems += [
        f"{LESSONS}/{path.name}: has no solution; delete it, or add {SOLUTIONS}/{path.name}"
        for path in sorted((root / LESSONS).glob("*/"))
        if path.name not in known
    ]
    return problems


def _made(lesson: str, root: Path) -> bytes | None:
    """Return the solution that the text of a lesson makes; `None` where it has no text, and its notebook is edited."""
    folder = root / SOLUTIONS / lesson
    return notebook_of(folder) if text_of(folder).is_file() else None


def _text_faults(root: Path, lessons: list[str]) -> list[str]:
    problems = []
    for lesson in lessons:
        solution = root / SOLUTIONS / lesson / f"{lesson}.ipynb"
        try:
            made = _made(lesson, root)
        except TextError as error:
            problems += str(error).splitlines()
            continue
        if made is not None and (not solution.is_file() or solution.read_bytes() != made):
            problems.append(
                f"{solution.relative_to(root)}: is not what its text makes; run `fourcenturies lessons`"
            )
    return problems


def _pages(root: Path) -> list[tuple[Path, str]]:
    return [(root / name, text) for name, text in pages(root).items()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _written(path: Path, text: str) -> bool:
    if _text(path) == text:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def differences(fresh: Path, target: Path) -> Iterator[tuple[str, str]]:
    """Yield file and fault for each difference between two folders."""
    wanted = {str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file()}
    present = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    present = {name for name in present if not any(part.startswith(".") for part in Path(name).parts)}
    for name in sorted(wanted | present):
        if name not in present:
            yield name, "is missing"
        elif name not in wanted:
            yield name, "does not belong there"
        elif not filecmp.cmp(fresh / name, target / name, shallow=False):
            yield name, "is out of step with its solution"


def _fresh(lesson: str, root: Path, scratch: Path) -> Path:
    from fourcenturies.grading.registering import generate  # noqa: PLC0415 - nbgrader takes seconds to import

    _readable(root / SOLUTIONS / lesson / f"{lesson}.ipynb", root)
    folder = generate(lesson, root, scratch)
    for notebook in folder.glob("*.ipynb"):
        _tidy(notebook)
    return folder


def _readable(notebook: Path, root: Path) -> None:
    """Raise `ValueError` with the next step where a solution is no notebook that nbgrader could read."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        names = [
            cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if cell["metadata"].get("nbgrader")
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        fault = f"it cannot be read as a notebook ({type(error).__name__}: {error})"
    else:
        twice = next((name for name in names if names.count(name) > 1), None)
        fault = f'two cells have the nbgrader id "{twice}"' if twice else ""
    if fault:
        raise ValueError(
            f"{notebook.relative_to(root)}: {fault}; mend it, then run `fourcenturies lessons` again"
        )


def _tidy(notebook: Path) -> None:
    """Write a notebook with the ids of its cells and one form of JSON, so that a change reads well in git."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    notebook.write_text(
        json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def add_lessons(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `lessons` takes."""
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="only these lessons (default: all)")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 where they are out of step"
    )


def run_lessons(options: argparse.Namespace, root: Path, known: Sequence[str]) -> int:
    """Make lessons, or say where they are out of step; return the exit status."""
    if not options.check:
        changed = write_lessons(root, options.lessons or None)
        lines = [f"written: {path.relative_to(root)}" for path in changed] or ["lessons/ is up to date"]
        sys.stdout.write("\n".join(lines) + "\n")
        return 0
    lessons = list(options.lessons or known)
    problems = check_lessons(root, options.lessons or None)
    with suppress(TextError):  # what cannot be made was said above
        problems += broken(root, lessons)
    lines = problems or [
        f"lessons/ is in step with solutions/, and keeps its limits ({len(lessons)} lessons)"
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


def add_release(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `release` takes."""
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="only these lessons (default: all)")
    parser.add_argument("--out", type=Path, required=True, metavar="ZIP", help="where to write it")


def run_release(options: argparse.Namespace, root: Path, known: Sequence[str]) -> int:
    """Pack lessons for a class; return the exit status, 1 where nothing may be handed out."""
    from fourcenturies.exchange.keeping import write_keeping  # noqa: PLC0415 - only this command
    from fourcenturies.exchange.packing import can_build, key_faults, pack, release_files  # noqa: PLC0415 - as above

    lessons = list(options.lessons or known)
    texts = find_spec("jupytext") is not None
    faults_of_all = check_lessons(root, lessons, texts=texts, beside=not options.folder)
    out_of_step = [fault for fault in faults_of_all if fault.startswith((LESSONS, SOLUTIONS))]
    files = {} if out_of_step else release_files(options.home, lessons, wheel=can_build(), lessons_of=root)
    faults = out_of_step or list(key_faults(files))
    if faults:
        sys.stderr.write("".join(f"fourcenturies: {fault}\n" for fault in faults))
        return 1
    data = pack(files, options.out.stem)
    kept = write_keeping(options.out, data)
    lines = [
        f"written: {options.out} ({len(data) / 1e6:.1f} MB, {len(files)} files, lessons: {', '.join(lessons)})",
        "It holds no solutions and no rubric. Hand it out; README.md in it says how to install and open it.",
    ]
    if kept:
        lines.append(f"The file of that name that stood there is now {kept.name}.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
