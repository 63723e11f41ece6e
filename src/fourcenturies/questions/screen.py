"""Two lints for authors, over what is on screen above a question: its evidence is there, and its answer is not.

What a cell shows comes from outside (`Shown`): its first state, and all that its menus, tips and labels hold. To be
looked at, an answer must be one that a text can hold as such: a date, a name, a number. It is given away where it
stands in one line with words of the task; a date alone is no answer to a question that asks of something else. "Not
stated" is told by no line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.blind import UNGRADED, in_text
from fourcenturies.questions.cells import cell_text, read_answer, solution_region
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.kinds.quoted_words import words_of
from fourcenturies.replies.lines import stem
from fourcenturies.replies.silence import says_not_stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

SHARED = 2
"""So many words of a task in one line with the answer give it away."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HELD_KINDS = frozenset({"date", "attribution", "number"})
_LEAST_LETTERS = 5
_PIECE = re.compile(r"<br>|; |(?<=[a-z)])\. | \| |\n")
_SILENT = re.compile(
    r"\b(?:no (?:name|date|author|speaker|person)|not stated|unnamed|undated|nobody is (?:named|quoted)|names? nobody|"
    r"without a (?:name|speaker|date)|do(?:es)? not (?:print|name|say|tell|give))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows: the lines of its first state, and those behind menus, in tips and in labels for the blind."""

    first: tuple[str, ...]
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A lesson with its keys and its notebook."""

    lesson: Lesson
    keys: Mapping[str, Key]
    notebook: Mapping[str, Any]

    def above(self, question: Question, show: Callable[[str], Shown]) -> Iterator[tuple[str, Shown]]:
        """Yield each cell above the answer cell of a question, by its name, with what it shows."""
        for cell in self.notebook.get("cells", ()):
            text = cell_text(cell)
            answer = read_answer(text)
            if answer and answer.question_id == question.id:
                return
            if str(cell.get("id", "")) == f"written-{question.id}":
                return
            if cell.get("cell_type") != "code":
                text = text.replace(solution_region(text) or "", "")
                yield str(cell.get("id", "")), Shown(tuple(_COMMENT.sub("", text).splitlines()))
            elif not answer:
                yield str(cell.get("id", "")), show(text)

    def all(self, show: Callable[[str], Shown]) -> Iterator[tuple[str, Shown]]:
        """Yield every cell with what it shows."""
        yield from self.above(_NO_QUESTION, show)


def given_away(pages: Sequence[Page], show: Callable[[str], Shown]) -> list[str]:
    """Return a sentence for each cell that tells the answer of a question before it is asked: the first line that does.

    Lessons come in their order: what an earlier one shows counts, too. The question's own cells are the business of
    `leaks`, and its `given` is allowed.
    """
    problems: list[str] = []
    before: list[tuple[str, str, str]] = []
    for page in pages:
        for question in page.lesson.questions:
            key = page.keys.get(question.id)
            if key is None or question.kind not in _HELD_KINDS or says_not_stated(key.answer):
                continue
            here = [
                (page.lesson.id, name, line)
                for name, shown in page.above(question, show)
                if not name.endswith(question.id)
                for line in (*shown.first, *shown.behind)
            ]
            problems += _told(question, key, page, [*before, *here])
        before += [
            (page.lesson.id, name, line)
            for name, shown in page.all(show)
            for line in (*shown.first, *shown.behind)
        ]
    return problems


def told_by_linked(pages: Sequence[Page], linked: Mapping[str, str]) -> list[str]:
    """Return a sentence for each piece of a linked page (by its name, as Markdown) that answers a question.

    A piece is a sentence, or a part of a cell of a table. One that tells that something is not stated answers where
    that is the answer, and needs one word more of the task.
    """
    pieces = [(name, "linked", piece) for name, text in linked.items() for piece in _PIECE.split(text)]
    silent = [
        (name, piece, _stems(_SILENT.sub(" ", piece))) for name, _, piece in pieces if _SILENT.search(piece)
    ]
    problems: list[str] = []
    for page in pages:
        for question in page.lesson.questions:
            key = page.keys.get(question.id)
            if key and "not stated" in key.answer:
                asked = _stems(_task(question, page))
                problems += (
                    f"{question.id}: {name}: “{piece.strip()[:160]}” tells “not stated” before it is asked"
                    for name, piece, said in silent
                    if len(asked & said) > SHARED
                )
            if key and question.kind in _HELD_KINDS and not says_not_stated(key.answer):
                problems += _told(question, key, page, pieces, apart=True)
    return problems


def _told(
    question: Question, key: Key, page: Page, lines: Sequence[tuple[str, str, str]], *, apart: bool = False
) -> Iterator[str]:
    asked = _stems(_task(question, page)) - _stems(" ".join(question.given))
    given = {*question.given, *_named("\n".join(question.given), question)}
    seen: set[tuple[str, str]] = set()
    for lesson, name, line in dict.fromkeys(lines):
        if ((lesson, name) in seen and not apart) or len(asked & _stems(line)) < SHARED:
            continue
        replies = [
            one
            for one in in_text(question.kind, key, line)
            if given.isdisjoint((one, *_named(one, question)))
        ]
        told = next((one for one in replies if judge(question, one, key).credit >= 1), "")
        if told:
            seen.add((lesson, name))
            yield (
                f"{question.id}: {lesson}, {name}: “{' '.join(line.split())[:160]}” tells “{told}” before it is asked"
            )


def _named(text: str, question: Question) -> list[str]:
    """Return the ids of who is named in a text, where a name is asked for: a given name is given in every form."""
    return in_text(question.kind, _NO_KEY, text) if question.kind == "attribution" else []


def _task(question: Question, page: Page) -> str:
    name = f"task-{question.id}"
    cells = (cell for cell in page.notebook.get("cells", ()) if cell.get("id") == name)
    return "\n".join(_COMMENT.sub("", cell_text(cell)) for cell in cells)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if len(word) >= _LEAST_LETTERS}


def evidence_missing(
    page: Page, show: Callable[[str], Shown], words: Callable[[str], str], *, strict: bool = False
) -> list[str]:
    """Return a sentence for each piece of evidence that is not on screen above its answer cell, without a menu.

    `words` returns what a passage or card says, "" where it may not be shown. Evidence is the question's `evidence`; a
    picture is named by its call. Without `strict`, a question that names none is looked at by its `passages`.
    """
    problems = []
    for question in page.lesson.questions:
        if question.kind in UNGRADED:
            continue
        named = question.evidence or (() if strict else question.passages)
        if not named:
            if strict:
                problems.append(f"{question.id}: it names no evidence; say in questions.toml what decides it")
            continue
        cells = list(page.above(question, show))
        first = f" {' '.join(words_of(' '.join(line for _, shown in cells for line in shown.first)))} "
        lines = (cell_text(cell).strip().splitlines() for cell in page.notebook.get("cells", ()))
        calls = {"\n".join(line for line in cell if not line.startswith("#")) for cell in lines}
        for name in named:
            fault = _missing(name, words, first, calls)
            if fault:
                problems.append(f"{question.id}: {name} {fault}")
    return problems


def _missing(name: str, words: Callable[[str], str], first: str, calls: set[str]) -> str:
    if "(" in name:
        return "" if name in calls else "is called in no cell of the lesson"
    said = words(name)
    if not said:
        return "may not be shown: its words are in the article alone"
    parts = [" ".join(words_of(part)) for part in said.split("[…]")]
    return (
        ""
        if all(f" {part} " in first for part in parts if part)
        else "is not on screen above the answer cell"
    )


_NO_KEY = Key("")


class _None:
    id = ""


_NO_QUESTION: Any = _None()
