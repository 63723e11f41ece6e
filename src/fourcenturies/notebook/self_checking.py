"""`self_check("q-01-10")`: what can be told of a written answer, and what its writer can ask of it.

Three steps, each opened by the one before: what you wrote, with five questions to answer with yes or no; then three
sample answers without points; then their points, and what they are given for. Nothing of it is a mark: it goes to
`progress()`, and to no grader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import load
from fourcenturies.notebook.answered import reply_of
from fourcenturies.notebook.own_answers import asked, saved_notebook
from fourcenturies.notebook.own_marks import OwnMark, note_own_mark, own_marks
from fourcenturies.notebook.session import said
from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.rubrics import RUBRIC_FILE, load_rubric
from fourcenturies.questions.written_check import cards_in, quotations_in, sources_in
from fourcenturies.views.quotations import locator
from fourcenturies.widgets.contexts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Card
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.rubrics import Sample
    from fourcenturies.questions.written_check import Quoted

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
TICK = 'Answer with yes or no, then write the numbers of your yes, for example: self_check({!r}, yes="1 3").'
PLACE = "Better than how many of the three is yours? Write it, for example: self_check({!r}, yes={!r}, better_than=1)."
PLACE_HERE = "Better than how many of the three is yours?"
NO_SAMPLES = "The sample answers are not at hand. In a class they come from your teacher."
NO_MARK = "This is no mark, and nobody else sees it."


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Sections of plain lines, each under a heading."""

    sections: tuple[tuple[str, tuple[str, ...]], ...]

    def __repr__(self) -> str:
        """Return the sections as plain lines."""
        return "\n\n".join("\n".join(filter(None, (head, *lines))) for head, lines in self.sections)

    def _repr_html_(self) -> str:
        return (
            '<section class="tex2jax_ignore mathjax_ignore" aria-label="Your own check" style="max-width:46em">'
            + "".join(_html(head, lines) for head, lines in self.sections)
            + "</section>"
        )


def self_check(question_id: str, yes: object = "", better_than: int | None = None) -> SelfCheck:
    """Look through a written answer of yours: its quotations, sources and cards, and five questions to ask of it.

    `yes` are the numbers of the questions that you answer with yes, or "none"; `better_than` is how many of the three
    samples yours is better than.

    >>> self_check("q-99-99")
    No lesson at hand has a question q-99-99.
    """
    found = asked(question_id)
    if found is None:
        return _only(UNKNOWN.format(question_id))
    question, place = found
    if question.kind != "written":
        return _only(NOT_WRITTEN)
    text = reply_of(question, place)
    if not text:
        return _only(said(EMPTY, EMPTY_HERE))
    mark = _noted(question, place, yes, better_than)
    return SelfCheck(tuple(_sections(question, place, text, mark)))


def _noted(question: Question, place: Path, yes: object, better_than: int | None) -> OwnMark | None:
    """Remember what is said of the answer now, and return all that was said of it."""
    known = own_marks(place).get(question.id)
    criteria = question.criteria or CRITERIA
    numbers = {int(number) for number in re.findall(r"\d+", str(yes))}
    said = tuple(sorted(numbers & set(range(1, len(criteria) + 1))))
    said_none = str(yes).strip().casefold() in {"none", "0", "no"}
    better = better_than if isinstance(better_than, int) and 0 <= better_than <= _SAMPLES else None
    if not said and not said_none and better is None:
        return known
    if not said and not said_none:
        said = known.yes if known else ()
    if better is None and known:
        better = known.better_than
    mark = OwnMark(said, len(criteria), better)
    note_own_mark(place, question.id, mark)
    return mark


_SAMPLES = 3


