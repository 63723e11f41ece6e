"""Where each of the five articles can lawfully be read, on what terms, and what was searched for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain, table

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Source, Where

_INTRODUCTION = """# Where the five articles can be read

The articles are their publishers' and are no part of the course. Without them, its short passages will do; with a
lawful copy of your own, every passage is checked against it. Lesson 1 asks who published what, and when: read this page
after it, for an address can tell. Made from the records.

"""


def where_to_read(corpus: Corpus) -> str:
    """Return the page."""
    rows = ((f"*{plain(source.title)}*", places(source), plain(source.searched)) for source in corpus.sources)
    return _INTRODUCTION + table(("Article", "Where, and on what terms", "Searched for in vain"), rows)


def places(source: Source) -> str:
    """Return where a source can be read, each place with its licence, as Markdown on one line."""
    return "<br>".join(map(_place, source.where)) or "no page of it is known"


def _place(where: Where) -> str:
    place = f"[{plain(where.place)}](<{where.link}>)" if where.link else plain(where.place)
    terms = f" ([terms](<{where.terms}>))" if where.terms else ""
    return f"{place}. Licence: {plain(where.licence)}{terms}"
