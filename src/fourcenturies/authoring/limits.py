"""The limits that a lesson keeps, each said in a sentence where it is broken: where, what, and the next step.

The limits of the whole course (every kind in two lessons, every source often enough) are said of the course.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fourcenturies.authoring.plain import not_plain, too_long_on_average
from fourcenturies.authoring.texts import notebook_of, text_of
from fourcenturies.corpus import load
from fourcenturies.model import NOT_STATED
from fourcenturies.notebook.questions_shell import over_the_limit, screen_problems
from fourcenturies.questions.bank import BANK_FILE, load_bank
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.cells import cell_text, read_answer, solution_region
from fourcenturies.questions.judge import KINDS, judge
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.leaks import WIDGETS, leaks
from fourcenturies.questions.lessons import QUESTIONS_FILE, LessonError, keys_in, load_lesson
from fourcenturies.questions.rubrics import RUBRIC_FILE, read_rubric
from fourcenturies.replies.silence import says_not_stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.rubrics import Rubric

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
OFTEN = {"src-digest": 4}
"""So many questions use a source at least; every other one `_OFTEN`."""
_OFTEN, _KIND_LESSONS, _SILENT, _QUESTIONS = 8, 2, 5, 55
_WHEN_OR_WHO = frozenset({"date", "bracket", "order", "three-clocks", "attribution", "chain", "footnote"})
_MANY = 36
_LATE_KINDS = frozenset({"claim-check", "footnote", "commit"})  # of new lessons
_CARD = ("You will", "You will be able to", "You need", "Time", "At hand")
_NAMES = r"\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9-]*[a-z0-9]"
_COMMENTED = re.compile(r"<!--[^>]*\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9]")
_LETTERED = re.compile(r"^([a-z])\) (.+)$", re.MULTILINE)
_SIDES = re.compile(
    r"\b(?:annex\w*|inva(?:de|sion)\w*|vassal\w*|occup(?:y|ied|ation)|regime|puppet)\b", re.IGNORECASE
)
# Words that somebody is shown to use: in quotation marks, in italics.
_SOMEBODYS = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\*)\*[^*]+\*(?!\*)|‘[^’]*’|<!--.*?-->", re.DOTALL)
_WIDGETS = re.compile(rf"^(?:{'|'.join(sorted(WIDGETS))})\(.*\)$", re.MULTILINE)
_ASKED_WORDS = re.compile(r"\b(\d+) to (\d+) words\b")
_PLEASED = re.compile(r"\b(simply|just|obviously)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Held:
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


def broken(root: Path, lessons: Sequence[str]) -> list[str]:
    """Return a sentence for each limit that one of these lessons breaks; of all lessons, the course's, too.

    Each begins with the file, or with `solutions/` where the whole course breaks it.
    """
    found: list[str] = []
    held: list[_Held] = []
    for name in lessons:
        try:
            own = _held(root / "solutions" / name)
        except LessonError as error:
            found.append(str(error).removeprefix(f"{root}/"))
            continue
        held.append(own)
        place = (
            f"solutions/{name}/{(text_of(own.folder) if text_of(own.folder).is_file() else own.folder).name}"
        )
        found += [f"{place}: {fault}" for fault in _of_lesson(own)]
    new = [own.lesson.id for own in held if own.lesson.mystery]
    if new and not found and all(own.made for own in held):  # what is on screen is read from the notebooks
        found += [
            f"solutions/: {fault}" for fault in screen_problems(root, [own.lesson.id for own in held])[1]
        ]
        found += [
            f"solutions/{row.lesson}: who writes “{row.strategy}” and reads nothing earns {row.points:g} of {row.of:g} "
            "points; `fourcenturies questions --blind` says with which questions"
            for row in over_the_limit(root, new)
        ]
    if not found and {path.parent.name for path in (root / "solutions").glob("*/questions.toml")} == set(
        lessons
    ):
        found += [f"solutions/{BANK_FILE}: {fault}" for fault in broken_in_bank(root / "solutions")]
        bank = load_bank(root / "solutions").lesson.questions
        found += [f"solutions/: {fault}" for fault in _of_course(held, bank)]
    return found


def broken_in_bank(solutions: Path) -> Iterator[str]:
    """Yield a sentence for each limit that a question of the bank breaks; they are those of a lesson's questions."""
    try:
        bank = load_bank(solutions)
    except LessonError as error:
        yield str(error).rpartition(f"{BANK_FILE}: ")[2]
        return
    own = _Held(solutions, bank.lesson, bank.keys, {"cells": [], **bank.notebook})
    lessons = [load_lesson(path.parent) for path in sorted(solutions.glob(f"*/{QUESTIONS_FILE}"))]
    used = {name: one.id for one in lessons for name in (*one.retired, *(q.id for q in one.questions))}
    for question in bank.lesson.questions:
        if question.id in used:
            yield f"{question.id}: {used[question.id]} uses or has retired that id; give this question another"
        for rule in (_public, _key, _asked_as_printed):
            yield from (f"{question.id}: {fault}" for fault in rule(question, own))
    yield from _records(own)
    yield from leaks(bank.lesson, own.notebook, bank.keys, default_directory(), _first_state)


