"""The page that a reader meets first: one guess, the ways in, what the five tell at a glance, the lessons.

To add a guess, enter it in `GUESSES`; a test holds that no lesson asks for what it tells.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from fourcenturies.address import binder_link, lab_link
from fourcenturies.corpus import load
from fourcenturies.drawing import html
from fourcenturies.drawing.glance import READ, lens_of
from fourcenturies.questions.asked import events_veiled
from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.views.glance import alone, glance
from fourcenturies.views.timeline import DATED, timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.corpus import Corpus
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.views.timeline import Mark

PAGE = Path(__file__).with_name("landing.html")
SCRIPT = Path(__file__).with_name("page") / "landing.js"
FIRST, LAST, BEGIN = 1618, 2026, 1790
_TICKS = (1618, 1700, 1800, 1900, 2000)
_WILL = re.compile(r"\*\*You will\*\*\s*\|\s*(.+?)\s*\|", re.MULTILINE)
_MARKS = re.compile(r"[*_]")
_NO_DATE = {"silent": "silent", "later": "written before it", "mentions": "speaks of it, gives no date"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A question to be answered with a year: the event, its words, and what the answers show, in a sentence."""

    event: str
    words: str
    moral: str


GUESSES = (
    Guess(
        "evt-territory-taken",
        "When did Chinese land pass to the Russian empire?",
        "Three articles, three datings, and none of them needs to be wrong. How exact is a date?",
    ),
    Guess(
        "evt-soviet-advisers",
        "When did Soviet advisers work in China?",
        "One says when it began and not when it ended; the other gives ten years. Who says where a time ends?",
    ),
    Guess(
        "evt-first-trip-to-moscow",
        "When did Xi Jinping first travel to Moscow as president?",
        "Two agree, but in one of them the year has to be reckoned. What does a text leave to its reader?",
    ),
    Guess(
        "evt-victory-in-europe",
        "When did the war in Europe end?",
        "Neither article prints the year: both count anniversaries. A date can be a sum.",
    ),
)


def write_landing(root: Path, out: Path, site: str | None, mode: str, repository: str | None) -> None:
    """Write the first page of a course's pages. `site` is where notebooks open, `mode` that of `companion.build`."""
    lessons = [load_lesson(path.parent) for path in sorted((root / "lessons").glob("*/questions.toml"))]
    notebooks = [
        json.loads((root / "lessons" / one.id / f"{one.id}.ipynb").read_text("utf-8")) for one in lessons
    ]
    doors = _doors(lessons[0].id, site, mode, repository)
    teachers = (
        ""
        if mode == "class"
        else ' <a href="taster.html">Taste it</a>. For teachers: <a href="teaching.html">a plan</a>.'
    )
    page = landing(load(), lessons, notebooks, doors=doors, teachers=teachers)
    (out / "index.html").write_text(page, encoding="utf-8")


def landing(
    corpus: Corpus, lessons: Sequence[Lesson], notebooks: Sequence[Mapping[str, Any]], **links: str
) -> str:
    """Return the first page as HTML, with the `doors` of a course and what leads its `teachers` on.

    The time of what a lesson asks for is not drawn.
    """
    veiled = frozenset().union(*map(events_veiled, lessons, notebooks))
    asks = [_will("\n".join(map(cell_text, notebook["cells"]))) for notebook in notebooks]
    view = glance(timeline(corpus))
    sources = tuple(source.id for source in corpus.sources)
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        links,
        guesses="\n".join(_guess(one, number, corpus) for number, one in enumerate(GUESSES)),
        many=len(view.events),
        alone=alone(view.events),
        style=html.style(),
        lens=html.body((lens_of(view, veiled=veiled),), sources),
        read=escape(READ),
        lessons="\n".join(map(_row, lessons, asks)),
        lessons_many="One lesson" if len(lessons) == 1 else f"{len(lessons)} lessons",
        hours=_hours(sum(lesson.minutes for lesson in lessons)),
        script=re.sub(r"^export ", "", SCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE),
    )


def marks_of(guess: Guess, corpus: Corpus) -> dict[str, Mark]:
    """Return what each source says of the time of what is guessed, in the order of the sources."""
    found = {mark.source: mark for mark in timeline(corpus, [guess.event]).marks}
    return {source.id: found[source.id] for source in corpus.sources}


