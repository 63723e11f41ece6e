"""The command `questions`: all questions of the course in one list, or what can be earned by who reads nothing."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.notebook.on_screen import shown_by, words_of_record
from fourcenturies.notebook.revealing import opened
from fourcenturies.questions.blind import as_table, play
from fourcenturies.questions.leaks import page_of
from fourcenturies.questions.lessons import QUESTIONS_FILE, load_keys, load_lesson
from fourcenturies.questions.listing import as_json, listing, table
from fourcenturies.questions.screen import Page, evidence_missing, given_away

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.questions.blind import Played
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `questions` takes."""
    parser.add_argument(
        "lessons", nargs="*", metavar="LESSON", help="with --blind or --screen: only these lessons"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, one object for each question")
    parser.add_argument(
        "--blind",
        action="store_true",
        help="play rules that read no source against every lesson; exit 1 where a new lesson pays them too much",
    )
    parser.add_argument(
        "--screen",
        action="store_true",
        help="say what tells an answer before it is asked, and which evidence is not on screen; exit 1 for new lessons",
    )


def run_questions(options: argparse.Namespace, root: Path, known: Sequence[str]) -> int:
    """Print all questions of the course in `root`, or what blind strategies earn; return the exit status."""
    if options.blind:
        lessons = list(options.lessons or known)
        sys.stdout.write(as_table(played_blind(root, lessons)) + "\n")
        return 1 if over_the_limit(root, lessons) else 0
    if options.screen:
        problems, faults = screen_problems(root, list(options.lessons or known))
        sys.stdout.write(
            "\n".join([*problems, f"{len(problems)} found, {len(faults)} in new lessons"]) + "\n"
        )
        return 1 if faults else 0
    rows = listing(root)
    sys.stdout.write((as_json(rows) if options.json else table(rows)) + "\n")
    return 0


def played_blind(root: Path, lessons: Iterable[str]) -> list[Played]:
    """Return what every blind strategy earns in these lessons, and in all of them together."""
    held: list[tuple[Lesson, Mapping[str, Key]]] = []
    pages: dict[str, str] = {}
    opens: dict[str, str] = {}
    for name in lessons:
        folder = root / "solutions" / name
        path = folder / f"{name}.ipynb"
        lesson = load_lesson(folder)
        notebook = json.loads(path.read_text(encoding="utf-8"))
        held.append((lesson, load_keys(path)))
        pages |= {question.id: page_of(question.id, notebook) for question in lesson.questions}
        opens[lesson.id] = opened(lesson)
    return play(held, pages, opens)


def over_the_limit(root: Path, lessons: Iterable[str]) -> list[Played]:
    """Return the rows that are over the limit among the lessons that say that they open with a mystery.

    The limit of the course is looked at once all of its lessons do.
    """
    new = [name for name in lessons if load_lesson(root / "solutions" / name).mystery]
    whole = len(new) == len(list((root / "solutions").glob(f"*/{QUESTIONS_FILE}")))
    return [row for row in played_blind(root, new) if row.over and (row.lesson or whole)] if new else []


def screen_problems(root: Path, lessons: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what is on screen too early or not at all in these lessons, and what of it new lessons must mend."""
    pages = []
    for name in lessons:
        path = root / "solutions" / name / f"{name}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        pages.append(Page(load_lesson(path.parent), load_keys(path), notebook))
    held = {question.id: page.lesson for page in pages for question in page.lesson.questions}
    shown = lru_cache(maxsize=None)(lambda source: shown_by(source, _named_in(source, held)))
    problems = given_away(pages, shown)
    for page in pages:
        problems += evidence_missing(page, shown, words_of_record, strict=page.lesson.mystery)
    new = {name for name, lesson in held.items() if lesson.mystery}
    return problems, [line for line in problems if line.partition(":")[0] in new]


def _named_in(source: str, held: Mapping[str, Lesson]) -> Lesson | None:
    return next((lesson for name, lesson in held.items() if f'"{name}"' in source), None)
