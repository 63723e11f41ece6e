"""The limits that the text of a lesson keeps: its card and end, its minutes, its English, its cells, its records."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fourcenturies.authoring.plain import not_plain, too_long_on_average
from fourcenturies.corpus import load
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.cells import cell_text, read_answer
from fourcenturies.questions.leaks import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson

MOST_WORDS = 120
"""In one cell of prose."""
MOST_BYTES = 60_000
"""In a lesson's notebook."""
CORE_MINUTES, WHOLE_MINUTES = 45, 75
"""So long may the core of a lesson take, and all of it."""
FURTHER = "(further)"
"""Ends the heading of a task that is not of the core."""
ASKED = (7, 9)
"""So many questions that are read by the judge has a lesson, and one written one besides."""
_CARD = ("You will", "You will be able to", "You need", "Time", "At hand")
_NAMES = r"\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9-]*[a-z0-9]"
_COMMENTED = re.compile(r"<!--[^>]*\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9]")
_SIDES = re.compile(
    r"\b(?:annex\w*|inva(?:de|sion)\w*|vassal\w*|occup(?:y|ied|ation)|regime|puppet)\b", re.IGNORECASE
)
# Words that somebody is shown to use: in quotation marks, in italics.
_SOMEBODYS = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\*)\*[^*]+\*(?!\*)|‘[^’]*’|<!--.*?-->", re.DOTALL)
_WIDGETS = re.compile(rf"^(?:{'|'.join(sorted(WIDGETS))})\(.*\)$", re.MULTILINE)
_PLEASED = re.compile(r"\b(simply|just|obviously)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Held:
    """A lesson as its author left it: what is public, its keys, and the cells that its text makes."""

    folder: Path
    lesson: Lesson
    keys: Mapping[str, Key]
    notebook: Mapping[str, Any]
    made: bool = True
    """Whether the notebook that is there is the one that the text makes."""

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each cell by its id, in order."""
        return {str(cell.get("id", "")): cell_text(cell) for cell in self.notebook["cells"]}

    @cached_property
    def prose(self) -> dict[str, str]:
        """The cells that a reader reads, but for written answers."""
        cells = (cell for cell in self.notebook["cells"] if cell["cell_type"] == "markdown")
        return {c["id"]: cell_text(c) for c in cells if not c["id"].startswith("written-")}


def of_text(own: Held) -> Iterator[str]:
    """Yield a sentence for each limit that a lesson's text breaks; of English only where it opens with a mystery."""
    for rule in (_head, _time, _cells, _prose, of_records):
        yield from rule(own)
    if own.lesson.mystery:
        yield from _plain(own)


def _head(own: Held) -> Iterator[str]:
    """Look at the first and the last cell, how much is asked, and how long it takes."""
    cells = list(own.prose.values())
    first, last = (cells[0], cells[-1]) if cells else ("", "")
    if not re.match(r"# [A-Z]\w+ ", first):
        yield "it does not open with its title; write a first line such as # Date the port and the treaty"
    card = "\n".join(_opening(own)) if own.lesson.mystery else first
    for row in _CARD:
        if f"| **{row}** |" not in card:
            yield f"its card has no line **{row}**; take the form of the card from another lesson"
    for page in ("](../persons.md)", "](../glossary.md)"):
        if page not in card:
            yield f"its card does not link {page[2:-1]}; add the link in the line **At hand**"
    if not last.startswith("## In this lesson you ") or "**Further reading.**" not in last:
        yield 'its last cell is no end; begin it "## In this lesson you …" and end it with **Further reading.**'
    asked = [question for question in own.lesson.questions if question.kind not in UNGRADED]
    if not ASKED[0] <= len(asked) <= ASKED[1]:
        yield f"it asks {len(asked)} questions, and {ASKED[0]} to {ASKED[1]} fit a lesson; take some out, or add some"
    written = sum(question.kind == "written" for question in own.lesson.questions)
    if written != 1:
        yield f"it asks for {written} written answers, and one is what a class can mark; leave one"


def _opening(own: Held) -> Iterator[str]:
    """Yield the prose above the first task that is marked: a mystery goes before the card, and a first guess may."""
    marked = {f"task-{question.id}" for question in own.lesson.questions if question.kind != "commit"}
    for name, text in own.prose.items():
        if name in marked:
            return
        yield text


def _time(own: Held) -> Iterator[str]:
    """Look at how long a lesson takes, its core apart, and whether a reader sees what is further."""
    minutes, core = sum(question.minutes for question in own.lesson.questions), own.lesson.core_minutes
    if minutes > own.lesson.minutes:
        yield (
            f"its questions take {minutes} minutes, and the lesson has {own.lesson.minutes}; "
            "lower `minutes` of a question, or take one out"
        )
    if own.lesson.mystery and core > CORE_MINUTES:
        yield (
            f"its core takes {core} minutes, and {CORE_MINUTES} is the most; "
            "write further = true for a question that can be left out"
        )
    if own.lesson.mystery and own.lesson.minutes > WHOLE_MINUTES:
        yield f"it takes {own.lesson.minutes} minutes, and {WHOLE_MINUTES} is the most; lower `minutes` of [lesson]"
    for question in own.lesson.questions:
        heading = own.texts.get(f"task-{question.id}", "").partition("\n")[0]
        if question.further and not heading.endswith(FURTHER):
            yield f'{question.id}: the heading of its task does not show that it is further; end it with "{FURTHER}"'
        if heading.endswith(FURTHER) and not question.further:
            yield f"{question.id}: its task is called further; write further = true in questions.toml"


def _plain(own: Held) -> Iterator[str]:
    """Look at the English of a lesson and of what its keys say."""
    for name, text in own.prose.items():
        yield from (f"{name}: {fault}" for fault in not_plain(text))
    yield from too_long_on_average(own.prose.values())
    for question in own.lesson.questions:
        for text in (question.objective, *question.reread, *question.items, *question.criteria):
            yield from (f"{question.id}: {fault}" for fault in not_plain(text))
    for name, key in own.keys.items():
        for text in (*(trap.message for trap in key.traps), key.because):
            yield from (f"{name}: its key: {fault}" for fault in not_plain(text, "message"))


def _cells(own: Held) -> Iterator[str]:
    size = len(json.dumps(own.notebook, ensure_ascii=False, indent=1).encode())
    if size >= MOST_BYTES:
        yield f"it makes a notebook of {size} bytes, and {MOST_BYTES} is the most; shorten it"
    for cell in own.notebook["cells"]:
        text = cell_text(cell)
        code = [line for line in text.splitlines() if not line.startswith("#")]
        if cell["cell_type"] == "code" and not read_answer(text) and len(code) != 1:
            yield f"{cell['id']}: the code has {len(code)} lines, and students meet one; part it"
        if cell.get("outputs"):
            yield f"{cell['id']}: it holds output; clear it"
    calls = [text for name, text in own.texts.items() if name not in own.prose]
    if not any(map(_WIDGETS.search, calls)):
        yield "it shows no picture that can be worked with; add a call such as timeline() or compare(…)"
    for call in ("progress()", "dossier()") if own.lesson.mystery else ():
        if not any(text.endswith(call) for text in calls):
            yield f"it does not close with {call}; add the call below its written answer"
    if not any(".figure()" in text or text.endswith("calibration()") for text in calls):
        yield "it shows no figure for print; add a call such as timeline(…).figure()"


def _prose(own: Held) -> Iterator[str]:
    for name, text in own.prose.items():
        bare = re.sub(r"<!--.*?-->|[|*#`]", " ", text)
        words = len(bare.split())
        if words > MOST_WORDS:
            yield f"{name}: the cell has {words} words, and {MOST_WORDS} is the most; shorten it, or make two of it"
        if pleased := _PLEASED.search(bare):
            yield f'{name}: it says "{pleased[0]}", which helps nobody; leave the word out'
        if sided := _SIDES.search(_SOMEBODYS.sub(" ", text)):
            yield f'{name}: it says "{sided[0]}" itself; quote the word, say whose it is, or choose another'
        if text.startswith("#") and not re.match(r"#{1,3} \S", text):
            yield f"{name}: its heading is none; write one to three # and a space before the words"
        if not name.startswith("task-"):
            continue
        if not _COMMENTED.search(text):
            yield f"{name}: it names no record; add a comment with what it rests on, such as <!-- psg-001 -->"
        if re.search("forged|wrong on purpose", text) and "no record of anything" not in text:
            yield f'{name}: it invents something; say in the task that it is "no record of anything"'


def of_records(own: Held) -> Iterator[str]:
    """Yield a sentence for each record that is named and is none, and for each that no key may rest on."""
    known = load()
    for name, text in own.texts.items():
        for record in sorted(set(re.findall(_NAMES, text))):
            if record not in known:
                yield f"{name}: there is no record {record}; mend the id (`fourcenturies find WORDS` looks for one)"
    keyed_never = {p.id for p in known.passages if p.key_rule == "never"}
    keyed_never |= {figure.id for figure in known.figures if figure.use == "never"}
    for question in own.lesson.questions:
        for record in question.passages:
            if record in keyed_never:
                yield f"{question.id}: no key may rest on {record}; take it out of `passages`, or ask something else"