def _guess(guess: Guess, number: int, corpus: Corpus) -> str:
    shorts = {source.id: source.short for source in corpus.sources}
    lanes = "".join(
        _lane(row, shorts[name], mark) for row, (name, mark) in enumerate(marks_of(guess, corpus).items())
    )
    ticks = "".join(f'<span style="left:{_at(year):.2f}%">{year}</span>' for year in _TICKS)
    return (
        f'<div class="guess"><h2 id="guess-{number}">{escape(guess.words)}</h2>'
        f'<form hidden><label for="year-{number}">Your guess</label><div class="line">'
        f'<output for="year-{number}">{BEGIN}</output>'
        f'<input id="year-{number}" type="range" min="{FIRST}" max="{LAST - 1}" value="{BEGIN}" '
        f'aria-describedby="guess-{number}"><div class="ticks" aria-hidden="true">{ticks}</div></div>'
        '<button type="submit">Ask the five</button></form>'
        f'<div class="five"><ol class="lanes">{lanes}</ol><span class="mine" aria-hidden="true"></span></div>'
        f'<p class="tell" aria-live="polite"></p><p class="moral">{escape(guess.moral)}</p>'
        '<p class="more"><button type="button" hidden>Another question</button></p></div>'
    )


def _lane(row: int, short: str, mark: Mark) -> str:
    """Return what one source says: its mark on the years and its words, or that it gives no date."""
    if mark.kind not in DATED or not mark.spans:
        words = _NO_DATE.get(mark.kind, "gives no date")
        name, axis = escape(short), f'<span class="axis"><i>{words}</i></span>'
        return f'<li class="source-{row}" data-name="{name}"><b>{name}</b> {axis}</li>'
    first, last = mark.spans[0][0], min(mark.spans[-1][1], LAST)
    last = LAST if mark.open == "end" else last
    soft = " soft" if mark.circa or mark.open else ""
    side = f"right:{100 - _at(first):.2f}%" if _at(first) > 55 else f"left:{_at(last):.2f}%"
    words = mark.phrase or f"{mark.date}, known from outside"
    return (
        f'<li class="source-{row}" data-name="{escape(short)}" data-first="{first:g}" data-last="{last:g}">'
        f'<b>{escape(short)}</b> <span class="axis"><span class="mark{soft}" style="left:{_at(first):.2f}%;'
        f'width:{_at(last) - _at(first):.2f}%"></span><q style="{side}">{escape(words.strip("“”"))}</q></span></li>'
    )


def _at(year: float) -> float:
    return (year - FIRST) / (LAST - 1 - FIRST) * 100


def _doors(first: str, site: str | None, mode: str, repository: str | None) -> str:
    words = ("Read and answer here", "On any device, on a phone too.") if mode else ("Read here", "As pages.")
    notebook = f"{first}/{first}.ipynb"
    doors = [(f"{first}.html", *words, "")]
    if site:
        doors.append(
            (lab_link(notebook, site), "Open as a notebook", "JupyterLab in this browser.", "notebook")
        )
    if repository:
        doors.append((binder_link(repository, notebook), "Open on Binder", "On a public server.", "notebook"))
    doors.append((f"{first}.html#print", "Print", "Each page, with room for answers.", ""))
    return "".join(
        f'<li class="{look}"><a href="{escape(link)}">{name}</a> <span>{what}</span></li>'
        for link, name, what, look in doors
    )


def _will(text: str) -> str:
    """Return what a lesson's card says that one will do."""
    found = _WILL.search(text)
    words = _MARKS.sub("", found[1]) if found else ""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') or not words else '.'}"


def _row(lesson: Lesson, asks: str) -> str:
    number = lesson.id.partition("_")[0].lstrip("0")
    return (
        f'<li><a href="{escape(lesson.id)}.html"><span class="number">{escape(number)}</span>'
        f'<span class="title">{escape(lesson.title)}<span class="asks">{escape(asks)}</span></span>'
        f'<span class="minutes">{lesson.minutes} minutes</span></a></li>'
    )


def _hours(minutes: int) -> str:
    """Return minutes as a reader plans them.

    >>> _hours(75), _hours(525)
    ('about one hour', 'about 9 hours')
    """
    hours = max(1, round(minutes / 60))
    return "about one hour" if hours == 1 else f"about {hours} hours"
