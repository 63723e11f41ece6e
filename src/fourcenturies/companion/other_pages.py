"""The pages beside the lessons: what stands in the repository as Markdown, the sources, and the first page."""

from __future__ import annotations

import posixpath
import re
from itertools import starmap
from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Source
    from fourcenturies.questions.lessons import Lesson

COPIED = {
    "glossary": "lessons/glossary.md",
    "persons": "lessons/persons.md",
    "evidence": "docs/evidence.md",
    "evidence_opened": "docs/evidence_opened.md",
    "glyphs": "docs/glyphs.md",
    "where_to_read": "lessons/where_to_read.md",
    "taster": "docs/taster.md",
    "self_study": "docs/self_study.md",
    "teaching": "docs/teaching.md",
    "instructors": "docs/instructors.md",
    "marking": "docs/marking.md",
    "messages": "docs/messages.md",
    "marking_kinds": "docs/marking_kinds.md",
    "hub": "docs/hub.md",
    "scale": "docs/scale.md",
    "coverage": "docs/coverage.md",
}
"""Page, and where it stands in the repository."""
_CONTENTS = {
    "To look things up": {
        "The five sources": "sources",
        "Glossary": "glossary",
        "Who is who": "persons",
        "Evidence": "evidence",
        "Glyphs": "glyphs",
        "Where to read the articles": "where_to_read",
    },
    "For readers": {"Taste it in ten minutes": "taster", "Reading alone": "self_study"},
    "For instructors": {
        "A plan for a class": "teaching",
        "The guide": "instructors",
        "How replies are marked": "marking",
        "Further kinds of question": "marking_kinds",
        "What the judge says": "messages",
        "On a hub": "hub",
        "A million submissions": "scale",
        "Coverage": "coverage",
        "Evidence that opens with an answer": "evidence_opened",
    },
}
"""What the navigation shows after the lessons: captions, and under each its pages by title."""
_LINK = re.compile(r"\[([^\]]*)\]\((?!https?:|#)([^)\s#]+)(#[^)\s]*)?\)")
_FIRST = """# Four centuries of China and Russia, read through five sources

Five short articles tell of embassies and treaties, alliance and split, memory and power. The lessons do not retell
them. They ask: **who says so, when did they say it, how do they know, who agrees, who is silent?**

These are the lessons as pages to read, to search and to print. Timelines, comparisons and chains can be filtered here
as in a notebook, with nothing running behind them. Answers are written, and judged, in the notebooks.

## The lessons

{lessons}

## To look things up

The [sources](sources.md), the [glossary](glossary.md), [who is who](persons.md), with every form of a name, and the
[evidence](evidence.md) for what is known from outside. A word from anywhere is found by the search.

## For instructors

[A plan for a class](teaching.md), [the guide](instructors.md) to handing out and grading, and [what is exercised
where](coverage.md). Who has ten minutes begins with [the taster](taster.md), who reads alone with
[Reading alone](self_study.md).
"""
_SOURCES = """# The five sources

The articles are their publishers' and do not stand here. Who wrote each, when, and how far we can tell, is the question
of the [first lesson]({first}.md), so it is left out below. After it, read [where they stand](where_to_read.md).
"""


def first_page(lessons: Sequence[Lesson]) -> str:
    """Return the first page, with the list of all pages that the navigation shows."""
    listed = "\n".join(
        f"{n}. [{one.title}]({one.id}.md), {one.minutes} minutes" for n, one in enumerate(lessons, 1)
    )
    numbered = {f"{n} {one.title}": one.id for n, one in enumerate(lessons, 1)}
    return _FIRST.format(lessons=listed) + "".join(
        starmap(_contents, {"Lessons": numbered, **_CONTENTS}.items())
    )


def _contents(caption: str, pages: Mapping[str, str]) -> str:
    lines = (f"{title} <{name}>" for title, name in pages.items())
    return "\n".join(("\n```{toctree}", ":hidden:", f":caption: {caption}\n", *lines, "```\n"))


def sources_page(corpus: Corpus, first: str) -> str:
    """Return the page on the five articles; `first` is the id of the first lesson."""
    return _SOURCES.format(first=first) + "".join(map(_source, corpus.sources))


def _source(source: Source) -> str:
    return f"\n## {plain(source.short)}\n\n*{plain(source.title)}*; {source.body_words} words.\n"


def copied(text: str, path: str, pages: Mapping[str, str], repository: str | None) -> str:
    """Return a page of the repository for the companion: its links lead to pages here, or to the repository.

    `path` is where it stands in the repository, `pages` name a page for each path that has one. Where the repository
    has no address, a link to what is not here becomes its words.

    >>> pages = {"lessons/glossary.md": "glossary"}
    >>> copied("See [the glossary](../lessons/glossary.md) and [why](design.md).", "docs/a.md", pages, None)
    'See [the glossary](glossary.md) and why.'
    """

    def led(found: re.Match[str]) -> str:
        words, target, place = found.groups(default="")
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if meant in pages:
            return f"[{words}]({pages[meant]}.md{place})"
        return f"[{words}]({repository}/blob/HEAD/{meant}{place})" if repository else words

    return _LINK.sub(led, text)