def _held(folder: Path) -> _Held:
    notebook = folder / f"{folder.name}.ipynb"
    content = notebook_of(folder) if text_of(folder).is_file() else notebook.read_bytes()
    cells = json.loads(content)
    place = text_of(folder) if text_of(folder).is_file() else notebook
    made = notebook.is_file() and notebook.read_bytes() == content
    return _Held(folder, load_lesson(folder), keys_in(cells, place), cells, made)


def _of_lesson(own: _Held) -> Iterator[str]:
    for rule in (_head, _time, _cells, _prose, _records):
        yield from rule(own)
    if own.lesson.mystery:
        yield from _plain(own)
    for question in own.lesson.questions:
        for of_question in (_parts, _public, _key, _asked_as_printed):
            yield from (f"{question.id}: {fault}" for fault in of_question(question, own))
    asked = {name: key for name, key in own.keys.items() if f"task-{name}" in own.texts}
    yield from leaks(own.lesson, own.notebook, asked, default_directory(), _first_state)


def _first_state(name: str, *arguments: Any, **named: Any) -> str:
    shown = getattr(import_module("fourcenturies"), name)(*arguments, **named)
    return str(shown.still()[1]) if hasattr(shown, "still") else repr(shown)


def _head(own: _Held) -> Iterator[str]:
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


def _opening(own: _Held) -> Iterator[str]:
    """Yield the prose above the first task that is marked: a mystery goes before the card, and a first guess may."""
    marked = {f"task-{question.id}" for question in own.lesson.questions if question.kind != "commit"}
    for name, text in own.prose.items():
        if name in marked:
            return
        yield text


def _time(own: _Held) -> Iterator[str]:
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


def _plain(own: _Held) -> Iterator[str]:
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


def _cells(own: _Held) -> Iterator[str]:
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


def _prose(own: _Held) -> Iterator[str]:
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


def _records(own: _Held) -> Iterator[str]:
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


def _parts(question: Question, own: _Held) -> Iterator[str]:
    """Look for the cells of a question, in their order."""
    written = question.kind == "written"
    answer = f"{'written' if written else 'answer'}-{question.id}"
    if f"task-{question.id}" not in own.texts:
        yield f'it has no task; write one below a line +++ {{"id": "task-{question.id}"}}, above its answer'
    if answer not in own.texts:
        how = (
            f'+++ {{"id": "{answer}"}} with a sample below it'
            if written
            else f"%%answer {question.id} and the key"
        )
        yield f"it has no answer cell; write {how}"
    if f"hint-{question.id}" not in own.texts:
        yield f'it has no hint; write one below a line +++ {{"id": "hint-{question.id}"}}, right under its answer'
    elif not written and answer in own.texts:
        names = list(own.texts)
        place = names.index(answer)
        if names[place + 1 : place + 3] != [f"check-{question.id}", f"hint-{question.id}"]:
            yield "its hint does not stand right below its answer; move it there"
    if written:
        rubric = own.folder / RUBRIC_FILE
        text = rubric.read_text(encoding="utf-8") if rubric.is_file() else ""
        yield from _of_rubric(question, text)
        model = solution_region(own.texts.get(answer, "")) or ""
        yield from _lengths(own.texts.get(f"task-{question.id}", ""), model, read_rubric(text))


def _of_rubric(question: Question, text: str) -> Iterator[str]:
    head = f"({question.id}, {question.points:g} points)"
    if head not in text.partition("\n")[0]:
        yield f'rubric.md does not say what it is for; end its heading with "{head}"'
        return
    rubric = read_rubric(text)
    worth = [sample.points for sample in rubric.samples]
    if [sample.level for sample in rubric.samples] != ["Basic", "Emerging", "Proficient"]:
        yield "rubric.md has not the samples Basic, Emerging and Proficient, in this order; add what is missing"
    elif worth != sorted(worth) or worth[-1] != question.points:
        yield f"the samples in rubric.md must rise to {question.points:g} points, that of Proficient; mend their points"
    for sample in rubric.samples:
        found = rubric.sum_of(sample)
        if found is None:
            yield (
                f"the reasons of the sample {sample.level} in {RUBRIC_FILE} do not name each habit once; "
                'write them like "Sourcing 1, corroboration 0"'
            )
        elif found != sample.points:
            yield (
                f"the reasons of the sample {sample.level} in {RUBRIC_FILE} come to {found} points, "
                f"and it says {sample.points}; mend one of them"
            )
    for words in ("no record of anything", "minutes an answer"):
        if words not in text:
            yield f'rubric.md does not say "{words}"; add the sentence, as in another lesson'


