"""What a submission holds of each question: the reply that counts, or why a person must look.

Read before anything is restored or escaped. What a person would find is found: an answer under a slip of the magic,
in a cell of text, in one cell with another. What is not certain is never scored, and never silently nothing.
"""

from __future__ import annotations

import ast
import warnings
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.inert import plain_words
from fourcenturies.grading.restoring import is_as_released
from fourcenturies.questions.cells import (
    MOST_IN_NOTEBOOK,
    QUESTION_ID,
    WRITTEN_STUB,
    Answer,
    grade_id,
    own_answer,
    question_of_cell,
    read_answers,
    text_above,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.grading.owning import Owners
    from fourcenturies.grading.restoring import ReleasedCell
    from fourcenturies.questions.lessons import Lesson

TWICE = "This question's cell stands more than once with different answers. A person will look at it."
SPLIT = "The cell of this answer was split, and more than one part holds text. A person will look at it."
NEAR = "The cell of this answer is empty, but near it stands: “{}” A person will look at it."
OTHER = "The cell of this answer names another question, {}. A person will look at it."
KEY_SIGNS = "This answer holds the signs of an answer key. A person will look at it."
ODD = "The text of this answer is stored in a way that cannot be read. A person will look at it."
_MUCH = 2_000
LONGEST = 20_000  # signs of a reply that are handed on: the judge refuses fewer
_SETTINGS = ("finer", "reporter", "addressee", "calendar", "because")
_SHORT_CODE = 500
_MOST_NEAR = 20  # texts near an answer cell that are looked at
_RUNS = (ast.Call, ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef, ast.For, ast.With)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands for one question: the reply, why a person must look instead, what the student doubts."""

    reply: str = ""
    flag: str = ""
    doubt: str = ""

    @property
    def told(self) -> dict[str, str]:
        """The same as a notebook's metadata can hold it."""
        return {name: text for name, text in asdict(self).items() if text}


@dataclass(slots=True)
class _Heard:
    """What was met of one question on the way through a notebook."""

    replies: dict[str, None] = field(default_factory=dict)  # in order, each once
    near: dict[tuple[str, str], None] = field(default_factory=dict)  # text and type of cell
    bare: bool = False  # a cell of its own held text without its first line
    doubt: str = ""
    other: str = ""
    key: bool = False
    odd: bool = False

    def found(self, *, written: bool) -> Found:
        replies = list(self.replies)
        reply = "\n".join(replies)[:LONGEST]
        if self.key or self.odd:
            return Found(reply, KEY_SIGNS if self.key else ODD)
        if len(replies) > 1:
            return Found(reply, SPLIT if self.bare or written else TWICE)
        if not replies and (near := [text for text, kind in self.near if kind != "code" or not _runs(text)]):
            return Found(flag=NEAR.format(plain_words(" / ".join(near))))
        if not replies and self.other:
            return Found(flag=OTHER.format(self.other))
        return Found(reply, doubt=plain_words(self.doubt))


def find(cells: Sequence[Mapping[str, Any]], owners: Owners, lesson: Lesson) -> dict[str, Found]:
    """Return what stands for each question of the lesson, in its order.

    `owners` says which cell of the released lesson each cell is.
    """
    written = {question.id for question in lesson.questions if question.kind == "written"}
    texts = {own.source.strip() for own in owners if own is not None and own.locked} | {WRITTEN_STUB}
    reading = _Reading({question.id: _Heard() for question in lesson.questions}, written, texts)
    for cell, own in zip(cells, owners, strict=True):
        reading.read(cell, own)
    return {name: heard.found(written=name in written) for name, heard in reading.heard.items()}


@dataclass(slots=True)
class _Reading:
    heard: dict[str, _Heard]
    written: set[str]
    texts: set[str]  # the lesson's own
    answers: int = 0
    place: str = ""  # the question in whose part of the lesson the next cell stands

    def read(self, cell: Mapping[str, Any], own: ReleasedCell | None) -> None:
        """Read one cell."""
        claimed = self._known(question_of_cell(own.name if own else grade_id(cell)) or "")
        named = QUESTION_ID.search(own.name) if own else None
        self.place = claimed or self._known(named[0] if named else "") or ("" if own else self.place)
        text = cell["source"]
        if cell.get("odd") and claimed:
            self.heard[claimed].odd = True
        if text.strip() in self.texts or (own is not None and text == own.source) or is_as_released(cell):
            return
        if own is not None and own.locked:
            self._note(_added(text, own.source), cell["cell_type"])
            return
        found = self._answers(text, "" if claimed in self.written else claimed)
        for answer in found:
            self._hear(answer, text)
        if claimed in self.written:
            self._read_written(claimed, text)
        elif claimed and not found:
            self.heard[claimed].bare = self.heard[claimed].bare or bool(text.strip())
            self._hear(own_answer(claimed, text), text)
        elif claimed and all(answer.question_id != claimed for answer in found):
            self.heard[claimed].other = found[0].question_id
        elif claimed:
            self._note(text_above(text), "markdown")
        elif not found:
            self._note(text, cell["cell_type"])

    def _known(self, question_id: str) -> str:
        return question_id if question_id in self.heard else ""

    def _answers(self, text: str, own: str) -> list[Answer]:
        """Return the answers in a cell. One to a question that the lesson does not have is its own cell's."""
        if self.answers > MOST_IN_NOTEBOOK:
            return []
        found = read_answers(text, own)
        self.answers += len(found)
        if own and not any(answer.question_id in self.heard or answer.reply for answer in found):
            return []  # what was taken for an id is the reply
        told = [
            answer if answer.question_id in self.heard else Answer(own, answer.reply, doubt=answer.doubt)
            for answer in found
        ]
        return [answer for answer in told if answer.question_id]

    def _hear(self, answer: Answer, text: str) -> None:
        heard = self.heard[answer.question_id]
        if answer.reply:
            heard.replies[answer.reply] = None
        heard.doubt = heard.doubt or answer.doubt
        heard.key = heard.key or holds_key_signs(text)

    def _read_written(self, question_id: str, text: str) -> None:
        heard = self.heard[question_id]
        if text.strip() and text.strip() != WRITTEN_STUB:
            heard.replies[text] = None
        heard.key = heard.key or holds_key_signs(text)

    def _note(self, text: str, cell_type: str) -> None:
        """Note a text near the answer cell of a question, or one that names a question."""
        text = text[:_MUCH].strip()
        named = {found for found in QUESTION_ID.findall(text) if found in self.heard}
        for name in (named or {self.place} - {""}) if text else ():
            if len(self.heard[name].near) < _MOST_NEAR:
                self.heard[name].near[text, cell_type] = None


def _added(text: str, released: str) -> str:
    known = {line.strip() for line in released.split("\n")}
    return "\n".join(line for line in text.split("\n") if line.strip() not in known)


def _runs(text: str) -> bool:
    """Tell whether a cell holds code that does something, and not words that happen to be Python."""
    if text.lstrip().startswith(("%", "!", "?")) or text.rstrip().endswith("?"):
        return True
    if len(text) > _SHORT_CODE:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(isinstance(node, _RUNS) for node in ast.walk(tree))


def holds_key_signs(text: str) -> bool:
    r"""Tell whether a text holds what only an answer key does: the marks of a region, a trap, a setting.

    >>> holds_key_signs("Cox\n! Xi | 0 | No."), holds_key_signs("Cox!")
    (True, False)
    """
    return any(map(_is_key_line, text.split("\n")))


def _is_key_line(line: str) -> bool:
    line = line.strip()
    if line[:1] == "!":
        return line.count("|") >= 2
    if line[:1] == "@":
        return line[1:].lstrip().startswith(_SETTINGS)
    return line[:1] == "#" and " ".join(line.strip("# ").split()).upper() in {
        "BEGIN SOLUTION",
        "END SOLUTION",
    }


def counted(found: Mapping[str, Found]) -> str:
    """Return how many answers were read, in words.

    >>> counted({"q-01-01": Found("Cox"), "q-01-02": Found()})
    '1 of 2 answers read'
    """
    number = sum(bool(one.reply) for one in found.values())
    return f"{number} of {len(found)} answers read"
