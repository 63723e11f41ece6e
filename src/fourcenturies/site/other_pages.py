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
_LOOKED_UP = "To look things up"
_CONTENTS = {
    _LOOKED_UP: {
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
_SOURCES = """# The five sources

The articles are their publishers' and do not stand here. Who wrote each, when, and how far we can tell, is the question
of the [first lesson]({first}.md), so it is left out below. After it, read [where they stand](where_to_read.md).
"""


_YOURS = """# Your answers

{how}

## Where you stand

```{{raw}} html
<div class="live" data-call="progress" tabindex="0" role="region" aria-label="Where you stand"></div>
```
{own}
## Take your answers along

A file takes all of them to a notebook, to Binder, or to another browser, and brings them back from there. Nothing that
stands here is lost by that: where two answers differ, yours here stays, and the other one stands below it.

```{{raw}} html
<p class="live"><button type="button" data-does="give">Take my answers along</button></p>
<p class="live"><label class="button">Bring answers back <input type="file" accept=".zip" data-takes></label></p>
```

## On a shared computer

Whoever uses this browser after you finds your answers here, unless you clear them.

```{{raw}} html
<p class="live"><button type="button" data-does="clear">Shared computer: clear</button></p>
```
"""
_OWN = """
## What fades is asked again

```{raw} html
<div class="live asks" data-call="review">
<p><button type="button" data-does="show">Ask again what is due</button></p></div>
```

## How sure you were

```{raw} html
<div class="live asks" data-call="calibration"><p><button type="button" data-does="show">Draw it</button></p></div>
```

## Your exhibition

```{raw} html
<p class="live"><button type="button" data-does="dossier">Make my exhibition</button></p>
```
"""
_HOW_YOURS = {
    "keys": "What you write on these pages is kept in this browser, and nowhere else.",
    "class": "What you write on these pages is kept in this browser, until you save the file to hand in.",
}


def yours_page(mode: str) -> str:
    """Return the page on which a reader's own answers are looked at, taken along, brought back and cleared."""
    return _YOURS.format(how=_HOW_YOURS[mode], own=_OWN if mode == "keys" else "")


def pages_for(mode: str) -> dict[str, str]:
    """Return the pages that stand in the repository, with their paths; a class gets none that speaks of keys."""
    looked_up = set(_CONTENTS[_LOOKED_UP].values())
    return {name: path for name, path in COPIED.items() if mode != "class" or name in looked_up}


def first_page(lessons: Sequence[Lesson], mode: str = "") -> str:
    """Return the list of all pages that the navigation shows; `landing` takes its place on the first page."""
    numbered = {f"{n} {one.title}": one.id for n, one in enumerate(lessons, 1)}
    own = {"For you": {"Your answers": "yours"}} if mode else {}
    contents = {_LOOKED_UP: _CONTENTS[_LOOKED_UP]} if mode == "class" else _CONTENTS
    return "# Four Centuries\n" + "".join(
        starmap(_contents, {"Lessons": numbered, **own, **contents}.items())
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
