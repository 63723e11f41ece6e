"""The limits that a lesson keeps, each said in a sentence where it is broken: where, what, and the next step.

The limits of the whole course (every kind in two lessons, every source often enough) are said of the course.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fourcenturies.authoring.text_limits import Held, of_records, of_text
from fourcenturies.authoring.texts import notebook_of, text_of
from fourcenturies.corpus import load
from fourcenturies.model import NOT_STATED
from fourcenturies.notebook.questions_shell import over_the_limit, screen_problems
from fourcenturies.questions.bank import BANK_FILE, load_bank
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.cells import solution_region
from fourcenturies.questions.judge import KINDS, judge
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.leaks import leaks
from fourcenturies.questions.lessons import QUESTIONS_FILE, LessonError, keys_in, load_lesson
from fourcenturies.questions.rubrics import RUBRIC_FILE, read_rubric
from fourcenturies.replies.silence import says_not_stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fourcenturies.questions.model import Question
    from fourcenturies.questions.rubrics import Rubric
OFTEN = {"src-digest": 4}
"""So many questions use a source at least; every other one `_OFTEN`."""
_OFTEN, _KIND_LESSONS, _SILENT, _QUESTIONS = 8, 2, 5, 55
_WHEN_OR_WHO = frozenset({"date", "bracket", "order", "three-clocks", "attribution", "chain", "footnote"})
_MANY = 36
_LATE_KINDS = frozenset({"claim-check", "footnote", "commit"})  # of new lessons
_LETTERED = re.compile(r"^([a-z])\) (.+)$", re.MULTILINE)
_ASKED_WORDS = re.compile(r"\b(\d+) to (\d+) words\b")


def broken(root: Path, lessons: Sequence[str]) -> list[str]:
    """Return a sentence for each limit that one of these lessons breaks; of all lessons, the course's, too.

    Each begins with the file, or with `solutions/` where the whole course breaks it.
    """
    found: list[str] = []
    held: list[Held] = []
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
    own = Held(solutions, bank.lesson, bank.keys, {"cells": [], **bank.notebook})
    lessons = [load_lesson(path.parent) for path in sorted(solutions.glob(f"*/{QUESTIONS_FILE}"))]
    used = {name: one.id for one in lessons for name in (*one.retired, *(q.id for q in one.questions))}
    for question in bank.lesson.questions:
        if question.id in used:
            yield f"{question.id}: {used[question.id]} uses or has retired that id; give this question another"
        for rule in (_public, _key, _asked_as_printed):
            yield from (f"{question.id}: {fault}" for fault in rule(question, own))
    yield from of_records(own)
    yield from leaks(bank.lesson, own.notebook, bank.keys, default_directory(), _first_state)


def _held(folder: Path) -> Held:
    notebook = folder / f"{folder.name}.ipynb"
    content = notebook_of(folder) if text_of(folder).is_file() else notebook.read_bytes()
    cells = json.loads(content)
    place = text_of(folder) if text_of(folder).is_file() else notebook
    made = notebook.is_file() and notebook.read_bytes() == content
    return Held(folder, load_lesson(folder), keys_in(cells, place), cells, made)


def _of_lesson(own: Held) -> Iterator[str]:
    yield from of_text(own)
    for question in own.lesson.questions:
        for of_question in (_parts, _public, _key, _asked_as_printed):
            yield from (f"{question.id}: {fault}" for fault in of_question(question, own))
    asked = {name: key for name, key in own.keys.items() if f"task-{name}" in own.texts}
    yield from leaks(own.lesson, own.notebook, asked, default_directory(), _first_state)


def _first_state(name: str, *arguments: Any, **named: Any) -> str:
    shown = getattr(import_module("fourcenturies"), name)(*arguments, **named)
    return str(shown.still()[1]) if hasattr(shown, "still") else repr(shown)


def _parts(question: Question, own: Held) -> Iterator[str]:
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


def _public(question: Question, own: Held) -> Iterator[str]:
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


def _key(question: Question, own: Held) -> Iterator[str]:
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


def _asked_as_printed(question: Question, own: Held) -> Iterator[str]:
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


def _of_course(held: Sequence[Held], bank: Sequence[Question]) -> Iterator[str]:
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