def _sections(
    question: Question, place: Path, text: str, mark: OwnMark | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    corpus = load()
    yield "Your quotations", _quotations(text, corpus)
    yield "Your sources", _sources(text, corpus)
    yield "Your cards", _cards(text, _cards_of(question, place, corpus))
    yield "Ask of it, yes or no", _criteria(question, mark)
    if mark is None:
        return
    held = samples(question.lesson, place)
    if not held:
        yield "Three other answers", (NO_SAMPLES,)
        return
    told = mark.better_than is not None
    yield "Three other answers", tuple(_sample(*one, told=told) for one in zip("ABC", held, strict=False))
    yes = " ".join(map(str, mark.yes)) or "none"
    if not told:
        yield "", (said(PLACE.format(question.id, yes), PLACE_HERE),)
    else:
        yield "", (f"You said that yours is better than {mark.better_than} of them. {NO_MARK}",)


def samples(lesson_id: str, folder: Path) -> tuple[Sample, ...]:
    """Return the samples of a lesson, in an order that does not tell which is best.

    They are taken from its own folder, where a teacher puts them, or from the nearest `solutions/`.
    """
    places = (folder, *(place / "solutions" / lesson_id for place in (folder, *folder.parents)))
    found = next((own for place in places if (own := load_rubric(place / RUBRIC_FILE).samples)), ())
    return tuple(sorted(found, key=lambda one: sha256(one.text.encode()).hexdigest()))


def _quotations(text: str, corpus: Corpus) -> tuple[str, ...]:
    found = quotations_in(text, corpus.passages, own_words(corpus))
    return tuple(_about(one, corpus) for one in found) or ("You quote no words of two or more.",)


def _about(one: Quoted, corpus: Corpus) -> str:
    words = f"“{one.words.strip()}”"
    if one.state == "not found":
        return f"{words}: not found among the words that we have. Look it up in the article."
    get: Any = corpus.get
    source = get(one.source)
    where = locator(source, one.passage.paragraph) if one.passage else f"{source.short}, in your own copy"
    if one.state == "exact":
        places = (where, *(locator(get(other.source), other.paragraph) for other in one.others))
        return f"{words}: exact ({'; '.join(places)})."
    held = one.passage.words.strip("“”") if one.passage and one.passage.words else ""
    return f"{words}: altered. There stands “{held}” ({where})."


def _sources(text: str, corpus: Corpus) -> tuple[str, ...]:
    found = sources_in(text, corpus.sources, default_directory())
    how = {True: "with a date, or that it has none", False: "no date in any sentence that names it"}
    told = tuple(f"{one.source.short}: {how[one.dated]}." for one in found)
    return told or ("You name none of the five sources.",)


def _cards(text: str, cards: tuple[Card, ...]) -> tuple[str, ...]:
    told = []
    for one in cards_in(text, cards):
        start = " ".join(one.card.statement.split()[:8])
        if one.card.confidence == "A":
            told.append(f"“{start} …”: confidence A.")
        else:
            how = "you say that it is not certain" if one.hedged else "say that it is not certain"
            told.append(f"“{start} …”: confidence {one.card.confidence}; {how}.")
    return tuple(told) or ("No card of this lesson was found in it.",)


def _cards_of(question: Question, place: Path, corpus: Corpus) -> tuple[Card, ...]:
    """Return the cards that the lesson shows, or the question cites."""
    notebook: Mapping[str, Any] = saved_notebook(place / f"{question.lesson}.ipynb")
    cells = notebook.get("cells")
    text = (
        "\n".join(cell_text(cell) for cell in cells if isinstance(cell, dict))
        if isinstance(cells, list)
        else ""
    )
    named = {*re.findall(r"\bcard-[a-z0-9-]*[a-z0-9]", text), *question.evidence, *question.passages}
    return tuple(card for card in corpus.cards if card.id in named)


def _criteria(question: Question, mark: OwnMark | None) -> tuple[str, ...]:
    criteria = question.criteria or CRITERIA
    met = mark.yes if mark else ()
    rows = (f"[{'x' if number in met else ' '}] {number}. {text}" for number, text in enumerate(criteria, 1))
    last = f"Yes: {len(met)} of {len(criteria)}. {NO_MARK}" if mark else said(TICK.format(question.id), "")
    return (*rows, *filter(None, (last,)))


def _sample(letter: str, sample: Sample, *, told: bool) -> str:
    why = f" {sample.label}: {sample.why}" if told else ""
    return f"{letter}. “{sample.text}”{why}"


def _only(line: str) -> SelfCheck:
    return SelfCheck((("", (line,)),))


def _html(head: str, lines: tuple[str, ...]) -> str:
    title = f'<p style="margin:0.8em 0 0.2em;font-weight:600">{escape(head)}</p>' if head else ""
    rows = "".join(f'<p style="margin:0.2em 0;white-space:pre-wrap">{escape(line)}</p>' for line in lines)
    return title + rows
