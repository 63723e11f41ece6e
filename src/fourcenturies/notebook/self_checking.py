"""`self_check("q-01-10")`: what can be told of a written answer, and what its writer can ask of it.

Three steps, each opened by the one before: what you wrote, with five questions to tick; then three sample answers
without points; then their points, and what they are given for. Nothing of it is a mark: it goes to `progress()`, and to
no grader.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import load
from fourcenturies.notebook.answered import replies_of
from fourcenturies.notebook.own_answers import asked, saved_notebook
from fourcenturies.notebook.own_marks import OwnMark, note_own_mark, own_marks
from fourcenturies.notebook.session import said
from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.rubrics import RUBRIC_FILE, load_rubric
from fourcenturies.questions.tasks import tasks
from fourcenturies.questions.written_check import QUOTED, cards_in, quotations_in, sources_in
from fourcenturies.views.quotations import CONFIDENCE, locator
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.contexts import own_words
from fourcenturies.widgets.own_check import OwnCheckWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Card
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.rubrics import Sample
    from fourcenturies.questions.written_check import Quoted

    Sections = tuple[tuple[str, tuple[str, ...]], ...]

CRITERIA = (
    "Does every text that I use have a date, or do I say that it has none?",
    "Do I say how the writer or speaker could know?",
    "Is every quotation exact, and with its owner?",
    "Do I keep apart what the sources say and what I conclude?",
    "Do I say what is not shown, and what would settle it?",
)
UNKNOWN = "No lesson at hand has a question {}."
NOT_WRITTEN = "This is for written answers; to see how this answer stands, run its cell."
EMPTY_HERE = "Write your answer first."
EMPTY = "Write your answer first, run its cell or save the notebook (Ctrl+S), then run this cell again."
ASK = "Ask these of your text. Tick each one that you can answer with yes."
DONE = "Done: show me three other answers"
PLACE = "Better than how many of the three is yours?"
PLACES = ("none", "one", "two", "all three")
NO_SAMPLES = "The sample answers are not at hand. In a class they come from your teacher."
NO_MARK = "This is no mark, and nobody else sees it."
_LENGTH = re.compile(r"\b(\d+) to (\d+) words\b")
_DATE = re.compile(r"\bdate", re.IGNORECASE)


def self_check(question_id: str) -> OwnCheckWidget | Sentence:
    """Look through a written answer of yours: its length, quotations, sources and cards, and five questions to tick.

    What you tick opens three other answers; where you put yours among them opens what they were given.

    >>> self_check("q-99-99")
    No lesson at hand has a question q-99-99.
    """
    found = asked(question_id)
    if found is None:
        return Sentence(UNKNOWN.format(question_id))
    question, place = found
    if question.kind != "written":
        return Sentence(NOT_WRITTEN)
    reply = replies_of([question], place / f"{question.lesson}.ipynb")[question.id]
    if not reply:
        return Sentence(said(EMPTY, EMPTY_HERE))
    return OwnCheckWidget(
        lambda: _rows(question, place, reply),
        lambda said: _note(question, place, said),
    )


def _note(question: Question, place: Path, said: Mapping[str, Any]) -> None:
    """Remember what is said of the answer now, beside what was said before."""
    known = own_marks(place).get(question.id)
    count = len(question.criteria or CRITERIA)
    yes, better = said.get("yes"), said.get("better_than")
    held = known.better_than if known else None
    if isinstance(yes, list):
        met = tuple(number for number in range(1, count + 1) if number in yes)
        note_own_mark(place, question.id, OwnMark(met, count, held))
    elif known and isinstance(better, int) and 0 <= better < len(PLACES):
        note_own_mark(place, question.id, OwnMark(known.yes, count, better))


def _rows(question: Question, place: Path, text: str) -> dict[str, Any]:
    """Return what stands before and after the questions now, as HTML, and all of it as plain text."""
    criteria = question.criteria or CRITERIA
    mark = own_marks(place).get(question.id)
    before, after = tuple(_before(question, place, text)), tuple(_after(question, place, mark))
    met = mark.yes if mark else ()
    rows = tuple(
        f"[{'x' if number in met else ' '}] {number}. {words}" for number, words in enumerate(criteria, 1)
    )
    told = f"Yes: {len(met)} of {len(criteria)}. {NO_MARK}" if mark else ""
    return {
        "before": _html(before),
        "ask": ASK,
        "asked": [escape(words) for words in criteria],
        "met": met,
        "done": DONE,
        "told": told,
        "after": _html(after),
        "opened": bool(after) and after[0][1] != (NO_SAMPLES,),
        "place": PLACE,
        "places": PLACES,
        "better": mark.better_than if mark else None,
        "text": _plain((*before, (ASK, (*rows, told)), *after)),
    }


def _before(question: Question, place: Path, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    corpus = load()
    notebook = saved_notebook(place / f"{question.lesson}.ipynb")
    criteria = question.criteria or CRITERIA
    yield "Your text", (_length(text, question, notebook),)
    yield "Your quotations", _quotations(text, corpus)
    yield "Your sources", _sources(text, corpus, dated=any(map(_DATE.search, criteria)))
    cards = _cards(text, question, notebook, corpus)
    if cards:
        yield "Your cards", cards


def _after(question: Question, place: Path, mark: OwnMark | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    if mark is None:
        return
    held = samples(question.lesson, place)
    told = mark.better_than is not None
    yield (
        "Three other answers",
        tuple(_sample(*one, told=told) for one in zip("ABC", held, strict=False)) or (NO_SAMPLES,),
    )


def _length(text: str, question: Question, notebook: Mapping[str, Any]) -> str:
    """Return how many words a text has, and how many its task asks for."""
    task = tasks(notebook).get(question.id)
    wanted = _LENGTH.search(" ".join(task.paragraphs)) if task else None
    return f"{len(text.split())} words" + (
        f"; {wanted[0].removesuffix(' words')} are asked for." if wanted else "."
    )


def samples(lesson_id: str, folder: Path) -> tuple[Sample, ...]:
    """Return the samples of a lesson, in an order that does not tell which is best.

    They are taken from its own folder, where a teacher puts them, or from the nearest `solutions/`.
    """
    places = (folder, *(place / "solutions" / lesson_id for place in (folder, *folder.parents)))
    found = next((own for place in places if (own := load_rubric(place / RUBRIC_FILE).samples)), ())
    return tuple(sorted(found, key=lambda one: sha256(one.text.encode()).hexdigest()))


def _quotations(text: str, corpus: Corpus) -> tuple[str, ...]:
    found = quotations_in(text, corpus.passages, own_words(corpus), corpus.sources, default_directory())
    return tuple(_about(one, corpus) for one in found) or ("You quote no words of two or more.",)


def _about(one: Quoted, corpus: Corpus) -> str:
    words = f"“{one.words.strip()}”"
    if one.state == "not found":
        return f"{words}: not found among the words that we have. Look it up in the article."
    get: Any = corpus.get
    source = get(one.source)
    where = locator(source, one.passage.paragraph) if one.passage else f"{source.short}, in your own copy"
    named = " and ".join(get(name).short for name in one.astray)
    stray = f" You name {named}: among the words that we have from there, it does not stand." if named else ""
    if one.state == "exact":
        places = (where, *(locator(get(other.source), other.paragraph) for other in one.others))
        return f"{words}: exact ({'; '.join(places)}).{stray}"
    held = one.passage.words.strip("“”") if one.passage and one.passage.words else ""
    return f"{words}: altered. There stands “{held}” ({where}).{stray}"


def _sources(text: str, corpus: Corpus, *, dated: bool) -> tuple[str, ...]:
    """Return the sources that a text names; where the task asks for dates, with whether each has one."""
    found = sources_in(text, corpus.sources, default_directory())
    if not found:
        return ("You name none of the five sources.",)
    if not dated:
        return (f"You name {_and([one.source.short for one in found])}.",)
    how = {True: "with a date, or that it has none", False: "no date where you name it"}
    return tuple(f"{one.source.short}: {how[one.dated]}." for one in found)


def _and(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _cards(text: str, question: Question, notebook: Mapping[str, Any], corpus: Corpus) -> tuple[str, ...]:
    """Return a line for each card of the lesson that a text uses, and how sure it is."""
    cells = notebook.get("cells")
    held = cells if isinstance(cells, list) else ()
    lesson = "\n".join(cell_text(cell) for cell in held if isinstance(cell, dict))
    cards = _cards_of(question, lesson, corpus)
    passages = (one.words or "" for one in corpus.passages if one.id in lesson)
    quoted = "\n".join((*passages, *("".join(filter(None, one.groups())) for one in QUOTED.finditer(lesson))))
    told = []
    for one in cards_in(text, cards, quoted):
        start = " ".join(one.card.statement.split()[:8])
        how = CONFIDENCE[one.card.confidence]
        if one.card.confidence != "A":
            how += ", and you say so" if one.hedged else "; say that it is not certain"
        told.append(f"“{start} …”: {how}.")
    return tuple(told)


def _cards_of(question: Question, lesson: str, corpus: Corpus) -> tuple[Card, ...]:
    """Return the cards that the lesson shows, or the question cites."""
    named = {*re.findall(r"\bcard-[a-z0-9-]*[a-z0-9]", lesson), *question.evidence, *question.passages}
    return tuple(card for card in corpus.cards if card.id in named)


def _sample(letter: str, sample: Sample, *, told: bool) -> str:
    why = f"\n{sample.label}: {sample.why}" if told else ""
    return f"{letter}. “{sample.text}”{why}"


def _plain(sections: Sections) -> str:
    return "\n\n".join("\n".join(filter(None, (head, *lines))) for head, lines in sections)


def _html(sections: Sections) -> str:
    return "".join(
        f'<p class="fc-part">{escape(head)}</p>'
        + "".join(f'<p class="fc-told">{escape(line)}</p>' for line in lines)
        for head, lines in sections
    )