def _lengths(task: str, model: str, rubric: Rubric) -> Iterator[str]:
    """Look whether what is shown as good is as long as the task asks, and nothing longer."""
    asked = _ASKED_WORDS.search(task)
    if not asked:
        yield 'its task does not say how long the answer is; write, for example, "In 40 to 60 words"'
        return
    least, most = int(asked[1]), int(asked[2])
    best = max((sample.points for sample in rubric.samples), default=0)
    held = [(f"the sample {one.level}", one.text, one.points == best) for one in rubric.samples]
    for name, text, good in [("the model answer", model, True), *held]:
        words = len(text.split())
        if words > most or (good and words < least):
            yield f"{name} has {words} words, and the task asks for {least} to {most}; make it as long as it asks"


def _public(question: Question, own: _Held) -> Iterator[str]:
    """Look at what `questions.toml` says of a question."""
    if question.settled_by and not own.lesson.question(question.settled_by):
        yield f"it is settled_by {question.settled_by}, which the lesson does not ask; name a later question of it"
    if question.kind not in KINDS:
        yield f"there is no kind {question.kind!r}; choose one of {', '.join(sorted(KINDS))}"
    if not question.objective:
        yield "questions.toml names no objective; add what the student practises"
    if question.minutes <= 0:
        yield "questions.toml gives it no minutes; add how long it takes"
    if question.points <= 0 and question.kind != "commit":
        yield f"it is worth {question.points:g} points; give it more than 0"
    if not question.reread and question.kind not in UNGRADED:
        yield 'questions.toml does not say where to read again; add reread = ["Stallard, ¶ 1"]'


def _key(question: Question, own: _Held) -> Iterator[str]:
    key = own.keys.get(question.id)
    if key is None or question.kind not in KINDS or question.kind in UNGRADED:
        return
    if not key.because:
        yield "its key gives no reason; add a line such as @ because The dateline prints the day."
    credit = judge(question, key.answer, key).credit
    if credit < 1:
        yield (
            f"the accepted answer of its key earns {credit:.0%} of its points; write it as the judge reads it, "
            "and try it with `fourcenturies judge`"
        )


def _asked_as_printed(question: Question, own: _Held) -> Iterator[str]:
    """Compare what `questions.toml` tells the judge of the task with what the task prints."""
    task = own.texts.get(f"task-{question.id}")
    if task is None:
        return
    lettered = [re.sub('[*"]', "", f"{letter}: {words}") for letter, words in _LETTERED.findall(task)]
    if list(question.items) != lettered:
        items = json.dumps(lettered, ensure_ascii=False)
        yield f"`items` in questions.toml are not the lettered lines of its task; write items = {items}"
    several = bool(re.search(r"\bWrite both\b|\bnames,? ", _bold_and_after(task)))
    if question.several != several:
        asks = "asks" if several else "does not ask"
        yield f"its task {asks} for several names; write several = {str(several).lower()} in questions.toml"
    if question.year[:4] not in task:
        yield f"its task does not give the year {question.year[:4]}; take `year` out of questions.toml"
    key = own.keys.get(question.id)
    if key and question.kind == "passage":
        first = key.answer.partition("\n")[0]
        if first != (f"kind: {question.first}" if question.first else ""):
            kind = first.removeprefix("kind: ")
            yield f'the first line of its key is "{first}"; write first = "{kind}" in questions.toml'


def _bold_and_after(task: str) -> str:
    """Return what a task asks for, from its first words in bold on, without examples, lists and comments."""
    asked = re.sub(r"<!--.*?-->|`[^`]*`", "", task)
    return "\n".join(line for line in asked[asked.find("**") :].splitlines() if not _LETTERED.match(line))


def _of_course(held: Sequence[_Held], bank: Sequence[Question]) -> Iterator[str]:
    asked = [(own, q) for own in held for q in own.lesson.questions if q.kind not in UNGRADED]
    many = sum((q.first if q.kind == "passage" else q.kind) in _WHEN_OR_WHO for _, q in asked)
    if many < _MANY:
        yield f"{many} questions ask when or who, and {_MANY} is the least; ask one more"
    if len(asked) < _QUESTIONS:
        yield f"the course asks {len(asked)} questions, and {_QUESTIONS} is the least; ask one more"
    placed = {(own.lesson.id[:2], q) for own in held for q in own.lesson.questions} | {
        (question.id[2:4], question) for question in bank
    }
    lessons = Counter(
        kind for _, kind in {(lesson, kind) for lesson, q in placed for kind in (q.kind, q.first)}
    )
    for kind in sorted(set(KINDS) - _LATE_KINDS):
        if lessons[kind] < _KIND_LESSONS:
            yield (
                f"kind {kind} stands in {lessons[kind]} lessons, the bank counted, and {_KIND_LESSONS} is the "
                "least; ask one more"
            )
    used = Counter(source for _, question in asked for source in question.sources)
    for source in load().sources:
        least = OFTEN.get(source.id, _OFTEN)
        if used[source.id] < least:
            yield f"{source.id} is asked about {used[source.id]} times, and {least} is the least; ask once more"
    silent = sum(
        says_not_stated(line) or line.endswith((": silent", f": {NOT_STATED}"))
        for own, question in asked
        if question.id in own.keys
        for line in own.keys[question.id].answer.splitlines()
    )
    if silent < _SILENT:
        yield f"a silence is right {silent} times, and {_SILENT} is the least; ask where a source says nothing"
