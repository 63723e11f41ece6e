"""The list of persons, institutions, places and documents, with the forms of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.model import NOT_STATED
from fourcenturies.pages.markdown import plain, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Person

_KINDS = {
    "person": "Persons",
    "institution": "Institutions",
    "place": "Places",
    "document": "Documents",
}
_UNNAMED = "an unnamed "
"""So begins the name of somebody to whom no text gives one: whether it does is asked."""
_INTRODUCTION = """# Persons, places and the forms of their names

Made from the records; any form below is understood in an answer, and so is a slip of the pen that leaves no
doubt. Where a place has rival names, all are shown and none is called right. *Who* is how our sources describe
a person, or where that is said from outside.
"""


def persons(corpus: Corpus) -> str:
    """Return the page: one table for each kind of record, in the alphabet's order."""
    parts = [_INTRODUCTION]
    for kind, heading in _KINDS.items():
        named = (p for p in corpus.people if p.kind == kind and not p.name.startswith(_UNNAMED))
        held = sorted(named, key=lambda p: _sorted_by(p).casefold())
        if held:
            rows = ((plain(p.name), _forms(p), _who(corpus, p)) for p in held)
            parts.append(f"## {heading}\n\n{table(('Name', 'Other forms', 'Who or what'), rows)}")
    return "\n".join(parts)


def _sorted_by(person: Person) -> str:
    return person.surname or person.name.removeprefix("the ").removeprefix("The ")


def _forms(person: Person) -> str:
    forms = (
        *person.english,
        person.pinyin,
        person.wade_giles,
        person.hanzi,
        *person.cyrillic,
        *person.titles,
    )
    return " · ".join(plain(form) for form in dict.fromkeys(filter(None, forms)) if form != person.name)


def _who(corpus: Corpus, person: Person) -> str:
    told = [*_roles(corpus, person)]
    if person.author and person.author != NOT_STATED:
        author = corpus.get(person.author)
        told.append(f"by {plain(getattr(author, 'name', person.author))}")
    return "; ".join(dict.fromkeys(told))


def _roles(corpus: Corpus, person: Person) -> Iterator[str]:
    """Yield what a person is; of who signs or prints one of the five by outside knowledge, nothing from outside."""
    outside = {
        held.value
        for source in corpus.sources
        for held in (source.author_outside, source.outlet_outside)
        if held
    }
    for role in person.roles:
        if person.name in outside and not role.source:
            continue
        source = getattr(corpus.get(role.source), "short", "") if role.source else "from outside"
        yield f"{plain(role.role)} ({source})"
